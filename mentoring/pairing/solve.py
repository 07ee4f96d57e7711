"""From a roster to the pairs that are worth most: candidates, a solver by size, and proof that no pair is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from mentoring.model import MemberId
from mentoring.pairing.arrays import Ints
from mentoring.pairing.assignment import bound, near_best
from mentoring.pairing.augment import ALONE, completed
from mentoring.pairing.candidates import Candidates, candidates, more
from mentoring.pairing.exact import Certificate, best_of_all
from mentoring.pairing.history import Pair
from mentoring.pairing.objective import Tiers, Worth, gains, tiers
from mentoring.pairing.repair import repaired
from mentoring.pairing.roster import Roster


class PairingStep(StrEnum):
    """What a pairing is at while it is made."""

    WEIGHING = "weighing"
    CHOOSING = "choosing"
    BOUNDING = "bounding"
    EXPLAINING = "explaining"
    DONE = "done"


Progress = Callable[[float, PairingStep], None]

_FEW = 20
"""Up to so many people without a partner, all their allowed partners are looked at; more are a shortage, which no
choice of partners helps."""


def silent(_share: float, _at: PairingStep) -> None:
    """A progress that nobody watches."""


@dataclass(frozen=True, kw_only=True)
class Preferences:
    """What tips the objective besides fit: who goes first, which pairs stay, and the seed of ties."""

    seed: int
    waiting: frozenset[MemberId] = frozenset()
    keep: frozenset[Pair] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Solution:
    """The chosen pairs by place in the roster, [pairs, 2], and what they are worth.

    No pairing that is as good in everything before scores has a greater sum of scores than `bound`. With a
    `certificate` and `proved`, no pairing is worth more at all.
    """

    pairs: Ints
    worth: Worth
    bound: float
    proved: bool = False
    certificate: Certificate | None = None


def solve(roster: Roster, wishes: Preferences, progress: Progress = silent) -> Solution:
    """The pairing that is worth most (`Worth`).

    Exact and proved for rosters up to `rules.exact_up_to`; above, near the bound that comes with it. Either way no
    pairing of anybody has more pairs, nor has it more of those who were left out last time.
    """
    return (_exact if len(roster) <= roster.rules.exact_up_to else _near_best)(roster, wishes, progress)


def _exact(roster: Roster, wishes: Preferences, progress: Progress) -> Solution:
    progress(0.1, PairingStep.WEIGHING)
    best = best_of_all(roster, waiting=wishes.waiting, keep=wishes.keep, seed=wishes.seed)
    progress(0.85, PairingStep.EXPLAINING)
    known, chosen = best.known, best.chosen
    return Solution(
        pairs=np.stack([known.i[chosen], known.j[chosen]], axis=1),
        worth=best.parts.worth(chosen),
        bound=best.bound,
        proved=best.proved,
        certificate=best.certificate,
    )


def _near_best(roster: Roster, wishes: Preferences, progress: Progress) -> Solution:
    known = candidates(
        roster,
        seed=wishes.seed,
        always=wishes.keep,
        tick=lambda done: progress(0.6 * done, PairingStep.WEIGHING),
    )
    progress(0.6, PairingStep.CHOOSING)
    found = _Search(roster, wishes).best(known)
    progress(0.85, PairingStep.BOUNDING)
    return Solution(pairs=found.pairs, worth=found.worth, bound=bound(len(roster), known, found.worth))


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
    """The search for the matching of a large roster."""

    def __init__(self, roster: Roster, wishes: Preferences) -> None:
        self.roster, self.wishes = roster, wishes
        self.first = np.array([member in wishes.waiting for member in roster.ids], dtype=np.bool_)

    def best(self, known: Candidates) -> _Found:
        """The best matching among `known`, and beyond where somebody would be left without."""
        found = self._among(known)
        if known.complete or not (gaps := self._without(found.mate)):
            return found
        mate = completed(found.mate, self.roster.allowed, gaps, self.first)
        if len(gaps) > _FEW and (mate == found.mate).all():
            return found
        fresh = _changed(found.mate, mate)
        wider = more(self.roster, known, fresh, gaps if len(gaps) <= _FEW else ())
        return self._touched_up(wider, mate, gaps)

    def _among(self, known: Candidates) -> _Found:
        parts = self._parts(known)
        mate, odd = near_best(len(self.roster), known, gains(parts))
        return _Found(mate=repaired(known, parts, mate, odd), known=known, parts=parts)

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
