"""Blocks as a page that a reviewer reads: words, controls with what they hand back, fields with all their options."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from handlers.blocks.block_kit import Block, Message, View


def read(shown: Message | View) -> str:
    """Everything that a reader sees, and behind an arrow what Slack hands back to us."""
    return "\n".join(_message(shown) if isinstance(shown, Message) else _view(shown)) + "\n"


def texts(blocks: tuple[Block, ...] | list[Block]) -> list[str]:
    """What the blocks say besides their controls, block by block."""
    return [line for block in blocks for line in _words(block)]


def marked_up(value: Any) -> Iterator[str]:
    """Every text anywhere inside that Slack reads as mrkdwn, in which a mention or a link would come alive."""
    if isinstance(value, dict):
        if value.get("type") == "mrkdwn":
            yield value["text"]
        for part in value.values():
            yield from marked_up(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from marked_up(part)


def _message(message: Message) -> list[str]:
    same = message.text == "\n".join(texts(message.blocks))
    spoken = [] if same else ["Read aloud:", message.text, ""]
    return [*spoken, *_lines(message.blocks)]


def _view(view: View) -> list[str]:
    buttons = [f"[{view[name]['text']}]" for name in ("close", "submit") if view.get(name)]
    about = f"{view.get('callback_id', view['type'])} {view.get('private_metadata', '')}".strip()
    about += " (tells us when it is closed)" if view.get("notify_on_close") else ""
    return [f"▛ {_plain(view.get('title', {'text': 'Home'}))} → {about}", *_lines(view["blocks"]), *buttons]


def _lines(blocks: tuple[Block, ...] | list[Block]) -> list[str]:
    return [line for block in blocks for line in _block(block)]


def _words(block: Block) -> list[str]:
    if block["type"] in ("section", "header"):
        return [_plain(block["text"])]
    if block["type"] == "context":
        return [" ".join(map(_plain, block["elements"]))]
    return []


def _block(block: Block) -> list[str]:
    if block["type"] == "divider":
        return ["———"]
    if block["type"] == "actions":
        return [control(element) for element in block["elements"]]
    if block["type"] == "input":
        return _field(block)
    large = {"header": "# ", "context": "~ "}.get(block["type"], "")
    lines = [large + line for line in _words(block)]
    return [*lines, control(block["accessory"])] if "accessory" in block else lines


def _field(block: Block) -> list[str]:
    optional = " (optional)" if block["optional"] else ""
    lines = [f"{_plain(block['label'])}{optional} → {block['block_id']}", f"    {control(block['element'])}"]
    return [*lines, f"    {_plain(block['hint'])}"] if "hint" in block else lines


def control(element: Block) -> str:
    """A control: what it says, what can be chosen, what is chosen, and what is handed back."""
    return _CONTROLS[element["type"]](element)


def _button(element: Block) -> str:
    style = f" ({element['style']})" if "style" in element else ""
    asked = element.get("confirm")
    first = ""
    if asked:
        first = " first asks: " + " / ".join(_plain(asked[part]) for part in ("title", "text", "confirm", "deny"))
    return f"[{_plain(element['text'])}]{style} → {element['action_id']} {element.get('value', '')}".rstrip() + first


def _menu(element: Block) -> str:
    lines = [f"⋮ {_plain(each['text'])} → {element['action_id']} {each['value']}" for each in element["options"]]
    return "\n".join(lines)


def _written(element: Block) -> str:
    given = element.get("initial_value", "")
    lines = ", several lines" if element.get("multiline") else ""
    return f"write, at most {element['max_length']}{lines}: “{given}” {_hint(element)}".rstrip()


def _picked(element: Block) -> str:
    initial = element.get("initial_option") or element.get("initial_options") or []
    chosen = [initial] if isinstance(initial, dict) else initial
    groups = element.get("option_groups", [{"options": element.get("options", [])}])
    listed = " / ".join(_group(group, chosen) for group in groups)
    most = f", at most {element['max_selected_items']}" if "max_selected_items" in element else ""
    return f"{element['type'].replace('_', ' ')}{most} {_hint(element)}: {listed}"


def _group(group: Block, chosen: list[Block]) -> str:
    heading = f"{_plain(group['label'])}: " if "label" in group else ""
    return heading + " · ".join(
        f"{'● ' if each in chosen else ''}{_plain(each['text'])} → {each['value']}" for each in group["options"]
    )


def _looked_up(element: Block) -> str:
    given = next((element[key] for key in element if key.startswith("initial_")), "")
    most = f", at most {element['max_selected_items']}" if "max_selected_items" in element else ""
    return f"{element['type'].replace('_', ' ')}{most} {_hint(element)}: {given}"


def _hint(element: Block) -> str:
    return f"({_plain(element['placeholder'])})" if "placeholder" in element else ""


def _plain(text: Block) -> str:
    return str(text["text"])


_CONTROLS: dict[str, Callable[[Block], str]] = {
    "button": _button,
    "overflow": _menu,
    "plain_text_input": _written,
    "static_select": _picked,
    "multi_static_select": _picked,
    "radio_buttons": _picked,
    "checkboxes": _picked,
    "multi_users_select": _looked_up,
    "users_select": _looked_up,
    "conversations_select": _looked_up,
    "datepicker": _looked_up,
    "timepicker": _looked_up,
}
