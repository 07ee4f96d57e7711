"""What forms are filled in with: a labelled field, and the controls that stand in one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any

from handlers.blocks.block_kit import Block
from handlers.blocks.formatting import shorten
from handlers.ids import Action, Field
from handlers.texts import Texts


def option(label: str, value: str, description: str | None = None) -> Block:
    """One option of a select, radio group or checkboxes."""
    built: Block = {"text": {"type": "plain_text", "text": shorten(label, 75)}, "value": value}
    return {**built, "description": {"type": "plain_text", "text": shorten(description, 75)}} if description else built


SOMETHING_ELSE = "something_else"
"""The value of the option by which somebody says that they type what no list has."""


def something_else(t: Texts) -> Block:
    """That option: with it a list is never empty, and Slack asks for it before a form is sent."""
    return option(t("Something else, typed below"), SOMETHING_ELSE)


def field(label: str, name: Field, element: Mapping[str, Any], *, optional: bool = False, hint: str = "") -> Block:
    """A labelled input; its block and its element carry the field's name."""
    built: Block = {
        "type": "input",
        "block_id": name.value,
        "label": {"type": "plain_text", "text": label},
        "element": {**element, "action_id": name.value},
        "optional": optional,
    }
    return {**built, "hint": {"type": "plain_text", "text": hint}} if hint else built


def pick_one(t: Texts, options: Sequence[Block], chosen: str | None = None) -> Block:
    """A select of one."""
    return _with_initial(
        {"type": "static_select", "placeholder": _plain(t("Choose one")), "options": list(options)},
        "initial_option",
        next((each for each in options if each["value"] == chosen), None),
    )


def pick_radio(options: Sequence[Block], chosen: str | None = None) -> Block:
    """Radio buttons: every choice is in sight."""
    return _with_initial(
        {"type": "radio_buttons", "options": list(options)},
        "initial_option",
        next((each for each in options if each["value"] == chosen), None),
    )


def pick_many(options: Sequence[Block], chosen: Sequence[str], most: int, placeholder: str) -> Block:
    """A select of several; the order of choosing is kept."""
    by_value = {each["value"]: each for each in options}
    return _with_initial(
        {
            "type": "multi_static_select",
            "placeholder": _plain(placeholder),
            "options": list(options),
            "max_selected_items": most,
        },
        "initial_options",
        [by_value[value] for value in chosen if value in by_value],
    )


def pick_grouped(groups: Mapping[str, Sequence[Block]], chosen: Sequence[str], most: int, placeholder: str) -> Block:
    """A select of several under headings."""
    by_value = {each["value"]: each for options in groups.values() for each in options}
    return _with_initial(
        {
            "type": "multi_static_select",
            "placeholder": _plain(placeholder),
            "option_groups": [
                {"label": _plain(shorten(name, 75)), "options": list(options)} for name, options in groups.items()
            ],
            "max_selected_items": most,
        },
        "initial_options",
        [by_value[value] for value in chosen if value in by_value],
    )


def pick_boxes(options: Sequence[Block], chosen: Iterable[str]) -> Block:
    """Checkboxes."""
    wanted = set(chosen)
    return _with_initial(
        {"type": "checkboxes", "options": list(options)},
        "initial_options",
        [each for each in options if each["value"] in wanted],
    )


def pick_people(chosen: Sequence[str], most: int, placeholder: str) -> Block:
    """A select of people of the workspace."""
    return _with_initial(
        {"type": "multi_users_select", "placeholder": _plain(placeholder), "max_selected_items": most},
        "initial_users",
        list(chosen),
    )


def pick_person(action: Action, placeholder: str) -> Block:
    """A select of one person of the workspace, found by typing their name; choosing acts at once."""
    return {**name_person(placeholder), "action_id": action.value}


def name_person(placeholder: str, chosen: str | None = None) -> Block:
    """A select of one person of the workspace, for a form: however many there are, Slack searches them all."""
    return _with_initial({"type": "users_select", "placeholder": _plain(placeholder)}, "initial_user", chosen)


def pick_channel(chosen: str | None, placeholder: str) -> Block:
    """A select of channels, public and private."""
    return _with_initial(
        {
            "type": "conversations_select",
            "placeholder": _plain(placeholder),
            "filter": {"include": ["public", "private"], "exclude_bot_users": True},
        },
        "initial_conversation",
        chosen,
    )


def pick_day(chosen: date | None) -> Block:
    """A day picker."""
    return _with_initial({"type": "datepicker"}, "initial_date", chosen.isoformat() if chosen else None)


def pick_time(chosen: time | None) -> Block:
    """A time picker, in the reader's own zone."""
    return _with_initial({"type": "timepicker"}, "initial_time", f"{chosen:%H:%M}" if chosen else None)


def write(chosen: str = "", *, most: int, lines: bool = False, placeholder: str = "") -> Block:
    """A text input."""
    element: Block = {"type": "plain_text_input", "multiline": lines, "max_length": most}
    if placeholder:
        element["placeholder"] = _plain(placeholder)
    return _with_initial(element, "initial_value", chosen)


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": shorten(text, 150)}


def _with_initial(element: Block, key: str, value: object) -> Block:
    return {**element, key: value} if value else element
