"""PostgreSQL's own clock, which decides what is due where several replicas share a database."""

from __future__ import annotations

from datetime import UTC, timedelta

from sqlalchemy import text

from bot.clock import SteadyClock, counted
from storage.database import Database


class DatabaseClock(SteadyClock):
    """A `Clock` that shows the database's time: asked for at each `sync`, and counted on from there.

    It counts by CLOCK_BOOTTIME, which no one can set and which goes on while a machine is suspended, so that a lease
    that ran out during a freeze is seen to have run out. Replicas whose own clocks are wrong agree all the same.
    """

    def __init__(self, database: Database) -> None:
        """Not to be read before the first `sync`."""
        super().__init__()
        self._database = database

    async def sync(self) -> None:
        """Ask the database what time it is; half of the way there and back is allowed for."""
        asked = counted()
        async with self._database.begin() as connection:
            shown = (await connection.execute(text("SELECT clock_timestamp()"))).scalar_one()
        self.check(shown.astimezone(UTC) + timedelta(seconds=(counted() - asked) / 2))
