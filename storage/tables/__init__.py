"""The tables, private to this package: each row knows its workspace, and how to become a thing of the domain."""

from __future__ import annotations

from storage.tables.agreements import AGREEMENTS, AgreementRow
from storage.tables.audit import AUDIT, AuditRow
from storage.tables.bookings import BOOKINGS, BookingRow
from storage.tables.calendars import PUBLISHED_CALENDARS, PublishedCalendarRow
from storage.tables.cohorts import COHORTS, ENROLMENTS, CohortRow, EnrolmentRow, ProposalRow
from storage.tables.endings import ACCORDS, THANKS, AccordRow, ThanksRow
from storage.tables.goals import GOALS, TAKEAWAYS, GoalRow, TakeawayRow
from storage.tables.kindness import MutedRow, SupportRow
from storage.tables.led_sessions import EditPaceRow, LedSessionRow
from storage.tables.mentorships import (
    MENTORSHIPS,
    PULSES,
    SESSIONS,
    AnswerRow,
    MentorshipMemberRow,
    MentorshipRow,
    PulseRow,
    SessionRow,
    TouchRow,
)
from storage.tables.outbox import (
    NUDGES,
    BudgetRow,
    ConversationRow,
    InboxRow,
    NudgeRow,
    RecipientRow,
    RemovalRow,
    is_in,
)
from storage.tables.people import MEMBERS, PROFILES, LookRow, MemberRow, ProfileRow
from storage.tables.questions import HeardQuestionRow, OwnQuestionRow, QuestionUseRow, RejectedRow
from storage.tables.restores import ErasureKeyRow, RestoredRow
from storage.tables.row import Row
from storage.tables.surveys import SURVEY_ANSWERS, ReportRow, SurveyAnswerRow, SurveyKeyRow

__all__ = [
    "ACCORDS",
    "AGREEMENTS",
    "AUDIT",
    "BOOKINGS",
    "COHORTS",
    "ENROLMENTS",
    "GOALS",
    "MEMBERS",
    "MENTORSHIPS",
    "NUDGES",
    "PROFILES",
    "PUBLISHED_CALENDARS",
    "PULSES",
    "SESSIONS",
    "SURVEY_ANSWERS",
    "TAKEAWAYS",
    "THANKS",
    "AccordRow",
    "AgreementRow",
    "AnswerRow",
    "AuditRow",
    "BookingRow",
    "BudgetRow",
    "CohortRow",
    "ConversationRow",
    "EditPaceRow",
    "EnrolmentRow",
    "ErasureKeyRow",
    "GoalRow",
    "HeardQuestionRow",
    "InboxRow",
    "LedSessionRow",
    "LookRow",
    "MemberRow",
    "MentorshipMemberRow",
    "MentorshipRow",
    "MutedRow",
    "NudgeRow",
    "OwnQuestionRow",
    "ProfileRow",
    "ProposalRow",
    "PublishedCalendarRow",
    "PulseRow",
    "QuestionUseRow",
    "RecipientRow",
    "RejectedRow",
    "RemovalRow",
    "ReportRow",
    "RestoredRow",
    "Row",
    "SessionRow",
    "SupportRow",
    "SurveyAnswerRow",
    "SurveyKeyRow",
    "TakeawayRow",
    "ThanksRow",
    "TouchRow",
    "is_in",
]
