"""From claimed to answered: open the conversation, commit SENDING, post, and write down what came of it."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.consequences import Outcome, follow
from bot.delivery.savepoints import Guard, OptimisticRunFailed, optimistically
from bot.delivery.worker_state import WorkerState
from bot.slack.api_outcomes import NOT_POSTED
from bot.slack.http import only_while
from handlers.blocks.block_kit import Message
from mentoring.model import ChannelId, WorkspaceId
from mentoring.nudges import transitions
from mentoring.nudges.evidence import ApiOutcome, Evidence, Lookup
from mentoring.nudges.model import TERMINAL, Nudge, NudgeState, Skip
from mentoring.nudges.reasons import WaitReason
from storage.outbox.budgets import Gate, gates
from storage.outbox.conversations import remember_conversation
from storage.outbox.keys import Key, key_of, read_nudges, write_nudges
from storage.outbox.wake import wake_workspaces

logger = logging.getLogger(__name__)


COMPOSE_AGAIN_SHARE = 10
COMPOSE_AGAIN_LAST = timedelta(hours=1)
"""What cannot be put into words is tried again after a tenth of the time since it was due, up to an hour."""


@dataclass(frozen=True, kw_only=True)
class Addressed:
    """A claimed nudge, the channel that it goes to, and whether Slack was just asked for it."""

    nudge: Nudge
    channel: ChannelId
    opened: bool = False


@dataclass(frozen=True, kw_only=True)
class Begun:
    """A nudge whose SENDING is committed, and what it says."""

    nudge: Nudge
    message: Message


async def begin(state: WorkerState, batch: Sequence[Addressed]) -> list[Begun | None]:
    """Commit SENDING for those that may go now; None for those that may not, which wait or end instead."""
    return await optimistically(lambda guard: _begin(state, batch, guard))


async def _begin(state: WorkerState, batch: Sequence[Addressed], guard: Guard) -> list[Begun | None]:
    """The same as one transaction; only what it commits is noted."""
    workspaces = sorted({one.nudge.workspace for one in batch})
    now = state.clock()
    async with state.database.begin(*workspaces) as connection:
        current = await read_nudges(connection, [key_of(one.nudge) for one in batch])
        open_to = await gates(connection, workspaces)
        after: list[Nudge] = []
        unwritten: list[Nudge] = []
        begun: list[Begun | None] = []
        for one in batch:
            if any(set(one.nudge.to) & set(nudge.to) for nudge in unwritten):
                # The weekly budget of a person is counted in the table, so it must know of their other nudge first.
                await _write(connection, unwritten)
                unwritten = []
            gate = open_to[one.nudge.workspace]
            nudge, message = await _let_go(state, connection, one, current, gate, now, guard)
            after += [nudge] if nudge else []
            unwritten += [nudge] if nudge else []
            begun.append(Begun(nudge=nudge, message=message) if nudge and message else None)
        await _write(connection, unwritten)
    for nudge in after:
        state.note(nudge, now)
    return begun


async def _let_go(
    state: WorkerState,
    connection: AsyncConnection,
    one: Addressed,
    current: Mapping[Key, Nudge],
    gate: Gate,
    now: datetime,
    guard: Guard,
) -> tuple[Nudge | None, Message | None]:
    """One nudge as it is after this moment (None: no longer ours), and the message if it may go."""
    nudge = current.get(key_of(one.nudge))
    if nudge is None or nudge.fence != one.nudge.fence or nudge.state is not NudgeState.CLAIMED:
        return None, None
    if one.opened:
        await remember_conversation(connection, nudge.workspace, nudge.to, one.channel)
    held = _held_back(state, nudge, one.channel, gate, now)
    if held is not None:
        return held, None
    said = await _compose(state, connection, nudge, now, guard)
    if not isinstance(said, Message):
        return said, None
    return transitions.begin(nudge, one.channel, now, state.limits), said


def _held_back(state: WorkerState, nudge: Nudge, channel: ChannelId, gate: Gate, now: datetime) -> Nudge | None:
    """The nudge expired or back in the plan, when something keeps it from going; None when nothing does."""
    limits = state.limits
    if now >= nudge.expires_at:
        return transitions.expire(nudge)
    if nudge.lease_until is None or nudge.lease_until - limits.http <= now:
        return transitions.hold(nudge, now, now)
    if gate.paused is not None:
        return transitions.hold(nudge, now, now, reason=WaitReason.APP_REMOVED)
    blocked = max((until for until in (gate.blocked_until, state.blocked.get(nudge.workspace)) if until), default=now)
    if blocked > now:
        return transitions.hold(nudge, blocked, now)
    free = state.next_allowed_at(channel, now, (nudge.id, nudge.fence))
    return transitions.hold(nudge, free, now) if free else None


async def _compose(
    state: WorkerState, connection: AsyncConnection, nudge: Nudge, now: datetime, guard: Guard
) -> Message | Nudge:
    """What to say; or the nudge after it was told to wait or to be skipped, or could not be put into words.

    One nudge that cannot be composed must not stop all others, so its error is logged and it is tried again later.
    """
    tx = state.database.unit(connection, nudge.workspace)
    try:
        async with guard(connection):
            said = await state.compose(tx, nudge, now)
    except OptimisticRunFailed:
        raise
    except Exception as error:
        facts = {"nudge": nudge.id, "workspace": nudge.workspace, "kind": str(nudge.kind)}
        logger.exception("could not be composed", extra=facts)
        later = max(state.limits.lease, min((now - nudge.due_at) / COMPOSE_AGAIN_SHARE, COMPOSE_AGAIN_LAST))
        return transitions.hold(nudge, now + later, now, last_error=f"compose: {type(error).__name__}")
    if isinstance(said, Message):
        return said
    if isinstance(said, Skip):
        return transitions.end(nudge, NudgeState.SKIPPED, said.reason, reason_until=said.reason_until)
    return transitions.hold(nudge, said.until, now, reason=said.reason, reason_until=said.reason_until)


async def post(state: WorkerState, begun: Begun) -> Outcome:
    """Post it now or not at all: a process that was frozen since its commit must not."""
    nudge = begun.nudge
    tried_at = state.clock()

    def in_time() -> bool:
        now = state.clock()
        since = now - (nudge.last_attempt_at or now)
        return since <= state.limits.start_within and not state.is_blocked(nudge.workspace, now)

    if nudge.channel is None or not in_time():
        answer = ApiOutcome(verdict=Evidence.NOT_SENT, error=NOT_POSTED)
    else:
        with only_while(in_time):
            answer = await state.slack.post(nudge, nudge.channel, begun.message)
    state.apply_retry_after(nudge.workspace, answer.retry_after)
    return Outcome(nudge=nudge, answer=answer, tried_at=tried_at)


async def settle(state: WorkerState, batch: Sequence[Outcome]) -> list[None]:
    """Write down what came of these nudges, where they are still ours, or Slack's timestamp is in hand."""
    return await optimistically(lambda guard: _settle(state, batch, guard))


