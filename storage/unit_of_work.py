"""Unit of work: everything of one workspace within one database transaction, kept together or not at all."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import WorkspaceId
from mentoring.ports import (
    AccordRepository,
    AgreementRepository,
    AuditRepository,
    BookingRepository,
    CalendarRepository,
    CohortRepository,
    EnrolmentRepository,
    GoalRepository,
    Inbox,
    LedSessionRepository,
    LookRepository,
    MemberRepository,
    MentorshipRepository,
    MutedRepository,
    NudgeRepository,
    OwnQuestionRepository,
    ProfileRepository,
    ProposalRepository,
    PulseRepository,
    ReportRepository,
    RestoreRepository,
    SessionRepository,
    SupportRepository,
    SurveyRepository,
    TakeawayRepository,
    ThanksRepository,
)
from storage.agreements import AgreementTable
from storage.audit import AuditTable
from storage.bookings import BookingTable
from storage.calendars import CalendarTable
from storage.cohorts import CohortTable
from storage.endings import AccordTable, ThanksTable
from storage.enrolments import EnrolmentTable
from storage.goals import GoalTable, TakeawayTable
from storage.inbox import InboxTable
from storage.kindness import MutedTable, SupportTable
from storage.led_sessions import LedSessionTable
from storage.looks import LookTable
from storage.members import MemberTable
from storage.mentorships import MentorshipTable
from storage.nudges import NudgeTable
from storage.own_questions import OwnQuestionTable
from storage.profiles import ProfileTable
from storage.proposals import ProposalTable
from storage.pulses import PulseTable
from storage.reports import ReportTable
from storage.restores import RestoreTable
from storage.sessions import SessionTable
from storage.surveys import SurveyTable


class UnitOfWork:
    """`mentoring.ports.Transaction` in the database."""

    def __init__(
        self, connection: AsyncConnection, workspace: WorkspaceId, erased: Callable[[str], None] | None = None
    ) -> None:
        """The tables of one workspace on a connection whose transaction has begun."""
        self.workspace = workspace
        self.members: MemberRepository = MemberTable(connection, workspace, erased)
        self.looks: LookRepository = LookTable(connection, workspace)
        self.profiles: ProfileRepository = ProfileTable(connection, workspace)
        self.cohorts: CohortRepository = CohortTable(connection, workspace)
        self.enrolments: EnrolmentRepository = EnrolmentTable(connection, workspace)
        self.proposals: ProposalRepository = ProposalTable(connection, workspace)
        self.mentorships: MentorshipRepository = MentorshipTable(connection, workspace)
        self.sessions: SessionRepository = SessionTable(connection, workspace)
        self.led_sessions: LedSessionRepository = LedSessionTable(connection, workspace)
        self.bookings: BookingRepository = BookingTable(connection, workspace)
        self.calendars: CalendarRepository = CalendarTable(connection, workspace)
        self.pulses: PulseRepository = PulseTable(connection, workspace)
        self.agreements: AgreementRepository = AgreementTable(connection, workspace)
        self.goals: GoalRepository = GoalTable(connection, workspace)
        self.takeaways: TakeawayRepository = TakeawayTable(connection, workspace)
        self.surveys: SurveyRepository = SurveyTable(connection, workspace)
        self.reports: ReportRepository = ReportTable(connection, workspace)
        self.restores: RestoreRepository = RestoreTable(connection, workspace)
        self.thanks: ThanksRepository = ThanksTable(connection, workspace)
        self.accords: AccordRepository = AccordTable(connection, workspace)
        self.muted: MutedRepository = MutedTable(connection, workspace)
        self.support: SupportRepository = SupportTable(connection, workspace)
        self.nudges: NudgeRepository = NudgeTable(connection, workspace)
        self.own_questions: OwnQuestionRepository = OwnQuestionTable(connection, workspace)
        self.inbox: Inbox = InboxTable(connection, workspace)
        self.audit: AuditRepository = AuditTable(connection, workspace)
