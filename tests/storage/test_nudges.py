"""The outbox as the programme sees it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from mentoring.model import MemberId
from mentoring.nudges.model import NudgeKind, NudgeState
from mentoring.nudges.reasons import SkipReason
from storage.database import Database
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
    a_cohort,
    a_mentorship,
    a_nudge,
    a_session,
)


async def test_a_nudge_comes_back_as_planned(database: Database) -> None:
    nudge = a_nudge(AMIRA, BO, key="agenda:pair:2026-03-02")
    async with database.transaction(HERE) as tx:
        assert await tx.nudges.plan([nudge]) == 1
        assert await tx.nudges.get(nudge.id) == nudge
        assert await tx.nudges.find("agenda:pair:2026-03-02") == nudge
        assert await tx.nudges.of_member(BO) == [nudge]
        assert await tx.nudges.find("agenda:pair:2026-03-03") is None


async def test_twenty_planners_make_one_nudge_of_one_key(database: Database) -> None:
    async def plan() -> int:
        async with database.transaction(HERE) as tx:
            return await tx.nudges.plan([a_nudge(AMIRA, key="same"), a_nudge(BO, key="same"), a_nudge(BO)])

    made = await asyncio.gather(*(plan() for _ in range(20)))
    assert sum(made) == 1 + 20
    async with database.transaction(ELSEWHERE) as tx:
        assert await tx.nudges.plan([a_nudge(AMIRA, workspace=ELSEWHERE, key="same")]) == 1


async def test_an_id_is_never_used_for_two_nudges(database: Database) -> None:
    nudge = a_nudge(AMIRA)
    async with database.transaction(HERE) as tx:
        await tx.nudges.plan([nudge])
    with pytest.raises(Exception, match="nudge"):
        async with database.transaction(HERE) as tx:
            await tx.nudges.plan([replace(nudge, dedupe_key="another")])


async def test_the_latest_nudges_come_first(database: Database) -> None:
    nudges = [a_nudge(AMIRA, at=NOON + timedelta(days=day)) for day in range(4)]
    async with database.transaction(HERE) as tx:
        await tx.nudges.plan([*nudges, a_nudge(BO)])
        assert await tx.nudges.of_member(AMIRA, limit=3) == nudges[:0:-1]


async def test_skipping_ends_what_fits_every_filter_and_is_counted_by_reason(database: Database) -> None:
    kind, other = NudgeKind.WARNING, NudgeKind.THANKS
    alone, shared, thanks, theirs = (
        a_nudge(AMIRA, kind=kind),
        a_nudge(AMIRA, BO, kind=kind),
        a_nudge(AMIRA, kind=other),
        a_nudge(BO),
    )
    async with database.transaction(HERE) as tx:
        await tx.nudges.plan([alone, shared, thanks, theirs])
        assert await tx.nudges.skip(SkipReason.LEFT, member=AMIRA, kinds={kind}, keep_shared=True) == 1
        assert await tx.nudges.skip(SkipReason.PAIRING_ENDED, member=AMIRA, kinds={kind}) == 1
        assert await tx.nudges.skip(SkipReason.CANCELLED, subject=SPRING) == 2
        assert await tx.nudges.skip(SkipReason.CANCELLED, subject=SPRING) == 0
        assert await tx.nudges.get(alone.id) == replace(alone, state=NudgeState.SKIPPED, reason=SkipReason.LEFT)
        assert await tx.nudges.get(shared.id) == replace(
            shared, state=NudgeState.SKIPPED, reason=SkipReason.PAIRING_ENDED
        )
        assert await tx.nudges.skips(SPRING) == {
            SkipReason.LEFT: 1,
            SkipReason.PAIRING_ENDED: 1,
            SkipReason.CANCELLED: 2,
        }


async def test_what_is_on_its_way_is_not_skipped(database: Database) -> None:
    sending = a_nudge(AMIRA, state=NudgeState.SENDING)
    async with database.transaction(HERE) as tx:
        await tx.nudges.plan([sending])
        assert await tx.nudges.skip(SkipReason.LEFT, member=AMIRA) == 0
        with pytest.raises(ValueError, match="never meant"):
            await tx.nudges.skip(SkipReason.LEFT)


async def test_a_cohorts_skips_include_its_pairs_and_their_sessions(database: Database) -> None:
    async with database.transaction(HERE) as tx:
        await tx.cohorts.put(a_cohort())
        await tx.mentorships.put(a_mentorship())
        await tx.sessions.put(a_session())
        await tx.nudges.plan([a_nudge(AMIRA, subject=subject) for subject in (SPRING, PAIR, FIRST, "something else")])
        await tx.nudges.skip(SkipReason.ERASED, member=AMIRA)
        assert await tx.nudges.skips(SPRING) == {SkipReason.ERASED: 3}


async def test_only_unprompted_messages_that_may_have_arrived_were_heard(database: Database) -> None:
    at = [NOON + timedelta(days=day) for day in range(9)]
    sent = [
        replace(a_nudge(*to, kind=kind, state=state), last_attempt_at=when)
        for to, kind, state, when in (
            ((AMIRA, BO), NudgeKind.AGENDA, NudgeState.SENT, at[3]),
            ((AMIRA,), NudgeKind.DID_YOU_MEET, NudgeState.UNCERTAIN, at[2]),
            ((AMIRA,), NudgeKind.DID_YOU_MEET, NudgeState.SENT, at[0]),
            ((AMIRA,), NudgeKind.DID_YOU_MEET, NudgeState.DEAD, at[4]),
            ((AMIRA,), NudgeKind.ALARM, NudgeState.SENT, at[5]),
        )
    ]
    async with database.transaction(HERE) as tx:
        await tx.nudges.plan(sent)
        assert await tx.nudges.heard([AMIRA, BO, CHIDI], at[0]) == {AMIRA: [at[2], at[3]], BO: [at[3]], CHIDI: []}


async def test_somebody_who_is_back_hears_what_waited_but_not_what_is_for_later(database: Database) -> None:
    waited = replace(a_nudge(AMIRA), not_before=NOON + timedelta(days=9))
    later = a_nudge(AMIRA, at=NOON + timedelta(days=2))
    async with database.transaction(HERE) as tx:
        await tx.nudges.plan([waited, later])
        now = NOON + timedelta(days=1)
        assert await tx.nudges.wake(AMIRA, now) == 1
        assert await tx.nudges.wake(MemberId("U9"), now) == 0
        assert await tx.nudges.get(waited.id) == replace(waited, not_before=now)
        assert await tx.nudges.get(later.id) == later
