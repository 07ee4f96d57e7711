"""The whole cohort among people who read German, word by word; and a pair of whom one reads English."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from mentoring.model import Language
from simulator.cast import CAST, in_the_language
from simulator.people import Person
from simulator.stage import SimulatedBot, stage
from simulator.story import BEGINS, ORGANISER, Story
from simulator.texts import demo_texts
from tests import invariants
from tests.journeys.acts import (
    CHANNEL,
    FIRST_SESSION,
    INTRODUCED,
    JUNIOR,
    SENIOR,
    announces,
    approves,
    drafts,
    fills_profile,
    joins,
)
from tests.journeys.in_german import called, english_in, speaks_german
from tests.tables import opened

GOLDEN = Path(__file__).parent / "goldens" / "whole_cohort_in_german.txt"

ROLES = in_the_language(CAST[:11], demo_texts(Language.GERMAN))
"""Enough for a group of three and for a report with figures."""

NAMES = [ORGANISER, *(role.name for role in ROLES), *(role.name.split()[0] for role in ROLES), "Gita", "Bothways"]


async def test_a_cohort_lives_from_announcement_to_thanks_in_german(tmp_path: Path, update_goldens: bool) -> None:
    lines: list[str] = []
    memory = f"sqlite:///{tmp_path}/story.db"
    async with stage(memory, start=BEGINS, database=await opened(memory)) as set_up:
        story = Story(
            stage=set_up,
            roles=ROLES,
            tell=lines.append,
            language=Language.GERMAN,
            leaver="Femi Adeyemi",
        )
        await story.play()
        read = [message.shown for person in story.people.values() for message in person.sees]
        await invariants.hold(set_up)
    transcript = "\n".join(lines) + "\n"

    if update_goldens:
        GOLDEN.write_text(transcript, encoding="utf-8")
    assert transcript == GOLDEN.read_text(encoding="utf-8")
    assert len(read) > 250
    assert {word: shown for shown in read for word in english_in(shown, *NAMES)} == {}
    assert {word: line for line in lines for word in english_in(line, *NAMES)} == {}


def test_the_search_for_english_words_finds_them_and_nothing_else() -> None:
    assert english_in("*Nichts zu tun:* You’re in, and `/mentoring help` shows more.") == ["and", "more"]
    assert english_in("*Gita Rao* hat dich am Montag gefragt: war das gut so?", *NAMES) == []


async def welcomed(here: SimulatedBot, name: str, locale: str) -> Person:
    person = await here.workspace.hire(name, channels=(CHANNEL,), locale=locale)
    if locale.startswith("de"):
        speaks_german(person)
    return person


@pytest.fixture
async def mixed(here: SimulatedBot, gita: Person) -> tuple[Person, Person]:
    """Anna reads German and Ben reads English; they are partners, and the agenda of their first session is there."""
    anna = await welcomed(here, "Anna Diallo", "de-AT")
    ben = await welcomed(here, "Ben Okafor", "en-GB")
    await announces(here, gita)
    await joins(anna, SENIOR, "Chirurgie")
    await joins(ben, JUNIOR, "Finance")
    await approves(here, gita)
    await here.travel(INTRODUCED)
    await here.travel(FIRST_SESSION)
    return anna, ben


async def test_of_a_mixed_pair_each_reads_their_own_language_and_together_english(
    here: SimulatedBot, mixed: tuple[Person, Person]
) -> None:
    anna, ben = mixed
    together = [message.shown for message in ben.sees if message.ref in {each.ref for each in anna.sees}]
    alone = {person: [each.shown for each in person.sees if each.shown not in together] for person in mixed}

    assert any("you’re each other’s learning partners" in shown for shown in together)
    assert any("Session 1 of 2" in shown and "Opener" in shown for shown in together)
    assert any("*Du bist dabei: Spring cohort.*" in shown for shown in alone[anna])
    assert any("*You have joined Spring cohort.*" in shown for shown in alone[ben])

    await anna.presses("See all the questions")
    await ben.presses("See all the questions")
    assert anna.modal is not None
    assert ben.modal is not None
    assert "Ankommen" in anna.modal.shown
    assert english_in(anna.modal.shown, "Anna Diallo", "Ben Okafor") == []
    assert "Opener" in ben.modal.shown


async def test_whoever_changes_their_language_in_slack_reads_the_new_one(
    here: SimulatedBot, mixed: tuple[Person, Person]
) -> None:
    anna, ben = mixed
    await here.workspace.changes(ben, locale="de-DE")
    await here.pass_time(timedelta(minutes=2))
    ben.called = called

    await ben.types("/mentoring")
    assert english_in(ben.latest.shown, "Anna Diallo", "Ben Okafor", "Spring cohort") == []
    await anna.presses("Start our session", on=next(each for each in anna.sees if "[Start our session]" in each.shown))
    assert any("Treffen 1, Teil 1 von" in message.shown for message in anna.sees)


async def test_a_channel_reads_what_the_organiser_chose_in_the_preview(here: SimulatedBot, gita: Person) -> None:
    await drafts(gita)
    await gita.chooses("Language of what the channel reads", "Deutsch")
    assert gita.modal is not None
    assert "Mentoring in beide Richtungen" in gita.modal.shown
    assert "This goes to" in gita.modal.shown
    await gita.submits()
    await here.pass_time(timedelta(minutes=6))
    amina = await welcomed(here, "Amina Diallo", "en-GB")
    await amina.presses("Mitmachen", in_=CHANNEL)
    await fills_profile(amina, SENIOR)
    await here.beat()

    announced = next(message.shown for message in amina.inbox(CHANNEL) if "Mentoring in beide" in message.shown)
    assert "1 Person ist dabei." in announced
    assert "*You have joined Spring cohort.*" in amina.latest.shown
