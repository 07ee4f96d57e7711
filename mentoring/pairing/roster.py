"""The people of a cohort as arrays, sorted by id: how well each serves each, and who may be matched with whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from mentoring.model import MemberId, Profile
from mentoring.pairing.arrays import Bools, Doubles, Ints
from mentoring.pairing.blas import one_thread_each
from mentoring.pairing.classes import Kinds, kinds_of
from mentoring.pairing.demand import ROUNDING, Wants, wants_of
from mentoring.pairing.history import History, Pair
from mentoring.pairing.rules import (
    ENOUGH_SHARED_HOURS,
    Rules,
    reporting_lines,
)

CONTEXT = 0.15
HOURS_PART, DEPARTMENT_PART, GAP_PART = 0.5, 0.3, 0.2
"""How much context may move a score: it re-ranks, it never rescues a one-way pair."""
GAP_REACH = 4
"""How many levels off the best gap leave nothing of its part."""


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
    """Some people beside everybody, [some, n]: the score whether or not a rule stands between, and the rules.

    `gives` and `gets` say whether one of these serves the other, or is served, up to the floor.
    """

    score: Doubles
    gives: Bools
    gets: Bools
    allowed: Bools
    bearable: Bools


@dataclass(frozen=True, kw_only=True)
class Everybody:
    """Everybody beside everybody, [n, n] each: how much of the second's wants the first serves, and who may meet whom.

    `factor` is what context makes of a score.
    """

    fit: Doubles
    factor: Doubles
    allowed: Bools


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

    def context(self, these: Ints, those: Ints) -> Context:
        """What lies between kinds of people besides topics, [these kinds, those kinds]."""
        kinds, rules = self.kinds, self.rules
        language, hours, gap, department_ = kinds.broken(these, those, rules)
        bearable = ~(language | hours)
        return Context(
            value=context_value(
                kinds.gap(these, those), kinds.hours(these, those), kinds.elsewhere(these, those), rules
            ),
            allowed=bearable & ~(gap | department_),
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
        served, serving = self.wants.products(these, everybody)
        there, back = served / self.wants.total[None, :], serving / self.wants.total[these][:, None]
        grid = Grid(
            score=both_ways(there, back) * (1 - CONTEXT + CONTEXT * context.value[:, of]),
            gives=there >= self.rules.floor - ROUNDING,
            gets=back >= self.rules.floor - ROUNDING,
            allowed=context.allowed[:, of],
            bearable=context.bearable[:, of],
        )
        for row, person in enumerate(these.tolist()):
            self._keep_apart(person, grid.allowed[row])
            self._keep_apart(person, grid.bearable[row])
        return grid

    def everybody(self) -> Everybody:
        """Everybody beside everybody; for as many as a matrix of them is no burden."""
        every_kind, of = np.arange(len(self.kinds.level)), self.kinds.of
        context = self.context(every_kind, every_kind)
        with one_thread_each():
            served = self.wants.products(slice(None), slice(None))[0]
        allowed = context.allowed[of[:, None], of[None, :]]
        for person in range(len(self)):
            self._keep_apart(person, allowed[person])
        return Everybody(
            fit=served / self.wants.total[None, :],
            factor=(1 - CONTEXT + CONTEXT * context.value)[of[:, None], of[None, :]],
            allowed=allowed,
        )

    def _keep_apart(self, person: int, row: Bools) -> None:
        row[person] = False
        if person in self.apart:
            row[self.apart[person]] = False

    def fits(self, givers: Ints, receivers: Ints) -> Doubles:
        """T: the share of each receiver's wants that the giver beside them can serve, 0 to 1."""
        return np.asarray(self.wants.served(givers, receivers) / self.wants.total[receivers])

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
            kinds.weeks.shared(kinds.week[mine], kinds.week[theirs]),
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
        wants=wants_of(people, rules.taxonomy),
        kinds=kinds_of(people, rules),
        apart=_apart(people, history, forbids, keep),
    )


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
