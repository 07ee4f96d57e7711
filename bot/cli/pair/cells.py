"""What one cell says: a level, a list, working hours, a time zone, languages; or why it says nothing."""

from __future__ import annotations

import re
from datetime import time
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from mentoring.model import Hours, Level

_HOURS = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:-|–|—|to|bis)\s*(\d{1,2})(?:[:.h](\d{2}))?h?", re.IGNORECASE)
_LISTED = re.compile(r"[;\n]")
_MIDNIGHT = 24 * 60

# Languages as people write them, in English and in themselves; anything else is compared as it stands.
_LANGUAGES = {
    "arabic": "ar", "العربية": "ar", "bengali": "bn", "chinese": "zh", "mandarin": "zh", "中文": "zh", "czech": "cs",
    "danish": "da", "dansk": "da", "dutch": "nl", "nederlands": "nl", "english": "en", "englisch": "en",
    "finnish": "fi", "french": "fr", "français": "fr", "german": "de", "deutsch": "de", "greek": "el", "hindi": "hi",
    "हिन्दी": "hi", "hungarian": "hu", "italian": "it", "italiano": "it", "japanese": "ja", "日本語": "ja",
    "norwegian": "no", "norsk": "no", "polish": "pl", "polski": "pl", "portuguese": "pt", "português": "pt",
    "punjabi": "pa", "romanian": "ro", "română": "ro", "russian": "ru", "русский": "ru", "spanish": "es",
    "español": "es", "swedish": "sv", "svenska": "sv", "turkish": "tr", "türkçe": "tr", "ukrainian": "uk",
    "українська": "uk", "urdu": "ur", "welsh": "cy", "cymraeg": "cy",
}  # fmt: skip


class NotUsable(ValueError):
    """A cell that does not say what its column asks for; the message says what to write instead."""


def level(cell: str) -> Level:
    """A level: 1 to 6, or its word. Raises NotUsable."""
    text = cell.removesuffix(".0").casefold()
    if text in {str(int(each)) for each in Level}:
        return Level(int(text))
    for each in Level:
        if text == each.name.casefold():
            return each
    words = ", ".join(f"{each:d} {each.name.lower()}" for each in Level)
    raise NotUsable(f"“{cell}” is no level. Write a number: {words}.")


def listed(cell: str) -> tuple[str, ...]:
    """The parts of a list, in order; empty ones and repetitions are left out."""
    return tuple(dict.fromkeys(part for each in _LISTED.split(cell) if (part := " ".join(each.split()))))


def hours(cell: str) -> Hours:
    """Working hours of a day, such as `09:00-17:00`. Raises NotUsable."""
    found = _HOURS.fullmatch(cell)
    if found is None:
        raise NotUsable(f"“{cell}” are no working hours. Write them as 09:00-17:00.")
    start, end = (_minutes(*found.group(at, at + 1)) for at in (1, 3))
    if start is None or end is None:
        raise NotUsable(f"“{cell}” has a time that no clock shows. Write working hours as 09:00-17:00.")
    if start >= end:
        raise NotUsable(f"“{cell}” ends before it begins. For a night shift, give the part before or after midnight.")
    return Hours(start=_time(start), end=_time(end))


def zone(cell: str) -> str:
    """The name of a time zone. Raises NotUsable, with the nearest name there is."""
    try:
        return ZoneInfo(cell).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    known = _zones()
    plain = cell.casefold().replace(" ", "_")
    if plain in known:
        return known[plain]
    near = get_close_matches(plain, known, n=1, cutoff=0.6)
    hint = f"Did you mean {known[near[0]]}?" if near else "Write a name such as Europe/London."
    raise NotUsable(f"“{cell}” is no time zone. {hint}")


def languages(cell: str) -> tuple[str, ...]:
    """Languages by their codes where known: `English; de-AT` gives `en` and `de-AT`."""
    return tuple(dict.fromkeys(_LANGUAGES.get(each.casefold(), each) for each in listed(cell)))


def _minutes(hour: str, minute: str | None) -> int | None:
    at = int(hour) * 60 + int(minute or 0)
    return at if int(minute or 0) < 60 and at <= _MIDNIGHT else None


def _time(minutes: int) -> time:
    """A time of day; midnight at the end of a day is the minute before."""
    last = min(minutes, _MIDNIGHT - 1)
    return time(last // 60, last % 60)


@cache
def _zones() -> dict[str, str]:
    return {name.casefold(): name for name in sorted(available_timezones())}
