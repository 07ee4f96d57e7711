"""The people of a cohort as arrays, sorted by id: how well each serves each, and who may be matched with whom."""

from __future__ import annotations

import math
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TypeVar
from zoneinfo import ZoneInfoNotFoundError

import numpy as np
import numpy.typing as npt

from mentoring.model import MemberId, Profile
from mentoring.pairing.history import History, Pair
from mentoring.pairing.hours import MINUTES_A_DAY, Presence, is_a_day, presence, utc_offset
from mentoring.pairing.refusals import ProfilesNotUsable
from mentoring.pairing.rules import (
    ENOUGH_SHARED_HOURS,
    Rules,
    department,
    languages,
    reporting_lines,
)
from mentoring.taxonomy import Taxonomy

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

# Strengths count in thousandths and wants in whole weights, so that every sum is a whole number below 2**24: float32
# holds it exactly, and no order of summation, thread or processor can change an answer.
STRENGTH_UNITS = 1000
FIRST_WANTS = (3, 2)
LATER_WANT = 1

# How much context may move a score: it re-ranks, it never rescues a one-way pair.
CONTEXT = 0.15
HOURS_PART, DEPARTMENT_PART, GAP_PART = 0.5, 0.3, 0.2
# How many levels off the best gap leave nothing of its part.
GAP_REACH = 4

# Fits are whole thousandths of whole weights; anything below this is the noise of one division.
ROUNDING = 1e-9

_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, kw_only=True)
class Wants:
    """What people seek and offer, by topic column; `n` people, `m` topics that are both offered and sought.

    `serves[n, m]` is E: thousandths of strength · similarity, the best offer of each person for each topic.
    `wants[n, m]` is the weight of each want (3, 2, then 1). `total[n]` is the sum of a person's weights times 1000
    over *all* their wants, also those that nobody offers; 1 for somebody who seeks nothing.
    """

    serves: Floats
    wants: Floats
    total: Doubles


@dataclass(frozen=True, kw_only=True)
class Kinds:
    """People alike in level, department, languages and hours are of one kind; rules and context go by kind.

    `of[n]` is each person's kind; the rest is per kind. Department 0 means unknown. `speaks[l, l]` says whether two
    sets of languages meet, `together[h, h]` the hours that two working weeks share.
    """

    of: Ints
    level: Ints
    department: Ints
    tongues: Ints
    week: Ints
    speaks: Bools
    together: Doubles


