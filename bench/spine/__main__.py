"""`python -m bench.spine [--rounds 3] [--commands 750] [--seed 1]`: ours and a bare app, turn about, in one run."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import psutil

from bench.spine.load import Crowd, Mailbox, Target

ROOT = Path(__file__).parent.parent.parent
PEOPLE = 50
SETTLED_AFTER = 5.0
"""Seconds after the start when memory is read: the first ticks are over."""

MEBI = 1024 * 1024
MOST_OF_BARE = 1.5
SLOWEST = 0.1
COLDEST = 3.0
HEAVIEST = 150.0


@dataclass(kw_only=True)
class Measured:
    """What one app showed, in seconds and MiB."""

    cold_start: float = 0.0
    memory: float = 0.0
    alone: list[float] = field(default_factory=list)
    thinking: list[float] = field(default_factory=list)
    flat_out: list[float] = field(default_factory=list)


@dataclass(kw_only=True)
class Running:
    """A started app: its process, where it listens, and how long it took to be ready."""

    process: asyncio.subprocess.Process
    port: int
    cold_start: float


@asynccontextmanager
async def pretend_slack(folder: Path) -> AsyncIterator[dict[str, str]]:
    """The simulator as a process of its own; what it says of itself."""
    people = folder / "people.csv"
    people.write_text("name\n" + "".join(f"Person {number}\n" for number in range(PEOPLE)), encoding="utf-8")
    arguments = ("-m", "simulator", "--people", str(people), "--request-url", "http://127.0.0.1:9/slack/events")
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdout=asyncio.subprocess.PIPE, cwd=ROOT)
    assert process.stdout is not None
    try:
        yield json.loads(await process.stdout.readline())
    finally:
        process.terminate()
        await process.wait()


@asynccontextmanager
async def running(*arguments: str, env: dict[str, str]) -> AsyncIterator[Running]:
    """An app in a process of its own, once it says that it is ready."""
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, stderr=asyncio.subprocess.PIPE, env=env, cwd=ROOT
    )
    assert process.stderr is not None
    try:
        async for line in process.stderr:
            if not line.startswith(b"{"):
                print(line.decode(), end="", file=sys.stderr)
                continue
            said = json.loads(line)
            if said.get("action") == "ready":
                break
        else:
            raise RuntimeError(f"{arguments} ended before it was ready")
        reader = asyncio.create_task(process.stderr.read())
        yield Running(process=process, port=said["port"], cold_start=time.perf_counter() - began)
        process.terminate()
        await reader
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def measure(rounds: int, commands: int, seed: int) -> dict[str, Measured]:
    """Both apps side by side; the rounds take turns, so that a noisy minute meets both."""
    found = {"bothways": Measured(), "bare": Measured()}
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        slack = await stack.enter_async_context(pretend_slack(folder))
        session = await stack.enter_async_context(aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)))
        mailbox = await stack.enter_async_context(Mailbox())
        team, members = await _who(session, slack)
        crowds = {}
        for name, arguments in (("bothways", ("-m", "bot", "run")), ("bare", ("-m", "bench.spine.bare", "0"))):
            app = await stack.enter_async_context(running(*arguments, env=_environment(slack, folder)))
            found[name].cold_start = app.cold_start
            await asyncio.sleep(SETTLED_AFTER)
            found[name].memory = psutil.Process(app.process.pid).memory_info().rss / MEBI
            target = Target(
                name=name,
                url=f"http://127.0.0.1:{app.port}/slack/events",
                secret=slack["SLACK_SIGNING_SECRET"],
                team=team,
                people=members,
            )
            crowds[name] = Crowd(target, mailbox, session, seed)
            await crowds[name].types(5, 50, 0.0)  # the first ones pay for imports and connections
        for _ in range(rounds):
            for name, crowd in crowds.items():
                found[name].alone += await crowd.types(1, 100, 0.005)
                found[name].thinking += await crowd.types(PEOPLE, commands, 1.0)
                found[name].flat_out += await crowd.types(PEOPLE, commands, 0.0)
    return found


async def _who(session: aiohttp.ClientSession, slack: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    """The workspace, and the members who will type."""
    headers = {"Authorization": f"Bearer {slack['SLACK_BOT_TOKEN']}"}
    async with session.post(f"{slack['SLACK_API_URL']}auth.test", headers=headers) as response:
        team = (await response.json())["team_id"]
    async with session.post(f"{slack['SLACK_API_URL']}users.list", headers=headers) as response:
        members = (await response.json())["members"]
    return team, tuple(each["id"] for each in members if not each.get("is_bot") and each["id"] != "USLACKBOT")


def _environment(slack: dict[str, str], folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "DATABASE_"))}
    wanted = ("SLACK_API_URL", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")
    return (
        kept
        | {name: slack[name] for name in wanted}
        | {"DATABASE_URL": f"sqlite:///{folder}/bench.db", "HOST": "127.0.0.1", "PORT": "0"}
    )


def table(found: dict[str, Measured]) -> tuple[str, bool]:
    """The numbers as Markdown, and whether each wanted one was reached."""
    ours, bare = found["bothways"], found["bare"]
    ratio = statistics.median(ours.thinking) / statistics.median(bare.thinking)
    slowest = _percentile(ours.thinking, 99)
    rows = [
        ("ack, one person: median", _ms(ours.alone, 50), _ms(bare.alone, 50), _ratio(ours.alone, bare.alone), ""),
        (
            f"ack, {PEOPLE} people who think a second: median",
            _ms(ours.thinking, 50),
            _ms(bare.thinking, 50),
            f"{ratio:.2f} ×",
            _word(ratio <= MOST_OF_BARE, f"≤ {MOST_OF_BARE} ×"),
        ),
        (
            f"ack, {PEOPLE} people who think a second: p99",
            _ms(ours.thinking, 99),
            _ms(bare.thinking, 99),
            "",
            _word(slowest < SLOWEST, "< 100 ms"),
        ),
        (
            f"ack, {PEOPLE} people without a pause: median",
            _ms(ours.flat_out, 50),
            _ms(bare.flat_out, 50),
            _ratio(ours.flat_out, bare.flat_out),
            "",
        ),
        (f"ack, {PEOPLE} people without a pause: p99", _ms(ours.flat_out, 99), _ms(bare.flat_out, 99), "", ""),
        (
            "cold start to ready",
            f"{ours.cold_start:.2f} s",
            f"{bare.cold_start:.2f} s",
            "",
            _word(ours.cold_start < COLDEST, "< 3 s"),
        ),
        (
            "idle memory",
            f"{ours.memory:.0f} MiB",
            f"{bare.memory:.0f} MiB",
            "",
            _word(ours.memory < HEAVIEST, "< 150 MiB"),
        ),
    ]
    lines = ["| what | Bothways | bare Bolt app | ratio | wanted |", "|---|---|---|---|---|"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    reached = ratio <= MOST_OF_BARE and slowest < SLOWEST and ours.cold_start < COLDEST and ours.memory < HEAVIEST
    return "\n".join(lines), reached


def _word(reached: bool, wanted: str) -> str:
    return f"{wanted}: {'reached' if reached else 'MISSED'}"


def _percentile(waits: list[float], percent: int) -> float:
    ordered = sorted(waits)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def _ms(waits: list[float], percent: int) -> str:
    return f"{_percentile(waits, percent) * 1000:.1f} ms"


def _ratio(ours: list[float], bare: list[float]) -> str:
    return f"{statistics.median(ours) / statistics.median(bare):.2f} ×"


def main() -> int:
    """Measure and print; 1 when a number was missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.spine")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--commands", type=int, default=750)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    text, reached = table(asyncio.run(measure(given.rounds, given.commands, given.seed)))
    print(f"Seed {given.seed}, {given.rounds} rounds, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n\n{text}")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
