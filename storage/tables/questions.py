"""Which questions were heard, which were swapped away, and those that an organisation wrote itself."""

from __future__ import annotations

from sqlmodel import Field

from mentoring.model import (
    Question,
)
from storage.tables.row import Row, part_of
from storage.types import JsonOf


class RejectedRow(Row, table=True):
    """A question that a pair swapped away."""

    __tablename__ = "rejected_question"
    __table_args__ = (part_of("mentorship", "mentorship_id"),)

    mentorship_id: str = Field(primary_key=True)
    question: str = Field(primary_key=True)


class OwnQuestionRow(Row, table=True):
    """A question that an organiser of the workspace added to the bank."""

    __tablename__ = "own_question"

    question_id: str = Field(primary_key=True)
    body: Question = Field(sa_type=JsonOf(Question))


class HeardQuestionRow(Row, table=True):
    """A question that was once planned for, or given to, somebody to answer."""

    __tablename__ = "heard_question"

    member_id: str = Field(primary_key=True)
    question: str = Field(primary_key=True)


class QuestionUseRow(Row, table=True):
    """How many people of a workspace heard a question: counted as it happens, since the least used goes first and
    thousands of agendas ask which that is.
    """

    __tablename__ = "question_use"

    question: str = Field(primary_key=True)
    people: int
