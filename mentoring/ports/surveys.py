"""Memory of surveys and of frozen reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from mentoring.model import CohortId, EnrolmentState, MemberId, Mentorship, MentorshipId, SurveyAnswer, Wave
from mentoring.report import LedgerLine, PulseLine, Report, SessionLine


class SurveyRepository(Protocol):
    """Answers to surveys, each under a keyed hash of who gave it."""

    async def links(self, cohort: CohortId, members: Sequence[MemberId]) -> Mapping[MemberId, str]:
        """What each of them is called in the cohort's surveys; empty when there is no key, or none any more."""
        ...

    async def open(self, cohort: CohortId) -> None:
        """Make the cohort's key, unless there is one."""
        ...

    async def get(self, cohort: CohortId, link: str, wave: Wave) -> SurveyAnswer | None:
        """What somebody answered so far, or None."""
        ...

    async def put(self, answer: SurveyAnswer) -> None:
        """Insert or replace."""
        ...

    async def of_cohort(self, cohort: CohortId) -> Sequence[SurveyAnswer]:
        """All answers of a cohort, in an order that tells nothing."""
        ...

    async def destroy_key(self, cohort: CohortId) -> None:
        """From now on nobody can say whose the answers are; only words that may be quoted stay."""
        ...


class ReportRepository(Protocol):
    """Reports as they were frozen, and what one is made of."""

    async def freeze(self, report: Report) -> bool:
        """Keep it for good; False when that day's was frozen already (atomic)."""
        ...

    async def latest(self, cohort: CohortId) -> Report | None:
        """The last one, or None."""
        ...

    async def enrolled(self, cohort: CohortId) -> Mapping[EnrolmentState, int]:
        """How many enrolments of the cohort are in each state."""
        ...

    async def pairs(self, cohort: CohortId) -> Sequence[Mentorship]:
        """The cohort's mentorships in every state, by id, without what flows in them."""
        ...

    async def sessions(self, mentorships: Iterable[MentorshipId]) -> Sequence[SessionLine]:
        """What a report needs of their sessions."""
        ...

    async def pulses(self, sessions: Iterable[SessionLine]) -> Sequence[PulseLine]:
        """What a report needs of the pulses after these sessions."""
        ...

    async def ledger(self, sessions: Iterable[SessionLine]) -> Sequence[LedgerLine]:
        """Who kept lines of these sessions; not which."""
        ...

    async def departments(self, members: Iterable[MemberId]) -> Mapping[MemberId, str]:
        """Where those of them work who say so."""
        ...
