"""The tests of delivery that `make test` runs in a short form, in their long one."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.delivery.scale import cost_of

ROOT = Path(__file__).parent.parent.parent
DELIVERY = "tests/bot/delivery"
GROWN = "R10"


@dataclass(frozen=True, kw_only=True)
class LongForm:
    """Tests to run, and what in the environment makes them long."""

    name: str
    what: str
    tests: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Held:
    """Whether what was tried holds; `said` is what was measured, or how it failed."""

    name: str
    what: str
    is_green: bool
    seconds: float
    said: str = ""


async def held(nudges: int, folder: Path, is_wanted: Callable[[str], bool]) -> AsyncIterator[Held]:
    """What came of each whose name is wanted; how much is tried goes with the nudges that were asked for."""
    for form in forms(nudges):
        if is_wanted(form.name):
            yield await _run(form)
    if is_wanted(GROWN):
        yield await _grown(nudges * 100, folder)


def forms(nudges: int) -> Iterator[LongForm]:
    """Those that are tests."""
    yield LongForm(
        name="R3",
        what="a crash between any two steps × each kind of answer",
        tests=(f"{DELIVERY}/test_crashes.py",),
    )
    yield LongForm(
        name="R4, R5, R6",
        what="lag and lateness, a 429 storm in 20 workspaces, Slack away for half an hour",
        tests=(f"{DELIVERY}/test_settling.py",),
    )
    yield LongForm(
        name="R7",
        what="token, scope, account or channel gone in mid-run; the last moment; the weekly budget",
        tests=tuple(f"{DELIVERY}/test_{name}.py" for name in ("api_outcomes", "careful", "worker", "pace", "together")),
    )
    yield LongForm(
        name="R8",
        what="every time zone, every day from 2024 to 2037, seven times of day",
        tests=("tests/mentoring/test_timeline_zones.py",),
        environment={"EVERY_DAY": "1"},
    )
    lives = max(nudges // 2, 25)
    yield LongForm(
        name="R9",
        what=f"{lives:,} lives of a nudge, any interleaving of 50 steps",
        tests=(f"{DELIVERY}/test_life.py",),
        environment={"LIVES": str(lives)},
    )


async def _run(form: LongForm) -> Held:
    """Run its tests in a process of their own."""
    began = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        *(
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "--tb=short",
            "--show-capture=no",
            *form.tests,
        ),
        cwd=ROOT,
        env=os.environ | form.environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    told, _ = await process.communicate()
    lines = told.decode(errors="replace").strip().splitlines()
    if process.returncode != 0:
        print("\n".join(lines), file=sys.stderr)
    return Held(
        name=form.name,
        what=form.what,
        is_green=process.returncode == 0,
        seconds=time.monotonic() - began,
        said=lines[-1].partition(" in ")[0] if lines else "",
    )


async def _grown(rows: int, folder: Path) -> Held:
    """An outbox of so many rows, a tenth of it due, half of that in one workspace."""
    began = time.monotonic()
    cost = await cost_of(rows, folder)
    measured = (
        f"small workspaces in {cost.small_ones_within:.1f} s, idle tick {cost.idle_tick:.2f} ms, first claim "
        f"{cost.first_claim:.0f} ms, longest stall {cost.longest_stall:.0f} ms, {cost.memory:.0f} MB"
    )
    return Held(
        name=GROWN,
        what=f"{rows:,} rows, {rows // 10:,} due in 3,000 workspaces, half of them in one",
        is_green=not cost.missed,
        seconds=time.monotonic() - began,
        said=measured if not cost.missed else f"{measured}; too much: {', '.join(cost.missed)}",
    )
