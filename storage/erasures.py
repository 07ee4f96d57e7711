"""Who was erased, remembered outside of the database for as long as a backup may bring them back.

The journal is a file of keyed hashes; the keys are in the database, and so in its backups, but not beside the journal.
Alone it names nobody, and a backup alone does not say who asked to be forgotten.
"""

from __future__ import annotations

import fcntl
import hmac
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_hex

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import MemberId, WorkspaceId
from storage.errors import CannotKeepJournal
from storage.rows import Rows, table_of
from storage.tables import ErasureKeyRow

KEPT = timedelta(days=30)
"""How long a hash is kept, and so how old a backup may be that is restored."""


class ErasureJournal:
    """A file with a line for each erasure: when, and a keyed hash. Replicas share it."""

    def __init__(self, path: Path) -> None:
        """The file need not be there yet."""
        self._path = path

    @property
    def is_there(self) -> bool:
        """Whether it was begun. Of one that is missing nobody can say that it was empty."""
        return self._path.exists()

    def begin(self) -> None:
        """Make the file where there is none yet. Raises CannotKeepJournal."""
        try:
            with self._held():
                return
        except OSError as error:
            raise CannotKeepJournal(path=self._path, why=error.strerror) from error

    def note(self, mark: str, at: datetime) -> None:
        """Write one line, through to the disk. Raises OSError; then nothing may be erased."""
        with self._held() as file:
            os.lseek(file, 0, os.SEEK_END)
            os.write(file, f"{at.isoformat()} {mark}\n".encode())
            os.fsync(file)

    def since(self, at: datetime) -> frozenset[str]:
        """The hashes of whoever was erased from then on; empty where nobody ever was."""
        if not self._path.exists():
            return frozenset()
        return frozenset(mark for when, mark in self._lines() if when >= at)

    def forget(self, before: datetime) -> int:
        """Drop the lines from before then; how many."""
        if not self._path.exists():
            return 0
        with self._held() as file:
            lines = self._lines()
            kept = [f"{when.isoformat()} {mark}\n" for when, mark in lines if when >= before]
            if len(kept) < len(lines):
                os.ftruncate(file, 0)
                os.lseek(file, 0, os.SEEK_SET)
                os.write(file, "".join(kept).encode())
                os.fsync(file)
        return len(lines) - len(kept)

    def _lines(self) -> list[tuple[datetime, str]]:
        """Every whole line; a torn last one was never answered for."""
        words = (line.split() for line in self._path.read_text(encoding="utf-8").splitlines())
        return [(datetime.fromisoformat(two[0]), two[1]) for two in words if len(two) == 2]

    @contextmanager
    def _held(self) -> Iterator[int]:
        """The file, for us alone."""
        file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file
        finally:
            os.close(file)


def mark_of(key: str, member: MemberId) -> str:
    """How the journal names a member."""
    return hmac.new(bytes.fromhex(key), member.encode(), "sha256").hexdigest()


async def ensure_key(connection: AsyncConnection, workspace: WorkspaceId) -> str:
    """The workspace's key. It is made with its first member, so that every backup that holds somebody holds it."""
    rows = Rows(connection, workspace, ErasureKeyRow)
    found = await rows.one()
    if found is None:
        await rows.add([ErasureKeyRow(workspace_id=workspace, key=token_hex(32))])
        found = await rows.one()
    if found is None:
        raise RuntimeError("a key that was just written is not there")
    return found.key


async def keys(connection: AsyncConnection) -> dict[WorkspaceId, str]:
    """The key of every workspace."""
    c = table_of(ErasureKeyRow).c
    return {WorkspaceId(workspace): key for workspace, key in await connection.execute(select(c.workspace_id, c.key))}
