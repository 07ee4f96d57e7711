"""The fault plan: which Web API calls go wrong, and how, by a seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from fnmatch import fnmatchcase

from simulator.model import Json


class Fault(StrEnum):
    """How a call goes wrong. The first group is never carried out; the second is carried out and badly answered."""

    DROP = "drop"
    REFUSE_500 = "refuse-500"
    REFUSE_503 = "refuse-503"
    NOT_JSON = "not-json"
    RATE_LIMIT = "rate-limit"
    ERROR = "error"

    DELAY = "delay"
    ACCEPT_THEN_RESET = "accept-then-reset"
    ACCEPT_THEN_500 = "accept-then-500"
    ACCEPT_THEN_NOT_JSON = "accept-then-not-json"
    HISTORY_LAG = "history-lag"
    LATE_ACCEPTANCE = "late-acceptance"


NEVER_ACCEPTED = frozenset(
    {Fault.DROP, Fault.REFUSE_500, Fault.REFUSE_503, Fault.NOT_JSON, Fault.RATE_LIMIT, Fault.ERROR}
)


@dataclass(kw_only=True)
class FaultRule:
    """When a fault happens: to calls of `method` (a pattern such as `chat.*`), in `team` and `channel` if given.

    Of those calls it takes the `nth` ones (counted from 1), or all, each with `probability`, at most `times` times.
    `by` is the length of a delay, a lag in history or a late acceptance (on the simulated clock, a delay in real time);
    `retry_after` the seconds of a 429; `error` the error name of an ERROR.
    """

    fault: Fault
    method: str = "*"
    team: str | None = None
    channel: str | None = None
    nth: tuple[int, ...] = ()
    probability: float = 1.0
    times: int | None = None
    by: timedelta = timedelta(seconds=1)
    retry_after: int = 1
    error: str = "internal_error"
    seen: int = 0
    used: int = 0

    def fits(self, method: str, team: str | None, channel: str | None) -> bool:
        """Whether this call is one that the rule is about."""
        return (
            fnmatchcase(method, self.method)
            and self.team in (None, team)
            and self.channel in (None, channel)
            and (self.times is None or self.used < self.times)
        )

    @classmethod
    def from_json(cls, given: Json) -> FaultRule:
        """A rule as the control endpoint takes it; `by` in seconds. ValueError for an unknown fault or field."""
        fields = dict(given)
        if "by" in fields:
            fields["by"] = timedelta(seconds=float(fields["by"]))
        if "nth" in fields:
            nth = fields["nth"]
            fields["nth"] = (int(nth),) if isinstance(nth, int) else tuple(int(n) for n in nth)
        try:
            return cls(**(fields | {"fault": Fault(fields["fault"])}))
        except (KeyError, TypeError) as problem:
            raise ValueError(f"not a fault rule: {problem}") from problem


@dataclass
class FaultPlan:
    """The rules in force, first come first served; the same seed and the same calls give the same faults."""

    rules: list[FaultRule] = field(default_factory=list)
    seed: int = 0

    def __post_init__(self) -> None:
        """Start the sequence of chances from the seed."""
        self._chance = random.Random(self.seed)

    def add(self, fault: Fault, method: str = "*", **when: object) -> FaultRule:
        """Put one more rule in force; `when` are the fields of `Rule`."""
        rule = FaultRule(fault=fault, method=method, **when)  # type: ignore[arg-type]  # when holds Rule's fields
        self.rules.append(rule)
        return rule

    def clear(self) -> None:
        """Let everything go well again."""
        self.rules.clear()

    def strike(self, method: str, team: str | None, channel: str | None) -> FaultRule | None:
        """The rule that hits this call, if any."""
        hit: FaultRule | None = None
        for rule in self.rules:
            if not rule.fits(method, team, channel):
                continue
            rule.seen += 1
            if rule.nth and rule.seen not in rule.nth:
                continue
            if rule.probability < 1.0 and self._chance.random() >= rule.probability:
                continue
            if hit is None:
                rule.used += 1
                hit = rule
        return hit
