"""What whoever runs the bot sees of what organisers did."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from mentoring.model import AuditEntry, MemberId, OrganiserAct, WorkspaceId
from storage.database import Database

NOON = datetime(2027, 1, 11, 12, tzinfo=UTC)
GITA, ZOE = MemberId("UGITA"), MemberId("UZOE")


def test_the_log_of_one_workspace_newest_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{tmp_path}/bothways.db"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", url)
    opened = AuditEntry(at=NOON, by=GITA, act=OrganiserAct.COHORT_OPENED, cohort="spring")
    refused = AuditEntry(at=NOON + timedelta(hours=1), by=ZOE, act=OrganiserAct.REFUSED, about="open_proposal")

    async def fill() -> None:
        database = await Database.open(url)
        await database.migrate()
        for workspace, entry in (("T1", opened), ("T1", refused), ("T2", opened)):
            async with database.transaction(WorkspaceId(workspace)) as tx:
                await tx.audit.add(entry)
        await database.close()

    asyncio.run(fill())
    everything = CliRunner().invoke(cli, ["log", "--workspace", "T1"])
    newest = CliRunner().invoke(cli, ["log", "--workspace", "T1", "--most", "1"])

    assert (everything.exit_code, everything.output) == (
        0,
        (
            "2027-01-11 13:00Z  UZOE  refused  -  open_proposal\n"
            "2027-01-11 12:00Z  UGITA  cohort opened  spring  -\n"
            "2 of 2 shown.\n"
        ),
    )
    assert newest.output.endswith("1 of 2 shown.\n")
