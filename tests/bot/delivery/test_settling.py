"""The history lags, and Slack accepts late: as long as SETTLE is longer, nothing is sent twice."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from bot.slack.api_outcomes import of_response
from mentoring.nudges import transitions
from mentoring.nudges.evidence import ApiOutcome, Evidence
from mentoring.nudges.limits import Limits, Pace
from mentoring.nudges.model import NudgeState
from simulator.faults import Fault
from tests.bot.delivery.harness import QUICK, DeliveryHarness, lag_history

SEED = 20261124


async def run(stage: DeliveryHarness, limits: Limits, seed: int, *, lag: timedelta, late: timedelta) -> int:
    """How many nudges were posted more than once, with so much lag and lateness; each must be posted."""
    chance = random.Random(seed)
    for part in range(6):
        after = late * chance.random()
        stage.slack.faults.add(Fault.LATE_ACCEPTANCE, "chat.postMessage", probability=0.1, by=after, times=part + 1)
    stage.slack.faults.add(Fault.ACCEPT_THEN_500, "chat.postMessage", probability=0.2)
    stage.slack.faults.add(Fault.REFUSE_500, "chat.postMessage", probability=0.2)
    nudges = []
    for number in range(4):
        workspace = stage.workspace(f"Acme {number}", people=10)
        lag_history(workspace, lag)
        nudges += await stage.plan_for_everybody(workspace)
    await stage.work(stage.worker(limits))
    stage.slack.clock.advance(timedelta(minutes=5))
    copies = stage.copies()
    assert set(copies) == {nudge.id for nudge in nudges}
    assert await stage.states(nudges) == {NudgeState.SENT: 40}
    return sum(1 for number in copies.values() if number > 1)


@pytest.mark.parametrize("seed", [SEED, SEED + 1])
async def test_a_lag_and_a_lateness_below_settle_double_nothing(stage: DeliveryHarness, seed: int) -> None:
    print(f"seed {seed}")
    assert await run(stage, QUICK, seed, lag=timedelta(seconds=30), late=timedelta(seconds=25)) == 0


async def test_a_lag_above_settle_doubles_which_shows_that_the_test_can_tell(stage: DeliveryHarness) -> None:
    hasty = Limits(pace=QUICK.pace, settle=timedelta(seconds=10))
    assert await run(stage, hasty, SEED, lag=timedelta(seconds=30), late=timedelta(0)) > 0


async def test_settling_from_the_first_attempt_doubles(stage: DeliveryHarness, monkeypatch: pytest.MonkeyPatch) -> None:
    def from_the_first(nudge: object, tried_at: object, limits: Limits, error: str) -> object:
        right = steps_unsure(nudge, tried_at, limits, error)  # type: ignore[arg-type]
        first = right.first_attempt_at
        assert first is not None
        return transitions.replace(right, not_before=first + limits.settle)

    steps_unsure = transitions.unsure
    monkeypatch.setattr(transitions, "unsure", from_the_first)
    assert await run(stage, QUICK, SEED, lag=timedelta(seconds=50), late=timedelta(0)) > 0


async def test_after_a_429_nothing_is_posted_there_before_its_time_and_others_are_not_slowed(
    stage: DeliveryHarness,
) -> None:
    storm = [stage.workspace(f"Stormy {number}", people=8) for number in range(10)]
    calm = [stage.workspace(f"Calm {number}", people=8) for number in range(10)]
    chance = random.Random(SEED)
    for workspace in storm:
        for _ in range(3):
            wait = chance.randint(1, 60)
            stage.slack.faults.add(
                Fault.RATE_LIMIT, "chat.postMessage", team=workspace.id, probability=0.5, times=4, retry_after=wait
            )
    limits = Limits(pace=Pace())
    disturbed = [nudge for workspace in storm for nudge in await stage.plan_for_everybody(workspace)]
    undisturbed = [nudge for workspace in calm for nudge in await stage.plan_for_everybody(workspace)]
    began = stage.now
    await stage.worker(limits).dispatch()
    assert await stage.states(undisturbed) == {NudgeState.SENT: 80}
    assert stage.now == began
    await stage.work(stage.worker(limits))
    assert await stage.states(disturbed) == {NudgeState.SENT: 80}
    assert set(stage.copies().values()) == {1}
    posts = stage.slack.ledger.calls("chat.postMessage")
    assert len([post for post in posts if post.fault == "rate-limit"]) > 20
    on_their_way = limits.per_workspace * len([post for post in posts if post.fault == "rate-limit"])
    assert len([post for post in posts if post.early]) < on_their_way
    await no_post_began_while_blocked(stage)


async def no_post_began_while_blocked(stage: DeliveryHarness) -> None:
    """Posts that were on their way together with a 429 are no fault of ours; any that began at a later moment is."""
    blocked: dict[str, tuple[str, str]] = {}
    for post in stage.slack.ledger.calls("chat.postMessage"):
        team = str(post.team)
        if post.early and team in blocked:
            assert post.at == blocked[team][0], f"{team} was told to wait, and was posted to"
        if post.fault == "rate-limit":
            blocked[team] = (post.at, team)


async def test_slack_down_for_half_an_hour_loses_and_doubles_nothing(stage: DeliveryHarness) -> None:
    nudges = []
    for number in range(3):
        nudges += await stage.plan_for_everybody(stage.workspace(f"Acme {number}", people=20), lasts=timedelta(hours=5))
    worker = stage.worker(Limits(pace=Pace()))
    down = [
        stage.slack.faults.add(fault, "*", probability=probability)
        for fault, probability in ((Fault.REFUSE_503, 0.5), (Fault.DROP, 0.5), (Fault.NOT_JSON, 1.0))
    ]
    until = stage.now + timedelta(minutes=30)
    while stage.now < until:
        await worker.dispatch()
        await worker.reap()
        await worker.reconcile()
        wake = await worker.next_wake()
        assert wake is not None
        stage.slack.clock.travel_to(min(max(wake, stage.now + timedelta(seconds=1)), until))
    attempts = len(stage.slack.ledger.calls("chat.postMessage"))
    assert attempts < 30 * 4 * 3, "a workspace that fails is left in peace"
    for rule in down:
        stage.slack.faults.rules.remove(rule)
    back = stage.now
    await stage.work(worker)
    assert await stage.states(nudges) == {NudgeState.SENT: 60}
    assert set(stage.copies().values()) == {1}
    assert stage.now - back < timedelta(minutes=15)


def test_answers_are_compared_by_what_they_prove() -> None:
    cases = {
        (200, "ratelimited"): Evidence.LIMITED,
        (429, "anything"): Evidence.LIMITED,
        (500, "invalid_blocks"): Evidence.UNCERTAIN,
        (200, "user_disabled"): Evidence.GONE,
        (200, "token_expired"): Evidence.NOT_SENT,
        (200, "duplicate_message_not_found"): Evidence.UNCERTAIN,
        (200, "request_timeout"): Evidence.UNCERTAIN,
    }
    found = {key: of_response({"ok": False, "error": key[1]}, key[0], {}).verdict for key in cases}
    assert found == cases
    assert of_response("<html>", 200, {}).verdict is Evidence.UNCERTAIN
    assert of_response({"ok": True, "ts": "1.0"}, 200, {}) == ApiOutcome(verdict=Evidence.SENT, ts="1.0")
    assert of_response({"ok": True}, 200, {}).verdict is Evidence.UNCERTAIN
    assert of_response({}, 429, {"Retry-After": "17"}).retry_after == timedelta(seconds=17)
