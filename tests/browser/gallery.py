"""One of every block and element that Slack knows here, to see that the page can draw them all."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(name: str) -> Json:
    return {"text": plain(name), "value": name.lower()}


OPTIONS = [option("One"), option("Two"), option("Three")]
ELEMENTS: list[Json] = [
    {"type": "static_select", "options": OPTIONS, "placeholder": plain("Choose")},
    {"type": "multi_static_select", "option_groups": [{"label": plain("Numbers"), "options": OPTIONS}]},
    {"type": "radio_buttons", "options": OPTIONS},
    {"type": "checkboxes", "options": [{**OPTIONS[0], "description": {"type": "mrkdwn", "text": "the *first*"}}]},
    {"type": "plain_text_input", "multiline": True},
    {"type": "number_input", "is_decimal_allowed": False},
    {"type": "email_text_input"},
    {"type": "url_text_input"},
    {"type": "datepicker"},
    {"type": "timepicker"},
    {"type": "datetimepicker"},
    {"type": "users_select"},
    {"type": "multi_users_select"},
    {"type": "conversations_select"},
    {"type": "multi_conversations_select"},
    {"type": "channels_select"},
    {"type": "multi_channels_select"},
]
POINTS = [{"label": "Spring", "value": 3}, {"label": "Autumn", "value": 4.5}]
SERIES = [{"name": "Held", "data": POINTS}, {"name": "Planned", "data": POINTS[::-1]}]
AXES = {"categories": ["Spring", "Autumn"], "x_label": "Cohort", "y_label": "Sessions"}
BLOCKS: list[Json] = [
    {"type": "header", "text": plain("A header")},
    {"type": "section", "text": {"type": "mrkdwn", "text": "*bold* _it_ ~gone~ `code` <https://example.org|a link>"}},
    {"type": "section", "fields": [plain("left"), plain("right")]},
    {"type": "section", "text": plain("with a button"), "accessory": {"type": "button", "text": plain("Press")}},
    {"type": "section", "text": plain("with a picture"), "accessory": {"type": "image", "alt_text": "a tree"}},
    {"type": "context", "elements": [plain("small"), {"type": "image", "alt_text": "a leaf"}]},
    {"type": "actions", "elements": [{"type": "overflow", "options": OPTIONS}, ELEMENTS[0]]},
    {"type": "divider"},
    {"type": "image", "alt_text": "a wood", "title": plain("Trees")},
    {"type": "markdown", "text": "**bold**\n- one\n- two"},
    {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "rich"}]}]},
    {"type": "table", "rows": [[{"type": "raw_text", "text": "A"}], [{"type": "raw_number", "value": 1, "text": "1"}]]},
    {"type": "card", "title": plain("A card"), "actions": [{"type": "button", "text": plain("Open")}]},
    {"type": "alert", "text": plain("Mind the step"), "level": "warning"},
    {"type": "file", "external_id": "minutes.pdf"},
    {"type": "data_visualization", "title": "Pie", "chart": {"type": "pie", "segments": POINTS}},
    *(
        {"type": "data_visualization", "title": kind, "chart": {"type": kind, "axis_config": AXES, "series": SERIES}}
        for kind in ("bar", "line", "area")
    ),
]


def everything() -> list[Json]:
    """All blocks, with an input for each element, every one under ids of its own."""
    inputs = [
        {"type": "input", "label": plain(each["type"]), "hint": plain("A hint"), "element": each} for each in ELEMENTS
    ]
    return [_with_ids(block, f"b{number}") for number, block in enumerate([*BLOCKS, *inputs])]


def _with_ids(block: Json, name: str) -> Json:
    named = {**block, "block_id": name}
    for key in ("element", "accessory"):
        if key in named:
            named[key] = {**named[key], "action_id": f"{name}-{key}"}
    for key in ("elements", "actions"):
        if block["type"] in {"actions", "card"} and key in named:
            named[key] = [{**each, "action_id": f"{name}-{n}"} for n, each in enumerate(named[key])]
    return named
