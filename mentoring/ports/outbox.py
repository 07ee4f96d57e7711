"""Memory of what the bot says and of what it was told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from mentoring.model import (
    CohortId,
    MemberId,
)
from mentoring.nudges.model import Nudge, NudgeKind
from mentoring.nudges.reasons import NudgeReason, SkipReason


class NudgeRepository(Protocol):
    """The outbox, as the programme sees it; delivery has its own, closer view."""

    async def plan(self, nudges: Iterable[Nudge]) -> int:
        """Insert those whose key is new; the number inserted."""
        ...

    async def find(self, dedupe_key: str) -> Nudge | None:
        """The nudge of that key, or None."""
        ...

    async def get(self, nudge: str) -> Nudge | None:
        """The nudge of that id, or None."""
        ...

    async def about(self, subject: str, kind: NudgeKind) -> Sequence[Nudge]:
        """Those of a kind about a subject, in whatever state, oldest due first."""
        ...

    async def skip(
        self,
        reason: SkipReason,
        *,
        subject: str | None = None,
        member: MemberId | None = None,
        kinds: Collection[NudgeKind] | None = None,
        keep_shared: bool = False,
    ) -> int:
        """End every nudge not yet claimed that fits all given filters, for a reason; the number ended.

        `keep_shared` leaves those alone that also go to somebody else.
        """
        ...

    async def wake(self, member: MemberId, now: datetime) -> int:
        """Let everything that waits for this person be looked at again from `now` on; the number woken."""
        ...

    async def heard(self, members: Collection[MemberId], since: datetime) -> Mapping[MemberId, Sequence[datetime]]:
        """When each member was last sent something unprompted after `since`, oldest first."""
        ...

    async def of_member(self, member: MemberId, limit: int = 20) -> Sequence[Nudge]:
        """The latest nudges to a person, newest due first."""
        ...

    async def skips(self, cohort: CohortId) -> Mapping[NudgeReason, int]:
        """How many nudges of a cohort were skipped, by reason."""
        ...


class Inbox(Protocol):
    """What Slack told us already: each event, click and submission counts once."""

    async def first_time(self, source: str, now: datetime) -> bool:
        """True once per source id; False for a repeat (atomic)."""
        ...
