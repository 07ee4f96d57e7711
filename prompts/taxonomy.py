"""The topics that people offer and seek, from TOML: those of every workplace, and packs for one field of work."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mentoring.taxonomy import Taxonomy
from mentoring.topic_words import plain
from mentoring.topics import FaultOfTopics, Topic, UnsoundTaxonomy

LIBRARY = Path(__file__).parent / "library" / "taxonomy.toml"
PACKS = Path(__file__).parent / "library" / "packs"

LONGEST_LABEL = 70
LONGEST_ID = 40
"""What fits into an option of a Slack select."""

SAID: Mapping[FaultOfTopics, str] = {
    FaultOfTopics.ID_TWICE: "The id “{topic}” is used by {count} topics.",
    FaultOfTopics.NAME_TWICE: "The name “{name}” belongs to both “{other}” and “{topic}”.",
    FaultOfTopics.NO_SIBLING: "“{topic}” names a sibling “{other}”, which is no other topic.",
    FaultOfTopics.NO_PARENT: "“{topic}” names a parent “{other}”, which is no other topic.",
    FaultOfTopics.NO_MEANING: "“{name}” may mean “{other}”, which is no topic.",
}
"""What the installer is told of a file that cannot be used: the words of the command line are English."""

_LISTS = ("synonyms", "siblings", "parents", "words", "topics")

_HEADING = re.compile(r"\s*\[\[(\w+)\]\]")

OtherNames = Annotated[tuple[str, ...], Field(strict=False)]


class Written(BaseModel):
    """What may be written of a thing; what else stands there is a note of whoever wrote it."""

    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)


class WrittenTopic(Written):
    """A topic as it may be written. `parents` are fields that it is a part of; `lived`: it is lived experience."""

    id: Annotated[str, Field(pattern=r"\S", max_length=LONGEST_ID)]
    label: Annotated[str, Field(pattern=r"\S", max_length=LONGEST_LABEL)]
    group: Annotated[str, Field(pattern=r"\S")]
    synonyms: OtherNames = ()
    siblings: OtherNames = ()
    parents: OtherNames = ()
    lived: bool = False


class WrittenMeaning(Written):
    """Words that may mean several topics, so that people are asked which."""

    words: OtherNames = ()
    topics: OtherNames = ()


W = TypeVar("W", bound=Written)


class TaxonomyError(ValueError):
    """A taxonomy that cannot be used; the message names the file, the line, the topic and the field."""


@dataclass(frozen=True, kw_only=True)
class _Place:
    """Where something is written: its file and line, what it is, and the how-manieth."""

    file: Path
    line: int
    what: str
    number: int

    def fault(self, read: dict[str, Any], error: ValidationError) -> TaxonomyError:
        """The first field that is wrong, and why."""
        name, why = _told(error)
        whose = f" ({read.get('id', 'without an id')})" if self.what == "topic" else ""
        return TaxonomyError(f"{self.file}:{self.line}: {self.what} {self.number}{whose}: {name} {why}")


def load_taxonomy(file: Path = LIBRARY, packs: Iterable[str] = ()) -> Taxonomy:
    """The topics of a file and of packs by name. Raises TaxonomyError."""
    files = [file, *(_pack(name) for name in packs)]
    topics: dict[str, Topic] = {}
    meanings: dict[str, tuple[str, ...]] = {}
    for each in files:
        read = _read(each)
        for topic in _written(read, "topic", WrittenTopic):
            if topic.id in topics and each == file:
                raise TaxonomyError(f"{file}: The id “{topic.id}” is used by 2 topics.")
            # Two packs may share a topic: the first that is read says what it is.
            topics.setdefault(topic.id, _translated(Topic(**dict(topic))))
        for meaning in _written(read, "meaning", WrittenMeaning):
            meanings.update({plain(word): meaning.topics for word in meaning.words})
    try:
        return Taxonomy(topics=tuple(topics.values()), meanings=meanings)
    except UnsoundTaxonomy as error:
        said = SAID[error.fault.kind].format(**asdict(error.fault))
        raise TaxonomyError(f"{', '.join(str(each) for each in files)}: {said}") from error


@dataclass(frozen=True, kw_only=True)
class TopicNames:
    """What topics and their groups are called in a language, by their English label, whoever's file they stand in."""

    labels: Mapping[str, str]
    groups: Mapping[str, str]


@cache
def topic_names() -> Mapping[str, TopicNames]:
    """By language, of every bank that has some. Raises TaxonomyError."""
    found = {}
    for file in sorted(LIBRARY.parent.glob("*/topics.toml")):
        try:
            read = tomllib.loads(file.read_text(encoding="utf-8"))
            found[file.parent.name] = TopicNames(labels=dict(read["labels"]), groups=dict(read["groups"]))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
            raise TaxonomyError(f"{file}: cannot be read as names of topics: {error}") from error
    return found


def _translated(topic: Topic) -> Topic:
    names = topic_names().items()
    labels = {language: each.labels[topic.label] for language, each in names if topic.label in each.labels}
    groups = {language: each.groups[topic.group] for language, each in names if topic.group in each.groups}
    return replace(topic, labels=labels, groups=groups)


def packs_there_are() -> tuple[str, ...]:
    """The names of the packs of topics for one field of work."""
    return tuple(sorted(each.stem for each in PACKS.glob("*.toml")))


def _pack(name: str) -> Path:
    if name not in packs_there_are():
        raise TaxonomyError(f"There is no pack of topics “{name}”. There are: {', '.join(packs_there_are())}.")
    return PACKS / f"{name}.toml"


Read = dict[str, list[tuple[_Place, dict[str, Any]]]]
"""What a file has under each kind of heading, with its place."""


def _read(file: Path) -> Read:
    try:
        text = file.read_text(encoding="utf-8")
        read = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise TaxonomyError(f"{file}: is not UTF-8 text") from error
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise TaxonomyError(f"{file}: {error}") from error
    headings = [
        (match[1], number) for number, line in enumerate(text.splitlines(), 1) if (match := _HEADING.match(line))
    ]
    found: Read = {}
    for what in ("topic", "meaning"):
        tables, lines = read.get(what, []), [number for name, number in headings if name == what]
        if not isinstance(tables, list) or len(tables) != len(lines) or (what == "topic" and not tables):
            raise TaxonomyError(f"{file}: there is no [[{what}]]")
        found[what] = [
            (_Place(file=file, line=line, what=what, number=number), table)
            for number, (line, table) in enumerate(zip(lines, tables, strict=True), 1)
        ]
    return found


def _written(read: Read, what: str, kind: type[W]) -> Iterable[W]:
    for place, table in read[what]:
        try:
            yield kind.model_validate(table)
        except ValidationError as error:
            raise place.fault(table, error) from error


def _told(error: ValidationError) -> tuple[str, str]:
    """The first field that is wrong, and why."""
    fault = error.errors(include_url=False)[0]
    name = str(fault["loc"][0])
    if name in _LISTS:
        return name, "is a list of words"
    if name == "lived":
        return name, "is true or false"
    if fault["type"] == "string_too_long":
        return name, f"has at most {fault['ctx']['max_length']} characters"
    return name, "is missing"
