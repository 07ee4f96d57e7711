"""A workspace's own questions from the command line: into its database from a spreadsheet, and out with the bank."""

from __future__ import annotations

from mentoring.model import WorkspaceId
from mentoring.ports import Sheet
from prompts.bank import Bank
from prompts.working_bank import WorkingBank
from storage.database import Database


async def bring(url: str, workspace: WorkspaceId, bank: Bank, text: str) -> Sheet:
    """Keep the new questions of a spreadsheet in a workspace, all or none. Raises StorageError."""
    database = await Database.open(url)
    try:
        await database.migrate()
        async with database.transaction(workspace) as tx:
            found = WorkingBank(bank).with_own(await tx.own_questions.all()).from_sheet(text)
            if not found.problems:
                for question in found.questions:
                    await tx.own_questions.put(question)
        return found
    finally:
        await database.close()


async def with_own(url: str, workspace: WorkspaceId, bank: Bank) -> Bank:
    """The bank with a workspace's own questions at its end. Raises StorageError."""
    database = await Database.open(url, look_only=True)
    try:
        async with database.transaction(workspace) as tx:
            return bank.with_own(await tx.own_questions.all())
    finally:
        await database.close()
