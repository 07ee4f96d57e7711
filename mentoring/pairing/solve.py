"""From a roster to the pairs that are worth most: candidates, a solver by size, and proof that no pair is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mentoring.model import MemberId
from mentoring.pairing.arrays import Ints
from mentoring.pairing.assignment import bound, near_best
from mentoring.pairing.augment import ALONE, completed
from mentoring.pairing.blossom import exact_matching
from mentoring.pairing.candidates import Candidates, candidates, more
from mentoring.pairing.history import Pair
from mentoring.pairing.objective import Tiers, Worth, gains, tiers
from mentoring.pairing.repair import repaired
from mentoring.pairing.roster import Roster

Progress = Callable[[float, str], None]

# Up to so many people without a partner, all their allowed partners are looked at; more are a shortage, which no
# choice of partners helps.
_FEW = 20


def silent(_share: float, _what: str) -> None:
    """A progress that nobody watches."""


@dataclass(frozen=True, kw_only=True)
class Preferences:
    """What tips the objective besides fit: who goes first, which pairs stay, and the seed of ties."""

    seed: int
    waiting: frozenset[MemberId] = frozenset()
    keep: frozenset[Pair] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Solution:
    """The chosen pairs by place in the roster, [pairs, 2]; what they are worth; and a bound on any sum of scores."""

    pairs: Ints
    worth: Worth
    bound: float


def solve(roster: Roster, wishes: Preferences, progress: Progress = silent) -> Solution:
    """The pairing that is worth most (`Worth`).

    Exact for rosters up to `rules.exact_up_to`, among the candidates of each person; above, near the bound that comes
    with it. Either way no pairing of anybody has more pairs, nor has it more of those who were left out last time.
    """
    known = candidates(
        roster,
        seed=wishes.seed,
        always=wishes.keep,
        tick=lambda done: progress(0.6 * done, "weighing who serves whom"),
    )
    progress(0.6, "choosing pairs")
    found = _Search(roster, wishes).best(known)
    progress(0.85, "working out the best there could be")
    return Solution(pairs=found.pairs, worth=found.worth, bound=bound(len(roster), known))


@dataclass(frozen=True, kw_only=True)
class _Found:
    """A matching as partners, [n], among its candidates."""

    mate: Ints
    known: Candidates
    parts: Tiers

    @property
    def pairs(self) -> Ints:
        """The pairs by place, ascending."""
        one = np.flatnonzero(self.mate > np.arange(len(self.mate)))
        return np.stack([one, self.mate[one]], axis=1)

    @property
    def worth(self) -> Worth:
        """What the pairs are worth together."""
        return self.parts.worth(self.known.places(self.pairs[:, 0], self.pairs[:, 1]))


class _Search:
    """The search for one roster's matching."""

    def __init__(self, roster: Roster, wishes: Preferences) -> None:
        self.roster, self.wishes = roster, wishes
        self.first = np.array([member in wishes.waiting for member in roster.ids], dtype=np.bool_)

    def best(self, known: Candidates) -> _Found:
        """The best matching among `known`, and beyond where somebody would be left without."""
        found = self._among(known)
        if not known.rest.any() or not (gaps := self._without(found.mate)):
            return found
        mate = completed(found.mate, self.roster.allowed, gaps, self.first)
        if len(gaps) > _FEW and (mate == found.mate).all():
            return found
        fresh = _changed(found.mate, mate)
        wider = more(self.roster, known, fresh, gaps if len(gaps) <= _FEW else ())
        if len(self.roster) <= self.roster.rules.exact_up_to:
            return self._among(wider)
        return self._touched_up(wider, mate, gaps)

    def _among(self, known: Candidates) -> _Found:
        parts = self._parts(known)
        people = len(self.roster)
        if people <= self.roster.rules.exact_up_to:
            chosen = exact_matching(people, known, parts)
            mate = np.full(people, ALONE, dtype=np.int64)
            mate[known.i[chosen]], mate[known.j[chosen]] = known.j[chosen], known.i[chosen]
        else:
            mate, odd = near_best(people, known, gains(parts))
            mate = repaired(known, parts, mate, odd)
        return _Found(mate=mate, known=known, parts=parts)

    def _touched_up(self, known: Candidates, mate: Ints, loose: list[int]) -> _Found:
        parts = self._parts(known)
        return _Found(mate=repaired(known, parts, mate, [loose[:_FEW]]), known=known, parts=parts)

    def _parts(self, known: Candidates) -> Tiers:
        wishes = self.wishes
        return tiers(self.roster, known, waiting=wishes.waiting, keep=wishes.keep, seed=wishes.seed)

    def _without(self, mate: Ints) -> list[int]:
        """Those left alone who have somebody to be matched with at all, those who go first in front."""
        alone = [person for person in np.flatnonzero(mate == ALONE).tolist() if self.roster.allowed(person).any()]
        return sorted(alone, key=lambda person: (not self.first[person], person))


def _changed(before: Ints, after: Ints) -> Ints:
    """The pairs of `after` that `before` has not, [p, 2]."""
    one = np.flatnonzero((after > np.arange(len(after))) & (after != before))
    return np.stack([one, after[one]], axis=1)
