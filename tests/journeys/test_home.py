"""App Home: what matters to this person now, at each step of the way."""

from __future__ import annotations

from simulator.people import Person
from simulator.stage import SimulatedBot
from tests.journeys.acts import ASKED, INTRODUCED, SENIOR, fills_profile
from tests.journeys.conftest import Three


def home(person: Person) -> str:
    assert person.home is not None
    return person.home.shown


async def test_joining_from_app_home_changes_it_at_once(here: SimulatedBot, announced: Three) -> None:
    amina = announced.amina
    await amina.opens_home()
    assert home(amina).startswith("*Join Spring cohort.* It’s open until Fri 22 January.\n[Join] [How it works]")

    await amina.presses("Join", in_="home")
    await fills_profile(amina, SENIOR)

    assert home(amina).splitlines()[:4] == [
        (
            "*Nothing to do: you’re in Spring cohort.* People can join until Fri 22 January. I’ll message you when "
            "you’re matched."
        ),
        "———",
        "[Edit my profile] [Pause] [Leave the cohort] [What I hear from you] [A question for now] [How it works]",
        "Organised by @Gita Rao · `/mentoring help` lists everything I can do.",
    ]


async def test_did_you_meet_is_answered_from_app_home(here: SimulatedBot, approved: Three) -> None:
    amina, ben = approved.amina, approved.ben
    await here.travel(ASKED)
    await ben.opens_home()
    await ben.presses("Yes, we met", in_="home")
    assert "Session 1 counts once @Amina Diallo confirms too." in ben.latest.shown
    assert "*Next: session 2*, in the week of Mon 1 March; @Amina Diallo opens." in home(ben)
    await amina.opens_home()

    await amina.presses("Yes, we met", in_="home")

    assert "You and @Amina Diallo · 1 of 2 sessions held" in home(ben)


async def test_a_pause_shows_on_app_home_and_ends_there(here: SimulatedBot, approved: Three) -> None:
    amina = approved.amina
    await here.travel(INTRODUCED)
    await amina.opens_home()
    await amina.presses("Pause", in_="home")
    await amina.submits()
    assert home(amina).startswith("*Paused until Tue 9 February.* I’ll be back then.\n[Resume now]")

    await amina.presses("Resume now", in_="home")

    assert "Paused until" not in home(amina)


async def test_an_organiser_sees_every_cohort_with_its_next_step(here: SimulatedBot, announced: Three) -> None:
    gita = announced.gita
    await gita.opens_home()
    assert "For organisers\n*Spring cohort* · open · 0 participants\nPeople can join until Fri 22 January." in home(
        gita
    )

    await gita.presses("Open a new cohort", in_="home")

    assert gita.modal is not None
    assert gita.modal.title == "New cohort"


async def test_a_participant_sees_nothing_of_the_organisers_side(here: SimulatedBot, announced: Three) -> None:
    await announced.amina.opens_home()

    assert "For organisers" not in home(announced.amina)
