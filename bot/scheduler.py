"""The heartbeat: APScheduler ticks, and what is due is asked of the database. No nudge is ever a job of its own."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.delivery.worker import DeliveryWorker
from bot.metrics import Metrics

logger = logging.getLogger(__name__)

SILENCE = timedelta(seconds=30)
"""No tick finished for so long: the clock was set back, or the loop is stuck. A supervisor starts us again."""

FAILS_AT = 3
"""A job that fails so often in a row is failing: once may be a database that restarts."""

STUCK = 70
"""The exit code then (EX_SOFTWARE)."""

LOOKS_WITHIN_SILENCE = 10
"""How often it looks within that time."""

CLOCK = "clock"
"""The job that keeps the clock right, and the only one that runs while it is doubted."""


def _always() -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Job:
    """Something that is done again and again."""

    name: str
    every: timedelta
    run: Callable[[], Awaitable[object]]


class Heartbeat:
    """The jobs of one process, each at most once at a time; a watchdog ends the process when they stop."""

    def __init__(
        self,
        *,
        worker: DeliveryWorker,
        plan: Callable[[], Awaitable[object]],
        metrics: Metrics,
        also: Sequence[Job] = (),
        trusted: Callable[[], bool] = _always,
        die: Callable[[int], object] = os._exit,
        silence: timedelta = SILENCE,
    ) -> None:
        """`plan` asks the programme what is due; `also` are further jobs; `trusted` says whether the clock is believed,
        for by a wrong one nothing may be planned, sent or ended; `die` ends the process at once.
        """
        self.jobs = (
            Job(name="dispatch", every=timedelta(seconds=1), run=lambda: worker.dispatch(wait=False)),
            Job(name="plan", every=timedelta(seconds=60), run=plan),
            Job(name="reap", every=worker.limits.tidy, run=worker.reap),
            Job(name="reconcile", every=worker.limits.tidy, run=worker.reconcile),
            Job(name="take back", every=timedelta(seconds=10), run=worker.take_back),
            Job(name="revive", every=timedelta(seconds=60), run=worker.revive),
            Job(name="audit", every=timedelta(hours=1), run=worker.audit),
            Job(name="retention", every=timedelta(days=1), run=worker.retention),
            *also,
        )
        self._metrics = metrics
        self._failed: dict[str, int] = {}
        self._trusted = trusted
        self._last = time.monotonic()
        self._watchdog = Watchdog(lambda: self.since_last_tick, silence=silence, die=die)
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )

    @property
    def since_last_tick(self) -> timedelta:
        """How long ago a tick finished, whether well or not."""
        return timedelta(seconds=time.monotonic() - self._last)

    @property
    def failing(self) -> list[str]:
        """The jobs that failed each of the last few times that they ran."""
        return sorted(name for name, times in self._failed.items() if times >= FAILS_AT)

    def start(self) -> None:
        """Begin to tick; each job runs at once for the first time, since what is due did not wait for us."""
        self._scheduler.start()
        for job in self.jobs:
            added = self._scheduler.add_job(
                self._tick, "interval", seconds=job.every.total_seconds(), args=[job], id=job.name
            )
            added.modify(next_run_time=added.next_run_time - job.every)
        self._last = time.monotonic()
        self._watchdog.start()

    def stop(self) -> None:
        """Tick no more; a job that runs goes on to its end."""
        self._watchdog.stop()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def _tick(self, job: Job) -> None:
        """Run a job; whatever goes wrong in it, the next tick comes."""
        began = time.monotonic()
        ok = False
        try:
            if job.name == CLOCK or self._trusted():
                await job.run()
            ok = True
        except Exception:
            logger.exception("a tick failed", extra={"job": job.name})
        finally:
            self._last = time.monotonic()
            self._failed[job.name] = 0 if ok else self._failed.get(job.name, 0) + 1
            self._metrics.tick(job.name, timedelta(seconds=self._last - began), ok=ok)


class Watchdog:
    """A thread that ends the process when the heartbeat has stopped, even when the event loop is stuck.

    It looks at the time since the last tick, by a clock that nobody can set.

    A task could not do this: it would be stuck together with the loop that it watches. A process that was itself
    frozen (suspended, stopped) gets a whole new span, since nobody could have ticked meanwhile.
    """

    def __init__(
        self,
        since_last_tick: Callable[[], timedelta],
        *,
        silence: timedelta = SILENCE,
        die: Callable[[int], object] = os._exit,
    ) -> None:
        """`die` ends the process at once, without waiting for anything."""
        self._since_last_tick = since_last_tick
        self._silence = silence
        self._die = die
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self) -> None:
        """Watch no more."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _watch(self) -> None:
        step = self._silence / LOOKS_WITHIN_SILENCE
        forgiven = looked = time.monotonic()
        while not self._stopped.wait(step.total_seconds()):
            now = time.monotonic()
            if now - looked > 3 * step.total_seconds():
                forgiven = now
            looked = now
            silent = min(self._since_last_tick(), timedelta(seconds=now - forgiven))
            if silent > self._silence:
                facts = {"seconds": int(silent.total_seconds())}
                logger.critical("no tick finished, giving up", extra=facts)
                self._die(STUCK)
                return
