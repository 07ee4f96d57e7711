"""What the best pairing is, as one whole number per pair: a higher rank of the list is never given up for a lower."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mentoring.model import MemberId
from mentoring.pairing.arrays import Bools, Doubles, Ints
from mentoring.pairing.candidates import Candidates
from mentoring.pairing.history import Pair
from mentoring.pairing.roster import Roster

SCORE_BITS = 20
TIE_BITS = 24

ONE_WAY_BITS = 16
_ONE_WAY_COARSE = 8
"""One-way gains in 2**-16; in the narrow weights they lie below 2**-12 of a score."""

_MOST_BITS = 120
"""rustworkx counts in 128 bits, of which sums of two weights and a sign take a few."""

COARSE_BITS = 4
UPPER_AT, FLOORED_AT, KEPT_AT, WAITED_AT, PAIR_AT = 20, 23, 25, 27, 29
"""The narrow weights of large cohorts: scores in 2**-16; the upper floor is worth 16 whole scores, the floor 8 upper
ones, a kept pair 4 floors, a person who waited 4 kept pairs, any pair 4 people who waited. OR-Tools goes wrong from
2 * 10**9 on."""


@dataclass(frozen=True, kw_only=True, order=True)
class Worth:
    """What a pairing, or a pair, is worth; compared in this order.

    Pairs made; people matched who were left out last time; pairs kept from before; pairs in which both directions
    reach the floor, and the upper floor; the sum of scores in 2**-20; the sum in 2**-16 of what the one side gets of
    pairs from which the other gets nothing; and the sum of the pairs' tie numbers, so that one answer is best.
    """

    pairs: int = 0
    waited: int = 0
    kept: int = 0
    floored: int = 0
    upper: int = 0
    score: int = 0
    one_way: int = 0
    tie: int = 0


@dataclass(frozen=True, kw_only=True)
class Tiers:
    """The parts of each candidate pair's worth, [pairs]; every pair counts one."""

    waited: Ints
    kept: Bools
    floored: Bools
    upper: Bools
    score: Ints
    one_way: Ints
    tie: Ints

    def at(self, places: Ints) -> Tiers:
        """The parts of some of the pairs."""
        return Tiers(
            waited=self.waited[places],
            kept=self.kept[places],
            floored=self.floored[places],
            upper=self.upper[places],
            score=self.score[places],
            one_way=self.one_way[places],
            tie=self.tie[places],
        )

    def worth(self, at: Ints) -> Worth:
        """What the candidate pairs `at` these places are worth together."""
        return Worth(
            pairs=len(at),
            waited=int(self.waited[at].sum()),
            kept=int(self.kept[at].sum()),
            floored=int(self.floored[at].sum()),
            upper=int(self.upper[at].sum()),
            score=int(self.score[at].sum()),
            one_way=int(self.one_way[at].sum()),
            tie=int(self.tie[at].sum()),
        )


def tiers(
    roster: Roster, pairs: Candidates, *, waiting: Collection[MemberId], keep: Collection[Pair], seed: int
) -> Tiers:
    """The worth of each candidate pair, in parts. `waiting` are those who were left out last time."""
    ids = roster.ids
    waits = np.array([member in waiting for member in ids], dtype=np.int64)
    kept = np.zeros(len(pairs), dtype=np.bool_)
    if keep:
        kept[:] = [Pair.of(ids[i], ids[j]) in keep for i, j in zip(pairs.i.tolist(), pairs.j.tolist(), strict=True)]
    return Tiers(
        waited=waits[pairs.i] + waits[pairs.j],
        kept=kept,
        floored=pairs.floored,
        upper=pairs.upper,
        score=score_units(pairs.score),
        one_way=one_way_units(pairs.there, pairs.back),
        tie=tie_numbers(ids, pairs.i, pairs.j, seed),
    )


def score_units(scores: npt.NDArray[np.float64]) -> Ints:
    """Scores as whole numbers of 2**-20."""
    return np.floor(scores * (1 << SCORE_BITS) + 0.5).astype(np.int64)


def one_way_units(there: Doubles, back: Doubles) -> Ints:
    """What flows the one way where nothing flows the other, as whole numbers of 2**-16; 0 where both gain."""
    flow = np.where((there > 0) & (back > 0), 0.0, there + back)
    return np.floor(flow * (1 << ONE_WAY_BITS) + 0.5).astype(np.int64)


def tie_numbers(ids: Collection[MemberId], i: Ints, j: Ints, seed: int) -> Ints:
    """24 bits for each pair out of the seed and both ids: the same for either order and on every machine."""
    each = np.array(
        [int.from_bytes(hashlib.blake2b(f"{seed}:{one}".encode(), digest_size=8).digest(), "big") for one in ids],
        dtype=np.uint64,
    )
    low, high = np.minimum(each[i], each[j]), np.maximum(each[i], each[j])
    return (_mixed(low + _mixed(high)) >> np.uint64(64 - TIE_BITS)).astype(np.int64)


def weights(parts: Tiers, people: int) -> list[int]:
    """One whole number per pair: no number of pairs in a lower tier outweighs one unit of a higher.

    Python's whole numbers, since so many tiers need more than 64 bits. rustworkx computes in 128, so a tier takes no
    more of them than all pairs together can fill.
    """
    ranked = _by_rank(parts, people)
    found = [1] * len(parts.score)
    # Where bits are short, the tie numbers give some of theirs.
    short = min(TIE_BITS, max(0, sum(most.bit_length() for _, most in ranked) - _MOST_BITS))
    for rank, (tier, most) in enumerate(ranked):
        given = short if rank == len(ranked) - 1 else 0
        bits, values = (most >> given).bit_length(), (tier >> given).tolist()
        found = [(one << bits) + each for one, each in zip(found, values, strict=True)]
    return found


def _by_rank(parts: Tiers, people: int) -> list[tuple[Ints, int]]:
    """The tiers below the number of pairs, highest first, each with a sum that no pairing exceeds."""
    pairs = people // 2
    tiers = (parts.waited, parts.kept, parts.floored, parts.upper, parts.score, parts.one_way, parts.tie)
    whole = [np.asarray(tier, dtype=np.int64) for tier in tiers]
    return [(tier, min(pairs * int(tier.max(initial=0)), int(tier.sum()))) for tier in whole]


def gains(parts: Tiers) -> Ints:
    """One whole number below 2**30 per pair, for solvers that count in machine words (see the bounds of each tier).

    A tier weighs as much as a few dozen units of the next lower one, not as much as all pairs together: what one
    exchange of partners can gain or lose, not a whole pairing. Half units of score fall by each pair's tie number.
    """
    score = parts.score + (parts.one_way >> _ONE_WAY_COARSE) + (parts.tie >> (TIE_BITS - COARSE_BITS))
    floors = (parts.floored.astype(np.int64) << FLOORED_AT) + (parts.upper.astype(np.int64) << UPPER_AT)
    return np.asarray(
        (score >> COARSE_BITS)
        + floors
        + (parts.kept.astype(np.int64) << KEPT_AT)
        + (parts.waited << WAITED_AT)
        + (1 << PAIR_AT),
        dtype=np.int64,
    )


def _mixed(values: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """SplitMix64's finaliser (Steele, Lea and Flood, OOPSLA 2014): each bit in changes half the bits out."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
