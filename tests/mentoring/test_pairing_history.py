"""Who had nobody in their last cohort goes first in the next, and who met does not meet again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mentoring.model import Cohort, CohortId, CohortStage, MemberId, MentorshipId, Proposal, Unmatched
from mentoring.pairing import History
from mentoring.programme.pairing_history import history_of
from storage.database import Database
from tests.storage.facts import AMIRA, BO, CHIDI, HERE, NOON, a_cohort, a_mentorship

NEXT = CohortId("next")
DINA = MemberId("UDINA")


async def test_the_last_cohort_tells_who_met_and_who_waited(sqlite_database: Database) -> None:
    await ran(sqlite_database, "spring", date(2026, 4, 6), [(BO, AMIRA)], left_over=[CHIDI, DINA])

    assert await seen(sqlite_database) == History(met={(AMIRA, BO): 1}, left_out=frozenset({CHIDI, DINA}))


async def test_only_the_last_cohort_of_each_counts(sqlite_database: Database) -> None:
    await ran(sqlite_database, "spring", date(2026, 4, 6), [(BO, AMIRA)], left_over=[CHIDI, DINA])
    await ran(sqlite_database, "autumn", date(2026, 9, 7), [(CHIDI, AMIRA)], left_over=[BO])

    assert (await seen(sqlite_database)).left_out == {BO, DINA}


async def test_who_was_given_a_partner_later_has_not_waited(sqlite_database: Database) -> None:
    await ran(sqlite_database, "spring", date(2026, 4, 6), [(BO, AMIRA), (CHIDI, AMIRA)], left_over=[CHIDI])

    assert (await seen(sqlite_database)).left_out == frozenset()


async def test_a_cohort_that_is_still_proposed_tells_nothing(sqlite_database: Database) -> None:
    await ran(sqlite_database, "spring", date(2026, 4, 6), [], left_over=[CHIDI], stage=CohortStage.PROPOSED)

    assert (await seen(sqlite_database)).left_out == frozenset()


async def seen(database: Database) -> History:
    """What the next cohort knows of four people."""
    async with database.transaction(HERE) as tx:
        found = await history_of(tx, NEXT, [AMIRA, BO, CHIDI, DINA])
    return History(met=dict(found.met), left_out=found.left_out)


async def ran(
    database: Database,
    name: str,
    starts: date,
    together: list[tuple[MemberId, MemberId]],
    left_over: list[MemberId],
    stage: CohortStage = CohortStage.FINISHED,
) -> None:
    """A cohort of the past."""
    cohort: Cohort = replace(a_cohort(CohortId(name)), starts_on=starts, stage=stage)
    async with database.transaction(HERE) as tx:
        await tx.cohorts.put(cohort)
        for number, pair in enumerate(together):
            await tx.mentorships.put(replace(a_mentorship(MentorshipId(f"{name}-{number}"), *pair), cohort=cohort.id))
        leftovers = tuple(Unmatched(member=member) for member in left_over)
        await tx.proposals.put(Proposal(cohort=cohort.id, seed=1, at=NOON, matches=(), leftovers=leftovers))
