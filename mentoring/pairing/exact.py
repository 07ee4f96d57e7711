"""The best of all pairings of a cohort, with its proof: duals rule out nearly every pair, blossom decides the rest."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from mentoring.model import MemberId
from mentoring.pairing.arrays import Bools, Doubles, Ints
from mentoring.pairing.blossom import exact_matching
from mentoring.pairing.candidates import Candidates, described, nobody_missing
from mentoring.pairing.demand import ROUNDING
from mentoring.pairing.duals import FEW, NEVER, Duals, duals_of
from mentoring.pairing.history import Pair
from mentoring.pairing.objective import SCORE_BITS, TIE_BITS, Tiers, score_units, tiers
from mentoring.pairing.roster import Roster, both_ways

_MOST_BITS = 57
"""Worths stay below 2**57: prices are sums of two, and differences of prices of four."""
_MANY_EACH = 6
"""With more pairs left than this many a person, one-way gains and ties are assigned for as well before blossom
decides."""
_MOST_PAIRS = 150_000
"""Pairs beyond which blossom takes longer than anybody waits; the best of them are kept, and nothing is proved."""
_TIES, _ROOM = 10, 11
"""Bits of the tie number that such an assignment looks at, and of the sums of them."""


@dataclass(frozen=True, kw_only=True)
class Units:
    """What one unit of each tier is worth in one whole number, the sum of scores being counted in 2**-`bits`."""

    pair: int
    waited: int
    kept: int
    floored: int
    upper: int
    bits: int


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """Why no pairing is worth more: prices [n] that two people never exceed together, worths being in `units`.

    Twice the worth of any pairing is at most the sum of all `prices` plus `odd`, which stands for whoever is left out
    of an odd number (0 of an even one) and may be negative, and is above the pairing's own by `gap` at most. A pair
    of a price more than `gap` above twice its worth is in no pairing that is better.
    """

    units: Units
    prices: Ints
    odd: int
    gap: int


@dataclass(frozen=True, kw_only=True)
class BestPairs:
    """The best pairing among its candidates as places of these, and the certificate that it is the best of all."""

    known: Candidates
    parts: Tiers
    chosen: Ints
    certificate: Certificate
    proved: bool

    @property
    def bound(self) -> float:
        """A sum of scores that no pairing exceeds which is as good in everything that goes before scores."""
        if self.proved:
            return int(self.parts.score[self.chosen].sum()) / (1 << SCORE_BITS)
        found, units = self.certificate, self.certificate.units
        above = (
            units.pair
            + units.waited * self.parts.waited[self.chosen]
            + units.kept * self.parts.kept[self.chosen]
            + units.floored * self.parts.floored[self.chosen]
            + units.upper * self.parts.upper[self.chosen]
        )
        twice = int(found.prices.sum()) + found.odd - 2 * int(above.sum())
        return twice / 2 / (1 << units.bits)


def best_of_all(roster: Roster, *, waiting: Collection[MemberId], keep: Collection[Pair], seed: int) -> BestPairs:
    """The pairing that is worth most (`Worth`), over every pair that the rules allow."""
    people = len(roster)
    worth, units = _worth(_Everybody.of(roster), roster, waiting, keep)
    found = duals_of(worth, margin=people if units.bits < SCORE_BITS else 0)
    known = _between_people(roster, found)
    parts = tiers(roster, known, waiting=waiting, keep=keep, seed=seed)
    if found.gap == 0 and people > FEW and len(found.i) > _MANY_EACH * people:
        left = _decided_by_ties(worth, found, known, parts)
        known, parts = known.at(left), parts.at(left)
    proved = len(known) <= _MOST_PAIRS
    if not proved:
        slack = (found.prices[found.i] + found.prices[found.j] - 2 * worth[found.i, found.j])[found.j < people]
        left = np.sort(np.argsort(slack, kind="stable")[:_MOST_PAIRS])
        known, parts = known.at(left), parts.at(left)
    return BestPairs(
        known=known,
        parts=parts,
        chosen=exact_matching(people, known, parts),
        certificate=Certificate(
            units=units, prices=found.prices[:people], odd=int(found.prices[people:].sum()), gap=found.gap
        ),
        proved=proved,
    )


@dataclass(frozen=True, kw_only=True)
class _Everybody:
    """Everybody beside everybody, [n, n] each."""

    score: Doubles
    floored: Bools
    upper: Bools
    allowed: Bools

    @classmethod
    def of(cls, roster: Roster) -> _Everybody:
        grid = roster.everybody()
        weaker, (floor, upper) = np.minimum(grid.fit, grid.fit.T), roster.rules.floors
        return cls(
            score=both_ways(grid.fit, grid.fit.T) * grid.factor,
            floored=weaker >= floor - ROUNDING,
            upper=weaker >= upper - ROUNDING,
            allowed=grid.allowed,
        )


def _worth(
    everybody: _Everybody, roster: Roster, waiting: Collection[MemberId], keep: Collection[Pair]
) -> tuple[Ints, Units]:
    """The worth of every pair down to the score, [n, n]; of an odd number with one place more, for who is left out."""
    people = len(roster)
    waits = np.array([member in waiting for member in roster.ids], dtype=np.int64)
    kept = _kept(roster, keep)
    units = _units(everybody, int(waits.sum()), len(kept))
    size = people + people % 2
    worth = np.zeros((size, size), dtype=np.int64)
    inner = worth[:people, :people]
    inner[:] = score_units(everybody.score) >> (SCORE_BITS - units.bits)
    inner += units.pair
    inner[everybody.floored] += units.floored
    inner[everybody.upper] += units.upper
    inner += units.waited * (waits[:, None] + waits[None, :])
    inner[kept[:, 0], kept[:, 1]] += units.kept
    inner[kept[:, 1], kept[:, 0]] += units.kept
    inner[~everybody.allowed] = NEVER
    np.fill_diagonal(worth, 0)
    worth[people:, people:] = NEVER
    return worth, units


def _kept(roster: Roster, keep: Collection[Pair]) -> Ints:
    place = roster.place
    found = [(place[a], place[b]) for a, b in sorted(keep) if a in place and b in place]
    return np.array(found, dtype=np.int64).reshape(len(found), 2)


def _units(everybody: _Everybody, waiting: int, kept: int) -> Units:
    """One unit of each tier outweighs all that the tiers below can come to; scores are coarser where bits are short."""
    pairs = len(everybody.score) // 2
    most = [_reach(everybody.upper, pairs), _reach(everybody.floored, pairs), min(kept, pairs), waiting]
    best = np.where(everybody.allowed, everybody.score, 0.0).max(axis=1, initial=0.0).sum() / 2
    bits = SCORE_BITS
    while True:
        unit = [int((best + 1) * (1 << bits)) + pairs + 1]
        for count in most:
            unit.append(unit[-1] * (count + 1))
        if unit[-1].bit_length() <= _MOST_BITS or bits == 0:
            return Units(pair=unit[4], waited=unit[3], kept=unit[2], floored=unit[1], upper=unit[0], bits=bits)
        bits -= 1


def _reach(reached: Bools, pairs: int) -> int:
    """How many pairs can reach a floor at most."""
    return min(pairs, int(reached.any(axis=1).sum()) // 2)


def _between_people(roster: Roster, found: Duals) -> Candidates:
    """The pairs that are left, without the place for who is left out."""
    people = found.j < len(roster)
    return described(roster, found.i[people], found.j[people], nobody_missing(len(roster)))


def _decided_by_ties(worth: Ints, found: Duals, known: Candidates, parts: Tiers) -> Ints:
    """The places among `known`, all of them tight, that one-way gains and tie numbers leave."""
    size, people = len(worth), len(known.rest)
    must = found.prices > 0
    lower = (parts.one_way << (_TIES + _ROOM)) + (parts.tie >> (TIE_BITS - _TIES))
    bonus = (int(lower.max(initial=0)) + 1) * size * must.astype(np.int64)
    again = np.full((size, size), NEVER, dtype=np.int64)
    again[found.i, found.j] = bonus[found.i] + bonus[found.j]
    again[known.i, known.j] += lower
    again = np.maximum(again, again.T)
    np.fill_diagonal(again, np.where(must | (np.arange(size) >= people), NEVER, 0))
    narrowed = duals_of(again)
    inside = narrowed.j < people
    return np.unique(known.places(narrowed.i[inside], narrowed.j[inside]))
