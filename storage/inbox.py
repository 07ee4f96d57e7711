"""What Slack told us already."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import WorkspaceId
from storage.rows import Rows
from storage.tables import InboxRow


class InboxTable:
    """`mentoring.ports.Inbox` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The inbox of one workspace."""
        self._rows = Rows(connection, workspace, InboxRow)

    async def first_time(self, source: str, now: datetime) -> bool:
        """True once per source id; False for a repeat (atomic)."""
        digest = sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
        row = InboxRow(workspace_id=self._rows.workspace, source=digest, seen_at=now)
        return bool(await self._rows.add([row]))
