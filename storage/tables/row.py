"""What every table shares: its workspace, and how the database names its constraints."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar, Self

from sqlalchemy import ForeignKeyConstraint, MetaData, inspect
from sqlalchemy.orm import ClassManager, configure_mappers
from sqlmodel import Field, SQLModel

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def part_of(table: str, *keys: str) -> ForeignKeyConstraint:
    """A child row goes with its parent, and both are of one workspace."""
    columns = ["workspace_id", *keys]
    return ForeignKeyConstraint(columns, [f"{table}.{key}" for key in columns], ondelete="CASCADE")


class Row(SQLModel):
    """A row of one workspace."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)

    workspace_id: str = Field(primary_key=True)

    @classmethod
    def read(cls, columns: Mapping[str, Any]) -> Self:
        """The row of columns that come from its table: nothing is set one by one, as nothing has changed."""
        row: Self = _manager(cls).new_instance()
        row.__dict__.update(columns)
        return row

    def values(self) -> dict[str, Any]:
        """The columns as the database takes them."""
        return {name: getattr(self, name) for name in type(self).model_fields}


@cache
def _manager(row: type[Row]) -> ClassManager[Any]:
    """Who makes instances of a row class, which may be the first of any class that is used: so all are made ready."""
    configure_mappers()
    made: ClassManager[Any] = inspect(row).class_manager
    return made
