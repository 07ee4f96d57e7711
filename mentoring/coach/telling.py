"""Advice that is told and not asked: "you should", "if I were you", "try asking", "suppose you said"."""

from collections.abc import Sequence

from mentoring.coach import advising_openly, words
from mentoring.coach.clause import Ask, Clause, Form, clause_starts
from mentoring.coach.labels import Label
from mentoring.coach.questions import ask_at
from mentoring.coach.verbs import is_action_past


def told(clause: Clause, at: int, asks: Sequence[Ask]) -> Ask | None:
    """The advice that a sentence hands over outright, if it does; `asks` is what the sentence puts as questions."""
    for place in clause_starts(clause, at):
        if place > at and clause.texts[place - 1] not in (",", "but", "and", "so"):
            continue
        span = (
            clause.first(advising_openly.TELLING, place)
            or _by_its_ending(clause, at, place, asks)
            or (_imperative(clause, at, asks) if place == at else None)
            or _supposing(clause, place)
        )
        if span:
            return clause.ask(Label.ADVICE, Form.TELLING, place, span)
    return _anywhere(clause, at)


def _by_its_ending(clause: Clause, at: int, place: int, asks: Sequence[Ask]) -> tuple[int, int] | None:
    """ "You need to …" tells without a question mark, or before a question; with one of its own it checks a fact."""
    role = clause.texts[at] == "as" and clause.texts[at + 1] in ("a", "an", "someone", "somebody", "your", "one")
    if place > at and clause.texts[at] in words.SUBORDINATORS and clause.texts[place] != "you" and not role:
        return None
    if asks and asks[0].words[0].start > clause.words[place].start:
        first = clause.first(advising_openly.TELLING_FIRST, place)
        if first:
            return first
    return clause.first(advising_openly.TELLING_ASKED if clause.asked else advising_openly.TELLING_FLAT, place)


def _imperative(clause: Clause, at: int, asks: Sequence[Ask]) -> tuple[int, int] | None:
    found = clause.match(advising_openly.IMPERATIVE, at)
    if clause.asked and asks and found and not advising_openly.FOR_THE_ASKER.search(clause.text):
        first = clause.match(advising_openly.IMPERATIVE_FIRST, at)
        return clause.span(at, clause.word_at(found.end() - 1)) if first else None
    if not found or clause.match(advising_openly.NOT_TELLING, at) or len(clause.texts) - at < 2:
        return None
    if advising_openly.FOR_THE_ASKER.search(clause.text) or ask_at(clause, at) or (clause.asked and asks):
        return None
    return clause.span(at, clause.word_at(found.end() - 1))


def _supposing(clause: Clause, at: int) -> tuple[int, int] | None:
    found = clause.match(advising_openly.SUPPOSING, at) or clause.match(advising_openly.IF_YOU_DID, at)
    if found and (found.group("verb") is None or is_action_past(found.group("verb"))):
        return clause.span(at, clause.word_at(found.end() - 1))
    return None


def _anywhere(clause: Clause, at: int) -> Ask | None:
    """ "… if I were you" at the end; "maybe ask her out for lunch?" with a question mark."""
    found = advising_openly.TOLD_ANYWHERE.search(clause.text)
    if clause.asked and not found:
        hedges = (index for index in range(at + 1) if clause.texts[index] in ("maybe", "perhaps", "possibly"))
        found = next(filter(None, (clause.match(advising_openly.MAYBE, index) for index in hedges)), None)
    if not found:
        return None
    span = clause.span(clause.word_at(found.start()), clause.word_at(found.end() - 1))
    return clause.ask(Label.ADVICE, Form.TELLING, at, span)
