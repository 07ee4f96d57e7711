"""The coverage of a bank: how many questions it has for each stage and asker, by depth and by theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mentoring.model import Asker, QuestionStage, Theme
from prompts.bank import Bank

DEPTHS = (1, 2, 3)
HEAD = ("stage", "asker", "all", *(f"depth {depth}" for depth in DEPTHS), *(theme.value for theme in Theme))


def coverage(bank: Bank) -> Sequence[tuple[str, ...]]:
    """The coverage matrix of the questions that may be asked: HEAD, a row for each stage and asker, and the sums."""
    cells = Counter[tuple[object, ...]]()
    for question in bank.active():
        for stage in (question.stage, None):
            for asker in (question.asker, None):
                for about in (None, question.depth, question.theme):
                    cells[stage, asker, about] += 1
    rows = [_row(cells, stage, asker) for stage in QuestionStage for asker in Asker if cells[stage, asker, None]]
    sums = [_row(cells, None, asker) for asker in (*Asker, None)]
    return (HEAD, *rows, *sums)


def _row(cells: Counter[tuple[object, ...]], stage: QuestionStage | None, asker: Asker | None) -> tuple[str, ...]:
    numbers = [cells[stage, asker, about] for about in (None, *DEPTHS, *Theme)]
    names = (stage.value if stage else "all", asker.value if asker else "all")
    return (*names, *(str(number) if number else "·" for number in numbers))
