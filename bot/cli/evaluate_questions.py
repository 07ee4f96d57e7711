"""How well the open-question coach agrees with a labelled file: precision and recall for each label."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mentoring.coach import Judgement, Label, content_words, judge

REWORDED = (Label.ADVICE, Label.LEADING, Label.CLOSED, Label.WHY)
"""The labels for which a rewording is owed."""


class LabelledFileError(ValueError):
    """The file of labelled sentences cannot be used; the message says where and why."""


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """One sentence and the label that a person gave it."""

    text: str
    label: Label


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

    `confusion` counts (deserved, given) labels. `reworded` is the share of advice, leading, closed and why sentences
    (by the person's label) that got at least one rewording that the coach calls open and that repeats a content word
    of the sentence, in whatever form: "telling" repeats "told".
    """

    accuracy: float
    macro_f1: float
    labels: dict[Label, Score]
    open_vs_rest: Score
    reworded: float
    confusion: Counter[tuple[Label, Label]]

    def as_json(self) -> str:
        """The figures as JSON, four decimals."""
        return json.dumps(
            {
                "accuracy": round(self.accuracy, 4),
                "macro_f1": round(self.macro_f1, 4),
                "labels": {label.value: _figures(score) for label, score in self.labels.items()},
                "open_vs_rest": _figures(self.open_vs_rest),
                "rewordings": {"open_and_on_subject": round(self.reworded, 4)},
                "confusion": [
                    {"label": deserved.value, "given": given.value, "count": count}
                    for (deserved, given), count in sorted(self.confusion.items())
                ],
            },
            indent=2,
        )


def _figures(score: Score) -> dict[str, float]:
    return {"precision": round(score.precision, 4), "recall": round(score.recall, 4), "support": score.support}


def evaluate(path: Path) -> Evaluation:
    """Judge every sentence of a CSV file with the columns `text` and `label`, and compare.

    Raises LabelledFileError, with the line, when the file is missing, is no such CSV, or has nothing in it.
    """
    rows = read_labelled(path)
    judged = [(row, judge(row.text)) for row in rows]
    confusion = Counter((row.label, judgement.label) for row, judgement in judged)
    labels = {label: _score(confusion, label) for label in Label}
    scored = [score.f1 for label, score in labels.items() if score.support or _given(confusion, label)]
    return Evaluation(
        accuracy=sum(confusion[label, label] for label in Label) / len(rows),
        macro_f1=sum(scored) / len(scored),
        labels=labels,
        open_vs_rest=labels[Label.OPEN],
        reworded=_share_reworded(judged),
        confusion=confusion,
    )


def read_labelled(path: Path) -> list[Labelled]:
    """The labelled sentences of a CSV file; raises LabelledFileError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise LabelledFileError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise LabelledFileError(f"{path}: is not UTF-8 text") from error
    try:
        return _rows(path, text)
    except csv.Error as error:
        raise LabelledFileError(f"{path}: is no CSV ({error})") from error


def _rows(path: Path, text: str) -> list[Labelled]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [column for column in ("text", "label") if column not in (reader.fieldnames or ())]
    if missing:
        raise LabelledFileError(f"{path}, line 1: the column {missing[0]!r} is missing; needed are text and label")
    rows = [_row(path, reader.line_num, row) for row in reader]
    if not rows:
        raise LabelledFileError(f"{path}: holds no sentences")
    return rows


def _row(path: Path, line: int, row: dict[str, str | None]) -> Labelled:
    text, label = row["text"], "_".join((row["label"] or "").lower().replace("-", " ").split())
    if not text or not text.strip():
        raise LabelledFileError(f"{path}, line {line}: the text is empty")
    if label not in {each.value for each in Label}:
        known = ", ".join(each.value for each in Label)
        raise LabelledFileError(f"{path}, line {line}: unknown label {label!r}; known are {known}")
    return Labelled(text=text, label=Label(label))


def _given(confusion: Counter[tuple[Label, Label]], label: Label) -> int:
    return sum(count for (_, given), count in confusion.items() if given is label)


def _score(confusion: Counter[tuple[Label, Label]], label: Label) -> Score:
    right, given = confusion[label, label], _given(confusion, label)
    support = sum(count for (deserved, _), count in confusion.items() if deserved is label)
    return Score(precision=right / given if given else 0.0, recall=right / support if support else 0.0, support=support)


def _share_reworded(judged: Sequence[tuple[Labelled, Judgement]]) -> float:
    """1.0 for a file in which no sentence is owed a rewording."""
    owed = [(row, judgement) for row, judgement in judged if row.label in REWORDED]
    return (
        sum(keeps_the_subject(row.text, judgement.rewordings) for row, judgement in owed) / len(owed) if owed else 1.0
    )


def keeps_the_subject(text: str, rewordings: Iterable[str]) -> bool:
    """Whether one of the rewordings is open and repeats a content word of the text."""
    subject = content_words(text)
    return any(judge(wording).label is Label.OPEN and subject & content_words(wording) for wording in rewordings)


def print_report(evaluation: Evaluation, write: Callable[[str], object]) -> None:
    """The figures as lines of text, passed one by one to `write`."""
    total = sum(evaluation.confusion.values())
    write(f"{total} sentences · accuracy {evaluation.accuracy:.3f} · macro-F1 {evaluation.macro_f1:.3f}")
    write(f"{'label':<16}{'precision':>10}{'recall':>10}{'support':>10}")
    for label, score in evaluation.labels.items():
        write(f"{label.value:<16}{score.precision:>10.3f}{score.recall:>10.3f}{score.support:>10}")
    write(f"rewordings that are open and keep a content word: {evaluation.reworded:.3f}")
    for (deserved, given), count in evaluation.confusion.most_common():
        if deserved is not given:
            write(f"  {deserved.value} was called {given.value}: {count}")
