"""The tables, private to this package: each row knows its workspace, and how to become a thing of the domain."""

from __future__ import annotations

from storage.tables.cohorts import CohortRow, EnrolmentRow, ProposalRow
from storage.tables.mentorships import AnswerRow, MentorshipMemberRow, MentorshipRow, PulseRow, SessionRow
from storage.tables.outbox import (
    BudgetRow,
    ConversationRow,
    InboxRow,
    NudgeRow,
    RecipientRow,
    RemovalRow,
    is_in,
    nudge_of,
)
from storage.tables.people import MemberRow, ProfileRow
from storage.tables.questions import HeardQuestionRow, OwnQuestionRow, QuestionUseRow, RejectedRow
from storage.tables.row import Row

__all__ = [
    "AnswerRow",
    "BudgetRow",
    "CohortRow",
    "ConversationRow",
    "EnrolmentRow",
    "HeardQuestionRow",
    "InboxRow",
    "MemberRow",
    "MentorshipMemberRow",
    "MentorshipRow",
    "NudgeRow",
    "OwnQuestionRow",
    "ProfileRow",
    "ProposalRow",
    "PulseRow",
    "QuestionUseRow",
    "RecipientRow",
    "RejectedRow",
    "RemovalRow",
    "Row",
    "SessionRow",
    "is_in",
    "nudge_of",
]
