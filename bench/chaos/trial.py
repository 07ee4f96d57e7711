"""What a run does and to whom, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bench.chaos.naive import Protocol

STOPS_WITHIN = 15.0
"""Seconds that a graceful stop may take."""


class Act(StrEnum):
    """What is done to a process, or to the database under it."""

    KILL = "kill -9"
    FREEZE = "freeze"
    STOP = "stop"
    CRASH_DATABASE = "database crash"
    LOCK_DATABASE = "database lock"


@dataclass(frozen=True, kw_only=True)
class Weather:
    """How Slack behaves: the share of posts that go wrong in each way, and seconds by which the history lags."""

    accepted_then_reset: float = 0.0
    accepted_then_500: float = 0.0
    refused_500: float = 0.0
    limited: float = 0.0
    history_lag: float = 0.0


FAULTS = Weather(accepted_then_reset=0.01, accepted_then_500=0.01, refused_500=0.02, limited=0.03)
"""An unkind day."""

STORM = Weather(accepted_then_reset=0.2, accepted_then_500=0.1, refused_500=0.3, history_lag=1.5)
"""A day on which most posts are tried again, and the history is late."""


@dataclass(frozen=True, kw_only=True)
class Trial:
    """One run. `spread` is how many seconds the nudges' due times are spread over, `green` what must come of it."""

    name: str
    nudges: int
    acts: dict[Act, int]
    weather: Weather = FAULTS
    protocol: Protocol = Protocol.OUTBOX
    postgres: bool = False
    replicas: int = 1
    spread: float = 0.0
    green: bool = True


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What was counted after a run."""

    trial: Trial
    acts: dict[Act, int]
    sent: int
    lost: int
    twice: int
    unfinished: int
    broken_rules: int
    died_alone: int
    bad_exits: int
    slowest_stop: float
    seconds: float
    states: dict[str, int] = field(default_factory=dict)

    @property
    def is_clean(self) -> bool:
        """Nothing lost, nothing twice, nothing left over, nobody dead who should not be."""
        faults = (self.lost, self.twice, self.unfinished, self.broken_rules, self.died_alone, self.bad_exits)
        return not any(faults) and self.slowest_stop <= STOPS_WITHIN

    @property
    def is_as_it_must_be(self) -> bool:
        """Clean for the real protocol; for a naive one, caught losing or doubling."""
        return self.is_clean if self.trial.green else self.lost + self.twice > 0
