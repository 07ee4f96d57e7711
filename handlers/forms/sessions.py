"""A session's meeting, from the form that makes its calendar file."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from handlers.blocks.block_kit import View
from handlers.forms.reading import Errors, Invalid, chosen, chosen_day
from handlers.ids import Field
from handlers.texts import Texts


def meeting(t: Texts, view: View) -> tuple[date, time]:
    """The day and time of a meeting, in the person's own zone. Raises Invalid."""
    day, at = chosen_day(view, Field.DAY), _time(chosen(view, Field.TIME))
    errors: Errors = {}
    if day is None:
        errors[Field.DAY] = t("Choose the day on which you meet.")
    if at is None:
        errors[Field.TIME] = t("Choose the time at which you meet.")
    if day is None or at is None:
        raise Invalid(errors)
    return day, at


def _time(value: Any) -> time | None:
    try:
        return time.fromisoformat(value)
    except (TypeError, ValueError):
        return None
