"""The banks that ship: every promise that docs/questions.md makes about them."""

from __future__ import annotations

from collections import Counter

import pytest

from mentoring.model import Asker, QuestionStage
from prompts.lint_bank import FULL, lint_bank
from prompts.loader import SOURCE, languages, load_bank


@pytest.mark.parametrize("language", languages())
def test_nothing_is_wrong_with_a_shipped_bank(language: str) -> None:
    bank = load_bank(language)
    source = None if language == SOURCE else load_bank(SOURCE)
    assert [f"{bank.where(found.question)} {found.code}: {found.message}" for found in lint_bank(bank, source)] == []


def test_english_has_377_questions_by_the_scheme() -> None:
    stages = Counter(question.stage for question in load_bank().active())
    assert stages == FULL
    assert stages.total() == 377


def test_the_two_sides_have_equally_many_questions_to_ask() -> None:
    askers = Counter(question.asker for question in load_bank().active())
    assert askers[Asker.SENIOR] == askers[Asker.JUNIOR] == 85


def test_german_has_at_least_the_floor_and_no_id_of_its_own() -> None:
    german, english = load_bank("de"), load_bank()
    assert len(german.active()) >= 150
    assert {question.id for question in german.questions} <= {question.id for question in english.questions}


def test_an_id_begins_with_its_stage() -> None:
    prefixes = {
        QuestionStage.MEETING: "mee",
        QuestionStage.CONTRACT: "con",
        QuestionStage.OPENER: "opn",
        QuestionStage.GOAL: "goa",
        QuestionStage.REALITY: "rea",
        QuestionStage.OPTIONS: "opt",
        QuestionStage.WILL: "wil",
        QuestionStage.REFLECT: "ref",
        QuestionStage.CLOSE: "clo",
        QuestionStage.REPAIR: "rep",
    }
    assert [q.id for q in load_bank().questions if not q.id.startswith(f"{prefixes[q.stage]}-")] == []


def test_every_question_names_the_method_it_comes_from() -> None:
    assert [q.id for q in load_bank().questions if "(" not in q.method or not q.method.endswith(")")] == []
