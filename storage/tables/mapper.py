"""Data mapper: between a frozen value of the domain and the row of its table, so that a field is written once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from sqlalchemy import RowMapping

from mentoring.model import WorkspaceId
from storage.tables.row import Row

WORKSPACE = "workspace_id"
"""The column that every table has, and no value needs to know."""


class Frozen(Protocol):
    """An instance of a dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


V = TypeVar("V", bound=Frozen)
R = TypeVar("R", bound=Row)


class Mapper(Generic[V, R]):
    """A field and its column share a name, unless `columns` says which column it is.

    The fields `apart` are kept in another way (in a table of their own, in two columns): they are given when a value
    is made, and a column that no field has is given when a row is.
    """

    def __init__(self, value: type[V], row: type[R], *, apart: Collection[str] = (), **columns: str) -> None:
        """Raises TypeError when a field of the value has no column, or a name is no field."""
        self._value, self._row = value, row
        self.columns = {each.name: columns.get(each.name, each.name) for each in fields(value)}
        unknown = {*apart, *columns} - self.columns.keys()
        for name in apart:
            self.columns.pop(name, None)
        unknown |= set(self.columns.values()) - set(row.model_fields)
        if unknown:
            raise TypeError(f"{value.__name__} and {row.__name__} do not fit: {', '.join(sorted(unknown))}")
        self._computed = row.model_fields.keys() - {*self.columns.values(), WORKSPACE}
        self._read = attrgetter(*self.columns)

    def values(self, workspace: WorkspaceId, value: V, **more: Any) -> dict[str, Any]:
        """What each column is to hold; `more` are the columns that no field has. TypeError when one is missing."""
        if more.keys() != self._computed:
            raise TypeError(f"{self._row.__name__} needs exactly these besides: {', '.join(sorted(self._computed))}")
        held = dict(zip(self.columns.values(), self._read(value), strict=True))
        return {**held, **more, WORKSPACE: workspace}

    def row(self, workspace: WorkspaceId, value: V, **more: Any) -> R:
        """The row of a value, as `values` fills it."""
        return self._row(**self.values(workspace, value, **more))

    def value(self, row: R, **apart: Any) -> V:
        """The value in a row; `apart` are the fields that are kept in another way."""
        return self._value(**{field: getattr(row, column) for field, column in self.columns.items()}, **apart)

    def read(self, columns: RowMapping | Mapping[str, Any]) -> V:
        """The value in what a statement found; no row object between, since a claim reads thousands."""
        return self._value(**{field: columns[column] for field, column in self.columns.items()})
