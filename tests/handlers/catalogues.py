"""What has to hold for the catalogues of a domain: up to date with the code, and true to the English."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from handlers.texts import Domain
from handlers.texts.extract import Extracted, catalogues, extracted, read
from tests.handlers.text_in_code import placeholders


def out_of_date(domain: Domain, found: Iterable[Extracted]) -> list[str]:
    """The files that have other messages than the code."""
    code = {(each.context, each.id) for each in extracted(domain, found) if each.id}
    return [
        file.name
        for file in (domain.template, *catalogues(domain))
        if {(each.context, each.id) for each in read(file) if each.id} != code
    ]


def unlike_the_english(file: Path) -> list[tuple[str, str]]:
    """The translations that have lost a placeholder or a mark, each after its English.

    One thing may be said without its number ("one day"), several may not; bold stays bold, a command a command.
    """
    wrong = []
    for each in read(file):
        said, original = _forms(each.string), _forms(each.id)
        for one, english in zip(said, original, strict=True):
            least = placeholders(english) if one == said[-1] else placeholders(english) - {"count", "number"}
            fits = least <= placeholders(one) <= placeholders(original[-1])
            if not fits or any(one.count(mark) != english.count(mark) for mark in "*`_"):
                wrong.append((english, one))
    return wrong


def _forms(written: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """A message as it is, or both of its forms."""
    return (written,) if isinstance(written, str) else tuple(written)
