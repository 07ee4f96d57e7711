"""The demo's own words: a catalogue beside the bot's, for the page, what its invented people say, and Slack around it.

Whoever reads German has a Slack in German. What the bot says there comes from the bot's own catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from handlers.texts import Domain, Texts, texts
from mentoring.model import Language

DEMO = Domain(name="demo", folder=Path(__file__).parent)

LOCALES: Mapping[Language, str] = {Language.ENGLISH: "en-GB", Language.GERMAN: "de-DE"}
"""What a Slack is set to, and how dates are written, where a language is read."""


def demo_texts(language: Language) -> Texts:
    """The translator of the demo's own words."""
    return texts(language, DEMO)


def texts_for(locale: str) -> Texts:
    """The same for somebody whose Slack is set to a locale."""
    return demo_texts(Language.of(locale))
