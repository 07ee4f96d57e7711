"""Looking after the outbox: leases that ran out, nudges that grew stale, rows that may go, and what must never be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, bindparam, case, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import CohortStage, WorkspaceId
from mentoring.nudges.model import OPEN, TERMINAL, Nudge, NudgeId, NudgeKind, NudgeState
from storage.outbox.keys import Key
from storage.outbox.wake import wake_workspaces
from storage.rows import in_parts, insert_into, table_of
from storage.tables import NUDGES, BudgetRow, CohortRow, InboxRow, MentorshipRow, NudgeRow, is_in

GRACE = timedelta(hours=1)
"""Every nudge is terminal this long after it expires."""

UNSENT = frozenset({NudgeState.DEAD, NudgeState.EXPIRED})

ON_LEASE = (NudgeState.CLAIMED, NudgeState.SENDING)


@dataclass(frozen=True, kw_only=True)
class Violation:
    """A rule that a nudge breaks."""

    rule: str
    workspace: WorkspaceId
    nudge: NudgeId


@dataclass(frozen=True, kw_only=True)
class Backlog:
    """What waits: how many nudges are due, since when the oldest is, and how many are uncertain."""

    due: int
    oldest: datetime | None
    uncertain: int


async def lease_over(connection: AsyncConnection, now: datetime, most: int, *, not_of: str | None = None) -> list[Key]:
    """Nudges whose holder let the lease run out; with `not_of`, also those of everybody but that owner."""
    c = table_of(NudgeRow).c
    over: ColumnElement[bool] = c.lease_until <= now
    if not_of is not None:
        over = and_(c.lease_until.is_not(None), or_(over, c.owner != not_of))
    return await _keys(connection, and_(c.state.in_(ON_LEASE), over), most)


async def claimed_by(connection: AsyncConnection, owner: str, most: int) -> list[Key]:
    """Nudges that an owner claimed and did not let go yet."""
    c = table_of(NudgeRow).c
    return await _keys(
        connection, and_(c.lease_until.is_not(None), c.state == NudgeState.CLAIMED, c.owner == owner), most
    )


async def stale(connection: AsyncConnection, now: datetime, most: int) -> list[Key]:
    """Planned nudges that it is too late for."""
    c = table_of(NudgeRow).c
    return await _keys(connection, and_(is_in(NudgeState.PLANNED), c.expires_at <= now), most)


async def outlived(connection: AsyncConnection, before: datetime, most: int) -> list[Key]:
    """Ended nudges that expired before then."""
    c = table_of(NudgeRow).c
    return await _keys(connection, and_(c.state.in_(sorted(TERMINAL)), c.expires_at < before), most)


async def remove_nudges(connection: AsyncConnection, keys: Iterable[Key]) -> None:
    """Delete these nudges; who they went to goes with them."""
    table = table_of(NudgeRow)
    rows = [{"in_workspace": workspace, "of_id": nudge} for workspace, nudge in keys]
    if rows:
        fits = and_(table.c.workspace_id == bindparam("in_workspace"), table.c.nudge_id == bindparam("of_id"))
        await connection.execute(delete(table).where(fits), rows)


async def known_workspaces(connection: AsyncConnection) -> Sequence[WorkspaceId]:
    """Every workspace that was ever written to."""
    c = table_of(BudgetRow).c
    return [WorkspaceId(each) for each in (await connection.execute(select(c.workspace_id))).scalars()]


async def ended_unsent(
    connection: AsyncConnection, workspace: WorkspaceId, kinds: Collection[NudgeKind]
) -> Sequence[Nudge]:
    """Nudges of these kinds, about mentorships of cohorts under way, that did not get through: refused, or too late."""
    c, pairs, cohorts = table_of(NudgeRow).c, table_of(MentorshipRow).c, table_of(CohortRow).c
    under_way = select(cohorts.cohort_id).where(
        cohorts.workspace_id == workspace, cohorts.stage == CohortStage.UNDER_WAY
    )
    running = (await connection.execute(under_way)).scalars().all()
    about = select(pairs.mentorship_id).where(pairs.workspace_id == workspace, pairs.cohort_id.in_(running))
    found = await connection.execute(about)
    unsent: list[Nudge] = []
    for part in in_parts(found.scalars()):
        query = select(table_of(NudgeRow)).where(
            c.workspace_id == workspace, c.subject.in_(part), c.kind.in_(sorted(kinds))
        )
        nudges = [NUDGES.read(columns) for columns in (await connection.execute(query)).mappings()]
        through = {nudge.subject for nudge in nudges if nudge.state not in UNSENT}
        unsent += [nudge for nudge in nudges if nudge.subject not in through]
    return unsent


async def forget_seen(connection: AsyncConnection, before: datetime) -> int:
    """Delete what Slack told us before then; the number deleted."""
    table = table_of(InboxRow)
    return (await connection.execute(delete(table).where(table.c.seen_at < before))).rowcount


async def probe(connection: AsyncConnection, now: datetime) -> None:
    """Write one row that says nothing, of no workspace; `forget_seen` removes it in time."""
    table = table_of(InboxRow)
    insert = insert_into(connection, table).values(workspace_id="", source="probe", seen_at=now)
    kept = insert.on_conflict_do_update(index_elements=["workspace_id", "source"], set_={"seen_at": now})
    await connection.execute(kept)


async def next_wake(connection: AsyncConnection) -> datetime | None:
    """The next instant at which dispatch, reap or reconcile has something to do; None when nothing is on its way."""
    b, n = table_of(BudgetRow).c, table_of(NudgeRow).c
    moments = [
        select(func.min(b.next_claim_at)).where(b.next_claim_at.is_not(None), b.paused.is_(None)),
        select(func.min(case((n.lease_until > n.not_before, n.lease_until), else_=n.not_before))).where(
            is_in(NudgeState.UNCERTAIN)
        ),
        select(func.min(n.lease_until)).where(n.lease_until.is_not(None), n.state.in_(ON_LEASE)),
        select(func.min(n.expires_at)).where(is_in(NudgeState.PLANNED)),
    ]
    found = [(await connection.execute(moment)).scalar() for moment in moments]
    return min(filter(None, found), default=None)


async def backlog(connection: AsyncConnection, now: datetime) -> Backlog:
    """What waits to be delivered, over all workspaces."""
    n, budget = table_of(NudgeRow).c, table_of(BudgetRow)
    # Asked of each workspace's budget: a join would read what is planned for the far future too.
    is_due = and_(n.workspace_id == budget.c.workspace_id, is_in(NudgeState.PLANNED), n.not_before <= now)
    due = select(func.count()).select_from(table_of(NudgeRow)).where(is_due).correlate(budget).scalar_subquery()
    first = select(func.min(n.not_before)).where(is_due).correlate(budget).scalar_subquery()
    count, oldest = (await connection.execute(select(func.sum(due), func.min(first)).select_from(budget))).one()
    unsure = select(func.count()).select_from(table_of(NudgeRow)).where(is_in(NudgeState.UNCERTAIN))
    return Backlog(due=int(count or 0), oldest=oldest, uncertain=(await connection.execute(unsure)).scalar_one())


async def violations(connection: AsyncConnection, now: datetime, most: int = 100) -> Sequence[Violation]:
    """Nudges that are as they must never be, at most `most`, each with the first rule that it breaks."""
    c = table_of(NudgeRow).c
    rules: dict[str, ColumnElement[bool]] = {
        "still open an hour after it expired": and_(c.state.in_(sorted(OPEN)), c.expires_at < now - GRACE),
        "sent without a timestamp": and_(c.state == NudgeState.SENT, c.slack_ts.is_(None)),
        "on its way without owner, lease or attempt": and_(
            c.state == NudgeState.SENDING,
            or_(c.owner.is_(None), c.lease_until.is_(None), c.last_attempt_at.is_(None), c.attempt < 1),
        ),
        "claimed without owner or lease": and_(
            c.state == NudgeState.CLAIMED, or_(c.owner.is_(None), c.lease_until.is_(None))
        ),
        "uncertain without an attempt or a channel": and_(
            c.state == NudgeState.UNCERTAIN, or_(c.last_attempt_at.is_(None), c.channel.is_(None))
        ),
        "ended unsent without a reason": and_(c.state.in_(sorted(TERMINAL - {NudgeState.SENT})), c.reason.is_(None)),
    }
    which = case(*((broken, rule) for rule, broken in rules.items()))
    # One look at each row for all rules together: on SQLite clicks wait meanwhile.
    query = select(which, c.workspace_id, c.nudge_id).where(or_(*rules.values())).limit(most)
    return [
        Violation(rule=rule, workspace=WorkspaceId(workspace), nudge=NudgeId(nudge))
        for rule, workspace, nudge in await connection.execute(query)
    ]


async def overlooked(connection: AsyncConnection, now: datetime) -> Sequence[WorkspaceId]:
    """Workspaces with due nudges that no claim would look at; they are woken, so that the next one does."""
    n, b = table_of(NudgeRow).c, table_of(BudgetRow).c
    due = select(n.workspace_id).where(is_in(NudgeState.PLANNED), n.not_before <= now).distinct().subquery()
    free = or_(b.blocked_until.is_(None), b.blocked_until <= now)
    query = (
        select(due.c.workspace_id)
        .join(table_of(BudgetRow), b.workspace_id == due.c.workspace_id, isouter=True)
        .where(b.paused.is_(None), or_(b.next_claim_at.is_(None), and_(free, b.next_claim_at > now + GRACE)))
        .order_by(due.c.workspace_id)
    )
    found = [WorkspaceId(workspace) for workspace in (await connection.execute(query)).scalars()]
    await wake_workspaces(connection, dict.fromkeys(found, now))
    return found


async def _keys(connection: AsyncConnection, condition: ColumnElement[bool], most: int) -> list[Key]:
    """The keys of at most `most` nudges that fit."""
    c = table_of(NudgeRow).c
    found = await connection.execute(select(c.workspace_id, c.nudge_id).where(condition).limit(most))
    return [(WorkspaceId(workspace), NudgeId(nudge)) for workspace, nudge in found]
