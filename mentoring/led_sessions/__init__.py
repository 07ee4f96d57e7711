"""A session led turn by turn: whose turn it is, for how long, and what follows. Pure; time is handed in."""

from __future__ import annotations

from mentoring.led_sessions.model import LONGEST_STRETCH, LedEnding, LedSession, LedTurn
from mentoring.led_sessions.transitions import (
    FORGOTTEN_AFTER,
    LATE,
    MORE,
    TurnIsOver,
    asked_anew,
    begin,
    end,
    longer,
    move_on,
    next_turn,
    stop,
)

__all__ = [
    "FORGOTTEN_AFTER",
    "LATE",
    "LONGEST_STRETCH",
    "MORE",
    "LedEnding",
    "LedSession",
    "LedTurn",
    "TurnIsOver",
    "asked_anew",
    "begin",
    "end",
    "longer",
    "move_on",
    "next_turn",
    "stop",
]
