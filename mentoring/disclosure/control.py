"""Tables of answers: which groups may be shown, how they are rounded, and what is hidden with them.

Every figure that leaves is symmetric in the people of an atom (all who answered, or those of a department, or those of
no shown department), and in each atom at least five people from five pairs stand on either side of each line that is
drawn. So two people of an atom with different answers can be exchanged and nothing that was published changes: whoever
reads it cannot tell which of them said what, even with an answer of their own taken away.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mentoring.model import MemberId, MentorshipId

FEWEST = 5
"""No figure rests on fewer people, nor on fewer pairs, than this, and neither does what is left of a total."""

SILENT = 2
"""So many may have kept silent behind any figure: one who reads it and knows that of themselves, and somebody else."""

STEP = 5
"""Sizes and percentages are rounded to multiples of this."""

Groups = tuple[tuple[int, ...], ...]
"""Which values are counted together."""


class Hidden(StrEnum):
    """Why a table is not shown."""

    TOO_FEW = "too few"
    """Fewer than five people or five pairs answered at all."""
    ONE_SIDED = "one-sided"
    """A group would be smaller than five people or five pairs, or everybody said the same."""


@dataclass(frozen=True, kw_only=True)
class Response:
    """What one person answered, once in a table; `pair` is the mentorship in which they took part."""

    member: MemberId
    pair: MentorshipId
    value: int
    department: str = ""


@dataclass(frozen=True, kw_only=True)
class ShareTable:
    """A table as it may be shown: `percent[i]` of at least `at_least` people gave one of the values `groups[i]`.

    Percentages are multiples of five, from 5 to 95, and each is rounded by itself, so they need not add up to 100.
    """

    at_least: int = 0
    groups: Groups = ()
    percent: tuple[int, ...] = ()
    hidden: Hidden | None = None


def enough(responses: Iterable[Response]) -> bool:
    """Whether at least five people from at least five pairs stand behind a figure (threshold rule)."""
    pair_of = {each.member: each.pair for each in responses}
    return min(len(pair_of), len(set(pair_of.values()))) >= FEWEST


def split(responses: Iterable[Response], groups: Groups) -> list[list[Response]]:
    """The responses of each group; KeyError for a value that is in none."""
    place = {value: number for number, values in enumerate(groups) for value in values}
    found: list[list[Response]] = [[] for _ in groups]
    for each in responses:
        found[place[each.value]].append(each)
    return found


def safe(responses: Sequence[Response], groups: Groups) -> bool:
    """Whether every group, and so every complement of one, is large enough; unanimous answers are not."""
    return all(map(enough, split(responses, groups)))


def public_size(number: int, people: int) -> int:
    """How many answered, of `people` who could, rounded down to a multiple of five.

    Where fewer than five kept silent (nobody among them), it is rounded down further, so that nobody's silence, nor
    everybody's answer, can be read off (top coding).
    """
    short = number if people - number >= FEWEST else min(number, people - FEWEST)
    return short - short % STEP


def shares(responses: Sequence[Response], recodings: Sequence[Groups], people: int) -> ShareTable:
    """The finest of the groupings in which every group is large enough (global recoding); else why there is none.

    `people` could answer; whoever did and has left since counts besides.
    """
    people = max(people, len(responses))
    if not enough(responses):
        return ShareTable(hidden=Hidden.TOO_FEW)
    for groups in recodings:
        if safe(responses, groups):
            sizes = [len(group) for group in split(responses, groups)]
            percent = tuple(_percent(size, len(responses)) for size in sizes)
            if len(responses) <= people - SILENT or any(sizes_that_fit(percent, people)):
                return ShareTable(at_least=public_size(len(responses), people), groups=groups, percent=percent)
    return ShareTable(hidden=Hidden.ONE_SIDED)


def sizes_that_fit(percent: Sequence[int], people: int) -> Iterator[int]:
    """With how many answers the table of nearly everybody could have come about, though some kept silent.

    Where there is no such number, it would say of each that they answered.
    """
    at_least = public_size(people, people)
    for size in range(people - SILENT, FEWEST * len(percent) - 1, -1):
        if public_size(size, people) != at_least:
            break
        fits = [parts_that_fit(shown, size) for shown in percent]
        if all(fits) and sum(map(min, fits)) <= size <= sum(map(max, fits)):
            yield size


def parts_that_fit(percent: int, size: int) -> list[int]:
    """How many of so many can stand behind a percentage."""
    return [part for part in range(FEWEST, size) if _percent(part, size) == percent]


def _percent(part: int, whole: int) -> int:
    """To the nearest multiple of five, and never none or all."""
    return min(max(STEP * round(100 * part / whole / STEP), STEP), 100 - STEP)


def showable_departments(responses: Sequence[Response], groups: Groups) -> Mapping[str, Sequence[Response]]:
    """Those departments that may stand beside the total, by name; each is large enough, and so is all that is left.

    Complementary suppression: while the rest (those of no shown department) could be worked out and is too small, the
    smallest shown department goes to it. A single department that is everybody says nothing of its own.
    """
    by_name: dict[str, list[Response]] = defaultdict(list)
    for each in responses:
        by_name[_folded(each.department)].append(each)
    shown = [name for name, own in by_name.items() if name and safe(own, groups)]
    shown.sort(key=lambda name: (-len(by_name[name]), name))
    while shown and not _rest_is_safe(by_name, shown, groups):
        shown.pop()
    if len(shown) == 1 and len(by_name) == 1:
        return {}
    return {_as_written(by_name[name]): by_name[name] for name in sorted(shown)}


def _rest_is_safe(by_name: Mapping[str, list[Response]], shown: Collection[str], groups: Groups) -> bool:
    rest = [each for name, own in by_name.items() if name not in shown for each in own]
    return not rest or safe(rest, groups)


def _folded(department: str) -> str:
    return " ".join(department.casefold().split())


def _as_written(responses: Sequence[Response]) -> str:
    """A department's name as most of its people write it; of several, the first in the alphabet."""
    written = Counter(each.department.strip() for each in responses)
    return min(written, key=lambda name: (-written[name], name))
