"""English and German are judged; anything else gets one kind sentence that says so."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from handlers.blocks.questions import label_reason
from handlers.texts import texts
from mentoring.coach import Label, judge
from mentoring.coach.language import language_of
from mentoring.model import Language
from prompts.coach import Encoder

DATA = Path(__file__).parents[2] / "data" / "questions"

OTHERS = (
    "¿Qué te gusta de tu trabajo?", "¿Has hablado ya con tu jefe?", "Qu'est-ce qui vous plaît dans votre travail ?",
    "Pourquoi as-tu quitté ton poste ?", "Cosa ti piace del tuo lavoro?", "O que você gosta no seu trabalho?",
    "Wat vind je leuk aan je werk?", "Vad gillar du med ditt jobb?", "Co lubisz w swojej pracy?",
    "İşinde en çok ne seni mutlu ediyor ve neden?",
    "あなたの仕事で一番好きなことは何ですか", "Что тебе нравится в работе?", "ما الذي يعجبك في عملك؟",
    "你喜欢你的工作吗？",
    "Τι σου αρέσει στη δουλειά σου;",
)  # fmt: skip


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("text", OTHERS)
def test_another_language_is_named_and_not_judged(text: str, ear: Encoder) -> None:
    word = judge(text, ear)

    assert (word.language, word.reason, word.rewordings, word.alike) == ("", "", (), ())
    assert label_reason(texts(Language.ENGLISH), word).startswith("I can only read English and German so far.")


@pytest.mark.parametrize(
    "name", ["train", "tuning", "kept", *sorted(path.stem for path in DATA.glob("first_sight_*.csv"))]
)
def test_english_is_hardly_ever_taken_for_anything_else(name: str) -> None:
    texts = [row["text"] for row in rows(name)]
    wrong = [text for text in texts if language_of(text) != "en"]

    assert len(wrong) <= len(texts) / 400, wrong


def test_german_is_known_and_judged(ear: Encoder) -> None:
    labelled = rows("german")
    known = sum(language_of(row["text"]) == "de" for row in labelled)
    right = sum(judge(row["text"], ear).label == row["label"] for row in labelled)

    assert len(labelled) >= 300
    assert known >= 0.98 * len(labelled)
    assert right >= 0.95 * len(labelled)


def test_german_that_nothing_learned_from_is_judged_as_people_do(ear: Encoder) -> None:
    labelled = [*rows("german_first_sight_2"), *rows("german_first_sight_3")]
    right = sum(judge(row["text"], ear).label == row["label"] for row in labelled)

    assert right >= 0.88 * len(labelled)


def test_a_long_german_message_is_judged_too(ear: Encoder) -> None:
    assert judge("Ich habe lange überlegt. " * 200 + "Wie siehst du das?", ear).language == "de"


def test_sie_is_answered_with_sie(ear: Encoder) -> None:
    formal = judge("Haben Sie schon mit Ihrer Vorgesetzten gesprochen?", ear)
    familiar = judge("Hast du schon mit deiner Chefin gesprochen?", ear)

    assert (formal.label, familiar.label) == (Label.ADVICE, Label.ADVICE)
    assert (
        formal.reason == "Darin steckt schon Ihre eigene Idee. Lassen Sie sie weg, dann ist Platz für die des anderen."
    )
    assert formal.rewordings == ("Was haben Sie mit Ihrer Vorgesetzten schon versucht?",)
    assert familiar.rewordings == ("Was hast du mit deiner Chefin schon versucht?",)


def test_several_german_questions_are_given_back_one_at_a_time(ear: Encoder) -> None:
    word = judge("Was läuft gerade gut, und was würdest du ändern?", ear)

    assert word.rewordings == ("Was läuft gerade gut?", "Was würdest du ändern?")
