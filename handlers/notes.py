"""What people keep of their sessions, as Slack tells us of it."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers.blocks import notes as blocks
from handlers.ids import Action
from handlers.reply import Reply
from mentoring.model import Actor, MentorshipId, SessionId
from mentoring.programme import Programme


def register(app: AsyncApp) -> None:
    """Looking at one's notes, and sharing them; they are written with the pulse."""
    app.action(Action.NOTES)(open_notes)
    app.action(Action.SHARE_NOTES)(share_notes)


async def open_notes(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*My notes*."""
    await ack()
    await reply.begin(reply.t("My notes"))
    await reply.show(blocks.notes_view(reply.t, await programme.takeaways.notes(actor, MentorshipId(action["value"]))))


async def share_notes(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Share my notes*."""
    await ack()
    partners = await programme.takeaways.share(actor, SessionId(action["value"]))
    await reply.instead(blocks.notes_shared(reply.t, partners))
