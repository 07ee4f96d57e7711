"""A place for the odd one out: not tacked on where it hurts, but by the exchange that costs the cohort least."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np

from mentoring.pairing.arrays import Bools, Doubles, Ints
from mentoring.pairing.demand import ROUNDING
from mentoring.pairing.history import Pair
from mentoring.pairing.roster import Grid, Roster

Group = tuple[int, ...]

_THIRDS = 200
"""How many people are tried as the third; the most promising ones by what their old partner gains or loses."""
_FEW = 50
"""With more people left over than this, a cohort is lopsided rather than odd: each joins a pair where that is best."""


@dataclass(frozen=True, kw_only=True, order=True)
class ExchangeGain:
    """What an exchange changes, compared in this order; a trio counts one and a half pairs in `score`.

    `floored` counts people in matches that reach the floor: a trio does when each of the three gives as much as the
    floor to another and gets as much from another.
    """

    kept: int
    floored: int
    score: float

    @property
    def beats_waiting(self) -> bool:
        """Whether the cohort is better served than if the newcomer waits."""
        return (self.floored, round(self.score, 9)) > (0, 0.0)


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """Two groups that make way, or one, and the groups that stand in their place."""

    gain: ExchangeGain
    before: tuple[Group, ...]
    after: tuple[Group, ...]


def placed(
    roster: Roster,
    groups: Iterable[Group],
    left: Iterable[int],
    keep: Collection[Pair],
    *,
    anyway: bool = False,
    joining: bool = False,
) -> list[Group]:
    """`groups` once everybody of `left` who can join is the third of a trio, or has made somebody else the third.

    Only where that beats waiting: no fewer people reach the floor, and somebody gains. `anyway` leaves nobody waiting
    whom the rules let in. `joining`: only as the third of a trio, so that nobody loses a partner.
    """
    current, waiting = set(groups), list(left)
    for person in waiting:
        if not any(len(group) == 2 for group in current):
            break
        best = best_exchange(roster, sorted(current), person, keep, thorough=not joining and len(waiting) <= _FEW)
        if best is not None and (anyway or best.gain.beats_waiting):
            current = current.difference(best.before) | set(best.after)
    return sorted(current)


def best_exchange(
    roster: Roster, groups: Iterable[Group], newcomer: int, keep: Collection[Pair] = (), *, thorough: bool = True
) -> Exchange | None:
    """The best way to give `newcomer` a place, or None when no rule-abiding way exists.

    Either `newcomer` joins a pair (c, d), or takes the place of b beside a while b becomes the third with (c, d). A
    trio is allowed when one of its pairs breaks nothing but the level gap or departments, and the others nothing. Only
    a `thorough` search looks for the second way.
    """
    pairs = np.array([group for group in groups if len(group) == 2], dtype=np.int64).reshape(-1, 2)
    if not len(pairs):
        return None
    search = _Search(roster, pairs, newcomer, keep)
    ways = (search.joining, search.replacing) if thorough else (search.joining,)
    found = [exchange for way in ways if (exchange := way()) is not None]
    return max(found, key=lambda exchange: exchange.gain, default=None)


class _Search:
    """The pairs as they stand, and what they are worth, while one newcomer looks for a place."""

    def __init__(self, roster: Roster, pairs: Ints, newcomer: int, keep: Collection[Pair]) -> None:
        self.roster, self.pairs, self.newcomer = roster, pairs, newcomer
        self.score, there, back = roster.scores(pairs[:, 0], pairs[:, 1])
        self.there, self.back = there >= roster.rules.floor - ROUNDING, back >= roster.rules.floor - ROUNDING
        self.floored = 2 * (self.there & self.back).astype(np.int64)
        ids = roster.ids
        self.kept = np.array([Pair.of(ids[a], ids[b]) in keep for a, b in pairs.tolist()], dtype=np.int64)
        self.own = roster.grid(np.array([newcomer], dtype=np.int64))

    def joining(self) -> Exchange | None:
        """The newcomer as the third of a pair."""
        allowed, floored, score = self._trios(self.own)
        if not allowed.any():
            return None
        at = _best(allowed[0], -self.kept, floored[0], score[0])
        c, d = self.pairs[at].tolist()
        return Exchange(
            gain=ExchangeGain(kept=-int(self.kept[at]), floored=int(floored[0, at]), score=float(score[0, at])),
            before=((c, d),),
            after=(_group(c, d, self.newcomer),),
        )

    def replacing(self) -> Exchange | None:
        """The newcomer in the place of b beside a, and b as the third of another pair."""
        at, stays, goes = self._openings()
        if not len(at):
            return None
        allowed, floored, score = self._trios(self.roster.grid(goes))
        allowed[np.arange(len(at)), at] = False
        if not allowed.any():
            return None
        kept = -(self.kept[at][:, None] + self.kept[None, :])
        floored += (self._with_newcomer(stays) - self.floored[at])[:, None]
        score += (self.own.score[0][stays] - self.score[at])[:, None]
        best = _best(allowed.ravel(), kept.ravel(), floored.ravel(), score.ravel())
        row, column = divmod(best, len(self.pairs))
        a, b = int(stays[row]), int(goes[row])
        c, d = self.pairs[column].tolist()
        return Exchange(
            gain=ExchangeGain(
                kept=int(kept[row, column]), floored=int(floored[row, column]), score=float(score[row, column])
            ),
            before=(_group(a, b), (c, d)),
            after=(_group(a, self.newcomer), _group(b, c, d)),
        )

    def _openings(self) -> tuple[Ints, Ints, Ints]:
        """The pairs of which one may be matched with the newcomer: where, who stays, and who goes."""
        at = np.tile(np.arange(len(self.pairs)), 2)
        stays, goes = self.pairs.T.ravel(), self.pairs[:, ::-1].T.ravel()
        able = np.flatnonzero(self.own.allowed[0][stays])
        floored = self._with_newcomer(stays[able]) - self.floored[at[able]]
        worth = floored * 2.0 + self.own.score[0][stays[able]] - self.score[at[able]]
        best = able[np.sort(np.argsort(-worth, kind="stable")[:_THIRDS])]
        return at[best], stays[best], goes[best]

    def _with_newcomer(self, stays: Ints) -> Ints:
        """How many people the pairs of the newcomer with each of `stays` serve up to the floor."""
        return np.asarray(2 * (self.own.gives[0][stays] & self.own.gets[0][stays]).astype(np.int64))

    def _trios(self, grid: Grid) -> tuple[Bools, Ints, Doubles]:
        """Each of `grid` as the third of each pair, [some, pairs]: allowed, and what floor and score gain."""
        c, d = self.pairs.T
        bearable = grid.bearable[:, c] & grid.bearable[:, d]
        allowed = bearable & (grid.allowed[:, c] | grid.allowed[:, d])
        everybody = (grid.gives[:, c] | grid.gives[:, d]) & (grid.gets[:, c] | grid.gets[:, d])
        everybody &= (self.there | grid.gets[:, c]) & (self.back | grid.gives[:, c])
        everybody &= (self.back | grid.gets[:, d]) & (self.there | grid.gives[:, d])
        floored = 3 * everybody.astype(np.int64) - self.floored
        score = (grid.score[:, c] + grid.score[:, d] + self.score) / 2 - self.score
        return allowed, floored, score


def _best(allowed: Bools, kept: Ints, floored: Ints, score: Doubles) -> int:
    """The first place that is allowed and best by kept, then floored, then score."""
    at = np.flatnonzero(allowed)
    order = np.lexsort((at, -np.round(score[at], 9), -floored[at], -kept[at]))
    return int(at[order[0]])


def _group(*people: int) -> Group:
    return tuple(sorted(people))
