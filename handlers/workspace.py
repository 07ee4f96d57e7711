"""What happens to the workspace itself: the app is removed, or its token is revoked."""

from __future__ import annotations

import logging

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

logger = logging.getLogger(__name__)


def register(app: AsyncApp) -> None:
    """The end of an installation."""
    app.event("app_uninstalled")(gone)
    app.event("tokens_revoked")(gone)


async def gone(context: AsyncBoltContext) -> None:
    """Sending pauses by itself at the first refused call and resumes with a working token; here it is noted."""
    logger.warning("The app was removed", extra={"action": "workspace_gone", "workspace": context.team_id})
