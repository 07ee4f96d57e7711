"""What Slack tells us: `register` is the table of contents of everything that Slack can ask."""

from __future__ import annotations

from slack_bolt.async_app import AsyncApp

from handlers import (
    agreement,
    audit,
    board,
    booking,
    cohorts,
    commands,
    data,
    endings,
    enrolment,
    errors,
    fallbacks,
    goals,
    home,
    kindness,
    led_sessions,
    messages,
    notes,
    own_questions,
    pairing,
    questions,
    sessions,
    silence,
    standing,
    steering,
    surveys,
    who,
    workspace,
)

JOURNEYS = (
    commands,
    enrolment,
    cohorts,
    board,
    steering,
    who,
    audit,
    pairing,
    agreement,
    endings,
    kindness,
    sessions,
    goals,
    notes,
    surveys,
    led_sessions,
    booking,
    silence,
    questions,
    own_questions,
    data,
    home,
    messages,
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
