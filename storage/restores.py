"""Memory of a restore, in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import Restored, WorkspaceId
from mentoring.nudges.model import Nudge, NudgeId
from storage.outbox.restored import arrived, confirm_restored, restored, waiting_introductions


class RestoreTable:
    """`mentoring.ports.RestoreRepository` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """What is known of one workspace."""
        self._connection, self._workspace = connection, workspace

    async def unconfirmed(self) -> Restored | None:
        """The restore after which nobody has looked yet."""
        found = (await restored(self._connection, self._workspace)).get(self._workspace)
        return None if found is None or found.is_confirmed else found

    async def waiting(self) -> Sequence[Nudge]:
        """Introductions that wait, earliest due first."""
        return await waiting_introductions(self._connection, self._workspace)

    async def arrived(self, nudge: NudgeId) -> bool:
        """End one that was read before the restore."""
        return await arrived(self._connection, nudge, self._workspace)

    async def confirm(self, now: datetime) -> bool:
        """Let the others go."""
        return bool(await confirm_restored(self._connection, now, self._workspace))
