"""Memory: one database, opened once, in which each transaction belongs to one workspace."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Self

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as DatabaseTimeout
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import CohortId, MemberId, MentorshipId, WorkspaceId
from mentoring.ports import MemoryUnavailable, Transaction
from storage import migrations
from storage.calendars import calendars_to_read
from storage.cohorts import CohortTable, cohorts_to_plan, next_look
from storage.engines import Opened, is_held, open_engine, shown_address
from storage.errors import CannotReach, NotADatabase, is_locked, shown
from storage.led_sessions import next_due
from storage.looks import first_look, workspaces_to_look
from storage.mentorships import mentorships_to_plan
from storage.unit_of_work import UnitOfWork

BOUNDED = "set_config('idle_in_transaction_session_timeout', '15s', true)"
"""A replica that froze inside a transaction loses its locks after this, so that the others go on. Asked for together
with the locks, and for this transaction only: behind PgBouncer the next one runs in another session.
"""

LOCK = text(f"SELECT pg_advisory_xact_lock(key) FROM {BOUNDED}, unnest(CAST(:keys AS bigint[])) AS key")  # noqa: S608 - ours
"""Takes one lock after the other, in the order of the keys."""

_inside: ContextVar[bool] = ContextVar("inside a transaction", default=False)


def in_transaction() -> bool:
    """Whether the running task holds a transaction, in which Slack must not be called."""
    return _inside.get()


@dataclass(frozen=True, kw_only=True)
class Locked:
    """Somebody else held SQLite's file for longer than we wait; `at` on the monotonic clock."""

    at: float
    error: OperationalError

    def again(self) -> OperationalError:
        """The same for one more who waited."""
        return OperationalError("BEGIN IMMEDIATE", None, self.error.orig or self.error)