@dataclass(frozen=True, kw_only=True)
class Context:
    """What lies between people besides topics: C of the score, and whether the rules that go by kind allow it.

    `bearable` sets the level gap and departments aside, as one of a trio's three pairs may.
    """

    value: Doubles
    allowed: Bools
    bearable: Bools


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Some people beside everybody, [some, n]: the score whether or not a rule stands between, and the rules."""

    score: Doubles
    floored: Bools
    allowed: Bools
    bearable: Bools


@dataclass(frozen=True, kw_only=True)
class Roster:
    """The people who can be matched, sorted by id, and everything about them that a score needs.

    `apart` holds, per person, the sorted indices of those whom a rule about these very two keeps away.
    """

    profiles: tuple[Profile, ...]
    rules: Rules
    wants: Wants
    kinds: Kinds
    apart: Mapping[int, Ints]

    def __len__(self) -> int:
        """The number of people."""
        return len(self.profiles)

    @cached_property
    def place(self) -> Mapping[MemberId, int]:
        """Where each person is in the roster."""
        return {member: place for place, member in enumerate(self.ids)}

    @cached_property
    def ids(self) -> tuple[MemberId, ...]:
        """Everybody's id, in order."""
        return tuple(profile.member for profile in self.profiles)

    def only(self, kept: Sequence[int]) -> Roster:
        """The roster of some of its people; `kept` is ascending."""
        index = np.asarray(kept, dtype=np.int64)
        place = np.full(len(self), -1, dtype=np.int64)
        place[index] = np.arange(len(index))
        apart = {
            int(place[old]): kept_apart
            for old, others in self.apart.items()
            if place[old] >= 0 and (kept_apart := place[others][place[others] >= 0]).size
        }
        return Roster(
            profiles=tuple(self.profiles[one] for one in kept),
            rules=self.rules,
            wants=Wants(serves=self.wants.serves[index], wants=self.wants.wants[index], total=self.wants.total[index]),
            kinds=replace(self.kinds, of=self.kinds.of[index]),
            apart=apart,
        )

    def served(self, givers: Ints | slice, receivers: Ints | slice) -> Floats:
        """Thousandths of want weight served, [givers, receivers]; exact whole numbers."""
        found: Floats = self.wants.serves[givers] @ self.wants.wants[receivers].T
        return found

    def context(self, these: Ints, those: Ints) -> Context:
        """What lies between kinds of people besides topics, [these kinds, those kinds]."""
        kinds, rules = self.kinds, self.rules
        gap = np.abs(kinds.level[these][:, None] - kinds.level[those][None, :])
        hours = kinds.together[kinds.week[these][:, None], kinds.week[those][None, :]]
        mine, theirs = kinds.department[these][:, None], kinds.department[those][None, :]
        known = (mine > 0) & (theirs > 0)
        bearable = hours >= rules.min_shared_hours
        bearable &= kinds.speaks[kinds.tongues[these][:, None], kinds.tongues[those][None, :]]
        allowed = bearable & (gap >= rules.min_gap)
        if rules.departments_apart:
            allowed &= ~(known & (mine == theirs))
        return Context(
            value=context_value(gap, hours, known & (mine != theirs), rules),
            allowed=allowed,
            bearable=bearable,
        )

    def allowed(self, person: int) -> Bools:
        """With whom `person` may be matched, [n]."""
        by_kind = self.context(self.kinds.of[[person]], np.arange(len(self.kinds.level))).allowed
        found: Bools = by_kind[0][self.kinds.of]
        self._keep_apart(person, found)
        return found

    def grid(self, these: Ints) -> Grid:
        """`these` people beside everybody, [these, n]."""
        context = self.context(self.kinds.of[these], np.arange(len(self.kinds.level)))
        of, everybody = self.kinds.of, np.arange(len(self))
        there = self.served(these, everybody) / self.wants.total[None, :]
        back = self.served(everybody, these).T / self.wants.total[these][:, None]
        grid = Grid(
            score=both_ways(there, back) * (1 - CONTEXT + CONTEXT * context.value[:, of]),
            floored=np.minimum(there, back) >= self.rules.floor - ROUNDING,
            allowed=context.allowed[:, of],
            bearable=context.bearable[:, of],
        )
        for row, person in enumerate(these.tolist()):
            self._keep_apart(person, grid.allowed[row])
            self._keep_apart(person, grid.bearable[row])
        return grid

    def _keep_apart(self, person: int, row: Bools) -> None:
        row[person] = False
        if person in self.apart:
            row[self.apart[person]] = False

    def fits(self, givers: Ints, receivers: Ints) -> Doubles:
        """T: the share of each receiver's wants that the giver beside them can serve, 0 to 1."""
        served = np.empty(len(givers))
        for start in range(0, len(givers), 65536):
            part = slice(start, start + 65536)
            served[part] = np.einsum("ij,ij->i", self.wants.serves[givers[part]], self.wants.wants[receivers[part]])
        return np.asarray(served / self.wants.total[receivers])

    def scores(self, these: Ints, those: Ints) -> tuple[Doubles, Doubles, Doubles]:
        """Score, and fit to and fro, of each two people side by side, whether or not a rule keeps them apart."""
        there, back = self.fits(these, those), self.fits(those, these)
        return both_ways(there, back) * (1 - CONTEXT + CONTEXT * self._contexts(these, those)), there, back

    def _contexts(self, these: Ints, those: Ints) -> Doubles:
        kinds = self.kinds
        mine, theirs = kinds.of[these], kinds.of[those]
        other = (kinds.department[mine] > 0) & (kinds.department[theirs] > 0)
        return context_value(
            np.abs(kinds.level[mine] - kinds.level[theirs]),
            kinds.together[kinds.week[mine], kinds.week[theirs]],
            other & (kinds.department[mine] != kinds.department[theirs]),
            self.rules,
        )


