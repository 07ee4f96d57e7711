"""An organiser opens a cohort: mistakes, a way back, a draft that waits, a channel that cannot be used."""

from __future__ import annotations

from datetime import timedelta

import pytest

from simulator.people import Person
from simulator.stage import SimulatedBot
from tests.journeys.acts import CHANNEL, announces, drafts, read, sends_anyway

LONG = "Frühling " * 50
WHAT = {"Name": "Spring cohort", "Announcement channel": CHANNEL}


async def test_dates_and_a_name_that_cannot_be_are_errors_on_their_fields(here: SimulatedBot, gita: Person) -> None:
    await gita.types("/mentoring cohort new")
    await gita.fills(WHAT | {"Name": LONG, "Opt-in closes on": "2027-01-11", "Starts on": "2027-01-11"})

    await gita.submits()
    assert gita.errors == {"Name": "Please enter no more than 60 characters."}
    await sends_anyway(gita)

    assert gita.errors == {
        "Name": "Keep it to 60 characters.",
        "Opt-in closes on": "Choose a day after today, so that people have time to join.",
        "Starts on": "Choose a day after opt-in closes.",
    }


async def test_a_start_more_than_a_year_ahead_is_an_error_on_its_field(here: SimulatedBot, gita: Person) -> None:
    await gita.types("/mentoring cohort new")
    await gita.fills(WHAT | {"Starts on": "2029-01-11"})

    await gita.submits()

    assert gita.errors == {"Starts on": "Choose a day within a year."}


@pytest.mark.parametrize("private", [False, True])
async def test_a_channel_without_the_bot_is_said_on_its_field_with_what_to_do(
    here: SimulatedBot, gita: Person, private: bool
) -> None:
    here.workspace.add_channel("#people", members=(gita,), private=private)
    await gita.types("/mentoring cohort new")
    await gita.fills(WHAT | {"Announcement channel": "#people"})

    await gita.submits()
    said = gita.errors["Announcement channel"]
    await here.workspace.invites_bot("#people")
    await gita.submits()

    assert said == (
        "I can’t see that channel. If it’s private, type /invite @Bothways in it; then try again."
        if private
        else "I’m not in that channel yet. Type /invite @Bothways there; then try again."
    )
    assert gita.modal is not None
    assert "Step 2 of 3" in gita.modal.shown


async def test_an_archived_channel_is_said_on_its_field(here: SimulatedBot, gita: Person) -> None:
    here.workspace.add_channel("#people", members=(gita,), with_bot=True)
    await here.workspace.archives("#people")
    await gita.types("/mentoring cohort new")
    await gita.fills(WHAT | {"Announcement channel": "#people"})

    await gita.submits()

    assert gita.errors == {
        "Announcement channel": (
            "Nobody would see the announcement, since that channel is archived. "
            "Choose another channel, or unarchive it."
        )
    }


async def test_a_channel_that_was_lost_since_the_preview_sends_nothing_and_says_what_to_do(
    here: SimulatedBot, gita: Person
) -> None:
    await drafts(gita)
    await here.workspace.removes_bot(CHANNEL)

    await gita.submits()
    assert gita.latest.shown == (
        "*Nothing was sent.* I’m not in #mentoring yet. Type `/invite @Bothways` there; then try again.\n"
        "[Open the preview]"
    )
    await here.workspace.invites_bot(CHANNEL)
    await gita.presses("Open the preview")
    await gita.submits()

    assert "*The announcement of Spring cohort goes to #mentoring in five minutes.*" in gita.latest.shown


async def test_a_channel_that_is_archived_while_the_announcement_is_held_is_told_to_the_organiser(
    here: SimulatedBot, gita: Person
) -> None:
    await drafts(gita)
    await gita.submits()
    await here.workspace.archives(CHANNEL)

    await here.pass_time(timedelta(hours=1))

    assert gita.latest.shown == (
        "*Something needs you:* the announcement in #mentoring wasn’t sent. The channel is archived; unarchive it. "
        "People can join with `/mentoring join` all the same."
    )


async def test_a_cancelled_announcement_is_a_draft_again_and_nobody_saw_it(here: SimulatedBot, gita: Person) -> None:
    await drafts(gita)
    await gita.submits()
    await here.pass_time(timedelta(minutes=4))

    await gita.presses("Cancel the announcement")
    assert gita.latest.shown.startswith("*Cancelled.* Nothing was sent, and Spring cohort is a draft again.")
    await here.pass_time(timedelta(hours=1))
    assert gita.inbox(CHANNEL) == []
    await gita.presses("Open the preview")
    await gita.submits()
    await here.pass_time(timedelta(minutes=6))

    assert "[Join]" in gita.inbox(CHANNEL)[-1].shown


