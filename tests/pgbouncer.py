"""A real PgBouncer in transaction mode in front of a test's PostgreSQL: Debian's package, or none."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest

NAME = "pgbouncer"

SETTINGS = """\
[databases]
* = host={host} port={port} user={user}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {own_port}
auth_type = any
pool_mode = transaction
default_pool_size = 4
max_client_conn = 200
unix_socket_dir =
logfile = {folder}/log
pidfile = {folder}/pid
"""
"""A pool of four, so that transactions of one client come to different sessions."""


def program() -> str:
    """Where it is, installed if need be; a test is skipped without it: no package of ours can bring it."""
    found = shutil.which(NAME) or shutil.which(NAME, path="/usr/sbin") or _installed()
    return found or pytest.skip("PgBouncer is not here, and could not be installed: apt-get install pgbouncer")


def _installed() -> str | None:
    """Install Debian's package, where we may."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return None
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", NAME]):
        subprocess.run(
            ["apt-get", *command],
            env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
            capture_output=True,
            check=False,
        )
    return shutil.which(NAME, path="/usr/sbin")


@contextmanager
def in_front_of(url: str) -> Iterator[str]:
    """The address of the same database through a PgBouncer."""
    known = psycopg.conninfo.conninfo_to_dict(url)
    with tempfile.TemporaryDirectory(prefix="bothways-pgbouncer-") as folder:
        Path(folder).chmod(0o777)  # it refuses to run as root, and may look into the server's folder as its owner only
        port = _free_port()
        settings = Path(folder) / "ini"
        host, own = known["host"], known.get("port", 5432)
        settings.write_text(
            SETTINGS.format(host=host, port=own, user=known.get("user", "postgres"), own_port=port, folder=folder),
            encoding="utf-8",
        )
        settings.chmod(0o644)  # a bot in this process may have set a umask that shuts its owner out
        command = [program(), "-q", str(settings)]
        told = Path(folder) / "told"
        with told.open("wb") as errors:
            process = subprocess.Popen(command, user=Path(host).owner() if os.geteuid() == 0 else None, stderr=errors)
        try:
            if not _listens(port, process):
                pytest.skip(f"PgBouncer is here, and does not start: {told.read_text(errors='replace').strip()[-500:]}")
            yield f"postgresql://{known.get('user', 'postgres')}@127.0.0.1:{port}/{known['dbname']}"
        finally:
            process.terminate()
            process.wait(10)


def _free_port() -> int:
    with closing(socket.socket()) as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def _listens(port: int, process: subprocess.Popen[bytes]) -> bool:
    """Whether somebody listens there within ten seconds, and before the process ends."""
    until = time.monotonic() + 10
    while time.monotonic() < until and process.poll() is None:
        with closing(socket.socket()) as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.02)
    return False
