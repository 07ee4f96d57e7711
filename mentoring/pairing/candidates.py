"""For each person the few partners worth considering: a large cohort needs no matrix of everybody by everybody."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from mentoring.pairing.arrays import Bools, Doubles, Floats, Ints
from mentoring.pairing.blas import one_thread_each
from mentoring.pairing.demand import ROUNDING
from mentoring.pairing.history import Pair
from mentoring.pairing.roster import CONTEXT, Roster

_ROWS, _TILE = 128, 1024
"""Rows and columns looked at in one go: a tile stays in the cache next to the processor and keeps BLAS busy."""
_WORTH_THREADS, _MOST_THREADS = 2000, 8
"""From this many people on, threads are worth starting; more of them than this are no gain."""
_WORTH_SAMPLING = 64
_SAMPLE = 1024
_TOO_MANY = 40
_NO_PARTNER = np.float32(-1.0)
"""In rows this many times longer than the candidates wanted, a sample of this many tells whom to look at; were it this
many times too many, the row is partitioned instead."""
_SPREAD = np.float32(2.0**-18)
"""The chance in the ordering: too little to matter for a score, enough to part equals."""

_FEWEST, _MOST_PAIRS = 50, 1_000_000
"""So many candidates a person are always looked for; more only where all of them together do not exceed that."""

FLOORS = 2
NOBODY = -np.inf
"""What both directions of a pair can reach, and the score of nobody."""

SINGLE_PRECISION = 1e-6
"""What a score in single precision may be off."""


@dataclass(frozen=True, kw_only=True)
class Candidates:
    """Pairs that may be matched, `i < j` by place in the roster, ascending; one row per pair.

    `score`, `there` (i serves j) and `back` are in [0, 1]; `floored` and `upper` say whether both directions reach
    the floor, and the upper floor. `rest[n, 3]` bounds the score of each person with anybody who is *not* among their
    candidates, by how many floors both directions reach (none, the lower, both); `NOBODY` where nobody of that kind
    is missing.
    """

    i: Ints
    j: Ints
    score: Doubles
    there: Doubles
    back: Doubles
    floored: Bools
    upper: Bools
    rest: Doubles

    def __len__(self) -> int:
        """The number of pairs."""
        return len(self.i)

    @property
    def complete(self) -> bool:
        """Whether all that the rules allow are candidates of each other."""
        return not (self.rest > NOBODY).any()

    def at(self, places: Ints) -> Candidates:
        """Some of the pairs, in ascending places, as if they were all there are."""
        return Candidates(
            i=self.i[places],
            j=self.j[places],
            score=self.score[places],
            there=self.there[places],
            back=self.back[places],
            floored=self.floored[places],
            upper=self.upper[places],
            rest=nobody_missing(len(self.rest)),
        )

    def places(self, one: Ints, other: Ints) -> Ints:
        """Where each pair (`one`, `other`), in either order, is among the candidates."""
        people = len(self.rest)
        codes = np.minimum(one, other) * people + np.maximum(one, other)
        return np.searchsorted(self.i * people + self.j, codes)


def candidates(
    roster: Roster, *, seed: int, always: Collection[Pair] = (), tick: Callable[[float], None] = lambda _done: None
) -> Candidates:
    """The best partners of each person, by floors and then score, and `always` where allowed.

    `rules.candidates` of each, and fewer, though not under 50, where a million pairs are not enough for that.
    """
    if not len(roster):
        nobody = np.zeros(0, dtype=np.int64)
        return described(roster, nobody, nobody, nobody_missing(0))
    rows, columns = [], []
    rest = nobody_missing(len(roster))
    with one_thread_each():
        for start, found_rows, found_columns, unseen in _Sweep(roster, seed).blocks():
            rest[start : start + len(unseen)] = unseen
            rows.append(found_rows + start)
            columns.append(found_columns)
            tick((start + len(unseen)) / len(roster))
    extra = _places(roster, always)
    rows.append(extra[:, 0])
    columns.append(extra[:, 1])
    return described(roster, np.concatenate(rows), np.concatenate(columns), rest)


def described(roster: Roster, rows: Ints, columns: Ints, rest: Doubles) -> Candidates:
    """The pairs (`rows`, `columns`) in either order and any number of times, once each and with their scores."""
    n = max(1, len(roster))
    codes = np.unique(np.minimum(rows, columns) * n + np.maximum(rows, columns))
    i, j = codes // n, codes % n
    score, there, back = roster.scores(i, j)
    weaker, (floor, upper) = np.minimum(there, back), roster.rules.floors
    return Candidates(
        i=i,
        j=j,
        score=score,
        there=there,
        back=back,
        floored=weaker >= floor - ROUNDING,
        upper=weaker >= upper - ROUNDING,
        rest=rest,
    )


def nobody_missing(people: int) -> Doubles:
    """A `rest` of `people` whose candidates are everybody whom the rules allow."""
    return np.full((people, FLOORS + 1), NOBODY)


def more(roster: Roster, known: Candidates, pairs: Ints, people: Collection[int]) -> Candidates:
    """`known`, and besides `pairs` by place, [p, 2], and every allowed partner of `people`."""
    rows, columns = [known.i, pairs[:, 0]], [known.j, pairs[:, 1]]
    for person in people:
        partners = np.flatnonzero(roster.allowed(person))
        rows.append(np.full(len(partners), person, dtype=np.int64))
        columns.append(partners)
    return described(roster, np.concatenate(rows), np.concatenate(columns), known.rest)


class _Sweep:
    """Everybody beside everybody, some rows at a time, in tiles that stay in the processor's cache.

    A key orders the partners of one row: the score, plus 1 for each floor that both directions reach, plus less than
    `_SPREAD` of chance, so that a hundred equals do not all choose the same fifty; -1 where a rule says no.
    """

    def __init__(self, roster: Roster, seed: int) -> None:
        self.roster = roster
        self.count = min(roster.rules.candidates, max(_FEWEST, _MOST_PAIRS // len(roster)))
        self.rows, self.columns = min(len(roster), _ROWS), min(len(roster), _TILE)
        self.share = (1 / roster.wants.total).astype(np.float32)
        self.tiled = roster.wants.sparse is None
        turned = (roster.wants.serves.T, roster.wants.wants.T)
        self.serves, self.wants = (each.copy() if self.tiled else each for each in turned)
        self.every_kind = np.arange(len(roster.kinds.level))
        chance = np.random.default_rng(seed).random(2 * len(roster), dtype=np.float32) * _SPREAD
        self.chance = sliding_window_view(chance, len(roster))
        self.own = threading.local()

    def blocks(self) -> Iterator[tuple[int, Ints, Ints, Doubles]]:
        """Of each block of rows: the first, and the best of its rows as `_best` gives them.

        Large rosters are shared out to threads, which NumPy lets run side by side; the blocks come in order.
        """
        starts = range(0, len(self.roster), _ROWS)
        if len(self.roster) < _WORTH_THREADS:
            yield from map(self._block, starts)
            return
        pool = ThreadPoolExecutor(max_workers=min(_MOST_THREADS, os.cpu_count() or 1))
        try:
            yield from pool.map(self._block, starts)
        finally:
            pool.shutdown(cancel_futures=True)

    def _block(self, start: int) -> tuple[int, Ints, Ints, Doubles]:
        people = len(self.roster)
        rows = slice(start, min(people, start + _ROWS))
        if not hasattr(self.own, "keys"):
            self.own.keys = np.empty((self.rows, people), dtype=np.float32)
            self.own.tiles = np.empty((3, self.rows, self.columns), dtype=np.float32)
        keys = self.own.keys[: rows.stop - rows.start]
        context = self.roster.context(self.roster.kinds.of[rows], self.every_kind)
        factor = np.where(context.allowed, 2 * (1 - CONTEXT + CONTEXT * context.value), np.nan)
        factor = factor.astype(np.float32)
        products = None if self.tiled else self.roster.wants.products(rows, slice(None))
        for left in range(0, people, _TILE):
            self._fill(keys, rows, slice(left, min(people, left + _TILE)), factor, products)
        self._keep_apart(keys, start)
        return start, *_best(keys, self.count, self.roster.rules.floors)

    def _fill(
        self, keys: Floats, rows: slice, columns: slice, factor: Floats, products: tuple[Floats, Floats] | None
    ) -> None:
        there, back, total = self.own.tiles[:, : rows.stop - rows.start, : columns.stop - columns.start]
        wants, kinds = self.roster.wants, self.roster.kinds.of[columns]
        if products is None:
            np.matmul(wants.serves[rows], self.wants[:, columns], out=there)
            np.matmul(wants.wants[rows], self.serves[:, columns], out=back)
        else:
            there[:], back[:] = products[0][:, columns], products[1][:, columns]
        there *= self.share[columns]
        back *= self.share[rows, None]
        np.add(there, back, out=total)
        np.maximum(total, np.float32(1e-9), out=total)
        np.divide(there, total, out=total)
        total *= back
        np.minimum(there, back, out=there)
        np.take(factor, kinds, axis=1, out=back, mode="clip")
        total *= back
        for floor in self.roster.rules.floors:
            total += there >= np.float32(floor - SINGLE_PRECISION)
        total += self.chance[rows, columns]
        np.fmax(total, _NO_PARTNER, out=keys[:, columns])

    def _keep_apart(self, block: Floats, start: int) -> None:
        places = np.arange(len(block))
        block[places, start + places] = _NO_PARTNER
        for row in places.tolist():
            if start + row in self.roster.apart:
                block[row, self.roster.apart[start + row]] = _NO_PARTNER


def _best(keys: Floats, count: int, floors: tuple[float, float]) -> tuple[Ints, Ints, Doubles]:
    """The best `count` of each row, as rows and columns, and per row the `rest` of whoever else is in it."""
    people = keys.shape[1]
    if people <= count:
        rows, columns = np.nonzero(keys >= 0)
        return rows, columns, nobody_missing(len(keys))
    threshold = _thresholds(keys, count) if people >= _WORTH_SAMPLING * count else np.zeros(len(keys), np.float32)
    flat = np.flatnonzero((keys >= threshold[:, None]).ravel())
    rows = flat // people
    found = np.bincount(rows, minlength=len(keys))
    if found.max() > _TOO_MANY * count or (found[threshold > 0] < count).any():
        threshold = np.maximum(0, -np.partition(-keys, count - 1, axis=1)[:, count - 1])
        flat = np.flatnonzero((keys >= threshold[:, None]).ravel())
        rows = flat // people
        found = np.bincount(rows, minlength=len(keys))
    values = keys.ravel()[flat]
    order = np.lexsort((-values, rows))
    place = np.arange(len(order)) - np.repeat(np.cumsum(found) - found, found)
    kept = order[place < count]
    last = np.full(len(keys), _NO_PARTNER)
    full = found >= count
    last[full] = values[order[place == count - 1]]
    return rows[kept], (flat - rows * people)[kept], _unseen(last.astype(np.float64), floors)


def _thresholds(keys: Floats, count: int) -> Floats:
    """A key that more than `count` of each row very likely reach, from a sample of the row."""
    step = keys.shape[1] // _SAMPLE
    sample = np.sort(keys[:, ::step], axis=1)
    rank = min(sample.shape[1], 4 + 2 * count // step)
    return np.maximum(sample[:, -rank], np.float32(0))


def _unseen(last: Doubles, floors: tuple[float, float]) -> Doubles:
    """What scores below the ordering keys `last`, [n], can be at most, by the floors that are reached, [n, 3].

    Without a floor in both directions a score stays under the harmonic mean of that floor and 1.
    """
    reached = np.clip(np.floor(last), 0, FLOORS)
    rest = nobody_missing(len(last))
    for kind, under in enumerate((*(2 * floor / (1 + floor) for floor in floors), 1.0)):
        rest[:, kind] = np.where(reached > kind, under, np.minimum(last - reached + SINGLE_PRECISION, under))
        rest[(reached < kind) | (last < 0), kind] = NOBODY
    return rest


def _places(roster: Roster, pairs: Collection[Pair]) -> Ints:
    """Pairs as places in the roster, [p, 2], of those who are in it and may be matched."""
    place = roster.place
    found = [(place[a], place[b]) for a, b in sorted(pairs) if a in place and b in place]
    allowed = [(a, b) for a, b in found if roster.allowed(a)[b]]
    return np.array(allowed, dtype=np.int64).reshape(len(allowed), 2)
