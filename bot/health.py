"""How the running bot is: what the health page says, and what a scraper reads."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from bot.clock import SteadyClock
from bot.delivery import DeliveryWorker
from bot.scheduler import SILENCE, Heartbeat
from storage.outbox.maintenance import Backlog

Answer = TypeVar("Answer")

PROBED_FOR = 5.0
"""Seconds for which a probe of the database counts, so that whoever asks often costs no write each time."""

LONGEST_PROBE = 4.0
"""Seconds; a database that takes longer is as good as away."""


class Health:
    """Looks at the heartbeat and at what waits to be delivered."""

    def __init__(
        self, worker: DeliveryWorker, heartbeat: Heartbeat, clock: SteadyClock, stuck: Callable[[], int] = lambda: 0
    ) -> None:
        """Of one process; `stuck` is how many cohorts and mentorships cannot be planned."""
        self._clock = clock
        self._worker = worker
        self._heartbeat = heartbeat
        self._stuck = stuck
        self._could_write, self._probed_at = False, -PROBED_FOR
        self._asked: set[asyncio.Task[Any]] = set()

    async def now(self) -> dict[str, object]:
        """`ok`, the last tick, whether the database answers, and what is due since when; ids and words of nobody."""
        silence = self._heartbeat.since_last_tick
        beats = silence < SILENCE
        waiting, writes = await self._backlog(), await self._writes()
        page: dict[str, object] = {
            "ok": beats and waiting is not None and writes and self._clock.is_trusted and not self._heartbeat.failing,
            "clock": "right"
            if self._clock.is_trusted
            else f"wrong by {int(self._clock.disagreement.total_seconds())} s",
            "seconds_since_last_tick": round(silence.total_seconds(), 1),
            "database": "does not answer" if waiting is None else "answers" if writes else "cannot be written",
            "failing": self._heartbeat.failing,
            "stuck": self._stuck(),
        }
        if waiting is not None:
            page |= {
                "due": waiting.due,
                "uncertain": waiting.uncertain,
                "oldest_due_seconds": round(self._age(waiting).total_seconds(), 1),
            }
        return page

    async def metrics(self) -> bytes:
        """All that is counted, and what waits at this moment."""
        waiting = await self._backlog()
        if waiting is not None:
            self._worker.metrics.backlog(waiting.due, self._age(waiting))
        return self._worker.metrics.text()

    async def _writes(self) -> bool:
        """Whether something can be kept: written and committed, for a full disk lets everything else pass."""
        if time.monotonic() - self._probed_at < PROBED_FOR:
            return self._could_write
        try:
            await self._within(self._worker.probe())
            self._could_write = True
        except (SQLAlchemyError, OSError, TimeoutError):
            self._could_write = False
        self._probed_at = time.monotonic()
        return self._could_write

    async def _backlog(self) -> Backlog | None:
        """What waits, or None when the database does not say."""
        try:
            return await self._within(self._worker.backlog())
        except (SQLAlchemyError, OSError, TimeoutError):
            return None

    async def _within(self, asked: Coroutine[Any, Any, Answer]) -> Answer:
        """The answer, or TimeoutError when it takes too long; it goes on to its end then, for a transaction that is
        cancelled in the middle costs SQLite its only connection.
        """
        task = asyncio.create_task(asked)
        self._asked.add(task)
        task.add_done_callback(self._answered)
        await asyncio.wait({task}, timeout=LONGEST_PROBE)
        if not task.done():
            raise TimeoutError
        return task.result()

    def _answered(self, task: asyncio.Task[Any]) -> None:
        """Let it go, and look at what it raised, so that nobody complains that nobody did."""
        self._asked.discard(task)
        if not task.cancelled():
            task.exception()

    def _age(self, waiting: Backlog) -> timedelta:
        return timedelta(0) if waiting.oldest is None else max(timedelta(0), self._worker.now() - waiting.oldest)