def context_value(gap: Ints, hours: Doubles, elsewhere: Bools, rules: Rules) -> Doubles:
    """C: shared working hours, other departments and the fit of the seniority gap, 0 to 1; any shape."""
    fit = np.maximum(0.0, 1 - np.abs(gap - rules.best_gap) / GAP_REACH)
    return np.asarray(
        HOURS_PART * np.minimum(1.0, hours / ENOUGH_SHARED_HOURS) + DEPARTMENT_PART * elsewhere + GAP_PART * fit
    )


def both_ways(there: Doubles, back: Doubles) -> Doubles:
    """R: the harmonic mean of two directions, 0 if either is 0 (Pizzato et al., RECON, 2010)."""
    total = there + back
    return np.asarray(2 * there * back / np.where(total > 0, total, 1.0))


def roster_of(
    profiles: Iterable[Profile], rules: Rules, *, history: History, forbids: Collection[Pair], keep: Collection[Pair]
) -> Roster:
    """The roster of `profiles`, which must be usable (`require_usable`); pairs to `keep` may have met before."""
    people = tuple(sorted(profiles, key=lambda profile: profile.member))
    return Roster(
        profiles=people,
        rules=rules,
        wants=_wants(people, rules.taxonomy),
        kinds=_kinds(people, rules),
        apart=_apart(people, history, forbids, keep),
    )


def require_usable(profiles: Sequence[Profile], rules: Rules) -> None:
    """Raise `ProfilesNotUsable`, naming every fault, unless pairing can work with `profiles`."""
    found = [f"{member} is in the list twice." for member in _twice(profiles)]
    for profile in profiles:
        found.extend(f"{profile.member} {fault}" for fault in _profile_faults(profile, rules))
    if found:
        raise ProfilesNotUsable(faults=" ".join(found))


def _twice(profiles: Sequence[Profile]) -> list[MemberId]:
    ids = sorted(profile.member for profile in profiles)
    return sorted({one for one, following in pairwise(ids) if one == following})


def _profile_faults(profile: Profile, rules: Rules) -> list[str]:
    found = []
    if not profile.member.strip():
        found.append("has an empty id.")
    found.extend(
        f"offers “{offer.topic}” with a strength of {offer.strength}; it lies between 0 (exclusive) and 1."
        for offer in profile.offers
        if not (math.isfinite(offer.strength) and 0 < offer.strength <= 1)
    )
    if not is_a_day(profile.hours):
        found.append(f"has working hours that end ({profile.hours.end:%H:%M}) before they begin.")
    try:
        utc_offset(profile.tz, rules.on)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        found.append(f"has a time zone that does not exist: “{profile.tz}”.")
    return found


def _wants(people: Sequence[Profile], taxonomy: Taxonomy) -> Wants:
    return _WantsBuilder(taxonomy).build(people)


