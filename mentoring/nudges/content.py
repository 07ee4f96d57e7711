"""What a nudge says, as facts without any form: made at the moment of sending, drawn by `handlers/blocks/nudges.py`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from mentoring.agenda import Agenda
from mentoring.looking_back import LookingBack
from mentoring.model import (
    Cohort,
    CohortId,
    EnrolmentState,
    MemberId,
    MentoringSession,
    Mentorship,
    MentorshipId,
    MentorshipState,
    Need,
    Profile,
    SessionId,
)
from mentoring.nudges.model import Nudge, Skip, Wait
from mentoring.ports import Transaction


@dataclass(frozen=True, kw_only=True)
class NudgeContent:
    """Anything that the bot says of its own accord; each kind has its own."""


class SessionAgenda(Protocol):
    """A session with its agenda and the profiles of its people."""

    @property
    def session(self) -> MentoringSession:
        """The session, with the questions planned for it."""
        ...

    @property
    def agenda(self) -> Agenda:
        """What it is about."""
        ...

    @property
    def looking_back(self) -> LookingBack | None:
        """What it says of an earlier talk, once everybody has answered."""
        ...

    @property
    def profiles(self) -> Mapping[MemberId, Profile]:
        """Of those who take part and have one."""
        ...


@dataclass(frozen=True, kw_only=True)
class Sources:
    """Where content comes from: one transaction at one moment, and what the programme works out from it."""

    tx: Transaction
    now: datetime
    label: Callable[[str], str]
    """A topic's name, by its id or as typed."""
    agenda_of: Callable[[Mentorship, MentoringSession], Awaitable[SessionAgenda]]
    needs_of: Callable[[Cohort], Awaitable[Sequence[Need]]]

    async def cohort(self, nudge: Nudge) -> Cohort | None:
        """The cohort that a nudge is about."""
        return await self.tx.cohorts.get(CohortId(nudge.subject))

    async def takes_part(self, member: MemberId, cohort: CohortId) -> bool:
        """Whether somebody is in a cohort now; asked of their own row, for each of thousands who hear the same."""
        enrolment = await self.tx.enrolments.get(cohort, member)
        return enrolment is not None and enrolment.state is EnrolmentState.ENROLLED

    async def active(self, mentorship: MentorshipId) -> tuple[Mentorship, Cohort] | None:
        """A mentorship that was introduced and goes on, with its cohort; None when it is not so."""
        found = await self.open(mentorship)
        return found if found and found[0].state is MentorshipState.ACTIVE else None

    async def open(self, mentorship: MentorshipId) -> tuple[Mentorship, Cohort] | None:
        """A mentorship that has not ended, introduced or not, with its cohort."""
        found = await self.tx.mentorships.get(mentorship)
        if found is None or not found.is_open:
            return None
        cohort = await self.tx.cohorts.get(found.cohort)
        return (found, cohort) if cohort else None

    async def session(self, nudge: Nudge) -> tuple[MentoringSession, Mentorship, Cohort] | None:
        """The session that a nudge is about, with its mentorship; None when that has ended."""
        found = await self.tx.sessions.get(SessionId(nudge.subject))
        owner = await self.active(found.mentorship) if found else None
        return (found, *owner) if found and owner else None


ContentOf = Callable[[Nudge, Sources], Awaitable[NudgeContent | Wait | Skip]]
"""How the content of a kind is made; Wait when something has to come first, Skip when it is not worth saying."""
