"""The taxonomy of topics, read from a file that an organisation may edit, with the place of every mistake."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from mentoring.taxonomy import Taxonomy, Topic

LIBRARY = Path(__file__).parent / "library" / "taxonomy.toml"

LONGEST_LABEL = 70
LONGEST_ID = 40
"""What fits into an option of a Slack select."""


class TaxonomyError(ValueError):
    """A taxonomy that cannot be used; the message names the file, the topic and the field."""


def load_taxonomy(file: Path = LIBRARY) -> Taxonomy:
    """The topics of a file. Raises TaxonomyError."""
    try:
        read = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise TaxonomyError(f"{file}: {error}") from error
    topics = read.get("topic")
    if not isinstance(topics, list) or not topics:
        raise TaxonomyError(f"{file}: there is no [[topic]]")
    try:
        return Taxonomy(topics=tuple(_topic(file, number, each) for number, each in enumerate(topics, 1)))
    except TaxonomyError:
        raise
    except ValueError as error:
        raise TaxonomyError(f"{file}: {error}") from error


def _topic(file: Path, number: int, read: dict[str, Any]) -> Topic:
    where = f"{file}: topic {number} ({read.get('id', 'without an id')})"
    for name in ("id", "label", "group"):
        if not isinstance(read.get(name), str) or not read[name].strip():
            raise TaxonomyError(f"{where}: {name} is missing")
    if len(read["id"]) > LONGEST_ID or len(read["label"]) > LONGEST_LABEL:
        raise TaxonomyError(f"{where}: an id has at most {LONGEST_ID} characters, a label {LONGEST_LABEL}")
    for name in ("synonyms", "siblings"):
        if not all(isinstance(each, str) for each in read.get(name, [])):
            raise TaxonomyError(f"{where}: {name} is a list of words")
    return Topic(
        id=read["id"],
        label=read["label"],
        group=read["group"],
        synonyms=tuple(read.get("synonyms", ())),
        siblings=tuple(read.get("siblings", ())),
    )
