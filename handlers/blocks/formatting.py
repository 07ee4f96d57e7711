"""How people, days, numbers and what somebody typed are written inside a text that Slack shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime


def escape(text: str) -> str:
    """What a person typed, so that Slack shows it and nothing else: no mention, no link, no control character."""
    kept = "".join(letter for letter in text if letter.isprintable() or letter == "\n")
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def person(member: str) -> str:
    """A mention, shown with the person's own name."""
    return f"<@{member}>"


def people(members: Iterable[str]) -> str:
    """Several mentions, as one says them."""
    named = [person(member) for member in members]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"


def when(moment: datetime) -> str:
    """A moment in the reader's own zone; the fallback names UTC."""
    fallback = moment.strftime("%a %-d %b, %H:%M UTC")
    return f"<!date^{int(moment.timestamp())}^{{date_short_pretty}} at {{time}}|{fallback}>"


def day(date_: date) -> str:
    """A day, the same for everybody."""
    return date_.strftime("%a %-d %B")


def shorten(text: str, most: int) -> str:
    """The text, cut with an ellipsis where it would not fit."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def bar(share: float, cells: int = 10) -> str:
    """A share from 0 to 1 as a short bar; the number always stands beside it."""
    full = round(min(max(share, 0.0), 1.0) * cells)
    return "▓" * full + "░" * (cells - full)
