"""One run: two bots and their people over a cluster whose primary is killed again and again; then all is counted."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bench.chaos.replica import Replica
from bench.chaos.run import Surroundings, counted, environment, filled, pretend_slack, until_all_ended
from bench.chaos.seeding import Due
from bench.chaos.trial import Outcome, Trial, Weather
from bench.failover.cluster import Cluster, cluster
from bench.failover.people import Organiser, Prober
from bot.clock import utc_now
from mentoring.model import WorkspaceId
from simulator.app import PretendApp
from simulator.workspace import Workspace
from storage.database import Database
from storage.outbox.restored import mark_restored, with_nudges

BETWEEN = 3.0
"""Seconds that everything works before the next primary is killed."""

PEOPLE = 400
"""More than can be appointed in a run."""

CALM = Weather()
"""Slack does as it should: what is lost or doubled is the database's doing."""

UNHEARD = 1.0
"""Seconds for which an asynchronous standby hears nothing before its primary is killed, so that something is lost."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """What came of a run."""

    name: str
    failovers: int
    outcome: Outcome
    commits: int
    commits_lost: int
    longest_gap: float
    commands: int
    apologies: int
    answers_lost: int
    in_silence: int
    synchronous: bool

    @property
    def is_green(self) -> bool:
        """Nothing lost and nothing twice; with an asynchronous standby commits may be lost, and no nudge may."""
        people = self.answers_lost + self.in_silence + self.commits_lost if self.synchronous else 0
        return self.outcome.is_clean and not people


async def run(nudges: int, failovers: int, folder: Path, *, seed: int, synchronous: bool = True) -> Result:
    """Play it. With an asynchronous standby there is one failover, and an operator who does as docs/scaling.md says."""
    name = "synchronous standby" if synchronous else "asynchronous standby, then `bothways reconcile`"
    trial = Trial(name=name, nudges=nudges, acts={}, weather=CALM, postgres=True, replicas=2, spread=failovers * 8.0)
    began = time.monotonic()
    async with pretend_slack(trial.weather, seed) as slack, cluster(folder, synchronous=synchronous) as servers:
        ids = await filled(slack, servers.url, Due(nudges=nudges, spread=trial.spread, seed=seed), 0)
        organiser = await _organiser(slack.workspaces[0], slack.app)
        extra = {"ORGANISERS": organiser.person.id}
        replicas = [
            Replica(environment(slack, servers.url, trial) | extra, folder.parent / f"bot-{n}.log") for n in "ab"
        ]
        prober, over = Prober(servers.url), asyncio.Event()
        await prober.begin()
        around = Surroundings(
            trial=trial,
            slack=slack,
            url=servers.url,
            postgres=None,
            replicas=replicas,
            chance=random.Random(seed),
            stops=[],
            frozen=set(),
        )
        try:
            for replica in replicas:
                await replica.start()
            for replica in replicas:
                await replica.ready()
            at_work = [asyncio.create_task(prober.run(over)), asyncio.create_task(organiser.run(replicas, over))]
            if synchronous:
                await _again_and_again(servers, failovers)
            else:
                await _once_and_reconciled(servers, replicas)
            await asyncio.sleep(BETWEEN)
            over.set()
            await asyncio.gather(*at_work)
            await until_all_ended(servers.url, trial)
            around.stops += [await replica.stop() for replica in replicas]
        finally:
            over.set()
            for replica in replicas:
                await replica.kill()
        return await _result(around, prober, organiser, ids, failovers if synchronous else 1, time.monotonic() - began)


async def _again_and_again(servers: Cluster, failovers: int) -> None:
    """Kill, promote, let the dead one rejoin, and again."""
    for _ in range(failovers):
        await asyncio.sleep(BETWEEN)
        await servers.fail_over()
        await servers.rejoin()


async def _once_and_reconciled(servers: Cluster, replicas: Sequence[Replica]) -> None:
    """The standby had not heard everything; so the bots stop before it is promoted, and look before they post again."""
    await asyncio.sleep(BETWEEN)
    known = utc_now() - timedelta(seconds=BETWEEN)
    servers.standby.receiver().suspend()
    await asyncio.sleep(UNHEARD)
    servers.primary.kill()
    for replica in replicas:
        await replica.kill()
    servers.standby.kill()  # with what had come to the machine and not yet to PostgreSQL
    await servers.standby.start()
    await servers.promote()
    database = await Database.open(servers.url)
    async with database.begin() as connection:
        await mark_restored(connection, await with_nudges(connection), known, utc_now())
    await database.close()
    for replica in replicas:
        await replica.start()
    for replica in replicas:
        await replica.ready()


async def _organiser(workspace: Workspace, app: PretendApp) -> Organiser:
    """An organiser, and those whom they will appoint."""
    person = await workspace.hire("Gita Rao", admin=True)
    others = [await workspace.hire(f"Organiser {number}") for number in range(PEOPLE)]
    return Organiser(person, others, app)


async def _result(
    around: Surroundings, prober: Prober, organiser: Organiser, ids: frozenset[str], failovers: int, seconds: float
) -> Result:
    """Everything counted."""
    database = await Database.open(around.url, look_only=True)
    try:
        lost = await organiser.lost(database, WorkspaceId(around.slack.workspaces[0].id))
    finally:
        await database.close()
    return Result(
        name=around.trial.name,
        failovers=failovers,
        outcome=await counted(around, ids, seconds),
        commits=len(prober.acknowledged),
        commits_lost=await prober.lost(),
        longest_gap=prober.longest_gap,
        commands=organiser.asked,
        apologies=organiser.apologies,
        answers_lost=len(lost),
        in_silence=len(organiser.in_silence),
        synchronous="reconcile" not in around.trial.name,
    )