async def _settle(state: WorkerState, batch: Sequence[Outcome], guard: Guard) -> list[None]:
    """The same as one transaction; the programme comes first, since what this process remembers is not undone."""
    workspaces = sorted({one.nudge.workspace for one in batch})
    now = state.clock()
    settled: list[Nudge] = []
    async with state.database.begin(*workspaces) as connection:
        current = await read_nudges(connection, [key_of(one.nudge) for one in batch])
        changed = [
            (one, after)
            for one in batch
            if (before := current.get(key_of(one.nudge))) and (after := _after(state, one, before, now))
        ]
        settled = [after for _, after in changed]
        await _write(connection, settled)
        for after in settled:
            if after.state is NudgeState.SENT:
                await _tell_programme(state, connection, after, guard)
        for one, after in changed:
            await follow(state, connection, one, after, now)
    for nudge in settled:
        state.note(nudge, now)
    return [None] * len(batch)


def _after(state: WorkerState, one: Outcome, before: Nudge, now: datetime) -> Nudge | None:
    """The nudge after this outcome; None when it is no longer for us to say."""
    if before.state in TERMINAL:
        return None
    ts = one.answer.ts if one.answer else None
    if ts is not None:
        return transitions.sent(replace(before, channel=one.nudge.channel), ts)
    if before.fence != one.nudge.fence or before.state is not one.nudge.state:
        return None
    if one.answer is None:
        return transitions.unknown(before)
    if isinstance(one.answer, Lookup):
        return transitions.looked_up(before, one.answer, now=now, limits=state.limits)
    if before.state is NudgeState.CLAIMED:
        return transitions.not_opened(before, one.answer, now=now, limits=state.limits)
    return transitions.answered(before, one.answer, tried_at=one.tried_at, now=now, limits=state.limits)


async def _tell_programme(state: WorkerState, connection: AsyncConnection, nudge: Nudge, guard: Guard) -> None:
    """Let the programme know; its mistake must not turn a sent message into one that is sent again."""
    try:
        async with guard(connection):
            await state.delivered(state.database.unit(connection, nudge.workspace), nudge)
    except OptimisticRunFailed:
        raise
    except Exception:
        facts = {"nudge": nudge.id, "workspace": nudge.workspace}
        logger.exception("sent, but the programme raised over it", extra=facts)


async def _write(connection: AsyncConnection, nudges: Sequence[Nudge]) -> None:
    """Write the nudges, and let the claims know of those that are back in the plan."""
    await write_nudges(connection, nudges)
    first: dict[WorkspaceId, datetime] = {}
    for nudge in nudges:
        if nudge.state is NudgeState.PLANNED:
            first[nudge.workspace] = min(nudge.not_before, first.get(nudge.workspace, nudge.not_before))
    await wake_workspaces(connection, first)
