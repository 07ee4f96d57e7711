"""Pairing in a process of its own, so that a large cohort holds nobody up."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from mentoring.pairing import Pairing

SMALL = 60
"""A cohort up to this many people is paired in a few milliseconds, sooner than a process starts."""


class PairingPool:
    """One worker process, started with the first cohort that is worth it."""

    def __init__(self) -> None:
        """No process yet."""
        self._pool: ProcessPoolExecutor | None = None

    async def run(self, work: Callable[[], Pairing], people: int) -> Pairing:
        """What the work comes to; raises what it raises. Cancelling stops waiting at once."""
        if people <= SMALL:
            return await asyncio.to_thread(work)
        if self._pool is None:
            self._pool = ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"))
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    async def close(self) -> None:
        """End the worker: what has not begun never does, and what runs comes to its end."""
        if self._pool is not None:
            await asyncio.to_thread(self._pool.shutdown, wait=True, cancel_futures=True)
