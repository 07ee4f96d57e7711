"""Exact again where an assignment left odd ends: small neighbourhoods of a large cohort, solved by blossom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from mentoring.pairing.arrays import Ints
from mentoring.pairing.augment import ALONE
from mentoring.pairing.blossom import exact_matching
from mentoring.pairing.candidates import Candidates, nobody_missing
from mentoring.pairing.objective import Tiers, gains

_AT_ONCE, _NEIGHBOURS = 120, 360
"""People in one neighbourhood: as many as the exact solver does in a few hundredths of a second."""


def repaired(pairs: Candidates, parts: Tiers, mate: Ints, odd: Iterable[list[int]]) -> Ints:
    """`mate` with a best matching among the people of `odd` cycles and those nearby whom a change costs least.

    Done twice: the first round leaves about one person of each neighbourhood, the second brings those together.
    """
    mate, near = mate.copy(), _Near(pairs, parts)
    loose = [person for cycle in odd for person in cycle]
    for _ in range(2):
        if len(loose) < 2:
            break
        for start in range(0, len(loose), _AT_ONCE):
            near.settle(mate, loose[start : start + _AT_ONCE])
        loose = [person for person in loose if mate[person] == ALONE]
    return mate


class _Near:
    """Candidate pairs by person, so that a neighbourhood can be cut out of a large graph."""

    def __init__(self, pairs: Candidates, parts: Tiers) -> None:
        self.pairs, self.parts, self.gain = pairs, parts, gains(parts)
        people = len(pairs.rest)
        ends = np.concatenate([pairs.i, pairs.j])
        order = np.argsort(ends, kind="stable")
        self.pair_at = (order % max(1, len(pairs))).astype(np.int64)
        self.start = np.searchsorted(ends[order], np.arange(people + 1))

    def settle(self, mate: Ints, loose: list[int]) -> None:
        """Match `loose` people and their neighbourhood anew, in place."""
        inner = set(loose).union(*self._nearby(mate, loose))
        # Nobody is settled without their partner, who would otherwise go on counting on them.
        region = np.array(sorted(inner.union(mate[list(inner)].tolist()) - {ALONE}), dtype=np.int64)
        place = np.full(len(mate), ALONE, dtype=np.int64)
        place[region] = np.arange(len(region))
        inside = np.unique(np.concatenate([self._pairs_of(person) for person in region.tolist()]))
        inside = inside[(place[self.pairs.i[inside]] >= 0) & (place[self.pairs.j[inside]] >= 0)]
        i, j = place[self.pairs.i[inside]], place[self.pairs.j[inside]]
        small = Candidates(
            i=i,
            j=j,
            score=self.pairs.score[inside],
            there=self.pairs.there[inside],
            back=self.pairs.back[inside],
            floored=self.pairs.floored[inside],
            upper=self.pairs.upper[inside],
            rest=nobody_missing(len(region)),
        )
        chosen = exact_matching(len(region), small, self.parts.at(inside))
        mate[region] = ALONE
        one, other = region[i[chosen]], region[j[chosen]]
        mate[one], mate[other] = other, one

    def _nearby(self, mate: Ints, loose: list[int]) -> Iterator[tuple[int, ...]]:
        """For each of `loose`, those with whom an exchange loses least, and their partners."""
        share = max(2, _NEIGHBOURS // (2 * len(loose)))
        for person in loose:
            at = self._pairs_of(person)
            other = self.pairs.i[at] + self.pairs.j[at] - person
            partner = mate[other]
            held = partner != ALONE
            loss = np.zeros(len(at), dtype=np.int64)
            loss[held] = self.gain[self.pairs.places(other[held], partner[held])]
            best = np.argsort(loss - self.gain[at], kind="stable")[:share]
            yield tuple(one for one in (*other[best].tolist(), *partner[best].tolist()) if one != ALONE)

    def _pairs_of(self, person: int) -> Ints:
        return self.pair_at[self.start[person] : self.start[person + 1]]
