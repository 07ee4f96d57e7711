"""`bothways questions`, as an organiser or a reviewer types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.questions import app

OWN = """[[question]]
id = "own-01"
text = "Do you like the new uniforms?"
follow_ups = ["What would you change about them?"]
stage = "opener"
asker = "both"
theme = "culture"
depth = 1
minutes = 4
method = "our own"
"""
SHEET = (
    "text,follow_up_1,stage,asker,theme\nWhat would a calm day in the store look like?,What makes it calm?,opener,both,"
    "culture\n"
)


def run(*arguments: object) -> Result:
    """Type a command."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_questions_are_kept_in_a_workspace_once_and_come_out_with_the_bank(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/kept.db")
    sheet, out = tmp_path / "own.csv", tmp_path / "bank.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    first = run("import", sheet, "--workspace", "T1")
    again = run("import", sheet, "--workspace", "T1")
    exported = run("export", "--out", out, "--workspace", "T1")

    assert (first.exit_code, first.output) == (0, "1 added to T1, 0 that were there already.\n")
    assert again.exit_code == 1
    assert again.output.startswith("Row 2: text: It says what own-01 says")
    assert exported.output == f"378 questions written to {out}.\n"
    assert "own-01" in out.read_text(encoding="utf-8")


def test_lint_finds_nothing_in_what_ships() -> None:
    result = run("lint")
    assert (result.exit_code, result.output) == (0, "Nothing to report.\n")


def test_lint_names_the_place_and_the_word_and_ends_with_1(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN, encoding="utf-8")
    result = run("lint", "--lang", "en", file)
    assert result.exit_code == 1
    assert result.output.startswith(f"{file}:3: closed: text: ")


def test_lint_says_where_a_file_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN.replace("depth = 1", "depth = 9"), encoding="utf-8")
    result = run("lint", file)
    assert (result.exit_code, result.stderr) == (1, f"{file}:8: depth: 9 is none of 1, 2, 3\n")


def test_a_language_without_a_bank_is_refused_in_a_sentence() -> None:
    result = run("stats", "--lang", "xx")
    assert result.exit_code == 1
    assert result.stderr.endswith("xx: no questions here\n")


def test_stats_prints_the_coverage_matrix() -> None:
    lines = [line.split() for line in run("stats").output.splitlines()]
    assert ["goal", "both", "19", "5", "8", "6", "2", "2", "2", "2", "4", "1", "2", "2", "2"] in lines
    assert lines[-1][:6] == ["all", "all", "377", "186", "149", "42"]


def test_the_bank_goes_to_a_spreadsheet_and_comes_back_unchanged(tmp_path: Path) -> None:
    sheet = tmp_path / "bank.csv"
    assert run("export", "--lang", "de", "--out", sheet).output == f"377 questions written to {sheet}.\n"
    assert sheet.read_bytes().startswith(b"\xef\xbb\xbfid,text,")
    assert run("import", sheet, "--lang", "de").output == (
        "0 of your own, 377 that the bank has already.\nNothing was kept: name a --workspace, or a file with --out.\n"
    )


def test_an_import_writes_nothing_unless_told_where(tmp_path: Path) -> None:
    sheet, out = tmp_path / "own.csv", tmp_path / "own.toml"
    sheet.write_text(SHEET, encoding="utf-8")
    assert run("import", sheet).exit_code == 0
    assert list(tmp_path.iterdir()) == [sheet]
    assert run("import", sheet, "--out", out).exit_code == 0
    assert run("lint", "--lang", "en", out).output == "Nothing to report.\n"


def test_an_import_with_findings_writes_nothing(tmp_path: Path) -> None:
    sheet, out = tmp_path / "own.csv", tmp_path / "own.toml"
    sheet.write_text(SHEET.replace("What would a calm day", "Do you like a calm day"), encoding="utf-8")
    result = run("import", sheet, "--out", out)
    assert result.exit_code == 1
    assert result.output.startswith(f"{sheet}:2: closed: text: ")
    assert not out.exists()


def test_evaluate_prints_what_the_coach_gets_right(tmp_path: Path) -> None:
    file = tmp_path / "labelled.csv"
    file.write_text("text,label\nDo you like it here?,closed\nWhat do you like here?,open\n", encoding="utf-8")
    figures = json.loads(run("evaluate", file, "--json").output)
    assert (figures["accuracy"], figures["macro_f1"]) == (1.0, 1.0)
    assert figures["labels"]["closed"] == {"precision": 1.0, "recall": 1.0, "support": 1}
    assert run("evaluate", file).output.startswith("2 sentences · accuracy 1.000 (1.000 with second labels)")


def test_evaluate_says_which_line_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "labelled.csv"
    file.write_text("text,label\nDo you like it here?,shut\n", encoding="utf-8")
    result = run("evaluate", file)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{file}, line 2: unknown label 'shut'")
