"""How well the open-question coach agrees with a labelled file: precision and recall for each label."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.cli.labelled import Labelled, read_labelled
from mentoring.coach import judge
from mentoring.model import Judgement, Label
from mentoring.ports.classifier import Classifier

REWORDED = (Label.ADVICE, Label.LEADING, Label.CLOSED, Label.STACKED, Label.WHY)
"""The labels for which the coach may have a better wording."""

Confusion = Counter[tuple[Label, Label]]


@dataclass(frozen=True, kw_only=True)
class Score:
    """Of what got this label, how much deserved it (precision); of what deserved it, how much got it (recall)."""

    precision: float
    recall: float
    support: int

    @property
    def f1(self) -> float:
        """The harmonic mean of the two; 0 where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """What was measured on one file.

    `fair` is the accuracy when a second label that a person allowed counts as right. `confusion` counts (deserved,
    given) labels. `shown` is the share of advice, leading, closed, stacked and why sentences (by the person's label)
    for which a wording is shown; whether it is a good one only people can tell. `problems` are the rows passed over.
    """

    accuracy: float
    fair: float
    macro_f1: float
    labels: dict[Label, Score]
    shown: float
    confusion: Confusion
    problems: tuple[str, ...] = ()

    @property
    def open_vs_rest(self) -> Score:
        """How well open questions are told from all the others."""
        return self.labels[Label.OPEN]

    def as_json(self) -> str:
        """The figures as JSON, four decimals."""
        return json.dumps(
            {
                "accuracy": round(self.accuracy, 4),
                "with_second_labels": round(self.fair, 4),
                "macro_f1": round(self.macro_f1, 4),
                "labels": {label.value: _figures(score) for label, score in self.labels.items()},
                "open_vs_rest": _figures(self.open_vs_rest),
                "rewordings": {"shown": round(self.shown, 4)},
                "confusion": [
                    {"label": deserved.value, "given": given.value, "count": count}
                    for (deserved, given), count in sorted(self.confusion.items())
                ],
                "passed_over": list(self.problems),
            },
            indent=2,
        )


def _figures(score: Score) -> dict[str, float]:
    return {"precision": round(score.precision, 4), "recall": round(score.recall, 4), "support": score.support}


def evaluate(path: Path, classifier: Classifier) -> Evaluation:
    """Judge every sentence of a CSV file with the columns `text` and `label`, and compare.

    Raises LabelledFileError when the file cannot be used; a row that cannot is passed over, and named in the result.
    """
    file = read_labelled(path)
    judged = [(row, judge(row.text, classifier)) for row in file.rows]
    found = measured([(row, judgement.label) for row, judgement in judged])
    return Evaluation(**{**vars(found), "shown": _share_shown(judged), "problems": file.problems})


def measured(given: Sequence[tuple[Labelled, Label]]) -> Evaluation:
    """The figures of any way of giving labels."""
    confusion: Confusion = Counter((row.label, label) for row, label in given)
    labels = {label: _score(confusion, label) for label in Label}
    scored = [score.f1 for label, score in labels.items() if score.support or _given(confusion, label)]
    return Evaluation(
        accuracy=sum(row.label is label for row, label in given) / len(given),
        fair=sum(row.fair(label) for row, label in given) / len(given),
        macro_f1=sum(scored) / len(scored),
        labels=labels,
        shown=0.0,
        confusion=confusion,
    )


def _given(confusion: Confusion, label: Label) -> int:
    return sum(count for (_, given), count in confusion.items() if given is label)


def _score(confusion: Confusion, label: Label) -> Score:
    right, given = confusion[label, label], _given(confusion, label)
    support = sum(count for (deserved, _), count in confusion.items() if deserved is label)
    return Score(precision=right / given if given else 0.0, recall=right / support if support else 0.0, support=support)


def _share_shown(judged: Sequence[tuple[Labelled, Judgement]]) -> float:
    """1.0 for a file in which no sentence may have a wording."""
    owed = [bool(judgement.rewordings) for row, judgement in judged if row.label in REWORDED]
    return sum(owed) / len(owed) if owed else 1.0


def print_report(evaluation: Evaluation, write: Callable[[str], object]) -> None:
    """The figures as lines of text, passed one by one to `write`."""
    total = sum(evaluation.confusion.values())
    write(
        f"{total} sentences · accuracy {evaluation.accuracy:.3f} ({evaluation.fair:.3f} with second labels) · "
        f"macro-F1 {evaluation.macro_f1:.3f}"
    )
    write(f"{'label':<16}{'precision':>10}{'recall':>10}{'support':>10}")
    for label, score in evaluation.labels.items():
        write(f"{label.value:<16}{score.precision:>10.3f}{score.recall:>10.3f}{score.support:>10}")
    write(f"sentences that are shown a better wording, of those that may have one: {evaluation.shown:.3f}")
    for (deserved, given), count in evaluation.confusion.most_common():
        if deserved is not given:
            write(f"  {deserved.value} was called {given.value}: {count}")
    for problem in evaluation.problems:
        write(f"passed over: {problem}")
