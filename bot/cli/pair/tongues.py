"""Languages by the names that people use, in English, in the language itself, and in a few others."""

from __future__ import annotations

import re
from functools import cache

from mentoring.topic_words import plain

_ALSO = {
    "farsi": "fa", "mandarin": "zh", "cantonese": "yue", "flemish": "nl", "castilian": "es", "castellano": "es",
    "gaelic": "gd", "irish": "ga", "tagalog": "tl", "filipino": "tl", "burmese": "my", "valencian": "ca", "sign": "sgn",
    "bsl": "bfi", "british sign language": "bfi", "asl": "ase", "schwiizerdutsch": "gsw", "swiss german": "gsw",
    "moldovan": "ro", "hochdeutsch": "de", "putonghua": "zh", "punjabi": "pa", "bangla": "bn", "oriya": "or",
    "norwegian": "no", "norsk": "no", "bokmal": "no", "nynorsk": "no", "simplified chinese": "zh",
    "nb": "no", "nn": "no",
}  # fmt: skip
"""Names that no list of languages has in this form."""
_NAMED_IN = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "tr")
_SAYS_HOW_WELL = re.compile(
    r"\((?:[^)]*)\)|\b(native|fluent|mother tongue|first language|second language|basic|conversational|intermediate"
    r"|advanced|beginner|proficient|business|spoken|written|some|a little|bilingual|good|excellent|fließend"
    r"|british|american|us|uk|brazilian|latin american|mexican|australian|canadian|[abc][12])\b|[-–—:]\s*$",
    re.IGNORECASE,
)
"""Languages whose names for languages are known besides English and each language's own."""


def code(name: str) -> str | None:
    """The code of a language: `English (UK)`, *Farsi* and *Französisch* are `en`, `fa` and `fr`; None when unknown."""
    if re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", name) and _is_code(name):
        return name.replace("_", "-")
    bare = plain(_SAYS_HOW_WELL.sub(" ", name))
    for text in (plain(name), bare, bare.split(" ")[0] if bare else ""):
        if found := _common().get(text) or _ALSO.get(text) or _names().get(text):
            return found
    return None


def _is_code(name: str) -> bool:
    first = re.split("[-_]", name)[0].casefold()
    return first in _common().values() or first in _codes()


@cache
def _common() -> dict[str, str]:
    """The commonest, for which no list need be read."""
    return {
        "english": "en", "englisch": "en", "anglais": "en", "german": "de", "deutsch": "de", "french": "fr",
        "francais": "fr", "spanish": "es", "espanol": "es", "italian": "it", "italiano": "it", "dutch": "nl",
        "polish": "pl", "polski": "pl", "portuguese": "pt", "portugues": "pt", "welsh": "cy", "cymraeg": "cy",
    }  # fmt: skip


@cache
def _names() -> dict[str, str]:
    from babel import Locale  # reading its lists takes a while, and few files need them
    from babel.localedata import locale_identifiers

    found: dict[str, str] = {}
    for reader in _NAMED_IN:
        for language, name in Locale.parse(reader).languages.items():
            found.setdefault(plain(name), language.split("_")[0])
    for language in sorted({str(each).split("_")[0] for each in locale_identifiers()}):
        if own := Locale.parse(language).get_display_name(language):
            found.setdefault(plain(own), language)
    return found


@cache
def _codes() -> frozenset[str]:
    from babel import Locale

    return frozenset(each for each in map(str, Locale.parse("en").languages) if "_" not in each)
