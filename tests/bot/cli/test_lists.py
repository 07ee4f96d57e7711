"""Lists as they come: raw exports of form tools, every spelling of a person, every way to write a table down."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from bot.__main__ import cli
from bot.cli.pair import places, tongues
from bot.cli.pair.identity import Named, PeopleByName, SeveralPeople
from bot.cli.pair.levels import levels_of
from bot.cli.pair.people import people_of
from bot.cli.pair.reading import FileReading, read_reading, written
from bot.cli.pair.table import read_tables
from mentoring import topic_lists as lists
from mentoring.model import MemberId
from prompts.taxonomy import load_taxonomy

LISTS = Path(__file__).parent / "lists"
TOPICS = load_taxonomy()

quick = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ["pair", *words])


def answer(*words: str) -> dict[str, Any]:
    result = run(*words, "--json")
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def members(found: dict[str, Any]) -> list[list[str]]:
    return [match["members"] for match in found["matches"]]


def named(found: dict[str, Any]) -> list[set[str]]:
    return [set(match["names"]) for match in found["matches"]]


PAIRS = {
    "gforms_commas.csv": [["p01", "p02"], ["p03", "p04"]],
    "quoted_semicolons_header.csv": [["r1", "r2"]],
    "cr_only.csv": [["r1", "r2"]],
    "zero_width_header.csv": [["r1", "r2"]],
    "language_variant.csv": [["x1", "x2"]],
    "manager_by_name.csv": [],
    "ms_forms.csv": [["kim@example.org", "lou@example.org"]],
    "google_forms.csv": [["kim@example.org", "nia@example.org"], ["lou@example.org", "mo@example.org"]],
}


@pytest.mark.parametrize("file", PAIRS)
def test_a_list_is_paired_as_it_comes(file: str) -> None:
    assert members(answer(str(LISTS / file))) == PAIRS[file]


def test_commas_that_were_read_as_a_list_are_told() -> None:
    assert "Commas were read as a list in the cells of 4 people." in answer(str(LISTS / "gforms_commas.csv"))["notes"]


def test_guessed_headings_and_levels_are_told() -> None:
    notes = answer(str(LISTS / "google_forms.csv"))["notes"]

    assert "level from “How senior are you?”" in notes[0]
    assert "“Trainee” as 1 starting" in notes[1]


def test_a_workday_report_with_its_title_above_the_header() -> None:
    found = answer(str(LISTS / "workday.csv"))

    assert members(found) == [["10001", "10007"], ["10021", "10033"]]


def test_one_person_twice_is_refused_with_both_lines() -> None:
    result = run(str(LISTS / "same_person_two_spellings.csv"))

    assert result.exit_code == 2
    assert "line 3, column 1 (id): “Anna.K@firm.test” is the id of line 2 already" in result.stderr


def test_history_finds_people_in_any_capitals() -> None:
    found = answer(str(LISTS / "history_people.csv"), "--history", str(LISTS / "history_case.csv"))

    assert named(found) == [{"Anna", "Di"}, {"Bo", "Cy"}]


def test_names_with_commas_are_pinned() -> None:
    assert ["r1", "r4"] in members(answer(str(LISTS / "names_commas.csv"), "--pin", "Smith, John,Fox, Lee"))


def test_an_abbreviation_of_several_zones_names_them_all() -> None:
    result = run(str(LISTS / "zone_abbreviation.csv"))

    assert result.exit_code == 2
    for zone in ("Asia/Kolkata (India)", "Europe/Dublin (Ireland)", "Asia/Jerusalem (Israel)"):
        assert zone in result.stderr


def test_an_answer_on_the_terminal_counts_and_is_kept(tmp_path: Path) -> None:
    tables = read_tables(LISTS / "zone_abbreviation.csv")
    found = people_of(tables, TOPICS, ask=lambda _question, options: options.index("Europe/Dublin (Ireland)"))

    assert (found.bad, found.profiles[0].tz) == ((), "Europe/Dublin")
    kept = tmp_path / "map.toml"
    kept.write_text(written(found.reading))
    assert people_of(tables, TOPICS, read_reading(kept)).profiles[0].tz == "Europe/Dublin"


def test_did_you_mean_is_asked_and_never_for_lived_experience(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("id,level,offers,wants\nA,1,excell;black box testing,feedback\nB,4,feedback,excel\n")
    questions: dict[str, list[str]] = {}

    def ask(question: str, options: Any) -> int:
        questions[question] = list(options)
        return 0

    found = people_of(read_tables(file), TOPICS, ask=ask)

    assert questions["“feedback”: did you mean …"] == ["Giving feedback", "Taking feedback well"]
    assert questions["“excell”: did you mean …"][0] == "Spreadsheets"
    assert not any("colour" in option for options in questions.values() for option in options)
    assert (found.profiles[0].offers[0].topic, found.profiles[1].offers[0].topic) == ("spreadsheets", "giving-feedback")


def test_a_map_is_written_at_the_first_run_and_read_at_the_next(tmp_path: Path) -> None:
    people, kept = tmp_path / "people.csv", tmp_path / "map.toml"
    people.write_text("Wer?,Stufe,Gibt,Nimmt\nA,blau,Excel,Negotiation\nB,rot,Negotiation,Excel\n")
    kept.write_text(
        '[columns]\nid = "Wer?"\nlevel = "Stufe"\noffers = "Gibt"\nwants = "Nimmt"\n[levels]\nblau = 1\nrot = 4\n'
    )

    assert members(answer(str(people), "--map", str(kept))) == [["A", "B"]]
    assert read_reading(kept).levels == {"blau": 1, "rot": 4}
    assert run(str(people)).exit_code == 2


def test_a_new_map_has_what_was_guessed(tmp_path: Path) -> None:
    kept = tmp_path / "map.toml"
    first = answer(str(LISTS / "google_forms.csv"), "--map", str(kept))

    assert 'level = "How senior are you?"' in kept.read_text()
    assert "Trainee = 1" in kept.read_text()
    assert members(answer(str(LISTS / "google_forms.csv"), "--map", str(kept))) == members(first)


@pytest.mark.parametrize("text", ["[columns]\nshoe = 'x'\n", "[levels]\nx = 9\n", "[zones]\nx = 1\n", "[[", "[who]\n"])
def test_a_map_that_makes_no_sense_is_refused(tmp_path: Path, text: str) -> None:
    kept = tmp_path / "map.toml"
    kept.write_text(text)

    assert run(str(LISTS / "cr_only.csv"), "--map", str(kept)).exit_code == 2
    assert kept.read_text() == text


def test_mentors_and_mentees_on_two_sheets(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    mentors = book.active
    mentors.title = "Mentors"
    for row in (["Name", "E-mail", "Areas of expertise"], ["Ann", "ann@x.test", "Strategy"], ["Bo", "bo@x.test", "AI"]):
        mentors.append(row)
    mentees = book.create_sheet("Mentees")
    for row in (["Name", "Email", "What I want to learn"], ["Cy", "cy@x.test", "AI"], ["Di", "di@x.test", "Strategy"]):
        mentees.append(row)
    book.save(tmp_path / "people.xlsx")

    assert named(answer(str(tmp_path / "people.xlsx"))) == [{"Ann", "Di"}, {"Bo", "Cy"}]


def test_out_carries_earlier_rounds_on(tmp_path: Path) -> None:
    people = str(LISTS / "names_commas.csv")
    rounds = [tmp_path / f"round{number}.csv" for number in range(3)]
    answer(people, "--out", str(rounds[0]))
    answer(people, "--history", str(rounds[0]), "--out", str(rounds[1]))
    third = answer(people, "--history", str(rounds[1]), "--out", str(rounds[2]))
    both = answer(people, "--history", str(rounds[0]), "--history", str(rounds[1]))

    assert third["matches"] == both["matches"]
    assert all(match["met_before"] == 0 for match in third["matches"])
    assert [row["round"] for row in csv.DictReader(rounds[1].read_text().splitlines())] == ["2", "2", "1", "1"]


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("id,level,offers,wants,timezone,manager\nA,x,a,b,IST,Zed\nB,2,a,b,,\n")
    told = run(str(people), "--pin", "A,Q", "--history", "nowhere.csv").stderr

    for word in ("(level)", "(timezone)", "(manager)", "--pin A,Q", "nowhere.csv"):
        assert word in told


def test_juniors_whom_every_senior_serves_all_get_what_they_want(tmp_path: Path) -> None:
    lines = ["id,level,offers,wants"]
    lines += [f"s{number:02},5,Strategy;Negotiation,Python" for number in range(20)]
    lines += [f"j{number:02},1,Gardening,{('Strategy', 'Negotiation')[number % 2]}" for number in range(20)]
    people = tmp_path / "people.csv"
    people.write_text("\n".join(lines))
    found = answer(str(people))

    assert found["summary"]["gain_nothing"] == 20
    told = run(str(people)).stdout
    assert "Gain nothing of what they seek: 20 of 40 people." in told
    assert "Best possible" not in told


# Any spelling of one person is one person.
NAMES = st.sampled_from(["Anna Kurz", "Bo Lind", "Zoë Müller", "Jean-Luc Roe", "Li Wei"])


@quick
@given(NAMES, st.randoms(use_true_random=False))
def test_any_spelling_of_one_person_is_one_person(name: str, chance: Random) -> None:
    first, last = name.split(" ")
    email = f"{first}.{last}@Firm.test".replace("ë", "e").replace("ü", "u")
    people = PeopleByName.of(
        [Named(MemberId("U1"), email, name), Named(MemberId("U2"), "other@firm.test", "Other One")]
    )
    spelt = chance.choice([
        name, f"{last}, {first}", email, f"mailto:{email}", f"{name} <{email}>", "u1", f"{name} (10021)", f"  {name} ",
        f"{first}  {last}", f"{first}\u00a0{last}",
    ])  # fmt: skip
    spelt = chance.choice([str.upper, str.lower, str.title, str.swapcase, str])(spelt)

    assert people.find(spelt) == "U1"


def test_a_name_of_two_people_is_no_reference() -> None:
    people = PeopleByName.of([Named(MemberId("U1"), "", "Kim Lane"), Named(MemberId("U2"), "", "kim lane")])

    with pytest.raises(SeveralPeople, match="U1, U2"):
        people.find("Kim Lane")


# Any delimiter, quoting and line end gives one table.
CELLS = st.text(st.sampled_from("abcÄ漢 ,;|\t\"'()\n."), min_size=0, max_size=12).map(
    lambda text: "\n".join(" ".join(line.split()) for line in text.strip().split("\n")).strip()
)


@quick
@given(
    st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=6),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]),
)
def test_any_delimiter_quoting_and_line_end_gives_one_table(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[list[str]],
    delimiter: str,
    quoting: Any,
    line_end: str,
    encoding: str,
) -> None:
    if line_end == "\r":
        quoting = csv.QUOTE_ALL  # the writer takes \n for a letter there, and leaves it bare
    text = io.StringIO(newline="")
    header = ["What, if any; do you (really) offer?", "level", "wants", "id"]
    csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=line_end).writerows([header, *rows])
    file = tmp_path_factory.getbasetemp() / "table.csv"
    file.write_bytes(text.getvalue().encode(encoding))
    [table] = read_tables(file)

    assert [list(row.cells) for row in table.rows] == [header, *(row for row in rows if any(row))]


def known(text: str) -> bool:
    return TOPICS.resolve(text) is not None or text.casefold() in TOPICS.meanings


@pytest.mark.parametrize(
    ("cell", "topics"),
    [
        ("Excel;Leading a team;Python;", ["Excel", "Leading a team", "Python"]),
        ("Excel, Leading a team, Python", ["Excel", "Leading a team", "Python"]),
        ("Excel\nPython", ["Excel", "Python"]),
        ("• Excel\n• Python", ["Excel", "Python"]),
        ("1. Excel 2. Python", ["Excel", "Python"]),
        ("Excel and Python", ["Excel", "Python"]),
        ("Excel, Python and Negotiation", ["Excel", "Python", "Negotiation"]),
        ("Equality, diversity and inclusion", ["Equality, diversity and inclusion"]),
        ("n/a", []),
        ("-", []),
        ("Don't know; None", []),
        ("beekeeping, pottery", ["beekeeping", "pottery"]),
        ("I would, if anybody asked me, like to hear a lot about bees", None),
    ],
)
def test_a_list_is_a_list_by_the_reading_that_is_known(cell: str, topics: list[str] | None) -> None:
    assert list(lists.topics(cell, known)[0]) == ([cell] if topics is None else topics)


@pytest.mark.parametrize(
    ("name", "code"),
    [("English (UK)", "en"), ("Farsi", "fa"), ("Französisch", "fr"), ("日本語", "ja"), ("fluent German", "de")],
)
def test_languages_by_the_names_people_use(name: str, code: str) -> None:
    assert tongues.code(name) == code


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("London", "Europe/London"),
        ("(UTC+01:00) Amsterdam, Berlin", "Europe/Amsterdam"),
        ("Eastern Time (US & Canada)", "America/New_York"),
        ("Mumbai", "Asia/Kolkata"),
        ("UTC+2", "Etc/GMT-2"),
        ("europe/berlin", "Europe/Berlin"),
    ],
)
def test_zones_by_the_names_people_use(name: str, zone: str) -> None:
    assert places.zone(name) == zone


def test_every_zone_is_known_by_its_name_in_any_capitals() -> None:
    for name in set(places._names().values()):
        assert places.zone(name.upper()) == places.zone(name)


@pytest.mark.parametrize(
    ("word", "level"),
    [("Senior", 3), ("Manager", 4), ("L4", 4), ("Band 6", 3), ("Director", 5), ("CEO", 6), ("Intern", 1)],
)
def test_levels_by_words(word: str, level: int) -> None:
    assert levels_of([word], {}) == {word: level}
    assert levels_of([word], {word.upper(): 2}) == {word: 2}


def test_a_reading_is_written_and_read_back(tmp_path: Path) -> None:
    reading = FileReading(
        columns={"id": 'Your "id"'}, levels={"a\\b": 3}, zones={"x\ny": "UTC"}, topics={"é": "listening"}
    )
    (tmp_path / "map.toml").write_text(written(reading), encoding="utf-8")

    assert read_reading(tmp_path / "map.toml") == reading
