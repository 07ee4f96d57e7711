"""The agreement: offered words in one tap, own words in two steps, live when all signed, and no word signed unread."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mentoring.questions.off_limits import touches
from prompts.loader import load_bank
from simulator.cast import CAST
from simulator.people import Person
from simulator.screen import SeenMessage
from simulator.stage import SimulatedBot
from simulator.story import Story
from tests.journeys.acts import FIRST_SESSION, INTRODUCED, read, said
from tests.journeys.conftest import Three, on_postgresql_too

OWN = {
    "What I want": "To hear how decisions are made.",
    "What I bring": "Fresh eyes.",
    "How I like to work": "On a walk.",
    "What stays between us": "Everything.",
}


def latest_with(person: Person, label: str) -> SeenMessage:
    return next(message for message in reversed(person.sees) if label in message.shown)


async def opens(person: Person) -> None:
    await person.types("/mentoring agreement")


async def signs(person: Person) -> str:
    """Open it and sign what stands there; what is said then."""
    await opens(person)
    await person.presses("Sign")
    shown = said(person)
    await person.cancels(everything=True)
    return shown


async def writes(person: Person, button: str, off_limits: str = "") -> str:
    """Use one's own words; what is said then."""
    await opens(person)
    await person.presses(button)
    await person.fills(OWN)
    await person.submits()
    await person.fills({"Topics I’d rather leave out": off_limits} if off_limits else {})
    await person.submits()
    shown = said(person)
    await person.cancels(everything=True)
    return shown


@on_postgresql_too
async def test_offered_words_are_signed_with_one_tap_each_and_then_it_is_live(
    here: SimulatedBot, approved: Three
) -> None:
    amina, ben = approved.amina, approved.ben
    await here.travel(INTRODUCED)
    await opens(amina)
    assert "*Sign these words with one tap, or use your own.*" in said(amina)
    assert "*What I want:* To learn more: Spreadsheets." in said(amina)
    assert "*What I bring:* What I know, and my questions: Negotiation." in said(amina)
    await amina.presses("Sign")
    assert "*Signed.* It’s live once @Ben Okafor signed too." in said(amina)

    await opens(ben)
    assert "*@Amina Diallo* · signed\n*What I want:* To learn more: Spreadsheets." in said(ben)
    await ben.presses("Sign")
    assert "*Signed, and live.*" in said(ben)
    await here.pass_time(timedelta(days=1))

    assert "*Your agreement with @Ben Okafor is live.*" in read(amina)
    assert "is live.*" not in read(ben)


@on_postgresql_too
async def test_a_change_after_signing_takes_back_every_signature_and_says_so(
    here: SimulatedBot, approved: Three
) -> None:
    amina, ben = approved.amina, approved.ben
    await here.travel(INTRODUCED)
    await signs(amina)
    await signs(ben)

    shown = await writes(ben, "Change my part")
    await here.pass_time(timedelta(days=1))

    assert "*Saved, so nobody’s signature counts any more.* I’ll tell @Amina Diallo." in shown
    assert "*Your agreement with @Ben Okafor has new words.*" in read(amina)
    await opens(amina)
    assert "*@Amina Diallo* · not signed yet" in said(amina)
    assert "*How I like to work:* On a walk." in said(amina)


async def test_own_words_are_a_draft_that_the_other_reads(here: SimulatedBot, approved: Three) -> None:
    await here.travel(INTRODUCED)
    shown = await writes(approved.ben, "Use my own words")
    assert "*Saved.* @Amina Diallo can read it. Sign when it’s right." in shown

    await opens(approved.amina)

    assert "*@Ben Okafor* · not signed yet\n*What I want:* To hear how decisions are made." in said(approved.amina)


async def test_nobody_signs_words_that_they_have_not_read(here: SimulatedBot, approved: Three) -> None:
    amina, ben = approved.amina, approved.ben
    await here.travel(INTRODUCED)
    await opens(amina)
    await writes(ben, "Use my own words")

    await amina.presses("Sign")

    assert "*It changed while you were reading.*" in said(amina)
    assert "*What I want:* To hear how decisions are made." in said(amina)
    assert "*@Amina Diallo* · not signed yet" in said(amina)


