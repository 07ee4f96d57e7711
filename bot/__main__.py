"""The command line: `bothways run`, `check`, `due`, `retry`, `backup`, `restore`, `pair`, `questions`, `doctor` …

Nothing is imported here that a command needs: `bot/cli/` holds one file or folder a command, imported when it is
called. A new command is a function there and a line in this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import typer

from bot.cli.lazy import LazyCommand, LazyGroup


class Commands(LazyGroup):
    """What can be typed after `bothways`."""

    table: ClassVar[Mapping[str, LazyCommand]] = {
        "pair": LazyCommand(
            "bot.cli.pair:pair",
            "Pair the people of a spreadsheet: best for both sides, explained, and nothing leaves this computer.",
        ),
        "check": LazyCommand(
            "bot.cli.outbox:check",
            "Show the plan: the database, who is at work, what is due since when, and which workspaces are paused.",
        ),
        "due": LazyCommand(
            "bot.cli.outbox:due",
            "Show what would be sent until a moment, to whom and why, and what would not and why not. Sends nothing.",
        ),
        "retry": LazyCommand(
            "bot.cli.outbox:retry",
            "Plan once more the introductions that Slack refused, once the cause is mended; the bot may run meanwhile.",
        ),
        "run": LazyCommand("bot.cli.run:run", "Run the bot, in Socket Mode or over HTTP by what is set."),
        "migrate": LazyCommand("bot.cli.run:migrate", "Bring the database up to date, and say so."),
        "doctor": LazyCommand(
            "bot.cli.doctor:doctor",
            "Check settings, token, scopes and database; each failure says what to do.",
        ),
        "manifest": LazyCommand(
            "bot.cli.manifest:manifest",
            "Print the app's manifest, or the link that creates the app from it.",
        ),
        "backup": LazyCommand(
            "bot.cli.backup:backup", "Write everything into one new file, while the bot runs or not."
        ),
        "restore": LazyCommand(
            "bot.cli.backup:restore",
            "Read a backup into an empty database; the bot must not run.",
        ),
        "reconcile": LazyCommand(
            "bot.cli.backup:reconcile",
            "Say that the database has lost what was written since a moment: after a failover, or a restore by other "
            "tools.",
        ),
        "confirm": LazyCommand(
            "bot.cli.backup:confirm",
            "After a restore: show the introductions that wait, and let them go once an organiser has looked.",
        ),
        "log": LazyCommand(
            "bot.cli.audit:log",
            "Show what the organisers of a workspace did, and what was refused to whom; by ids, newest first.",
        ),
        "questions": LazyCommand("bot.cli.questions:app", "The bank of open questions."),
    }


cli = typer.Typer(cls=Commands, name="bothways", no_args_is_help=True, pretty_exceptions_enable=False)


@cli.callback()
def bothways() -> None:
    """Reciprocal mentoring for Slack: both teach, both learn."""


def main() -> None:
    """The console script."""
    cli()


if __name__ == "__main__":
    main()
