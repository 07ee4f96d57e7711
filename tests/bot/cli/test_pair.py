"""`bothways pair`: a spreadsheet in, pairs out; every fault by line and column, and nothing written on one."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import cli

PEOPLE = """\
id,name,level,offers,wants,department,manager,languages,timezone,hours,never
A,Amina,6,Strategy and the long view;How it looks from the top,excel;programming,Medicine,,en,Europe/London,09:00-17:00,
B,Ben,1,Spreadsheets;Programming,strategic thinking;board view,Finance,,en;de,Europe/Berlin,9-17,
C,Chiara,4,Leading a team,Data analysis,Surgery,A,English,Europe/London,,E
D,Dev,2,Making sense of data,line management,Informatics,,English,Europe/London,,
E,Elif,5,Leading a team;Listening,Making sense of data,Nursing,,English,Europe/London,,
"""
# Without trios, who is left over stays so.
WAIT = ("--odd-one", "wait")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tests name files as a person would, by their names in the folder where they are."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, people: str | bytes = PEOPLE) -> Result:
    Path("people.csv").write_bytes(people.encode() if isinstance(people, str) else people)
    return CliRunner().invoke(cli, ["pair", "people.csv", *words])


def answer(*words: str, people: str | bytes = PEOPLE) -> dict[str, Any]:
    result = run("--json", *words, people=people)
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def members(found: dict[str, Any]) -> list[list[str]]:
    return [match["members"] for match in found["matches"]]


def refused(*words: str, people: str | bytes = PEOPLE) -> str:
    result = run(*words, "--out", "pairs.csv", people=people)
    assert (result.exit_code, result.stdout) == (2, "")
    assert not Path("pairs.csv").exists()
    *faults, last = result.stderr.splitlines()
    assert last == "Nothing was written."
    return "\n".join(faults)


def test_pairs_and_a_trio_come_out_with_every_direction() -> None:
    found = answer("--nobody-waits")

    assert members(found) == [["A", "B", "E"], ["C", "D"]]
    assert [len(match["directions"]) for match in found["matches"]] == [6, 2]
    assert found["leftovers"] == []


def test_why_is_told_both_ways() -> None:
    found = answer(*WAIT)

    assert members(found) == [["A", "B"], ["C", "D"]]
    assert found["matches"][0]["why"] == [
        "Amina learns: Spreadsheets, Programming · 100%",
        "Ben learns: Strategy and the long view, How it looks from the top · 100%",
    ]


def test_who_has_nobody_is_told_what_stood_between() -> None:
    [left] = answer(*WAIT, "--forbid", "E,B")["leftovers"]

    assert (left["member"], left["name"]) == ("E", "Elif")
    assert left["why"] == (
        "3 possible partners; 2 matched with somebody else, 1 kept apart by the organiser. One more person to be "
        "matched with, or a group of three, would help."
    )
    assert left["causes"] == [
        {"cause": "matched with somebody else", "people": 2},
        {"cause": "kept apart by the organiser", "people": 1},
        {"cause": "kept apart by working hours, reporting line or a wish", "people": 1},
    ]


def test_the_summary_and_the_pairs_are_printed_in_words() -> None:
    lines = run(*WAIT, people=PEOPLE.replace("D,Dev", "D,Dëv")).stdout.splitlines()

    assert lines[0] == "5 people: 2 pairs; 1 person is left over. Seed 1."
    assert lines[1] == "One-way: 0 of 2 (0.0%)."
    assert lines[-5:-1] == ["0.98  Amina + Ben", "1.00  Chiara + Dëv", "", "Left over, and why:"]


def test_explain_says_why_for_both_and_for_who_is_left_over() -> None:
    said = run(*WAIT, "--explain").stdout

    assert "    Chiara learns: Making sense of data · 100%\n    Dev learns: Leading a team · 100%\n" in said
    assert "\nLeft over, and why:\n  Elif: " in said


WAYS = {
    "commas": PEOPLE.encode(),
    "a byte order mark": b"\xef\xbb\xbf" + PEOPLE.encode(),
    "Windows line ends": PEOPLE.replace("\n", "\r\n").encode(),
    "UTF-16, as Excel calls Unicode": PEOPLE.replace(",", "\t").encode("utf-16"),
    "Excel's sep line": ("sep=,\r\n" + PEOPLE.replace("\n", "\r\n")).encode(),
    "empty rows at the end": (PEOPLE + ",,,,,,,,,,\n\n").encode(),
    "columns in capitals, with one more": PEOPLE.replace("id,name,level", " ID , Name ,LEVEL", 1).encode(),
}


def semicolons(text: str) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerows(csv.reader(io.StringIO(text)))
    return b"\xef\xbb\xbf" + written.getvalue().encode()


@pytest.mark.parametrize("people", [*WAYS.values(), semicolons(PEOPLE)], ids=[*WAYS, "Excel's semicolons"])
def test_every_way_in_which_a_spreadsheet_is_saved_gives_the_same_pairs(people: bytes) -> None:
    assert answer(people=people)["matches"] == answer()["matches"]


def test_the_same_seed_gives_the_same_answer_in_any_order_of_rows() -> None:
    header, *rows = PEOPLE.splitlines()

    assert answer(people="\n".join([header, *reversed(rows)])) == answer()


def test_a_pin_holds_and_a_forbidden_pair_is_apart() -> None:
    assert ["A", "D"] in members(answer("--pin", "A,D"))
    assert ["A", "D"] in members(answer("--pin", "dev, Amina"))
    assert ["A", "B"] not in members(answer("--forbid", "A,B"))
    assert answer("--pin", "C,E,they agreed on it")["pins"] == [["C", "E"]]


def test_what_out_writes_history_reads() -> None:
    first = run(*WAIT, "--out", "pairs.csv")
    rows = list(csv.DictReader(Path("pairs.csv").read_text(encoding="utf-8").splitlines()))
    again = answer("--history", "pairs.csv")

    assert first.exit_code == 0
    assert [(row["a"], row["b"], row["c"]) for row in rows] == [("A", "B", ""), ("C", "D", ""), ("E", "", "")]
    assert rows[0]["a_learns"] == "Spreadsheets; Programming"
    assert rows[2]["why_left_over"].startswith("3 possible partners; ")
    assert ["A", "B"] not in members(again)
    assert "E" in {one for match in members(again) for one in match}


@pytest.mark.parametrize("past", ["a,b\nA,B\n", "A,B\nD,E\n", "mentor;mentee\r\nB;A\r\n", "B;A;\r\n"])
def test_earlier_pairs_may_be_any_table_of_two_columns(past: str) -> None:
    Path("past.csv").write_text(past)

    assert ["A", "B"] not in members(answer("--history", "past.csv"))


def test_an_old_pair_that_names_nobody_is_told() -> None:
    Path("past.csv").write_text("a,b\nX,Y\n")

    assert answer("--history", "past.csv")["notes"][0] == (
        "past.csv names nobody of this file, so nobody has met before."
    )


def test_out_is_written_the_way_the_file_is() -> None:
    run("--out", "pairs.csv", people=semicolons(PEOPLE))
    raw = Path("pairs.csv").read_bytes()

    assert raw.startswith(b"\xef\xbb\xbfa;b;c;a_name;")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 4


def test_no_cell_of_out_is_a_formula() -> None:
    run("--out", "pairs.csv", people=PEOPLE.replace("Ben", "=HYPERLINK(0)"))

    assert ",'=HYPERLINK(0)," in Path("pairs.csv").read_text()


def test_a_smaller_step_and_mixed_departments_are_asked_for() -> None:
    close = "id,level,offers,wants,department\nA,3,excel,listening,X\nB,3,listening,excel,x\n"

    assert members(answer(people=close)) == []
    assert members(answer("--min-gap", "0", people=close)) == []
    assert members(answer("--min-gap", "0", "--mix-departments", people=close)) == [["A", "B"]]


def test_topics_of_ones_own() -> None:
    Path("own.toml").write_text('[[topic]]\nid = "bees"\nlabel = "Bees"\ngroup = "Out"\nsynonyms = ["apiculture"]\n')
    people = "id,level,offers,wants\nA,3,apiculture,bees\nB,5,Bees,bees\n"

    assert answer("--topics", "own.toml", people=people)["matches"][0]["why"][0] == "A learns: Bees · 100%"


def test_what_was_assumed_is_told() -> None:
    people = "id,level,offers,wants,languages,timezone,never,shoe size\nA,3,a,b,de,,,40\nB,5,b,a,,Europe/Rome,-,\n"

    assert answer(people=people)["notes"][:3] == [
        "Not used: the columns shoe size.",
        "1 person gave no language; taken as “de”, the commonest.",
        "1 person gave no time zone; taken as Europe/Rome, the commonest.",
    ]


def test_somebody_to_avoid_or_a_manager_whom_nobody_knows_stops_the_run() -> None:
    people = "id,name,level,offers,wants,never,manager\nA,Ann Roe,3,a,b,Bo Lind,Zed\nB,Bo Lynd,5,b,a,,\n"

    remedy = "Write an id, e-mail address or name of it, or add --outsiders."
    assert refused(people=people).splitlines() == [
        f"people.csv, line 2, column 6 (never): “Bo Lind” is nobody in the file. Did you mean “bo lynd”? {remedy}",
        f"people.csv, line 2, column 7 (manager): “Zed” is nobody in the file. {remedy}",
    ]
    assert members(answer("--outsiders", people=people)) == [["A", "B"]]


HEAD = "id,level,offers,wants,hours,timezone\n"
BROKEN = {
    "": "people.csv: the file is empty. Its first line names the columns.",
    HEAD: "people.csv: there is nobody in the file, only the names of the columns.",
    "id,level,offers\nA,1,x\n": (
        "people.csv, line 1: no column wants. The first line names the columns: id, level, offers, wants are needed; "
        "name, department, manager, languages, timezone, hours, never, email may follow. Other headings: name "
        "them in a file for --map."
    ),
    "id,id,level,offers,wants\n": "people.csv, line 1, column 2 (id): the column is there twice, also as column 1.",
    f"{HEAD}A,,x,y\n": "people.csv, line 2, column 2 (level): the cell is empty.",
    f"{HEAD}\n,3,x,y\n": "people.csv, line 3, column 1 (id): the cell is empty.",
    f"{HEAD}A,3,x,y,25:00-26:00,\n": (
        "people.csv, line 2, column 5 (hours): “25:00-26:00” has a time that no clock shows. Write working hours as "
        "09:00-17:00."
    ),
    f"{HEAD}A,3,x,y,NaN,\n": (
        "people.csv, line 2, column 5 (hours): “NaN” are no working hours. Write them as 09:00-17:00."
    ),
    f"{HEAD}A,3,x,y,17-9,\n": (
        "people.csv, line 2, column 5 (hours): “17-9” is no shift. Write working hours as 09:00-17:00, and "
        "those of a night as 22:00-06:00."
    ),
    f"{HEAD}A,3,x,y,,Europe/Lodnon\n": (
        "people.csv, line 2, column 6 (timezone): “Europe/Lodnon” is no time zone. Did you mean Europe/London?"
    ),
    f"{HEAD}A,3,x,y\nB,3,x,y\nA,2,x,y\n": (
        "people.csv, line 4, column 1 (id): “A” is the id of line 2 already. Each person has a line of their own."
    ),
    f"{HEAD}A,3,x,y,,,z\n": (
        'people.csv, line 2, column 7: 7 cells under 6 columns. Put lists in quotation marks: "one;two".'
    ),
    f'{HEAD}A,3,"x,y\n': (
        "people.csv, line 2, column 3: the row cannot be read from here on (unexpected end of data). Is a "
        "quotation mark missing?"
    ),
    f"{HEAD},3,x,y\n,2,y,x\n": (
        "people.csv, line 2, column 1 (id): the cell is empty.\npeople.csv, line 3, column 1 (id): the cell is empty."
    ),
    f"{HEAD}anonymous,3,x,y\nB,2,y,x\nanonymous,3,x,y\n": (
        "people.csv, line 2, column 1 (id): “anonymous” is nobody: the form did not keep who answered. Write their "
        "name or e-mail address here.\n"
        "people.csv, line 4, column 1 (id): “anonymous” is nobody: the form did not keep who answered. Write their "
        "name or e-mail address here."
    ),
    f"{HEAD}A,3,x\0,y\n": "people.csv, line 2, column 3: there is a NUL character: this is no text file.",
}


@pytest.mark.parametrize("people", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_file_is_refused_by_line_and_column(people: str) -> None:
    assert refused(people=people) == BROKEN[people]


@pytest.mark.parametrize("level", ["NaN", "0", "7", "-1", "3.5", "blue", "1e3", "٣"])
def test_a_level_is_one_of_six(level: str) -> None:
    assert refused(people=f"{HEAD}A,{level},x,y\n").startswith(
        f"people.csv, line 2, column 2 (level): “{level}” is no level."
    )


def test_a_file_in_another_encoding_says_where() -> None:
    assert refused(people=PEOPLE.replace("Chiara", "Zoë").encode("latin-1")) == (
        "people.csv, line 4, column 2: a letter that is not UTF-8. In Excel, save as “CSV UTF-8”."
    )


def test_a_quotation_mark_that_is_never_closed_in_a_long_file() -> None:
    rows = "".join(f"P{number},3,x,y\n" for number in range(20_000))

    assert refused(people=f'{HEAD}A,3,"x,y\n{rows}').startswith("people.csv, line 2, column 3: ")


def test_all_faults_are_told_at_once_and_many_are_counted() -> None:
    told = refused(people=HEAD + "".join(f"P{number},x,a,b\n" for number in range(100))).splitlines()

    assert len(told) == 21
    assert told[-1] == "… and 80 more."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--pin", "A"), "--pin A: there are not two people in it. Write two ids of the file, as in --pin A,B."),
        (
            ("--pin", "A,Q"),
            "--pin A,Q: nobody in the file has the id “Q”. Write two ids of the file, as in --pin A,B.",
        ),
        (("--forbid", "A,A"), "--forbid A,A: that is one person twice. Write two ids of the file, as in --forbid A,B."),
        (
            ("--pin", "C,E"),
            (
                "C and E are kept apart by working hours, reporting line or a wish. "
                "To pin C and E all the same, give a reason."
            ),
        ),
        (
            ("--pin", "A,B", "--forbid", "B,A"),
            "A and B are pinned and forbidden at the same time. Take one of the two back.",
        ),
        (("--history", "nowhere.csv"), "nowhere.csv: the file cannot be read: No such file or directory."),
        (("--topics", "nowhere.toml"), "nowhere.toml: [Errno 2] No such file or directory: 'nowhere.toml'"),
    ],
)  # fmt: skip
def test_a_wish_that_cannot_be_met_is_refused(words: tuple[str, ...], said: str) -> None:
    assert refused(*words) == said


def test_the_place_to_write_is_looked_at_first() -> None:
    assert run("--out", "no/such/pairs.csv").stderr == "no/such: there is no such folder. Nothing was written.\n"
    assert run("--out", "people.csv").stderr == "people.csv: that is the file with the people. Nothing was written.\n"
    assert Path("people.csv").read_text() == PEOPLE


def test_a_large_file_shows_how_far_it_is() -> None:
    rows = [f"P{number},{number % 6 + 1},excel,listening,," for number in range(600)]
    result = run("--json", people=HEAD + "\n".join(rows))

    assert "100%" in result.stderr
    assert json.loads(result.stdout)["summary"]["pairs"] == 300
