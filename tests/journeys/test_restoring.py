"""A day-old backup is restored: nobody reads anything twice, nobody who was erased or has left comes back unasked."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from pydantic import SecretStr

from bot.app import Chance, build
from bot.config import Settings
from mentoring.model import MemberId, Restored
from mentoring.nudges.kinds.after_restore import after_restore
from mentoring.nudges.model import Nudge, NudgeKind, NudgeState
from simulator.people import Person
from simulator.stage import SimulatedBot, reachable
from storage.backup import back_up, restore
from storage.database import Database
from storage.erasures import ErasureJournal
from storage.outbox.restored import confirm_restored
from tests.invariants import all_nudges
from tests.journeys.acts import FIRST_SESSION, INTRODUCED, approves, read
from tests.journeys.conftest import Three, on_postgresql_too

A_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Copies:
    """How often Slack took a message of each key."""

    here: SimulatedBot

    def twice(self) -> set[str]:
        posts = self.here.slack.ledger.posts()
        marks = Counter(post.args["metadata"]["event_payload"]["key"] for post in posts if post.args.get("metadata"))
        return {mark for mark, number in marks.items() if number > 1}


@asynccontextmanager
async def restored(here: SimulatedBot, backup: Path, journal: Path) -> AsyncIterator[SimulatedBot]:
    """The bot over what a backup brought back, beside the same Slack, after the first bot's machine was lost."""
    settings = Settings(
        _env_file=None,
        slack_bot_token=SecretStr(here.workspace.bot_token),
        slack_signing_secret=SecretStr(here.slack.app.signing_secret),
        slack_api_url=here.slack.api_url,
    )
    database = await Database.open(f"sqlite:///{backup}.again.db")
    await restore(database, backup, ErasureJournal(journal), here.clock())
    bothways = await build(settings, database, clock=here.clock, chance=other_chance(), wait_for_listeners=True)
    try:
        await bothways.worker.start()
        async with reachable(bothways, settings, here.slack):
            yield replace(here, bothways=bothways)
    finally:
        await bothways.close()


def other_chance() -> Chance:
    """Ids of which the first bot never drew one."""
    ids, seeds = count(10**9), count(70)
    return Chance(new_id=lambda: f"{next(ids):032x}", new_seed=lambda: next(seeds))


async def backed_up(here: SimulatedBot, folder: Path) -> Path:
    url = here.bothways.database.engine.url.render_as_string(hide_password=False)
    beside = await Database.open(url, look_only=True)
    await back_up(beside, folder / "backup", here.clock())
    await beside.close()
    return folder / "backup"


async def of_kind(here: SimulatedBot, kind: NudgeKind) -> list[Nudge]:
    return [nudge for nudge in await all_nudges(here) if nudge.kind is kind]


@on_postgresql_too
async def test_what_was_sent_since_the_backup_is_not_sent_again(
    here: SimulatedBot, approved: Three, tmp_path: Path
) -> None:
    await here.travel(INTRODUCED)
    backup = await backed_up(here, tmp_path)
    before = len(approved.amina.sees)
    await here.travel(FIRST_SESSION + timedelta(days=8))
    had = [len(person.sees) for person in (approved.amina, approved.ben)]
    assert had[0] > before, "something was sent since"

    async with restored(here, backup, tmp_path / "erased") as again:
        await again.pass_time(A_DAY)
        assert [len(person.sees) for person in (approved.amina, approved.ben)] == had
        assert Copies(here=here).twice() == set()
        assert {nudge.kind for nudge in await all_nudges(again) if nudge.state is NudgeState.UNKNOWN} <= {
            NudgeKind.AGENDA
        }


