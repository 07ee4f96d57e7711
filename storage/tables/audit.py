"""What organisers did."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from mentoring.model import AuditEntry, OrganiserAct
from storage.tables.mapper import Mapper
from storage.tables.row import Row
from storage.types import EnumText, UtcDateTime


class AuditRow(Row, table=True):
    """One act; no cohort is its parent, so that it outlives a cohort that was deleted."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index(None, "workspace_id", "at"),)

    entry_id: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    member_id: str
    act: OrganiserAct = Field(sa_type=EnumText(OrganiserAct))
    cohort: str
    about: str


AUDIT = Mapper(AuditEntry, AuditRow, by="member_id")
