"""What follows from an outcome: for the pace of a workspace, for whoever is gone, and for whoever has to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.dead_letters import ask_organisers, remember_as_gone, say_it_again, tell_organisers
from bot.delivery.worker_state import WorkerState
from bot.slack.api_outcomes import NOT_POSTED, RESTORED
from mentoring.model import MemberId, WorkspaceId
from mentoring.nudges.evidence import ApiOutcome, Evidence, Lookup
from mentoring.nudges.model import Nudge, NudgeState
from mentoring.ports import Transaction
from storage.outbox.budgets import block, pause
from storage.outbox.conversations import forget_conversation


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a nudge that was `nudge` when it was last ours: an answer to a post, or a look at the history.

    `gone` are recipients who turned out to have no account; `tried_at` is when the post began.
    """

    nudge: Nudge
    answer: ApiOutcome | Lookup | None
    tried_at: datetime
    gone: tuple[MemberId, ...] = ()


async def follow(state: WorkerState, connection: AsyncConnection, one: Outcome, after: Nudge, now: datetime) -> None:
    """What the outcome means for the workspace, the recipients and the organisers."""
    if isinstance(one.answer, Lookup) and one.answer.retry_after and one.answer.error != NOT_POSTED:
        until = now + one.answer.retry_after
        await block(connection, after.workspace, until, now=now, pace=state.limits.pace, halve=False)
    if isinstance(one.answer, ApiOutcome):
        await _pace(state, connection, one.answer, after.workspace, now)
        if one.answer.verdict is Evidence.REOPEN:
            await forget_conversation(connection, after.workspace, after.to)
        if one.answer.error == RESTORED:
            await ask_organisers(state.database.unit(connection, after.workspace), now, state.new_id)
    gone = _gone(one, after)
    if gone or after.state in {NudgeState.UNKNOWN, NudgeState.DEAD}:
        await _tell_of_the_end(state, state.database.unit(connection, after.workspace), after, gone, now)


async def _tell_of_the_end(
    state: WorkerState, tx: Transaction, after: Nudge, gone: tuple[MemberId, ...], now: datetime
) -> None:
    """Who has to know that a nudge did not arrive, or perhaps did not: the next try, the members, the organisers."""
    for member in gone:
        if state.gone is not None:
            await state.gone(tx, member, now)
        await remember_as_gone(tx, member)
    if (
        after.state is NudgeState.UNKNOWN and after.attempt
    ):  # none: it was due before a restore, and may well have arrived
        await say_it_again(tx, after, now, state.new_id)
    if after.state in {NudgeState.UNKNOWN, NudgeState.DEAD} and not gone:
        await tell_organisers(tx, after, now, state.new_id)


def _gone(one: Outcome, after: Nudge) -> tuple[MemberId, ...]:
    """Who turned out to have no account: those who were found out, or the only recipient."""
    is_gone = isinstance(one.answer, ApiOutcome) and one.answer.verdict is Evidence.GONE
    return one.gone or (after.to if is_gone and len(after.to) == 1 else ())


async def _pace(
    state: WorkerState, connection: AsyncConnection, answer: ApiOutcome, workspace: WorkspaceId, now: datetime
) -> None:
    """Slow down, rest or stop in this workspace, as the answer asks for."""
    limits = state.limits
    if answer.verdict is Evidence.PAUSE:
        await pause(connection, workspace, answer.error, now)
    elif answer.verdict is Evidence.LIMITED:
        state.metrics.limited()
        until = now + (answer.retry_after or limits.retry)
        await block(connection, workspace, until, now=now, pace=limits.pace, halve=True)
    elif answer.verdict is Evidence.SENT:
        state.failures.pop(workspace, None)
    elif answer.verdict in {Evidence.UNCERTAIN, Evidence.NOT_SENT} and answer.error not in {NOT_POSTED, RESTORED}:
        rest = state.rest_after_failure(workspace)
        if rest is not None:
            await block(connection, workspace, now + rest, now=now, pace=limits.pace, halve=False)
