"""What can be filled in: the stateful elements of blocks, and what Slack keeps for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from simulator.model import Json

State = dict[str, dict[str, Json]]

_ENTRIES: dict[str, tuple[str, str, Any]] = {
    "plain_text_input": ("value", "initial_value", None),
    "number_input": ("value", "initial_value", None),
    "email_text_input": ("value", "initial_value", None),
    "url_text_input": ("value", "initial_value", None),
    "rich_text_input": ("rich_text_value", "initial_value", None),
    "static_select": ("selected_option", "initial_option", None),
    "external_select": ("selected_option", "initial_option", None),
    "radio_buttons": ("selected_option", "initial_option", None),
    "users_select": ("selected_user", "initial_user", None),
    "conversations_select": ("selected_conversation", "initial_conversation", None),
    "channels_select": ("selected_channel", "initial_channel", None),
    "multi_static_select": ("selected_options", "initial_options", []),
    "multi_external_select": ("selected_options", "initial_options", []),
    "checkboxes": ("selected_options", "initial_options", []),
    "multi_users_select": ("selected_users", "initial_users", []),
    "multi_conversations_select": ("selected_conversations", "initial_conversations", []),
    "multi_channels_select": ("selected_channels", "initial_channels", []),
    "datepicker": ("selected_date", "initial_date", None),
    "timepicker": ("selected_time", "initial_time", None),
    "datetimepicker": ("selected_date_time", "initial_date_time", None),
    "file_input": ("files", "", []),
}
"""Element type → (the key under which Slack keeps the value, the key of its initial value, the empty value)."""


def elements_of(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every interactive element with its block, in the order in which they are read."""
    for block in blocks:
        if block["type"] == "actions":
            yield from ((block, element) for element in block["elements"])
        elif block["type"] == "card":
            yield from ((block, element) for element in block.get("actions", []))
        elif block["type"] == "input":
            yield block, block["element"]
        elif block["type"] == "section" and "action_id" in block.get("accessory", {}):
            yield block, block["accessory"]


def is_stateful(element: Json) -> bool:
    """Whether Slack keeps a value for it (not so for buttons, overflow menus and images)."""
    return element["type"] in _ENTRIES


def entry(element: Json, value: Any = None) -> Json:
    """What `view.state` holds for an element with this value, or with nothing filled in."""
    key, _, empty = _ENTRIES[element["type"]]
    return {"type": element["type"], key: empty if value is None else value}


def value_of(kept: Json) -> Any:
    """The value within a state entry."""
    return kept.get(_ENTRIES[kept["type"]][0])


def initial_state(blocks: list[Json]) -> State:
    """The state of freshly shown blocks, with their initial values."""
    state: State = {}
    for block, element in elements_of(blocks):
        if is_stateful(element):
            _, initial, _ = _ENTRIES[element["type"]]
            state.setdefault(block["block_id"], {})[element["action_id"]] = entry(element, element.get(initial))
    return state


def carried_over(blocks: list[Json], old: State) -> State:
    """The state of updated blocks: what was filled in stays where block id, action id and type are the same."""
    state = initial_state(blocks)
    for block_id, entries in state.items():
        for action_id, fresh in entries.items():
            kept = old.get(block_id, {}).get(action_id)
            if kept and kept["type"] == fresh["type"]:
                entries[action_id] = kept
    return state


def with_ids(blocks: list[Json], salt: int) -> list[Json]:
    """The same blocks with the block and action ids that Slack makes up where none were given."""
    named: list[Json] = []
    for index, block in enumerate(blocks):
        copy = dict(block)
        copy["block_id"] = block.get("block_id") or f"b{salt:x}{index}"
        for key in ("elements", "actions"):
            if copy["type"] in {"actions", "card"} and isinstance(copy.get(key), list):
                copy[key] = [_named(element, f"a{salt:x}{index}.{n}") for n, element in enumerate(copy[key])]
        for key in ("element", "accessory"):
            if isinstance(copy.get(key), dict):
                copy[key] = _named(copy[key], f"a{salt:x}{index}")
        named.append(copy)
    return named


def _named(element: Json, action_id: str) -> Json:
    if element["type"] == "image":
        return element
    return element | {"action_id": element.get("action_id") or action_id}
