"""Sentences that people have labelled, as CSV with the columns `text` and `label`, and `also` where two fit."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mentoring.model import Label


class LabelledFileError(ValueError):
    """The file of labelled sentences cannot be used at all; the message says where and why."""


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """One sentence, the label that a person gave it, and a second one that is fair too, if there is any."""

    text: str
    label: Label
    also: Label | None = None

    def fair(self, given: Label) -> bool:
        """Whether a label is one of the two."""
        return given in (self.label, self.also)


@dataclass(frozen=True, kw_only=True)
class LabelledFile:
    """What a file holds: the rows that can be used, and a sentence on each that cannot."""

    rows: tuple[Labelled, ...]
    problems: tuple[str, ...] = ()


def read_labelled(path: Path) -> LabelledFile:
    """The labelled sentences of a CSV file. A row that cannot be used is passed over and named.

    Raises LabelledFileError when the file is missing, is no such CSV, or has no row that can be used.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise LabelledFileError(f"{path}: can’t be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise LabelledFileError(f"{path}: isn’t UTF-8 text") from error
    try:
        read = list(_rows(path, text))
    except csv.Error as error:
        raise LabelledFileError(f"{path}: is no CSV ({error})") from error
    rows = tuple(each for each in read if isinstance(each, Labelled))
    problems = tuple(each for each in read if isinstance(each, str))
    if not rows:
        raise LabelledFileError(problems[0] if problems else f"{path}: holds no sentences")
    return LabelledFile(rows=rows, problems=problems)


def _rows(path: Path, text: str) -> Iterator[Labelled | str]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [column for column in ("text", "label") if column not in (reader.fieldnames or ())]
    if missing:
        raise LabelledFileError(f"{path}, line 1: the column {missing[0]!r} is missing; needed are text and label")
    for row in reader:
        yield _row(f"{path}, line {reader.line_num}", row)


def _row(place: str, row: dict[str, str | None]) -> Labelled | str:
    text, typed, also = row["text"] or "", _key(row["label"]), _key(row.get("also"))
    if not text.strip():
        return f"{place}: the text is empty"
    for label in (typed, *([also] if also else [])):
        if label not in {each.value for each in Label}:
            known = ", ".join(each.value for each in Label)
            return f"{place}: unknown label {label!r}; known are {known}"
    return Labelled(text=text, label=Label(typed), also=Label(also) if also else None)


def _key(typed: str | None) -> str:
    return "_".join((typed or "").lower().replace("-", " ").split())
