"""What a person reads: blocks as lines of plain text, with [buttons], (menus ▾) and what is filled in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from simulator.inputs import State, value_of
from simulator.model import Json
from simulator.mrkdwn import Eyes, readable

RULE = "———"


def shown_blocks(blocks: list[Json], eyes: Eyes, state: State | None = None) -> str:
    """All blocks as text; `state` is what is filled in on this surface."""
    kept = state or {}
    lines = (_block(block, eyes, kept.get(block.get("block_id", ""), {})) for block in blocks)
    return "\n".join(line for line in lines if line)


def text_of(text: Json | None, eyes: Eyes) -> str:
    """A text object as it reads."""
    if not text:
        return ""
    return readable(text["text"], eyes) if text["type"] == "mrkdwn" else str(text["text"])


def _block(block: Json, eyes: Eyes, kept: dict[str, Json]) -> str:
    draw = _DRAWN.get(block["type"])
    return draw(block, eyes, kept) if draw else eyes.t("[can’t show {what}]", what=block["type"])


def _divider(_block: Json, _eyes: Eyes, _kept: dict[str, Json]) -> str:
    return RULE


def _plain(block: Json, eyes: Eyes, _kept: dict[str, Json]) -> str:
    return text_of(block["text"], eyes)


def _section(block: Json, eyes: Eyes, kept: dict[str, Json]) -> str:
    lines = [text_of(block.get("text"), eyes)]
    lines += [text_of(field, eyes) for field in block.get("fields", [])]
    if "accessory" in block:
        lines.append(element_shown(block["accessory"], eyes, kept))
    return "\n".join(line for line in lines if line)


def _context(block: Json, eyes: Eyes, _kept: dict[str, Json]) -> str:
    parts = (
        f"🖼 {element['alt_text']}" if element["type"] == "image" else text_of(element, eyes)
        for element in block["elements"]
    )
    return " · ".join(parts)


def _actions(block: Json, eyes: Eyes, kept: dict[str, Json]) -> str:
    return " ".join(element_shown(element, eyes, kept) for element in block["elements"])


def _input(block: Json, eyes: Eyes, kept: dict[str, Json]) -> str:
    label = text_of(block["label"], eyes)
    name = eyes.t("{label} (optional)", label=label) if block.get("optional") else label
    line = f"{name}: {element_shown(block['element'], eyes, kept)}"
    hint = text_of(block.get("hint"), eyes)
    return f"{line}\n  {hint}" if hint else line


def _image(block: Json, eyes: Eyes, _kept: dict[str, Json]) -> str:
    title = text_of(block.get("title"), eyes)
    return f"🖼 {title + ': ' if title else ''}{block['alt_text']}"


def _markdown(block: Json, _eyes: Eyes, _kept: dict[str, Json]) -> str:
    return str(block["text"])


def _rich_text(block: Json, eyes: Eyes, _kept: dict[str, Json]) -> str:
    return "\n".join(_rich(element, eyes) for element in block["elements"])


def _rich(element: Json, eyes: Eyes) -> str:
    kind = element["type"]
    if kind == "rich_text_list":
        return "\n".join(f"• {_rich(item, eyes)}" for item in element["elements"])
    if "elements" in element:
        return "".join(_rich(part, eyes) for part in element["elements"])
    if kind == "user":
        return readable(f"<@{element['user_id']}>", eyes)
    if kind == "date":
        return readable(f"<!date^{element['timestamp']}^{element['format']}|>", eyes)
    return str(element.get("text") or element.get("url") or f":{element.get('name', '')}:")


def _table(block: Json, eyes: Eyes, _kept: dict[str, Json]) -> str:
    return "\n".join(" | ".join(_cell(cell, eyes) for cell in row) for row in block["rows"])


def _cell(cell: Json, eyes: Eyes) -> str:
    if cell["type"] == "rich_text":
        return _rich_text(cell, eyes, {})
    return str(cell.get("text", cell.get("value", "")))


def _card(block: Json, eyes: Eyes, kept: dict[str, Json]) -> str:
    lines = [text_of(block.get(key), eyes) for key in ("title", "subtitle", "body")]
    lines.append(" ".join(element_shown(element, eyes, kept) for element in block.get("actions", [])))
    return "\n".join(line for line in lines if line)


def _chart(block: Json, _eyes: Eyes, _kept: dict[str, Json]) -> str:
    chart = block["chart"]
    if chart["type"] == "pie":
        points = ", ".join(f"{point['label']} {point['value']}" for point in chart["segments"])
        return f"📊 {block['title']}: {points}"
    rows = (
        f"{series['name']}: " + ", ".join(f"{point['label']} {point['value']}" for point in series["data"])
        for series in chart["series"]
    )
    return "\n".join([f"📊 {block['title']}", *rows])


def _file(block: Json, _eyes: Eyes, _kept: dict[str, Json]) -> str:
    return f"📄 {block['external_id']}"


def element_shown(element: Json, eyes: Eyes, kept: dict[str, Json]) -> str:
    """One element as it looks, with what is filled in."""
    kind = element["type"]
    if kind == "button":
        return f"[{text_of(element['text'], eyes)}]"
    if kind == "image":
        return f"🖼 {element['alt_text']}"
    if kind == "overflow":
        return f"(⋮ {' / '.join(text_of(option['text'], eyes) for option in element['options'])})"
    entry = kept.get(element.get("action_id", ""))
    chosen = value_shown(value_of(entry) if entry else None, entry, eyes)
    if kind in {"radio_buttons", "checkboxes"}:
        return _marked(element, entry, eyes)
    if kind.endswith("_input"):
        return chosen or f"({text_of(element.get('placeholder'), eyes)})".replace("()", "____")
    return f"({chosen or text_of(element.get('placeholder'), eyes) or eyes.t('choose')} ▾)"


def _marked(element: Json, entry: Json | None, eyes: Eyes) -> str:
    value = value_of(entry) if entry else None
    chosen = value if isinstance(value, list) else [value]
    off, on = ("○", "●") if element["type"] == "radio_buttons" else ("☐", "☑")
    return " ".join(
        f"{on if option in chosen else off} {text_of(option['text'], eyes)}" for option in element["options"]
    )


def value_shown(value: Any, entry: Json | None, eyes: Eyes) -> str:
    """A kept value as a person reads it: options by their text, people and channels by name."""
    if value in (None, "", []) or entry is None:
        return ""
    if isinstance(value, list):
        return ", ".join(value_shown(part, entry, eyes) for part in value)
    if isinstance(value, dict):
        return text_of(value["text"], eyes) if "text" in value else _rich_text(value, eyes, {})
    kind = entry["type"]
    if "users" in kind or "user" in kind:
        return readable(f"<@{value}>", eyes)
    if "channels" in kind or "conversations" in kind:
        return readable(f"<#{value}>", eyes)
    if kind == "datetimepicker":
        return readable(f"<!date^{value}^{{date_short}} {{time}}|>", eyes)
    return str(value)


_DRAWN: dict[str, Callable[[Json, Eyes, dict[str, Json]], str]] = {
    "divider": _divider,
    "header": _plain,
    "alert": _plain,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "input": _input,
    "image": _image,
    "markdown": _markdown,
    "rich_text": _rich_text,
    "table": _table,
    "card": _card,
    "data_visualization": _chart,
    "file": _file,
}
