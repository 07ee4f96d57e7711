"""The organiser's list of people, and its spreadsheet."""

from __future__ import annotations

import io
from datetime import date, datetime, time

import openpyxl

from simulator.stage import SimulatedBot
from tests.journeys.acts import ASKED, SENIOR, asked, fills_profile, said
from tests.journeys.conftest import Three


async def test_who_takes_part_with_whom_and_nothing_private(here: SimulatedBot, approved: Three) -> None:
    gita = approved.gita
    await here.travel(ASKED)
    for person in (approved.amina, approved.ben):
        await person.presses("Yes, we met", on=asked(person))
    await gita.types("/mentoring cohort")
    await gita.presses("Who takes part")

    assert "*@Amina Diallo* · Surgery · joined on Mon 11 January · with @Ben Okafor · 1 of 2 sessions" in said(gita)
    assert "Negotiation" not in said(gita)
    assert "Leading a team" not in said(gita)
    await gita.chooses("Find somebody", "Gita Rao")
    assert "*@Gita Rao* takes no part in this cohort now." in said(gita)


async def test_the_spreadsheet_has_the_same_and_no_formula(here: SimulatedBot, announced: Three) -> None:
    gita, amina = announced.gita, announced.amina
    await amina.presses("Join", in_="#mentoring")
    await fills_profile(amina, SENIOR, '=HYPERLINK("https://example.org")')
    await gita.types("/mentoring cohort")
    await gita.presses("Who takes part")
    await gita.presses("Download as CSV")

    [file] = [file for message in gita.sees for file in message.files]
    head, row = (file.content or b"").decode("utf-8-sig").splitlines()
    assert head == "Name,Department,Joined on,Partner,Sessions held,Sessions planned"
    assert row.endswith(',"\'=HYPERLINK(""https://example.org"")",2027-01-11,,0,0')
    assert row.startswith("Amina")
    await gita.types("/mentoring log")
    assert "@Gita Rao · downloaded who takes part · Spring cohort" in gita.latest.shown


async def test_the_workbook_keeps_text_as_text_and_dates_as_dates(here: SimulatedBot, approved: Three) -> None:
    gita = approved.gita
    await here.travel(ASKED)
    for person in (approved.amina, approved.ben):
        await person.presses("Yes, we met", on=asked(person))
    await gita.types("/mentoring cohort")
    await gita.presses("Who takes part")
    await gita.presses("Download for Excel")

    [file] = [file for message in gita.sees for file in message.files]
    assert file.name == "bothways-people.xlsx"
    joined = datetime.combine(date(2027, 1, 11), time())
    rows = list(openpyxl.load_workbook(io.BytesIO(file.content or b"")).active.iter_rows(values_only=True))
    assert rows == [
        ("Name", "Department", "Joined on", "Partner", "Sessions held", "Sessions planned"),
        ("Amina", "Surgery", joined, "Ben", 1, 2),
        ("Ben", "Finance", joined, "Amina", 1, 2),
    ]


async def test_no_cell_of_the_workbook_is_a_formula(here: SimulatedBot, announced: Three) -> None:
    gita, amina = announced.gita, announced.amina
    await amina.presses("Join", in_="#mentoring")
    await fills_profile(amina, SENIOR, '=HYPERLINK("https://example.org")')
    await gita.types("/mentoring cohort")
    await gita.presses("Who takes part")
    await gita.presses("Download for Excel")

    [file] = [file for message in gita.sees for file in message.files]
    page = openpyxl.load_workbook(io.BytesIO(file.content or b"")).active
    assert page["B2"].value == '=HYPERLINK("https://example.org")'
    assert (page["B2"].data_type, page["B2"].quotePrefix) == ("s", True)
    assert "f" not in {cell.data_type for row in page.iter_rows() for cell in row}
