"""The bank of open questions, and what an organisation adds to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from mentoring.model import (
    GoalQuestion,
    Question,
)


@dataclass(frozen=True, kw_only=True)
class QuestionFault:
    """What is wrong with one field of a question, in a sentence for whoever wrote it."""

    field: str
    message: str


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What a pasted spreadsheet holds: new questions, rows that the bank has already, and what is wrong, by row."""

    questions: tuple[Question, ...]
    unchanged: int
    problems: tuple[str, ...]


class QuestionBank(Protocol):
    """The open questions of one language."""

    @property
    def language(self) -> str:
        """The language that they are in: "en", "de"."""
        ...

    @property
    def questions(self) -> Sequence[Question]:
        """Every question, retired ones too."""
        ...

    @property
    def goals(self) -> Sequence[GoalQuestion]:
        """The questions about what somebody came to learn; none where nobody has written any in this language."""
        ...

    def active(self) -> Sequence[Question]:
        """The questions that may be asked."""
        ...

    def by_id(self, question: str) -> Question:
        """The question of that id, retired or not; KeyError when there never was one."""
        ...


class GrowingBank(QuestionBank, Protocol):
    """A bank that the questions of a workspace's own can join, once they are good enough."""

    def with_own(self, questions: Iterable[Question]) -> GrowingBank:
        """The bank with a workspace's own questions beside it."""
        ...

    def next_own_id(self) -> str:
        """An id for one more question of the workspace's own, never used before."""
        ...

    def faults(self, question: Question) -> Sequence[QuestionFault]:
        """Everything wrong with a question by itself and beside the bank; nothing when it may be asked."""
        ...

    def to_sheet(self) -> str:
        """Every question as CSV, to read or to extend in a spreadsheet."""
        ...

    def from_sheet(self, text: str) -> Sheet:
        """What a spreadsheet holds, as CSV or as rows pasted from one."""
        ...
