"""*This was heavy*, and what one would rather not hear, as Slack tells us of them."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers import forms
from handlers.blocks import kindness as blocks
from handlers.ids import Action, Callback
from handlers.reply import Reply
from mentoring.model import Actor
from mentoring.programme import Programme


def register(app: AsyncApp) -> None:
    """Everything that makes it easier."""
    app.action(Action.HEAVY)(open_support)
    app.action(Action.NAME_SUPPORT)(open_naming)
    app.view(Callback.SUPPORT)(name_support)
    app.action(Action.HEARS)(open_hears)
    app.view(Callback.HEARS)(choose_hears)


async def show_support(reply: Reply, actor: Actor, programme: Programme) -> None:
    """Whom to talk to; that somebody looked is kept nowhere, so it is no sign of life either."""
    await reply.begin(reply.t("Whom to talk to"))
    await reply.show(blocks.support(reply.t, await programme.kindness.support(actor)))


async def show_hears(reply: Reply, actor: Actor, programme: Programme) -> None:
    """What they hear, each kind with its box."""
    await reply.begin(reply.t("What I hear from you"))
    await reply.show(blocks.hears_form(reply.t, await programme.kindness.muted(actor)))


async def open_support(ack: AsyncAck, reply: Reply, actor: Actor, programme: Programme) -> None:
    """*This was heavy*."""
    await ack()
    await show_support(reply, actor, programme)


async def open_naming(ack: AsyncAck, reply: Reply, actor: Actor, programme: Programme) -> None:
    """*Change these contacts*, for an organiser."""
    await ack()
    await reply.redraw(blocks.naming_form(reply.t, await programme.kindness.support(actor)))


async def name_support(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Save*."""
    words = forms.support(reply.t, view)
    await programme.kindness.name_support(actor, words)
    await ack(response_action="update", view=blocks.support(reply.t, await programme.kindness.support(actor)))


async def open_hears(ack: AsyncAck, reply: Reply, actor: Actor, programme: Programme) -> None:
    """*What I hear from you*."""
    await ack()
    await show_hears(reply, actor, programme)


async def choose_hears(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Save*."""
    muted = forms.muted(view)
    await ack()
    await reply.tell(blocks.hears(reply.t, await programme.kindness.mute(actor, muted)))