class _WantsBuilder:
    """Collects sparse entries, then keeps the topics that somebody offers and somebody seeks."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self.keys: dict[str, str] = {}

    def build(self, people: Sequence[Profile]) -> Wants:
        """The arrays for `people`, in their order."""
        offered = [self._offers(profile) for profile in people]
        sought = [self._seeks(profile) for profile in people]
        shared = {topic for row in offered for topic in row} & {topic for row in sought for topic in row}
        column = {topic: place for place, topic in enumerate(sorted(shared))}
        total = [STRENGTH_UNITS * sum(row.values()) or 1 for row in sought]
        return Wants(
            serves=_dense(offered, column), wants=_dense(sought, column), total=np.array(total, dtype=np.float64)
        )

    def _key(self, text: str) -> str:
        if text not in self.keys:
            self.keys[text] = self.taxonomy.key(text)
        return self.keys[text]

    def _offers(self, profile: Profile) -> dict[str, int]:
        row: dict[str, int] = {}
        for offer in profile.offers:
            topic = self._key(offer.topic)
            row[topic] = max(row.get(topic, 0), round(STRENGTH_UNITS * offer.strength))
            near = round(STRENGTH_UNITS * offer.strength * self.taxonomy.sibling_similarity)
            for sibling in self.taxonomy.siblings(topic):
                row[sibling] = max(row.get(sibling, 0), near)
        return row

    def _seeks(self, profile: Profile) -> dict[str, int]:
        topics = list(dict.fromkeys(self._key(topic) for topic in profile.seeks))
        weights = (*FIRST_WANTS, *[LATER_WANT] * len(topics))
        return dict(zip(topics, weights, strict=False))


def _dense(rows: Sequence[Mapping[str, int]], column: Mapping[str, int]) -> Floats:
    found = np.zeros((len(rows), len(column)), dtype=np.float32)
    for place, row in enumerate(rows):
        for topic, value in row.items():
            if topic in column:
                found[place, column[topic]] = value
    return found


def _kinds(people: Sequence[Profile], rules: Rules) -> Kinds:
    departments, _ = _codes([department(profile) for profile in people], first="")
    tongues, spoken = _codes([languages(profile) for profile in people])
    weeks, worked = _codes([presence(profile, rules.on) for profile in people])
    levels = np.array([int(profile.level) for profile in people], dtype=np.int64)
    stacked = np.stack([levels, departments, tongues, weeks], axis=1).reshape(len(people), 4)
    kinds, of = np.unique(stacked, axis=0, return_inverse=True)
    return Kinds(
        of=of.reshape(-1).astype(np.int64),
        level=kinds[:, 0],
        department=kinds[:, 1],
        tongues=kinds[:, 2],
        week=kinds[:, 3],
        speaks=np.array([[bool(one & other) for other in spoken] for one in spoken], dtype=np.bool_).reshape(
            len(spoken), len(spoken)
        ),
        together=_together(worked),
    )


def _together(weeks: Sequence[Presence]) -> Doubles:
    """`shared_hours` of every two working weeks, [h, h], at once."""
    starts = np.array([week.start for week in weeks], dtype=np.int64)
    ends = np.array([week.end for week in weeks], dtype=np.int64)
    longest = np.zeros((len(weeks), len(weeks)))
    for shift in (-1, 0, 1):
        here = np.array([sum(1 << (day + shift) % 7 for day in week.days) for week in weeks], dtype=np.int64)
        there = np.array([sum(1 << day for day in week.days) for week in weeks], dtype=np.int64)
        late = shift * MINUTES_A_DAY
        overlap = np.minimum(ends[:, None], ends[None, :] + late) - np.maximum(starts[:, None], starts[None, :] + late)
        np.maximum(longest, np.where(here[:, None] & there[None, :], overlap, 0), out=longest)
    return longest / 60


def _codes(values: Sequence[_Key], *, first: _Key | None = None) -> tuple[Ints, list[_Key]]:
    """A whole number for each distinct value, in order of appearance; `first`, if given, is 0."""
    code: dict[_Key, int] = {} if first is None else {first: 0}
    found = [code.setdefault(value, len(code)) for value in values]
    return np.array(found, dtype=np.int64), list(code)


def _apart(
    people: Sequence[Profile], history: History, forbids: Collection[Pair], keep: Collection[Pair]
) -> dict[int, Ints]:
    place = {profile.member: index for index, profile in enumerate(people)}
    lines = reporting_lines(people)
    pairs: set[Pair] = set(forbids)
    pairs.update(Pair.of(profile.member, other) for profile in people for other in profile.never)
    pairs.update(Pair.of(member, boss) for member, line in lines.items() for boss in line)
    pairs.update(Pair.of(*two) for two, times in history.met.items() if times > 0 and Pair.of(*two) not in keep)
    found: dict[int, list[int]] = {}
    for one, other in pairs:
        if one in place and other in place and one != other:
            found.setdefault(place[one], []).append(place[other])
            found.setdefault(place[other], []).append(place[one])
    return {person: np.array(sorted(others), dtype=np.int64) for person, others in found.items()}
