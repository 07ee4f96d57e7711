"""A database full of people and of nudges that are due, as a busy morning leaves it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from mentoring.model import (
    ChannelId,
    Cohort,
    CohortId,
    CohortStage,
    Hours,
    Level,
    Member,
    MemberId,
    Profile,
    Weekday,
    WorkspaceId,
)
from mentoring.nudges.model import Nudge, NudgeId, NudgeKind
from simulator.workspace import Workspace
from storage.database import Database

COHORT = CohortId("chaos")
ALL_DAY = Hours(start=time(0), end=time(0))


@dataclass(frozen=True, kw_only=True)
class Due:
    """How many nudges, over how many seconds they fall due, and what decides which when."""

    nudges: int
    spread: float
    seed: int


async def fill(database: Database, workspaces: Sequence[Workspace], due: Due, now: datetime) -> frozenset[str]:
    """One nudge to each of so many people, who work all day; the nudges' ids."""
    chance = random.Random(due.seed)
    ids: set[str] = set()
    for number, workspace in enumerate(workspaces):
        share = due.nudges // len(workspaces) + (number < due.nudges % len(workspaces))
        people = [MemberId(workspace.team.add_user(f"Person {index}").id) for index in range(share)]
        here = WorkspaceId(workspace.id)
        nudges = [_nudge(here, person, now + timedelta(seconds=chance.uniform(0, due.spread))) for person in people]
        async with database.transaction(here) as tx:
            await tx.cohorts.put(_cohort())
            for person in people:
                await tx.members.put(Member(id=person))
                await tx.profiles.put(_profile(person))
            await tx.nudges.plan(nudges)
        ids |= {nudge.id for nudge in nudges}
    return frozenset(ids)


def _nudge(workspace: WorkspaceId, person: MemberId, at: datetime) -> Nudge:
    return Nudge(
        id=NudgeId(f"{workspace}-{person}"),
        workspace=workspace,
        kind=NudgeKind.LEFT_OVER,
        to=(person,),
        subject=COHORT,
        dedupe_key=f"chaos:{person}:{at.date()}",
        due_at=at,
        not_before=at,
        expires_at=at + timedelta(days=1),
    )


def _cohort() -> Cohort:
    today = datetime.fromtimestamp(0, UTC).date()
    return Cohort(
        id=COHORT,
        name="Chaos",
        channel=ChannelId("C1"),
        organiser=MemberId("UORGANISER"),
        opt_in_closes_on=today,
        starts_on=date(2100, 1, 1),
        stage=CohortStage.UNDER_WAY,
    )


def _profile(person: MemberId) -> Profile:
    return Profile(member=person, level=Level(3), offers=(), seeks=(), days=frozenset(Weekday), hours=ALL_DAY, tz="UTC")
