"""One row that cannot be read stops nothing but itself: the others are planned, it is tried again, organisers hear."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from mentoring.programme.planner import ALARM_AT, RETRY_FIRST
from simulator.stage import SimulatedBot, stage
from tests.journeys.acts import (
    CHANNEL,
    FIRST_SESSION,
    INTRODUCED,
    JUNIOR,
    MONDAY,
    SENIOR,
    announces,
    approves,
    joins,
    read,
)
from tests.tables import opened


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[SimulatedBot]:
    memory = f"sqlite:///{tmp_path}/test.db"
    async with stage(memory, start=MONDAY, database=await opened(memory)) as set_up:
        yield set_up


async def test_an_unreadable_cohort_is_tried_again_later_and_later_and_organisers_hear(here: SimulatedBot) -> None:
    gita = await here.workspace.hire("Gita Rao", admin=True)
    here.workspace.add_channel(CHANNEL, members=(gita,), with_bot=True)
    await gita.types("/mentoring setup")
    await announces(here, gita)
    planner, clock = here.bothways.programme.planner, here.clock
    async with here.bothways.database.begin() as connection:
        await connection.execute(text("UPDATE cohort SET stage = 'dancing', look_again_at = '2027-01-11 10:00:00'"))
    looked = [(await planner.plan()).cohorts]

    for times in range(ALARM_AT):
        looked.append((await planner.plan()).cohorts)
        clock.travel_to(clock() + RETRY_FIRST * 2**times)
        looked.append((await planner.plan()).cohorts)

    assert looked == [1, *[0, 1] * ALARM_AT]
    assert planner.stuck == 1
    await here.pass_time(timedelta(minutes=5))
    assert "*Something needs you:* I can’t plan one cohort or pair. Its messages wait" in read(gita)
    async with here.bothways.database.begin() as connection:
        await connection.execute(text("UPDATE cohort SET stage = 'open'"))
    await here.pass_time(timedelta(hours=1))
    assert planner.stuck == 0


async def test_after_a_weekend_an_organiser_hears_once_what_is_stuck_and_nothing_of_what_is_not(
    here: SimulatedBot,
) -> None:
    gita = await here.workspace.hire("Gita Rao", admin=True)
    here.workspace.add_channel(CHANNEL, members=(gita,), with_bot=True)
    await gita.types("/mentoring setup")
    await announces(here, gita)
    database = here.bothways.database

    async def is_stuck(stage: str) -> None:
        async with database.begin() as connection:
            stuck = text("UPDATE cohort SET stage = :stage, look_again_at = '2027-01-11 10:00:00'")
            await connection.execute(stuck, {"stage": stage})

    await here.travel(MONDAY + timedelta(days=4, hours=9))  # Friday evening
    await is_stuck("dancing")
    await here.travel(MONDAY + timedelta(days=7, hours=1))
    assert read(gita).count("I can’t plan") == 1

    await here.travel(MONDAY + timedelta(days=11, hours=9))
    heard = read(gita).count("I can’t plan")
    await here.travel(MONDAY + timedelta(days=12, hours=12))
    await is_stuck("cancelled")
    await here.travel(MONDAY + timedelta(days=14, hours=1))
    assert read(gita).count("I can’t plan") == heard


async def test_an_unreadable_mentorship_does_not_stop_the_others(here: SimulatedBot) -> None:
    gita = await here.workspace.hire("Gita Rao", admin=True)
    here.workspace.add_channel(CHANNEL, members=(gita,), with_bot=True)
    await gita.types("/mentoring setup")
    four = [await here.workspace.hire(name, channels=(CHANNEL,)) for name in ("Amina D", "Ben O", "Cho M", "Dan P")]
    await announces(here, gita)
    for number, each in enumerate(four):
        await joins(each, JUNIOR if number % 2 else SENIOR, "Surgery" if number % 2 else "Finance")
    await approves(here, gita)
    await here.travel(INTRODUCED)
    async with here.bothways.database.begin() as connection:
        first = (await connection.execute(text("SELECT min(mentorship_id) FROM mentorship"))).scalar_one()
        broken = text("UPDATE mentorship SET directions = '{}' WHERE mentorship_id = :first")
        await connection.execute(broken, {"first": first})

    await here.travel(FIRST_SESSION)

    heard = [person for person in four if "[Add to calendar]" in read(person)]
    assert len(heard) == 2
