"""The only place that reads clocks; everybody else is told what time it is.

A wall clock that shows forty days too much for some seconds would finish a cohort for good, and one that is wrong would
refuse each of Slack's requests: so time is counted on from a moment that is believed, and each jump is doubted.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

logger = logging.getLogger(__name__)


TOLERATED = timedelta(minutes=2)
"""Clocks that differ by less agree: Slack's word counts whole seconds and was on its way for some."""

SAID_EVERY = 60.0
"""Seconds between two lines about the same disagreement."""


def utc_now() -> datetime:
    """The present moment, aware, UTC."""
    return datetime.now(UTC)  # noqa: TID251 - the one place that may


def counted() -> float:
    """Seconds since the machine started, suspended or not; nobody can set them."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class SteadyClock:
    """A `Clock`. `check` is told what the wall clock (or the database) shows, `heard` how Slack dates its answers."""

    def __init__(self, shown: datetime | None = None, count: Callable[[], float] = counted) -> None:
        """Believes `shown` to begin with; without it, not to be read before the first `check`."""
        self._count = count
        self._at = shown
        self._since = count()
        self._jump = timedelta(0)
        self._slack_is_off: timedelta | None = None
        self._said = -SAID_EVERY

    def __call__(self) -> datetime:
        """The present moment; RuntimeError before the first `check`."""
        if self._at is None:
            raise RuntimeError("nobody was asked for the time yet")
        return self._at + timedelta(seconds=self._count() - self._since)

    @property
    def is_trusted(self) -> bool:
        """Whether anything may be planned, sent or ended by this clock."""
        if self._slack_is_off is not None and abs(self._slack_is_off) > TOLERATED:
            return False
        return not self._jump or self._slack_is_off is not None

    @property
    def disagreement(self) -> timedelta:
        """By how much another clock is ahead of this one: Slack's where it was heard of, else the wall's."""
        return self._slack_is_off or self._jump

    def slacks(self) -> datetime:
        """The moment as Slack has it, for what Slack has signed: people are answered even where this clock is wrong."""
        off = self._slack_is_off
        return self() + off if off is not None and abs(off) > TOLERATED else self()

    def check(self, shown: datetime) -> None:
        """The wall clock shows this: followed where it drifts, doubted where it jumps."""
        if self._at is None:
            self._believe(shown)
            return
        off = shown - self()
        if abs(off) <= TOLERATED:
            self._jump = timedelta(0)
            self._believe(shown)
            return
        if abs(off - self._jump) > TOLERATED:
            self._slack_is_off = None  # a new jump: what Slack said before it is no witness
        self._jump = off
        self._tell("The clock jumped, and is not followed before Slack agrees", off)

    def heard(self, date: str | None) -> None:
        """An answer of Slack's bears this date."""
        said = _date(date)
        if said is None or self._at is None:
            return
        off = said - self()
        if self._jump and abs(off - self._jump) <= TOLERATED:
            self._believe(self() + self._jump)
            self._jump = off = timedelta(0)
            logger.warning("the clock was set right, as Slack confirms", extra={"action": "clock_right"})
        if abs(off) > TOLERATED:
            self._tell(
                "This machine's clock is wrong by what Slack says: nothing is planned or sent until it is right", off
            )
        self._slack_is_off = off

    def _believe(self, moment: datetime) -> None:
        self._at, self._since = moment, self._count()

    def _tell(self, what: str, off: timedelta) -> None:
        if time.monotonic() - self._said >= SAID_EVERY:
            self._said = time.monotonic()
            logger.critical(what, extra={"action": "clock_wrong", "seconds": int(off.total_seconds())})


def _date(text: str | None) -> datetime | None:
    """The moment of an HTTP Date header."""
    try:
        return parsedate_to_datetime(text).astimezone(UTC) if text else None
    except ValueError:
        return None
