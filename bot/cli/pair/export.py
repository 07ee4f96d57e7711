"""A pairing as JSON and as a spreadsheet, as docs/pairing.md describes them; a change of form is a new `VERSION`."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from bot.cli.pair.summary import Summary
from bot.cli.pair.table import Style
from bot.cli.pair.telling import ENGLISH, named
from bot.cli.pair.wishes import EarlierRound
from handlers.blocks.pairing_words import explained, why_unmatched
from mentoring.model import Match, MemberId, OddOne, Unmatched
from mentoring.pairing import Pairing, Rules, is_one_way
from mentoring.taxonomy import Taxonomy

VERSION = 1
DIGITS = 4

HEADER = (
    "a", "b", "c", "a_name", "b_name", "c_name", "score", "a_gets", "b_gets", "c_gets",
    "a_learns", "b_learns", "c_learns", "one_way", "pinned", "met_before", "why_left_over", "round",
)  # fmt: skip
_SIDES = 3

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet program would run as a formula."""


def as_json(
    pairing: Pairing, names: Mapping[MemberId, str], rules: Rules, summary: Summary, notes: Iterable[str]
) -> dict[str, Any]:
    """Everything about a pairing, in plain values."""
    taxonomy = rules.taxonomy
    return {
        "version": VERSION,
        "seed": pairing.seed,
        "on": rules.on.isoformat(),
        "min_gap": rules.min_gap,
        "summary": summary.as_json(),
        "matches": [_match(match, names, taxonomy) for match in pairing.matches],
        "leftovers": [_leftover(leftover, names, rules.odd_one) for leftover in pairing.leftovers],
        "pins": [[pin.a, pin.b] for pin in pairing.pins],
        "forbids": [list(pair) for pair in pairing.forbids],
        "notes": list(notes),
    }


def as_csv(
    pairing: Pairing,
    names: Mapping[MemberId, str],
    rules: Rules,
    style: Style,
    earlier: Sequence[EarlierRound] = (),
) -> bytes:
    """One row for each match, then one for each person left over, written like the file that was read.

    Rows of earlier rounds follow, so that this file alone is the history of the next.
    """
    number = str(len(earlier) + 1)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=style.delimiter, lineterminator=style.line_end)
    writer.writerow(HEADER)
    for match in pairing.matches:
        writer.writerow([_defused(cell) for cell in (*_match_row(match, names, rules.taxonomy), number)])
    for leftover in pairing.leftovers:
        why = why_unmatched(ENGLISH, leftover, rules.odd_one)
        row = {"a": leftover.member, "a_name": names.get(leftover.member, ""), "why_left_over": why}
        writer.writerow([_defused(row.get(name, "")) for name in HEADER[:-1]] + [number])
    for past, one in reversed(list(enumerate(earlier, 1))):
        for group in (*one.groups, *((member,) for member in one.left_over)):
            cells = [*_padded(group), *_padded(names.get(member, "") for member in group)]
            cells += [""] * (len(HEADER) - len(cells) - 1)
            writer.writerow([_defused(cell) for cell in (*cells, str(past))])
    return text.getvalue().encode("utf-8-sig" if style.mark else "utf-8")


def write_whole(file: Path, content: bytes) -> None:
    """Write a file, or leave what was there: never half of it. Raises OSError."""
    unfinished = file.with_name(f".{file.name}.unfinished")
    try:
        unfinished.write_bytes(content)
        os.replace(unfinished, file)  # noqa: PTH105 # Path.replace would be the same call without the name
    finally:
        unfinished.unlink(missing_ok=True)


def _match(match: Match, names: Mapping[MemberId, str], taxonomy: Taxonomy) -> dict[str, Any]:
    return {
        "members": list(match.members),
        "names": [names.get(member, "") for member in match.members],
        "score": round(match.score, DIGITS),
        "one_way": is_one_way(match),
        "pinned": match.pinned,
        "met_before": match.met_before,
        "directions": [
            {
                "giver": way.giver,
                "receiver": way.receiver,
                "fit": round(way.fit, DIGITS),
                "reasons": [
                    {
                        "sought": taxonomy.label(reason.sought),
                        "offered": taxonomy.label(reason.offered),
                        "share": round(reason.share, DIGITS),
                    }
                    for reason in way.reasons
                ],
            }
            for way in match.directions
        ],
        "why": list(explained(ENGLISH, match, taxonomy, named(names))),
    }


def _leftover(leftover: Unmatched, names: Mapping[MemberId, str], odd_one: OddOne) -> dict[str, Any]:
    return {
        "member": leftover.member,
        "name": names.get(leftover.member, ""),
        "why": why_unmatched(ENGLISH, leftover, odd_one),
        "causes": [{"cause": cause, "people": count} for cause, count in leftover.causes],
    }


def _match_row(match: Match, names: Mapping[MemberId, str], taxonomy: Taxonomy) -> list[str]:
    gets, learns = [], []
    for member in match.members:
        ways = [way for way in match.directions if way.receiver == member]
        gets.append(f"{mean(way.fit for way in ways):.{DIGITS}f}")
        topics = [taxonomy.label(reason.sought) for way in ways for reason in way.reasons]
        learns.append("; ".join(dict.fromkeys(topics)))
    return [
        *_padded(match.members),
        *_padded(names.get(member, "") for member in match.members),
        f"{match.score:.{DIGITS}f}",
        *_padded(gets),
        *_padded(learns),
        "yes" if is_one_way(match) else "no",
        "yes" if match.pinned else "no",
        str(match.met_before),
        "",
    ]


def _padded(cells: Iterable[str]) -> list[str]:
    found = list(cells)
    return found + [""] * (_SIDES - len(found))


def _defused(cell: str) -> str:
    """A cell that no spreadsheet program runs; a number that is negative stays one."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
