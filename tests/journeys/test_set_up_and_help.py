"""The first minutes: who may set up, what the command answers, what it makes of typing errors."""

from __future__ import annotations

from simulator.people import Person
from simulator.stage import SimulatedBot


async def test_the_first_admin_becomes_organiser_and_gets_one_next_step(here: SimulatedBot, gita: Person) -> None:
    assert "Next step" in gita.latest.shown
    assert [message.channel for message in gita.sees][-1] == "Bothways"


async def test_only_an_admin_can_set_up(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.types("/mentoring setup")

    assert ben.latest.shown == (
        "Only a workspace admin can do the first set-up. Ask one of yours to type `/mentoring setup`, once."
    )


async def test_a_typing_error_gets_a_suggestion_that_works(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.types("/mentoring jion")
    assert "Did you mean *join*?" in ben.latest.shown
    await ben.presses("Yes, join")

    assert ben.modal is not None
    assert ben.modal.title == "Your profile"


async def test_the_word_payload_in_a_command_is_answered(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.types("/mentoring ask what is the payload")

    assert "Narrow" in ben.latest.shown or "Open" in ben.latest.shown


async def test_help_shows_organisers_their_own_words(here: SimulatedBot, gita: Person) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.types("/mentoring help")
    await gita.types("/mentoring help")

    assert "cohort new" not in ben.latest.shown
    assert "cohort new" in gita.latest.shown


async def test_somebody_who_is_no_organiser_cannot_open_a_cohort(here: SimulatedBot, gita: Person) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.types("/mentoring cohort new")

    assert ben.modal is not None
    assert "Only organisers can do that" in ben.modal.shown


async def test_an_unsigned_request_is_turned_away(here: SimulatedBot) -> None:
    answer = await here.slack.forge({"type": "block_actions"}, signature="v0=" + "0" * 64)
    odd = await here.slack.forge({"type": "block_actions"}, timestamp="yesterday")

    assert (answer.status, odd.status) == (401, 401)
