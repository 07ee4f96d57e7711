"""Reading one form: the value of a field, what was typed there, and what the steps before carried along."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from handlers.blocks.block_kit import View
from handlers.ids import Field
from handlers.texts import Texts
from mentoring.characters import without_controls

Errors = dict[str, str]
"""What is wrong, by field: shown under the field, with everything else kept."""


class Invalid(Exception):
    """A form with fields that need another look; raised before it is acknowledged, so that it stays open."""

    def __init__(self, errors: Errors) -> None:
        """What is wrong with each of them."""
        super().__init__(errors)
        self.errors = errors


def chosen(view: View, field: Field) -> Any:
    """The raw value of a field, whatever its element; None when empty, missing or malformed."""
    values = view.get("state", {}).get("values", {})
    element = values.get(field.value, {}).get(field.value, {}) if isinstance(values, Mapping) else {}
    for key in ("selected_options", "selected_users"):
        if key in element:
            found = element[key] or []
            return [each["value"] if isinstance(each, Mapping) else each for each in found]
    if element.get("selected_option"):
        return element["selected_option"]["value"]
    for key in ("value", "selected_date", "selected_time", "selected_conversation", "selected_user"):
        if element.get(key):
            return element[key]
    return None


def text(view: View, field: Field) -> str:
    """What was typed, without control characters and surrounding space."""
    return plain(str(chosen(view, field) or ""))


def plain(typed: str) -> str:
    """Text on one line, without control characters and surrounding space."""
    return " ".join(without_controls(typed, " ").split())


def needed(view: View, field: Field, said: str) -> str:
    """What was typed in the one field of a form. Raises Invalid with the sentence where that is nothing."""
    if typed := str(chosen(view, field) or "").strip():
        return typed
    raise Invalid({field: said})


def too_long(t: Texts, view: View, most: int, *fields: Field) -> Errors:
    """Those of the fields that hold more than their form lets one type; Slack's own screen refuses that first."""
    said = t("Keep it to {most} characters.", most=most)
    return {field.value: said for field in fields if len(text(view, field)) > most}


def chosen_day(view: View, field: Field) -> date | None:
    """The day in a field; None when empty, missing or malformed."""
    try:
        return date.fromisoformat(chosen(view, field))
    except (TypeError, ValueError):
        return None


def carry(draft: Mapping[str, Any]) -> str:
    """A draft as the next step's metadata: at most 3,000 characters, which the fields' limits ensure."""
    return json.dumps(draft, ensure_ascii=False, separators=(",", ":"))


def carried(view: View) -> dict[str, Any]:
    """What the steps before carried along; empty when it is missing or was tampered with."""
    try:
        found = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
