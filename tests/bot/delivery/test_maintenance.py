"""What is deleted when it is old, and what the audit names."""

from __future__ import annotations

from datetime import timedelta

from mentoring.nudges.model import NudgeState
from tests.bot.delivery.harness import DeliveryHarness


async def test_old_nudges_and_events_are_deleted_and_young_ones_kept(either_stage: DeliveryHarness) -> None:
    workspace = either_stage.workspace()
    [old] = await either_stage.plan_for_everybody(workspace)
    worker = either_stage.worker()
    await either_stage.work(worker)
    here = old.workspace
    async with either_stage.database.transaction(here) as tx:
        await tx.inbox.first_time("Ev1", either_stage.now)
    either_stage.slack.clock.advance(timedelta(days=92))
    [young] = await either_stage.plan_for_everybody(workspace)
    async with either_stage.database.transaction(here) as tx:
        await tx.inbox.first_time("Ev2", either_stage.now)
    assert await worker.retention() == 2
    async with either_stage.database.transaction(here) as tx:
        assert [nudge.id for nudge in await tx.nudges.of_member(old.to[0])] == [young.id]
        assert not await tx.inbox.first_time("Ev2", either_stage.now)


async def test_the_audit_names_what_must_never_be_and_wakes_what_was_overlooked(either_stage: DeliveryHarness) -> None:
    [nudge] = await either_stage.plan_for_everybody(either_stage.workspace())
    worker = either_stage.worker()
    async with either_stage.database.begin() as connection:
        await connection.exec_driver_sql("UPDATE budget SET next_claim_at = NULL")
    assert await worker.dispatch() == {}
    assert await worker.audit() == []
    assert (await worker.dispatch())[NudgeState.SENT] == 1
    async with either_stage.database.begin() as connection:
        await connection.exec_driver_sql("UPDATE nudge SET slack_ts = NULL")
    assert [(found.rule, found.nudge) for found in await worker.audit()] == [("sent without a timestamp", nudge.id)]
