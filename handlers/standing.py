"""Somebody's account has changed, as Slack tells us: deactivated, back, a guest's now, in another zone."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from handlers.accounts import accounts_of
from mentoring.model import WorkspaceId
from mentoring.programme import Programme


def register(app: AsyncApp) -> None:
    """Changes of people."""
    app.event("user_change")(changed)


async def changed(event: dict[str, Any], context: AsyncBoltContext, programme: Programme) -> None:
    """Somebody changed, most often only a picture or a status: the programme knows whether it matters."""
    workspace = WorkspaceId(str(context.team_id))
    for account in accounts_of(workspace, [event.get("user")]):
        await programme.standing.changed(workspace, account)
