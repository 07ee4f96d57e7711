"""Reads a bank from TOML files; what cannot be read is refused with file, line and field."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from mentoring.model import Asker, Question, QuestionStage, Theme
from prompts.bank import Bank, BankError, SourceLines, Waiver

LIBRARY = Path(__file__).parent / "library"
SOURCE = "en"
"""The language that the others translate: it alone says stage, asker, theme and the rest."""

ORDER = tuple(stage.value for stage in QuestionStage)
DEPTHS = (1, 2, 3)
STATUSES = ("draft", "active", "retired")
"""The order of a bank, which is the order of a programme."""

_ENUMS: Mapping[str, type[StrEnum]] = {"stage": QuestionStage, "asker": Asker, "theme": Theme}
_NUMBERS = ("depth", "minutes", "min_session", "max_session")
_FLAGS = ("looks_ahead", "looks_back")
_NEEDED = ("id", "text", "stage", "asker", "theme", "depth", "minutes", "follow_ups", "method")
_TRANSLATED = ("id", "text", "follow_ups", "status")
_WAIVED = ("allow", "because")
_KNOWN = {known.name for known in fields(Question)}
_ID = re.compile(r"[a-z]+-[a-z0-9-]+")
_HEADING = re.compile(r"\s*\[\[question\]\]")
_FIELD = re.compile(r"\s*(\w+)\s*=")


@cache
def load_bank(language: str = SOURCE) -> Bank:
    """The bank of a language. Raises BankError when there is none, or it cannot be read."""
    if language == SOURCE:
        return read_bank(LIBRARY / SOURCE, language)
    return read_bank(LIBRARY / language, language, source=load_bank(SOURCE))


def languages() -> tuple[str, ...]:
    """The languages that have a bank, the source first."""
    found = (folder.name for folder in LIBRARY.iterdir() if folder.is_dir())
    return tuple(sorted(found, key=lambda name: (name != SOURCE, name)))


def read_bank(folder: Path, language: str, *, source: Bank | None = None) -> Bank:
    """The bank in a folder. With a source, it holds translations: ids, texts and follow-ups only."""
    files = sorted((path for path in folder.glob("*.toml") if path.stem in ORDER), key=_by_stage)
    if not files:
        raise BankError(f"{folder}: no questions here")
    return _read(files, language, source)


def read_own(path: Path, language: str = SOURCE) -> Bank:
    """An organisation's own questions, from one file. Raises BankError when it cannot be read."""
    return _read([path], language, None)


def _read(files: Iterable[Path], language: str, source: Bank | None) -> Bank:
    questions: list[Question] = []
    places: dict[str, SourceLines] = {}
    waivers: dict[str, Waiver] = {}
    for entry in (entry for path in files for entry in entries(path)):
        question = entry.translated(source) if source else entry.question()
        if question.id in places:
            raise entry.refusal("id", f"{question.id} stands in {places[question.id].of('id')} already")
        questions.append(question)
        places[question.id] = entry.place
        if waiver := entry.waiver():
            waivers[question.id] = waiver
    return Bank(language=language, questions=tuple(questions), places=places, waivers=waivers)


def _by_stage(path: Path) -> int:
    return ORDER.index(path.stem)


@dataclass(frozen=True, kw_only=True)
class QuestionEntry:
    """One `[[question]]` as written, with the place of each field, so that a refusal can point at it."""

    values: Mapping[str, Any]
    place: SourceLines

    def refusal(self, name: str, why: str) -> BankError:
        """The error for a field of this entry."""
        return BankError(f"{self.place.of(name)}: {name}: {why}")

    def question(self) -> Question:
        """The question, complete. Raises BankError for a missing, unknown or impossible field."""
        self._refuse_unknown(_KNOWN.union(_WAIVED))
        for name in _NEEDED:
            if name not in self.values:
                raise self.refusal(name, "is missing")
        facts = {name: self._value(name) for name in self.values if name in _KNOWN}
        return Question(**facts)

    def translated(self, source: Bank) -> Question:
        """The source's question in other words. Raises BankError for an id that the source does not have."""
        self._refuse_unknown({*_TRANSLATED, *_WAIVED, "stage"})
        for name in ("id", "text", "follow_ups"):
            if name not in self.values:
                raise self.refusal(name, "is missing")
        facts = {name: self._value(name) for name in _TRANSLATED if name in self.values}
        try:
            original = source.by_id(facts["id"])
        except KeyError:
            raise self.refusal("id", f"{facts['id']} is no question of the bank {source.language!r}") from None
        return replace(original, **facts)

    def waiver(self) -> Waiver | None:
        """What a reviewer lets pass, or None. Raises BankError when the reason is missing."""
        if "allow" not in self.values:
            return None
        if not str(self.values.get("because", "")).strip():
            raise self.refusal("allow", "needs a reason in `because`")
        return Waiver(codes=frozenset(self._texts("allow")), because=str(self.values["because"]))

    def _refuse_unknown(self, known: set[str]) -> None:
        for name in self.values:
            if name not in known:
                raise self.refusal(name, "is no field of a question")

    def _value(self, name: str) -> Any:
        if name in _ENUMS:
            return self._choice(name)
        if name in _NUMBERS:
            return self._number(name)
        if name == "follow_ups":
            return self._texts(name)
        if name in _FLAGS:
            return self._flag(name)
        return self._text(name)

    def _choice(self, name: str) -> StrEnum:
        try:
            return _ENUMS[name](self.values[name])
        except ValueError:
            choices = ", ".join(choice.value for choice in _ENUMS[name])
            raise self.refusal(name, f"{self.values[name]!r} is none of {choices}") from None

    def _number(self, name: str) -> int:
        value = self.values[name]
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.refusal(name, f"{value!r} is no whole number of 0 or more")
        if name == "depth" and value not in DEPTHS:
            raise self.refusal(name, f"{value} is none of 1, 2, 3")
        return value

    def _flag(self, name: str) -> bool:
        if not isinstance(value := self.values[name], bool):
            raise self.refusal(name, f"{value!r} is neither true nor false")
        return value

    def _texts(self, name: str) -> tuple[str, ...]:
        value = self.values[name]
        if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
            raise self.refusal(name, "is no list of texts")
        return tuple(value)

    def _text(self, name: str) -> str:
        value = self.values[name]
        if not isinstance(value, str) or not value.strip():
            raise self.refusal(name, "is no text")
        if name == "id" and not _ID.fullmatch(value):
            raise self.refusal(name, f"{value!r} does not look like rea-03")
        if name == "status" and value not in STATUSES:
            raise self.refusal(name, f"{value!r} is none of {', '.join(STATUSES)}")
        return value


def entries(path: Path) -> Iterator[QuestionEntry]:
    """The questions of one file, each with its place; a field above the first `[[question]]` holds for all."""
    text = path.read_text(encoding="utf-8")
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BankError(f"{path}: {error}") from None
    shared = {name: value for name, value in document.items() if name != "question"}
    written = document.get("question", [])
    for values, place in zip(written, _places(path, text), strict=True):
        yield QuestionEntry(values={**shared, **values}, place=place)


def _places(path: Path, text: str) -> Iterator[SourceLines]:
    heading, lines = 0, dict[str, int]()
    for number, line in enumerate(text.splitlines(), start=1):
        if _HEADING.match(line):
            if heading:
                yield SourceLines(file=path, line=heading, fields=lines)
            heading, lines = number, {}
        elif heading and (found := _FIELD.match(line)):
            lines.setdefault(found[1], number)
    if heading:
        yield SourceLines(file=path, line=heading, fields=lines)
