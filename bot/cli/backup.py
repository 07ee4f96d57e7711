"""`bothways backup`, `restore`, `reconcile`, `confirm`: a file to keep, and the way back that says nothing twice."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.exc import DBAPIError

from bot import config
from bot.cli.outbox import BadMoment, moment
from bot.clock import utc_now
from bot.config import MISCONFIGURED, Settings, Unready
from mentoring.nudges.model import NudgeId
from storage.backup import back_up, usable
from storage.backup import restore as read_back
from storage.database import Database
from storage.erasures import ErasureJournal
from storage.errors import NoJournal, StorageError
from storage.outbox.restored import arrived, confirm_restored, mark_restored, waiting_introductions, with_nudges

DatabaseWork = Callable[[Database, Settings], Awaitable[None]]

FILE = Annotated[Path, typer.Argument(metavar="FILE", show_default=False)]

NEXT = (
    "Start the bot: it looks in its own direct messages for what was sent since, before it sends anything of then. "
    "Introductions wait until an organiser has looked: `bothways confirm`."
)


def backup(file: FILE) -> None:
    """Write everything into one new file, while the bot runs or not."""

    async def work(database: Database, _: Settings) -> None:
        size = await back_up(database, file, utc_now())
        typer.echo(f"{file} holds everything as it was now, {size / 1e6:,.1f} MB. Keep it for at most 30 days.")

    _run(work, look_only=True)


def restore(
    file: FILE,
    without_journal: Annotated[
        bool,
        typer.Option("--without-journal", help="The journal of erasures is lost: whoever was erased since is back."),
    ] = False,
) -> None:
    """Read a backup into an empty database; the bot must not run."""

    async def work(database: Database, settings: Settings) -> None:
        back = await read_back(database, file, ErasureJournal(settings.journal), utc_now())
        people = "1 person" if back.erased == 1 else f"{back.erased} people"
        typer.echo(f"Restored {back.rows:,} rows as of {back.made_at:%Y-%m-%d %H:%M} UTC.")
        typer.echo(f"Erased again: {people}, by {settings.journal}.")
        typer.echo(NEXT)

    def usable_with(settings: Settings) -> None:
        usable(file, utc_now())
        if not (without_journal or ErasureJournal(settings.journal).is_there):
            raise NoJournal(path=settings.journal)

    _run(work, look_only=False, first=usable_with)


def reconcile(
    since: Annotated[str, typer.Option(help="The last moment that the database knows for sure: 2026-12-01T09:00Z.")],
) -> None:
    """Say that the database has lost what was written since a moment: after a failover, or a restore by other tools."""
    try:
        known = moment(since)
    except BadMoment as bad:
        typer.echo(str(bad), err=True)
        raise typer.Exit(MISCONFIGURED) from None

    async def work(database: Database, _: Settings) -> None:
        await database.migrate()
        async with database.begin() as connection:
            workspaces = await with_nudges(connection)
            await mark_restored(connection, workspaces, known, utc_now())
        number = "1 workspace" if len(workspaces) == 1 else f"{len(workspaces):,} workspaces"
        typer.echo(f"{number}: nothing is known of {known:%Y-%m-%d %H:%M} to now.")
        typer.echo(NEXT.replace("Start the bot: it", "Start every bot process anew: it"))

    _run(work, look_only=False)


def confirm(
    already: Annotated[
        list[str] | None, typer.Option("--arrived", help="An introduction, by its id, that people have already.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="An organiser has looked: send the others.")] = False,
) -> None:
    """After a restore: show the introductions that wait, and let them go once an organiser has looked."""

    async def work(database: Database, _: Settings) -> None:
        await _confirm(database, [NudgeId(each) for each in already or []], utc_now(), yes=yes)

    _run(work, look_only=False, beside_a_bot=True)


async def _confirm(database: Database, already: list[NudgeId], now: datetime, *, yes: bool) -> None:
    async with database.begin() as connection:
        for each in already:
            if not await arrived(connection, each):
                typer.echo(f"{each} is no introduction that waits.", err=True)
        waiting = await waiting_introductions(connection)
        number = await confirm_restored(connection, now) if yes else 0
    for nudge in waiting:
        typer.echo(f"{nudge.id}  {nudge.due_at:%Y-%m-%d %H:%M} UTC  {' + '.join(nudge.to)}")
    if yes:
        typer.echo("Introductions go on." if number else "No workspace was waiting.")
    elif waiting:
        typer.echo("Ask an organiser who has met already. Then: bothways confirm --arrived ID --arrived ID --yes")
    else:
        typer.echo("No introduction waits. `bothways confirm --yes` lets new ones go.")


def _run(
    work: DatabaseWork,
    *,
    look_only: bool,
    beside_a_bot: bool = False,
    first: Callable[[Settings], None] = lambda _: None,
) -> None:
    """Open the database and do it; what the operator can mend is one line and exit code 2.

    `first` may refuse before a database is opened, and so before one is made.
    """
    try:
        settings = config.read(needs_slack=False)
        first(settings)
        asyncio.run(_opened(settings, work, look_only=look_only, beside_a_bot=beside_a_bot))
    except Unready as unready:
        said = "\n".join(unready.problems)
    except StorageError as error:
        said = str(error)
    except OSError as error:
        said = (
            f"{error.filename or 'The file'} can’t be written or read ({error.strerror}): check its folder and rights."
        )
    except DBAPIError:
        said = "The database has no tables yet, or older ones: `bothways migrate` makes them."
    else:
        return
    typer.echo(said, err=True)
    raise typer.Exit(MISCONFIGURED)


async def _opened(settings: Settings, work: DatabaseWork, *, look_only: bool, beside_a_bot: bool) -> None:
    database = await Database.open(settings.database_url, look_only=look_only, beside=beside_a_bot)
    try:
        await work(database, settings)
    finally:
        await database.close()