async def test_introductions_wait_for_an_organiser_who_hears_of_it(
    here: SimulatedBot, joined: Three, tmp_path: Path
) -> None:
    await approves(here, joined.gita)
    backup = await backed_up(here, tmp_path)  # approved; the introduction follows in five minutes
    await here.travel(INTRODUCED)
    heard = read(joined.amina).count("each other’s learning partners")
    assert heard == 1

    async with restored(here, backup, tmp_path / "erased") as again:
        await again.pass_time(A_DAY)
        assert read(joined.amina).count("each other’s learning partners") == 1
        assert "*Something needs you:* one introduction waits." in read(joined.gita)
        await joined.gita.presses("See who waits")
        await joined.gita.fills({"Introduced already": [joined.amina.name]})
        await joined.gita.submits()
        assert "*Thanks.* Nobody has to be introduced again. One pair had met already." in read(joined.gita)
        await again.pass_time(A_DAY)
        assert read(joined.amina).count("each other’s learning partners") == 1

        await joined.gita.presses("See who waits")
        assert "*Nobody waits any more.*" in joined.gita.modal.shown


async def test_two_organisers_answer_and_the_second_reads_that_it_is_done(
    here: SimulatedBot, joined: Three, tmp_path: Path
) -> None:
    await joined.gita.types(f"/mentoring organiser @{joined.ben.name}")
    await approves(here, joined.gita)
    backup = await backed_up(here, tmp_path)

    async with restored(here, backup, tmp_path / "erased") as again:
        await again.pass_time(timedelta(hours=1))
        asked = "*Something needs you:* one introduction waits."
        assert [read(each).count(asked) for each in (joined.gita, joined.ben)] == [1, 1]

        for each in (joined.gita, joined.ben):
            await each.presses("See who waits")
        for each in (joined.gita, joined.ben):
            await each.submits()
        assert "*Thanks.* I’ll introduce one pair in the next few minutes." in read(joined.gita)
        assert "*That’s done already.*" in read(joined.ben)
        await again.travel(INTRODUCED)
        assert read(joined.amina).count("each other’s learning partners") == 1
        assert [read(each).count(asked) for each in (joined.gita, joined.ben)] == [1, 1]
        await again.bothways.worker.drain()


def test_organisers_are_asked_again_each_week_and_after_each_restore() -> None:
    now = datetime(2027, 1, 27, 9, tzinfo=UTC)  # a Wednesday
    first = Restored(made_at=now - A_DAY, restored_at=now, is_confirmed=False)
    keys = [after_restore(first, MemberId("UGITA"), now + timedelta(days=day)).key for day in (0, 4, 5, 11, 12)]

    assert [keys.index(key) for key in keys] == [0, 0, 2, 2, 4]
    assert after_restore(replace(first, restored_at=now + A_DAY), MemberId("UGITA"), now).key not in keys


async def test_an_introduction_that_did_not_arrive_goes_once_an_organiser_has_looked(
    here: SimulatedBot, joined: Three, tmp_path: Path
) -> None:
    await approves(here, joined.gita)
    backup = await backed_up(here, tmp_path)

    async with restored(here, backup, tmp_path / "erased") as again:
        await again.pass_time(timedelta(hours=1))
        assert read(joined.amina).count("each other’s learning partners") == 0
        async with again.bothways.database.begin() as connection:
            await confirm_restored(connection, here.clock())
        await again.travel(INTRODUCED)
        assert read(joined.amina).count("each other’s learning partners") == 1
        await again.bothways.worker.drain()


async def test_who_was_erased_since_hears_nothing_and_is_nowhere(
    here: SimulatedBot, approved: Three, tmp_path: Path
) -> None:
    await here.travel(INTRODUCED)
    backup = await backed_up(here, tmp_path)
    journal = ErasureJournal(tmp_path / "erased")
    here.bothways.database._erased = lambda mark: journal.note(mark, here.clock())
    await erase(approved.ben)
    had = {message.ts for message in approved.ben.sees}

    async with restored(here, backup, tmp_path / "erased") as again:
        await again.travel(FIRST_SESSION + timedelta(days=8))
        assert {message.ts for message in approved.ben.sees} <= had, "some were taken back, and none came"
        async with again.bothways.database.transaction(again.bothways.workspace) as tx:
            assert await tx.members.get(MemberId(approved.ben.id)) is None
    await here.bothways.worker.reap()  # what the first bot still meant to say is too late, and nobody reads it


async def erase(person: Person) -> None:
    await person.types("/mentoring data")
    await person.presses("Erase everything")
    await person.submits()
