"""A bank as a spreadsheet (CSV) and back, for organisers who add questions of their own."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mentoring.model import Question
from prompts.bank import OWN, Bank, BankError, SourceLines
from prompts.lint import Finding, lint_question
from prompts.lint_bank import twins
from prompts.loader import QuestionEntry

_FOLLOW_UPS = ("follow_up_1", "follow_up_2")
_PLAIN = ("stage", "asker", "theme")
_NUMBERS = ("depth", "minutes", "min_session", "max_session")
_FLAGS = ("looks_ahead", "looks_back")
COLUMNS = ("id", "text", *_FOLLOW_UPS, *_PLAIN, *_NUMBERS, *_FLAGS, "method", "source", "status")
_DELIMITERS = (",", ";", "\t")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet runs a cell that begins with one of these; a quote in front keeps it a text."""

_DEFAULTS: Mapping[str, Any] = {"depth": 1, "minutes": 4, "method": "our own", "source": "our own"}
"""What a row need not say."""


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What a spreadsheet holds: new questions of one's own, rows that the bank has already, and what is wrong.

    `errors` are rows that could not be read, `findings` are what the linter says of the new ones; `lines` is where each
    new question stands.
    """

    questions: tuple[Question, ...]
    unchanged: int
    errors: tuple[str, ...]
    findings: tuple[Finding, ...]
    lines: Mapping[str, int]


def to_csv(bank: Bank) -> str:
    """The bank as CSV, one question a row, its cells safe to open in a spreadsheet."""
    out = io.StringIO(newline="")
    sheet = csv.DictWriter(out, COLUMNS)
    sheet.writeheader()
    sheet.writerows({name: _defused(cell) for name, cell in _cells(question).items()} for question in bank.questions)
    return out.getvalue()


def from_csv(text: str, bank: Bank, *, name: str = "questions.csv") -> Imported:
    """The questions in a CSV that the bank does not have, linted; a row without an id gets the next free `own-` id.

    Cells may be parted by commas, by semicolons, or by tabs, as they come when rows are copied out of a spreadsheet.
    Raises BankError when the columns `text`, `stage`, `asker` and `theme` are missing.
    """
    text = text.removeprefix("\ufeff").lstrip()
    heading = text.partition("\n")[0]
    sheet = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=heading.count))
    missing = [column for column in ("text", *_PLAIN) if column not in (sheet.fieldnames or ())]
    if missing:
        raise BankError(f"{name}:1: {missing[0]}: is missing; the columns are {', '.join(COLUMNS)}")
    taken = {question.id for question in bank.questions}
    questions: list[Question] = []
    errors, lines, unchanged = [], dict[str, int](), 0
    for row in sheet:
        place = SourceLines(file=Path(name), line=sheet.line_num)
        try:
            question = _question(row, place, taken)
            if _known(question, bank):
                unchanged += 1
                continue
            _refuse_taken(question, place, taken)
        except BankError as error:
            errors.append(str(error))
            continue
        taken.add(question.id)
        lines[question.id] = sheet.line_num
        questions.append(question)
    findings = [found for question in questions for found in lint_question(question, language=bank.language)]
    return Imported(
        questions=tuple(questions),
        unchanged=unchanged,
        errors=tuple(errors),
        findings=(*findings, *twins(questions, bank.questions)),
        lines=lines,
    )


def to_toml(questions: Iterable[Question]) -> str:
    """Questions as the loader reads them."""
    return "\n".join("\n".join(["[[question]]", *_toml_lines(question), ""]) for question in questions)


def _cells(question: Question) -> dict[str, str]:
    cells = {name: str(getattr(question, name)) for name in COLUMNS if name not in _FOLLOW_UPS}
    cells |= {name: "yes" if getattr(question, name) else "" for name in _FLAGS}
    follow_ups = (*question.follow_ups, "", "")
    return cells | dict(zip(_FOLLOW_UPS, follow_ups, strict=False))


def _question(row: Mapping[str, str | None], place: SourceLines, taken: set[str]) -> Question:
    cells = {name: _armed(str(row.get(name) or "").strip()) for name in COLUMNS}
    values: dict[str, Any] = {name: cell for name, cell in cells.items() if cell and name not in _FOLLOW_UPS}
    for name in _NUMBERS:
        if name in values and values[name].isdecimal():
            values[name] = int(values[name])
    for name in _FLAGS:
        values[name] = cells[name].casefold() in {"yes", "true", "1", "x", "ja"}
    values["follow_ups"] = [cells[name] for name in _FOLLOW_UPS if cells[name]]
    values.setdefault("id", next_id(taken))
    return QuestionEntry(values={**_DEFAULTS, **values}, place=place).question()


def _known(question: Question, bank: Bank) -> bool:
    try:
        return bank.by_id(question.id) == question
    except KeyError:
        return False


def _refuse_taken(question: Question, place: SourceLines, taken: set[str]) -> None:
    if question.id in taken:
        raise BankError(f"{place.of('id')}: id: {question.id} is taken; leave it empty to add a question of your own")
    if not question.id.startswith(OWN):
        raise BankError(f"{place.of('id')}: id: begin it with {OWN!r}, or leave it empty")


def next_id(taken: Container[str]) -> str:
    """The first `own-` id that is not taken."""
    number = 1
    while f"{OWN}{number:02d}" in taken:
        number += 1
    return f"{OWN}{number:02d}"


def _defused(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _armed(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _toml_lines(question: Question) -> Iterator[str]:
    for name in ("id", "text", "follow_ups", *_PLAIN, *_NUMBERS, *_FLAGS, "method", "source", "status"):
        value = getattr(question, name)
        if value is False or (name == "max_session" and not value):
            continue
        # JSON's strings, numbers, lists and booleans are TOML's too; DEL alone is not, and no text here has it.
        yield f"{name} = {json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)}"
