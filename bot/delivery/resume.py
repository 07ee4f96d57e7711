"""Workspaces that Slack refused us in: asked again now and then, and gone on with when the app is welcome."""

from __future__ import annotations

import logging

from bot.delivery.dead_letters import retry_dead
from bot.delivery.worker_state import WorkerState
from mentoring.model import WorkspaceId
from mentoring.nudges.kinds.back_again import back_again
from storage.mentorships import look_at_all
from storage.outbox import budgets

logger = logging.getLogger(__name__)


async def revive(state: WorkerState) -> int:
    """Resume each paused workspace whose token works (again); how many.

    Where a scope is missing the token works all the same, so the next post finds out and pauses it again: one refused
    post a minute is the price of needing nobody to say that it was put right.
    """
    async with state.database.begin() as connection:
        paused = await budgets.paused_workspaces(connection)
    number = 0
    for workspace, why in paused.items():
        if await state.slack.is_welcome(workspace):
            await resume(state, workspace)
            logger.info("resumed", extra={"workspace": workspace, "was": why})
            number += 1
    return number


async def resume(state: WorkerState, workspace: WorkspaceId) -> None:
    """Go on in a workspace at once: what matters is planned anew, and organisers hear once of what was not sent."""
    state.blocked.pop(workspace, None)
    state.failures.pop(workspace, None)
    async with state.database.begin(workspace) as connection:
        now = state.clock()
        lost = await budgets.lost_while_paused(connection, workspace, now)
        await budgets.resume(connection, workspace, now)
        await look_at_all(connection, workspace, now)
        if lost:
            tx = state.database.unit(connection, workspace)
            organisers = [member.id for member in await tx.members.organisers() if member.active]
            await tx.nudges.plan(back_again(each, now).nudge(workspace, state.new_id) for each in organisers)
    state.metrics.nudges_retried(await retry_dead(state.database, state.clock(), state.new_id, [workspace]))
