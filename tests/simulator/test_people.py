"""People act by the labels they see, over both transports."""

from __future__ import annotations

import pytest

from simulator import NotVisible
from tests.simulator.conftest import Club


async def test_a_command_is_answered_to_the_one_who_typed_it(club: Club) -> None:
    amina = await club.ws.hire("Amina Diallo")
    bo = await club.ws.hire("Bo Larsen")
    club.ws.add_channel("tea", members=(amina, bo))

    await amina.types("/club hello", in_="#tea")

    assert [(seen.channel, seen.author, seen.text, seen.is_ephemeral) for seen in amina.sees] == [
        ("#tea", "Club", "I heard: hello", True)
    ]
    assert bo.sees == []


async def test_a_modal_is_filled_in_by_label_and_submitted(club: Club) -> None:
    amina = await club.ws.hire("Amina Diallo")
    bo = await club.ws.hire("Bo Larsen")
    tea = club.ws.add_channel("tea", members=(amina,))

    await amina.types("/club join")
    await amina.fills(offers=["Writing", "Negotiation"], years=12, first_day="2026-12-03", first_hour="09:30")
    await amina.fills({"What I seek": "patience", "Buddy": "Bo Larsen", "Meeting room": "#tea", "Rhythm": "weekly"})
    shown = amina.modal.values if amina.modal else {}
    await amina.submits()

    assert shown == {
        "What I can offer": "Writing, Negotiation",
        "What I seek": "patience",
        "Buddy": "@Bo Larsen",
        "Meeting room": "#tea",
        "First day": "2026-12-03",
        "First hour": "09:30",
        "Rhythm": "Weekly",
        "Years": "12",
    }
    heard = club.bot.heard[-1]
    assert [each["value"] for each in heard["what_i_can_offer"]] == ["writing", "negotiation"]
    assert (heard["buddy"], heard["meeting_room"]) == (bo.id, tea.id)
    assert amina.modal is None
    assert amina.latest.text == "Welcome to the club."
    assert club.slack.problems == []


async def test_a_field_error_keeps_the_modal_and_all_that_was_typed(club: Club) -> None:
    amina = await club.ws.hire("Amina Diallo")
    await amina.types("/club join")
    await amina.fills(offers=["Writing"], seek="nothing")

    await amina.submits()

    assert amina.errors == {"What I seek": "Say what you seek."}
    assert amina.modal is not None
    assert amina.modal.values["What I can offer"] == "Writing"
    assert "! What I seek: Say what you seek." in amina.modal.shown

    await amina.fills(seek="calm")
    await amina.submits()

    assert amina.modal is None


async def test_slacks_own_screen_refuses_before_anything_is_sent(club: Club) -> None:
    amina = await club.ws.hire("Amina Diallo")
    await amina.types("/club join")
    await amina.fills(seek="ab", years="61")

    await amina.submits()

    assert amina.errors == {
        "What I can offer": "Please complete this required field.",
        "What I seek": "Please enter at least 3 characters.",
        "Years": "Please enter a number that is 60 or less.",
    }
    assert club.bot.heard == ["join"]


async def test_a_button_a_choice_and_an_overflow_line_are_found_by_their_words(club: Club) -> None:
    amina = await club.ws.hire("Amina Diallo")
    await amina.types("/club card")

    await amina.presses("Join")
    await amina.chooses("Who asked more?", "Mostly me")
    await amina.presses("Skip this one")

    assert [heard for heard in club.bot.heard if isinstance(heard, tuple)] == [
        ("join", "now"),
        ("who", "mostly me"),
        ("more", "skip this one"),
    ]
    assert club.bot.heard[-1]["asked"]["who"]["selected_option"]["value"] == "mostly me"
    assert "● Mostly me ○ Mostly them" in amina.latest.shown


async def test_a_confirm_dialog_comes_first(club: Club) -> None:
    amina = await club.ws.hire("Amina Diallo")
    await amina.types("/club card")

    await amina.presses("Leave")
    asked = amina.dialog
    await amina.presses("Stay")
    await amina.presses("Leave")
    await amina.presses("Yes, leave")

    assert asked is not None
    assert (asked.title, asked.text) == ("Sure?", "You will be missed.")
    assert [heard for heard in club.bot.heard if isinstance(heard, tuple)] == [("leave", None)]


async def test_the_home_tab_is_published_and_pressable(club: Club) -> None:
    amina = await club.ws.hire("Amina Diallo")

    await amina.opens_home()
    await amina.presses("Join")

    assert amina.home is not None
    assert amina.home.shown == "Your club\n[Join] [Leave] (⋮ Skip this one / Snooze)"
    assert ("join", "now") in club.bot.heard


async def test_a_message_to_the_bot_is_answered(club: Club) -> None:
    amina = await club.ws.hire("Amina Diallo")

    await amina.types("tea & biscuits?")

    assert [seen.text for seen in amina.sees] == ["tea & biscuits?", "You said tea & biscuits?"]
    assert club.bot.heard[-1]["text"] == "tea &amp; biscuits?"


async def test_a_shortcut_opens_its_modal(club: Club) -> None:
    amina = await club.ws.hire("Amina Diallo")

    await amina.uses_shortcut("Write to the club")

    assert amina.modal is not None
    assert amina.modal.title == "Step"


async def test_an_external_select_asks_the_bot_for_options(club: Club) -> None:
    amina = await club.ws.hire("Amina Diallo")
    await amina.types("/club topics")

    await amina.chooses("Topic", "Writing")

    assert [heard for heard in club.bot.heard if isinstance(heard, tuple)] == [
        ("searched", "Writing"),
        ("topic", "writing"),
    ]


async def test_an_old_message_seen_before_can_still_be_pressed(club: Club) -> None:
    amina = await club.ws.hire("Amina Diallo")
    await amina.types("/club card")
    seen = amina.latest
    await club.client.chat_update(channel=seen.channel_id, ts=seen.ts, text="That is over.")

    with pytest.raises(NotVisible, match="sees no button 'Join'"):
        await amina.presses("Join")
    await amina.presses("Join", on=seen)

    assert ("join", "now") in club.bot.heard
    assert amina.latest.shown == "That is over."


async def test_what_is_not_there_is_named_with_what_is(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    await amina.types("/club join")

    with pytest.raises(NotVisible, match=r"Amina Diallo sees no field 'Shoe size'; on the screen is the modal"):
        await amina.fills({"Shoe size": 43})
    with pytest.raises(NotVisible, match="no single option 'Juggling'; there is: 'Negotiation', 'Writing'"):
        await amina.fills(offers=["Juggling"])


async def test_a_typed_mention_is_escaped_only_where_the_manifest_asks(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    bo = await quick.ws.hire("Bo Larsen")
    tea = quick.ws.add_channel("tea")

    await amina.types("/club hi @Bo Larsen of #tea")
    await amina.types("/raw hi @Bo Larsen of #tea")

    assert quick.bot.heard == [f"hi <@{bo.id}> of <#{tea.id}|tea>", "hi @Bo Larsen of #tea"]


async def test_a_command_that_does_not_exist_is_refused_by_slack(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")

    await amina.types("/clubb")

    assert amina.failure == "/clubb is not a valid command."
    assert amina.latest.author == "Slackbot"
