"""`bothways log`: what the organisers of a workspace did, and what was refused, for whoever runs the bot."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.outbox import look_into
from bot.config import Settings
from mentoring.model import AuditEntry, WorkspaceId
from storage.database import Database


def log(
    workspace: Annotated[str, typer.Option("--workspace", help="A workspace's id, such as T0123ABC.")],
    most: Annotated[int, typer.Option("--most", min=1, max=10_000, help="How many lines, newest first.")] = 100,
) -> None:
    """Show what the organisers of a workspace did, and what was refused to whom; by ids, newest first."""
    raise typer.Exit(look_into(lambda database, settings: _log(database, settings, WorkspaceId(workspace), most)))


async def _log(database: Database, settings: Settings, workspace: WorkspaceId, most: int) -> int:  # noqa: ARG001
    """Print a line for each act, and how many there are besides."""
    async with database.transaction(workspace) as tx:
        entries, everything = await tx.audit.latest(most), await tx.audit.count()
    for entry in entries:
        typer.echo(_line(entry))
    typer.echo(f"{len(entries)} of {everything} shown.")
    return 0


def _line(entry: AuditEntry) -> str:
    facts = (f"{entry.at:%Y-%m-%d %H:%M}Z", entry.by, entry.act.value, entry.cohort or "-", entry.about or "-")
    return "  ".join(facts)
