"""Which column of a table is which of ours: by our own names, by the words that form tools and people use, or as told."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.cli.pair.table import Table, TableRow
from mentoring.topic_words import plain

NEEDED = ("id", "level", "offers", "wants")
OPTIONAL = ("name", "department", "manager", "languages", "timezone", "hours", "never", "email")
HALVES = ("first name", "last name")
COLUMNS = (*NEEDED, *OPTIONAL, *HALVES)
"""Two more by which a name may come in halves."""

ALSO = {
    "seeks": "wants", "time zone": "timezone", "tz": "timezone", "language": "languages", "offer": "offers",
    "want": "wants", "member": "id", "e mail": "email", "employee id": "id", "worker id": "id", "staff id": "id",
    "user id": "id", "member id": "id", "employee number": "id", "staff number": "id", "personnel number": "id",
    "worker": "name", "employee": "name", "full name": "name", "your name": "name", "preferred name": "name",
    "employee name": "name", "participant": "name", "mentor": "name", "mentee": "name", "given name": "first name",
    "vorname": "first name", "nachname": "last name", "surname": "last name", "family name": "last name",
}  # fmt: skip
"""Other headings that mean the same, word for word."""

_WORDS = (
    ("never", r"\bnever\b|not (be )?(paired|matched)|(do not|don t) (pair|match)|\bavoid\b|conflicts? of interest"),
    ("timezone", r"time ?zones?|zeitzone|fuseau"),
    ("email", r"\be ?mail\b|\bmail\b|\bupn\b|user principal"),
    ("level", r"\bsenior(ity)?\b|\b(job|management|career|pay) (level|grade|band)\b|\blevels?\b|\bgrade\b|\bband\b"
              r"|experience level|years of experience|karrierestufe|hierarch"),
    ("manager", r"\bmanager s? ?(e ?mail|name)?\b|\bmanager\b|report(s|ing)? (to|line)|supervisor\b|\bboss\b|vorgesetzt"),
    ("wants", r"\blearn\b|\bseek|\bdevelop(ment|ing)?\b|\bgoals?\b|\bimprove\b|\bgain\b|like help|help with my|need help"
              r"|\bget better\b|\bgrow(th)?\b|interested in|\binterests\b|looking for|\bwants?\b(?!.*\boffer)|lernen"
              r"|hope to get|\bwish"),
    ("offers", r"\boffer|\bteach\b|\bshare\b|\bexpertise\b|\bstrengths?\b|\bskills?\b|can (you )?help|able to help|\bcoach\b"
               r"|\bmentor (others|in|on|somebody|someone)|\bgive\b|\bcontribute\b|good at|could (you )?help|anbieten"
               r"|\bknow\b|areas of experience"),
    ("languages", r"\blanguages?\b|\bsprachen?\b|\blangues?\b|\bidiomas?\b"),
    ("department", r"\bdepartment\b|business unit|\bdivision\b|\bdirectorate\b|\bfunction\b|supervisory organi[sz]ation"
                   r"|cost cent(er|re)|\babteilung\b|\bteam\b|service area|\bunit\b"),
    ("hours", r"working hours|work hours|\bhours\b|arbeitszeit"),
    ("name", r"\bname\b"),
    ("timezone", r"\b(work )?location\b|\bcity\b|\boffice\b|where (are you|do you work)|\bbased\b"),
    ("level", r"\b(job|business) title\b|\bposition\b|\brole\b|\bjob profile\b|\btitle\b"),
    ("department", r"\borgani[sz]ation\b"),
)  # fmt: skip
"""What the words of a heading speak for, the stronger first: a heading of several goes by the first that it has."""
_OF_THE_TOOL = re.compile(
    r"timestamp|(start|completion|submission|last modified|submit) (time|date)|response id|ip address|total points|quiz"
    r"|points|feedback|consent|agree|privacy|row id"
)
_TOOLS_TIMES = {"start time", "completion time"}
"""What form tools add of their own, which says nothing about a person."""
_DEEPEST_HEADER = 12
"""A report begins with its name and other lines; the header is looked for among the first rows."""


@dataclass(frozen=True, kw_only=True)
class ColumnMap:
    """How a table's columns are read: `where` each of ours is, from 0; those that were `guessed`; those not `unused`."""

    header: TableRow
    rows: tuple[TableRow, ...]
    where: Mapping[str, int]
    guessed: frozenset[str] = frozenset()
    twice: Sequence[tuple[int, str]] = ()
    unused: tuple[str, ...] = field(default=())

    def heading(self, name: str) -> str:
        """The heading under which a column of ours is found."""
        return " ".join(self.header.cells[self.where[name]].split())


def understood(table: Table, told: Mapping[str, str]) -> ColumnMap:
    """The columns of a table; `told` says by our names which headings to take, whatever they look like."""
    found = [_read(table, at, told) for at in range(min(_DEEPEST_HEADER, len(table.rows)))]
    return max(found, key=lambda each: (len(each.where), -each.header.line))


def _read(table: Table, at: int, told: Mapping[str, str]) -> ColumnMap:
    header = table.rows[at]
    heads = [plain(cell) for cell in header.cells]
    where: dict[str, int] = {}
    for name, heading in told.items():
        if plain(heading) in heads:
            where[name] = heads.index(plain(heading))
    twice = _exactly(heads, where)
    exact = set(where)
    _by_words(heads, where)
    _settle(heads, where)
    taken = set(where.values())
    return ColumnMap(
        header=header,
        rows=table.rows[at + 1 :],
        where=where,
        guessed=frozenset(where) - exact,
        twice=twice,
        unused=tuple(
            " ".join(cell.split())
            for place, cell in enumerate(header.cells)
            if cell and place not in taken and not _OF_THE_TOOL.search(heads[place])
        ),
    )


def _exactly(heads: Sequence[str], where: dict[str, int]) -> list[tuple[int, str]]:
    """Columns of our own names; answers those that are there twice."""
    twice, told = [], set(where)
    for place, head in enumerate(heads):
        name = head if head in COLUMNS else ALSO.get(head, "")
        if not name or name in told or place in where.values():
            continue
        if name not in where:
            where[name] = place
        elif head == plain(heads[where[name]]) or head in COLUMNS:
            twice.append((place, name))
    return twice


def _by_words(heads: Sequence[str], where: dict[str, int]) -> None:
    """What the words of the other headings speak for; of several headings for one column the shortest is taken."""
    spoken: dict[str, list[tuple[int, int, int]]] = {}
    for place, head in enumerate(heads):
        if place in where.values() or not head or _OF_THE_TOOL.search(head):
            continue
        for rank, (name, words) in enumerate(_WORDS):
            if re.search(words, head):
                spoken.setdefault(name, []).append((rank, len(head), place))
                break
    for name, options in spoken.items():
        if name not in where:
            where[name] = min(options)[2]


def _settle(heads: Sequence[str], where: dict[str, int]) -> None:
    """What tells people apart: an e-mail address where there is no id, or where `ID` only counts the responses."""
    counted = set(heads) >= _TOOLS_TIMES
    if "email" in where and ("id" not in where or (counted and heads[where["id"]] == "id")):
        where["id"] = where["email"]
    elif "id" not in where and "name" in where:
        where["id"] = where["name"]
