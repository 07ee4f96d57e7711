"""The Web API through the real client: what it gives, and Slack's error names for what it refuses."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.simulator.club_bot import ASK_MODAL, section
from tests.simulator.conftest import Club
from tests.simulator.test_limits import error_of


async def test_a_token_is_told_who_it_is(quick: Club) -> None:
    who = await quick.client.auth_test()

    assert (who["team_id"], who["user_id"], who["team"]) == (quick.ws.id, quick.ws.bot_user_id, "Acme")
    assert "chat:write" in who.headers["x-oauth-scopes"]


async def test_each_wrong_token_has_its_own_refusal(quick: Club) -> None:
    async def refused(token: str | None) -> str:
        client = AsyncWebClient(token=token, base_url=quick.slack.api_url)
        return await error_of(client, "auth.test")

    old = quick.ws.bot_token
    assert await refused(None) == "not_authed"
    assert await refused("xoxb-nobody") == "invalid_auth"
    assert await refused(quick.slack.app.app_token) == "not_allowed_token_type"
    await quick.ws.revokes_token()
    assert await refused(old) == "token_revoked"
    await quick.ws.uninstalls()
    assert await refused(old) == "account_inactive"
    new = AsyncWebClient(token=quick.ws.reinstalls(), base_url=quick.slack.api_url)
    assert (await new.auth_test())["ok"] is True
    assert await refused(old) == "account_inactive"


async def test_a_missing_scope_is_named(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    quick.slack.app.scopes = quick.slack.app.scopes - {"users:read"}

    with pytest.raises(SlackApiError) as caught:
        await quick.client.users_info(user=amina.id)

    answer = caught.value.response
    assert (answer["error"], answer["needed"]) == ("missing_scope", "users:read")
    assert "users:read" not in answer["provided"].split(",")


async def test_an_unknown_method_is_refused_and_remembered(quick: Club) -> None:
    assert await error_of(quick.client, "chat.shout") == "unknown_method"
    assert quick.slack.ledger.unknown_methods() == {"chat.shout"}


async def test_posting_is_refused_as_slack_refuses_it(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    public = quick.ws.add_channel("public")
    private = quick.ws.add_channel("private", private=True, members=(amina,))
    old = quick.ws.add_channel("old", with_bot=True)
    await quick.ws.archives("old")

    async def refused(channel: str) -> str:
        return await error_of(quick.client, "chat.postMessage", channel=channel, text="Hello")

    assert await refused("C999") == "channel_not_found"
    assert await refused(public.id) == "not_in_channel"
    assert await refused(private.id) == "channel_not_found"
    assert await refused(old.id) == "is_archived"
    quick.slack.app.messages_tab = False
    assert await refused(amina.id) == "messages_tab_disabled"
    await quick.ws.deactivates(amina)
    assert await refused(amina.id) == "user_disabled"


async def test_joining_a_channel_lets_the_bot_post(quick: Club) -> None:
    channel = quick.ws.add_channel("public")

    await quick.client.conversations_join(channel=channel.id)
    posted = await quick.client.chat_postMessage(channel=channel.id, text="Hello")

    assert posted["message"]["text"] == "Hello"


async def test_a_direct_message_and_a_group_are_opened_once(quick: Club) -> None:
    people = [await quick.ws.hire(f"Person {number}") for number in range(9)]
    ids = [person.id for person in people]

    async def opened(*users: str) -> str:
        return str((await quick.client.conversations_open(users=list(users)))["channel"]["id"])

    assert await opened(ids[0]) == await opened(ids[0])
    assert await opened(ids[0], ids[1]) == await opened(ids[1], ids[0])
    assert await opened(ids[0], ids[1], ids[2]) != await opened(ids[0], ids[1])
    assert await error_of(quick.client, "conversations.open", users=",".join(ids)) == "too_many_users"
    assert await error_of(quick.client, "conversations.open", users=f"{ids[0]},U999") == "user_not_found"
    await quick.ws.deactivates(people[1])
    assert await error_of(quick.client, "conversations.open", users=f"{ids[0]},{ids[1]}") == "user_disabled"


async def test_a_group_is_seen_by_its_members_under_their_names(quick: Club) -> None:
    amina, bo, chen = [await quick.ws.hire(name) for name in ("Amina Diallo", "Bo Larsen", "Chen Wu")]
    group = await quick.client.conversations_open(users=[amina.id, bo.id])

    await quick.client.chat_postMessage(channel=group["channel"]["id"], text=f"<@{amina.id}>, meet <@{bo.id}>.")

    assert [(seen.channel, seen.text) for seen in amina.sees] == [("Bo Larsen", "@Amina Diallo, meet @Bo Larsen.")]
    assert [seen.channel for seen in bo.inbox("Amina Diallo")] == ["Amina Diallo"]
    assert chen.sees == []


async def test_lists_come_in_pages(quick: Club) -> None:
    people = [await quick.ws.hire(f"Person {number}") for number in range(5)]
    channel = quick.ws.add_channel("all", members=tuple(people))

    found: list[str] = []
    async for page in await quick.client.conversations_members(channel=channel.id, limit=2):
        assert len(page["members"]) <= 2
        found += page["members"]

    assert found == [person.id for person in people]
    where = {"channel": channel.id}
    assert await error_of(quick.client, "conversations.members", **where, cursor="nonsense") == "invalid_cursor"
    assert await error_of(quick.client, "conversations.members", **where, limit=1001) == "invalid_limit"


async def test_everybody_is_listed_with_time_zone_and_flags(quick: Club) -> None:
    await quick.ws.hire("Amina Diallo", tz="Asia/Kolkata", guest=True, title="Director")

    members = (await quick.client.users_list(include_locale=True))["members"]
    by_name = {member["real_name"]: member for member in members}

    assert by_name["Slackbot"]["is_bot"] is False
    assert by_name["Club"]["is_bot"] is True
    amina = by_name["Amina Diallo"]
    assert (amina["tz"], amina["tz_offset"], amina["is_restricted"]) == ("Asia/Kolkata", 19_800, True)
    assert (amina["locale"], amina["profile"]["title"]) == ("en-GB", "Director")


async def test_an_offset_follows_the_season(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo", tz="Europe/London")
    winter = await quick.client.users_info(user=amina.id)
    quick.slack.clock.advance(timedelta(days=200))
    summer = await quick.client.users_info(user=amina.id)

    assert (winter["user"]["tz_offset"], summer["user"]["tz_offset"]) == (0, 3600)
    assert await error_of(quick.client, "users.info", user="U999") == "user_not_found"


async def test_history_gives_ones_own_messages_with_metadata(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    metadata = {"event_type": "nudge", "event_payload": {"id": "n1"}}
    first = await quick.client.chat_postMessage(channel=amina.id, text="One", metadata=metadata)
    quick.slack.clock.advance(timedelta(hours=1))
    second = await quick.client.chat_postMessage(channel=amina.id, text="Two")
    channel = first["channel"]

    everything = await quick.client.conversations_history(channel=channel, include_all_metadata=True)
    later = await quick.client.conversations_history(channel=channel, oldest=first["ts"])

    assert [message["text"] for message in everything["messages"]] == ["Two", "One"]
    assert everything["messages"][1]["metadata"] == metadata
    assert [message["ts"] for message in later["messages"]] == [second["ts"]]
    assert float(second["ts"]) - float(first["ts"]) == pytest.approx(3600, abs=1)


async def test_history_needs_the_scope_of_its_kind(quick: Club) -> None:
    channel = quick.ws.add_channel("public", with_bot=True)

    with pytest.raises(SlackApiError) as caught:
        await quick.client.conversations_history(channel=channel.id)

    assert (caught.value.response["error"], caught.value.response["needed"]) == ("missing_scope", "channels:history")


async def test_timestamps_are_unique_while_the_clock_stands_still(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    stamps = [(await quick.client.chat_postMessage(channel=amina.id, text="Hi"))["ts"] for _ in range(5)]

    assert sorted(set(stamps)) == stamps


async def test_only_ones_own_messages_are_changed_or_deleted(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    posted = await quick.client.chat_postMessage(channel=amina.id, text="One", blocks=[section("One")])
    await amina.types("mine")
    mine = {"channel": posted["channel"], "ts": amina.sees[1].ts}

    await quick.client.chat_update(channel=posted["channel"], ts=posted["ts"], text="Changed")

    assert (amina.sees[0].shown, amina.sees[0].blocks, amina.sees[0].is_edited) == ("Changed", [], True)
    assert await error_of(quick.client, "chat.update", **mine, text="x") == "cant_update_message"
    assert await error_of(quick.client, "chat.delete", **mine) == "cant_delete_message"
    gone = {"channel": posted["channel"], "ts": "1.000000"}
    assert await error_of(quick.client, "chat.update", **gone, text="x") == "message_not_found"
    await quick.client.chat_delete(channel=posted["channel"], ts=posted["ts"])
    assert [seen.text for seen in amina.sees] == ["mine", "You said mine"]


async def test_an_ephemeral_message_is_for_one_member_only(quick: Club) -> None:
    amina, bo = await quick.ws.hire("Amina Diallo"), await quick.ws.hire("Bo Larsen")
    channel = quick.ws.add_channel("tea", members=(amina,), with_bot=True)

    await quick.client.chat_postEphemeral(channel=channel.id, user=amina.id, text="Psst")

    assert [seen.text for seen in amina.sees] == ["Psst"]
    outside: dict[str, Any] = {"channel": channel.id, "user": bo.id, "text": "Psst"}
    assert await error_of(quick.client, "chat.postEphemeral", **outside) == "user_not_in_channel"


async def test_a_file_is_uploaded_in_three_steps_and_shared(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    channel = (await quick.client.conversations_open(users=amina.id))["channel"]["id"]

    await quick.client.files_upload_v2(
        channel=channel, filename="dates.csv", content="a,b\n1,2\n", title="Dates", initial_comment="Here."
    )

    (seen,) = amina.sees
    assert seen.shown == "Here.\n📎 dates.csv"
    assert (seen.files[0].content, seen.files[0].title, seen.files[0].mimetype) == (b"a,b\n1,2\n", "Dates", "text/csv")
    nobody: dict[str, Any] = {"files": [{"id": "F999"}]}
    assert await error_of(quick.client, "files.completeUploadExternal", **nobody) == "file_not_found"


async def test_two_workspaces_know_nothing_of_each_other(quick: Club) -> None:
    other = quick.slack.workspace("Other")
    amina = await other.hire("Amina Diallo")
    client = AsyncWebClient(token=other.bot_token, base_url=quick.slack.api_url)

    assert (await client.auth_test())["team_id"] == other.id
    assert await error_of(quick.client, "users.info", user=amina.id) == "user_not_found"
    await client.chat_postMessage(channel=amina.id, text="Hello from Other")
    assert [seen.text for seen in amina.sees] == ["Hello from Other"]


async def test_a_person_has_quiet_hours(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo", tz="Europe/Berlin", dnd_hours=(22, 7))
    quick.slack.app.scopes = quick.slack.app.scopes | {"dnd:read"}

    quiet = await quick.client.dnd_info(user=amina.id)

    assert (quiet["dnd_enabled"], quiet["next_dnd_end_ts"] - quiet["next_dnd_start_ts"]) == (True, 9 * 3600)
    assert quiet["next_dnd_start_ts"] > quick.slack.clock().timestamp()


async def test_the_tiers_are_enforced_when_switched_on(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    quick.slack.world.rates.enforced = True

    for _ in range(3):
        await quick.client.chat_postMessage(channel=amina.id, text="Hi")
    channel = amina.latest.channel_id
    with pytest.raises(SlackApiError) as caught:
        await quick.client.chat_postMessage(channel=channel, text="Hi")

    assert (caught.value.response.status_code, caught.value.response["error"]) == (429, "ratelimited")
    assert int(caught.value.response.headers["Retry-After"]) >= 1


async def test_a_view_needs_a_fresh_trigger_used_once(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    await amina.types("/club step")
    used = quick.bot.trigger

    assert await error_of(quick.client, "views.open", trigger_id=used, view=ASK_MODAL) == "exchanged_trigger_id"
    assert await error_of(quick.client, "views.open", trigger_id="1.2.x", view=ASK_MODAL) == "invalid_trigger_id"
    await amina.types("/club hello")
    quick.slack.clock.advance(timedelta(seconds=4))
    late = quick.bot.trigger
    assert await error_of(quick.client, "views.open", trigger_id=late, view=ASK_MODAL) == "expired_trigger_id"


async def test_a_trigger_dies_of_real_time_too(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    await amina.types("/club hello")
    trigger = quick.slack.world.tickets.triggers[quick.bot.trigger]
    trigger.made_real -= 3.1

    assert await error_of(quick.client, "views.open", trigger_id=trigger.id, view=ASK_MODAL) == "expired_trigger_id"


@pytest.mark.parametrize(("body", "error"), [("{", "invalid_json"), ("[]", "json_not_object")])
async def test_a_body_that_is_no_object_is_refused(quick: Club, body: str, error: str) -> None:
    session = quick.client.session
    assert session is not None
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {quick.ws.bot_token}"}
    async with session.post(f"{quick.slack.api_url}auth.test", data=body, headers=headers) as response:
        assert await response.json() == {"ok": False, "error": error}
