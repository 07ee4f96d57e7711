"""How each database is opened: SQLite for one process, held by a lock file; PostgreSQL for any number."""

from __future__ import annotations

import fcntl
import os
import re
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

SEVERAL_HOSTS = re.compile(
    r"(?P<scheme>postgres(?:ql)?(?:\+\w+)?)://(?P<who>[^@/]*@)?(?P<hosts>[^/?]*,[^/?]*)(?P<rest>.*)"
)
"""libpq's way to name a primary and its standbys, which SQLAlchemy spells otherwise."""

PORT = 5432
"""PostgreSQL's, where an address names none."""

FOUND_DEAD = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""Seconds (the last: milliseconds) after which a server that went away without a goodbye counts as gone."""

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


def open_engine(url: str, *, look_only: bool, beside: bool = False) -> Opened:
    """The engine of a database address; raises BadDatabaseUrl, CannotWrite or AlreadyRunning.

    `beside` writes a line or two beside the process that holds a SQLite file.
    """
    try:
        address = address_of(url)
    except (ArgumentError, ValueError):
        raise BadDatabaseUrl(url=without_secrets(url) or "An empty text") from None
    kind = address.drivername.partition("+")[0]
    if kind == "sqlite":
        return _sqlite(address, look_only=look_only, beside=beside)
    if kind in {"postgresql", "postgres"}:
        return Opened(engine=_postgres(address, at_work=not look_only))
    raise BadDatabaseUrl(url=shown_address(address))


HARMLESS = ("host", "port", "sslmode", "target_session_attrs")
"""What may be shown of an address's parameters; libpq takes a password there too."""


def shown_address(address: URL) -> str:
    """An address without its password, wherever that stands."""
    kept = {name: value for name, value in address.query.items() if name in HARMLESS}
    return address.set(query=kept).render_as_string(hide_password=True)


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


def address_of(url: str) -> URL:
    """The address, with `postgresql://user@first,second:5433/name` as SQLAlchemy spells it."""
    several = SEVERAL_HOSTS.fullmatch(url)
    if several is None:
        address = make_url(url)
        if "@" in (address.host or ""):
            raise ValueError("a password with an @ that is not written %40: half of it would be taken for the host")
        return address
    address = make_url(f"{several['scheme']}://{several['who'] or ''}{several['rest']}")
    hosts = [host if re.search(r":\d+$", host) else f"{host}:{PORT}" for host in several["hosts"].split(",")]
    return address.update_query_pairs([("host", host) for host in hosts], append=True)


def _sqlite(address: URL, *, look_only: bool, beside: bool) -> Opened:
    """A file, or without one a database that is gone when it is closed."""
    if address.database and address.database != ":memory:":
        path = Path(address.database)
        if (look_only or beside) and not path.exists():
            raise NothingThere(path=path)
        lock = None if look_only or beside else _lock(path)
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
    """A pool of connections that are tried before use, so that a restart of the server costs no error.

    Nothing is asked of a session that outlives a transaction, neither settings nor prepared statements: PgBouncer in
    transaction mode gives each transaction another one.
    """
    return create_async_engine(
        address.set(drivername="postgresql+psycopg"),
        pool_size=POOL,
        max_overflow=POOL,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={
            "application_name": f"{PROGRAM} {socket.gethostname()}:{os.getpid()}" if at_work else PROGRAM,
            "prepare_threshold": None,
            **FOUND_DEAD,
        },
    )
