"""The tables, private to this package: each row knows its workspace, and how to become a thing of the domain."""

from __future__ import annotations

from storage.tables.bookings import BOOKINGS, BookingRow
from storage.tables.calendars import PUBLISHED_CALENDARS, PublishedCalendarRow
from storage.tables.cohorts import COHORTS, ENROLMENTS, CohortRow, EnrolmentRow, ProposalRow
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

__all__ = [
    "BOOKINGS",
    "COHORTS",
    "ENROLMENTS",
    "MEMBERS",
    "MENTORSHIPS",
    "NUDGES",
    "PROFILES",
    "PUBLISHED_CALENDARS",
    "PULSES",
    "SESSIONS",
    "AnswerRow",
    "BookingRow",
    "BudgetRow",
    "CohortRow",
    "ConversationRow",
    "EnrolmentRow",
    "ErasureKeyRow",
    "HeardQuestionRow",
    "InboxRow",
    "LookRow",
    "MemberRow",
    "MentorshipMemberRow",
    "MentorshipRow",
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
    "RestoredRow",
    "Row",
    "SessionRow",
    "TouchRow",
    "is_in",
]
