"""Idempotency key of what Slack sends: Slack repeats what it heard no answer to, and each request is acted on once."""

from __future__ import annotations

from mentoring.model import WorkspaceId
from mentoring.programme.services import UseCase


class Requests(UseCase):
    """What has been heard already, by whichever process."""

    async def first_time(self, workspace: WorkspaceId, key: str) -> bool:
        """Remember the key; whether nobody had it before."""
        now = self.services.clock()
        async with self.services.store.transaction(workspace) as tx:
            return await tx.inbox.first_time(key, now)
