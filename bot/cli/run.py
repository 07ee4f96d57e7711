"""`bothways run` and `bothways migrate`: what works on the database, and says in a line what the operator can mend."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import typer
from slack_sdk.errors import SlackApiError

from bot import logs, running
from bot.cli.doctor import remedy
from bot.cli.settings import settings as settings_
from bot.config import MISCONFIGURED, Settings
from storage.database import Database
from storage.errors import StorageError


def run() -> None:
    """Run the bot, in Socket Mode or over HTTP by what is set."""
    settings = settings_()
    logs.configure(as_json=settings.log_format == "json", level=settings.log_level)
    logs.hold_the_process()
    _guarded(running.run(settings))


def migrate() -> None:
    """Bring the database up to date, and say so."""
    _guarded(_migrate(settings_(needs_slack=False)))
    typer.echo("The database is up to date.")


def _guarded(work: Coroutine[Any, Any, None]) -> None:
    """Run it; what the operator can mend is one line and exit code 2."""
    try:
        asyncio.run(work)
    except StorageError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(MISCONFIGURED) from None
    except (SlackApiError, OSError) as error:
        typer.echo(remedy(error), err=True)
        raise typer.Exit(MISCONFIGURED) from None


async def _migrate(settings: Settings) -> None:
    database = await Database.open(settings.database_url)
    try:
        await database.migrate()
    finally:
        await database.close()
