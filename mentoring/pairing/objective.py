"""What the best pairing is, as one whole number per pair: a higher rank of the list is never given up for a lower."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mentoring.model import MemberId
from mentoring.pairing.arrays import Bools, Ints
from mentoring.pairing.candidates import Candidates
from mentoring.pairing.history import Pair
from mentoring.pairing.roster import Roster

SCORE_BITS = 20
TIE_BITS = 24

# The narrow weights of large cohorts: scores in 2**-16; the floor is worth 32 whole scores, a kept pair 16 floors, a
# person who waited 4 kept pairs, any pair 4 people who waited. OR-Tools goes wrong from 2 * 10**9 on.
COARSE_BITS = 4
FLOORED_AT, KEPT_AT, WAITED_AT, PAIR_AT = 21, 25, 27, 29


@dataclass(frozen=True, kw_only=True, order=True)
class Worth:
    """What a pairing, or a pair, is worth; compared in this order.

    Pairs made; people matched who were left out last time; pairs kept from before; pairs in which both directions
    reach the floor; the sum of scores in 2**-20; and the sum of the pairs' tie numbers, so that one answer is best.
    """

    pairs: int = 0
    waited: int = 0
    kept: int = 0
    floored: int = 0
    score: int = 0
    tie: int = 0


@dataclass(frozen=True, kw_only=True)
class Tiers:
    """The parts of each candidate pair's worth, [pairs]; every pair counts one."""

    waited: Ints
    kept: Bools
    floored: Bools
    score: Ints
    tie: Ints

    def at(self, places: Ints) -> Tiers:
        """The parts of some of the pairs."""
        return Tiers(
            waited=self.waited[places],
            kept=self.kept[places],
            floored=self.floored[places],
            score=self.score[places],
            tie=self.tie[places],
        )

    def worth(self, at: Ints) -> Worth:
        """What the candidate pairs `at` these places are worth together."""
        return Worth(
            pairs=len(at),
            waited=int(self.waited[at].sum()),
            kept=int(self.kept[at].sum()),
            floored=int(self.floored[at].sum()),
            score=int(self.score[at].sum()),
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
        score=score_units(pairs.score),
        tie=tie_numbers(ids, pairs.i, pairs.j, seed),
    )


def score_units(scores: npt.NDArray[np.float64]) -> Ints:
    """Scores as whole numbers of 2**-20."""
    return np.floor(scores * (1 << SCORE_BITS) + 0.5).astype(np.int64)


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

    Python's whole numbers, since five tiers of a thousand people need more than 64 bits; rustworkx computes in 128.
    """
    room = max(1, people).bit_length()
    upper = (1 << 3 * room) + (parts.waited << 2 * room) + (parts.kept << room) + parts.floored
    shift = SCORE_BITS + TIE_BITS + 2 * room
    lower = (parts.score << (TIE_BITS + room)) + parts.tie
    return [(high << shift) + low for high, low in zip(upper.tolist(), lower.tolist(), strict=True)]


def gains(parts: Tiers) -> Ints:
    """One whole number below 2**30 per pair, for solvers that count in machine words (see the bounds of each tier).

    A tier weighs as much as a few dozen units of the next lower one, not as much as all pairs together: what one
    exchange of partners can gain or lose, not a whole pairing. Half units of score fall by each pair's tie number.
    """
    score = (parts.score + (parts.tie >> (TIE_BITS - COARSE_BITS))) >> COARSE_BITS
    found = score + (parts.floored << FLOORED_AT) + (parts.kept << KEPT_AT) + (parts.waited << WAITED_AT)
    return np.asarray(found + (1 << PAIR_AT), dtype=np.int64)


def _mixed(values: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """SplitMix64's finaliser (Steele, Lea and Flood, OOPSLA 2014): each bit in changes half the bits out."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
