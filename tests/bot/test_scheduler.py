"""Each job beats whatever another does; the watchdog ends a process whose heartbeat has stopped, and no other."""

from __future__ import annotations

import asyncio
import threading
import time
from datetime import timedelta
from types import SimpleNamespace

import pytest

from bot import scheduler
from bot.delivery import Limits
from bot.metrics import Metrics
from bot.scheduler import FAILS_AT, STUCK, Heartbeat, Watchdog

SHORT = timedelta(milliseconds=200)
PATIENCE = 10.0


class Ending:
    """Where a process would end."""

    def __init__(self) -> None:
        self.codes: list[int] = []
        self.came = threading.Event()

    def __call__(self, code: int) -> None:
        self.codes.append(code)
        self.came.set()


def test_silence_ends_the_process() -> None:
    ending = Ending()
    began = time.monotonic()
    dog = Watchdog(lambda: timedelta(seconds=time.monotonic() - began), silence=SHORT, die=ending)
    dog.start()
    assert ending.came.wait(PATIENCE)
    dog.stop()
    assert ending.codes == [STUCK]
    assert time.monotonic() - began >= SHORT.total_seconds()


def test_a_process_that_was_itself_frozen_gets_a_whole_new_span(monkeypatch: pytest.MonkeyPatch) -> None:
    started, *looks = [0.0, 3.0, 6.0, 906.0, 909.0, 912.0]
    times, stopped = iter([started, *looks]), iter([False] * len(looks) + [True])
    ending = Ending()
    monkeypatch.setattr(scheduler, "time", SimpleNamespace(monotonic=lambda: next(times)))
    dog = Watchdog(lambda: timedelta(seconds=905), silence=timedelta(seconds=30), die=ending)
    monkeypatch.setattr(dog._stopped, "wait", lambda _seconds: next(stopped))
    dog.start()
    dog.stop()
    assert next(times, None) is None
    assert ending.codes == []


class DeliveryWorker:
    """Beats without doing anything."""

    limits = Limits()
    metrics = Metrics()

    async def nothing(self, *, wait: bool = True) -> None:
        """Nothing."""

    dispatch = reap = reconcile = revive = audit = retention = take_back = nothing


async def test_a_loop_that_is_stuck_is_noticed_from_outside_of_it() -> None:
    ending = Ending()
    worker = DeliveryWorker()
    heartbeat = Heartbeat(worker=worker, plan=worker.nothing, metrics=Metrics(), silence=SHORT, die=ending)  # type: ignore[arg-type]
    heartbeat.start()
    await asyncio.sleep(0)
    stuck_for = threading.Event()
    while not ending.came.is_set():
        stuck_for.wait(0.05)  # the loop cannot run meanwhile
    heartbeat.stop()
    assert ending.codes == [STUCK]


async def test_each_job_runs_at_once_and_a_failing_one_stops_no_other() -> None:
    ran: dict[str, asyncio.Event] = {name: asyncio.Event() for name in ("plan", "dispatch")}

    class Failing(DeliveryWorker):
        async def dispatch(self, *, wait: bool = True) -> None:  # noqa: ARG002 - as a worker's
            ran["dispatch"].set()
            raise LookupError

    async def plan() -> None:
        ran["plan"].set()

    metrics = Metrics()
    heartbeat = Heartbeat(worker=Failing(), plan=plan, metrics=metrics)  # type: ignore[arg-type]
    heartbeat.start()
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(*(event.wait() for event in ran.values()))
    heartbeat.stop()
    assert b'bothways_ticks_failed_total{job="dispatch"} 1.0' in metrics.text()
    assert heartbeat.since_last_tick < timedelta(seconds=PATIENCE)


async def test_a_planner_that_fails_again_and_again_is_failing_until_it_works() -> None:
    broken = True

    async def plan() -> None:
        if broken:
            raise LookupError

    heartbeat = Heartbeat(worker=DeliveryWorker(), plan=plan, metrics=Metrics())  # type: ignore[arg-type]
    job = next(each for each in heartbeat.jobs if each.name == "plan")
    for times in range(FAILS_AT):
        assert heartbeat.failing == [], times
        await heartbeat._tick(job)
    assert heartbeat.failing == ["plan"]

    broken = False
    await heartbeat._tick(job)
    assert heartbeat.failing == []
