"""Every time that people read is on their own clock, or says whose: Slack's date token, or a time with its zone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import handlers
from handlers.blocks.block_kit import Message, View
from tests.handlers.blocks.cases import drawn
from tests.handlers.blocks.cases.kind import Drawn
from tests.handlers.blocks.samples import Samples
from tests.handlers.blocks.test_in_german import german  # noqa: F401  (a fixture)

CASES = drawn(Samples())
TOKEN = re.compile(r"<!date\^\d+\^[^|>]*\|([^>]*)>")
TIME = re.compile(r"\b\d{1,2}:\d{2}\b")
IN_A_ZONE = re.compile(
    r"\b\d{1,2}:\d{2}(?: Uhr)?(?: UTC| \([A-Z][^)]+\))"
    r"|(?:in [A-Z][\w ]+ now|du jetzt in [A-Z][\w ]+)\.\*.*?\d{2}:\d{2} (?:and|und) \d{2}:\d{2}(?: Uhr)?"
)
"""A time with its zone in words; the hours that somebody who moved is written to stand behind the place."""

ZONE = re.compile(r"[Ii]n (?:your|the|deiner|der) (?:time zone|Zeitzone)")


def adrift(text: str) -> list[str]:
    """The times in a text that belong to no zone, once those are gone that do; a token's fallback is one of these."""
    without_tokens = TOKEN.sub(lambda token: " ".join(adrift(token.group(1))), text)
    return TIME.findall(IN_A_ZONE.sub("", without_tokens))


def spoken(shown: Drawn) -> list[Any]:
    return [{"type": "mrkdwn", "text": shown.text}, *shown.blocks] if isinstance(shown, Message) else [shown]


def times_adrift(part: Any, *, zone_said: bool = False) -> Iterator[str]:
    """Over all that is drawn: plain text has no tokens, and options or a picker of times may lean on their field."""
    match part:
        case {"type": "input", "label": {"text": label}, "element": element}:
            said = f"{label} {part.get('hint', {}).get('text', '')}"
            zone_named = bool(ZONE.search(said))
            if element["type"] == "timepicker" and not zone_named:
                yield f"a picker of times: {label}"
            yield from times_adrift(element, zone_said=zone_named)
            yield from () if zone_named else adrift(said)
        case {"type": "mrkdwn", "text": str(text)}:
            yield from adrift(text)
        case {"type": "plain_text", "text": str(text)} if not zone_said:
            yield from [f"a token that Slack does not read: {text}"] if "<!date" in text else adrift(text)
        case dict():
            for value in part.values():
                yield from times_adrift(value, zone_said=zone_said)
        case list() | tuple():
            for value in part:
                yield from times_adrift(value, zone_said=zone_said)


def found(cases: dict[str, dict[str, Message | View]]) -> list[tuple[str, str, str]]:
    return [
        (name, case, time)
        for name, shown in cases.items()
        for case, each in shown.items()
        for time in times_adrift(spoken(each))
    ]


def test_every_time_is_in_the_readers_zone_or_says_whose_it_is() -> None:
    assert sum(len(TOKEN.findall(str(spoken(each)))) for shown in CASES.values() for each in shown.values()) > 100
    assert found(CASES) == []


def test_every_time_is_in_german_too(german: list[dict[str, dict[str, Message | View]]]) -> None:  # noqa: F811
    assert found(german[0]) == []


@pytest.mark.parametrize(
    ("block", "says"),
    [
        ({"type": "mrkdwn", "text": "Closes at 17:00."}, ["17:00"]),
        ({"type": "mrkdwn", "text": "<!date^1^{time}|Tue, 10:00>"}, ["10:00"]),
        ({"type": "mrkdwn", "text": "<!date^1^{time}|Tue, 10:00 UTC>, <@U1> Tue 05:00 (New York)"}, []),
        ({"type": "plain_text", "text": "Tue 05:00 (New York)"}, []),
        ({"type": "plain_text", "text": "09:00 to 17:00"}, ["09:00", "17:00"]),
        ({"type": "button", "text": {"type": "plain_text", "text": "At 17:00"}}, ["17:00"]),
        (
            {"type": "plain_text", "text": "<!date^1^{time}|10:00 UTC>"},
            ["a token that Slack does not read: <!date^1^{time}|10:00 UTC>"],
        ),
        (
            {"type": "input", "label": {"text": "Time"}, "element": {"type": "timepicker"}},
            ["a picker of times: Time"],
        ),
    ],
)
def test_a_time_without_a_zone_is_found(block: dict[str, Any], says: list[str]) -> None:
    assert list(times_adrift([block])) == says


CLOCKS = {
    "handlers/blocks/formatting.py": "what the others call",
    "handlers/blocks/inputs.py": "what Slack takes for a picker",
    "handlers/blocks/profile.py": "the value of an option",
    "handlers/blocks/calendar_links.py": "what calendars take",
}


def test_times_of_day_are_written_in_one_place() -> None:
    """So that no sentence outside of the goldens (a refusal, a file, a page) writes one of its own."""
    root = Path(handlers.__file__).parent
    written = {
        f"handlers/{file.relative_to(root)}"
        for file in root.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "%H:%M" in node.value
    }

    assert written == set(CLOCKS)
