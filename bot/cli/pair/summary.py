"""How a pairing came out in a few numbers: what an organiser reads first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, median
from typing import Any

from mentoring.model import Match, MemberId
from mentoring.pairing import Pairing, is_one_way

BINS = 10
_ROUNDING = 1e-9
"""Tenths of the weaker direction of each match: 0–10 %, … 90–100 %."""


@dataclass(frozen=True, kw_only=True)
class Summary:
    """Numbers of one pairing.

    `gain_nothing` counts people who are matched and get nothing of what they seek, `at_zero` matches of score 0.
    `weaker` counts matches by the smaller of their directions, in tenths. `bound` is a sum of scores that no pairing
    exceeds which is as good in everything before, `reached` the share of it that was reached.
    """

    people: int
    pairs: int
    trios: int
    leftovers: int
    one_way: int
    gain_nothing: int
    at_zero: int
    both_at_floor: int
    both_at_upper_floor: int
    scores: tuple[float, ...]
    weaker: tuple[int, ...]
    total: float
    bound: float
    reached: float
    proved: bool

    @classmethod
    def of(cls, pairing: Pairing, people: int) -> Summary:
        """The numbers of `pairing`."""
        return cls(
            people=people,
            pairs=pairing.parts.pairs,
            trios=pairing.parts.trios,
            leftovers=len(pairing.leftovers),
            one_way=sum(map(is_one_way, pairing.matches)),
            gain_nothing=sum(len(_without_gain(match)) for match in pairing.matches),
            at_zero=sum(match.score <= _ROUNDING for match in pairing.matches),
            both_at_floor=pairing.parts.floored,
            both_at_upper_floor=pairing.parts.upper,
            scores=tuple(sorted(match.score for match in pairing.matches)),
            weaker=_weaker(pairing.matches),
            total=pairing.total,
            bound=pairing.bound,
            reached=pairing.reached,
            proved=pairing.proved,
        )

    @property
    def matches(self) -> int:
        """Pairs and trios."""
        return self.pairs + self.trios

    def as_json(self) -> dict[str, Any]:
        """The numbers in plain values."""
        least, middle, average, most = (
            (self.scores[0], median(self.scores), mean(self.scores), self.scores[-1]) if self.scores else (0.0,) * 4
        )
        return {
            "people": self.people,
            "pairs": self.pairs,
            "trios": self.trios,
            "leftovers": self.leftovers,
            "gain_nothing": self.gain_nothing,
            "one_way": self.one_way,
            "one_way_share": round(self.one_way / self.matches, 4) if self.matches else 0.0,
            "both_directions_at_floor": self.both_at_floor,
            "both_directions_at_upper_floor": self.both_at_upper_floor,
            "score": {
                "min": round(least, 4),
                "median": round(middle, 4),
                "mean": round(average, 4),
                "max": round(most, 4),
            },
            "weaker_direction_by_tenth": list(self.weaker),
            "total": round(self.total, 4),
            "bound": round(self.bound, 4),
            "reached": round(self.reached, 4),
            "proved": self.proved,
        }


def _without_gain(match: Match) -> set[MemberId]:
    gaining = {way.receiver for way in match.directions if way.fit > _ROUNDING}
    return set(match.members) - gaining


def _weaker(matches: Sequence[Match]) -> tuple[int, ...]:
    counts = [0] * BINS
    for match in matches:
        least = min(way.fit for way in match.directions)
        counts[min(BINS - 1, int((least + _ROUNDING) * BINS))] += 1
    return tuple(counts)
