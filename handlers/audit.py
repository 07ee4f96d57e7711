"""The audit log in an organiser's hands."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers.blocks import audit as blocks
from handlers.ids import Action
from handlers.reply import Reply
from mentoring.model import Actor
from mentoring.programme import Programme


def register(app: AsyncApp) -> None:
    """Turning its pages; `/mentoring log` begins it."""
    app.action(Action.AUDIT_PAGE)(turn_page)
    app.action(Action.AUDIT_BACK)(turn_page)


async def turn_page(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Older* or *Newer*, in the place of the page before."""
    await ack()
    number = str(action["value"])
    page = await programme.audit.page(actor, int(number) if number.isdecimal() else 0)
    await reply.instead(blocks.log(reply.t, page))
