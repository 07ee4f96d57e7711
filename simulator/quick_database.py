"""A throw-away SQLite without a thread of its own: in a simulation nobody waits for a disk."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Generator
from typing import Any

import aiosqlite
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.database import Database
from storage.engines import open_engine

Work = tuple[asyncio.Future[Any] | None, Callable[[], Any]]

CHUNK = 64
"""Rows that are read at a time where somebody iterates; nobody here does."""


class AtOnce:
    """Where the driver would queue work for its thread, this does it there and then."""

    def put_nowait(self, work: Work) -> None:
        """Do it, and say in the future what came of it."""
        future, function = work
        try:
            result = function()
        except Exception as error:
            if future is None:
                raise
            future.set_exception(error)
        else:
            if future is not None:
                future.set_result(result)


class QuickConnection(aiosqlite.Connection):
    """The driver's connection, without the thread: it is never started."""

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        """Connect when awaited."""
        super().__init__(connector, CHUNK)
        self._tx = AtOnce()  # type: ignore[assignment]  # only its put_nowait is ever called

    def __await__(self) -> Generator[Any, None, aiosqlite.Connection]:
        """Connect."""
        return self._connect().__await__()


class CompiledOnce(dict[tuple[Any, ...], Any]):
    """Statements that one engine compiled serve the next of the same kind: SQLAlchemy's keys begin with the dialect,
    of which each engine has its own.
    """

    def get(self, key: tuple[Any, ...], default: Any = None) -> Any:
        """What was compiled for this kind of database."""
        return super().get((key[0].name, *key[1:]), default)

    def __setitem__(self, key: tuple[Any, ...], compiled: Any) -> None:
        """Keep it for every database of this kind."""
        super().__setitem__((key[0].name, *key[1:]), compiled)


COMPILED = CompiledOnce()


def compile_once(engine: AsyncEngine) -> None:
    """Let an engine use what others like it have compiled in this process."""
    engine.sync_engine.update_execution_options(compiled_cache=COMPILED)


def quick_database(url: str = "sqlite://") -> Database:
    """A database as the product opens it, but for the thread, and for waiting until the disk has it all.

    Without an address it is empty, and gone when it is closed.
    """
    opened = open_engine(url, look_only=False)
    compile_once(opened.engine)

    @event.listens_for(opened.engine.sync_engine, "connect")
    def _without_a_disk(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous=OFF")
        cursor.close()

    @event.listens_for(opened.engine.sync_engine, "do_connect")
    def _without_a_thread(_dialect: object, _record: object, where: list[Any], how: dict[str, Any]) -> None:
        def connect(*_where: object, **_how: object) -> QuickConnection:
            return QuickConnection(lambda: sqlite3.connect(str(where[0]), check_same_thread=False))

        how["async_creator_fn"] = connect

    return Database(opened)
