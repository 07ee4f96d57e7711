"""The limits of rich text: which parts it is made of, and what each must have."""

from __future__ import annotations

from typing import Any

from simulator.limits.findings import Findings
from simulator.model import Json

_PARTS: dict[str, dict[str, type]] = {
    "text": {"text": str},
    "link": {"url": str},
    "user": {"user_id": str},
    "usergroup": {"usergroup_id": str},
    "channel": {"channel_id": str},
    "emoji": {"name": str},
    "date": {"timestamp": int, "format": str},
    "broadcast": {"range": str},
    "color": {"value": str},
}
_LINES = ("rich_text_section", "rich_text_preformatted", "rich_text_quote")
"""Part of a line → the fields that it must have, with their type (docs.slack.dev, rich text block)."""


def check_rich_text(found: Findings, block: Json, at: str) -> None:
    """A rich text block, or one that is the content of a table's cell."""
    found.keys(block, at, {"block_id", "elements"}, ("elements",))
    for index, element in enumerate(found.items(block.get("elements"), f"{at}/elements", 1000)):
        _paragraph(found, element, f"{at}/elements/{index}")


def _paragraph(found: Findings, element: Any, at: str) -> None:
    kind = str(element.get("type")) if isinstance(element, dict) else ""
    if kind == "rich_text_list":
        for index, line in enumerate(found.items(element.get("elements"), f"{at}/elements", 1000)):
            _line(found, line, f"{at}/elements/{index}", ("rich_text_section",))
    else:
        _line(found, element, at, _LINES)


def _line(found: Findings, line: Any, at: str, kinds: tuple[str, ...]) -> None:
    if not isinstance(line, dict) or line.get("type") not in kinds:
        found.add(at, "unsupported type of rich text")
        return
    for index, part in enumerate(found.items(line.get("elements"), f"{at}/elements", 1000, 0)):
        _part(found, part, f"{at}/elements/{index}")


def _part(found: Findings, part: Any, at: str) -> None:
    needed = _PARTS.get(str(part.get("type"))) if isinstance(part, dict) else None
    if needed is None:
        found.add(at, "unsupported part of rich text")
        return
    for name, kind in needed.items():
        if not isinstance(part.get(name), kind) or isinstance(part.get(name), bool):
            found.add(at, f"missing required field: {name}")
