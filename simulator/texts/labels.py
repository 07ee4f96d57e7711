"""How a label, an option or a topic that a script names in English stands on the screen of whoever reads a language."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial

from handlers.texts import texts
from mentoring.languages import language_name
from mentoring.model import Language
from prompts.taxonomy import topic_names

_HOURS = re.compile(r"(\d\d:\d\d) to (\d\d:\d\d)")


@cache
def labels_in(language: Language) -> Callable[[str], str]:
    """From the English words to those on the screen, by the bot's own catalogue; what is not in it stays as it is."""
    if language is Language.ENGLISH:
        return str
    return partial(_called, language)


def _called(language: Language, label: str) -> str:
    bot = texts(language)
    translated = bot.catalogue.gettext(label)
    if translated != label:
        return translated
    if hours := _HOURS.fullmatch(label):
        return bot("{start} to {end}", start=hours[1], end=hours[2])
    for code in Language:
        if label == language_name(code):
            return language_name(code, language)
    return topic_names()[language].labels.get(label, label)
