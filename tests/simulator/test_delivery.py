"""How deliveries reach the bot: signatures, deadlines, retries, response URLs, forgeries, both transports."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from simulator import Transport
from simulator.delivery import EVENT
from tests.simulator.club_bot import button
from tests.simulator.conftest import Club, club_over


async def test_a_command_without_acknowledgement_shows_slacks_words(club: Club) -> None:
    amina = await club.ws.hire("Amina Diallo")

    await amina.types("/club silent")

    # Over HTTP Bolt answers 404 by itself after three seconds, later than this test's deadline.
    assert amina.failure == "/club failed with the error `operation_timeout`"
    assert amina.latest.text == amina.failure
    assert club.slack.failures == [{"who": "Amina Diallo", "text": amina.failure}]


async def test_an_answer_for_all_is_seen_by_all(club: Club) -> None:
    amina, bo = await club.ws.hire("Amina Diallo"), await club.ws.hire("Bo Larsen")
    club.ws.add_channel("tea", members=(amina, bo))

    await amina.types("/club loud", in_="tea")

    assert [seen.text for seen in bo.sees] == ["Everybody hears."]


async def test_a_later_answer_comes_by_response_url(club: Club) -> None:
    amina = await club.ws.hire("Amina Diallo")

    await amina.types("/club later")

    assert [(seen.text, seen.is_ephemeral) for seen in amina.sees] == [("Now it is later.", True)]


async def post_reply(club: Club, channel: str, **answer: Any) -> None:
    """Post a message whose button is answered like this by response URL."""
    pressable = {"type": "actions", "elements": [button("Reply", "reply", value=json.dumps(answer))]}
    await club.client.chat_postMessage(channel=channel, text="Press me", blocks=[pressable])


async def test_a_response_url_replaces_or_takes_away_the_original(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    await post_reply(quick, amina.id, text="Done.", replace_original=True)
    await amina.presses("Reply")
    replaced = [seen.shown for seen in amina.sees]
    await post_reply(quick, amina.id, delete_original=True)
    await amina.presses("Reply")

    assert replaced == ["Done."]
    assert [seen.shown for seen in amina.sees] == ["Done."]


async def test_a_response_url_works_five_times_within_half_an_hour(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    await amina.types("/club hello")
    url = quick.slack.deliveries[-1].parcel.payload["response_url"]
    session = quick.client.session
    assert session is not None

    async def used() -> tuple[int, str]:
        async with session.post(url, json={"text": "again"}) as response:
            return response.status, await response.text()

    assert [await used() for _ in range(5)] == [(200, "ok")] * 5
    assert await used() == (404, "used_url")
    await amina.types("/club hello")
    url = quick.slack.deliveries[-1].parcel.payload["response_url"]
    quick.slack.clock.advance(timedelta(minutes=31))
    assert await used() == (404, "expired_url")


async def test_an_event_is_retried_three_times_and_says_so(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    url, quick.slack.app.request_url = quick.slack.app.request_url, "http://127.0.0.1:9/nobody"
    await amina.types("hello?")
    await quick.slack.settled()
    assert [(each.attempt, each.answer.problem) for each in quick.slack.deliveries] == [
        (0, "connection_failed"),
        (1, "connection_failed"),
    ]

    quick.slack.clock.advance(timedelta(minutes=1))
    await quick.slack.settled()
    quick.slack.app.request_url = url
    quick.slack.clock.advance(timedelta(minutes=5))
    await quick.slack.settled()

    last = quick.slack.deliveries[-1]
    assert (last.attempt, last.answer.problem) == (3, None)
    assert (last.headers["X-Slack-Retry-Num"], last.headers["X-Slack-Retry-Reason"]) == ("3", "connection_failed")
    assert len({each.parcel.payload["event_id"] for each in quick.slack.deliveries}) == 1
    assert amina.latest.text == "You said hello?"


async def test_a_bot_that_is_not_there_fails_kindly(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    await amina.types("/club card")
    await amina.types("/club step")
    quick.slack.app.request_url = "http://127.0.0.1:9/nobody"

    await amina.submits()
    assert amina.failure == "We had some trouble connecting. Try again?"
    await amina.cancels()
    await amina.presses("Join")
    assert amina.failure == "We had some trouble connecting. Try again?"
    await amina.types("/club hello")
    assert amina.failure == "/club failed with the error `dispatch_failed`"


async def test_only_subscribed_events_are_delivered(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    quick.ws.add_channel("tea", members=(amina,))
    await quick.ws.invites_bot("tea")
    await amina.types("hello", in_="tea")

    assert [heard["type"] for heard in quick.bot.heard] == ["member_joined_channel"]


async def test_uninstalling_is_told_and_ends_the_token(club: Club) -> None:
    await club.ws.uninstalls()

    assert sorted(heard["type"] for heard in club.bot.heard) == ["app_uninstalled", "tokens_revoked"]


async def test_a_forged_or_stale_request_is_turned_away_by_the_bot(quick: Club) -> None:
    event = {"type": "event_callback", "event": {"type": "user_change"}}

    forged = await quick.slack.forge(event, kind=EVENT, signature="v0=" + "0" * 64)
    stale = await quick.slack.forge(event, kind=EVENT, timestamp="1000000000")
    foreign = await quick.slack.forge(event, kind=EVENT, secret="another")

    assert [forged.status, stale.status, foreign.status] == [401, 401, 401]
    assert quick.bot.heard == []


async def test_a_request_can_be_replayed_byte_for_byte(club: Club) -> None:
    amina = await club.ws.hire("Amina Diallo")
    await amina.types("/club hello")

    answer = await club.slack.replay(club.slack.deliveries[-1])

    assert answer.problem is None
    assert club.bot.heard == ["hello", "hello"]


async def test_an_odd_payload_reaches_the_bot_signed(quick: Club) -> None:
    answer = await quick.slack.forge(body=b"not json at all", content_type="application/json")

    assert answer.status is not None
    assert quick.bot.heard == []


async def test_socket_mode_comes_back_after_a_refresh() -> None:
    async with club_over(Transport.SOCKET) as club:
        amina = await club.ws.hire("Amina Diallo")
        await club.slack.sockets.refresh()
        await club.slack.connected()

        await amina.types("/club hello")

        assert amina.failure is None
        assert club.bot.heard == ["hello"]


async def test_without_a_connection_a_command_fails_at_once() -> None:
    async with club_over(Transport.SOCKET) as club:
        amina = await club.ws.hire("Amina Diallo")
        club.slack.sockets.connections.clear()

        await amina.types("/club hello")

        assert amina.failure == "/club failed with the error `dispatch_failed`"


async def test_a_socket_address_works_once() -> None:
    async with club_over(Transport.SOCKET) as club:
        url = club.slack.sockets.open()["url"].replace("ws://", "http://")
        session = club.client.session
        assert session is not None
        async with session.ws_connect(url) as socket:
            assert (await socket.receive_json())["type"] == "hello"
        async with session.get(url) as again:
            assert again.status == 401


@pytest.mark.parametrize("transport", list(Transport))
async def test_settled_waits_for_what_comes_after_the_acknowledgement(transport: Transport) -> None:
    async with club_over(transport, settles=False) as club:
        amina = await club.ws.hire("Amina Diallo")
        await amina.types("/club card")

        await club.slack.settled()

        assert [seen.text for seen in amina.sees] == ["The club meets."]
