"""`bothways check`, `due` and `retry`: a look into the outbox, and what ended unsent once more; the bot may run."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any
from uuid import uuid4

import typer
from sqlalchemy.exc import DBAPIError

from bot import config
from bot.clock import utc_now
from bot.config import MISCONFIGURED, Settings, Unready
from bot.delivery.dead_letters import retry_dead
from handlers.blocks.help import KINDS
from handlers.blocks.reasons import to_the_reader
from handlers.texts import texts
from mentoring.model import Language, MemberId
from mentoring.nudges.forecast import Foreseen, foresee
from mentoring.nudges.model import Nudge
from mentoring.nudges.rules import Recipient
from mentoring.programme.composing import recipients_of
from mentoring.programme.meeting_plans import AHEAD
from mentoring.timeline import zone
from storage.database import Database
from storage.errors import StorageError
from storage.outbox.budgets import paused_workspaces
from storage.outbox.maintenance import Backlog, backlog, next_wake, violations
from storage.outbox.read_model import planned_until, replicas, states

SLOW = timedelta(minutes=5)
"""The promise: what is due is sent within this."""

MOST = 1000
"""Lines that `due` prints at most."""


Look = Callable[[Database, Settings], Coroutine[Any, Any, int]]
"""Looks into the database, prints what it finds, and says the exit code."""


class BadMoment(ValueError):
    """What was typed is no moment."""


def check() -> None:
    """Show the plan: the database, who is at work, what is due since when, and which workspaces are paused."""
    raise typer.Exit(look_into(_check))


def due(
    at: Annotated[str, typer.Option(help="Until when, with its zone: 2026-12-01T09:00Z. Without: now.")] = "",
) -> None:
    """Show what would be sent until a moment, to whom and why, and what would not and why not. Sends nothing."""
    now = utc_now()
    try:
        until = moment(at) if at else now
    except BadMoment as bad:
        typer.echo(str(bad), err=True)
        raise typer.Exit(MISCONFIGURED) from None
    raise typer.Exit(look_into(lambda database, settings: _due(database, settings, now, until)))


def retry() -> None:
    """Plan once more the introductions that Slack refused, once the cause is mended; the bot may run meanwhile."""
    with _readable():
        settings = config.read(needs_slack=False)
        number = asyncio.run(_retry(settings))
    said = "1 introduction is" if number == 1 else f"{number:,} introductions are" if number else "Nothing is"
    typer.echo(f"{said} planned once more.")


async def _retry(settings: Settings) -> int:
    database = await Database.open(settings.database_url, beside=True)
    try:
        return await retry_dead(database, utc_now(), lambda: uuid4().hex)
    finally:
        await database.close()


def moment(text: str) -> datetime:
    """The instant that was typed. Raises BadMoment with what to type instead."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise BadMoment(f"{text!r} is no moment. Write it as 2026-12-01T09:00Z or 2026-12-01T09:00+01:00.") from None
    if found.tzinfo is None:
        raise BadMoment(f"{text!r} has no time zone. Write {text}Z for UTC, or add an offset such as +01:00.")
    return found.astimezone(UTC)


def look_into(look: Look) -> int:
    """Open the database without disturbing whoever uses it, and look into it; the exit code."""
    with _readable():
        settings = config.read(needs_slack=False)
        return asyncio.run(_opened(settings, look))


async def _opened(settings: Settings, look: Look) -> int:
    database = await Database.open(settings.database_url, look_only=True)
    try:
        return await look(database, settings)
    finally:
        await database.close()


@contextmanager
def _readable() -> Iterator[None]:
    """What keeps us from looking is one line and exit code 2."""
    try:
        yield
    except Unready as unready:
        said = "\n".join(unready.problems)
    except StorageError as error:
        said = str(error)
    except DBAPIError:
        said = "The database has no tables yet, or older ones: `bothways migrate` or `bothways run` makes them."
    else:
        return
    typer.echo(said, err=True)
    raise typer.Exit(MISCONFIGURED)


