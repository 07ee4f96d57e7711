"""The page's words: drawn into its HTML, and handed to its scripts as JSON."""

from __future__ import annotations

import html
import re

from babel import Locale

from handlers.texts import Texts
from handlers.texts.extract import read
from mentoring.model import Language
from simulator.model import Json
from simulator.texts import DEMO, LOCALES, demo_texts

MESSAGE = re.compile(r"\{\{(.+?)\}\}", re.DOTALL)
"""How a message stands in the HTML: {{Skip to the conversation}}."""

_CODE = re.compile(r"`([^`]+)`")

_COUNTS = range(1000)
"""Among these, every plural form of any language occurs."""


def drawn(source: str, t: Texts) -> str:
    """The page in a language; what stands between backticks is code."""

    def said(found: re.Match[str]) -> str:
        return _CODE.sub(r"<code>\1</code>", html.escape(t(found.group(1))))

    return MESSAGE.sub(said, source).replace('<html lang="en">', f'<html lang="{t.language}">')


def handed(language: Language) -> Json:
    """What the scripts translate with, by the English text, and how dates and numbers are written.

    A plural stands under the English for one, with a text for each plural form that the CLDR names.
    """
    said = {} if language is Language.ENGLISH else _said(language)
    return {"language": language, "locale": LOCALES[language], "messages": said}


def _said(language: Language) -> dict[str, str | dict[str, str]]:
    catalogue, form = demo_texts(language).catalogue, Locale.parse(language).plural_form
    counts = {form(count): count for count in reversed(_COUNTS)}
    said: dict[str, str | dict[str, str]] = {}
    for each in read(DEMO.catalogue(language)):
        if isinstance(each.id, tuple):
            one, many = each.id
            said[one] = {name: catalogue.ngettext(one, many, count) for name, count in counts.items()}
        elif isinstance(each.id, str) and each.id and not each.context:
            said[each.id] = catalogue.gettext(each.id)
    return said
