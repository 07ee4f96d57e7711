"""Every message and form as it is drawn from the samples, by the function that draws it."""

from __future__ import annotations

from tests.handlers.blocks.cases import (
    agreements,
    goals,
    led_sessions,
    notes,
    organisers,
    participants,
    questions,
    reports,
    silence,
    standings,
)
from tests.handlers.blocks.cases.kind import Cases
from tests.handlers.blocks.samples import Samples


def drawn(samples: Samples) -> Cases:
    """All of it."""
    parts = (
        participants,
        goals,
        notes,
        organisers,
        questions,
        reports,
        silence,
        standings,
        agreements,
        led_sessions,
    )
    return {name: cases for part in parts for name, cases in part.drawn(samples).items()}
