"""Who is meant by an id, an e-mail address or a name, in any capitals: any spelling of one person is one person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import NamedTuple

from mentoring.model import MemberId
from mentoring.topic_words import plain

_IN_BRACKETS = re.compile(r"<\s*(?:mailto:)?([^<>\s]+@[^<>\s]+)\s*>")
_BEHIND = re.compile(r"\s*[\[(][^\])]*[\])]\s*$")
NOBODY = frozenset({"", "none", "n/a", "na", "-", "--", "—", "nobody", "no one", "keine", "niemand", "tbc", "vacant"})
"""What a personnel system puts behind a name: a number, *On leave*."""


class Named(NamedTuple):
    """Somebody in a file."""

    member: MemberId
    email: str = ""
    name: str = ""


class SeveralPeople(LookupError):
    """A name that more than one person has; the message says whose ids to choose from."""


def id_key(text: str) -> str:
    """An id or e-mail address as it is compared: without capitals, spaces around, and what mail programs add."""
    found = _IN_BRACKETS.search(text)
    bare = found.group(1) if found else text
    folded = unicodedata.normalize("NFKC", bare).casefold()
    return " ".join(folded.split()).removeprefix("mailto:")


def name_key(text: str) -> str:
    """A name as it is compared: without capitals, accents and marks; `Smith, John` is *John Smith*."""
    bare = _BEHIND.sub("", _IN_BRACKETS.sub("", text)).strip(" \"'")
    last, comma, first = bare.partition(",")
    return plain(f"{first} {last}" if comma and "," not in first else bare)


def is_nobody(text: str) -> bool:
    """Whether a cell says that there is nobody."""
    return " ".join(text.casefold().split()) in NOBODY


@dataclass(frozen=True)
class PeopleByName:
    """Everybody of a file by every spelling of theirs."""

    by_id: dict[str, MemberId] = field(default_factory=dict)
    by_name: dict[str, list[MemberId]] = field(default_factory=dict)

    @classmethod
    def of(cls, people: Iterable[Named]) -> PeopleByName:
        """The directory of people, whose ids and addresses are their own."""
        found = cls()
        everybody = list(people)
        for person in everybody:
            found.by_id.setdefault(id_key(person.member), person.member)
        for person in everybody:
            if person.email:
                found.by_id.setdefault(id_key(person.email), person.member)
            for key in {name_key(person.name), plain(person.name)} - {""}:
                if person.member not in (named := found.by_name.setdefault(key, [])):
                    named.append(person.member)
        return found

    def knows(self, text: str) -> bool:
        """Whether somebody, or more than one, is called so."""
        return id_key(text) in self.by_id or name_key(text) in self.by_name

    def find(self, text: str) -> MemberId | None:
        """Who is meant, None for a stranger. Raises SeveralPeople."""
        if found := self.by_id.get(id_key(text)):
            return found
        named = self.by_name.get(name_key(text)) or self.by_name.get(plain(text)) or []
        if len(named) > 1:
            ids = ", ".join(named)
            raise SeveralPeople(f"{len(named)} people have the name “{text}”. Write the id instead: {ids}.")
        return named[0] if named else None

    def nearest(self, text: str) -> str:
        """The spelling in the file that is most like `text`, if any is."""
        known = [*self.by_id, *self.by_name]
        near = get_close_matches(id_key(text), known, n=1, cutoff=0.8) or get_close_matches(
            name_key(text), known, n=1, cutoff=0.8
        )
        return near[0] if near else ""
