"""A question typed in German gets the coach's word in German."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from mentoring.coach import Label, judge

DATA = Path(__file__).parents[2] / "data" / "questions"

RULES = {
    "Hast du schon mit deiner Chefin gesprochen?": Label.ADVICE,
    "An deiner Stelle würde ich warten.": Label.ADVICE,
    "was wäre wenn du mit ihm redest": Label.ADVICE,
    "Kannst du nicht einfach den Dienst tauschen?": Label.ADVICE,
    "Findest du nicht, dass der Plan unfair ist?": Label.LEADING,
    "Das war gut, oder?": Label.LEADING,
    "Magst du deine Arbeit?": Label.CLOSED,
    "arbeitest du gern hier": Label.CLOSED,
    "Was läuft gut, und was würdest du ändern?": Label.STACKED,
    "Warum bist du gegangen?": Label.WHY,
    "Wer ist dein Chef?": Label.NARROW,
    "Was hat dir geholfen?": Label.OPEN,
    "Mich interessiert, wie du das siehst.": Label.OPEN,
    "Erzähl mir von deinem ersten Tag.": Label.OPEN,
    "Danke dir!": Label.NOT_A_QUESTION,
}


@pytest.mark.parametrize(("text", "label"), RULES.items())
def test_a_german_question_is_judged_as_german(text: str, label: Label) -> None:
    word = judge(text)

    assert (word.label, word.language) == (label, "de")


def test_a_german_rewording_keeps_the_subject_in_its_case() -> None:
    word = judge("Hast du schon mit deiner Chefin gesprochen?")

    assert word.rewordings == (
        "Was hast du mit deiner Chefin schon versucht?",
        "Was ist dir mit deiner Chefin wichtig?",
    )


def test_several_german_questions_are_given_back_one_at_a_time() -> None:
    assert judge("Was läuft gut, und was würdest du ändern?").rewordings == (
        "Was läuft gut?",
        "Was würdest du ändern?",
    )


def test_nothing_that_is_english_is_taken_for_german() -> None:
    texts = []
    for name in ("train", "tuning", "fresh"):
        with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            texts += [row["text"] for row in csv.DictReader(file)]

    assert [text for text in texts if judge(text).language != "en"] == []
