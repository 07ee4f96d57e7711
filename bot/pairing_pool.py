"""Pairing in a process of its own, so that a large cohort holds nobody up."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from mentoring.model import Match, MemberId, Profile
from mentoring.pairing import History, Pairing, Rules, pair, rematch

SMALL = 60
"""A cohort up to this many people is paired in a few milliseconds, sooner than a process starts."""


class PairingPool:
    """One worker process, started with the first cohort that is worth it."""

    def __init__(self) -> None:
        """No process yet."""
        self._pool: ProcessPoolExecutor | None = None

    async def pair(
        self,
        profiles: Sequence[Profile],
        rules: Rules,
        *,
        seed: int,
        history: History,
        pins: Sequence[tuple[MemberId, MemberId]],
        forbids: Sequence[tuple[MemberId, MemberId]],
        keep: Sequence[tuple[MemberId, MemberId]] = (),
    ) -> Pairing:
        """The pairing; raises what `mentoring.pairing.pair` raises. Cancelling stops waiting at once."""
        work = partial(pair, list(profiles), rules, seed=seed, history=history, pins=pins, forbids=forbids, keep=keep)
        return await self._run(work, len(profiles))

    async def rematch(
        self,
        profiles: Sequence[Profile],
        rules: Rules,
        *,
        current: Sequence[Match],
        seed: int,
        history: History,
        forbids: Sequence[tuple[MemberId, MemberId]],
    ) -> Pairing:
        """The pairing after somebody left; raises what `mentoring.pairing.rematch` raises."""
        work = partial(rematch, list(profiles), rules, current=current, seed=seed, history=history, forbids=forbids)
        return await self._run(work, len(profiles))

    async def _run(self, work: Callable[[], Pairing], people: int) -> Pairing:
        if people <= SMALL:
            return await asyncio.to_thread(work)
        if self._pool is None:
            self._pool = ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"))
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    async def close(self) -> None:
        """End the worker without waiting for a result that nobody wants any more."""
        if self._pool is not None:
            await asyncio.to_thread(self._pool.shutdown, wait=True, cancel_futures=True)
