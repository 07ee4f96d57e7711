"""How a file is to be read, as the organiser keeps it in a small TOML file: columns, levels, time zones, topics."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bot.cli.pair.faults import BadFile, CellFault
from bot.cli.pair.headings import COLUMNS
from mentoring.model import Level

_HEAD = """\
# How bothways reads a list of people. Change what is wrong, and run it again with --map and the name of this file.
# columns: our name = the heading in your file. Our names: {columns}.
# levels: 1 starting, 2 practising, 3 experienced, 4 leading, 5 directing, 6 executive.
# zones, topics: what is written in your file = the time zone, or the id of a topic, that is meant.
"""


@dataclass(frozen=True, kw_only=True)
class FileReading:
    """What the organiser said about a file's words; everything else is guessed, and told."""

    columns: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, int] = field(default_factory=dict)
    zones: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)

    def with_more(self, **parts: Mapping[str, Any]) -> FileReading:
        """The same, with more of each part; what was said before stays."""
        return replace(self, **{name: {**more, **getattr(self, name)} for name, more in parts.items()})


def read_reading(file: Path | None) -> FileReading:
    """What a file says, or nothing when it is not there yet. Raises BadFile."""
    if file is None or not file.exists():
        return FileReading()
    try:
        read = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadFile(file, [CellFault(None, f"{error}.")]) from error
    faults = [CellFault(None, what) for what in _faults(read)]
    if faults:
        raise BadFile(file, faults)
    return FileReading(**{name: read.get(name, {}) for name in ("columns", "levels", "zones", "topics")})


def written(reading: FileReading) -> str:
    """A reading as its file."""
    parts = [_HEAD.format(columns=", ".join(COLUMNS))]
    for name in ("columns", "levels", "zones", "topics"):
        lines = [f"{_key(key)} = {_quoted(value)}" for key, value in getattr(reading, name).items()]
        parts.append("\n".join([f"[{name}]", *lines, ""]))
    return "\n".join(parts)


def _faults(read: Mapping[str, Any]) -> Sequence[str]:
    found = [f"“{name}” is no part of it: columns, levels, zones, topics." for name in read if name not in _PARTS]
    for name, kind in _PARTS.items():
        part = read.get(name, {})
        if not isinstance(part, dict) or not all(isinstance(value, kind) for value in part.values()):
            found.append(f"under [{name}], each line is a name, =, and a {'number' if kind is int else 'text'}.")
        elif name == "columns":
            found += [
                f"[columns]: “{key}” is none of ours: {', '.join(COLUMNS)}." for key in part if key not in COLUMNS
            ]
        elif name == "levels":
            steps = {int(level) for level in Level}
            found += [f"[levels]: “{key}” is to be 1 to 6." for key, value in part.items() if value not in steps]
    return found


_PARTS: Mapping[str, type] = {"columns": str, "levels": int, "zones": str, "topics": str}


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _quoted(name)


def _quoted(value: str | int) -> str:
    if isinstance(value, int):
        return str(int(value))
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
