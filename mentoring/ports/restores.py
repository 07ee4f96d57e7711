"""Memory of the interval that a restored database does not know, and of the introductions that wait because of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from mentoring.model.restores import Restored
from mentoring.nudges.model import Nudge, NudgeId


class RestoreRepository(Protocol):
    """Of one workspace."""

    async def unconfirmed(self) -> Restored | None:
        """The restore after which nobody has looked at the introductions yet; None when there is none."""
        ...

    async def waiting(self) -> Sequence[Nudge]:
        """Introductions that wait for an organiser's word, earliest due first."""
        ...

    async def arrived(self, nudge: NudgeId) -> bool:
        """An introduction was read before the restore: it is not sent; False when it does not wait."""
        ...

    async def confirm(self, now: datetime) -> bool:
        """The pairs still stand: introduce again; False when somebody has said so already."""
        ...
