"""All memory of one workspace in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol

from mentoring.model import (
    CohortId,
    MemberId,
    MentorshipId,
    WorkspaceId,
)
from mentoring.ports.agreements import AgreementRepository
from mentoring.ports.audit import AuditRepository
from mentoring.ports.bookings import BookingRepository
from mentoring.ports.calendars import CalendarRepository
from mentoring.ports.cohorts import CohortRepository, EnrolmentRepository, ProposalRepository
from mentoring.ports.endings import AccordRepository, ThanksRepository
from mentoring.ports.goals import GoalRepository, TakeawayRepository
from mentoring.ports.kindness import MutedRepository, SupportRepository
from mentoring.ports.led_sessions import LedSessionRepository
from mentoring.ports.mentorships import MentorshipRepository, OwnQuestionRepository, PulseRepository, SessionRepository
from mentoring.ports.outbox import Inbox, NudgeRepository
from mentoring.ports.people import LookRepository, MemberRepository, ProfileRepository
from mentoring.ports.restores import RestoreRepository
from mentoring.ports.surveys import ReportRepository, SurveyRepository


class MemoryUnavailable(Exception):
    """Nothing can be kept or looked up at this moment: the disk is full, the database is locked or away.

    Of the transaction in which it is raised, nothing was kept. It says why in the database's own words, without values.
    """


class Transaction(Protocol):
    """Everything of one workspace, committed together or not at all."""

    workspace: WorkspaceId
    members: MemberRepository
    looks: LookRepository
    profiles: ProfileRepository
    cohorts: CohortRepository
    enrolments: EnrolmentRepository
    proposals: ProposalRepository
    mentorships: MentorshipRepository
    sessions: SessionRepository
    led_sessions: LedSessionRepository
    bookings: BookingRepository
    calendars: CalendarRepository
    pulses: PulseRepository
    agreements: AgreementRepository
    goals: GoalRepository
    takeaways: TakeawayRepository
    surveys: SurveyRepository
    reports: ReportRepository
    restores: RestoreRepository
    thanks: ThanksRepository
    accords: AccordRepository
    muted: MutedRepository
    support: SupportRepository
    nudges: NudgeRepository
    own_questions: OwnQuestionRepository
    inbox: Inbox
    audit: AuditRepository


class Store(Protocol):
    """Memory. Each transaction belongs to one workspace, so that no query can forget which."""

    def transaction(self, workspace: WorkspaceId) -> AbstractAsyncContextManager[Transaction]:
        """Begin; commits on a clean exit, rolls back on an error. Never call Slack inside. Raises MemoryUnavailable."""
        ...

    async def forget(self) -> None:
        """Let no copy of what was removed stay behind in the files of the database, as far as it can."""
        ...

    async def cohorts_to_plan(self, now: datetime, limit: int) -> Sequence[tuple[WorkspaceId, CohortId]]:
        """Cohorts whose `look_again_at` has come, longest waiting first."""
        ...

    async def claim_cohort(self, workspace: WorkspaceId, cohort: CohortId, now: datetime, until: datetime) -> bool:
        """Take a cohort that `cohorts_to_plan` named, until then; False when another replica has taken it (atomic)."""
        ...

    async def workspaces_to_look(self, now: datetime, limit: int) -> Sequence[WorkspaceId]:
        """Workspaces in which Slack has to be asked again who may take part, longest waiting first."""
        ...

    async def calendars_to_read(self, now: datetime, limit: int) -> Sequence[tuple[WorkspaceId, MemberId]]:
        """Whose published calendar is to be read again, longest waiting first."""
        ...

    async def next_look(self) -> datetime | None:
        """The earliest `look_again_at` of all; None when nothing is to be looked at."""
        ...

    async def mentorships_to_plan(self, now: datetime, limit: int) -> Sequence[tuple[WorkspaceId, MentorshipId]]:
        """Mentorships whose `look_again_at` has come, longest waiting first."""
        ...
