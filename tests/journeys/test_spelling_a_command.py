"""`/mentoring` as people really type it: capitals, quotes, other words, and things that no bot expects."""

from __future__ import annotations

from simulator.people import Person
from simulator.stage import SimulatedBot
from tests.journeys.conftest import Three, over_socket_mode_too

NOTHING_OPEN = "No cohort is open for joining just now. You can make your profile already; I keep it for the next one."
HELP = "*Mentoring that goes both ways*: you learn from your partner, and your partner learns from you."


async def first_line(person: Person, typed: str) -> str:
    """What is answered to `/mentoring` with this after it."""
    await person.types(f"/mentoring {typed}")
    assert person.failure is None
    return person.latest.shown.splitlines()[0]


async def test_what_is_meant_is_done(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")
    meant = {
        "": NOTHING_OPEN,
        "   ": NOTHING_OPEN,
        "status": NOTHING_OPEN,
        "HELP": HELP,
        "help!": HELP,
        "“help”": HELP,
        "  help  me please": HELP,
        "help\nme": HELP,
        "?": HELP,
        "/help": HELP,
        "privacy": "Nothing is stored about you. `/mentoring join` makes a profile when you want to take part.",
        "Question": "*A question to think about yourself:*",
        "unpause": "You weren’t paused, so nothing was changed.",
        "cohorts": (
            "Bothways isn’t set up in this workspace yet. A workspace admin can type `/mentoring setup` to begin."
        ),
        "why": "I haven’t written to you yet, and nothing is planned.",
        "organizer": "Name the person: `/mentoring organiser @name`.",
    }

    assert {typed: await first_line(ben, typed) for typed in meant} == meant


async def test_every_word_for_joining_opens_the_profile(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")
    opened = []

    for typed in ("join", "JOIN", "enrol", "start", "profile", "edit", "me"):
        await ben.types(f"/mentoring {typed}")
        opened.append(ben.modal.title if ben.modal else "")
        await ben.cancels()

    assert opened == ["Your profile"] * 7


async def test_a_typing_error_is_understood(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")
    meant = {"jion": "join", "qestion": "question", "pasue": "pause", "leav": "leave", "dta": "data", "hlep": "help"}

    assert {typed: await first_line(ben, typed) for typed in meant} == {
        typed: f"I don’t know “{typed}”. Did you mean *{word}*?" for typed, word in meant.items()
    }


@over_socket_mode_too
async def test_nonsense_is_quoted_back_as_text_with_a_way_on(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")
    quoted = {
        "what is the payload": "what",
        "<!channel>": "<!channel>",
        "R&D": "r&d",
        "🙂": "🙂",
        "x" * 4000: "x" * 60,
        "%s%n{0}": "%s%n{0}",
        "'; drop table member; --": ";",
    }

    assert {typed: await first_line(ben, typed) for typed in quoted} == {
        typed: f"I don’t know “{shown}”. `/mentoring help` lists everything." for typed, shown in quoted.items()
    }


async def test_the_help_button_helps(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")
    await ben.types("/mentoring gibberish")

    await ben.presses("Show help")

    assert ben.latest.shown.startswith(HELP)


async def test_what_was_typed_after_a_slip_is_kept(here: SimulatedBot, announced: Three) -> None:
    await announced.gita.types(f"/mentoring organsier @{announced.ben.name}")
    await announced.gita.presses("Yes, organiser")

    assert announced.gita.latest.shown.startswith("*@Ben Okafor is an organiser now*")
