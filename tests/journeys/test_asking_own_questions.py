"""Organisers' own questions: written with the coach's word beside them, taken out, and brought from a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from mentoring.errors import NotAnOrganiser
from mentoring.model import Actor, MemberId, QuestionStage, Theme
from mentoring.programme.own_questions import Wording
from prompts.loader import load_bank
from prompts.working_bank import WorkingBank
from simulator.people import Person
from simulator.stage import SimulatedBot

GOOD = "What would a calm day in the store look like?"
HEADING = "id,text,follow_up_1,stage,asker,theme\n"


def actor(here: SimulatedBot, person: Person) -> Actor:
    return Actor(workspace=here.bothways.workspace, member=MemberId(person.id))


async def written(person: Person, text: str, follow_ups: str = "What makes it calm?") -> None:
    await person.types("/mentoring questions")
    await person.presses("Add a question")
    await person.fills({"The question": text, "One or two follow-up questions, one on each line": follow_ups})
    await person.chooses("When it fits", "To begin with")
    await person.chooses("What it’s about", "How things are done here")
    await person.submits()


async def test_the_coachs_word_follows_what_is_typed(here: SimulatedBot, gita: Person) -> None:
    await gita.types("/mentoring questions")
    assert "No questions of your own yet" in gita.latest.shown
    await gita.presses("Add a question")
    await gita.fills({"The question": "Do you like the new till?"})
    assert gita.modal is not None
    assert "Closed." in gita.modal.shown
    await gita.fills({"The question": "What do you like about the new till?"})

    assert gita.modal is not None
    assert "Open." in gita.modal.shown
    assert "Closed." not in gita.modal.shown


async def test_a_good_question_is_kept_and_can_be_taken_out(here: SimulatedBot, gita: Person) -> None:
    await written(gita, GOOD)
    assert "Added." in gita.latest.shown
    await gita.types("/mentoring questions")
    assert GOOD in gita.latest.shown
    await gita.presses("Take out", confirm=True)
    assert "Out of use." in gita.latest.shown
    await gita.types("/mentoring questions")

    assert "No questions of your own yet" in gita.latest.shown


async def test_what_is_wrong_is_said_under_its_field(here: SimulatedBot, gita: Person) -> None:
    await written(gita, "Have you tried asking the night shift?", "Why not?\nWhat helps?\nWhat else?")
    assert gita.errors == {
        "One or two follow-up questions, one on each line": (
            "Give it one or two follow-up questions, one on each line."
        )
    }
    await gita.fills({"One or two follow-up questions, one on each line": "Do you like it?"})
    await gita.submits()

    assert set(gita.errors) == {"The question", "One or two follow-up questions, one on each line"}
    assert gita.errors["The question"].startswith("“Have you tried” brings your own idea along")


async def test_a_question_that_the_bank_has_already_is_refused(here: SimulatedBot, gita: Person) -> None:
    taken = load_bank().active()[0]

    await written(gita, taken.text)

    assert gita.errors["The question"].startswith(f"It says what {taken.id} says")


async def test_own_questions_join_those_that_agendas_draw_on(here: SimulatedBot, gita: Person) -> None:
    rows = "".join(
        f",What would you want to know about {thing}?,What else?,reality,both,culture\n"
        for thing in ("the loading bay at night", "our oldest customer")
    )
    await gita.types("/mentoring questions")
    await gita.presses("Paste from a spreadsheet")
    await gita.fills({"Heading and rows": HEADING + rows})
    await gita.submits()
    assert "2 questions added." in gita.latest.shown
    shipped = WorkingBank(load_bank())
    async with here.bothways.database.transaction(here.bothways.workspace) as tx:
        bank = shipped.with_own(await tx.own_questions.all())

    assert [question.id for question in bank.active()[-2:]] == ["own-01", "own-02"]
    assert len(bank.active()) == len(shipped.active()) + 2


async def test_a_sheet_with_a_fault_adds_nothing_and_names_the_row(here: SimulatedBot, gita: Person) -> None:
    rows = (
        ",What would make the stock count lighter?,What else?,reality,both,culture\n"
        ",Do you like it?,What else?,reality,both,culture\n"
        ",What is new?,What else?,nowhere,both,culture\n"
    )
    await gita.types("/mentoring questions")
    await gita.presses("Paste from a spreadsheet")
    await gita.fills({"Heading and rows": HEADING + rows})
    await gita.submits()
    said = gita.errors["Heading and rows"]
    await gita.cancels()
    await gita.types("/mentoring questions")

    assert "Row 3: text:" in said
    assert "Row 4: stage: 'nowhere' is none of" in said
    assert "No questions of your own yet" in gita.latest.shown


async def test_rows_copied_out_of_a_spreadsheet_come_with_tabs(here: SimulatedBot, gita: Person) -> None:
    await gita.types("/mentoring questions")
    await gita.presses("Paste from a spreadsheet")
    row = f"\t{GOOD}\tWhat makes it calm?\topener\tboth\tculture\n"
    await gita.fills({"Heading and rows": HEADING.replace(",", "\t") + row})
    await gita.submits()

    assert "1 question added." in gita.latest.shown


async def test_the_download_has_every_question_and_ours(here: SimulatedBot, gita: Person) -> None:
    await written(gita, GOOD)
    await gita.types("/mentoring questions")
    await gita.presses("Download as a spreadsheet")
    sheet = await here.bothways.programme.own_questions.sheet(actor(here, gita))
    rows = list(csv.DictReader(io.StringIO(sheet)))

    assert "in our direct messages" in gita.latest.shown
    assert (len(rows), rows[-1]["text"]) == (378, GOOD)


async def test_only_organisers_add_questions(here: SimulatedBot, gita: Person) -> None:
    ben = await here.workspace.hire("Ben Okafor")
    own = here.bothways.programme.own_questions
    wording = Wording(text=GOOD, follow_ups=("What helps?",), stage=QuestionStage.OPENER, theme=Theme.CULTURE)

    for refused in (
        own.add(actor(here, ben), wording),
        own.bring(actor(here, ben), HEADING),
        own.sheet(actor(here, ben)),
    ):
        with pytest.raises(NotAnOrganiser):
            await refused
    assert list(await own.all(actor(here, gita))) == []
