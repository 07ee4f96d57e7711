"""What Slack tells us: `register` is the table of contents of everything that Slack can ask."""

from __future__ import annotations

from slack_bolt.async_app import AsyncApp

from handlers import (
    agreement,
    board,
    cohorts,
    commands,
    data,
    enrolment,
    errors,
    fallbacks,
    goals,
    home,
    led_sessions,
    notes,
    own_questions,
    pairing,
    questions,
    sessions,
    silence,
    standing,
    surveys,
    workspace,
)

JOURNEYS = (
    commands,
    enrolment,
    cohorts,
    board,
    pairing,
    agreement,
    sessions,
    goals,
    notes,
    surveys,
    led_sessions,
    silence,
    questions,
    own_questions,
    data,
    home,
    standing,
    workspace,
    fallbacks,
    errors,
)
"""Every journey's listeners; `fallbacks` answers what none of them knows, so it comes after them."""


def register(app: AsyncApp) -> None:
    """Tell the app about every listener."""
    for journey in JOURNEYS:
        journey.register(app)
