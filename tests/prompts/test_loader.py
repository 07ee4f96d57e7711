"""Reading a bank: what is written comes back, and what is wrong is refused with file, line and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentoring.model import Asker, Question, QuestionStage, Theme
from prompts.bank import Bank, BankError
from prompts.loader import languages, load_bank, read_bank, read_own

GOOD = """stage = "goal"

[[question]]
id = "goa-01"
text = "What would you like to learn next?"
follow_ups = ["What draws you to it?"]
asker = "both"
theme = "skills"
depth = 1
minutes = 4
method = "GROW (Whitmore)"
"""


def write(folder: Path, text: str, name: str = "goal.toml") -> Path:
    """A bank of one file."""
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def refusal(folder: Path, source: Bank | None = None) -> str:
    """What the loader says of a bank that it refuses, without the folder."""
    with pytest.raises(BankError) as caught:
        read_bank(folder, "en", source=source)
    return str(caught.value).removeprefix(f"{folder}/")


def test_a_question_comes_back_as_written(tmp_path: Path) -> None:
    assert read_bank(write(tmp_path, GOOD), "en").questions == (
        Question(
            id="goa-01",
            text="What would you like to learn next?",
            stage=QuestionStage.GOAL,
            asker=Asker.BOTH,
            theme=Theme.SKILLS,
            depth=1,
            minutes=4,
            follow_ups=("What draws you to it?",),
            method="GROW (Whitmore)",
        ),
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("depth = 1", "depth = 4", "goal.toml:9: depth: 4 is none of 1, 2, 3"),
        ("depth = 1\n", "", "goal.toml:3: depth: is missing"),
        ('"skills"', '"cooking"', "goal.toml:8: theme: 'cooking' is none of career"),
        ("minutes = 4", 'minutes = "4"', "goal.toml:10: minutes: '4' is no whole number"),
        ('["What draws you to it?"]', '"What draws you to it?"', "goal.toml:6: follow_ups: is no list of texts"),
        ("minutes = 4", "minutes = 4\nlooks_back = 1", "goal.toml:11: looks_back: 1 is neither true nor false"),
        ("asker =", "askr =", "goal.toml:7: askr: is no field of a question"),
        ('id = "goa-01"', 'id = "Goal 1"', "goal.toml:4: id: 'Goal 1' does not look like rea-03"),
        ("minutes = 4", 'minutes = 4\nstatus = "new"', "goal.toml:11: status: 'new' is none of draft, active, retired"),
        ("minutes = 4", 'minutes = 4\nallow = ["why"]', "goal.toml:11: allow: needs a reason in `because`"),
        ("depth = 1", "depth = true", "goal.toml:9: depth: True is none of 1, 2, 3"),
        ("minutes = 4", "minutes = true", "goal.toml:10: minutes: True is no whole number of 0 or more"),
        ("minutes = 4", "minutes = -1", "goal.toml:10: minutes: -1 is no whole number of 0 or more"),
        ('"skills"', "[]", "goal.toml:8: theme: [] is none of career"),
        ('"GROW (Whitmore)"', '" "', "goal.toml:11: method: is no text"),
        ('id = "goa-01"', "id = 1", "goal.toml:4: id: is no text"),
        ('"What draws you to it?"', '""', "goal.toml:6: follow_ups: is no list of texts"),
        ("minutes = 4", 'minutes = 4\nallow = "why"', "goal.toml:11: allow: is no list of texts"),
        ("[[question]]", "[question]", "goal.toml: question: write each under a heading of its own, [[question]]"),
        ("depth = 1", "depth =", "goal.toml: Invalid value (at line 9"),
    ],
)
def test_what_is_wrong_is_refused_with_file_line_and_field(tmp_path: Path, before: str, after: str, said: str) -> None:
    assert before in GOOD
    assert refusal(write(tmp_path, GOOD.replace(before, after))).startswith(said)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "goal.toml").write_bytes(GOOD.replace("it?", "it\xe9?").encode("latin-1"))
    assert refusal(tmp_path) == "goal.toml: is not UTF-8 text"


def test_an_id_stands_for_one_question(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD.replace('"goal"', '"will"'), "will.toml")
    assert refusal(tmp_path) == f"will.toml:4: id: goa-01 stands in {tmp_path}/goal.toml:4 already"


def test_a_folder_without_questions_is_no_bank(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="no questions here"):
        read_bank(tmp_path, "en")


def test_a_language_without_a_bank_is_refused() -> None:
    with pytest.raises(BankError, match="no questions here"):
        load_bank("xx")


def test_a_translation_changes_the_words_alone(tmp_path: Path) -> None:
    source = read_bank(write(tmp_path, GOOD), "en")
    folder = tmp_path / "de"
    folder.mkdir()
    write(folder, '[[question]]\nid = "goa-01"\ntext = "Was möchtest du lernen?"\nfollow_ups = ["Was reizt dich?"]\n')
    (question,) = read_bank(folder, "de", source=source).questions
    assert (question.text, question.follow_ups) == ("Was möchtest du lernen?", ("Was reizt dich?",))
    assert (question.stage, question.asker, question.theme, question.depth) == (
        QuestionStage.GOAL,
        Asker.BOTH,
        Theme.SKILLS,
        1,
    )


def test_a_translation_of_nothing_is_refused(tmp_path: Path) -> None:
    source = read_bank(write(tmp_path, GOOD), "en")
    folder = tmp_path / "de"
    folder.mkdir()
    write(folder, '[[question]]\nid = "goa-99"\ntext = "Was nun?"\nfollow_ups = ["Was dann?"]\n')
    assert refusal(folder, source) == "goal.toml:2: id: goa-99 is no question of the bank 'en'"


def test_a_translation_says_nothing_but_words(tmp_path: Path) -> None:
    source = read_bank(write(tmp_path, GOOD), "en")
    folder = tmp_path / "de"
    folder.mkdir()
    write(folder, '[[question]]\nid = "goa-01"\ntext = "Was nun?"\nfollow_ups = ["Was dann?"]\ndepth = 2\n')
    assert refusal(folder, source) == "goal.toml:5: depth: is no field of a question"


def test_english_is_the_source_and_german_is_there() -> None:
    assert languages()[:2] == ("en", "de")


def test_a_bank_is_found_by_id_and_knows_its_place(tmp_path: Path) -> None:
    bank = read_bank(write(tmp_path, GOOD), "en")
    assert bank.by_id("goa-01").text == "What would you like to learn next?"
    assert bank.where("goa-01", "theme") == f"{tmp_path}/goal.toml:8"
    with pytest.raises(KeyError):
        bank.by_id("goa-02")


def test_only_active_questions_may_be_asked(tmp_path: Path) -> None:
    retired = GOOD.replace("minutes = 4", 'minutes = 4\nstatus = "retired"')
    bank = read_bank(write(tmp_path, retired), "en")
    assert bank.active() == ()
    assert bank.by_id("goa-01").status == "retired"


def test_an_organisation_adds_its_own_questions(tmp_path: Path) -> None:
    bank = read_bank(write(tmp_path, GOOD), "en")
    own_file = tmp_path / "own.toml"
    own_file.write_text(GOOD.replace("goa-01", "own-01"), encoding="utf-8")
    own = read_own(own_file).questions
    assert [question.id for question in bank.with_own(own).active()] == ["goa-01", "own-01"]
    with pytest.raises(BankError, match="own-01 is taken"):
        bank.with_own((*own, *own))
    with pytest.raises(BankError, match="begins with 'own-'"):
        bank.with_own(bank.questions)
