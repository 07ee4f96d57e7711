"""Slack's text markup as a person reads it: names for ids, dates in their own zone, links by their words."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

from handlers.texts import Texts, msg
from mentoring.model import Language
from mentoring.timeline import zone as zone_named
from simulator.model import User
from simulator.team import Team
from simulator.texts import texts_for

_DATE = re.compile(r"<!date\^(\d+)\^([^|^>]*)(?:\^([^|>]*))?\|([^>]*)>")
_LINK = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")
_TOKEN = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, kw_only=True)
class Eyes:
    """Who reads, where and when."""

    team: Team
    viewer: User
    now: datetime

    @property
    def zone(self) -> ZoneInfo:
        """The reader's time zone."""
        return zone_named(self.viewer.tz)

    @property
    def t(self) -> Texts:
        """The language of their Slack."""
        return texts_for(self.viewer.locale)

    @property
    def by_twelve(self) -> bool:
        """Whether this reader's clock has twelve hours."""
        return self.viewer.locale == "en-US"


def readable(text: str, eyes: Eyes) -> str:
    """Marked-up text as it reads on the screen; bold, italics and bullets keep their marks."""
    text = _DATE.sub(lambda found: _date(found, eyes), text)
    return html.unescape(_LINK.sub(lambda found: _link(found, eyes.team), text))


def _link(found: re.Match[str], team: Team) -> str:
    target, words = found.group(1), found.group(2)
    if target.startswith("@"):
        user = team.users.get(target[1:])
        return f"@{user.real_name if user else words or target[1:]}"
    if target.startswith("#"):
        channel = team.channels.get(target[1:])
        return f"#{channel.name if channel else words or target[1:]}"
    if target.startswith("!"):
        return f"@{target[1:].partition('^')[0]}"
    return words or target.removeprefix("mailto:")


def _date(found: re.Match[str], eyes: Eyes) -> str:
    stamp, pattern = found.group(1), found.group(2)
    local = datetime.fromtimestamp(int(stamp), UTC).astimezone(eyes.zone)
    return _TOKEN.sub(lambda token: _token(token.group(1), local, eyes) or token.group(0), pattern)


def _token(name: str, local: datetime, eyes: Eyes) -> str | None:
    plain = name.removesuffix("_pretty")
    if plain == "ago":
        return _ago(eyes.t, eyes.now - local)
    if plain in {"time", "time_secs"}:
        return clock_time(local, seconds=plain == "time_secs", by_twelve=eyes.by_twelve)
    form = _FORMS.get(plain)
    if form is None:
        return None
    near = _near(eyes.t, local.date(), eyes.now.astimezone(eyes.zone).date()) if name != plain else None
    if eyes.t.language is not Language.ENGLISH and plain in _PATTERNS:
        return near or format_date(local, eyes.t(_PATTERNS[plain]), eyes.t.language)
    return near or form(local)


def _near(t: Texts, day: date, today: date) -> str | None:
    said = {-1: t("yesterday"), 0: t("today"), 1: t("tomorrow")}
    return said.get((day - today).days)


def _ordinal(day: int) -> str:
    ending = "th" if 11 <= day % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


_FORMS: dict[str, Callable[[datetime], str]] = {
    "date_num": lambda local: f"{local:%Y-%m-%d}",
    "date": lambda local: f"{local:%B} {_ordinal(local.day)}, {local.year}",
    "date_short": lambda local: f"{local:%b} {local.day}, {local.year}",
    "date_long": lambda local: f"{local:%A}, {local:%B} {_ordinal(local.day)}, {local.year}",
    "day_divider": lambda local: f"{local:%A}, {local:%B} {_ordinal(local.day)}",
}


_PATTERNS = {
    "date": msg("d MMMM y"),
    "date_short": msg("d MMM y"),
    "date_long": msg("EEEE d MMMM y"),
    "day_divider": msg("EEEE d MMMM"),
}
"""Dates as clients say them that are set to another language than English, by the CLDR's letters."""


def clock_time(local: datetime, *, seconds: bool = False, by_twelve: bool = False) -> str:
    """A time of day: 14:39, or 2:39 PM where people count to twelve."""
    tail = f":{local:%S}" if seconds else ""
    if by_twelve:
        return f"{(local.hour - 1) % 12 + 1}:{local:%M}{tail} {'AM' if local.hour < 12 else 'PM'}"
    return f"{local:%H:%M}{tail}"


def _ago(t: Texts, since: timedelta) -> str:
    minutes = int(abs(since).total_seconds()) // 60
    if not minutes:
        return t("just now")
    return _back(t, minutes) if since > timedelta(0) else _ahead(t, minutes)


def _back(t: Texts, minutes: int) -> str:
    if days := minutes // 1440:
        return t.n("{count} day ago", "{count} days ago", days)
    if hours := minutes // 60:
        return t.n("{count} hour ago", "{count} hours ago", hours)
    return t.n("{count} minute ago", "{count} minutes ago", minutes)


def _ahead(t: Texts, minutes: int) -> str:
    if days := minutes // 1440:
        return t.n("in {count} day", "in {count} days", days)
    if hours := minutes // 60:
        return t.n("in {count} hour", "in {count} hours", hours)
    return t.n("in {count} minute", "in {count} minutes", minutes)
