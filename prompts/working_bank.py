"""The bank as the programme works with it: to choose from, to add one's own to, and to say what is wrong with those."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mentoring.model import GoalQuestion, Question
from mentoring.ports import QuestionFault, Sheet
from prompts.bank import Bank, BankError
from prompts.lint_bank import lint_own
from prompts.sheet import from_csv, next_id, to_csv

_ROW = re.compile(r"^row:(\d+): ")
"""Where a problem in a pasted sheet is, for somebody who sees no file."""


@dataclass(frozen=True)
class WorkingBank:
    """`mentoring.ports.GrowingBank` over the questions of one language and a workspace's own."""

    bank: Bank

    @property
    def language(self) -> str:
        """The language of the bank."""
        return self.bank.language

    @property
    def questions(self) -> Sequence[Question]:
        """Every question, retired ones too."""
        return self.bank.questions

    @property
    def goals(self) -> Sequence[GoalQuestion]:
        """The questions about what somebody came to learn."""
        return self.bank.goals

    def active(self) -> Sequence[Question]:
        """The questions that may be asked."""
        return self.bank.active()

    def by_id(self, question: str) -> Question:
        """The question of that id, retired or not; KeyError when there never was one."""
        return self.bank.by_id(question)

    def with_own(self, questions: Iterable[Question]) -> WorkingBank:
        """The bank with a workspace's own questions beside it. Raises BankError when an id is not their own."""
        own = tuple(questions)
        return WorkingBank(self.bank.with_own(own)) if own else self

    def next_own_id(self) -> str:
        """The first `own-` id that is free."""
        return next_id({question.id for question in self.questions})

    def faults(self, question: Question) -> Sequence[QuestionFault]:
        """Everything wrong with a question by itself and beside the others; the first of each kind and field."""
        others = tuple(each for each in self.questions if each.id != question.id)
        own = Bank(language=self.bank.language, questions=(question,))
        found = lint_own(own, Bank(language=self.bank.language, questions=others))
        return tuple(QuestionFault(field=finding.field, message=finding.message) for finding in found)

    def to_sheet(self) -> str:
        """Every question as CSV."""
        return to_csv(self.bank)

    def from_sheet(self, text: str) -> Sheet:
        """What a sheet holds, with every problem as "Row 3: …"."""
        try:
            found = from_csv(text, self.bank, name="row")
        except BankError as error:
            return Sheet(questions=(), unchanged=0, problems=(_by_row(str(error)),))
        said = (f"row:{found.lines[each.question]}: {each.field}: {each.message}" for each in found.findings)
        problems = tuple(map(_by_row, (*found.errors, *said)))
        return Sheet(questions=found.questions, unchanged=found.unchanged, problems=problems)


def _by_row(problem: str) -> str:
    return _ROW.sub(lambda found: f"Row {found[1]}: ", problem)
