"""Reads a bank from TOML files; what cannot be read is refused with file, line and field."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from mentoring.model import GoalQuestion, Question, QuestionStage
from prompts.bank import Bank, BankError, SourceLines, Waiver
from prompts.fields import WrittenGoalQuestion, WrittenGoalTranslation, WrittenQuestion, WrittenTranslation, told

LIBRARY = Path(__file__).parent / "library"
SOURCE = "en"
"""The language that the others translate: it alone says stage, asker, theme and the rest."""

GOALS = "goals"
"""The folder of the questions about goals, beside those of the other stages."""

ORDER = tuple(stage.value for stage in QuestionStage)

_KNOWN = {known.name for known in fields(Question)}
_HEADING = re.compile(r"\s*\[\[question\]\]")
_FIELD = re.compile(r"\s*(\w+)\s*=")


@cache
def load_bank(language: str = SOURCE) -> Bank:
    """The bank of a language. Raises BankError when there is none, or it cannot be read."""
    source = None if language == SOURCE else load_bank(SOURCE)
    return with_goals(read_bank(LIBRARY / language, language, source=source), LIBRARY / language / GOALS, source)


def with_goals(bank: Bank, folder: Path, source: Bank | None = None) -> Bank:
    """The bank with the questions about goals of a folder beside it; with a source, these are translations.

    Raises BankError when they cannot be read.
    """
    read = [(entry, entry.about_a_goal(source)) for file in sorted(folder.glob("*.toml")) for entry in entries(file)]
    places = dict(bank.places)
    for entry, question in read:
        if question.id in places:
            raise entry.refusal("id", f"{question.id} stands in {places[question.id].of('id')} already")
        places[question.id] = entry.place
    return replace(bank, goals=tuple(question for _, question in read), places=places)


def languages() -> tuple[str, ...]:
    """The languages that have a bank, the source first."""
    found = {file.parent.name for file in LIBRARY.glob("*/*.toml") if file.stem in ORDER}
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
        return Question(**self._facts(WrittenQuestion))

    def translated(self, source: Bank) -> Question:
        """The source's question in other words. Raises BankError for an id that the source does not have."""
        facts = self._facts(WrittenTranslation)
        facts.pop("stage", None)
        try:
            original = source.by_id(facts["id"])
        except KeyError:
            raise self.refusal("id", f"{facts['id']} is no question of the bank {source.language!r}") from None
        return replace(original, **facts)

    def about_a_goal(self, source: Bank | None = None) -> GoalQuestion:
        """The question about a goal, complete, or the source's in other words.

        Raises BankError for a missing, unknown or impossible field.
        """
        try:
            if source is None:
                return GoalQuestion(**dict(WrittenGoalQuestion.model_validate(self.values)))
            written = WrittenGoalTranslation.model_validate(self.values)
        except ValidationError as error:
            raise self.refusal(*told(error)) from None
        original = next((each for each in source.goals if each.id == written.id), None)
        if original is None:
            raise self.refusal("id", f"{written.id} is no question about goals of the bank {source.language!r}")
        return replace(original, text=written.text, follow_up=written.follow_up)

    def waiver(self) -> Waiver | None:
        """What a reviewer lets pass, or None. Raises BankError when the reason is missing."""
        if "allow" not in self.values:
            return None
        because = str(self.values.get("because", ""))
        if not because.strip():
            raise self.refusal("allow", "needs a reason in `because`")
        return Waiver(codes=frozenset(self.values["allow"]), because=because)

    def _facts(self, written: type[BaseModel]) -> dict[str, Any]:
        """What is written of a question's fields, as a table of that kind may say it."""
        try:
            read = written.model_validate(self.values)
        except ValidationError as error:
            raise self.refusal(*told(error)) from None
        return {name: getattr(read, name) for name in read.model_fields_set if name in _KNOWN}


def entries(path: Path) -> Iterator[QuestionEntry]:
    """The questions of one file, each with its place; a field above the first `[[question]]` holds for all."""
    try:
        text = path.read_text(encoding="utf-8")
        document = tomllib.loads(text)
    except UnicodeDecodeError:
        raise BankError(f"{path}: is not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise BankError(f"{path}: {error}") from None
    shared = {name: value for name, value in document.items() if name != "question"}
    written, places = document.get("question", []), list(_places(path, text))
    if not isinstance(written, list) or len(written) != len(places):
        raise BankError(f"{path}: question: write each under a heading of its own, [[question]]")
    for values, place in zip(written, places, strict=True):
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
