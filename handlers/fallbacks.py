"""What no journey knows: an old button, an earlier form. Nobody is met with silence, nor Slack with a 404."""

from __future__ import annotations

import re

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers.blocks import apologies
from handlers.blocks.block_kit import View
from handlers.reply import Reply

ANYTHING = re.compile(".*", re.DOTALL)


def register(app: AsyncApp) -> None:
    """Whatever is left."""
    app.action(ANYTHING)(old_control)
    app.view(ANYTHING)(old_form)
    app.view_closed(ANYTHING)(closed)
    app.shortcut(ANYTHING)(old_shortcut)
    app.command(ANYTHING)(other_command)
    app.options(ANYTHING)(no_options)
    app.event(ANYTHING)(not_for_us)


async def old_control(ack: AsyncAck, reply: Reply) -> None:
    """A button or menu that nothing listens to any more."""
    await ack()
    await reply.say(apologies.old_button(reply.t))


async def old_form(ack: AsyncAck, reply: Reply) -> None:
    """A form that nothing listens to any more."""
    view: View = apologies.refusal_view(reply.t, apologies.old_form(reply.t))
    await ack(response_action="update", view=view)


async def closed(ack: AsyncAck) -> None:
    """Somebody closed a form; nothing follows from that."""
    await ack()


async def old_shortcut(ack: AsyncAck, reply: Reply) -> None:
    """A shortcut that nothing listens to any more."""
    await ack()
    await reply.say(apologies.old_button(reply.t))


async def other_command(ack: AsyncAck, reply: Reply) -> None:
    """A command of an earlier manifest."""
    await ack(text=apologies.old_command(reply.t))


async def no_options(ack: AsyncAck) -> None:
    """A menu that would ask us for its choices; none of ours does any more."""
    await ack(options=[])


async def not_for_us(ack: AsyncAck) -> None:
    """An event of an earlier manifest: heard, so that Slack does not send it again and again."""
    await ack()
