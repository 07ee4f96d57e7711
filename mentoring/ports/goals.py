"""Memory of what people want to learn from each other, and of what each keeps of a session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from mentoring.model import Goal, MemberId, MentorshipId, SessionId, Takeaway


class GoalRepository(Protocol):
    """What members chose to learn in their mentorships."""

    async def choose(self, mentorship: MentorshipId, member: MemberId, goals: Sequence[Goal]) -> None:
        """Put these in the place of all that the member had chosen in the mentorship."""
        ...

    async def of_mentorship(self, mentorship: MentorshipId) -> Sequence[Goal]:
        """Those of a mentorship, by member and place."""
        ...


class TakeawayRepository(Protocol):
    """What each keeps of a session, one for each session and member."""

    async def put(self, takeaway: Takeaway) -> None:
        """Insert or replace; one in which nothing is kept goes."""
        ...

    async def get(self, session: SessionId, member: MemberId) -> Takeaway | None:
        """What a member keeps of a session, or None."""
        ...

    async def share(self, session: SessionId, member: MemberId) -> bool:
        """Let the partner see it; False when it is shared already, or nothing is kept (atomic)."""
        ...

    async def of_mentorship(self, mentorship: MentorshipId) -> Sequence[Takeaway]:
        """Those of a mentorship, by session number and member."""
        ...
