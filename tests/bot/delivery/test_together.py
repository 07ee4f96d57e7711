"""Many nudges at a time: each workspace gets its share of the places, and one that goes wrong spoils no other."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.delivery import SlackLine
from handlers.blocks.block_kit import Message
from mentoring.model import Member, MemberId
from mentoring.nudges.evidence import ApiOutcome
from mentoring.nudges.limits import Pace
from mentoring.nudges.model import Nudge, NudgeState
from mentoring.ports import Transaction
from simulator.faults import Fault
from storage.outbox.claims import claim
from tests.bot.delivery.harness import QUICK, DeliveryHarness


class CountingLine(SlackLine):
    """Slack, and how many posts were on their way to it at the busiest moment."""

    on_their_way = busiest = 0

    async def post(self, *what: Any) -> ApiOutcome:
        self.on_their_way += 1
        self.busiest = max(self.busiest, self.on_their_way)
        try:
            return await super().post(*what)
        finally:
            self.on_their_way -= 1


async def test_workspaces_that_wait_share_the_places_of_a_claim(either_stage: DeliveryHarness) -> None:
    for number in range(5):
        await either_stage.plan_for_everybody(either_stage.workspace(f"Workspace {number}", people=10))
    now = either_stage.now
    async with either_stage.database.begin() as connection:
        nudges = await claim(connection, owner="one", now=now, lease=timedelta(minutes=1), pace=Pace(), capacity=20)
    assert sorted(Counter(nudge.workspace for nudge in nudges).values()) == [4, 4, 4, 4, 4]


async def test_posts_on_their_way_are_bounded_and_the_places_are_used(stage: DeliveryHarness) -> None:
    for number in range(8):
        await stage.plan_for_everybody(stage.workspace(f"Workspace {number}", people=5))
    stage.slack.faults.add(Fault.DELAY, "chat.postMessage", by=timedelta(milliseconds=30))
    line = CountingLine(session=stage.session, base_url=stage.slack.api_url, tokens=stage.token)
    limits = replace(QUICK, in_flight=6, ahead=6)
    tally = await stage.worker(limits=limits, slack=line).dispatch()
    assert (tally[NudgeState.SENT], line.busiest) == (40, 6)


async def test_those_that_are_begun_together_with_one_that_cannot_be_composed_go_at_once(
    either_stage: DeliveryHarness,
) -> None:
    workspace = either_stage.workspace(people=4)
    await either_stage.plan_for_everybody(workspace)
    await either_stage.worker().dispatch()  # from here on their conversations are known
    either_stage.let_pass(timedelta(seconds=2))
    nudges = await either_stage.plan_for_everybody(workspace)
    asked: list[str] = []

    async def compose(_tx: Transaction, nudge: Nudge, _now: datetime) -> Message:
        if nudge.id not in asked:
            asked.append(nudge.id)
        if nudge.id == asked[-1] and len(asked) == len(nudges):
            raise LookupError("no such cohort")
        return Message(text="fine")

    await either_stage.worker(compose=compose).dispatch()
    assert await either_stage.states(nudges) == {NudgeState.SENT: 3, NudgeState.PLANNED: 1}


async def test_what_the_programme_did_before_it_stumbled_is_undone_for_that_nudge_alone(
    either_stage: DeliveryHarness,
) -> None:
    bad, *good = await either_stage.plan_for_everybody(either_stage.workspace(people=4))

    async def delivered(tx: Transaction, nudge: Nudge) -> None:
        await tx.members.put(Member(id=MemberId(f"told of {nudge.id}")))
        if nudge.id == bad.id:
            raise LookupError("no such mentorship")

    await either_stage.worker(delivered=delivered).dispatch()
    assert await either_stage.states([bad, *good]) == {NudgeState.SENT: 4}
    async with either_stage.database.transaction(bad.workspace) as tx:
        told = {nudge.id for nudge in [bad, *good] if await tx.members.get(MemberId(f"told of {nudge.id}"))}
    assert told == {nudge.id for nudge in good}
