"""What an operator sees of the outbox, and what they are told when they type something else."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.cli import outbox
from mentoring.model import Hours, Level, Member, MemberId, Profile, WorkspaceId
from mentoring.nudges.forecast import Foreseen, foresee
from mentoring.nudges.model import Nudge, NudgeKind
from mentoring.nudges.reasons import WaitReason
from mentoring.nudges.rules import recipient
from storage.database import Database
from storage.outbox.budgets import pause
from tests.storage.facts import a_nudge

TUESDAY = datetime(2026, 12, 1, 8, tzinfo=UTC)
HERE = WorkspaceId("T1")
AMIRA, BO = MemberId("UAMIRA"), MemberId("UBO")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database of this test's own, and a clock that stands still."""
    path = tmp_path / "bothways.db"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    monkeypatch.setattr(outbox, "utc_now", lambda: TUESDAY)
    return path


def filled(path: Path, *nudges: Nudge, why_paused: str | None = None) -> None:
    async def fill() -> None:
        database = await Database.open(f"sqlite:///{path}")
        await database.migrate()
        async with database.transaction(HERE) as tx:
            for member, tz in ((AMIRA, "Asia/Kolkata"), (BO, "Europe/London")):
                hours = Hours(start=time(9), end=time(17))
                profile = Profile(member=member, level=Level.LEADING, offers=(), seeks=(), tz=tz, hours=hours)
                await tx.profiles.put(profile)
            await tx.nudges.plan(nudges)
        if why_paused:
            async with database.begin(HERE) as connection:
                await pause(connection, HERE, why_paused, TUESDAY)
        await database.close()

    asyncio.run(fill())


def said(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, list(arguments))
    return result.exit_code, result.output


def test_due_tells_what_would_be_sent_to_whom_and_why_and_sends_nothing(settings: Path) -> None:
    filled(
        settings,
        a_nudge(AMIRA, at=TUESDAY, kind=NudgeKind.WARNING, lasts=3 * DAY),
        a_nudge(BO, at=TUESDAY, kind=NudgeKind.THANKS, lasts=3 * DAY),
        a_nudge(BO, at=TUESDAY + HOUR * 2, kind=NudgeKind.DID_YOU_MEET, lasts=HOUR / 2),
        a_nudge(BO, at=TUESDAY + 30 * DAY, kind=NudgeKind.THANKS),
    )
    before = settings.read_bytes()
    code, told = said("due", "--at", "2026-12-01T12:00Z")
    assert code == 0
    assert told == (
        "Tue 01 Dec 13:30 Asia/Kolkata         UAMIRA: warning, because you joined a cohort, and pairing is tomorrow\n"
        "Tue 01 Dec 09:00 Europe/London        UBO: thanks, because your cohort is complete\n"
        "Tue 01 Dec 10:00 Europe/London        UBO: did you meet, because a session of your mentorship was due\n"
        "3 messages are due until 2026-12-01 12:00 UTC. Nothing was sent.\n"
    )
    assert settings.read_bytes() == before


def test_due_says_what_is_held_back_and_why(settings: Path) -> None:
    filled(settings, a_nudge(BO, at=TUESDAY, kind=NudgeKind.THANKS, lasts=3 * DAY))
    code, told = said("due")
    assert code == 0
    assert told == (
        "Tue 01 Dec 09:00 Europe/London        UBO: thanks, because your cohort is complete"
        " - waits: outside working hours\n"
        "1 message is due until 2026-12-01 08:00 UTC. Nothing was sent.\n"
    )


@pytest.mark.parametrize("typed", ["tomorrow", "", " ", "2026-13-01T09:00Z", "2026-12-01T09:00"])
def test_a_moment_that_is_none_is_refused_with_how_to_write_one(settings: Path, typed: str) -> None:
    filled(settings)
    code, told = said("due", "--at", typed or "?")
    assert code == 2
    assert "is no moment" in told or "has no time zone" in told


def test_check_shows_the_plan(settings: Path) -> None:
    filled(settings, a_nudge(BO, at=TUESDAY - HOUR / 60, lasts=DAY), a_nudge(BO, at=TUESDAY + DAY))
    code, told = said("check")
    assert code == 0
    assert told == (
        "database   SQLite, no process at work\n"
        "nudges     2 planned\n"
        "due        1, the oldest since 60 s; 0 uncertain\n"
        "next       2026-12-01 07:59:00 UTC\n"
        "paused     none\n"
        "days off   none\n"
    )


def test_check_fails_when_somebody_should_look(settings: Path) -> None:
    filled(settings, a_nudge(BO, at=TUESDAY - HOUR, lasts=DAY), why_paused="token_revoked")
    code, told = said("check")
    assert code == 1
    assert "LATE: more than 5 minutes" in told
    assert "paused     T1 (token_revoked)" in told


def test_check_sees_a_process_at_work_without_disturbing_it(settings: Path) -> None:
    filled(settings)

    async def beside_a_process() -> tuple[int, str]:
        database = await Database.open(f"sqlite:///{settings}")
        told = await asyncio.to_thread(said, "check")
        async with database.transaction(HERE) as tx:
            await tx.members.put(Member(id=BO))
        await database.close()
        return told

    code, told = asyncio.run(beside_a_process())
    assert code == 0
    assert "one process at work" in told


@pytest.mark.postgres
def test_check_counts_the_replicas_of_a_postgresql(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", postgres_url)

    async def beside_two() -> tuple[int, str]:
        databases = [await Database.open(postgres_url) for _ in range(2)]
        told = await asyncio.to_thread(said, "check")
        for database in databases:
            await database.close()
        return told

    code, told = asyncio.run(beside_two())
    assert code == 0
    assert "PostgreSQL, 1 replica at work" in told, "two connections of one process are one replica"


@pytest.mark.parametrize("command", [("check",), ("due",)])
def test_a_database_that_is_not_there_or_empty_is_one_line(settings: Path, command: tuple[str, ...]) -> None:
    assert said(*command) == (
        2,
        f"There is no database at {settings} yet: `bothways run` or `bothways migrate` makes it.\n",
    )
    settings.touch()
    code, told = said(*command)
    assert code == 2
    assert told == "The database has no tables yet, or older ones: `bothways migrate` or `bothways run` makes them.\n"


def test_what_is_sent_first_counts_for_the_next() -> None:
    profile = Profile(member=BO, level=Level.LEADING, offers=(), seeks=())
    people = {BO: recipient(Member(id=BO), profile)}
    planned = [a_nudge(BO, at=TUESDAY + HOUR * (2 + number), lasts=30 * DAY) for number in range(3)]
    three = [replace(nudge, kind=NudgeKind.AGENDA) for nudge in planned]
    first, second, third = three
    assert foresee(three, people, now=TUESDAY, until=TUESDAY + DAY) == [
        Foreseen(nudge=first, at=TUESDAY + 2 * HOUR),
        Foreseen(nudge=second, at=TUESDAY + 3 * HOUR),
        Foreseen(nudge=third, at=TUESDAY + 2 * HOUR + 7 * DAY, reason=WaitReason.WEEKLY_BUDGET),
    ]
