"""People who read German: how a label, an option or a topic that a script names in English stands on their screen."""

from __future__ import annotations

import re

from mentoring.model import Language
from simulator.people import Person
from simulator.texts.labels import labels_in

_CODE = re.compile(r"`[^`]*`|<[^>]*>|https?://\S+|\S+\.(?:ics|csv|html|json)\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

ENGLISH = frozenset(
    """
    a about after again agenda's all-hands already and another any anybody are as ask asked asks at away back be because
    been before begin begins between both but by can cannot can't change changed choose close closes come comes could
    day days did didn't do does doesn't don't each either else ends enough even every everybody everything few find
    first five for four from get gets give gives go goes going had has have he here how i if into is isn't it it's its
    join joined just keep kept know last learn left let like look made make many may me meet meeting message messages
    met month months more most much must my need needs neither never next nobody nothing now of off on once one only
    open opens or our out over own pair pairs partner partners people person please press reads ready save saved see
    seen send sent session sessions she should since somebody something still stop tell than thank thanks that the
    their them then there they thing things think this three time times to today together told tomorrow too try twice
    two until up us use wait waits want we week weeks what what's when where which while who whom whose why will-do
    with without words work working would write yes yet you your yours
    """.split()
) - {"agenda's", "all-hands", "will-do"}
"""Words that English messages are full of and German does not have; those that both write alike are left out."""

ALIKE = frozenset({"a", "i", "do", "go", "open", "on", "partner", "person", "session"})
"""Of these some are German too (*Do.* is a Thursday), or stand in names and topics: Go, Open Source, On-Call."""


called = labels_in(Language.GERMAN)
"""What stands in German for a label of a form, a button, an option of a select, or a topic."""


def speaks_german(person: Person) -> None:
    """Their scripts find what they name in English."""
    person.called = called


def english_in(shown: str, *names: str) -> list[str]:
    """The English words of a text, names, commands, links and files aside."""
    text = _CODE.sub(" ", shown)
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(name)}\b", " ", text)
    return [word for word in _WORD.findall(text) if word.casefold() in ENGLISH - ALIKE]
