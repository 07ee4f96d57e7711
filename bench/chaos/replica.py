"""A bot process that is started, killed, frozen and stopped from outside, as operators and machines do it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from pathlib import Path

from bot.running import READY

ROOT = Path(__file__).parent.parent.parent

READY_WITHIN = 120.0

POLL = 0.02


class Replica:
    """One process after the other with the same settings; whoever dies by itself is started again, and counted."""

    def __init__(self, env: dict[str, str], log: Path) -> None:
        """Not started yet; everything that it says goes to `log`."""
        self._env = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "DATABASE_"))}
        self._env |= {"ERASURE_JOURNAL": f"{log}.erased"} | env
        self._log = log
        self._process: asyncio.subprocess.Process | None = None
        self._supervisor: asyncio.Task[None] | None = None
        self._read_from = 0
        self._wanted = False
        self._awake = asyncio.Event()
        self._awake.set()
        self.died_alone = 0

    async def start(self) -> None:
        """Start a process."""
        self._read_from = self._log.stat().st_size if self._log.exists() else 0
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bench.chaos.process", stdout=log, stderr=log, env=self._env, cwd=ROOT
            )
        self._wanted = True
        self._supervisor = asyncio.create_task(self._supervise(self._process))

    async def ready(self) -> None:
        """Wait until the present process is at work. TimeoutError when it never is."""
        async with asyncio.timeout(READY_WITHIN):
            while READY.encode() not in self._said():  # noqa: ASYNC110 - another process is asked, by its log
                await asyncio.sleep(POLL)

    async def port(self) -> int:
        """Where the present process takes requests."""
        await self.ready()
        told = next(line for line in self._said().splitlines() if READY.encode() in line)
        return int(json.loads(told)["port"])

    async def kill(self) -> None:
        """End it at once, as `kill -9` does."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> float:
        """Ask it to stop, and wait; the seconds that it took. One that is frozen is asked when it can hear."""
        await self._awake.wait()
        began = time.monotonic()
        await self._end(signal.SIGTERM)
        return time.monotonic() - began

    async def freeze(self, seconds: float) -> None:
        """Stop its time for a while."""
        process = self._process
        if process is None or process.returncode is not None:
            return
        process.send_signal(signal.SIGSTOP)
        self._awake.clear()
        await asyncio.sleep(seconds)
        if process.returncode is None:
            process.send_signal(signal.SIGCONT)
        self._awake.set()

    @property
    def exit_code(self) -> int | None:
        """What the last process ended with; None while it runs."""
        return self._process.returncode if self._process else None

    def _said(self) -> bytes:
        with self._log.open("rb") as log:
            log.seek(self._read_from)
            return log.read()

    async def _end(self, how: signal.Signals) -> None:
        self._wanted = False
        process, supervisor = self._process, self._supervisor
        if process is None or supervisor is None:
            return
        if process.returncode is None:
            process.send_signal(how)
        await process.wait()
        await supervisor

    async def _supervise(self, process: asyncio.subprocess.Process) -> None:
        await process.wait()
        if self._wanted:
            self.died_alone += 1
            await asyncio.sleep(self.died_alone)  # whoever cannot live is not started in a rush
        if self._wanted:
            await self.start()
