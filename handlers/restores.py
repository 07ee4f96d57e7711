"""After a restore: an organiser says who was introduced meanwhile."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers.blocks import restores as blocks
from handlers.forms import chosen
from handlers.ids import Action, Callback, Field
from handlers.reply import Reply
from mentoring.model import Actor, MemberId
from mentoring.programme import Programme


def register(app: AsyncApp) -> None:
    """The button of the message, and its form."""
    app.action(Action.AFTER_RESTORE)(open_waiting)
    app.view(Callback.AFTER_RESTORE)(confirm)


async def open_waiting(ack: AsyncAck, reply: Reply, actor: Actor, programme: Programme) -> None:
    """*See who waits*."""
    await ack()
    await reply.begin(reply.t("Introductions"))
    await reply.show(blocks.waiting_form(reply.t, await programme.restores.waiting(actor)))


async def confirm(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Introduce the others*."""
    introduced = [MemberId(each) for each in chosen(view, Field.INTRODUCED) or []]
    outcome = await programme.restores.confirm(actor, introduced)
    await ack()
    await reply.tell(blocks.confirmed(reply.t, outcome))
