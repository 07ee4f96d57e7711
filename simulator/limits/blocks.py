"""The limits of blocks: text, inputs, actions, images and the newer tables, charts, alerts and cards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from simulator.limits.elements import IN_ACTIONS, IN_INPUT, IN_SECTION, check_element, check_image
from simulator.limits.findings import ANY_TEXT, ID_LENGTH, PLAIN, Findings, SurfaceKind
from simulator.limits.rich_text import check_rich_text
from simulator.model import Json

NEW_BLOCKS = frozenset({"table", "alert", "card", "data_visualization"})
ONLY_ON = {
    "markdown": {SurfaceKind.MESSAGE},
    "table": {SurfaceKind.MESSAGE},
    "data_visualization": {SurfaceKind.MESSAGE},
    "file": {SurfaceKind.MESSAGE},
    "alert": {SurfaceKind.MODAL},
}
CHART_SERIES = 6
CHART_CATEGORIES = 20
CHART_LABEL = 20
CHART_TITLE = 50
"""Blocks that some workspaces do not have yet: they answer invalid_blocks."""


def check_blocks(found: Findings, blocks: Any, at: str, most: int) -> None:
    """Check all blocks of one surface."""
    listed = found.items(blocks, at, most, 0)
    block_ids = []
    for index, block in enumerate(listed):
        place = f"{at}/{index}"
        if not isinstance(block, dict):
            found.add(place, "must be an object")
            continue
        check_block(found, block, place)
        if isinstance(block.get("block_id"), str):
            block_ids.append((f"{place}/block_id", block["block_id"]))
    found.unique(block_ids, "block_id")


def check_block(found: Findings, block: Json, at: str) -> None:
    """Check one block, its place and everything in it."""
    kind = str(block.get("type"))
    check = _CHECKS.get(kind)
    if check is None or (kind in NEW_BLOCKS and not found.new_blocks):
        found.add(f"{at}/type", f"unsupported type: {kind}")
        return
    if found.surface not in ONLY_ON.get(kind, set(SurfaceKind)):
        found.add(f"{at}/type", f"block {kind} is not available on the surface {found.surface}")
    found.string(block.get("block_id"), f"{at}/block_id", ID_LENGTH)
    check(found, block, at)


def _divider(found: Findings, block: Json, at: str) -> None:
    found.keys(block, at, {"block_id"})


def _header(found: Findings, block: Json, at: str) -> None:
    found.keys(block, at, {"block_id", "text"}, ("text",))
    found.text(block.get("text"), f"{at}/text", 150, PLAIN)


def _section(found: Findings, block: Json, at: str) -> None:
    found.keys(block, at, {"block_id", "text", "fields", "accessory", "expand"})
    if not block.get("text") and not block.get("fields"):
        found.add(at, "must have text or fields")
    found.text(block.get("text"), f"{at}/text", 3000)
    if "fields" in block:
        for index, text in enumerate(found.items(block["fields"], f"{at}/fields", 10)):
            if text is None:
                found.add(f"{at}/fields/{index}", "must be a text object")
            found.text(text, f"{at}/fields/{index}", 2000)
    if "accessory" in block:
        check_element(found, block["accessory"], f"{at}/accessory", IN_SECTION)


def _context(found: Findings, block: Json, at: str) -> None:
    found.keys(block, at, {"block_id", "elements"}, ("elements",))
    for index, element in enumerate(found.items(block.get("elements"), f"{at}/elements", 10)):
        place = f"{at}/elements/{index}"
        if isinstance(element, dict) and element.get("type") == "image":
            check_image(found, element, place)
        else:
            found.text(element or {}, place, 3000)


def _actions(found: Findings, block: Json, at: str) -> None:
    found.keys(block, at, {"block_id", "elements"}, ("elements",))
    elements = found.items(block.get("elements"), f"{at}/elements", 25)
    for index, element in enumerate(elements):
        check_element(found, element, f"{at}/elements/{index}", IN_ACTIONS)
    found.unique(
        [
            (f"{at}/elements/{index}/action_id", element["action_id"])
            for index, element in enumerate(elements)
            if isinstance(element, dict) and isinstance(element.get("action_id"), str)
        ],
        "action_id",
    )


def _input(found: Findings, block: Json, at: str) -> None:
    allowed = {"block_id", "label", "element", "hint", "optional", "dispatch_action"}
    found.keys(block, at, allowed, ("label", "element"))
    found.text(block.get("label"), f"{at}/label", 2000, PLAIN)
    found.text(block.get("hint"), f"{at}/hint", 2000, PLAIN)
    element = block.get("element")
    if element is not None:
        check_element(found, element, f"{at}/element", IN_INPUT)
    if block.get("dispatch_action") and isinstance(element, dict) and element.get("type") == "file_input":
        found.add(f"{at}/dispatch_action", "file_input cannot dispatch actions")


def _image(found: Findings, block: Json, at: str) -> None:
    check_image(found, block, at)


def _file(found: Findings, block: Json, at: str) -> None:
    found.keys(block, at, {"block_id", "external_id", "source"}, ("external_id", "source"))


def _markdown(found: Findings, block: Json, at: str) -> None:
    found.keys(block, at, {"block_id", "text"}, ("text",))
    found.string(block.get("text"), f"{at}/text", 12_000)


def _table(found: Findings, block: Json, at: str) -> None:
    found.keys(block, at, {"block_id", "rows", "column_settings"}, ("rows",))
    if "column_settings" in block:
        found.items(block["column_settings"], f"{at}/column_settings", 20, 0)
    for index, row in enumerate(found.items(block.get("rows"), f"{at}/rows", 100)):
        for number, cell in enumerate(found.items(row, f"{at}/rows/{index}", 20)):
            _cell(found, cell, f"{at}/rows/{index}/{number}")


def _cell(found: Findings, cell: Any, at: str) -> None:
    kind = cell.get("type") if isinstance(cell, dict) else None
    if kind == "rich_text":
        check_rich_text(found, cell, at)
    elif kind == "raw_text":
        found.keys(cell, at, {"text"}, ("text",))
        found.string(cell.get("text"), f"{at}/text", 3000)
    elif kind == "raw_number":
        found.keys(cell, at, {"value", "text"}, ("text",))
        found.string(cell.get("text"), f"{at}/text", 3000)
        if not isinstance(cell.get("value"), int | float):
            found.add(at, "missing required field: value")
    else:
        found.add(at, "unsupported type of cell")


def _alert(found: Findings, block: Json, at: str) -> None:
    found.keys(block, at, {"block_id", "text", "level"}, ("text",))
    found.text(block.get("text"), f"{at}/text", 3000, ANY_TEXT)
    if block.get("level") not in (None, "default", "info", "warning", "error", "success"):
        found.add(f"{at}/level", "must be default, info, warning, error or success")


def _card(found: Findings, block: Json, at: str) -> None:
    shown = ("hero_image", "title", "actions", "body")
    found.keys(block, at, {"block_id", "hero_image", "icon", "title", "subtitle", "body", "actions"})
    if not any(block.get(key) for key in shown):
        found.add(at, f"must have one of {', '.join(shown)}")
    for key, most in (("title", 150), ("subtitle", 150), ("body", 200)):
        found.text(block.get(key), f"{at}/{key}", most)
    for key in ("hero_image", "icon"):
        if key in block:
            check_element(found, block[key], f"{at}/{key}", frozenset({"image"}))
    if "actions" in block:
        for index, element in enumerate(found.items(block["actions"], f"{at}/actions", 25)):
            check_element(found, element, f"{at}/actions/{index}", frozenset({"button"}))


def _chart(found: Findings, block: Json, at: str) -> None:
    found.keys(block, at, {"block_id", "title", "chart"}, ("title", "chart"))
    found.string(block.get("title"), f"{at}/title", CHART_TITLE)
    chart = block.get("chart")
    if not isinstance(chart, dict):
        found.add(f"{at}/chart", "must be an object")
        return
    if chart.get("type") == "pie":
        segments = found.items(chart.get("segments"), f"{at}/chart/segments", CHART_SERIES)
        _points(found, segments, f"{at}/chart/segments", positive=True)
    elif chart.get("type") in ("line", "bar", "area"):
        _axes(found, chart, f"{at}/chart")
    else:
        found.add(f"{at}/chart/type", f"unsupported type: {chart.get('type')}")


def _axes(found: Findings, chart: Json, at: str) -> None:
    axis = chart.get("axis_config")
    if not isinstance(axis, dict):
        found.add(at, "missing required field: axis_config")
        return
    categories = found.items(axis.get("categories"), f"{at}/axis_config/categories", CHART_CATEGORIES)
    for index, name in enumerate(categories):
        found.string(name or "", f"{at}/axis_config/categories/{index}", CHART_LABEL)
    for key in ("x_label", "y_label"):
        found.string(axis.get(key), f"{at}/axis_config/{key}", CHART_TITLE)
    names = []
    for index, series in enumerate(found.items(chart.get("series"), f"{at}/series", CHART_SERIES)):
        place = f"{at}/series/{index}"
        if not isinstance(series, dict):
            found.add(place, "must be an object")
            continue
        found.string(series.get("name") or "", f"{place}/name", CHART_LABEL)
        names.append((f"{place}/name", str(series.get("name"))))
        points = found.items(series.get("data"), f"{place}/data", CHART_CATEGORIES)
        _points(found, points, f"{place}/data")
        if [point.get("label") for point in points if isinstance(point, dict)] != categories:
            found.add(f"{place}/data", "labels must match the categories")
    found.unique(names, "name")


def _points(found: Findings, points: list[Any], at: str, *, positive: bool = False) -> None:
    for index, point in enumerate(points):
        if not isinstance(point, dict) or not isinstance(point.get("value"), int | float):
            found.add(f"{at}/{index}", "must have a label and a numeric value")
            continue
        found.string(point.get("label") or "", f"{at}/{index}/label", CHART_LABEL)
        if positive and point["value"] <= 0:
            found.add(f"{at}/{index}/value", "must be positive")


_CHECKS: dict[str, Callable[[Findings, Json, str], None]] = {
    "divider": _divider,
    "header": _header,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "input": _input,
    "image": _image,
    "file": _file,
    "markdown": _markdown,
    "rich_text": check_rich_text,
    "table": _table,
    "alert": _alert,
    "card": _card,
    "data_visualization": _chart,
}
