"""All that the parts of one pretend Slack share: its app, clock, faults, account, traffic and news."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from simulator.app import PretendApp
from simulator.clock import SimulatedClock
from simulator.faults import FaultPlan
from simulator.ledger import Ledger
from simulator.model import Json
from simulator.rates import RateLimits
from simulator.tickets import Tickets
from simulator.traffic import Feed, Traffic


@dataclass(kw_only=True)
class World:
    """The surroundings of every workspace. `base_url` is set once the server listens.

    `ack_deadline` is real time. `problems` collects what a bot should never cause, such as an answer to a submission
    that Slack cannot read; a test may end with `assert not slack.problems`.
    """

    app: PretendApp
    clock: SimulatedClock
    faults: FaultPlan
    ledger: Ledger
    rates: RateLimits
    tickets: Tickets
    traffic: Traffic = field(default_factory=Traffic)
    feed: Feed = field(default_factory=Feed)
    base_url: str = ""
    quiet: timedelta = timedelta(milliseconds=20)
    ack_deadline: timedelta = timedelta(seconds=3)
    settles: bool = True
    problems: list[str] = field(default_factory=list)
    failures: list[Json] = field(default_factory=list)
    _later: list[tuple[datetime, Callable[[], None]]] = field(default_factory=list)

    def later(self, when: datetime, do: Callable[[], None]) -> None:
        """Do something once the simulated clock shows `when`."""
        self._later.append((when, do))

    def catch_up(self) -> None:
        """Do all that has become due, in order of its time."""
        now = self.clock()
        due = sorted((item for item in self._later if item[0] <= now), key=lambda item: item[0])
        self._later = [item for item in self._later if item[0] > now]
        for _, do in due:
            do()

    def problem(self, sentence: str) -> None:
        """Note what a bot should never cause."""
        self.problems.append(sentence)
        self.feed.tell("problem", text=sentence)
