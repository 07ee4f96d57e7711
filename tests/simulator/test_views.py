"""Modals stack, change and close as Slack's do, over both transports."""

from __future__ import annotations

import pytest
from slack_sdk.errors import SlackApiError

from tests.simulator.club_bot import ASK_MODAL, JOIN_MODAL, button, modal, plain, section
from tests.simulator.conftest import Club
from tests.simulator.test_limits import error_of


async def test_an_answer_can_push_up_to_three_modals(club: Club) -> None:
    amina = await club.ws.hire("Amina Diallo")
    await amina.types("/club step")
    for _ in range(2):
        await amina.fills(next="push")
        await amina.submits()
        assert amina.failure is None

    await amina.fills(next="push")
    await amina.submits()

    assert amina.failure == "We had some trouble connecting. Try again?"
    assert "push_limit_reached" in club.slack.problems[0]
    assert len(club.ws.team.shelf.stacks[amina.id]) == 3


async def test_closing_goes_back_to_the_modal_below(club: Club) -> None:
    amina = await club.ws.hire("Amina Diallo")
    await amina.types("/club step")
    await amina.fills(next="push")
    await amina.submits()

    await amina.cancels()

    assert amina.modal is not None
    assert amina.modal.values == {"Next": "push"}
    assert club.bot.heard[-1] == ("closed", False)


async def test_the_cross_closes_them_all(club: Club) -> None:
    amina = await club.ws.hire("Amina Diallo")
    await amina.types("/club step")
    await amina.fills(next="push")
    await amina.submits()

    await amina.cancels(everything=True)

    assert amina.modal is None
    assert club.bot.heard[-2:] == [("closed", True), ("closed", True)]


async def test_an_answer_can_clear_the_stack(club: Club) -> None:
    amina = await club.ws.hire("Amina Diallo")
    await amina.types("/club step")
    await amina.fills(next="push")
    await amina.submits()
    await amina.fills(next="clear")

    await amina.submits()

    assert amina.modal is None


async def test_an_update_keeps_what_was_typed(club: Club) -> None:
    amina = await club.ws.hire("Amina Diallo")
    await amina.types("/club step")
    await amina.fills(next="update")

    await amina.submits()

    assert amina.modal is not None
    assert (amina.modal.title, amina.modal.values) == ("Changed", {"Next": "update"})


@pytest.mark.parametrize("said", ["odd", "large"])
async def test_an_answer_that_slack_cannot_use_shows_trouble_and_is_noted(club: Club, said: str) -> None:
    amina = await club.ws.hire("Amina Diallo")
    await amina.types("/club step")
    await amina.fills(next=said)

    await amina.submits()

    assert amina.failure == "We had some trouble connecting. Try again?"
    assert amina.modal is not None
    assert len(club.slack.problems) == 1


async def test_a_press_in_a_modal_can_push_another(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    await amina.types("/club hello")
    pressable = modal("First", [{"type": "actions", "elements": [button("Go on", "push")]}])
    await quick.client.views_open(trigger_id=quick.bot.trigger, view=pressable)

    await amina.presses("Go on")

    assert amina.modal is not None
    assert amina.modal.title == "Step"
    assert quick.ws.team.shelf.stacks[amina.id][1].previous_view_id is not None


async def test_an_update_by_an_old_hash_is_refused(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    await amina.types("/club hello")
    opened = (await quick.client.views_open(trigger_id=quick.bot.trigger, view=JOIN_MODAL))["view"]

    changed = await quick.client.views_update(view_id=opened["id"], hash=opened["hash"], view=ASK_MODAL)

    assert changed["view"]["hash"] != opened["hash"]
    stale = {"view_id": opened["id"], "hash": opened["hash"], "view": ASK_MODAL}
    assert await error_of(quick.client, "views.update", **stale) == "hash_conflict"


async def test_other_ids_lose_what_was_typed_and_same_ids_keep_it(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    await amina.types("/club join")
    await amina.fills(seek="calm", offers=["Writing"])
    view = quick.ws.team.shelf.stacks[amina.id][0]
    blocks = [block | ({"block_id": "new"} if block.get("block_id") == "what_i_seek" else {}) for block in view.blocks]

    await quick.client.views_update(view_id=view.id, view=JOIN_MODAL | {"blocks": blocks})

    assert amina.modal is not None
    assert (amina.modal.values["What I seek"], amina.modal.values["What I can offer"]) == ("", "Writing")


async def test_a_view_is_found_by_its_own_name(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    await amina.types("/club hello")
    named = ASK_MODAL | {"external_id": "ask-1"}
    await quick.client.views_open(trigger_id=quick.bot.trigger, view=named)

    await quick.client.views_update(external_id="ask-1", view=named | {"title": plain("By name")})

    assert amina.modal is not None
    assert amina.modal.title == "By name"
    await amina.types("/club hello")
    again = {"trigger_id": quick.bot.trigger, "view": named}
    assert await error_of(quick.client, "views.open", **again) == "duplicate_external_id"


async def test_a_closed_view_cannot_be_updated(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    await amina.types("/club step")
    view = quick.ws.team.shelf.stacks[amina.id][0]
    await amina.cancels()

    assert await error_of(quick.client, "views.update", view_id=view.id, view=ASK_MODAL) == "not_found"


async def test_home_is_published_only_where_the_tab_is_on(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    home = {"type": "home", "blocks": [section("Hello")]}
    first = await quick.client.views_publish(user_id=amina.id, view=home)

    with pytest.raises(SlackApiError) as caught:
        await quick.client.views_publish(user_id=amina.id, view=home, hash="1.old")
    quick.slack.app.home_tab = False

    assert caught.value.response["error"] == "hash_conflict"
    assert first["view"]["type"] == "home"
    assert await error_of(quick.client, "views.publish", user_id=amina.id, view=home) == "not_enabled"
