"""The command line: `bothways run`, `check`, `due`, `retry`, `pair`, `questions`, `doctor`, `migrate`, `manifest`."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Annotated, Any
from urllib.parse import quote

import typer
from slack_sdk.errors import SlackApiError

from bot import config, logs
from bot.cli import doctor
from bot.cli.doctor import MANIFEST
from bot.cli.outbox import check, due, retry
from bot.cli.pair import pair
from bot.cli.questions import app as questions
from bot.config import MISCONFIGURED, Settings, Unready
from bot.running import run as run_bot
from storage.database import Database
from storage.errors import StorageError

cli = typer.Typer(
    name="bothways",
    help="Reciprocal mentoring for Slack: both teach, both learn.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
cli.add_typer(questions, name="questions")
cli.command()(pair)
cli.command()(check)
cli.command()(due)
cli.command()(retry)


@cli.command()
def run() -> None:
    """Run the bot, in Socket Mode or over HTTP by what is set."""
    settings = _settings()
    logs.configure(as_json=settings.log_format == "json", level=settings.log_level)
    _guarded(run_bot(settings))


@cli.command()
def migrate() -> None:
    """Bring the database up to date, and say so."""
    settings = _settings(needs_slack=False)
    _guarded(_migrate(settings))
    typer.echo("The database is up to date.")


@cli.command(name="doctor")
def doctor_() -> None:
    """Check settings, token, scopes and database; each failure says what to do."""
    settings = _settings()
    raise typer.Exit(asyncio.run(doctor.examine(settings)))


@cli.command()
def manifest(
    link: Annotated[bool, typer.Option("--link", help="A link that opens Slack's create-app page with it")] = False,
) -> None:
    """Print the app's manifest, or the link that creates the app from it."""
    text = MANIFEST.read_text(encoding="utf-8")
    typer.echo(f"https://api.slack.com/apps?new_app=1&manifest_yaml={quote(text)}" if link else text)


def _settings(*, needs_slack: bool = True) -> Settings:
    """The settings, or every problem with them and exit code 2."""
    try:
        return config.read(needs_slack=needs_slack)
    except Unready as unready:
        for problem in unready.problems:
            typer.echo(problem, err=True)
        raise typer.Exit(MISCONFIGURED) from None


def _guarded(work: Coroutine[Any, Any, None]) -> None:
    """Run it; what the operator can mend is one line and exit code 2."""
    try:
        asyncio.run(work)
    except StorageError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(MISCONFIGURED) from None
    except (SlackApiError, OSError) as error:
        typer.echo(doctor.remedy(error), err=True)
        raise typer.Exit(MISCONFIGURED) from None


async def _migrate(settings: Settings) -> None:
    database = await Database.open(settings.database_url)
    try:
        await database.migrate()
    finally:
        await database.close()


def main() -> None:
    """The console script."""
    cli()


if __name__ == "__main__":
    main()
