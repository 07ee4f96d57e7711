"""What somebody does not want to hear, and whom an organisation names for when something was heavy."""

from __future__ import annotations

from sqlmodel import Field

from mentoring.nudges.model import NudgeKind
from storage.tables.row import Row
from storage.types import EnumText


class MutedRow(Row, table=True):
    """A kind of message that a person has muted."""

    __tablename__ = "muted"

    member_id: str = Field(primary_key=True)
    kind: NudgeKind = Field(primary_key=True, sa_type=EnumText(NudgeKind))


class SupportRow(Row, table=True):
    """The words in which an organisation says whom to talk to."""

    __tablename__ = "support"

    words: str
