"""What a restored backup must not bring back: whom we erased since, and what we said since."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from storage.tables.row import Row
from storage.types import UtcDateTime


class ErasureKeyRow(Row, table=True):
    """The key under which the erasure journal, a file outside of every backup, names people of the workspace."""

    __tablename__ = "erasure_key"

    key: str


class RestoredRow(Row, table=True):
    """The interval of which this database knows nothing, since it was restored.

    `confirmed_at` is when an organiser said that its pairs still stand.
    """

    __tablename__ = "restored"

    made_at: datetime = Field(sa_type=UtcDateTime)
    restored_at: datetime = Field(sa_type=UtcDateTime)
    confirmed_at: datetime | None = Field(sa_type=UtcDateTime)
