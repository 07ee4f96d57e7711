"""How a table was read, in sentences: what was guessed, so that it can be put right."""

from __future__ import annotations

from collections.abc import Iterator

from bot.cli.pair.headings import COLUMNS, ColumnMap
from bot.cli.pair.rows import RowReader
from bot.cli.pair.table import Table

_MOST = 12


def counted(number: int) -> str:
    """A number of people."""
    return "1 person" if number == 1 else f"{number} people"


def how_read(table: Table, columns: ColumnMap, reader: RowReader, *, several: bool) -> Iterator[str]:
    """What was guessed of one table; `several` names the table in each sentence."""
    of = f" of {table.title}" if several else ""
    guessed = [name for name in COLUMNS if name in columns.guessed and name in columns.where]
    if guessed:
        told = ", ".join(f"{name} from “{columns.heading(name)}”" for name in guessed)
        yield f"Read as{of}: {told}. Not right? --map keeps it in a file that you can change."
    if reader.levels_guessed:
        pairs = list(reader.levels_guessed.items())
        told = ", ".join(f"“{cell}” as {level:d} {level.name.lower()}" for cell, level in pairs[:_MOST])
        more = f" and {len(pairs) - _MOST} more" if len(pairs) > _MOST else ""
        yield f"Levels read{of}: {told}{more}."
    elif reader.default is not None and "level" not in columns.where:
        yield f"No levels{of}: everybody there was taken as {reader.default:d} {reader.default.name.lower()}."
    if columns.unused:
        yield f"Not used{of}: the columns {', '.join(columns.unused)}."
    if reader.odd_languages:
        yield f"Languages that are not known and are compared as written{of}: {', '.join(reader.odd_languages)}."
