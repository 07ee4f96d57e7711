"""A list in one cell, whatever parts it: semicolons, lines, bullets, or commas where its parts are known."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from mentoring.topic_words import is_no_answer

_SURELY = re.compile(r"[;\n|•●▪·]|(?:^|\s)[*]\s|(?:^|(?<=\s))\d{1,2}[.)]\s")
_COMMAS = re.compile(r"\s*[,،、，]\s*")
_AND = re.compile(r"\s+(?:and|und|et|y|&|\+|/)\s+|\s*/\s*", re.IGNORECASE)
_EDGES = " .-–—*:"
_WORDS_OF_A_TOPIC = 5
"""A part of this many words or fewer may be a topic that the list does not know; more of them are a sentence."""

Known = Callable[[str], bool]


def split(cell: str) -> tuple[str, ...]:
    """The parts between semicolons, lines or bullets, in order, each once; commas stay."""
    parts = (" ".join(part.split()).strip() for part in _SURELY.split(cell))
    return tuple(dict.fromkeys(part for part in parts if part))


def topics(cell: str, known: Known) -> tuple[tuple[str, ...], bool]:
    """The topics of a cell, without what names none (`n/a`, *don't know*), and whether commas were read as a list."""
    found: list[str] = []
    commas = False
    for part in split(cell):
        pieces = _pieces(part, known)
        commas |= len(pieces) > 1 and len(_COMMAS.split(part)) > 1
        found.extend(pieces)
    told = (piece.strip(_EDGES) if not known(piece) else piece for piece in found)
    return tuple(dict.fromkeys(each for each in told if not is_no_answer(each))), commas


def names(cell: str, known: Known) -> tuple[str, ...]:
    """The people whom a cell names; `Smith, John` is one where somebody is called so."""
    return tuple(name for part in split(cell) for name in _joined(_COMMAS.split(part), known) if name)


def plain_list(cell: str) -> tuple[str, ...]:
    """The parts of a list whose parts have no commas of their own, such as languages."""
    parts = (piece for part in split(cell) for piece in _AND.split(", ".join(_COMMAS.split(part))))
    return tuple(dict.fromkeys(piece for part in parts for piece in _COMMAS.split(part) if piece))


def _pieces(part: str, known: Known) -> list[str]:
    if known(part):
        return [part]
    pieces = _joined(_COMMAS.split(part), known)
    if len(pieces) > 1 and not any(map(known, pieces)):
        # Nobody knows any of it: short parts are a list, long ones a sentence.
        pieces = pieces if all(len(piece.split()) <= _WORDS_OF_A_TOPIC for piece in pieces) else [part]
    return [one for piece in pieces if piece for one in _by_and(piece, known)]


def _by_and(piece: str, known: Known) -> list[str]:
    """`Excel and Python`, where both are known and the whole is not."""
    if known(piece):
        return [piece]
    parts = [part for part in _AND.split(re.sub(r"^(?:and|und|et|y|&)\s+", "", piece)) if part]
    return parts if len(parts) > 1 and all(map(known, parts)) else [" ".join(parts) if len(parts) == 1 else piece]


def _joined(parts: Sequence[str], known: Known) -> list[str]:
    """The parts, those put together again that only together are known; the longest such first."""
    found, at = [], 0
    while at < len(parts):
        end = next(
            (end for end in range(len(parts), at + 1, -1) if known(", ".join(parts[at:end])) and not known(parts[at])),
            at + 1,
        )
        found.append(", ".join(parts[at:end]))
        at = end
    return found
