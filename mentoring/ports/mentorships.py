"""Memory of mentorships: their sessions, what was asked in them, and the pulse."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from mentoring.model import (
    ChannelId,
    CohortId,
    EndedFor,
    MemberId,
    MentoringSession,
    Mentorship,
    MentorshipId,
    Met,
    PlannedQuestion,
    Pulse,
    Question,
    SessionId,
    SessionProgress,
)


class MentorshipRepository(Protocol):
    """Announced matches."""

    async def get(self, mentorship: MentorshipId) -> Mentorship | None:
        """The mentorship, or None."""
        ...

    async def put(self, mentorship: Mentorship) -> None:
        """Insert or replace; what has ended stays ended."""
        ...

    async def of_cohort(self, cohort: CohortId) -> Sequence[Mentorship]:
        """All of a cohort, in every state, by id."""
        ...

    async def count(self, cohort: CohortId, most: int) -> int:
        """How many a cohort has, in every state; no further than `most`."""
        ...

    async def of_member(self, member: MemberId) -> Sequence[Mentorship]:
        """All in which the person ever took part, newest first."""
        ...

    async def history(self, members: Collection[MemberId]) -> Mapping[tuple[MemberId, MemberId], int]:
        """How often each two of `members` were introduced to one another; keys sorted."""
        ...

    async def forget(self, mentorship: MentorshipId) -> None:
        """Remove a mentorship that nobody was told of, with its sessions."""
        ...

    async def introduced(self, mentorship: MentorshipId, at: datetime, channel: ChannelId | None) -> bool:
        """Its introduction arrived: it is active from now on; False when it was so already, or has ended (atomic)."""
        ...

    async def end(self, mentorship: MentorshipId, at: datetime, why: EndedFor) -> bool:
        """End it atomically; False when it had ended already."""
        ...

    async def look_again(self, mentorship: MentorshipId, at: datetime | None) -> None:
        """When the planner must look at this mentorship again; None for never."""
        ...


class SessionRepository(Protocol):
    """The sessions of mentorships, what was planned for them and who says they met."""

    async def get(self, session: SessionId) -> MentoringSession | None:
        """The session, or None."""
        ...

    async def put(self, session: MentoringSession) -> None:
        """Insert or replace (unique by mentorship and number).

        Of an existing row the answers are left to `answer` and `held_on` to `hold`; questions once planned stay when
        none are given.
        """
        ...

    async def of_mentorship(self, mentorship: MentorshipId) -> Sequence[MentoringSession]:
        """All of a mentorship, by number."""
        ...

    async def of_cohort(self, cohort: CohortId) -> Sequence[MentoringSession]:
        """All of a cohort's mentorships, by mentorship and number."""
        ...

    async def progress(self, cohort: CohortId) -> Mapping[MentorshipId, SessionProgress]:
        """How far each mentorship of a cohort is, in one statement."""
        ...

    async def answer(self, session: SessionId, member: MemberId, met: Met) -> MentoringSession:
        """Record one answer to *Did you meet?* (the last one stands) and return the session as it is now."""
        ...

    async def offer(self, session: SessionId, at: datetime) -> None:
        """Its agenda arrived; the first time counts."""
        ...

    async def touch(self, session: SessionId, member: MemberId, at: datetime) -> None:
        """The member did something about it."""
        ...

    async def remove(self, session: SessionId) -> None:
        """Forget a session that was never offered."""
        ...

    async def hold(self, session: SessionId, on: date) -> bool:
        """Mark it held, once; False when it was held already (atomic)."""
        ...

    async def asked_of(self, member: MemberId) -> frozenset[str]:
        """Ids of every question ever planned for, or given to, this answerer."""
        ...

    async def give(self, member: MemberId, question: str) -> None:
        """Remember that a question was given to somebody outside of an agenda."""
        ...

    async def used(self) -> Mapping[str, int]:
        """How often each question was planned or given in this workspace, by id."""
        ...

    async def swap(self, session: SessionId, old: str, new: PlannedQuestion) -> bool:
        """Put `new` in the place of the planned question `old`; False when that is no longer on the agenda."""
        ...

    async def reject(self, mentorship: MentorshipId, question: str) -> None:
        """Remember that a pair swapped a question away."""
        ...

    async def rejected(self, mentorship: MentorshipId) -> frozenset[str]:
        """Ids of the questions that the pair swapped away."""
        ...

    async def plan_questions(self, session: SessionId, questions: tuple[PlannedQuestion, ...]) -> bool:
        """Fix the session's questions if none were planned yet; False when somebody was first (atomic)."""
        ...


class PulseRepository(Protocol):
    """Two-minute checks, one per session and member."""

    async def put(self, pulse: Pulse) -> None:
        """Insert or replace."""
        ...

    async def of_session(self, session: SessionId) -> Sequence[Pulse]:
        """Those of a session, by member."""
        ...

    async def of_mentorship(self, mentorship: MentorshipId) -> Sequence[Pulse]:
        """Those of a mentorship, by session number and member."""
        ...

    async def of_cohort(self, cohort: CohortId) -> Sequence[Pulse]:
        """All of a cohort."""
        ...


class OwnQuestionRepository(Protocol):
    """The questions that a workspace's organisers added to the bank."""

    async def all(self) -> Sequence[Question]:
        """All of them, those out of use too, by id."""
        ...

    async def put(self, question: Question) -> None:
        """Insert or replace."""
        ...
