"""The taxonomy of topics, read from a file that an organisation may edit, with the place of every mistake."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mentoring.taxonomy import Taxonomy, Topic

LIBRARY = Path(__file__).parent / "library" / "taxonomy.toml"

LONGEST_LABEL = 70
LONGEST_ID = 40
"""What fits into an option of a Slack select."""


_HEADING = re.compile(r"\s*\[\[topic\]\]")

OtherNames = Annotated[tuple[str, ...], Field(strict=False)]


class WrittenTopic(BaseModel):
    """A topic as it may be written; what else stands there is a note of whoever wrote it."""

    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)

    id: Annotated[str, Field(pattern=r"\S", max_length=LONGEST_ID)]
    label: Annotated[str, Field(pattern=r"\S", max_length=LONGEST_LABEL)]
    group: Annotated[str, Field(pattern=r"\S")]
    synonyms: OtherNames = ()
    siblings: OtherNames = ()


class TaxonomyError(ValueError):
    """A taxonomy that cannot be used; the message names the file, the line, the topic and the field."""


def load_taxonomy(file: Path = LIBRARY) -> Taxonomy:
    """The topics of a file. Raises TaxonomyError."""
    try:
        text = file.read_text(encoding="utf-8")
        read = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise TaxonomyError(f"{file}: is not UTF-8 text") from error
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise TaxonomyError(f"{file}: {error}") from error
    topics, lines = read.get("topic"), [n for n, line in enumerate(text.splitlines(), 1) if _HEADING.match(line)]
    if not isinstance(topics, list) or not topics or len(topics) != len(lines):
        raise TaxonomyError(f"{file}: there is no [[topic]]")
    found = tuple(_topic(f"{file}:{line}", *each) for line, each in zip(lines, enumerate(topics, 1), strict=True))
    try:
        return Taxonomy(topics=found)
    except ValueError as error:
        raise TaxonomyError(f"{file}: {error}") from error


def _topic(place: str, number: int, read: dict[str, Any]) -> Topic:
    try:
        return Topic(**dict(WrittenTopic.model_validate(read)))
    except ValidationError as error:
        name, why = _told(error)
        where = f"{place}: topic {number} ({read.get('id', 'without an id')})"
        raise TaxonomyError(f"{where}: {name} {why}") from error


def _told(error: ValidationError) -> tuple[str, str]:
    """The first field that is wrong, and why."""
    fault = error.errors(include_url=False)[0]
    name = str(fault["loc"][0])
    if name in ("synonyms", "siblings"):
        return name, "is a list of words"
    if fault["type"] == "string_too_long":
        return name, f"has at most {fault['ctx']['max_length']} characters"
    return name, "is missing"
