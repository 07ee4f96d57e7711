"""Between values and rows: every column of every table is filled, and a mapper that does not fit is none."""

from __future__ import annotations

from dataclasses import dataclass, fields

import pytest

from mentoring.model import Member, MemberId, WorkspaceId
from storage import tables
from storage.tables import MEMBERS, PROFILES, MemberRow
from storage.tables.mapper import WORKSPACE, Mapper
from tests.storage import facts

MAPPERS = {name: each for name, each in vars(tables).items() if isinstance(each, Mapper)}
COMPUTED = {"AUDIT": {"entry_id"}, "PROFILES": {"starts", "ends"}, "SESSIONS": {"planned"}}
"""The columns that no field has."""
APART = {"MENTORSHIPS": {"members"}, "PROFILES": {"hours"}, "SESSIONS": {"answers", "touched"}}
"""The fields that no column has."""
HERE = WorkspaceId("T1")


@pytest.mark.parametrize("name", MAPPERS)
def test_every_field_has_its_column_and_every_column_its_field(name: str) -> None:
    mapper = MAPPERS[name]

    assert {each.name for each in fields(mapper._value)} - mapper.columns.keys() == APART.get(name, set())
    assert mapper._row.model_fields.keys() - {*mapper.columns.values(), WORKSPACE} == COMPUTED.get(name, set())


def test_a_value_comes_back_from_its_row_as_it_went_in() -> None:
    member = Member(id=MemberId("U1"), tz="Europe/Zurich", organiser=True)
    row = MEMBERS.row(HERE, member)

    assert (row.workspace_id, row.member_id) == (HERE, "U1")
    assert MEMBERS.value(row) == member
    assert MEMBERS.read(row.values()) == member
    assert MEMBERS.values(HERE, member) == row.values()


def test_a_column_that_no_field_has_must_be_given() -> None:
    profile = facts.a_profile()

    with pytest.raises(TypeError, match="ProfileRow needs exactly these besides: ends, starts"):
        PROFILES.row(HERE, profile, starts=profile.hours.start)


def test_a_mapper_that_does_not_fit_is_refused_when_it_is_made() -> None:
    @dataclass(frozen=True)
    class Stranger:
        id: str
        colour: str

    for columns in ({}, {"colour": "tz", "size": "tz"}):
        with pytest.raises(TypeError, match=r"Stranger and MemberRow do not fit: (colour, id|size)"):
            Mapper(Stranger, MemberRow, **({"id": "member_id"} | columns if columns else {}))
