"""The limits of interactive elements: buttons, selects, choices, pickers and fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from simulator.limits.findings import ANY_TEXT, ID_LENGTH, PLAIN, Findings, SurfaceKind
from simulator.model import Json

SINGLE_SELECTS = ("static", "external", "users", "conversations", "channels")
SELECTS = frozenset(f"{kind}_select" for kind in SINGLE_SELECTS)
MULTI_SELECTS = frozenset(f"multi_{kind}_select" for kind in SINGLE_SELECTS)
PICKERS = frozenset({"datepicker", "timepicker"})
CHOICES = frozenset({"checkboxes", "radio_buttons"})
FIELDS = frozenset({"plain_text_input", "number_input", "email_text_input", "url_text_input", "rich_text_input"})

IN_ACTIONS = SELECTS | PICKERS | CHOICES | {"button", "overflow", "datetimepicker", "rich_text_input"}
IN_SECTION = SELECTS | MULTI_SELECTS | PICKERS | CHOICES | {"button", "overflow", "image"}
IN_INPUT = SELECTS | MULTI_SELECTS | PICKERS | CHOICES | FIELDS | {"datetimepicker", "file_input"}
ONLY_ON = {
    "file_input": {SurfaceKind.MODAL},
    "email_text_input": {SurfaceKind.MODAL},
    "url_text_input": {SurfaceKind.MODAL},
    "number_input": {SurfaceKind.MODAL},
    "datetimepicker": {SurfaceKind.MODAL, SurfaceKind.MESSAGE},
}
"""Where an element may be shown, if not everywhere (the elements' pages, "Surfaces")."""

_COMMON = {"action_id", "confirm", "focus_on_load"}
_SELECT = _COMMON | {"placeholder"}
_MULTI = {"max_selected_items"}
_ENTRY = {"action_id", "placeholder", "initial_value", "dispatch_action_config", "focus_on_load"}
_KEYS: dict[str, set[str]] = {
    "button": {"action_id", "text", "value", "url", "style", "confirm", "accessibility_label"},
    "overflow": {"action_id", "options", "confirm"},
    "image": {"image_url", "slack_file", "alt_text"},
    "checkboxes": _COMMON | {"options", "initial_options"},
    "radio_buttons": _COMMON | {"options", "initial_option"},
    "datepicker": _SELECT | {"initial_date"},
    "timepicker": _SELECT | {"initial_time", "timezone"},
    "datetimepicker": _COMMON | {"initial_date_time"},
    "static_select": _SELECT | {"options", "option_groups", "initial_option"},
    "external_select": _SELECT | {"min_query_length", "initial_option"},
    "users_select": _SELECT | {"initial_user"},
    "conversations_select": _SELECT
    | {"initial_conversation", "default_to_current_conversation", "response_url_enabled", "filter"},
    "channels_select": _SELECT | {"initial_channel", "response_url_enabled"},
    "multi_static_select": _SELECT | _MULTI | {"options", "option_groups", "initial_options"},
    "multi_external_select": _SELECT | _MULTI | {"min_query_length", "initial_options"},
    "multi_users_select": _SELECT | _MULTI | {"initial_users"},
    "multi_conversations_select": _SELECT
    | _MULTI
    | {"initial_conversations", "default_to_current_conversation", "filter"},
    "multi_channels_select": _SELECT | _MULTI | {"initial_channels"},
    "plain_text_input": _ENTRY | {"multiline", "min_length", "max_length"},
    "number_input": _ENTRY | {"is_decimal_allowed", "min_value", "max_value"},
    "email_text_input": _ENTRY,
    "url_text_input": _ENTRY,
    "rich_text_input": _ENTRY,
    "file_input": {"action_id", "filetypes", "max_files"},
}


def check_element(found: Findings, element: Any, at: str, allowed: frozenset[str]) -> None:
    """Check one element of a block that allows these types."""
    if not isinstance(element, dict):
        found.add(at, "must be an object")
        return
    kind = str(element.get("type"))
    if kind not in allowed:
        found.add(f"{at}/type", f"unsupported type: {kind}")
        return
    if found.surface not in ONLY_ON.get(kind, set(SurfaceKind)):
        found.add(f"{at}/type", f"element {kind} is not available on the surface {found.surface}")
    found.keys(element, at, _KEYS[kind])
    found.string(element.get("action_id"), f"{at}/action_id", ID_LENGTH)
    found.text(element.get("placeholder"), f"{at}/placeholder", 150, PLAIN)
    if "confirm" in element:
        check_confirm(found, element["confirm"], f"{at}/confirm")
    found.number(element.get("max_selected_items"), f"{at}/max_selected_items", 1, 100)
    if check := _OWN_CHECKS.get(kind):
        check(found, element, at)


def check_confirm(found: Findings, confirm: Any, at: str) -> None:
    """A dialog that asks again: 100 characters of title, 300 of text, 30 on each button."""
    if not isinstance(confirm, dict):
        found.add(at, "must be an object")
        return
    found.keys(confirm, at, {"title", "text", "confirm", "deny", "style"}, ("title", "text", "confirm", "deny"))
    found.text(confirm.get("title"), f"{at}/title", 100, PLAIN)
    found.text(confirm.get("text"), f"{at}/text", 300, ANY_TEXT)
    found.text(confirm.get("confirm"), f"{at}/confirm", 30, PLAIN)
    found.text(confirm.get("deny"), f"{at}/deny", 30, PLAIN)


def check_image(found: Findings, image: Json, at: str) -> None:
    """An image has alternative text and exactly one source."""
    found.keys(image, at, _KEYS["image"] | {"title", "block_id"}, ("alt_text",))
    if ("image_url" in image) == ("slack_file" in image):
        found.add(at, "must have exactly one of image_url and slack_file")
    found.string(image.get("image_url"), f"{at}/image_url", 3000)
    found.string(image.get("alt_text"), f"{at}/alt_text", 2000)
    found.text(image.get("title"), f"{at}/title", 2000, PLAIN)


def _button(found: Findings, element: Json, at: str) -> None:
    found.keys(element, at, _KEYS["button"], ("text",))
    found.text(element.get("text"), f"{at}/text", 75, PLAIN)
    found.string(element.get("value"), f"{at}/value", 2000, 0)
    found.string(element.get("url"), f"{at}/url", 3000)
    found.string(element.get("accessibility_label"), f"{at}/accessibility_label", 75)
    if element.get("style") not in (None, "primary", "danger"):
        found.add(f"{at}/style", "must be primary or danger")


def _option(found: Findings, option: Any, at: str, kinds: tuple[str, ...], *, url: bool = False) -> None:
    if not isinstance(option, dict):
        found.add(at, "must be an object")
        return
    allowed = {"text", "value", "description"} | ({"url"} if url else set())
    found.keys(option, at, allowed, ("text", "value"))
    found.text(option.get("text"), f"{at}/text", 75, kinds)
    found.text(option.get("description"), f"{at}/description", 75, kinds)
    found.string(option.get("value"), f"{at}/value", 150)
    found.string(option.get("url"), f"{at}/url", 3000)


def _options(found: Findings, element: Json, at: str, most: int, kinds: tuple[str, ...], least: int = 1) -> None:
    options = found.items(element.get("options"), f"{at}/options", most, least)
    for index, option in enumerate(options):
        _option(found, option, f"{at}/options/{index}", kinds, url=element["type"] == "overflow")
    _initial(found, element, at, options)


def _initial(found: Findings, element: Json, at: str, options: list[Any]) -> None:
    chosen = [element["initial_option"]] if element.get("initial_option") else element.get("initial_options")
    if chosen is None:
        return
    for option in found.items(chosen, f"{at}/initial_options", 100):
        if option not in options:
            found.add(at, "initial options must be among the options, exactly as given there")


def _choices(found: Findings, element: Json, at: str) -> None:
    _options(found, element, at, 10, ANY_TEXT)


def _overflow(found: Findings, element: Json, at: str) -> None:
    _options(found, element, at, 5, PLAIN, least=2)


def _static(found: Findings, element: Json, at: str) -> None:
    if ("options" in element) == ("option_groups" in element):
        found.add(at, "must have exactly one of options and option_groups")
    elif "options" in element:
        _options(found, element, at, 100, PLAIN)
    else:
        _groups(found, element, at)


def _groups(found: Findings, element: Json, at: str) -> None:
    everything: list[Any] = []
    for index, group in enumerate(found.items(element["option_groups"], f"{at}/option_groups", 100)):
        place = f"{at}/option_groups/{index}"
        if not isinstance(group, dict):
            found.add(place, "must be an object")
            continue
        found.keys(group, place, {"label", "options"}, ("label", "options"))
        found.text(group.get("label"), f"{place}/label", 75, PLAIN)
        options = found.items(group.get("options"), f"{place}/options", 100)
        for number, option in enumerate(options):
            _option(found, option, f"{place}/options/{number}", PLAIN)
        everything += options
    _initial(found, element, at, everything)


def _entry(found: Findings, element: Json, at: str) -> None:
    most = element.get("max_length", 3000)
    found.number(element.get("min_length"), f"{at}/min_length", 0, 3000)
    found.number(element.get("max_length"), f"{at}/max_length", 1, 3000)
    found.string(element.get("initial_value"), f"{at}/initial_value", most if isinstance(most, int) else 3000, 0)


def _number(found: Findings, element: Json, at: str) -> None:
    found.keys(element, at, _KEYS["number_input"], ())
    if "is_decimal_allowed" not in element:
        found.add(at, "missing required field: is_decimal_allowed")


def _file(found: Findings, element: Json, at: str) -> None:
    found.number(element.get("max_files"), f"{at}/max_files", 1, 10)


_OWN_CHECKS: dict[str, Callable[[Findings, Json, str], None]] = {
    "button": _button,
    "image": check_image,
    "overflow": _overflow,
    "checkboxes": _choices,
    "radio_buttons": _choices,
    "static_select": _static,
    "multi_static_select": _static,
    "plain_text_input": _entry,
    "number_input": _number,
    "file_input": _file,
}
