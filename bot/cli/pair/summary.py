"""How a pairing came out in a few numbers: what an organiser reads first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, median
from typing import Any

from mentoring.model import Match
from mentoring.pairing import Pairing, is_one_way

# Tenths of the weaker direction of each match: 0–10 %, … 90–100 %.
BINS = 10
_ROUNDING = 1e-9


@dataclass(frozen=True, kw_only=True)
class Summary:
    """Numbers of one pairing.

    `weaker` counts matches by the smaller of their directions, in tenths. `bound` is a sum of scores that no pairing
    exceeds, `reached` the share of it that was reached.
    """

    people: int
    pairs: int
    trios: int
    leftovers: int
    one_way: int
    both_at_floor: int
    scores: tuple[float, ...]
    weaker: tuple[int, ...]
    total: float
    bound: float
    reached: float

    @classmethod
    def of(cls, pairing: Pairing, people: int) -> Summary:
        """The numbers of `pairing`."""
        return cls(
            people=people,
            pairs=pairing.parts.pairs,
            trios=pairing.parts.trios,
            leftovers=len(pairing.leftovers),
            one_way=sum(map(is_one_way, pairing.matches)),
            both_at_floor=pairing.parts.floored,
            scores=tuple(sorted(match.score for match in pairing.matches)),
            weaker=_weaker(pairing.matches),
            total=pairing.total,
            bound=pairing.bound,
            reached=pairing.reached,
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
            "one_way": self.one_way,
            "one_way_share": round(self.one_way / self.matches, 4) if self.matches else 0.0,
            "both_directions_at_floor": self.both_at_floor,
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
        }


def _weaker(matches: Sequence[Match]) -> tuple[int, ...]:
    counts = [0] * BINS
    for match in matches:
        least = min(way.fit for way in match.directions)
        counts[min(BINS - 1, int((least + _ROUNDING) * BINS))] += 1
    return tuple(counts)
