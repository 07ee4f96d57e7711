"""The bank: the open questions of one language, found by id, with the organisers' own ones added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from mentoring.model import GoalQuestion, Question

ACTIVE = "active"
OWN = "own-"


class BankError(ValueError):
    """A bank that cannot be read; the message names the file, the line and the field."""


@dataclass(frozen=True, kw_only=True)
class SourceLines:
    """Where a question stands: its file, the line of its heading, and the line of each field."""

    file: Path
    line: int
    fields: Mapping[str, int] = field(default_factory=dict)

    def of(self, name: str) -> str:
        """`file:line` of a field, or of the question when the field is not written out."""
        return f"{self.file}:{self.fields.get(name, self.line)}"


@dataclass(frozen=True, kw_only=True)
class Waiver:
    """Findings that a reviewer lets pass for one question, and the reason."""

    codes: frozenset[str]
    because: str


@dataclass(frozen=True, kw_only=True)
class Bank:
    """The questions of one language, in the order of their files. Raises BankError when two share an id.

    `goals` are those about what somebody came to learn; a language without any has none.
    """

    language: str
    questions: tuple[Question, ...]
    places: Mapping[str, SourceLines] = field(default_factory=dict)
    waivers: Mapping[str, Waiver] = field(default_factory=dict)
    goals: tuple[GoalQuestion, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an id that stands for two questions."""
        seen: dict[str, Question] = {}
        for question in self.questions:
            if question.id in seen:
                raise BankError(f"{self.where(question.id)}: id: {question.id} is taken by another question")
            seen[question.id] = question

    @cached_property
    def _index(self) -> Mapping[str, Question]:
        return {question.id: question for question in self.questions}

    def by_id(self, question: str) -> Question:
        """The question of that id, retired or not; KeyError when there never was one."""
        return self._index[question]

    def active(self) -> tuple[Question, ...]:
        """The questions that may be asked."""
        return tuple(question for question in self.questions if question.status == ACTIVE)

    def where(self, question: str, name: str = "id") -> str:
        """`file:line` of a question's field, or the id for one that stands in no file."""
        place = self.places.get(question)
        return place.of(name) if place else question

    def with_own(self, questions: Iterable[Question]) -> Bank:
        """The bank with an organisation's own questions, whose ids begin with `own-`. Raises BankError otherwise.

        What they say was checked when they were added (`prompts.lint.lint_question`); a rule that became stricter
        since then must not take a question away from a pair that has it on its agenda.
        """
        own = tuple(questions)
        for question in own:
            if not question.id.startswith(OWN):
                raise BankError(f"{question.id}: id: an organisation's own question begins with {OWN!r}")
        return replace(self, questions=self.questions + own)
