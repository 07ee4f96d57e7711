"""The bank as a spreadsheet: there and back, safely."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from prompts.bank import Bank, BankError
from prompts.lint import Code
from prompts.loader import load_bank, read_own
from prompts.sheet import from_csv, to_csv, to_toml

HEAD = "id,text,follow_up_1,follow_up_2,stage,asker,theme\n"
ROW = ",What would a calm day in the store look like?,What makes it calm?,,opener,both,wellbeing_at_work\n"


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_was_exported_is_known_when_it_comes_back(language: str) -> None:
    bank = load_bank(language)
    found = from_csv(to_csv(bank), bank)
    assert (found.questions, found.unchanged) == ((), len(bank.questions))
    assert (found.errors, found.findings) == ((), ())


def test_a_row_without_an_id_becomes_a_question_of_ones_own() -> None:
    found = from_csv("\ufeff" + HEAD + ROW, load_bank())
    (question,) = found.questions
    assert (question.id, question.depth, question.minutes, question.method) == ("own-01", 1, 4, "our own")
    assert found.errors == ()
    assert found.findings == ()


def test_a_question_of_the_bank_cannot_be_changed_from_a_spreadsheet() -> None:
    found = from_csv(HEAD + "goa-01" + ROW, load_bank(), name="ours.csv")
    assert found.errors == ("ours.csv:2: id: goa-01 is taken; leave it empty to add a question of your own",)


def test_rows_are_linted_and_their_errors_name_line_and_field() -> None:
    closed = ",Do you like it here?,What makes it so?,,opener,both,culture\n"
    found = from_csv(HEAD + ROW + closed + ROW.replace("both", "boss"), load_bank(), name="ours.csv")
    assert [(finding.question, finding.code) for finding in found.findings] == [("own-02", Code.CLOSED)]
    assert found.lines == {"own-01": 2, "own-02": 3}
    assert found.errors == ("ours.csv:4: asker: 'boss' is none of senior, junior, both",)


def test_a_spreadsheet_of_something_else_is_refused() -> None:
    with pytest.raises(BankError, match=r"ours.csv:1: stage: is missing"):
        from_csv("text\nWhat now?\n", load_bank(), name="ours.csv")


def test_no_cell_can_run_as_a_formula() -> None:
    evil = replace(load_bank().by_id("goa-01"), id="own-01", text='=HYPERLINK("x")')
    bank = Bank(language="en", questions=(evil,))
    assert "\n" + "own-01,\"'=HYPERLINK" in to_csv(bank).replace("\r\n", "\n")
    assert from_csv(to_csv(bank), bank).unchanged == 1


def test_imported_questions_are_read_again_from_their_file(tmp_path: Path) -> None:
    tricky = HEAD + ROW.replace("calm day", '""calm"" day').replace("What would", '"What would').replace(
        "look like?", 'look like?"'
    )
    found = from_csv(tricky, load_bank())
    file = tmp_path / "own.toml"
    file.write_text(to_toml(found.questions), encoding="utf-8")
    assert read_own(file).questions == found.questions
    assert '"calm" day' in found.questions[0].text
