"""Joining with mistakes, leaving, and what is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event

from mentoring.errors import NotInTheChannel
from mentoring.model import Actor, CohortId, Level, MemberId, Offer, OpenTo, Profile
from simulator.filling import REQUIRED
from simulator.people import Person
from simulator.stage import SimulatedBot
from storage.database import Database
from tests.journeys.conftest import Three, on_postgresql_too

COMPLETE = {"What I can offer": ["Negotiation"], "What I would like to learn": ["Spreadsheets"]}


async def profile(person: Person) -> None:
    await person.types("/mentoring join")
    await person.fills(COMPLETE)
    await person.submits()
    await person.fills({"Where I am at work": "Leading a team"})
    await person.submits()
    await person.submits()


async def test_a_profile_without_a_want_says_why_and_keeps_the_rest(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.types("/mentoring join")
    await ben.fills({"What I can offer": ["Negotiation"]})
    await ben.submits()

    assert ben.errors == {"What I would like to learn": REQUIRED}
    await ben.fills({"What I would like to learn": ["Something else, typed below"]})
    await ben.submits()
    assert ben.errors == {
        "Something else I would like to learn": (
            "Choose or type at least one thing you’d like to learn: both sides learn here."
        )
    }
    assert ben.modal is not None
    assert "Negotiation" in ben.modal.shown


async def test_a_profile_is_kept_while_no_cohort_is_open(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await profile(ben)
    assert "Your profile is saved" in ben.latest.shown
    await ben.types("/mentoring profile")

    assert ben.modal is not None
    assert "Negotiation" in ben.modal.shown


async def test_a_guest_cannot_join_and_is_told_why(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor", guest=True)

    await ben.types("/mentoring join")

    assert ben.modal is not None
    assert "it’s a guest account" in ben.modal.shown


async def test_everything_stored_can_be_erased_at_once(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")
    await profile(ben)

    await ben.types("/mentoring data")
    await ben.presses("Erase everything")
    await ben.submits()
    assert "is erased" in ben.latest.shown
    await ben.types("/mentoring data")

    assert ben.latest.shown.startswith("Nothing is stored about you")


async def test_the_coach_answers_in_private(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.types("/mentoring ask Have you tried talking to your manager?")

    assert "Advice in disguise" in ben.latest.shown
    assert "[Use this]" in ben.latest.shown


@contextmanager
def transactions(database: Database) -> Iterator[Counter[str]]:
    """How many transactions began and how many were committed meanwhile."""
    counted: Counter[str] = Counter()
    heard = {name: lambda _connection, name=name: counted.update([name]) for name in ("begin", "commit")}
    for name, hear in heard.items():
        event.listen(database.engine.sync_engine, name, hear)
    try:
        yield counted
    finally:
        for name, hear in heard.items():
            event.remove(database.engine.sync_engine, name, hear)


def somebody(here: SimulatedBot, person: Person) -> dict[str, Any]:
    """Who joins, with what."""
    member = MemberId(person.id)
    offers, seeks = (Offer(topic="negotiation"),), ("spreadsheets",)
    return {
        "actor": Actor(workspace=here.bothways.workspace, member=member),
        "profile": Profile(member=member, level=Level.LEADING, offers=offers, seeks=seeks),
    }


async def for_its_channel_only(here: SimulatedBot) -> CohortId:
    """From now on only members of its channel may join the cohort."""
    async with here.bothways.database.transaction(here.bothways.workspace) as tx:
        (cohort,) = await tx.cohorts.all()
        await tx.cohorts.put(replace(cohort, open_to=OpenTo.CHANNEL))
    return cohort.id


@on_postgresql_too
async def test_joining_is_one_transaction(here: SimulatedBot, announced: Three) -> None:
    enrolment = here.bothways.programme.enrolment

    with transactions(here.bothways.database) as counted:
        joined = await enrolment.join(**somebody(here, announced.amina))

    assert (joined.new, joined.joined) == (True, 1)
    assert counted == {"begin": 1, "commit": 1}


@on_postgresql_too
async def test_joining_a_cohort_of_a_channel_commits_once_and_asks_slack_in_no_transaction(
    here: SimulatedBot, announced: Three
) -> None:
    cohort = await for_its_channel_only(here)

    with transactions(here.bothways.database) as counted:
        joined = await here.bothways.programme.enrolment.join(**somebody(here, announced.amina), cohort=cohort)

    assert (joined.new, joined.joined) == (True, 1)
    assert counted == {"begin": 2, "commit": 1}


async def test_a_refused_join_keeps_the_profile_in_one_transaction(here: SimulatedBot, announced: Three) -> None:
    assert announced.gita
    cohort = await for_its_channel_only(here)
    dan = await here.workspace.hire("Dan Weiss")
    enrolment = here.bothways.programme.enrolment

    with transactions(here.bothways.database) as counted, pytest.raises(NotInTheChannel):
        await enrolment.join(**somebody(here, dan), cohort=cohort)

    standing = await enrolment.standing(somebody(here, dan)["actor"])
    assert standing.profile is not None
    assert standing.enrolled == ()
    assert counted["commit"] == 1
