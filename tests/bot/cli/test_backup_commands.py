"""The commands of a restore drill, each a process of its own, in the order of docs/operating.md."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bot.clock import utc_now
from bot.config import Settings
from mentoring.model import Member
from mentoring.nudges.model import NudgeKind
from storage.database import Database
from storage.erasures import ErasureJournal
from tests.storage.facts import AMIRA, BO, HERE, a_nudge

ROOT = Path(__file__).parent.parent.parent.parent
BASE = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "DATABASE_", "ERASURE_"))}


def bothways(folder: Path, database: str, *arguments: str) -> tuple[int, str]:
    """What a command says, and its exit code."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        env=BASE | {"DATABASE_URL": f"sqlite:///{folder}/{database}", "PYTHONPATH": str(ROOT)},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout + done.stderr


async def test_who_was_erased_stays_so_and_a_lost_journal_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    journal = ErasureJournal(tmp_path / "bothways.erased")  # where it is when nothing else is said
    bot = await Database.open(f"sqlite:///{tmp_path}/bot.db", erased=lambda mark: journal.note(mark, utc_now()))
    await bot.migrate()
    async with bot.transaction(HERE) as tx:
        await tx.members.put(Member(id=AMIRA))
    assert bothways(tmp_path, "bot.db", "backup", "one.backup")[0] == 0
    async with bot.transaction(HERE) as tx:
        await tx.members.erase(AMIRA)
    await bot.close()

    code, said = bothways(tmp_path, "new.db", "restore", "one.backup")
    assert (code, f"Erased again: 1 person, by {tmp_path}/bothways.erased." in said) == (0, True), said
    (tmp_path / "bothways.erased").unlink()
    code, said = bothways(tmp_path, "newer.db", "restore", "one.backup")
    assert (code, "There is no journal of erasures at" in said, (tmp_path / "newer.db").exists()) == (2, True, False)
    code, said = bothways(tmp_path, "newer.db", "restore", "one.backup", "--without-journal")
    assert (code, "Erased again: 0 people" in said) == (0, True)


def test_a_journal_that_was_begun_under_its_former_name_goes_on(tmp_path: Path) -> None:
    given = {"database_url": f"sqlite:///{tmp_path}/bot.db", "erasure_journal": ""}
    assert Settings.model_construct(**given).journal == tmp_path / "bothways.erased"
    ErasureJournal(tmp_path / "bot.db.erased").begin()

    assert Settings.model_construct(**given).journal == tmp_path / "bot.db.erased"


async def test_a_backup_beside_a_running_bot_is_restored_and_confirmed(tmp_path: Path) -> None:
    ErasureJournal(tmp_path / "bothways.erased").begin()
    running = await Database.open(f"sqlite:///{tmp_path}/bot.db")
    await running.migrate()
    introduction = a_nudge(AMIRA, BO, kind=NudgeKind.INTRODUCTION)
    async with running.transaction(HERE) as tx:
        await tx.members.put(Member(id=AMIRA))
        await tx.nudges.plan([introduction])

    assert bothways(tmp_path, "bot.db", "backup", "one.backup")[0] == 0
    code, said = bothways(tmp_path, "bot.db", "restore", "one.backup")
    assert (code, "is in use by another Bothways process" in said) == (2, True)
    await running.close()

    code, said = bothways(tmp_path, "bot.db", "restore", "one.backup")
    assert (code, "The database holds something already" in said) == (2, True)
    code, said = bothways(tmp_path, "new.db", "restore", "one.backup")
    assert (code, "Introductions wait until an organiser has looked" in said) == (0, True)

    bot = await Database.open(f"sqlite:///{tmp_path}/new.db")
    code, said = bothways(tmp_path, "new.db", "confirm")
    assert (code, f"{introduction.id}  2026-03-02 12:00 UTC  UAMIRA + UBO" in said) == (0, True)
    code, said = bothways(tmp_path, "new.db", "confirm", "--arrived", introduction.id, "--yes")
    assert (code, said) == (0, "Introductions go on.\n")
    await bot.close()
    code, said = bothways(tmp_path, "new.db", "reconcile", "--since", "2026-03-02T09:00Z")
    assert (code, said.startswith("1 workspace: nothing is known of 2026-03-02 09:00 to now.")) == (0, True)


def test_what_was_typed_wrong_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    for arguments, told in {
        ("restore", "nothing.backup"): "There is no file nothing.backup",
        ("backup", "one.backup"): "There is no database at",
        ("reconcile", "--since", "yesterday"): "'yesterday' is no moment",
    }.items():
        code, said = bothways(tmp_path, "bot.db", *arguments)
        assert (code, told in said, said.count("\n")) == (2, True, 1), said
