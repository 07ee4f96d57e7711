"""How long working weeks overlap, for many of them at once: `hours.shared_hours` in arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from mentoring.pairing.arrays import Doubles, Ints
from mentoring.pairing.hours import MINUTES_A_DAY, SHIFTS, Presence

_WORTH_A_TABLE = 2000
_DAYS = 7
"""Up to so many different weeks, every two of them are worked out once and for all (a table of 32 MB)."""


@dataclass(frozen=True, kw_only=True)
class Weeks:
    """Different working weeks: minutes UTC from each local midnight, and the days as bits; `table[h, h]` in hours."""

    start: Ints
    end: Ints
    days: Ints
    table: Doubles | None = None

    @classmethod
    def of(cls, weeks: Sequence[Presence]) -> Self:
        """The weeks, in their order."""
        found = cls(
            start=np.array([week.start for week in weeks], dtype=np.int64),
            end=np.array([week.end for week in weeks], dtype=np.int64),
            days=np.array([sum(1 << day for day in week.days) for week in weeks], dtype=np.int64),
        )
        if len(weeks) > _WORTH_A_TABLE:
            return found
        every = np.arange(len(weeks))
        table = found.shared(every[:, None], every[None, :])
        return cls(start=found.start, end=found.end, days=found.days, table=table)

    def shared(self, these: Ints, those: Ints) -> Doubles:
        """The longest stretch of one day, in hours, in which two weeks are both at work; any shapes that broadcast."""
        if self.table is not None:
            return np.asarray(self.table[these, those])
        longest = np.zeros(np.broadcast_shapes(these.shape, those.shape), dtype=np.int64)
        for shift in SHIFTS:
            late = shift * MINUTES_A_DAY
            first = np.maximum(self.start[these], self.start[those] + late)
            overlap = np.minimum(self.end[these], self.end[those] + late) - first
            meets = (self._shifted(shift)[these] & self.days[those]) > 0
            np.maximum(longest, np.where(meets, overlap, 0), out=longest)
        return longest / 60

    def _shifted(self, shift: int) -> Ints:
        """The days as bits, each moved on by `shift`."""
        bits = [((self.days >> day) & 1) << (day + shift) % _DAYS for day in range(_DAYS)]
        return np.asarray(np.sum(bits, axis=0, dtype=np.int64))
