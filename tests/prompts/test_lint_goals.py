"""Questions about goals: right with every topic, open by themselves, enough of each; and what the linter refuses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mentoring.model import GoalQuestion, GoalSide, GoalStage
from mentoring.questions.goals import as_topic, is_done, plain, worded
from mentoring.taxonomy import Taxonomy
from prompts.bank import Bank, BankError
from prompts.lint_goals import lint_goals
from prompts.loader import load_bank, with_goals
from prompts.taxonomy import load_taxonomy, packs_there_are

EVERYTHING = load_taxonomy(packs=packs_there_are())
FINE = load_bank().goals[0]


def findings(question: GoalQuestion) -> list[str]:
    """What is said of a question in the place of the first of the bank."""
    bank = load_bank()
    changed = Bank(language="en", questions=(), goals=(question, *bank.goals[1:]))
    return [finding.message for finding in lint_goals(changed, [Taxonomy()])]


def test_every_question_is_right_with_every_topic_and_alone() -> None:
    assert len(load_bank().goals) >= 60
    assert lint_goals(load_bank(), [EVERYTHING]) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("what have you tried with {topic} so far?", "Begin it with “{topic}: ”, once"),
        ("{topic}: What have you tried so far?", "It reads badly with “excel”"),
        ("{topic}: where would it make a difference?", "Say “this” or nothing"),
        ("{topic}: have you tried asking your manager?", "rather than"),
        ("{topic}: what have you tried so far", "It reads badly with “excel”"),
    ],
)
def test_what_would_read_badly_is_refused(text: str, said: str) -> None:
    assert findings(replace(FINE, text=text)) != []
    if said != "rather than":
        assert any(each.startswith(said) for each in findings(replace(FINE, text=text)))


def test_a_bank_with_too_few_says_of_what() -> None:
    few = Bank(language="en", questions=(), goals=load_bank().goals[:10])
    said = [finding.message for finding in lint_goals(few, [Taxonomy()])]
    assert "There are 10 questions about goals; 60 are needed." in said
    assert f"{GoalStage.EXPLORE}, {GoalSide.LEARNS}: 0 questions; 6 are needed." in said


def test_german_has_each_of_them_right_with_every_topic_by_its_german_name() -> None:
    german = load_bank("de")

    assert {each.id for each in german.goals} == {each.id for each in load_bank().goals}
    assert lint_goals(german, [EVERYTHING], load_bank()) == ()
    assert worded(german.goals[6].text, "Ein Team leiten") == "Ein Team leiten: Was hast du bisher versucht?"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{topic}: was hast du bisher versucht?", "It reads badly with “excel”"),
        ("{topic}: Wann hast du ihn zuletzt gebraucht?", "Say “this” or nothing"),
    ],
)
def test_what_would_read_badly_in_german_is_refused(text: str, said: str) -> None:
    german = load_bank("de")
    changed = replace(german, goals=(replace(german.goals[0], text=text), *german.goals[1:]))

    assert any(each.message.startswith(said) for each in lint_goals(changed, [Taxonomy()]))


def test_what_a_language_lacks_is_said() -> None:
    german = load_bank("de")
    found = lint_goals(replace(german, goals=german.goals[1:]), [Taxonomy()], load_bank())

    assert [(each.question, each.message) for each in found] == [("gbl-01", "It is missing in 'de'")]


def test_a_translation_of_a_question_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "begin.toml").write_text('[[question]]\nid = "gbl-99"\ntext = "Was?"\nfollow_up = "Wie?"\n')

    with pytest.raises(BankError, match="gbl-99 is no question about goals of the bank 'en'"):
        with_goals(Bank(language="de", questions=()), tmp_path, load_bank())


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("excel", "Excel"),
        ("  say\nno. ", "Say no"),
        ("iPhone photography", "iPhone photography"),
        ("How do I begin?", "How do I begin"),
        ("SQL", "SQL"),
        (" … ", ""),
    ],
)
def test_a_typed_topic_stands_before_a_question(typed: str, stands: str) -> None:
    assert as_topic(typed) == stands


def test_a_question_reads_with_its_topic_and_without() -> None:
    assert worded("{topic}: what have you tried so far?", "leading a team") == (
        "Leading a team: what have you tried so far?"
    )
    assert worded("{topic}: what have you tried so far?", " ") == "What have you tried so far?"
    assert plain("{topic}: what have you tried so far?") == "What have you tried so far?"


@pytest.mark.parametrize(
    ("topic", "done"),
    [
        ("speaking-up", True),
        ("how to say no", True),
        ("Fundraising", True),
        ("building-network", True),
        ("executive-view", False),
        ("caring", False),
        ("Building regulations on site", False),
        ("law", False),
        ("the night shift", False),
    ],
)
def test_only_what_people_do_is_asked_about_as_something_to_do(topic: str, done: bool) -> None:
    assert is_done(topic, EVERYTHING) is done


def test_two_questions_about_goals_share_no_id(tmp_path: Path) -> None:
    file = tmp_path / "begin.toml"
    one = '[[question]]\nid = "gbl-01"\nside = "learns"\ntext = "{topic}: what now?"\nfollow_up = "What else?"\n'
    file.write_text(f'stage = "begin"\n\n{one}\n{one}', encoding="utf-8")
    with pytest.raises(BankError, match=r"begin.toml:10: id: gbl-01 stands in .*begin.toml:4 already"):
        with_goals(Bank(language="en", questions=()), tmp_path)


def test_a_question_about_a_goal_has_no_field_of_another(tmp_path: Path) -> None:
    file = tmp_path / "begin.toml"
    file.write_text('[[question]]\nid = "gbl-01"\nstage = "begin"\nasker = "both"\n', encoding="utf-8")
    with pytest.raises(BankError, match=r"begin.toml:4: asker: is no field of a question"):
        with_goals(Bank(language="en", questions=()), tmp_path)