async def test_who_has_not_signed_is_reminded_once_and_who_has_is_not(here: SimulatedBot, approved: Three) -> None:
    amina, ben = approved.amina, approved.ben
    await here.travel(INTRODUCED)
    await signs(amina)

    await here.travel(FIRST_SESSION)

    assert read(ben).count("*Sign your agreement with @Amina Diallo.* @Amina Diallo signed already.") == 1
    assert "agreement with @Ben Okafor" not in read(amina)
    await here.pass_time(timedelta(weeks=4))
    assert read(ben).count("*Sign your agreement with @Amina Diallo.*") == 1


async def test_it_opens_from_the_introduction_the_first_agenda_and_app_home(
    here: SimulatedBot, approved: Three
) -> None:
    ben = approved.ben
    await here.travel(INTRODUCED)
    await ben.presses("Open the agreement", on=latest_with(ben, "learning partners"))
    assert said(ben).startswith("Your agreement\n*Sign these words with one tap, or use your own.*")
    await ben.cancels(everything=True)
    await here.travel(FIRST_SESSION)
    await ben.presses("Open the agreement", on=latest_with(ben, "Session 1 of 2"))
    assert said(ben).startswith("Your agreement\n")
    await ben.cancels(everything=True)
    await ben.opens_home()
    await ben.presses("Open the agreement", in_="home")

    await ben.presses("Sign")

    assert ben.home is not None
    assert "Agreement: you’ve signed; it waits for your partner" in ben.home.shown


LIMITS = ("skills", "culture", "career", "decisions", "network")


@pytest.mark.parametrize("left_out", [(), LIMITS], ids=["nothing left out", "five themes left out"])
async def test_topics_left_out_are_not_asked_about(
    here: SimulatedBot, approved: Three, left_out: tuple[str, ...]
) -> None:
    await here.travel(INTRODUCED)
    shown = await writes(approved.ben, "Use my own words", off_limits=", ".join(left_out))
    assert ("Left out: skills, culture, career, decisions, network" in shown) is bool(left_out)

    await here.travel(FIRST_SESSION)

    ben = approved.ben
    await ben.presses("See all the questions", on=latest_with(ben, "Session 1 of 2"))
    assert ben.modal is not None
    asked = [each for each in load_bank().active() if each.text in ben.modal.shown]
    assert asked
    assert any(touches(each, LIMITS) for each in asked) is not bool(left_out)


async def test_without_a_partner_it_says_so_and_an_ended_one_can_only_be_read(
    here: SimulatedBot, approved: Three
) -> None:
    amina = approved.amina
    await opens(amina)
    assert "You have no partner just now. I’ll message you when you’re matched." in said(amina)
    await amina.cancels(everything=True)
    await here.travel(INTRODUCED)
    introduction = latest_with(amina, "learning partners")
    await signs(amina)
    await approved.ben.types("/mentoring leave")
    await approved.ben.submits()

    await amina.presses("Open the agreement", on=introduction)

    assert "*Your pairing has ended.* This is what you wrote." in said(amina)
    assert "[Sign]" not in said(amina)


async def test_nobody_else_reads_or_signs_it(here: SimulatedBot, approved: Three) -> None:
    await here.travel(INTRODUCED)
    introduction = latest_with(approved.ben, "learning partners")
    approved.gita._screen.team.channels[introduction.channel_id].members.append(approved.gita.id)

    await approved.gita.presses("Open the agreement", on=introduction)

    assert "That belongs to somebody else, so nothing was changed." in said(approved.gita)


async def test_three_sign_one_agreement(here: SimulatedBot) -> None:
    story = Story(stage=here, roles=CAST[:3], tell=lambda _: None, leaver=None, pauser=None)
    await story.arrive()
    await story.open_cohort()
    await story.join()
    await story.pair()
    three = [story.people[name] for name in story.names()]

    shown = [await signs(each) for each in three]

    assert ["live.*" in each for each in shown] == [False, False, True]
    await here.pass_time(timedelta(days=1))
    assert ["is live.*" in read(each) for each in three] == [True, True, False]
