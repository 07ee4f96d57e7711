"""No dead buttons: pressed twice, too late, by somebody else, or not known at all, each one answers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from simulator.faults import Fault
from simulator.people import Person
from simulator.screen import SeenMessage
from simulator.stage import SimulatedBot
from tests.journeys.acts import (
    AFTER_CLOSING,
    ASKED,
    CHANNEL,
    FINISHED,
    INTRODUCED,
    JUNIOR,
    asked,
    drafts,
    forged,
    gets_at,
    joins,
    read,
    said,
)
from tests.journeys.conftest import Three, over_socket_mode_too

OLD = (
    "*That button is from an earlier version of this message*, so nothing was changed. Type `/mentoring` to see where "
    "things stand."
)
GONE = "That’s not here any more: it has changed since. Type `/mentoring` to see where things stand."
QUESTIONS = "See all the questions"
NOT_YOURS = "That belongs to somebody else, so nothing was changed."


def showing(person: Person, label: str) -> SeenMessage:
    """The newest message with a control of this name."""
    return next(message for message in reversed(person.sees) if label in message.shown)


@over_socket_mode_too
async def test_an_unknown_button_gets_a_kind_sentence(here: SimulatedBot, joined: Three) -> None:
    await joined.ben.presses("Edit my profile", on=forged(joined.ben.latest, action_id="of_last_year"))

    assert joined.ben.failure is None
    assert joined.ben.latest.shown == OLD


@over_socket_mode_too
async def test_a_form_of_an_earlier_version_saves_nothing_and_says_so(here: SimulatedBot, joined: Three) -> None:
    await joined.ben.types("/mentoring pause")
    view = joined.ben._hands.modal()
    assert view is not None
    view.content["callback_id"] = "pause_of_last_year"

    await joined.ben.submits()

    assert joined.ben.failure is None
    assert joined.ben.modal is not None
    assert "This form is from an earlier version, so nothing was saved." in joined.ben.modal.shown


async def test_a_form_whose_earlier_steps_got_lost_says_so_and_keeps_what_is_there(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")
    await ben.types("/mentoring join")
    await ben.fills({"What I can offer": ["Spreadsheets"], "What I would like to learn": ["Negotiation"]})
    await ben.submits()
    await ben.fills({"Where I am at work": "Leading a team"})
    await ben.submits()
    view = ben._hands.modal()
    assert view is not None
    view.content["private_metadata"] = "{not json"

    await ben.submits()

    assert ben.errors == {"My working days": "The steps before this one got lost. Please close this and begin again."}


async def test_join_pressed_twice_keeps_one_enrolment(here: SimulatedBot, joined: Three) -> None:
    await joins(joined.ben, JUNIOR, "Finance")

    assert "Your profile is saved, and you’re still in Spring cohort.* 2 people so far." in joined.ben.latest.shown


async def test_join_after_opt_in_has_closed_says_when_the_next_one_comes(here: SimulatedBot, joined: Three) -> None:
    late = await here.workspace.hire("Chiara Conti", channels=(CHANNEL,))
    announcement = late.sees[-1]
    await here.travel(AFTER_CLOSING)

    await late.presses("Join", on=announcement)

    assert late.modal is not None
    assert "*Spring cohort* has closed, so nothing was changed. The next cohort will be ann" in late.modal.shown


async def test_a_form_filled_in_while_opt_in_closed_keeps_the_profile_and_says_so(
    here: SimulatedBot, joined: Three
) -> None:
    late = await here.workspace.hire("Chiara Conti", channels=(CHANNEL,))
    await late.presses("Join", in_=CHANNEL)
    await late.fills({"What I can offer": ["Negotiation"], "What I would like to learn": ["Spreadsheets"]})
    await late.submits()
    await late.fills({"Where I am at work": "Leading a team"})
    await late.submits()
    await here.travel(AFTER_CLOSING)

    await late.submits()

    assert "Opt-in for *Spring cohort* has closed" in said(late)
    await late.types("/mentoring")
    assert "Your profile is kept for the next one." in late.latest.shown


async def test_open_the_preview_of_a_cohort_that_was_sent_does_not_send_it_twice(
    here: SimulatedBot, gita: Person
) -> None:

    await drafts(gita)
    await gita.cancels(everything=True)
    old = gita.latest
    await gita.presses("Open the preview", on=old)
    await gita.submits()
    await here.pass_time(timedelta(minutes=6))

    await gita.presses("Open the preview", on=old)

    assert gita.modal is not None
    assert "You can’t do this while *Spring cohort* is open." in gita.modal.shown


async def test_look_at_the_pairs_after_the_approval_says_where_things_stand(
    here: SimulatedBot, approved: Three
) -> None:
    await approved.gita.presses("Look at the pairs", on=showing(approved.gita, "[Look at the pairs]"))

    assert approved.gita.modal is not None
    assert "You can’t do this while *Spring cohort* is under way." in approved.gita.modal.shown


async def test_what_belongs_to_a_pair_answers_them_twice_and_nobody_else(here: SimulatedBot, approved: Three) -> None:
    await here.travel(ASKED)
    agenda, question = showing(approved.ben, QUESTIONS), asked(approved.ben)
    buttons = [each for block in agenda.blocks if block["type"] == "actions" for each in block["elements"]]
    session = next(each["value"] for each in buttons if each["text"]["text"] == QUESTIONS)
    swap, label = forged(agenda, action_id="swap_question", value=f"{session}|0"), buttons[0]["text"]["text"]
    await approved.ben.presses(label, on=swap)
    assert approved.ben.modal is not None
    assert approved.ben.modal.shown.startswith("Session 1\n")
    assert "[Swap" not in showing(approved.ben, QUESTIONS).shown

    await approved.amina.presses(label, on=swap)
    assert approved.amina.modal is not None
    assert "it’s one Swap a round." in approved.amina.modal.shown
    for message in (agenda, question):
        gets_at(approved.gita, message)
    for pressed, message in ((label, swap), (QUESTIONS, agenda)):
        await approved.gita.presses(pressed, on=message)
        assert NOT_YOURS in said(approved.gita)
        await approved.gita.cancels(everything=True)
    await approved.gita.presses("Change my goals", on=agenda)
    assert NOT_YOURS in said(approved.gita)
    await approved.gita.cancels(everything=True)
    await approved.gita.presses("Yes, we met", on=question)
    assert approved.gita.latest.shown == NOT_YOURS
    await approved.gita.presses("Yes, we met", on=forged(question, value="no-such-session"))
    assert approved.gita.latest.shown == GONE
    await approved.gita.presses("Why am I getting this?", on=agenda)

    assert approved.gita.modal is not None
    assert NOT_YOURS in approved.gita.modal.shown


async def test_buttons_of_a_cohort_that_is_over_still_answer(here: SimulatedBot, approved: Three) -> None:
    ben = approved.ben
    await here.travel(INTRODUCED)
    introduction = showing(ben, "learning partners")
    await here.travel(ASKED)
    question, agenda = asked(ben), showing(ben, QUESTIONS)
    await here.travel(FINISHED)
    answers = []

    for label, message in (
        ("Yes, we met", question),
        (QUESTIONS, agenda),
        ("Change my goals", agenda),
        ("Choose what you’d like to learn", introduction),
        ("Why am I getting this?", introduction),
        ("Pause until a day", introduction),
        ("Snooze for a day", introduction),
    ):
        await ben.presses(label, on=message, nth=1)
        assert ben.failure is None
        answers.append((ben.modal or ben.latest).shown)
        if ben.modal is not None:
            await ben.cancels(everything=True)

    assert [said for said in answers if "went wrong" in said or "One moment" in said] == []


@pytest.mark.parametrize("word", ["not_found", "view_not_found"])
async def test_whoever_closes_a_form_before_it_is_drawn_hears_of_no_fault(
    here: SimulatedBot, joined: Three, word: str, caplog: pytest.LogCaptureFixture
) -> None:
    heard = read(joined.ben)
    here.slack.faults.add(Fault.ERROR, "views.update", error=word, times=1)

    await joined.ben.types("/mentoring pause")

    assert joined.ben.failure is None
    assert read(joined.ben) == heard
    assert [line.getMessage() for line in caplog.records if line.levelname == "ERROR"] == []


async def test_a_menu_value_that_was_made_up_is_answered(here: SimulatedBot, approved: Three) -> None:
    ben = approved.ben
    await here.travel(INTRODUCED)
    message = showing(ben, "learning partners")
    menu = next(block["elements"][0] for block in message.blocks if block.get("block_id") == "more")
    answers = []

    for value in ("|", "snooze_day", "snooze_day|no-such-nudge", "why|no-such-nudge", "no_such_choice|x", "x" * 150):
        menu["options"][0]["value"] = value
        await ben.presses("Snooze for a day", on=message)
        assert ben.failure is None
        answers.append(ben.modal.shown if ben.modal else ben.latest.shown)
        if ben.modal:
            await ben.cancels(everything=True)

    snoozed = "*Snoozed until tomorrow at this time.* What’s due by then comes afterwards, if it still matters."
    gone = f"Not just now\n{GONE}\n[Close]"
    assert answers == [gone, snoozed, snoozed, gone, gone, gone]
