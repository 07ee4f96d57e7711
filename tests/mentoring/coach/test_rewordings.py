"""What the coach offers instead: few forms, each of which holds, and nothing where none does."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from mentoring.coach import Label, Shelf, judge, label_of
from prompts.coach import Encoder
from prompts.loader import load_bank

GRADED = Path(__file__).parents[2] / "data" / "questions" / "graded.csv"

FIRST = {
    "Have you tried talking to your manager?": "What have you tried so far with your manager?",
    "Did it go well?": "How did it go?",
    "Did your talk go badly?": "How did your talk go?",
    "Why did you leave the bank?": "What led you to leave the bank?",
    "Why did the committee reject your proposal?": "What led the committee to reject your proposal?",
    "How badly did the merger go?": "How did the merger go?",
    "The new office is lovely, isn't it?": "What do you make of the new office?",
    "How angry were you when they cut the budget?": "How did you feel when they cut the budget?",
    "Do you have any worries about the move?": "What worries do you have about the move?",
    "What if you stopped copying him in?": "What options do you see?",
    "Would a checklist help?": "What would help you?",
    "Is it better to start early or to start late?": "What speaks for each?",
    "Are you happy with the new rota?": "How do you feel about the new rota?",
}
LEFT_ALONE = (
    "Can you send me the deck?",
    "Can we meet on Tuesday?",
    "What helped you?",
    "I like my job.",
    "Who helped you?",
    "Do you have children?",
    "Why do you always sit at the back?",
)


@pytest.fixture(scope="module")
def shelf(ear: Encoder) -> Shelf:
    return Shelf(load_bank("en").active(), ear)


@pytest.mark.parametrize(("text", "better"), FIRST.items())
def test_a_form_that_holds_is_used(text: str, better: str, ear: Encoder) -> None:
    assert judge(text, ear).rewordings == (better,)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_where_no_form_holds_nothing_is_reworded(text: str, ear: Encoder) -> None:
    assert judge(text, ear).rewordings == ()


def test_several_questions_are_given_back_one_at_a_time(ear: Encoder) -> None:
    word = judge("How did the tour go, and what would you change?", ear)

    assert word.rewordings == ("How did the tour go?", "What would you change?")


def test_names_and_days_keep_their_capitals(ear: Encoder) -> None:
    assert judge("Why did you leave Leeds on a monday?", ear).rewordings == (
        "What led you to leave Leeds on a Monday?",
    )


def test_questions_on_the_same_theme_come_from_the_bank(ear: Encoder, shelf: Shelf) -> None:
    word = judge("You should ask for more say in the decisions here.", ear, shelf)
    texts = {question.text for question in load_bank("en").active()}

    assert len(word.alike) == 2
    assert set(word.alike) <= texts


@pytest.mark.parametrize("text", ["What helped you?", "Good morning!", "Can you send me the deck?"])
def test_who_needs_no_other_question_gets_none(text: str, ear: Encoder, shelf: Shelf) -> None:
    assert judge(text, ear, shelf).alike == ()


def graded() -> list[dict[str, str]]:
    with GRADED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_what_is_shown_is_what_was_graded(ear: Encoder) -> None:
    rows = graded()

    assert len(rows) >= 300
    assert [row["text"] for row in rows if " | ".join(judge(row["text"], ear).rewordings) != row["wording"]] == []


def test_nine_in_ten_wordings_are_good_and_hardly_any_is_bad() -> None:
    grades = [row["grade"] for row in graded() if row["wording"]]

    assert grades.count("good") >= 0.90 * len(grades)
    assert grades.count("bad") <= 0.02 * len(grades)
    assert len(grades) >= 0.50 * len(graded())


def test_a_second_person_who_saw_no_grades_mostly_gave_the_same() -> None:
    both = [(row["grade"], row["second"]) for row in graded() if row["second"]]
    second = [grade for _, grade in both]

    assert len(both) >= 160
    assert sum(one == other for one, other in both) >= 0.85 * len(both)
    assert second.count("good") >= 0.90 * len(second)
    assert second.count("bad") <= 0.02 * len(second)


def test_every_wording_that_is_shown_is_open_to_the_coach_itself(ear: Encoder) -> None:
    shown = [each for row in graded() if row["wording"] for each in row["wording"].split(" | ")]

    assert {label_of(each, ear) for each in shown} == {Label.OPEN}
