"""What the running bot counts, for a scraper that is not public."""

from __future__ import annotations

from datetime import timedelta

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

LAGS = (0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600)
"""Seconds from due to sent; the promise is five minutes for 99.9 in a hundred."""


class Metrics:
    """Every number of one process, in a registry of its own."""

    def __init__(self) -> None:
        """All zero."""
        self.registry = CollectorRegistry()
        self._sent = Counter("bothways_nudges_sent", "Nudges delivered", ["kind"], registry=self.registry)
        self._ended = Counter(
            "bothways_nudges_ended", "Nudges that ended unsent", ["state", "reason"], registry=self.registry
        )
        self._uncertain = Counter(
            "bothways_posts_uncertain", "Posts whose answer proved nothing", registry=self.registry
        )
        self._limited = Counter("bothways_posts_limited", "Posts answered with 429", registry=self.registry)
        self._lag = Histogram("bothways_due_lag_seconds", "From due to sent", buckets=LAGS, registry=self.registry)
        self._oldest = Gauge("bothways_oldest_due_seconds", "Age of the oldest due nudge", registry=self.registry)
        self._due = Gauge("bothways_due", "Nudges that are due", registry=self.registry)
        self._broken = Gauge("bothways_violations", "Rules broken at the last audit", registry=self.registry)
        self._ticks = Histogram("bothways_tick_seconds", "Length of a tick", ["job"], registry=self.registry)
        self._failed = Counter("bothways_ticks_failed", "Ticks that raised", ["job"], registry=self.registry)
        self._retried = Counter(
            "bothways_requests_retried",
            "Requests to Slack that were repeated",
            ["method", "why"],
            registry=self.registry,
        )
        self._retried_nudges = Counter(
            "bothways_nudges_retried", "Nudges planned once more after their end", registry=self.registry
        )
        self._clock = Gauge("bothways_clock_wrong_seconds", "What the clock is off by", registry=self.registry)
        self._rejected = Counter(
            "bothways_requests_rejected",
            "Requests that were not Slack's, or not whole",
            ["why"],
            registry=self.registry,
        )
        self._undrawn = Counter(
            "bothways_drawings_failed", "Live views that could not be drawn", ["what"], registry=self.registry
        )
        self._last_tick = Gauge("bothways_last_tick_timestamp", "When a tick last finished", registry=self.registry)

    def sent(self, kind: str, lag: timedelta) -> None:
        """A nudge of this kind was delivered, this long after it was due."""
        self._sent.labels(kind).inc()
        self._lag.observe(max(0.0, lag.total_seconds()))

    def ended(self, state: str, reason: str) -> None:
        """A nudge ended unsent, for a reason by its code."""
        self._ended.labels(state, reason).inc()

    def uncertain(self) -> None:
        """A post's answer proved nothing."""
        self._uncertain.inc()

    def limited(self) -> None:
        """Slack said 429."""
        self._limited.inc()

    def backlog(self, due: int, oldest: timedelta) -> None:
        """So many nudges are due, and the oldest since so long."""
        self._due.set(due)
        self._oldest.set(max(0.0, oldest.total_seconds()))

    def violations(self, number: int) -> None:
        """What the last audit found."""
        self._broken.set(number)

    def tick(self, job: str, took: timedelta, *, ok: bool) -> None:
        """A job of the heartbeat finished."""
        self._ticks.labels(job).observe(took.total_seconds())
        if not ok:
            self._failed.labels(job).inc()
        self._last_tick.set_to_current_time()

    def retried(self, method: str, why: str) -> None:
        """A request to Slack was repeated."""
        self._retried.labels(method, why).inc()

    def nudges_retried(self, number: int) -> None:
        """So many nudges that had ended unsent were planned once more."""
        self._retried_nudges.inc(number)

    def clock_wrong(self, seconds: float) -> None:
        """By how much the clock is off, as far as anybody knows."""
        self._clock.set(seconds)

    def rejected(self, why: str) -> None:
        """A request was turned away at the front door, or never came to its end."""
        self._rejected.labels(why).inc()

    def undrawn(self, what: str) -> None:
        """An announcement or an App Home could not be drawn."""
        self._undrawn.labels(what).inc()

    def text(self) -> bytes:
        """All of it, as a scraper reads it."""
        return generate_latest(self.registry)
