"""One run: a pretend Slack in bad weather, a full database, real processes, and a monkey among them."""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing, nullcontext
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select

from bench.chaos.replica import Replica
from bench.chaos.seeding import Due, fill
from bench.chaos.trial import Act, Outcome, Trial, Weather
from bot.clock import utc_now
from mentoring.nudges.model import OPEN, TERMINAL, NudgeKind
from simulator.app import PretendApp, Transport
from simulator.clock import SimulatedClock
from simulator.faults import Fault, FaultPlan
from simulator.slack import SlackSimulator
from storage.database import Database
from storage.outbox.maintenance import violations
from storage.rows import table_of
from storage.tables import NudgeRow
from tests.bot.delivery.harness import lag_history
from tests.postgres import Postgres

WORKSPACES = 10

PATIENCE = 150.0
"""Seconds after the last due time within which a few nudges must have ended."""

A_SECOND = 15
"""So many nudges a second are expected at least of a loaded machine, in bad weather and at the lowest pace."""

LATENCIES = ((0.1, 1 / 3), (0.2, 1 / 2), (0.3, 1.0))
"""Seconds that a post takes: a third each; a rule is asked only where the one before it did not strike."""

LONGEST_FREEZE = 9.0
"""Seconds: longer than lease and settle together, so that a frozen process wakes to nudges that others have taken."""

LOCKED_FOR = 6.0
"""Seconds: longer than SQLite waits for a lock."""


@dataclass(kw_only=True)
class Surroundings:
    """Everything around the processes of one run."""

    trial: Trial
    slack: SlackSimulator
    url: str
    postgres: Postgres | None
    replicas: list[Replica]
    chance: random.Random
    stops: list[float]
    frozen: set[asyncio.Task[None]]


async def run(
    trial: Trial, *, seed: int, folder: Path, postgres: Postgres | None = None, turn: asyncio.Lock | None = None
) -> Outcome:
    """Play one trial. `postgres` is the server for trials that want one; with a `turn`, trials may run side by side."""
    began = time.monotonic()
    async with pretend_slack(trial.weather, seed) as slack:
        url = postgres.fresh() if trial.postgres and postgres else f"sqlite:///{folder}/chaos.db"
        due = Due(nudges=trial.nudges, spread=trial.spread, seed=seed)
        async with turn or nullcontext():  # Alembic migrates one database of a process at a time
            ids = await filled(slack, url, due, trial.weather.history_lag)
        replicas = [Replica(environment(slack, url, trial), folder / f"replica-{n}.log") for n in range(trial.replicas)]
        around = Surroundings(
            trial=trial,
            slack=slack,
            url=url,
            postgres=postgres,
            replicas=replicas,
            chance=random.Random(seed),
            stops=[],
            frozen=set(),
        )
        try:
            for replica in replicas:
                await replica.start()
            await _torment(around)
            await until_all_ended(url, trial)
            around.stops += [await replica.stop() for replica in replicas]
        finally:
            for replica in replicas:
                await replica.kill()
        return await counted(around, ids, time.monotonic() - began)


@asynccontextmanager
async def pretend_slack(weather: Weather, seed: int) -> AsyncIterator[SlackSimulator]:
    """A pretend Slack that keeps real time, takes its time, and fails as the weather says."""
    faults = FaultPlan(seed=seed)
    for fault, share in (
        (Fault.ACCEPT_THEN_RESET, weather.accepted_then_reset),
        (Fault.ACCEPT_THEN_500, weather.accepted_then_500),
        (Fault.REFUSE_500, weather.refused_500),
        (Fault.RATE_LIMIT, weather.limited),
    ):
        if share:
            faults.add(fault, "chat.postMessage", probability=share)
    for seconds, share in LATENCIES:
        faults.add(Fault.DELAY, "chat.postMessage", probability=share, by=timedelta(seconds=seconds))
    app = PretendApp(transport=Transport.HTTP)
    clock = SimulatedClock.keeping_real_time()
    async with SlackSimulator(app=app, clock=clock, faults=faults, settles=False) as slack:
        yield slack


async def filled(slack: SlackSimulator, url: str, due: Due, lag: float) -> frozenset[str]:
    """The database with its nudges, and the workspaces that they go to."""
    workspaces = [slack.workspace(f"Workspace {number}") for number in range(WORKSPACES)]
    for workspace in workspaces if lag else ():
        lag_history(workspace, timedelta(seconds=lag))
    database = await Database.open(url)
    try:
        await database.migrate()
        return await fill(database, workspaces, due, utc_now())
    finally:
        await database.close()


