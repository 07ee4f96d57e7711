"""Whether one more pair can be made, in the whole graph of who may meet whom, and how (Edmonds' alternating trees)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

import numpy as np

from mentoring.pairing.arrays import Bools, Ints

ALONE = -1


def completed(mate: Ints, allowed: Callable[[int], Bools], roots: Iterable[int], first: Bools) -> Ints:
    """`mate` with as many pairs as there can be at all, and as many of those who go `first` as these pairs can hold.

    `mate[n]` is each person's partner or -1; `allowed(person)` is [n]; `roots` are those without a partner, in the
    order in which they are helped. When a tree finds nobody to match its root with, it never will (Berge, 1957), and
    its people are set aside for the roots that follow; the root, if it goes first, may still take the place of
    somebody in the tree who does not.
    """
    mate, spent = mate.copy(), np.zeros(len(mate), dtype=np.bool_)
    for root in roots:
        if spent[root] or mate[root] != ALONE:
            continue
        tree = _Tree(mate, allowed, root, spent)
        end = tree.grow()
        if end is not None:
            tree.flip(end)
            continue
        spent |= tree.members
        instead = np.flatnonzero(tree.outer & ~first)
        if first[root] and instead.size:
            left = int(instead[0])
            taken = int(mate[left])
            mate[left] = ALONE
            tree.flip(taken)
    return mate


class _Tree:
    """An alternating tree from one person without a partner; odd cycles shrink to their base as they are met."""

    def __init__(self, mate: Ints, allowed: Callable[[int], Bools], root: int, spent: Bools) -> None:
        self.mate, self.allowed, self.root, self.spent = mate, allowed, root, spent
        self.above = np.full(len(mate), ALONE, dtype=np.int64)
        self.base = np.arange(len(mate), dtype=np.int64)
        self.outer = np.zeros(len(mate), dtype=np.bool_)
        self.outer[root] = True
        self.queue = deque([root])

    @property
    def members(self) -> Bools:
        """Everybody whom the tree has reached."""
        found: Bools = self.outer | (self.above != ALONE)
        return found

    def grow(self) -> int | None:
        """The person without a partner at the end of an augmenting path, or None when there is none."""
        while self.queue:
            person = self.queue.popleft()
            near = self.allowed(person) & ~self.spent
            near[person] = False
            end = self._extend(person, near)
            if end is not None:
                return end
            self._shrink_all(person, near)
        return None

    def flip(self, end: int) -> None:
        """Change sides along the path from `end`, who has nobody now, to the root, who had nobody before."""
        place = end
        while place != ALONE:
            partner = int(self.above[place])
            following = int(self.mate[partner])
            self.mate[place], self.mate[partner] = partner, place
            place = following

    def _extend(self, person: int, near: Bools) -> int | None:
        fresh = np.flatnonzero(near & ~self.outer & (self.above == ALONE))
        alone = fresh[self.mate[fresh] == ALONE]
        if alone.size:
            self.above[alone[0]] = person
            return int(alone[0])
        for other in fresh.tolist():
            if not self.outer[other]:
                self.above[other] = person
                self.outer[self.mate[other]] = True
                self.queue.append(int(self.mate[other]))
        return None

    def _shrink_all(self, person: int, near: Bools) -> None:
        while True:
            cycles = np.flatnonzero(near & self.outer & (self.base != self.base[person]))
            if not cycles.size:
                return
            self._shrink(person, int(cycles[0]))

    def _shrink(self, one: int, other: int) -> None:
        base = self._meeting(one, other)
        inside: set[int] = set()
        self._mark(one, base, other, inside)
        self._mark(other, base, one, inside)
        joined = np.isin(self.base, list(inside))
        self.base[joined] = base
        for fresh in np.flatnonzero(joined & ~self.outer).tolist():
            self.outer[fresh] = True
            self.queue.append(fresh)

    def _meeting(self, one: int, other: int) -> int:
        seen = set()
        place = one
        while True:
            place = int(self.base[place])
            seen.add(place)
            if place == self.root or self.mate[place] == ALONE:
                break
            place = int(self.above[self.mate[place]])
        place = int(self.base[other])
        while place not in seen:
            place = int(self.base[self.above[self.mate[place]]])
        return place

    def _mark(self, person: int, base: int, child: int, inside: set[int]) -> None:
        while self.base[person] != base:
            partner = int(self.mate[person])
            inside.update((int(self.base[person]), int(self.base[partner])))
            self.above[person] = child
            child = partner
            person = int(self.above[partner])
