"""The settings as a command needs them: read, or every problem with them told."""

from __future__ import annotations

import typer

from bot import config
from bot.config import MISCONFIGURED, Settings, Unready


def settings(*, needs_slack: bool = True) -> Settings:
    """The settings, or every problem with them on standard error and exit code 2."""
    try:
        return config.read(needs_slack=needs_slack)
    except Unready as unready:
        for problem in unready.problems:
            typer.echo(problem, err=True)
        raise typer.Exit(MISCONFIGURED) from None
