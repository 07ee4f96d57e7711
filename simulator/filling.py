"""From what a person types or picks to what Slack keeps, and what Slack's own screen refuses before sending."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from handlers.texts import Texts, msg
from simulator.errors import CannotDo, NotVisible
from simulator.inputs import value_of
from simulator.locators import option_named, words
from simulator.model import Json, Kind, SlackView
from simulator.team import Team

REQUIRED = msg("Please complete this required field.")
LONGEST_TEXT = 3000


def options_of(element: Json) -> list[Json]:
    """The options of a select, of all its groups."""
    groups = element.get("option_groups", [])
    return element.get("options") or [option for group in groups for option in group["options"]]


def value_for(element: Json, wanted: Any, team: Team) -> Any:
    """The value that Slack keeps when a person gives `wanted` (None clears); NotVisible for what is not offered."""
    if wanted is None:
        return None
    kind = element["type"]
    if kind.startswith("multi_") or kind == "checkboxes":
        return _several(element, wanted, team)
    return _single(element, kind, wanted, team)


def _several(element: Json, wanted: Any, team: Team) -> list[Any]:
    listed = [wanted] if isinstance(wanted, str) else list(wanted)
    most = element.get("max_selected_items")
    if most and len(listed) > most:
        raise CannotDo(f"no more than {most} may be selected")
    kind = element["type"].removeprefix("multi_")
    return [_single(element, kind, each, team) for each in listed]


def _single(element: Json, kind: str, wanted: Any, team: Team) -> Any:
    if kind in {"static_select", "radio_buttons", "checkboxes", "external_select"}:
        return option_named(options_of(element), wanted)
    convert = _CONVERTED.get(kind)
    if convert is None:
        raise CannotDo(f"nobody can fill in a {kind} here")
    return convert(wanted, team)


def person_named(team: Team, name: str) -> str:
    """The id of an active member by name or id; NotVisible otherwise."""
    wanted = name.removeprefix("@")
    for user in team.users.values():
        if not user.deleted and (wanted == user.id or words(wanted) == words(user.real_name)):
            return user.id
    raise NotVisible(f"there is nobody called {wanted!r} to choose")


def _channel(wanted: Any, team: Team) -> str:
    name = str(wanted).removeprefix("#")
    for channel in team.channels.values():
        if name in (channel.id, channel.name) and channel.kind in (Kind.PUBLIC, Kind.PRIVATE):
            return channel.id
    raise NotVisible(f"there is no channel {name!r} to choose")


def _conversation(wanted: Any, team: Team) -> str:
    try:
        return _channel(wanted, team)
    except NotVisible:
        return team.dm(person_named(team, str(wanted))).id


def _moment(wanted: Any, _team: Team) -> int:
    return int(wanted.timestamp()) if isinstance(wanted, datetime) else int(wanted)


def _day(wanted: Any, _team: Team) -> str:
    return date.fromisoformat(str(wanted)).isoformat()


def _hour(wanted: Any, _team: Team) -> str:
    return (wanted if isinstance(wanted, time) else time.fromisoformat(str(wanted))).strftime("%H:%M")


def _typed(wanted: Any, _team: Team) -> str | None:
    return str(wanted) or None


def _rich(wanted: Any, _team: Team) -> Json:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": str(wanted)}]}
    return {"type": "rich_text", "elements": [section]}


_CONVERTED: dict[str, Callable[[Any, Team], Any]] = {
    "plain_text_input": _typed,
    "number_input": _typed,
    "email_text_input": _typed,
    "url_text_input": _typed,
    "rich_text_input": _rich,
    "users_select": lambda wanted, team: person_named(team, str(wanted)),
    "channels_select": _channel,
    "conversations_select": _conversation,
    "datepicker": _day,
    "timepicker": _hour,
    "datetimepicker": _moment,
}


def screen_errors(view: SlackView, t: Texts) -> dict[str, str]:
    """What Slack's own screen complains about before anything is sent, by block id."""
    errors = {}
    for block in view.blocks:
        if block["type"] != "input":
            continue
        element = block["element"]
        value = value_of(view.state[block["block_id"]][element["action_id"]])
        if value in (None, "", []):
            complaint = None if block.get("optional") else t(REQUIRED)
        else:
            complaint = _complaint(t, element, value)
        if complaint:
            errors[block["block_id"]] = complaint
    return errors


def _complaint(t: Texts, element: Json, value: Any) -> str | None:
    check = _CHECKED.get(element["type"])
    return check(t, element, value) if check else None


def _text_complaint(t: Texts, element: Json, value: str) -> str | None:
    least, most = element.get("min_length", 0), element.get("max_length", LONGEST_TEXT)
    if len(value) < least:
        return t("Please enter at least {number} characters.", number=least)
    return t("Please enter no more than {number} characters.", number=most) if len(value) > most else None


def _number_complaint(t: Texts, element: Json, value: str) -> str | None:
    try:
        number = float(value)
    except ValueError:
        return t("Please enter a valid number.")
    if not element.get("is_decimal_allowed") and not number.is_integer():
        return t("Please enter a whole number.")
    least, most = float(element.get("min_value", "-inf")), float(element.get("max_value", "inf"))
    if number < least:
        return t("Please enter a number that is {number} or more.", number=element["min_value"])
    return t("Please enter a number that is {number} or less.", number=element["max_value"]) if number > most else None


def _email_complaint(t: Texts, _element: Json, value: str) -> str | None:
    return None if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value) else t("Please enter a valid email address.")


def _url_complaint(t: Texts, _element: Json, value: str) -> str | None:
    return None if re.fullmatch(r"https?://\S+", value) else t("Please enter a valid URL.")


_CHECKED: dict[str, Callable[[Texts, Json, str], str | None]] = {
    "plain_text_input": _text_complaint,
    "number_input": _number_complaint,
    "email_text_input": _email_complaint,
    "url_text_input": _url_complaint,
}
