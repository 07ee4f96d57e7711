"""What Slack tells us: `register` is the table of contents of everything that Slack can ask."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp

JOURNEYS = (
    "commands",
    "enrolment",
    "between_us",
    "cohorts",
    "board",
    "steering",
    "own_words",
    "invitations",
    "reminders",
    "who",
    "audit",
    "restores",
    "pairing",
    "agreement",
    "endings",
    "kindness",
    "sessions",
    "goals",
    "notes",
    "surveys",
    "led_sessions",
    "booking",
    "silence",
    "questions",
    "own_questions",
    "data",
    "home",
    "messages",
    "standing",
    "workspace",
    "fallbacks",
    "errors",
)
"""Every journey's module; `fallbacks` answers what none of them knows, so it comes after them.

By name, so that whoever only draws something (the command line) does not begin by importing Bolt.
"""


def register(app: AsyncApp) -> None:
    """Tell the app about every listener."""
    for journey in JOURNEYS:
        import_module(f"{__name__}.{journey}").register(app)
