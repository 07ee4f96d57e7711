"""Every place of the database that can hold text, from the tables themselves: columns, and what is inside of JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, select
from sqlmodel.sql.sqltypes import AutoString

from storage.database import Database
from storage.tables import Row
from storage.types import JsonOf

DEEPEST = 8
"""A report holds an earlier one, which holds no other."""

Json = Any


def text_fields() -> set[str]:
    """`table.column`, or `table.column.field.field` in JSON; the workspace, which is everywhere, left out."""
    columns = [column for table in Row.metadata.sorted_tables for column in table.c if column.name != "workspace_id"]
    return {path for column in columns for path in _of_column(column)}


def _of_column(column: Column[Any]) -> Iterator[str]:
    path = f"{column.table.name}.{column.name}"
    if isinstance(column.type, JsonOf):
        schema = column.type.adapter.json_schema(mode="serialization")
        yield from _of_schema(schema, schema.get("$defs", {}), path)
    elif isinstance(column.type, AutoString):
        yield path


def _of_schema(schema: Json, named: Json, path: str) -> Iterator[str]:
    """The free texts in a JSON schema; a word of a list, a day and a moment are none."""
    if path.count(".") > DEEPEST:
        return
    if "$ref" in schema:
        yield from _of_schema(named[schema["$ref"].rpartition("/")[2]], named, path)
    within = (schema.get("items"), schema.get("additionalProperties"), *schema.get("anyOf", ()))
    for each in (*within, *schema.get("prefixItems", ())):
        if isinstance(each, dict):
            yield from _of_schema(each, named, path)
    for name, each in schema.get("properties", {}).items():
        yield from _of_schema(each, named, f"{path}.{name}")
    if schema.get("type") == "string" and not {"enum", "const", "format"} & set(schema):
        yield path


async def stored_texts(database: Database) -> list[tuple[str, str]]:
    """Every text that is stored, with its field."""
    found: list[tuple[str, str]] = []
    async with database.begin() as connection:
        for table in Row.metadata.sorted_tables:
            for row in (await connection.execute(select(table))).mappings():
                for column in table.c:
                    found += _texts(_plain(column, row[column.name]), f"{table.name}.{column.name}")
    return found


def _plain(column: Column[Any], value: Any) -> Json:
    return column.type.adapter.dump_python(value, mode="json") if isinstance(column.type, JsonOf) else value


def _texts(value: Json, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, f"{path}.{name}")
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner, path)
