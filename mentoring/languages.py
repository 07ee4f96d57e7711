"""The names of languages, from Unicode's CLDR (by Babel): for people to choose from, and as people write them."""

from __future__ import annotations

from functools import cache

from babel import Locale
from babel.localedata import locale_identifiers

COMMON = tuple("en ar bn zh cs nl fr de el gu hi it ja pl pt pa ro ru so es sv tl tr uk ur vi cy".split())
"""What people choose from: English, then the others by their English names."""

WRITTEN_IN = ("en", "de")
"""Names are first looked for as they are in these; only then in each language's own."""

_SAID = {("en", "bn"): "Bengali"}
"""Where people here say it in another way than the CLDR, whose name for Bengali is Bangla."""

_ALSO = {"bengali": "bn", "farsi": "fa", "mandarin": "zh"}


def language_name(code: str, reader: str = "en") -> str:
    """The name of a language in the reader's; the code itself where nobody has named it."""
    return _SAID.get((reader, code)) or _names(reader).get(code, code)


def language_code(written: str) -> str | None:
    """The code of a language: `de` for German, deutsch, Deutsch and DE; None for what is no name of a language."""
    name = " ".join(written.split()).casefold()
    if not name:
        return None
    if name in _names("en"):
        return name
    for known in (_ALSO, *map(_codes, WRITTEN_IN)):
        if name in known:
            return known[name]
    # The common ones are asked first, since each language is a file to open.
    rest = (code for code in locale_identifiers() if "_" not in code)
    return next((code for code in (*COMMON, *rest) if name == _own_name(code)), None)


@cache
def _names(reader: str) -> dict[str, str]:
    return dict(Locale.parse(reader).languages)


@cache
def _codes(reader: str) -> dict[str, str]:
    """Codes by name; where two share a name, the shorter code, which is the commoner."""
    names = sorted(_names(reader).items(), key=lambda each: (-len(each[0]), each[0]))
    return {name.casefold(): code for code, name in names}


@cache
def _own_name(code: str) -> str:
    """What a language is called in itself; empty where the CLDR does not say."""
    return str(Locale.parse(code).languages.get(code, "")).casefold()
