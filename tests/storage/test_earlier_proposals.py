"""A proposal that an earlier version kept, with sentences in it, is read as today's facts."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from mentoring.model import Cause, TypedTopic, Unmatched, WhyUnmatched
from storage.database import Database
from storage.earlier_proposals import as_of_today
from tests.storage.facts import CHIDI, HERE, SPRING
from tests.storage.test_programme_tables import spring

__all__ = ["spring"]

AS_KEPT_BEFORE = """{
    "cohort": "spring", "seed": 7, "at": "2027-01-22T17:00:00Z", "matches": [],
    "leftovers": [
        {
            "member": "UCHIDI", "since": 1,
            "why": "No partner: 2 would suit; all met before.", "causes": [["met before", 2]]
        }
    ],
    "notes": [
        "“Chess” is no topic of the list and is matched as it stands; did you mean “Cheese” or “Chests”?",
        "3 more topics aren’t in the list and are matched as they stand."
    ],
    "last": {"by": "UGITA", "leftovers": [{"member": "UCHIDI", "why": "You moved them out of a match."}]},
    "version": 1
}"""


async def test_what_was_a_sentence_is_a_fact(spring: Database) -> None:
    async with spring.begin(HERE) as connection:
        await connection.execute(
            text("INSERT INTO proposal (workspace_id, cohort_id, version, body) VALUES (:here, :cohort, 1, :body)"),
            {"here": HERE, "cohort": SPRING, "body": AS_KEPT_BEFORE},
        )
    async with spring.transaction(HERE) as tx:
        found = await tx.proposals.get(SPRING)

    assert found is not None
    assert found.leftovers == (Unmatched(member=CHIDI, causes=((Cause.MET, 2),), since=1),)
    assert found.notes == (TypedTopic(typed="Chess", meant=("Cheese", "Chests")), TypedTopic(more=3))
    assert found.last is not None
    assert found.last.leftovers == (Unmatched(member=CHIDI, reason=WhyUnmatched.MOVED_OUT),)


@pytest.mark.parametrize("stored", [{"cohort": "spring"}, {"leftovers": [{"member": "UA", "reason": "moved out"}]}, 1])
def test_what_is_kept_today_stays(stored: object) -> None:
    read = as_of_today(stored)

    assert read == stored if not isinstance(stored, dict) else {**read, **stored} == read
