"""Topics that a person would rather not be asked about: does a question touch one of them?"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import takewhile

from mentoring.model import Question, Theme

_THEMES: Mapping[Theme, frozenset[str]] = {
    Theme.CAREER: frozenset({"career", "promotion", "ambition", "karriere", "beförderung", "laufbahn"}),
    Theme.SKILLS: frozenset({"skill", "weakness", "performance", "fähigkeit", "schwäche", "leistung"}),
    Theme.CULTURE: frozenset({"culture", "gossip", "kultur", "tratsch"}),
    Theme.DECISIONS: frozenset({"decision", "entscheidung"}),
    Theme.NETWORK: frozenset({"network", "contact", "netzwerk", "kontakt"}),
    Theme.POWER: frozenset({"power", "politic", "conflict", "influence", "macht", "politik", "konflikt", "einfluss"}),
    Theme.WELLBEING: frozenset(
        {"wellbeing", "stress", "health", "burnout", "workload", "wohlbefinden", "gesundheit", "belastung"}
    ),
    Theme.BELONGING: frozenset(
        {
            "belonging",
            "identity",
            "background",
            "diversity",
            "inclusion",
            "zugehörigkeit",
            "identität",
            "herkunft",
            "vielfalt",
        }
    ),
    Theme.CHANGE: frozenset({"change", "restructuring", "reorganisation", "veränderung", "umstrukturierung"}),
}
_WORD = re.compile(r"[^\W\d_]+")
"""What people write when they mean a whole theme, in the languages of the bank."""

_SHORTEST = 4
_SHORTER_MAY_LOSE, _LONGER_MAY_LOSE = 1, 3
"""Two words are one when they differ in an ending only: all letters of the shorter but one, and of the longer but
three.
"""

_EMPTY = frozenset(
    _WORD.findall(
        "about anything everything with from work works working that this these those over what when where which could "
        "would like your yours mine ours their them they have having talk talking asked question questions topic "
        "please things something people person because rather some into want more most much many very doing make "
        "alles über meine mein meiner deine arbeit nicht bitte fragen frage thema themen reden sprechen dass wenn oder "
        "aber eine einer einen sich auch gern möchte wollen würde haben werden kann mehr viel etwas leute menschen"
    )
)
"""Words of an off-limit that say nothing about its topic."""


def touches(question: Question, off_limits: Collection[str]) -> bool:
    """Whether a question, or one of its follow-ups, is about a topic that somebody ruled out."""
    if not off_limits:
        return False
    said = _words(" ".join((question.text, *question.follow_ups)))
    return _meet(said | _THEMES[question.theme] | _words(question.theme.value.replace("_", " ")), off_limits)


def mentions(text: str, off_limits: Collection[str]) -> bool:
    """Whether a text, such as a topic, is about one that somebody ruled out."""
    return _meet(_words(text), off_limits)


def _meet(about: Collection[str], off_limits: Collection[str]) -> bool:
    ruled_out = {word for topic in off_limits for word in _words(topic)}
    return any(_same(one, other) for one in ruled_out for other in about)


def _words(text: str) -> frozenset[str]:
    words = _WORD.findall(text.casefold())
    return frozenset(word for word in words if len(word) >= _SHORTEST and word not in _EMPTY)


def _same(one: str, other: str) -> bool:
    shorter, longer = sorted((len(one), len(other)))
    common = sum(1 for _ in takewhile(lambda letters: letters[0] == letters[1], zip(one, other, strict=False)))
    return common >= max(_SHORTEST, shorter - _SHORTER_MAY_LOSE, longer - _LONGER_MAY_LOSE)
