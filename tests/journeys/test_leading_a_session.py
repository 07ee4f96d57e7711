"""*Start our session*: one message in the pair's conversation says whose turn it is, until all had the same time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from simulator.people import Person
from simulator.screen import SeenMessage
from simulator.stage import SimulatedBot
from tests.journeys.acts import CHANNEL, FIRST_SESSION, INTRODUCED, JUNIOR, SENIOR, approves, joins, read
from tests.journeys.conftest import Three, on_postgresql_too

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


@pytest.fixture
async def ready(here: SimulatedBot, approved: Three) -> Three:
    """The agenda of the first session is before both."""
    await here.travel(FIRST_SESSION)
    return approved


def cards(person: Person) -> list[SeenMessage]:
    """The messages of sessions that are or were led."""
    marks = ("Session 1, turn", "That was session 1", "*Stopped.*", "stopped here", "I lost touch")
    return [message for message in person.sees if any(mark in message.shown for mark in marks)]


def card(person: Person) -> SeenMessage:
    [only] = cards(person)
    return only


def place(person: Person) -> str:
    """Which turn a person reads that it is."""
    return card(person).shown.splitlines()[0]


async def starts(person: Person) -> None:
    agenda = next(message for message in person.sees if "[Start our session]" in message.shown)
    await person.presses("Start our session", on=agenda)


async def to_the_end(here: SimulatedBot, person: Person) -> None:
    """Let each turn take its time."""
    while "turn" in place(person):
        await here.pass_time(MINUTE)


@on_postgresql_too
async def test_one_message_leads_both_through_every_turn(here: SimulatedBot, ready: Three) -> None:
    amina, ben = ready.amina, ready.ben
    began = here.clock()
    await starts(amina)
    shown = card(ben)
    assert "Session 1, turn 1 of 11" in shown.shown
    assert card(amina).ref == shown.ref
    seen = [place(ben)]
    while "turn" in place(ben):
        await here.pass_time(SECOND * 30)
        if place(ben) != seen[-1]:
            seen.append(place(ben))

    assert card(ben).ref == shown.ref
    assert seen[:-1] == [f"Session 1, turn {turn} of 11" for turn in range(1, 12)]
    assert here.clock() - began == 45 * MINUTE
    assert "*That was session 1.*" in card(ben).shown


async def test_next_moves_both_on_and_a_second_press_does_nothing(here: SimulatedBot, ready: Three) -> None:
    amina, ben = ready.amina, ready.ben
    await starts(ben)
    old = card(ben)
    await amina.presses("Next", on=card(amina))
    assert "turn 2 of 11" in place(ben)

    await ben.presses("Next", on=old)

    assert "turn 2 of 11" in place(amina)
    assert ben.latest.shown.startswith("Nothing changed, that turn is over. Now: @")


async def test_who_presses_start_twice_has_one_session(here: SimulatedBot, ready: Three) -> None:
    await starts(ready.amina)
    await starts(ready.ben)
    assert len(cards(ready.ben)) == 1
    assert "Your session is under way already. Now: @" in ready.ben.latest.shown


async def test_longer_gives_the_partner_as_much(here: SimulatedBot, ready: Three) -> None:
    amina, ben = ready.amina, ready.ben
    await starts(amina)
    assert "2½ minutes, until" in card(ben).shown
    await ben.presses("We need longer", on=card(ben))
    assert "4½ minutes, until" in card(amina).shown
    await ben.presses("Next", on=card(ben))
    assert "4½ minutes, until" in card(amina).shown


async def test_another_question_leaves_the_time_in_place(here: SimulatedBot, ready: Three) -> None:
    amina, ben = ready.amina, ready.ben
    await starts(amina)
    before = card(ben).shown.splitlines()
    await ben.presses("Another question", on=card(ben))
    after = card(amina).shown.splitlines()
    assert after[3] != before[3]
    assert after[:3] == before[:3]
    assert "[Another question]" not in card(amina).shown


async def test_it_ends_with_did_you_meet_answered_for_whoever_pressed(here: SimulatedBot, ready: Three) -> None:
    amina, ben = ready.amina, ready.ben
    await starts(amina)
    await here.pass_time(20 * MINUTE)
    await ben.presses("Next", on=card(ben))
    await to_the_end(here, ben)
    assert "@Ben Okafor says that you met. @Amina Diallo, one tap and it counts." in card(amina).shown

    await amina.presses("Yes, we met", on=card(amina))

    assert "*Session 1 is counted: you both say that you met.*" in amina.latest.shown
    assert "It’s counted: you both say that you met." in card(ben).shown
    await here.pass_time(timedelta(days=10))
    assert "meet for session 1?" not in read(ben)


async def test_a_session_in_which_nobody_pressed_anything_asks_both(here: SimulatedBot, ready: Three) -> None:
    await starts(ready.amina)
    await to_the_end(here, ready.amina)
    assert "Did you meet? It counts when you both say so." in card(ready.ben).shown


async def test_stopped_at_once_nothing_is_counted_and_it_can_be_started_again(here: SimulatedBot, ready: Three) -> None:
    amina, ben = ready.amina, ready.ben
    await starts(amina)
    await ben.presses("Stop here", on=card(ben), confirm=True)
    assert card(amina).shown.startswith("*Stopped.* Nothing is counted.")

    await ben.presses("Start our session", on=card(ben))

    assert [message.shown.splitlines()[0][:9] for message in cards(ben)] == ["*Stopped.", "Session 1"]


async def test_whoever_asks_for_it_hears_of_each_switch_once(here: SimulatedBot, ready: Three) -> None:
    amina, ben = ready.amina, ready.ben
    await starts(amina)
    await ben.presses("Ping us at each switch", on=card(ben))
    await to_the_end(here, ben)
    lines = [message.shown for message in ben.sees if message.shown.startswith("*Switch:*")]
    assert len(lines) == 10
    assert lines[0] in {"*Switch:* @Ben Okafor answers now.", "*Switch:* @Amina Diallo answers now."}


@on_postgresql_too
async def test_whoever_leaves_ends_it_and_nobody_reads_why(here: SimulatedBot, ready: Three) -> None:
    await starts(ready.amina)
    await ready.ben.types("/mentoring leave")
    await ready.ben.submits()
    await here.beat()
    assert card(ready.amina).shown == "*Session 1 stopped here.*"


async def test_a_pause_ends_it_and_while_somebody_is_away_none_begins(here: SimulatedBot, ready: Three) -> None:
    await starts(ready.amina)
    await ready.ben.types("/mentoring pause")
    await ready.ben.submits()
    await here.beat()
    assert card(ready.amina).shown == "*Session 1 stopped here.*"
    await starts(ready.amina)
    assert "@Ben Okafor paused for now, so nothing was started." in ready.amina.latest.shown


async def test_a_deactivated_account_ends_it(here: SimulatedBot, ready: Three) -> None:
    await starts(ready.amina)
    await here.workspace.deactivates(ready.ben)
    await here.beat()
    assert card(ready.amina).shown == "*Session 1 stopped here.*"


async def test_whoever_is_erased_takes_the_conversation_back(here: SimulatedBot, ready: Three) -> None:
    await starts(ready.amina)
    ref = card(ready.amina).ref
    await ready.ben.types("/mentoring data")
    await ready.ben.presses("Erase everything")
    await ready.ben.submits()
    await here.beat()
    left = next(message for message in ready.amina.sees if message.ref == ref)
    assert "was taken back: somebody it was about asked for their data to be erased" in left.shown
    assert ready.ben.id not in left.text


@on_postgresql_too
async def test_three_take_turns_and_each_has_as_much(here: SimulatedBot, announced: Three) -> None:
    chiara = await here.workspace.hire("Chiara Conti", channels=(CHANNEL,))
    await joins(announced.amina, SENIOR, "Surgery")
    await joins(announced.ben, JUNIOR, "Finance")
    await joins(chiara, {**JUNIOR, "seeks": ["Negotiation", "Spreadsheets"]}, "Estates")
    await approves(here, announced.gita)
    await here.travel(FIRST_SESSION)
    await starts(chiara)
    turns = []
    for label in (*["Next"] * 15, "Finish"):
        turns.append(card(announced.ben).shown.splitlines()[1])
        await announced.amina.presses(label, on=card(announced.amina))
        await here.pass_time(5 * SECOND)

    people = ("@Amina Diallo", "@Ben Okafor", "@Chiara Conti")
    assert {sum(person in turn for turn in turns) for person in people} == {8}
    assert card(chiara).shown.startswith("*Stopped.* Nothing is counted.")


async def test_app_home_starts_it(here: SimulatedBot, ready: Three) -> None:
    await ready.ben.opens_home()
    await ready.ben.presses("Start our session", in_="home")
    assert "turn 1 of 11" in place(ready.amina)
    assert "*Session 1 has begun*, in your conversation with @Amina Diallo." in read(ready.ben)


async def test_old_buttons_say_what_is_true_now(here: SimulatedBot, ready: Three) -> None:
    amina, ben = ready.amina, ready.ben
    await starts(amina)
    first = card(amina)
    await here.pass_time(20 * MINUTE)
    for label in ("Next", "Another question", "We need longer"):
        await ben.presses(label, on=first)
        assert ben.latest.shown.startswith("Nothing changed, that turn is over. Now: ")
    await ben.presses("Stop here", on=first, confirm=True)
    assert "*Thanks!* Session 1 counts once @Amina Diallo confirms too." in ben.latest.shown
    await ben.presses("Next", on=first)
    assert ben.latest.shown == "This session is over already, so nothing changed."
    await amina.presses("Yes, we met", on=card(amina))
    await starts(ben)
    assert ben.latest.shown.startswith("Session 1 is counted already.")


async def test_a_message_that_somebody_deleted_comes_again(here: SimulatedBot, ready: Three) -> None:
    await starts(ready.amina)
    gone = card(ready.amina).ref
    del here.slack.workspaces[0].team.channels[gone[0]].messages[gone[1]]
    await here.pass_time(3 * MINUTE)
    assert card(ready.ben).ref != gone
    assert "turn 2 of 11" in place(ready.ben)


async def test_the_command_starts_it_before_any_agenda(here: SimulatedBot, approved: Three) -> None:
    await approved.amina.types("/mentoring session")
    assert "There’s no session to start yet." in approved.amina.latest.shown
    await here.travel(INTRODUCED)
    await approved.amina.types("/mentoring session")
    assert "*Session 1 with @Ben Okafor.* I lead you turn by turn, in your conversation." in approved.amina.latest.shown
    await approved.amina.presses("Start our session")
    assert "turn 1 of 11" in place(approved.ben)
    await approved.ben.types("/mentoring session")
    assert "*Session 1 with @Amina Diallo* is under way" in approved.ben.latest.shown
