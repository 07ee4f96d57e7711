"""The coach, as somebody asks it: by command, by shortcut, in the form; and a question for now."""

from __future__ import annotations

from simulator.people import Person
from simulator.stage import SimulatedBot

ADVICE = "Have you tried talking to your manager?"
BETTER = "What have you tried so far with your manager?"


async def test_the_coach_answers_a_command_in_private(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")
    amira = await here.workspace.hire("Amira Haddad")
    here.workspace.add_channel("#ward", members=(ben, amira))

    await ben.types(f"/mentoring ask {ADVICE}", in_="#ward")

    assert "Advice in disguise." in ben.latest.shown
    assert f"Try: “{BETTER}”" in ben.latest.shown
    assert [message for message in amira.sees if ADVICE in message.shown] == []


async def test_a_wording_that_was_chosen_is_there_to_copy(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.types(f"/mentoring ask {ADVICE}")
    word = ben.latest
    await ben.presses("Use this", beside=BETTER, on=word)
    assert BETTER in ben.latest.shown
    assert ADVICE not in ben.latest.shown
    await ben.presses("Keep mine", on=word)
    assert ADVICE in ben.latest.shown


async def test_an_open_question_is_left_as_it_is(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.types("/mentoring ask what helped you most in your first week")

    assert "Open." in ben.latest.shown
    assert "Use this" not in ben.latest.shown


async def test_the_command_without_a_question_opens_the_form(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.types("/mentoring ask")

    assert ben.modal is not None
    assert ben.modal.title == "Make it open"


async def test_the_shortcut_looks_at_a_question_and_again_at_a_better_one(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.uses_shortcut("Make my question open")
    await ben.fills({"Your question": "Do you like the new rota?"})
    await ben.submits()
    assert ben.modal is not None
    assert "Closed." in ben.modal.shown
    await ben.fills({"Try another wording": "What do you like about the new rota?"})
    await ben.submits()

    assert ben.modal is not None
    assert "Open." in ben.modal.shown


async def test_a_wording_is_chosen_in_the_form(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.uses_shortcut("Make my question open")
    await ben.fills({"Your question": ADVICE})
    await ben.submits()
    await ben.presses("Why open questions?")
    assert ben.modal is not None
    assert ben.modal.title == "Why open questions?"
    await ben.cancels()
    await ben.presses("Use this", beside=BETTER)

    assert ben.modal is not None
    assert f"Yours to ask:\n>{BETTER}" in ben.modal.shown.replace("*", "")


async def test_what_people_type_is_shown_and_not_obeyed(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.types("/mentoring ask Have you told <!channel> about the Q&A and <this>?")
    sent = ben.latest.blocks[0]["text"]["text"]

    assert sent == ">Have you told &lt;!channel&gt; about the Q&amp;A and &lt;this&gt;?"
    assert "*Closed.*" in ben.latest.shown


async def test_a_question_for_now_never_comes_twice(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.types("/mentoring question")
    first = ben.latest.shown
    await ben.presses("Another question")

    assert "to think about yourself" in first
    assert ben.latest.shown != first


async def test_somebody_who_types_questions_gets_one(here: SimulatedBot, gita: Person) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.types("/mentoring questions")

    assert "A question to think about yourself" in ben.latest.shown


async def test_a_colleague_is_named_and_never_a_code(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")
    noah = await here.workspace.hire("Noah Evans")

    await ben.types("/mentoring ask Have you tried talking to @Noah Evans?")

    assert "Have you tried talking to a colleague?" in ben.latest.shown
    assert noah.id not in str(ben.latest.blocks)
