"""What Alembic runs for each command: on the connection it is given, or not at all."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from sqlmodel import AutoString

from storage.tables import Row
from storage.types import EnumInteger, EnumText, JsonOf, UtcDateTime

PLAIN = {
    UtcDateTime: "sa.DateTime(timezone=True)",
    EnumText: "sa.String()",
    AutoString: "sa.String()",
    EnumInteger: "sa.Integer()",
    JsonOf: "sa.JSON()",
}


def plainly(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Migrations name the database's own types, so that an old one never depends on today's code."""
    return PLAIN.get(type(item), False) if kind == "type" else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=plainly,
)
with context.begin_transaction():
    context.run_migrations()
