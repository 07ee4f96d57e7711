"""Who works in a workspace, read from a JSON or CSV file."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from simulator.model import Json
from simulator.workspace import Workspace

YES = frozenset({"1", "yes", "true", "y"})


def read_roster(path: Path) -> Json:
    """`{"people": [...], "channels": [...]}` from a file; ValueError that says what is wrong with it.

    JSON holds that object or the list of people alone; CSV one person a line under the headings name, title, tz,
    locale, guest, admin and channels (separated by spaces), of which only the name is needed.
    """
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".csv":
        given: Any = [_from_row(row) for row in csv.DictReader(text.splitlines())]
    else:
        given = json.loads(text)
    roster: Json = {"people": given} if isinstance(given, list) else given
    roster.setdefault("people", [])
    roster.setdefault("channels", [])
    for number, person in enumerate(roster["people"], start=1):
        _check(person, number)
    return roster


def _from_row(row: dict[str, str]) -> Json:
    given = {key.strip().casefold(): value.strip() for key, value in row.items() if key and value and value.strip()}
    person: Json = {key: given[key] for key in ("name", "title", "tz", "locale") if key in given}
    person |= {key: given[key].casefold() in YES for key in ("guest", "admin") if key in given}
    return person | ({"channels": given["channels"].split()} if "channels" in given else {})


def _check(person: Json, number: int) -> None:
    if not isinstance(person, dict) or not person.get("name"):
        raise ValueError(f"person {number} has no name")
    try:
        ZoneInfo(person.get("tz", "UTC"))
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError(f"person {number} ({person['name']}) has an unknown time zone {person['tz']!r}") from None


async def settle_in(workspace: Workspace, roster: Json) -> None:
    """Make the channels of a roster, then hire its people into theirs; new channels are made as they are named."""
    for channel in roster["channels"]:
        given = {"name": channel} if isinstance(channel, str) else channel
        workspace.add_channel(given["name"], private=bool(given.get("private")))
    for person in roster["people"]:
        facts = dict(person)
        channels = tuple(str(name).removeprefix("#") for name in facts.pop("channels", ()))
        for name in channels:
            if workspace.team.named_channel(name) is None:
                workspace.add_channel(name)
        await workspace.hire(facts.pop("name"), channels=channels, **facts)
