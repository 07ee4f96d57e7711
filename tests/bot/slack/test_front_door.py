"""At the front door: what is not Slack's is turned away unread, what is odd breaks nothing, repeats have one effect.

`FORGED`, `REPLAYED` and `HOSTILE` in the environment make the runs longer.
"""

from __future__ import annotations

import io
import json
import os
import random
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier

from bot.slack.receiver import PATH, readable, server
from bot.slack.signature import signature_of
from simulator.app import Transport
from simulator.delivery import COMMAND, EVENT, FORM, INTERACTION
from simulator.stage import SimulatedBot, stage
from tests.bot.slack.hostile import CANARY, deep, forgeries, mutated

SEED = 20261124
SECRET = "a-signing-secret"
FORGED = int(os.environ.get("FORGED", "2000"))
HOSTILE = int(os.environ.get("HOSTILE", "300"))
REPLAYED = int(os.environ.get("REPLAYED", "60"))
MONDAY = datetime(2027, 1, 11, 10, 0, tzinfo=UTC)

COMPLETE = {"What I can offer": ["Negotiation"], "What I would like to learn": ["Spreadsheets"]}


@asynccontextmanager
async def door() -> AsyncIterator[tuple[TestClient[aiohttp.web.Request, aiohttp.web.Application], list[str]]]:
    """The HTTP side with a listener for everything, which notes what reaches it."""
    reached: list[str] = []
    app = AsyncApp(signing_secret=SECRET, token="xoxb-1", request_verification_enabled=True)

    async def note(body: dict[str, object], next_: object) -> None:
        reached.append(str(body)[:200])

    app.use(note)

    async def health() -> dict[str, object]:
        return {"ok": True}

    async with TestClient(TestServer(server(app, health, secret=SECRET))) as client:
        yield client, reached


def signed(body: bytes, content_type: str = "application/json") -> dict[str, str]:
    stamp = str(int(time.time()))
    signature = signature_of(SECRET, stamp, body)
    return {"Content-Type": content_type, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature}


async def test_nothing_forged_reaches_a_listener_and_nothing_is_answered_with_a_server_error() -> None:
    print(f"seed {SEED}")
    answers: Counter[int] = Counter()
    async with door() as (client, reached):
        for forgery in forgeries(random.Random(SEED), FORGED, int(time.time())):
            async with client.post(PATH, data=forgery.body, headers=forgery.headers) as response:
                answers[response.status] += 1
    assert answers == {401: FORGED}
    assert reached == []


async def test_a_request_that_is_too_large_is_refused_before_it_is_kept() -> None:
    async with door() as (client, reached):
        body = b"{" + b" " * (1024 * 1024) + b"}"
        async with client.post(PATH, data=io.BytesIO(body), headers=signed(body)) as response:
            assert response.status == 413
    assert reached == []


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff\xfe", b"{", b"[]", b"null", b'"text"', b"1", deep()],
    ids=["empty", "not UTF-8", "cut off", "list", "null", "text", "number", "too deep"],
)
@pytest.mark.parametrize("content_type", ["application/json", "application/x-www-form-urlencoded"])
async def test_a_signed_body_that_is_nonsense_is_a_bad_request(body: bytes, content_type: str) -> None:
    sent = body if content_type == "application/json" else b"payload=" + body
    async with (
        door() as (client, reached),
        client.post(PATH, data=sent, headers=signed(sent, content_type)) as response,
    ):
        assert response.status == 400
    assert reached == []


async def test_a_signature_that_is_five_minutes_old_is_refused() -> None:
    body, stamp = b"{}", str(int(time.time()) - 301)
    headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature_of(SECRET, stamp, body)}
    async with door() as (client, reached), client.post(PATH, data=body, headers=headers) as response:
        assert response.status == 401
    assert reached == []


def test_our_signature_is_the_one_that_slacks_own_sdk_makes() -> None:
    theirs = SignatureVerifier(SECRET).generate_signature(timestamp="1764547200", body=b"payload=%7B%7D")
    assert signature_of(SECRET, "1764547200", b"payload=%7B%7D") == theirs


async def test_a_form_may_speak_of_a_payload_without_having_one() -> None:
    assert readable(b"command=%2Fmentoring&text=what+is+the+payload", "application/x-www-form-urlencoded")