async def _check(database: Database, settings: Settings) -> int:
    """Print the plan; 1 when somebody should look at it."""
    now = utc_now()
    async with database.begin() as connection:
        waiting, wake = await backlog(connection, now), await next_wake(connection)
        paused, broken = await paused_workspaces(connection), await violations(connection, now)
        counted = await states(connection)
        at_work = [] if database.is_sqlite else await replicas(connection)
    typer.echo(_database_line(database, at_work))
    typer.echo(f"nudges     {', '.join(f'{number:,} {state}' for state, number in counted.items()) or 'none yet'}")
    typer.echo(f"due        {_due_line(waiting, now)}")
    typer.echo(f"next       {f'{wake:%Y-%m-%d %H:%M:%S} UTC' if wake else 'nothing is planned'}")
    typer.echo(f"paused     {', '.join(f'{workspace} ({why})' for workspace, why in paused.items()) or 'none'}")
    typer.echo(f"days off   {', '.join(str(day) for day in sorted(settings.days_off)) or 'none'}")
    for violation in broken:
        typer.echo(f"BROKEN     {violation.workspace} {violation.nudge}: {violation.rule}")
    slow = waiting.oldest is not None and now - waiting.oldest > SLOW
    return 1 if paused or broken or slow else 0


def _database_line(database: Database, at_work: Sequence[str]) -> str:
    if database.is_sqlite:
        return f"database   SQLite, {'one process at work' if database.is_held() else 'no process at work'}"
    who = f" ({', '.join(at_work)})" if at_work else ""
    return f"database   PostgreSQL, {len(at_work)} {'replica' if len(at_work) == 1 else 'replicas'} at work{who}"


def _due_line(waiting: Backlog, now: datetime) -> str:
    if waiting.oldest is None:
        return f"nothing is due; {waiting.uncertain:,} uncertain"
    seconds = int((now - waiting.oldest).total_seconds())
    late = f"  LATE: more than {int(SLOW.total_seconds() // 60)} minutes" if now - waiting.oldest > SLOW else ""
    return f"{waiting.due:,}, the oldest since {seconds:,} s; {waiting.uncertain:,} uncertain{late}"


async def _due(database: Database, settings: Settings, now: datetime, until: datetime) -> int:
    async with database.begin() as connection:
        nudges = await planned_until(connection, until, MOST)
        people: dict[MemberId, Recipient] = {}
        for workspace in sorted({nudge.workspace for nudge in nudges}):
            tx = database.unit(connection, workspace)
            members = {member for nudge in nudges if nudge.workspace == workspace for member in nudge.to}
            people |= await recipients_of(tx, members, now)
    for foreseen in foresee(nudges, people, now=now, until=until, days_off=settings.days_off):
        typer.echo(_line(foreseen, people))
    typer.echo(_summary(nudges, now, until))
    return 0


def _line(foreseen: Foreseen, people: dict[MemberId, Recipient]) -> str:
    """When (in the reader's own zone), to whom, and why; or why not."""
    nudge = foreseen.nudge
    whom = " + ".join(nudge.to) or f"channel {nudge.channel}"
    first = people.get(nudge.to[0]) if nudge.to else None
    tz = first.works.tz if first else "UTC"
    when = f"{foreseen.at.astimezone(zone(tz)):%a %d %b %H:%M}" if foreseen.at else "never"
    because = f"{nudge.kind}, because {KINDS[nudge.kind]}"
    if foreseen.is_sent:
        return f"{when:16} {tz:20} {whom}: {because}"
    why = to_the_reader(texts(Language.ENGLISH), foreseen.reason, foreseen.reason_until) if foreseen.reason else ""
    word = "waits" if foreseen.at else "not sent"
    return f"{when:16} {tz:20} {whom}: {because} - {word}: {why}"


def _summary(nudges: Sequence[Nudge], now: datetime, until: datetime) -> str:
    number = "1 message is" if len(nudges) == 1 else f"{len(nudges):,} messages are" if nudges else "Nothing is"
    more = f" Only the first {MOST:,} are shown." if len(nudges) == MOST else ""
    beyond = " Later messages are planned a week ahead, so some aren’t known yet." if until > now + AHEAD else ""
    return f"{number} due until {until:%Y-%m-%d %H:%M} UTC. Nothing was sent.{more}{beyond}"
