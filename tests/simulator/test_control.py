"""The control endpoints: the same acts and readings over HTTP, on loopback only."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp
import pytest

from tests.simulator.conftest import Club


async def asked(club: Club, method: str, path: str, /, **given: Any) -> tuple[int, Any]:
    """One call of a control endpoint."""
    session = club.client.session
    assert session is not None
    query, body = (given, None) if method == "GET" else (None, given)
    async with session.request(method, f"{club.slack.base_url}/sim/{path}", params=query, json=body) as response:
        return response.status, await response.json()


async def get(club: Club, path: str, /, **given: Any) -> Any:
    status, answer = await asked(club, "GET", path, **given)
    assert status == 200, answer
    return answer


async def post(club: Club, path: str, /, **given: Any) -> Any:
    status, answer = await asked(club, "POST", path, **given)
    assert status == 200, answer
    return answer


async def act(club: Club, kind: str, **given: Any) -> Any:
    return await post(club, "act", person="Amina Diallo", kind=kind, **given)


async def test_somebody_joins_by_labels(quick: Club) -> None:
    hired = await post(quick, "admin", kind="hire", name="Amina Diallo", title="Director")
    opened = await act(quick, "types", text="/club join")
    refused = await act(quick, "submits", values={"What I seek": "nothing", "offers": ["Writing"]})
    joined = await act(quick, "submits", values={"What I seek": "calm"})

    assert opened["modal"]["title"] == "Join the club"
    assert refused["errors"] == {"What I seek": "Say what you seek."}
    assert (joined["failure"], joined["modal"]) == (None, None)
    (dm,) = (await get(quick, "conversations", person=hired["id"]))["conversations"]
    assert (dm["name"], dm["unread"]) == ("Club", 1)
    messages = (await get(quick, "conversation", person=hired["id"], channel=dm["id"]))["messages"]
    assert [message["shown"] for message in messages] == ["Welcome to the club."]
    await post(quick, "read", person=hired["id"], channel=dm["id"])
    state = await get(quick, "state", person=hired["id"])
    assert [person["unread"] for person in state["people"]] == [0]
    assert [command["command"] for command in state["commands"]] == ["/club", "/raw"]


async def test_controls_are_found_by_id_too(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    await act(quick, "types", text="/club card")
    channel, ts = amina.latest.ref

    where = {"surface": {"channel": channel, "ts": ts}}
    await act(quick, "acts_on", **where, block_id="doing", action_id="join")
    await act(quick, "acts_on", **where, block_id="asked", action_id="who", value="mostly them")

    assert [heard for heard in quick.bot.heard if isinstance(heard, tuple)] == [("join", "now"), ("who", "mostly them")]
    message = (await get(quick, "conversation", person=amina.id, channel=channel))["messages"][0]
    assert message["state"]["asked"]["who"]["selected_option"]["value"] == "mostly them"


async def test_home_and_a_question_before_leaving(quick: Club) -> None:
    await quick.ws.hire("Amina Diallo")
    await act(quick, "opens_home")
    question = await act(quick, "presses", label="Leave")
    await act(quick, "presses", label="Yes, leave")

    assert question["dialog"]["text"] == "You will be missed."
    assert ("leave", None) in quick.bot.heard
    assert (await get(quick, "home", person="Amina Diallo"))["home"]["shown"].startswith("Your club")


async def test_the_clock_the_faults_and_the_account(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    moved = await post(quick, "clock", advance=3600)
    jumped = await post(quick, "clock", to="2026-12-24T18:00:00+01:00")
    await post(quick, "faults", fault="error", method="chat.postMessage", error="fatal_error", times=1)
    await act(quick, "types", text="hello")
    await asked(quick, "DELETE", "faults")

    assert moved["now"] == "2026-12-01T09:30:00+00:00"
    assert jumped["now"] == "2026-12-24T17:00:00+00:00"
    assert (await get(quick, "faults"))["rules"] == []
    (entry,) = (await get(quick, "ledger", method="chat.postMessage"))["entries"]
    assert (entry["accepted"], entry["answer"]["error"]) == (False, "fatal_error")
    assert [seen.text for seen in amina.sees] == ["hello"]
    deliveries = (await get(quick, "deliveries"))["deliveries"]
    assert [delivery["kind"] for delivery in deliveries] == ["events_api"]


@pytest.mark.parametrize(
    ("method", "path", "given", "status", "says"),
    [
        ("POST", "act", {"person": "Nobody", "kind": "submits"}, 404, "nobody called 'Nobody'"),
        ("POST", "act", {"person": "Amina Diallo", "kind": "flies"}, 400, "nobody can do 'flies'"),
        ("POST", "act", {"person": "Amina Diallo", "kind": "presses", "label": "X"}, 404, "sees no button 'X'"),
        ("POST", "clock", {"to": "2020-01-01T00:00:00+00:00"}, 400, "goes forward only"),
        ("POST", "faults", {"fault": "nonsense"}, 400, "nonsense"),
        ("GET", "state", {"person": "Amina Diallo", "team": "Elsewhere"}, 404, "no workspace 'Elsewhere'"),
        ("GET", "conversation", {"person": "Amina Diallo"}, 400, "channel"),
    ],
)
async def test_what_cannot_be_is_said(
    quick: Club, method: str, path: str, given: dict[str, Any], status: int, says: str
) -> None:
    await quick.ws.hire("Amina Diallo")

    answered, answer = await asked(quick, method, path, **given)

    assert answered == status
    assert says in answer["error"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
    ],
)
async def test_other_hosts_and_other_sites_are_refused(quick: Club, headers: dict[str, str]) -> None:
    session = quick.client.session
    assert session is not None
    async with session.get(f"{quick.slack.base_url}/sim/clock", headers=headers) as response:
        assert response.status == 403


async def test_news_comes_as_server_sent_events(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    session = quick.client.session
    assert session is not None
    async with session.get(f"{quick.slack.base_url}/sim/events") as stream:
        assert await stream.content.readline() == b": listening\n"
        await amina.types("/club card")
        quick.slack.clock.advance(quick.slack.world.ack_deadline)
        kinds = await asyncio.wait_for(kinds_until_clock(stream), timeout=5)

    assert stream.content_type == "text/event-stream"
    assert (set(kinds), kinds[-1]) == ({"call", "delivery", "message", "clock"}, "clock")


async def kinds_until_clock(stream: aiohttp.ClientResponse) -> list[str]:
    kinds: list[str] = []
    while "clock" not in kinds:
        line = await stream.content.readline()
        if line.startswith(b"data: "):
            kinds.append(json.loads(line[6:])["kind"])
    return kinds
