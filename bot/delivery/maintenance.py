"""What keeps the outbox sound: leases that ran out, uncertain nudges looked up, stale ones ended, old ones deleted."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime
from itertools import groupby

from bot.delivery.batches import Batch
from bot.delivery.consequences import Outcome
from bot.delivery.worker_state import WorkerState
from bot.slack.api_outcomes import NOT_POSTED
from mentoring.nudges import transitions
from mentoring.nudges.evidence import Lookup
from mentoring.nudges.model import Nudge, NudgeState
from storage.outbox.budgets import gates
from storage.outbox.claims import claim_uncertain
from storage.outbox.keys import Key, read_nudges, write_nudges
from storage.outbox.maintenance import (
    Violation,
    backlog,
    claimed_by,
    forget_seen,
    lease_over,
    outlived,
    overlooked,
    remove_nudges,
    stale,
    violations,
)
from storage.outbox.wake import wake_workspaces

logger = logging.getLogger(__name__)

AT_A_TIME = 200
"""Nudges in one transaction of the reaper, so that nobody waits long behind it."""


async def reap(state: WorkerState, *, everybody_else: bool = False) -> int:
    """Take nudges back from holders who are gone, and end those that it is too late for; how many.

    `everybody_else` takes back what any other owner holds, lease or not: right only where no other process can be.
    """
    not_of = state.owner if everybody_else else None
    taken = await _each(
        state,
        lambda now: _lease_over(state, now, not_of),
        lambda nudge, now: _taken_back(state, nudge, now, not_of),
    )
    return taken + await _each(state, lambda now: _stale(state, now), _expired)


async def give_back(state: WorkerState) -> int:
    """Put back into the plan what this process claimed and did not let go; how many."""

    async def held(_now: datetime) -> list[Key]:
        async with state.database.begin() as connection:
            return await claimed_by(connection, state.owner, AT_A_TIME)

    def put_back(nudge: Nudge, now: datetime) -> Nudge:
        ours = nudge.state is NudgeState.CLAIMED and nudge.owner == state.owner
        return transitions.lease_over(nudge, now, state.limits) if ours else nudge

    return await _each(state, held, put_back)


def _taken_back(state: WorkerState, nudge: Nudge, now: datetime, not_of: str | None) -> Nudge:
    """The nudge without its holder, if that one is still gone."""
    over = nudge.lease_until is not None and nudge.lease_until <= now
    others = not_of is not None and nudge.owner != not_of
    return transitions.lease_over(nudge, now, state.limits) if over or others else nudge


def _expired(nudge: Nudge, now: datetime) -> Nudge:
    """The nudge ended, if it is still waiting and too late."""
    return transitions.expire(nudge) if nudge.state is NudgeState.PLANNED and nudge.expires_at <= now else nudge


async def _lease_over(state: WorkerState, now: datetime, not_of: str | None) -> list[Key]:
    async with state.database.begin() as connection:
        return await lease_over(connection, now, AT_A_TIME, not_of=not_of)


async def _stale(state: WorkerState, now: datetime) -> list[Key]:
    async with state.database.begin() as connection:
        return await stale(connection, now, AT_A_TIME)


async def _each(
    state: WorkerState,
    find: Callable[[datetime], Awaitable[Sequence[Key]]],
    change: Callable[[Nudge, datetime], Nudge],
) -> int:
    """Change what is found, some at a time, until nothing more is found or nothing found needs it any more."""
    number = 0
    while True:
        now = state.clock()
        keys = await find(now)
        changed = await _change(state, keys, change, now)
        number += changed
        if len(keys) < AT_A_TIME or not changed:
            return number


async def _change(
    state: WorkerState, keys: Sequence[Key], change: Callable[[Nudge, datetime], Nudge], now: datetime
) -> int:
    """Change these nudges as they are by now."""
    if not keys:
        return 0
    async with state.database.begin(*{workspace for workspace, _ in keys}) as connection:
        before = (await read_nudges(connection, keys)).values()
        after = [new for old in before if (new := change(old, now)) != old]
        await write_nudges(connection, after)
        planned = [nudge for nudge in after if nudge.state is NudgeState.PLANNED]
        await wake_workspaces(connection, {nudge.workspace: now for nudge in planned})
    for nudge in after:
        state.note(nudge, now)
    return len(after)


async def reconcile(state: WorkerState, settle: Batch[Outcome, None]) -> int:
    """Look up the uncertain nudges whose time has come, and settle them; how many."""
    number = 0
    while True:
        now = state.clock()
        async with state.database.begin() as connection:
            nudges = await claim_uncertain(
                connection, owner=state.owner, now=now, lease=state.limits.lease, capacity=state.limits.in_flight
            )
            for workspace, gate in (await gates(connection, {nudge.workspace for nudge in nudges})).items():
                state.apply_retry_after(workspace, gate.blocked_until - now if gate.blocked_until else None)
        nudges.sort(key=lambda nudge: nudge.workspace)
        grouped = [list(group) for _, group in groupby(nudges, key=lambda nudge: nudge.workspace)]
        await asyncio.gather(*(_look_up(state, settle, group) for group in grouped))
        number += len(nudges)
        if not nudges:
            return number


async def _look_up(state: WorkerState, settle: Batch[Outcome, None], nudges: Iterable[Nudge]) -> None:
    """Look up those of one workspace, one after the other: Slack allows few reads there."""
    for nudge in nudges:
        now = state.clock()
        if not transitions.is_readable(nudge) or nudge.channel is None:
            await settle.add(Outcome(nudge=nudge, answer=None, tried_at=now))
            continue
        wait = state.wait_left(nudge.workspace, now)
        if wait is not None:
            lookup = Lookup(error=NOT_POSTED, retry_after=wait)
        else:
            since = (nudge.first_attempt_at or nudge.due_at) - state.limits.look_back
            lookup = await state.slack.find(nudge, nudge.channel, since)
            state.apply_retry_after(nudge.workspace, lookup.retry_after)
        await settle.add(Outcome(nudge=nudge, answer=lookup, tried_at=now))


async def audit(state: WorkerState) -> Sequence[Violation]:
    """What is as it must never be; due nudges that no claim would have looked at are woken on the way."""
    now = state.clock()
    async with state.database.begin() as connection:
        found = list(await violations(connection, now))
        missed = await overlooked(connection, now)
        waiting = await backlog(connection, now)
    for violation in found:
        facts = {"rule": violation.rule, "workspace": violation.workspace, "nudge": violation.nudge}
        logger.error("violation", extra=facts)
    for workspace in missed:
        logger.error("violation", extra={"rule": "due nudges that no claim looked at", "workspace": workspace})
    state.metrics.violations(len(found) + len(missed))
    state.metrics.backlog(waiting.due, now - (waiting.oldest or now))
    return found


async def retention(state: WorkerState) -> int:
    """Delete ended nudges and inbox entries that are older than we keep them; how many."""
    now = state.clock()
    number = 0
    while True:
        async with state.database.begin() as connection:
            keys = await outlived(connection, now - state.limits.keep_nudges, AT_A_TIME)
        if not keys:
            break
        async with state.database.begin(*{workspace for workspace, _ in keys}) as connection:
            await remove_nudges(connection, keys)
        number += len(keys)
    async with state.database.begin() as connection:
        return number + await forget_seen(connection, now - state.limits.keep_inbox)
