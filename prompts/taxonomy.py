"""The taxonomy of topics, read from files that an organisation may edit, with the place of every mistake."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mentoring.taxonomy import Taxonomy, Topic
from mentoring.topic_words import plain

LIBRARY = Path(__file__).parent / "library" / "taxonomy.toml"
PACKS = Path(__file__).parent / "library" / "packs"

LONGEST_LABEL = 70
LONGEST_ID = 40
"""What fits into an option of a Slack select."""

_LISTS = ("synonyms", "siblings", "parents")


class TaxonomyError(ValueError):
    """A taxonomy that cannot be used; the message names the file, the topic and the field."""


def load_taxonomy(file: Path = LIBRARY, packs: Iterable[str] = ()) -> Taxonomy:
    """The topics of a file and of packs by name. Raises TaxonomyError."""
    files = [file, *(_pack(name) for name in packs)]
    topics: dict[str, Topic] = {}
    meanings: dict[str, tuple[str, ...]] = {}
    for each in files:
        read = _read(each)
        for number, topic in enumerate(read.get("topic", ()), 1):
            found = _topic(each, number, topic)
            if found.id in topics and each == file:
                raise TaxonomyError(f"{file}: The id “{found.id}” is used by 2 topics.")
            # Two packs may share a topic: the first that is read says what it is.
            topics.setdefault(found.id, found)
        for number, meaning in enumerate(read.get("meaning", ()), 1):
            meanings.update(_meaning(each, number, meaning))
    try:
        return Taxonomy(topics=tuple(topics.values()), meanings=meanings)
    except ValueError as error:
        raise TaxonomyError(f"{', '.join(str(each) for each in files)}: {error}") from error


def packs_there_are() -> tuple[str, ...]:
    """The names of the packs of topics for one field of work."""
    return tuple(sorted(each.stem for each in PACKS.glob("*.toml")))


def _pack(name: str) -> Path:
    if name not in packs_there_are():
        raise TaxonomyError(f"There is no pack of topics “{name}”. There are: {', '.join(packs_there_are())}.")
    return PACKS / f"{name}.toml"


def _read(file: Path) -> dict[str, Any]:
    try:
        read = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise TaxonomyError(f"{file}: {error}") from error
    topics = read.get("topic")
    if not isinstance(topics, list) or not topics:
        raise TaxonomyError(f"{file}: there is no [[topic]]")
    return read


def _topic(file: Path, number: int, read: dict[str, Any]) -> Topic:
    where = f"{file}: topic {number} ({read.get('id', 'without an id')})"
    for name in ("id", "label", "group"):
        if not isinstance(read.get(name), str) or not read[name].strip():
            raise TaxonomyError(f"{where}: {name} is missing")
    if len(read["id"]) > LONGEST_ID or len(read["label"]) > LONGEST_LABEL:
        raise TaxonomyError(f"{where}: an id has at most {LONGEST_ID} characters, a label {LONGEST_LABEL}")
    if not isinstance(read.get("lived", False), bool):
        raise TaxonomyError(f"{where}: lived is true or false")
    return Topic(
        id=read["id"],
        label=read["label"],
        group=read["group"],
        lived=read.get("lived", False),
        **{name: _words(where, name, read.get(name, [])) for name in _LISTS},
    )


def _meaning(file: Path, number: int, read: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    where = f"{file}: meaning {number}"
    topics = _words(where, "topics", read.get("topics", []))
    return {plain(word): topics for word in _words(where, "words", read.get("words", []))}


def _words(where: str, name: str, read: Any) -> tuple[str, ...]:
    if not isinstance(read, list) or not all(isinstance(each, str) for each in read):
        raise TaxonomyError(f"{where}: {name} is a list of words")
    return tuple(read)
