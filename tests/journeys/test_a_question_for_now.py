"""`/mentoring question` and the coach: one at a time, never the same again, in private."""

from __future__ import annotations

from simulator.stage import SimulatedBot
from tests.journeys.acts import INTRODUCED
from tests.journeys.conftest import Three


def quoted(shown: str) -> str:
    return shown.splitlines()[1]


async def test_without_a_partner_it_is_a_question_to_oneself_and_never_twice_the_same(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.types("/mentoring question")
    assert ben.latest.shown.startswith("*A question to think about yourself:*\n>")
    given = [quoted(ben.latest.shown)]
    for _ in range(5):
        await ben.presses("Another question")
        given.append(quoted(ben.latest.shown))

    assert len(set(given)) == 6
    assert [line for line in given if not line.endswith("?")] == []


async def test_with_a_partner_it_is_for_them_and_only_the_asker_sees_it(here: SimulatedBot, approved: Three) -> None:
    await here.travel(INTRODUCED)
    before = approved.amina.sees

    await approved.ben.types("/mentoring question")

    assert approved.ben.latest.shown.startswith("*A question for @Amina Diallo:*\n>")
    assert approved.ben.latest.is_ephemeral
    assert approved.amina.sees == before


async def test_the_coach_opens_a_form_when_no_question_follows(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.types("/mentoring ask")
    await ben.fills({"Your question": "Don't you think the new rota is fairer?"})
    await ben.submits()

    assert ben.modal is not None
    assert "*Leading.*" in ben.modal.shown


async def test_the_coach_is_a_shortcut_too(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")
    [shortcut] = here.slack.app.shortcuts

    await ben.uses_shortcut(shortcut.name)

    assert ben.modal is not None
    assert ben.modal.title == "Make it open"


async def test_what_is_typed_to_the_coach_is_shown_as_text(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.types("/mentoring ask <!channel> R&D: have you tried <this>?")

    assert ben.latest.shown.startswith("><!channel> R&D: have you tried <this>?")
    assert "<!channel>" not in ben.latest.blocks[0]["text"]["text"]
