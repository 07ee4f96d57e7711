"""Who met whom in earlier rounds, and who was left out of the last one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple, Self

from mentoring.model import Match, MemberId, Unmatched


class Pair(NamedTuple):
    """Two people, the smaller id first: one pair has one spelling."""

    a: MemberId
    b: MemberId

    @classmethod
    def of(cls, one: MemberId, other: MemberId) -> Self:
        """The pair of two people in either order."""
        return cls(*sorted((one, other)))


@dataclass(frozen=True, kw_only=True)
class History:
    """How often each two met in earlier rounds (the smaller id first), and who was left out of the last round."""

    met: Mapping[tuple[MemberId, MemberId], int] = field(default_factory=dict)
    left_out: frozenset[MemberId] = frozenset()

    def times(self, one: MemberId, other: MemberId) -> int:
        """How often two people were matched before."""
        return self.met.get(Pair.of(one, other), 0)

    @classmethod
    def of(cls, rounds: Iterable[Iterable[MemberId]], left_out: Iterable[MemberId] = ()) -> Self:
        """The history of earlier matches, each given as its members."""
        met: dict[tuple[MemberId, MemberId], int] = {}
        for members in rounds:
            for one, other in combinations(sorted(set(members)), 2):
                met[Pair(one, other)] = met.get(Pair(one, other), 0) + 1
        return cls(met=met, left_out=frozenset(left_out))

    def after(self, matches: Iterable[Match], leftovers: Iterable[Unmatched]) -> History:
        """The history once a pairing has been announced: its pairs have met, its leftovers go first next time."""
        fresh = History.of(match.members for match in matches)
        met = dict(self.met)
        for pair, times in fresh.met.items():
            met[pair] = met.get(pair, 0) + times
        return History(met=met, left_out=frozenset(leftover.member for leftover in leftovers))
