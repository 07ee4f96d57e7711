"""The limits of whole messages, modals and Home tabs."""

from __future__ import annotations

import json
from typing import Any

from simulator.limits.blocks import check_blocks
from simulator.limits.findings import ID_LENGTH, PLAIN, Findings, SurfaceKind
from simulator.model import Json

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
VIEW_BYTES = 250_000
PRIVATE_METADATA = 3000
SHORT_TITLE = 24
METADATA_BYTES = 16_000
MARKDOWN_TOTAL = 12_000
_VIEW_KEYS = {"blocks", "private_metadata", "callback_id", "external_id"}
_MODAL_KEYS = _VIEW_KEYS | {"title", "close", "submit", "clear_on_close", "notify_on_close", "submit_disabled"}
"""Slack publishes no figure for message metadata; this is on the safe side of what is reported to pass."""


def message_findings(blocks: Any, *, new_blocks: bool = True) -> list[str]:
    """What Slack would refuse in the blocks of a message; empty when they are fine."""
    found = Findings(SurfaceKind.MESSAGE, new_blocks=new_blocks)
    check_blocks(found, blocks, "/blocks", MESSAGE_BLOCKS)
    if isinstance(blocks, list):
        _check_totals(found, [block for block in blocks if isinstance(block, dict)])
    return found.errors


def _check_totals(found: Findings, blocks: list[Json]) -> None:
    kinds = [block.get("type") for block in blocks]
    if kinds.count("table") > 1:
        found.add("/blocks", "only one table is allowed per message")
    if kinds.count("data_visualization") > 2:
        found.add("/blocks", "no more than 2 data_visualization blocks allowed")
    if sum(len(str(block.get("text"))) for block in blocks if block.get("type") == "markdown") > MARKDOWN_TOTAL:
        found.add("/blocks", f"markdown must be less than {MARKDOWN_TOTAL + 1} characters in all")


def view_findings(view: Any, *, new_blocks: bool = True) -> list[str]:
    """What Slack would refuse in a modal or Home tab; empty when it is fine."""
    if not isinstance(view, dict):
        return ["[ERROR] must be an object [json-pointer:/view]"]
    if view.get("type") not in ("modal", "home"):
        return ["[ERROR] unsupported type: must be modal or home [json-pointer:/view/type]"]
    found = Findings(SurfaceKind(view["type"]), new_blocks=new_blocks)
    check_blocks(found, view.get("blocks"), "/view/blocks", VIEW_BLOCKS)
    found.string(view.get("callback_id"), "/view/callback_id", ID_LENGTH, 0)
    found.string(view.get("external_id"), "/view/external_id", ID_LENGTH, 0)
    found.string(view.get("private_metadata"), "/view/private_metadata", PRIVATE_METADATA, 0)
    if found.surface is SurfaceKind.MODAL:
        _check_modal(found, view)
    else:
        found.keys(view, "/view", _VIEW_KEYS)
    _check_focus(found, view.get("blocks"))
    return found.errors


def _check_modal(found: Findings, view: Json) -> None:
    found.keys(view, "/view", _MODAL_KEYS, ("title",))
    for key in ("title", "submit", "close"):
        found.text(view.get(key), f"/view/{key}", SHORT_TITLE, PLAIN)
    blocks = view.get("blocks")
    has_input = isinstance(blocks, list) and any(
        isinstance(block, dict) and block.get("type") == "input" for block in blocks
    )
    if has_input and not view.get("submit"):
        found.add("/view", "missing required field: submit")


def _check_focus(found: Findings, blocks: Any) -> None:
    text = json.dumps(blocks)
    if text.count('"focus_on_load": true') > 1:
        found.add("/view/blocks", "focus_on_load may be set on one element only")


def too_large(view: Json) -> bool:
    """Whether a view is over 250 kB."""
    return len(json.dumps(view).encode()) > VIEW_BYTES


def metadata_refusal(metadata: Any) -> str | None:
    """Slack's error name for message metadata that it does not take, or None."""
    if not isinstance(metadata, dict) or set(metadata) - {"event_type", "event_payload"}:
        return "invalid_metadata_format"
    if not isinstance(metadata.get("event_type"), str) or not isinstance(metadata.get("event_payload"), dict):
        return "invalid_metadata_schema"
    return "metadata_too_large" if len(json.dumps(metadata).encode()) > METADATA_BYTES else None
