"""The tables, private to this package: each row knows its workspace, and how to become a thing of the domain."""

from __future__ import annotations

from storage.tables.agreements import AGREEMENTS, AgreementRow
from storage.tables.cohorts import COHORTS, ENROLMENTS, CohortRow, EnrolmentRow, ProposalRow
from storage.tables.endings import ACCORDS, THANKS, AccordRow, ThanksRow
from storage.tables.kindness import MutedRow, SupportRow
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
    "ACCORDS",
    "AGREEMENTS",
    "COHORTS",
    "ENROLMENTS",
    "MEMBERS",
    "MENTORSHIPS",
    "NUDGES",
    "PROFILES",
    "PULSES",
    "SESSIONS",
    "THANKS",
    "AccordRow",
    "AgreementRow",
    "AnswerRow",
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
    "MutedRow",
    "NudgeRow",
    "OwnQuestionRow",
    "ProfileRow",
    "ProposalRow",
    "PulseRow",
    "QuestionUseRow",
    "RecipientRow",
    "RejectedRow",
    "RemovalRow",
    "RestoredRow",
    "Row",
    "SessionRow",
    "SupportRow",
    "ThanksRow",
    "TouchRow",
    "is_in",
]
