"""Changing one's profile, and what becomes of text that is too long, too much or not meant well."""

from __future__ import annotations

from datetime import timedelta

import pytest

from simulator.stage import SimulatedBot
from tests.journeys.acts import CHANNEL, INTRODUCED, JUNIOR, SENIOR, approves, fills_profile, joins, sends_anyway
from tests.journeys.conftest import Three

LONG = "négociation " * 500


async def test_an_edited_profile_keeps_what_was_not_changed(here: SimulatedBot, joined: Three) -> None:
    amina = joined.amina

    await amina.types("/mentoring profile")
    await amina.fills({"Something else I can offer": "Beekeeping, negotiating"})
    await amina.submits()
    await amina.submits()
    await amina.submits()
    assert "Your profile is saved, and you’re still in Spring cohort" in amina.latest.shown
    await amina.presses("Edit my profile")

    assert amina.modal is not None
    assert amina.modal.values == {
        "What I can offer": "Negotiation",
        "Something else I can offer": "Beekeeping",
        "What I would like to learn": "Spreadsheets",
        "Something else I would like to learn": "",
    }
    await amina.submits()
    assert amina.modal.values["My department"] == "Surgery"


async def test_a_word_of_several_meanings_is_asked_about_and_kept_in_quotation_marks(
    here: SimulatedBot, joined: Three
) -> None:
    amina = joined.amina

    await amina.types("/mentoring profile")
    await amina.fills({"Something else I can offer": "n/a; feedback; pottery"})
    await amina.submits()
    assert amina.errors == {
        "Something else I can offer": "feedback: did you mean Giving feedback or Taking feedback well? Write the one "
        "you mean, or put it in quotation marks to keep it."
    }
    await amina.fills({"Something else I can offer": "“feedback”, pottery"})
    await amina.submits()
    await amina.submits()
    await amina.submits()
    await amina.presses("Edit my profile")

    assert amina.modal is not None
    assert amina.modal.values["Something else I can offer"] == "“feedback”, pottery"


async def test_back_leads_to_the_step_before_with_everything_in_it(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")
    await ben.types("/mentoring join")
    await ben.fills({"What I can offer": ["Spreadsheets"], "What I would like to learn": ["Negotiation"]})
    await ben.submits()

    await ben.cancels()

    assert ben.modal is not None
    assert ben.modal.values["What I can offer"] == "Spreadsheets"


async def test_too_many_topics_are_an_error_on_the_field_that_is_too_full(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")
    await ben.types("/mentoring join")
    await ben.fills(
        {
            "What I can offer": ["Something else, typed below"],
            "Something else I can offer": "a, b, c, d, e, f, g",
            "What I would like to learn": ["Negotiation"],
        }
    )

    await ben.submits()

    assert ben.errors == {"Something else I can offer": "Keep it to 6 things in all, picked and typed together."}
    assert ben.modal is not None
    assert ben.modal.values["What I would like to learn"] == "Negotiation"


FIRST = {"What I can offer": ["Spreadsheets"], "What I would like to learn": ["Negotiation"]}
SECOND = {"Where I am at work": JUNIOR["level"]}


@pytest.mark.parametrize(
    ("steps", "field", "most"),
    [
        ([FIRST], "Something else I can offer", 120),
        ([FIRST], "Something else I would like to learn", 120),
        ([FIRST, SECOND], "My department", 60),
        ([FIRST, SECOND, {}], "Topics I would rather not be asked about (private)", 120),
    ],
)
async def test_text_that_is_too_long_is_an_error_on_its_field_with_all_else_kept(
    here: SimulatedBot, steps: list[dict[str, object]], field: str, most: int
) -> None:
    ben = await here.workspace.hire("Ben Okafor")
    await ben.types("/mentoring join")
    for before in steps[:-1]:
        await ben.fills(before)
        await ben.submits()
    await ben.fills(steps[-1])
    assert ben.modal is not None
    kept = ben.modal.values

    await ben.fills({field: LONG})
    await ben.submits()
    assert ben.errors == {field: f"Please enter no more than {most} characters."}
    await sends_anyway(ben)

    assert ben.errors == {field: f"Keep it to {most} characters."}
    assert ben.modal.values == kept | {field: LONG}


async def test_nobody_can_name_themselves_as_their_manager(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")
    await ben.types("/mentoring join")
    for step in (FIRST, SECOND):
        await ben.fills(step)
        await ben.submits()

    await ben.fills({"My manager, and their manager (private)": ["Ben Okafor"], "My working days": []})
    await ben.submits()
    assert ben.errors == {"My working days": "Please complete this required field."}
    await ben.fills({"My working days": ["Monday"]})
    await ben.submits()

    assert ben.errors == {"My manager, and their manager (private)": "Choose your manager, or nobody: this is you."}


async def test_what_somebody_types_reaches_their_partner_as_text_alone(here: SimulatedBot, announced: Three) -> None:
    hostile = "<!channel> & *bold* \x00\u202eevil"
    await joins(announced.ben, JUNIOR, "<!here>")
    await announced.amina.presses("Join", in_=CHANNEL)
    await announced.amina.fills({"Something else I can offer": hostile})
    await fills_profile(announced.amina, SENIOR, "<@U1> | `x`")

    await approves(here, announced.gita)
    await here.travel(INTRODUCED)

    introduction = next(message for message in announced.ben.sees if "learning partners" in message.shown)
    raw = str(introduction.blocks)
    assert "<!channel> & *bold* evil" in introduction.shown
    assert ("<!channel>" in raw, "<!here>" in raw, "<@U1>" in raw, "\\u202e" in raw) == (False, False, False, False)


async def test_a_profile_that_is_closed_half_way_changes_nothing(here: SimulatedBot, joined: Three) -> None:
    ben = joined.ben
    await ben.types("/mentoring profile")
    await ben.fills({"What I can offer": ["Negotiation"]})
    await ben.submits()
    await ben.cancels(everything=True)
    await here.pass_time(timedelta(minutes=1))

    await ben.types("/mentoring profile")

    assert ben.modal is not None
    assert ben.modal.values["What I can offer"] == "Spreadsheets"


async def test_a_level_must_be_chosen(here: SimulatedBot) -> None:
    person = await here.workspace.hire("Ben Okafor")
    await person.types("/mentoring join")
    await person.fills(FIRST)
    await person.submits()

    await sends_anyway(person)

    assert person.errors == {"Where I am at work": "Choose the line that fits best."}
