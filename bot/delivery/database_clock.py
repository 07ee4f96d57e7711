"""PostgreSQL's own clock, which decides what is due where several replicas share a database."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from storage.database import Database


class DatabaseClock:
    """A `Clock` that shows the database's time: asked for at each `sync`, and counted on from there.

    It counts by CLOCK_BOOTTIME, which no one can set and which goes on while a machine is suspended, so that a lease
    that ran out during a freeze is seen to have run out. Replicas whose own clocks are wrong agree all the same.
    """

    def __init__(self, database: Database) -> None:
        """Not to be read before the first `sync`."""
        self._database = database
        self._at: datetime | None = None
        self._since = 0.0

    async def sync(self) -> None:
        """Ask the database what time it is; half of the way there and back is allowed for."""
        asked = _counted()
        async with self._database.begin() as connection:
            shown = (await connection.execute(text("SELECT clock_timestamp()"))).scalar_one()
            answered = _counted()
        self._at = shown.astimezone(UTC) + timedelta(seconds=(answered - asked) / 2)
        self._since = answered

    def __call__(self) -> datetime:
        """The present moment; RuntimeError before the first `sync`."""
        if self._at is None:
            raise RuntimeError("the database was not asked for the time yet")
        return self._at + timedelta(seconds=_counted() - self._since)


def _counted() -> float:
    """Seconds since the machine started, suspended or not."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)
