"""Words that no question of a bank may use, by language, each list with what to do instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from prompts.lint_word_lists import ENGLISH, GERMAN, Ban

INSTEAD: Mapping[Ban, str] = {
    Ban.PRIVATE: "“{word}” is private. Ask about work, and let people bring the rest if they want to.",
    Ban.RANK: "“{word}” sets one above the other, or sorts people by age. Ask about the person's own work.",
    Ban.JARGON: "“{word}” is office language. Say it as you would to a friend.",
    Ban.INCLUSIVE: "“{word}” leaves people out. Choose a word that means everybody.",
    Ban.ABSENT: "“{word}” asks for a verdict on somebody who is not there. Ask what the person needs.",
    Ban.SHOULD: "“{word}” carries your own opinion. Ask what would help, or what is possible.",
    Ban.PRESUMPTION: "“{word}” takes something for granted about the other person. Ask how it is for them.",
}
"""What the person who wrote the question reads."""


@dataclass(frozen=True, kw_only=True)
class Banned:
    """A banned word as it was found."""

    ban: Ban
    word: str

    @property
    def instead(self) -> str:
        """What to do instead, in a sentence."""
        return INSTEAD[self.ban].format(word=self.word)


def _compile(lists: Mapping[Ban, tuple[str, ...]]) -> Mapping[Ban, re.Pattern[str]]:
    return {ban: re.compile(rf"\b(?:{'|'.join(words)})\b") for ban, words in lists.items()}


_BY_LANGUAGE = {"en": _compile(ENGLISH), "de": _compile(GERMAN)}


def banned_words(text: str, language: str) -> tuple[Banned, ...]:
    """The banned words in a text; for a language without lists, none."""
    said = text.casefold().replace("’", "'")
    patterns = _BY_LANGUAGE.get(language, {})
    found = ((ban, pattern.search(said)) for ban, pattern in patterns.items())
    return tuple(Banned(ban=ban, word=match[0]) for ban, match in found if match)