async def test_a_cancel_after_it_was_sent_is_too_late_and_says_so(here: SimulatedBot, gita: Person) -> None:
    await drafts(gita)
    await gita.submits()
    held = gita.latest
    await here.pass_time(timedelta(minutes=6))

    await gita.presses("Cancel the announcement", on=held)

    assert gita.latest.shown.startswith("Too late to cancel: it’s been sent.")


async def test_back_from_the_preview_changes_the_draft_instead_of_making_another(
    here: SimulatedBot, gita: Person
) -> None:
    await drafts(gita)
    await gita.cancels()
    await gita.fills({"Length of a session": "60 minutes"})
    await gita.submits()
    await gita.submits()
    assert gita.modal is not None
    assert "2 sessions of 60 minutes" in gita.modal.shown

    await gita.cancels(everything=True)
    await gita.types("/mentoring cohort")

    assert gita.latest.shown == (
        "*Spring cohort* · draft\nNobody has been told yet.\nDates: starts on Mon 1 February.\n"
        "Still to do: a second organiser, the announcement and ten people, so that the report can show figures.\n"
        "[Open the preview] (More ▾)\n[Open a new cohort]"
    )


async def test_closing_the_preview_says_that_the_draft_is_kept(here: SimulatedBot, gita: Person) -> None:
    await drafts(gita)

    await gita.cancels(everything=True)

    assert gita.latest.shown == "*Spring cohort is kept as a draft.* Nobody has been told.\n[Open the preview]"


async def test_a_draft_is_changed_from_its_preview_with_everything_filled_in(here: SimulatedBot, gita: Person) -> None:
    await drafts(gita)
    await gita.cancels(everything=True)
    await gita.presses("Open the preview")

    await gita.presses("Change something")
    assert gita.modal is not None
    assert gita.modal.values == {
        "Name": "Spring cohort",
        "Announcement channel": "#mentoring",
        "Opt-in closes on": "2027-01-22",
        "Starts on": "2027-02-01",
    }
    await gita.fills({"Name": "Summer cohort"})
    await gita.submits()
    await gita.submits()
    await gita.fills({"Who may join": "Members of the announcement channel"})
    await gita.submits()
    await gita.submits()

    await here.pass_time(timedelta(minutes=6))
    assert "*Summer cohort: mentoring that goes both ways.*" in gita.inbox(CHANNEL)[-1].shown


async def test_a_cohort_for_a_channel_refuses_whoever_is_not_in_it(here: SimulatedBot, gita: Person) -> None:
    await drafts(gita)
    await gita.cancels()
    await gita.submits()
    await gita.fills({"Who may join": "Members of the announcement channel"})
    await gita.submits()
    await gita.submits()
    await here.pass_time(timedelta(minutes=6))
    ben = await here.workspace.hire("Ben Okafor")

    await ben.opens_home()
    await ben.presses("Join")

    assert ben.modal is not None
    assert "*Spring cohort* is for the members of #mentoring. Join that channel first" in ben.modal.shown


async def test_the_name_of_a_cohort_calls_nobody(here: SimulatedBot, gita: Person) -> None:
    await drafts(gita, name="<!channel> & co")
    await gita.submits()
    held = gita.latest
    await here.pass_time(timedelta(minutes=6))
    await gita.types("/mentoring cohort")
    await gita.presses("Cancel the announcement", on=held)

    assert "<!channel> & co" in read(gita)
    assert [message for message in gita.sees if "<!channel>" in f"{message.blocks}"] == []


async def test_two_cohorts_that_go_on_at_once_have_two_names(here: SimulatedBot, gita: Person) -> None:
    await announces(here, gita)
    await gita.types("/mentoring cohort new")
    days = {"Opt-in closes on": "2027-01-22", "Starts on": "2027-02-01"}
    await gita.fills(WHAT | days | {"Name": "spring  COHORT"})

    await gita.submits()
    assert gita.errors == {"Name": "A cohort of that name goes on already. Give this one another name."}
    await gita.fills({"Name": "Spring cohort, second half"})
    await gita.submits()

    assert gita.modal is not None
    assert "Step 2 of 3" in gita.modal.shown