class Database:
    """`mentoring.ports.Store` over SQLite or PostgreSQL.

    Transactions of one workspace run one after the other: on SQLite because there is one connection, on PostgreSQL
    by an advisory lock. A use case may therefore read, decide and write without another getting between.
    """

    def __init__(self, opened: Opened, erased: Callable[[str], None] | None = None) -> None:
        """Over an engine; see `open`."""
        self._opened = opened
        self._erased = erased
        self.engine = opened.engine
        self.is_sqlite = opened.engine.dialect.name == "sqlite"
        self._turn = asyncio.Lock()
        self._locked: Locked | None = None

    @classmethod
    async def open(
        cls, url: str, *, look_only: bool = False, beside: bool = False, erased: Callable[[str], None] | None = None
    ) -> Self:
        """Open `sqlite:///path`, `sqlite://` (gone when closed) or `postgresql://…`, and check that it answers.

        `look_only` neither writes nor takes the lock of a SQLite file, so that a running bot can be looked into.
        `beside` takes no lock either, to write a line or two beside a running bot.
        `erased` is told of each erasure before it is done (see `storage.erasures`).
        Raises BadDatabaseUrl, CannotWrite, AlreadyRunning, NotADatabase or CannotReach.
        """
        opened = open_engine(url, look_only=look_only, beside=beside)
        database = cls(opened, erased)
        try:
            async with database.begin() as connection:
                await connection.execute(text("SELECT 1"))
        except DBAPIError as error:
            await database.close()
            address = shown_address(opened.engine.url)
            if database.is_sqlite and not isinstance(error, OperationalError):
                raise NotADatabase(path=opened.engine.url.database) from error
            raise CannotReach(url=address, why=shown(error)) from error
        return database

    async def migrate(self) -> None:
        """Bring the tables up to date; replicas that start together do it one after the other."""
        async with self._turn, self.engine.connect() as connection:
            await migrations.upgrade(connection)

    @asynccontextmanager
    async def begin(self, *workspaces: WorkspaceId) -> AsyncIterator[AsyncConnection]:
        """A transaction on a bare connection, alone in the given workspaces; for this package and delivery's outbox.

        RuntimeError when the task is inside one already, since on SQLite it would wait for itself.
        """
        if _inside.get():
            raise RuntimeError("a transaction inside a transaction")
        async with self._alone(), self.engine.begin() as connection:
            inside = _inside.set(True)
            try:
                await self._lock(connection, workspaces)
                yield connection
            finally:
                _inside.reset(inside)

    def transaction(self, workspace: WorkspaceId) -> AbstractAsyncContextManager[Transaction]:
        """Begin; commits on a clean exit, rolls back on an error. Never call Slack inside."""
        return self._transaction(workspace)

    @asynccontextmanager
    async def _transaction(self, workspace: WorkspaceId) -> AsyncIterator[Transaction]:
        """The transaction as the programme knows it."""
        try:
            async with self.begin(workspace) as connection:
                yield UnitOfWork(connection, workspace, self._erased)
        except (OperationalError, InterfaceError, DatabaseTimeout, OSError) as error:
            raise MemoryUnavailable(shown(error)) from error

    async def forget(self) -> None:
        """Write SQLite's journal into the file, where what was removed is overwritten, and empty it.

        While somebody else reads the file it cannot be emptied; `maintenance` does it again then. PostgreSQL's old row
        versions go with its own vacuum.
        """
        if not self.is_sqlite:
            return
        async with self._turn, self.engine.connect() as connection:
            raw = await connection.get_raw_connection()
            driver = raw.driver_connection
            if driver is not None:
                await (await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")).close()

    @staticmethod
    def unit(connection: AsyncConnection, workspace: WorkspaceId) -> Transaction:
        """One workspace of a transaction that `begin` began, as the programme knows it."""
        return UnitOfWork(connection, workspace)

    async def cohorts_to_plan(self, now: datetime, limit: int) -> Sequence[tuple[WorkspaceId, CohortId]]:
        """Cohorts whose `look_again_at` has come, longest waiting first."""
        async with self.begin() as connection:
            return await cohorts_to_plan(connection, now, limit)

    async def claim_cohort(self, workspace: WorkspaceId, cohort: CohortId, now: datetime, until: datetime) -> bool:
        """Take a cohort that `cohorts_to_plan` named, until then; False when another replica has taken it (atomic).

        The claim is a lease: whoever dies with it leaves the cohort to be looked at again when it is over.
        """
        async with self.begin(workspace) as connection:
            return await CohortTable(connection, workspace).claim(cohort, now, until)

    async def mentorships_to_plan(self, now: datetime, limit: int) -> Sequence[tuple[WorkspaceId, MentorshipId]]:
        """Mentorships whose `look_again_at` has come, longest waiting first."""
        async with self.begin() as connection:
            return await mentorships_to_plan(connection, now, limit)

    async def workspaces_to_look(self, now: datetime, limit: int) -> Sequence[WorkspaceId]:
        """Workspaces in which Slack has to be asked again who may take part, longest waiting first."""
        async with self.begin() as connection:
            return await workspaces_to_look(connection, now, limit)

    async def calendars_to_read(self, now: datetime, limit: int) -> Sequence[tuple[WorkspaceId, MemberId]]:
        """Whose published calendar is to be read again, longest waiting first."""
        async with self.begin() as connection:
            return await calendars_to_read(connection, now, limit)

    async def next_look(self) -> datetime | None:
        """The earliest `look_again_at` of all, or switch of a led session; None when nothing is to be looked at."""
        async with self.begin() as connection:
            looks = (await next_look(connection), await first_look(connection), await next_due(connection))
        return min((at for at in looks if at), default=None)

    def is_held(self) -> bool:
        """Whether a process is at work on this SQLite file; for one who only looks."""
        return is_held(Path(str(self.engine.url.database)))

    async def close(self) -> None:
        """Close every connection and let the file's lock go."""
        await self.engine.dispose()
        self._opened.let_go()

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        """On SQLite, tasks take the one connection in the order in which they came."""
        if not self.is_sqlite:
            yield
            return
        came = time.monotonic()
        async with self._turn:
            if self._locked is not None and self._locked.at > came:
                raise self._locked.again()  # they waited as long as the one before them, and for the same lock
            try:
                yield
            except OperationalError as error:
                if is_locked(error):
                    self._locked = Locked(at=time.monotonic(), error=error)
                raise

    async def _lock(self, connection: AsyncConnection, workspaces: Iterable[WorkspaceId]) -> None:
        """On PostgreSQL, wait for the workspaces; always in the same order, so that nobody waits in a circle."""
        keys = sorted({workspace_key(workspace) for workspace in workspaces})
        if keys and not self.is_sqlite:
            await connection.execute(LOCK, {"keys": keys})


def workspace_key(workspace: WorkspaceId) -> int:
    """The advisory lock of a workspace."""
    return int.from_bytes(blake2b(workspace.encode(), digest_size=8).digest(), signed=True)
