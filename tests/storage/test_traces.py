"""Erasing a person leaves no trace of them in any table, and the export before it was complete."""

from __future__ import annotations

import json
from dataclasses import replace

from sqlalchemy import select

from mentoring.model import (
    Member,
    MentorshipState,
    Met,
    TypedTopic,
)
from mentoring.nudges.model import NudgeState
from storage.database import Database
from storage.erasers import ERASERS
from storage.rows import table_of
from storage.tables import Row
from storage.traces import NOBODYS, SHARED, THEIRS
from tests.storage.facts import (
    AMIRA,
    BO,
    CHIDI,
    ELSEWHERE,
    FIRST,
    HERE,
    NOON,
    PAIR,
    SPRING,
    a_profile,
    an_agreement_part,
)
from tests.storage.filled import LOOKALIKE, SECRET, fill


def every_table() -> set[str]:
    """The names of all our tables."""
    return set(Row.metadata.tables)


async def everything(database: Database) -> dict[str, str]:
    """All that is stored, as text by table."""
    async with database.begin() as connection:
        return {
            name: " ".join(str(list(row)) for row in await connection.execute(select(table)))
            for name, table in Row.metadata.tables.items()
        }


def test_every_table_is_either_somebodys_or_nobodys() -> None:
    named = {table_of(row).name for row in (*THEIRS, *NOBODYS, *SHARED)} | set(ERASERS)
    # The members of a mentorship and of a nudge are renamed with it.
    assert named | {"mentorship_member", "nudge_recipient"} == every_table()


async def test_the_filled_tables_are_all_tables(database: Database) -> None:
    await fill(database)
    assert [name for name, text in (await everything(database)).items() if not text] == []


async def test_erasing_leaves_no_trace(database: Database) -> None:
    await fill(database)
    before = await everything(database)
    assert any("UAMIRA'" in text for text in before.values())
    async with database.transaction(HERE) as tx:
        await tx.members.erase(AMIRA)
    after = {
        name: text.replace(LOOKALIKE, "").replace("DLOOKALIKE", "")
        for name, text in (await everything(database)).items()
    }
    after["removal"] = after["removal"].replace("DAMIRA", "")  # until that conversation is emptied
    assert {name for name, text in after.items() if AMIRA in text or "DAMIRA" in text or "GBOTH" in text} == set()
    assert {name for name, text in after.items() if SECRET in text} == set()


async def test_what_others_share_stays_true_without_the_name(database: Database) -> None:
    await fill(database)
    async with database.transaction(HERE) as tx:
        await tx.members.erase(AMIRA)
        [mentorship] = await tx.mentorships.of_member(BO)
        assert (mentorship.state, len(mentorship.members)) == (MentorshipState.ENDED, 2)
        session = await tx.sessions.get(FIRST)
        assert session is not None
        assert session.answers == {BO: Met.YES}
        assert [(one.question, one.goal) for one in session.questions] == [("q1", ""), ("q2", ""), ("q2", "calm")]
        assert [one.topic for one in await tx.goals.of_mentorship(PAIR)] == ["calm"]
        cohort = await tx.cohorts.get(SPRING)
        assert cohort is not None
        assert cohort.organiser == LOOKALIKE
        proposal = await tx.proposals.get(SPRING)
        assert proposal is not None
        assert [one.member for one in proposal.leftovers] == [CHIDI, BO]
        assert proposal.notes == (TypedTopic(typed="stairs"),)
        profile = await tx.profiles.get(CHIDI)
        assert profile is not None
        assert (profile.never, profile.reports_to) == (frozenset({LOOKALIKE}), (BO,))
        states = sorted(nudge.state for nudge in await tx.nudges.of_member(BO))
        assert states == [NudgeState.PLANNED, NudgeState.SENT, NudgeState.SKIPPED]
        assert len(await tx.nudges.of_member(LOOKALIKE)) == 1


async def test_erasing_reaches_no_other_workspace(database: Database) -> None:
    await fill(database)
    async with database.transaction(ELSEWHERE) as tx:
        await tx.members.put(Member(id=AMIRA))
        await tx.profiles.put(a_profile(AMIRA))
    async with database.transaction(HERE) as tx:
        await tx.members.erase(AMIRA)
    async with database.transaction(ELSEWHERE) as tx:
        assert await tx.profiles.get(AMIRA) == a_profile(AMIRA)


async def test_both_of_a_pair_can_be_erased(database: Database) -> None:
    await fill(database)
    async with database.transaction(HERE) as tx:
        await tx.members.erase(AMIRA)
        await tx.members.erase(BO)
        [mentorship] = await tx.mentorships.of_cohort(SPRING)
    assert len(set(mentorship.members)) == 2


async def test_the_export_names_every_table_that_names_the_person(database: Database) -> None:
    await fill(database)
    naming = {name for name, text in (await everything(database)).items() if AMIRA in text.replace(LOOKALIKE, "")}
    async with database.transaction(HERE) as tx:
        export = json.loads(json.dumps(await tx.members.export(AMIRA)))
    assert {name for name, rows in export.items() if rows} == naming | {"survey_answer"}  # under a hash of the person
    assert [one["quote"] for one in export["survey_answer"]] == [SECRET]


async def test_the_export_says_nothing_that_others_keep_to_themselves(database: Database) -> None:
    await fill(database)
    async with database.transaction(HERE) as tx:
        export = await tx.members.export(AMIRA)
    assert [one["member_id"] for one in export["profile"]] == [AMIRA]
    assert [one["member_id"] for one in export["answer"]] == [AMIRA]
    assert [one["member_id"] for one in export["agreement"]] == [AMIRA]
    assert [one["member_id"] for one in export["accord"]] == [AMIRA]
    assert export["proposal"] == [{"cohort": SPRING, "at": NOON.isoformat(), "left_over": []}]


async def test_of_an_agreement_that_all_have_signed_the_export_has_the_whole(database: Database) -> None:
    await fill(database)
    async with database.transaction(HERE) as tx:
        for member in (AMIRA, BO):
            await tx.agreements.put(replace(an_agreement_part(member), signed_at=NOON))
        export = await tx.members.export(AMIRA)
    assert sorted(one["member_id"] for one in export["agreement"]) == [AMIRA, BO]


async def test_who_is_erased_leaves_none_of_their_words_in_an_agreement(database: Database) -> None:
    await fill(database)
    async with database.transaction(HERE) as tx:
        await tx.members.erase(AMIRA)
        assert [part.member for part in await tx.agreements.of_mentorship(PAIR)] == [BO]
