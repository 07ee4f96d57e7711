"""How people, days, numbers and what somebody typed are written inside a text that Slack shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from babel.dates import format_date, get_timezone_location
from babel.numbers import get_decimal_symbol

from handlers.texts import Texts, msg
from mentoring.characters import cut, without_controls
from mentoring.timeline import zone

NUMBERS = (
    msg("no"),
    msg("one"),
    msg("two"),
    msg("three"),
    msg("four"),
    msg("five"),
    msg("six"),
    msg("seven"),
    msg("eight"),
    msg("nine"),
    msg("ten"),
    msg("eleven"),
    msg("twelve"),
)
"""Numbers that read better as words inside a sentence; larger ones stand in digits."""


def escape(text: str) -> str:
    """What a person typed, so that Slack shows it and nothing else: no mention, no link, no control character."""
    return without_controls(text, but="\n").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def person(member: str) -> str:
    """A mention, shown with the person's own name."""
    return f"<@{member}>"


def people(t: Texts, members: Iterable[str]) -> str:
    """Several mentions, as one says them."""
    return listed(t, map(person, members))


def listed(t: Texts, items: Iterable[str]) -> str:
    """Several things, as one says them: "this, that and something else". Raises ValueError for nothing at all."""
    *most, last = items
    return t("{most} and {last}", most=", ".join(most), last=last) if most else last


def when(t: Texts, moment: datetime) -> str:
    """A moment in the reader's own zone, with its weekday; the fallback names UTC."""
    # Translators: Slack fills in what stands in braces; keep both braces and the words in them.
    return _token(moment, t("{{date_long_pretty}} at {{time}}"), _in_utc(t, moment))


def noted(t: Texts, moment: datetime) -> str:
    """The same, short, for a line of a log."""
    # Translators: Slack fills in what stands in braces; keep both braces and the words in them.
    return _token(moment, t("{{date_short_pretty}} at {{time}}"), _in_utc(t, moment))


def deadline(t: Texts, moment: datetime, tz: str) -> str:
    """The same with its weekday; the fallback names the zone in which it is meant."""
    local = moment.astimezone(zone(tz))
    day_ = format_date(local, t("EEE d MMM"), t.language)
    fallback = t("{day}, {time} ({zone})", day=day_, time=clock(local.time()), zone=zone_name(t, tz))
    # Translators: Slack fills in what stands in braces; keep both braces and the words in them.
    return _token(moment, t("{{date_long}} at {{time}}"), fallback)


def time_of_day(t: Texts, moment: datetime) -> str:
    """A time of today in the reader's own zone; the fallback names UTC."""
    return _token(moment, "{time}", t("{time} UTC", time=clock(moment.time())))


def _in_utc(t: Texts, moment: datetime) -> str:
    return t("{day}, {time} UTC", day=format_date(moment, t("EEE d MMM"), t.language), time=clock(moment.time()))


def _token(moment: datetime, shown: str, fallback: str) -> str:
    return f"<!date^{int(moment.timestamp())}^{shown}|{fallback}>"


def zone_name(t: Texts, tz: str) -> str:
    """A time zone as people call it: by its city."""
    return str(get_timezone_location(tz, locale=t.language, return_city=True))


def day(t: Texts, date_: date) -> str:
    """A day, the same for everybody."""
    # Translators: a day in CLDR's pattern letters, with the month in full.
    return format_date(date_, t("EEE d MMMM"), t.language)


def day_of_year(t: Texts, date_: date) -> str:
    """A day without its weekday."""
    # Translators: a day in CLDR's pattern letters, with the month in full.
    return format_date(date_, t("d MMMM"), t.language)


def clock(at: time) -> str:
    """A time of day, on the clock of 24 hours."""
    return f"{at:%H:%M}"


def shorten(text: str, most: int) -> str:
    """The text, cut with an ellipsis where it would not fit: after a word, unless that would cut away half of it."""
    if len(text) <= most:
        return text
    words = text[:most].rpartition(" ")[0].rstrip(" ,;:")
    return (words if len(words) >= most // 2 else cut(text, most - 1).rstrip()) + "…"


def in_words(t: Texts, number: int) -> str:
    """A small number as a word, which reads better inside a sentence."""
    return t(NUMBERS[number]) if number < len(NUMBERS) else str(number)


def often(t: Texts, number: int) -> str:
    """How many times: "once", "twice", "three times"."""
    if number == 1:
        return t("once")
    return t("twice") if number == 2 else t("{number} times", number=in_words(t, number))


def in_days(span: timedelta) -> int:
    """A length in whole days."""
    return span // timedelta(days=1)


def in_minutes(span: timedelta) -> int:
    """A length in whole minutes."""
    return span // timedelta(minutes=1)


def in_months(span: timedelta) -> int:
    """A length in months of the calendar, to the nearest."""
    return round(span / timedelta(days=30.5))


def percent(t: Texts, share: float, decimals: int = 0) -> str:
    """A share of 1 in hundredths."""
    return t("{number}%", number=decimal(t, share * 100, decimals))


def decimal(t: Texts, number: float, decimals: int = 1) -> str:
    """A number with its fraction, behind the sign that the language puts there."""
    return f"{number:.{decimals}f}".replace(".", get_decimal_symbol(t.language))


def bar(share: float, cells: int = 10) -> str:
    """A share from 0 to 1 as a short bar; the number always stands beside it."""
    full = round(min(max(share, 0.0), 1.0) * cells)
    return "▓" * full + "░" * (cells - full)
