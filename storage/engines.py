"""How each database is opened: SQLite for one process, held by a lock file; PostgreSQL for any number."""

from __future__ import annotations

import fcntl
import os
import socket
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, StaticPool, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.errors import AlreadyRunning, BadDatabaseUrl, CannotWrite, NoSuchFolder, NothingThere

PROGRAM = "bothways"
"""How our processes are called among PostgreSQL's connections; those at work add their host and process id."""

BUSY_MS = 1_900
"""How long SQLite waits for somebody else's lock (a backup, a curious `sqlite3`) before it gives up: a form that was
submitted must be answered within three seconds, and stays open with all it holds when the lock lasts longer."""

POOL = 10
"""PostgreSQL connections that one process keeps, and as many again under load."""

IDLE_IN_TRANSACTION = "15s"
"""A replica that froze inside a transaction loses its locks after this, so that the others go on."""

CHECKPOINT = "PRAGMA wal_autocheckpoint=4000"
"""After 16 MB: an index's pages change with every commit, and are copied into the file once for many of them."""

OVERWRITTEN = "PRAGMA secure_delete=ON"
"""What is deleted is overwritten with zeros: erased words must not stay in the file's free pages."""

DURABLE = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", CHECKPOINT)
PASSING = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=OFF", CHECKPOINT)


@dataclass(kw_only=True)
class Opened:
    """An engine and what must be let go with it: the lock on a file, a folder that was only for now."""

    engine: AsyncEngine
    lock: int | None = None
    folder: tempfile.TemporaryDirectory[str] | None = None

    def let_go(self) -> None:
        """Release the lock and remove what was only for now."""
        if self.lock is not None:
            os.close(self.lock)
        if self.folder is not None:
            self.folder.cleanup()


def open_engine(url: str, *, look_only: bool, alone: bool = True) -> Opened:
    """The engine of a database address; raises BadDatabaseUrl, CannotWrite or AlreadyRunning."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise BadDatabaseUrl(url=without_secrets(url) or "An empty text") from None
    kind = address.drivername.partition("+")[0]
    if kind == "sqlite":
        return _sqlite(address, look_only=look_only, alone=alone)
    if kind in {"postgresql", "postgres"}:
        return Opened(engine=_postgres(address, at_work=not look_only))
    raise BadDatabaseUrl(url=address.render_as_string(hide_password=True))


def without_secrets(url: str) -> str:
    """What was given for an address, as far as it can be shown: a mistyped one may hold a password anywhere."""
    scheme, there, _ = url.partition("://")
    return f"{scheme}://…" if there else "What DATABASE_URL holds" if url else ""


def _private(path: Path) -> None:
    """Nobody but our user reads the database, its journal or what is made beside it, also if it was there before."""
    os.umask(0o077)
    for each in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
        if each.exists() and each.stat().st_uid == os.geteuid():
            each.chmod(each.stat().st_mode & 0o700)


def _sqlite(address: URL, *, look_only: bool, alone: bool) -> Opened:
    """A file, or without one a database that is gone when it is closed."""
    if address.database and address.database != ":memory:":
        path = Path(address.database)
        if (look_only or not alone) and not path.exists():
            raise NothingThere(path=path)
        lock = _lock(path) if alone and not look_only else None
        if not look_only:
            _private(path)
        return Opened(engine=_sqlite_engine(path, DURABLE, look_only=look_only), lock=lock)
    folder = tempfile.TemporaryDirectory(prefix="bothways-")
    return Opened(engine=_sqlite_engine(Path(folder.name) / "passing.db", PASSING, look_only=False), folder=folder)


def _lock(path: Path) -> int:
    """The lock that one process may hold; the kernel lets it go when that process dies, however it dies."""
    if not path.parent.is_dir():
        raise NoSuchFolder(path=path, folder=path.parent)  # a mistyped address would begin an empty database elsewhere
    try:
        held = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise CannotWrite(path=path) from error
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(held)
        raise AlreadyRunning(path=path) from error
    if (path.exists() and not os.access(path, os.W_OK)) or not os.access(path.parent, os.W_OK):
        os.close(held)
        raise CannotWrite(path=path)
    return held


def is_held(path: Path) -> bool:
    """Whether a process is at work on a SQLite file now."""
    try:
        tried = os.open(f"{path}.lock", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(tried, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(tried)
    return False


def _sqlite_engine(path: Path, how_durable: Iterable[str], *, look_only: bool) -> AsyncEngine:
    """One connection: SQLite writes one at a time anyway, and tasks then queue fairly for it instead of polling."""
    url = URL.create("sqlite+aiosqlite", database=str(path))
    engine = create_async_engine(
        url, poolclass=StaticPool, connect_args={"timeout": BUSY_MS / 1000}, hide_parameters=True
    )
    pragmas = ["PRAGMA query_only=ON"] if look_only else [*how_durable]
    pragmas += [f"PRAGMA busy_timeout={BUSY_MS}", "PRAGMA foreign_keys=ON", OVERWRITTEN]

    @event.listens_for(engine.sync_engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver's own BEGIN is deferred, and a lock upgrade may then fail
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN" if look_only else "BEGIN IMMEDIATE")

    return engine


def _postgres(address: URL, *, at_work: bool) -> AsyncEngine:
    """A pool of connections that are tried before use, so that a restart of the server costs no error."""
    return create_async_engine(
        address.set(drivername="postgresql+psycopg"),
        pool_size=POOL,
        max_overflow=POOL,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={
            "options": f"-c idle_in_transaction_session_timeout={IDLE_IN_TRANSACTION} -c timezone=UTC",
            "application_name": f"{PROGRAM} {socket.gethostname()}:{os.getpid()}" if at_work else PROGRAM,
            "connect_timeout": 5,
            "prepare_threshold": 5,
        },
    )
