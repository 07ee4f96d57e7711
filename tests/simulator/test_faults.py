"""The fault plan spoils calls as told, and the account says what was really accepted."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from simulator import Fault, Ledger, Transport
from simulator.faults import FaultPlan, FaultRule
from tests.simulator.conftest import Club, club_over

POST = "chat.postMessage"


async def outcome(club: Club, person: str, text: str = "Hi") -> str:
    """What the bot learns of one post."""
    try:
        await club.client.chat_postMessage(channel=person, text=text)
    except SlackApiError as refused:
        answer = refused.response
        return str(answer["error"] if isinstance(answer.data, dict) and answer.data else answer.status_code)
    except aiohttp.ClientError:
        return "cut"
    return "ok"


FAULTS: list[tuple[Fault, dict[str, Any], bool, int | None]] = [
    (Fault.DROP, {}, False, None),
    (Fault.REFUSE_500, {}, False, 500),
    (Fault.REFUSE_503, {}, False, 503),
    (Fault.NOT_JSON, {}, False, 200),
    (Fault.RATE_LIMIT, {"retry_after": 7}, False, 429),
    (Fault.ERROR, {"error": "fatal_error"}, False, 200),
    (Fault.DELAY, {"by": timedelta(milliseconds=20)}, True, 200),
    (Fault.ACCEPT_THEN_RESET, {}, True, None),
    (Fault.ACCEPT_THEN_500, {}, True, 500),
    (Fault.ACCEPT_THEN_NOT_JSON, {}, True, 200),
]


@pytest.mark.parametrize(("fault", "when", "accepted", "status"), FAULTS)
async def test_each_fault_does_what_it_says(
    quick: Club, fault: Fault, when: dict[str, Any], accepted: bool, status: int | None
) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    quick.slack.faults.add(fault, POST, times=1, **when)

    told = await outcome(quick, amina.id)

    entry = quick.slack.ledger.calls(POST)[0]
    assert (entry.accepted, entry.status, entry.fault) == (accepted, status, fault.value)
    assert len(amina.sees) == len(quick.slack.ledger.posts()) == int(accepted)
    assert (told == "ok") is (fault is Fault.DELAY)
    if fault is Fault.ERROR:
        assert told == "fatal_error"
    if fault in (Fault.DROP, Fault.ACCEPT_THEN_RESET):
        assert told == "cut"


async def test_a_rate_limit_holds_until_either_time_has_passed(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    quick.slack.faults.add(Fault.RATE_LIMIT, POST, times=1, retry_after=30)

    told = [await outcome(quick, amina.id), await outcome(quick, amina.id)]
    quick.slack.clock.advance(timedelta(seconds=31))
    told.append(await outcome(quick, amina.id))

    assert told == ["ratelimited", "ratelimited", "ok"]
    assert [entry.early for entry in quick.slack.ledger.calls(POST)] == [False, True, False]


async def test_a_rate_limit_stops_one_method_in_one_workspace(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    quick.slack.faults.add(Fault.RATE_LIMIT, POST, team=quick.ws.id, times=1)

    assert await outcome(quick, amina.id) == "ratelimited"
    assert (await quick.client.users_info(user=amina.id))["ok"] is True


async def test_a_late_message_comes_although_the_bot_saw_a_cut(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    quick.slack.faults.add(Fault.LATE_ACCEPTANCE, POST, by=timedelta(seconds=20), times=1)

    told = await outcome(quick, amina.id)
    before = len(amina.sees)
    quick.slack.clock.advance(timedelta(seconds=20))

    assert (told, before, len(amina.sees), len(quick.slack.ledger.posts())) == ("cut", 0, 1, 1)


async def test_history_lags_behind_what_people_see(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    quick.slack.faults.add(Fault.HISTORY_LAG, POST, by=timedelta(seconds=10), times=1)
    assert await outcome(quick, amina.id) == "ok"
    channel = amina.latest.channel_id

    async def listed() -> int:
        return len((await quick.client.conversations_history(channel=channel))["messages"])

    assert await listed() == 0
    quick.slack.clock.advance(timedelta(seconds=11))
    assert await listed() == 1


def hits(plan: FaultPlan, calls: int = 200) -> list[int]:
    return [number for number in range(calls) if plan.strike(POST, "T1", "C1")]


def test_the_same_seed_gives_the_same_faults() -> None:
    def plan(seed: int) -> FaultPlan:
        return FaultPlan([FaultRule(fault=Fault.DROP, probability=0.1)], seed=seed)

    assert hits(plan(7)) == hits(plan(7))
    assert hits(plan(7)) != hits(plan(8))
    assert 5 < len(hits(plan(7))) < 40


def test_a_rule_takes_the_calls_that_it_is_about() -> None:
    plan = FaultPlan()
    plan.add(Fault.DROP, "chat.*", nth=(2, 4), channel="C1")

    assert hits(plan, 6) == [1, 3]
    assert plan.strike("users.info", "T1", None) is None
    assert plan.strike(POST, "T1", "C2") is None


def test_a_rule_can_be_told_in_json() -> None:
    assert FaultRule.from_json({"fault": "delay", "by": 2.5, "nth": 3}) == FaultRule(
        fault=Fault.DELAY, by=timedelta(seconds=2.5), nth=(3,)
    )
    with pytest.raises(ValueError, match="nonsense"):
        FaultRule.from_json({"fault": "nonsense"})


async def test_the_account_survives_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    metadata = {"event_type": "nudge", "event_payload": {"id": "n1"}}
    async with club_over(Transport.HTTP, ledger=Ledger(path)) as club:
        amina = await club.ws.hire("Amina Diallo")
        await club.client.chat_postMessage(channel=amina.id, text="Hi", metadata=metadata)
        entries = club.slack.ledger.entries
    with path.open("a", encoding="utf-8") as file:
        file.write('{"number": 2, "cut of')

    kept = Ledger.read(path)

    assert kept.entries == entries
    assert [entry.args["metadata"] for entry in kept.posts()] == [metadata]
    assert "xoxb" not in path.read_text(encoding="utf-8")