def environment(slack: SlackSimulator, url: str, trial: Trial) -> dict[str, str]:
    """The settings of a process."""
    return {
        "SLACK_API_URL": slack.api_url,
        "SLACK_BOT_TOKEN": slack.workspaces[0].bot_token,
        "SLACK_SIGNING_SECRET": slack.app.signing_secret,
        "DATABASE_URL": url,
        "HOST": "127.0.0.1",
        "PORT": "0",
        "CHAOS_PROTOCOL": trial.protocol,
        "CHAOS_TOKENS": json.dumps({workspace.id: workspace.bot_token for workspace in slack.workspaces}),
    }


async def _torment(around: Surroundings) -> None:
    """Do every act of the trial at a random moment to a random process that is at work."""
    acts = [act for act, times in around.trial.acts.items() for _ in range(times)]
    around.chance.shuffle(acts)
    for act in acts:
        victim = around.chance.choice(around.replicas)
        await victim.ready()
        pause = around.trial.spread / len(acts) if around.trial.replicas > 1 else 0.0
        await asyncio.sleep(around.chance.uniform(0.05, 0.8) + (pause * around.chance.uniform(0.5, 1.0)))
        await _do(act, victim, around)
    for replica in around.replicas:
        await replica.ready()
    await asyncio.gather(*around.frozen)


async def _do(act: Act, victim: Replica, around: Surroundings) -> None:
    match act:
        case Act.KILL:
            await victim.kill()
            await victim.start()
        case Act.STOP:
            around.stops.append(await victim.stop())
            await victim.start()
        case Act.FREEZE:
            # In the background, so that the other process may be killed while this one is frozen.
            task = asyncio.create_task(victim.freeze(around.chance.uniform(1, LONGEST_FREEZE)))
            around.frozen.add(task)
            task.add_done_callback(around.frozen.discard)
        case Act.CRASH_DATABASE if around.postgres is not None:
            await asyncio.to_thread(around.postgres.crash_and_restart)
        case Act.LOCK_DATABASE:
            await asyncio.to_thread(_lock, around.url.removeprefix("sqlite:///"))
        case _:
            raise ValueError(f"{act} needs a PostgreSQL")


def _lock(path: str) -> None:
    """Hold SQLite's write lock for longer than anybody waits for it."""
    with closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        time.sleep(LOCKED_FOR)
        connection.execute("ROLLBACK")


async def until_all_ended(url: str, trial: Trial) -> None:
    """Wait until every nudge has ended, or patience has."""
    until = time.monotonic() + trial.spread + PATIENCE + trial.nudges / A_SECOND
    while time.monotonic() < until:
        states = await _states(url)
        if not any(number for state, number in states.items() if state not in TERMINAL):
            return
        await asyncio.sleep(0.5)


async def _states(url: str) -> dict[str, int]:
    """How many nudges are in each state."""
    c = table_of(NudgeRow).c
    database = await Database.open(url, look_only=True)
    try:
        async with database.begin() as connection:
            query = select(c.state, func.count()).where(c.kind == NudgeKind.LEFT_OVER).group_by(c.state)
            return {str(state): number for state, number in await connection.execute(query)}
    finally:
        await database.close()


async def _open_nudges(url: str) -> set[str]:
    """The nudges that have not ended."""
    c = table_of(NudgeRow).c
    database = await Database.open(url, look_only=True)
    try:
        async with database.begin() as connection:
            query = select(c.nudge_id).where(c.kind == NudgeKind.LEFT_OVER, c.state.in_(sorted(OPEN)))
            return set((await connection.execute(query)).scalars())
    finally:
        await database.close()


async def _broken_rules(url: str) -> int:
    """How many nudges are as they must never be."""
    database = await Database.open(url, look_only=True)
    try:
        async with database.begin() as connection:
            return len(await violations(connection, utc_now()))
    finally:
        await database.close()


async def counted(around: Surroundings, ids: frozenset[str], seconds: float) -> Outcome:
    """What the pretend Slack accepted, against what there was to send."""
    posts = around.slack.ledger.posts()
    copies = Counter(post.args["metadata"]["event_payload"]["id"] for post in posts)
    states = await _states(around.url)
    unfinished = await _open_nudges(around.url)
    return Outcome(
        trial=around.trial,
        acts=around.trial.acts,
        sent=sum(1 for each in ids if copies[each]),
        lost=sum(1 for each in ids - unfinished if not copies[each]),
        twice=sum(1 for each in ids if copies[each] > 1),
        unfinished=len(unfinished),
        broken_rules=await _broken_rules(around.url),
        died_alone=sum(replica.died_alone for replica in around.replicas),
        bad_exits=_bad_exits(around.replicas),
        slowest_stop=max(around.stops, default=0.0),
        seconds=seconds,
        states=states,
    )


def _bad_exits(replicas: Sequence[Replica]) -> int:
    """How many processes did not end well when they were asked to stop at last."""
    return sum(1 for replica in replicas if replica.exit_code != 0)