@asynccontextmanager
async def busy(url: str) -> AsyncIterator[SimulatedBot]:
    """A stage on which things have happened, so that there are real payloads to spoil."""
    async with stage(url, start=MONDAY, transport=Transport.HTTP) as here:
        gita = await here.workspace.hire("Gita Rao", admin=True)
        here.workspace.add_channel("#mentoring", members=(gita,), with_bot=True)
        await gita.types("/mentoring setup")
        await here.beat()
        await gita.types("/mentoring cohort new")
        await gita.cancels(everything=True)
        await gita.types("/mentoring join")
        await gita.fills(COMPLETE)
        await gita.submits()
        await gita.fills({"Where I am at work": "Leading a team"})
        await gita.submits()
        await gita.submits()
        await gita.opens_home()
        await gita.types("/mentoring jion")
        await gita.presses("Yes, join")
        await here.slack.settled()
        yield here


def escaped(payload: dict[str, Any], kind: str) -> tuple[str, bytes]:
    """Content type and body as Slack would make them, also of texts that are no Unicode."""
    if kind == EVENT:
        return "application/json", json.dumps(payload).encode()
    fields = payload if kind == COMMAND else {"payload": json.dumps(payload)}
    return FORM, urlencode(fields, errors="surrogatepass").encode()


async def test_signed_and_odd_payloads_break_nothing(database_url: str, tmp_path: Path) -> None:
    print(f"seed {SEED}")
    chance = random.Random(SEED)
    url = f"sqlite:///{tmp_path}/test.db" if database_url == "sqlite://" else database_url
    async with busy(url) as here:
        real = [each.parcel for each in here.slack.deliveries]
        assert {each.kind for each in real} == {COMMAND, EVENT, INTERACTION}
        answers: Counter[object] = Counter()
        for _ in range(HOSTILE):
            parcel = chance.choice(real)
            content_type, body = escaped(mutated(parcel.payload, chance), parcel.kind)
            answer = await here.slack.forge(body=body, content_type=content_type)
            answers[answer.status or answer.problem] += 1
        await here.bothways.surfaces.drain()
        gita = here.workspace.person("Gita Rao")
        await gita.types("/mentoring help")
        assert "/mentoring" in gita.latest.shown
        assert set(answers) <= {200, 400, 401, 404}, answers
        assert answers[200] > 0
        for call in here.slack.ledger.calls():
            shown = {name: call.args.get(name) for name in ("text", "blocks", "view")}
            assert CANARY.split()[0] not in json.dumps(shown, ensure_ascii=False)
        here.slack.problems.clear()


async def test_a_replayed_request_has_no_second_effect(tmp_path: Path) -> None:
    async with busy(f"sqlite:///{tmp_path}/test.db") as here:
        before = len(here.slack.ledger.entries)
        delivered = list(here.slack.deliveries)
        chance = random.Random(SEED)
        for _ in range(REPLAYED):
            answer = await here.slack.replay(chance.choice(delivered))
            assert answer.status == 200
        await here.bothways.surfaces.drain()
        assert len(here.slack.ledger.entries) == before


async def test_what_comes_to_two_replicas_up_to_four_times_has_one_effect(postgres_url: str) -> None:
    chance = random.Random(SEED)
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(busy(postgres_url))
        second = await stack.enter_async_context(stage(postgres_url, start=MONDAY, transport=Transport.HTTP))
        there = second.slack.app.request_url
        before = effects(first), effects(second)
        for delivered in list(first.slack.deliveries):
            for _ in range(chance.randint(1, 4)):
                url = chance.choice((there, first.slack.app.request_url))
                async with (
                    aiohttp.ClientSession() as session,
                    session.post(str(url), data=delivered.body, headers=delivered.headers) as response,
                ):
                    assert response.status == 200
        for here in (first, second):
            await here.bothways.surfaces.drain()
        assert (effects(first), effects(second)) == before


def effects(here: SimulatedBot) -> list[str]:
    """What the bot asked of Slack, but for who it is, which Bolt asks once by itself."""
    return [entry.method for entry in here.slack.ledger.entries if entry.method != "auth.test"]
