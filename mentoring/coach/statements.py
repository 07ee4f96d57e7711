"""Statements that ask all the same: by a tag, by a question mark, or clipped to a word or two."""

import re
from collections.abc import Iterator

from mentoring.coach import asking, leading, wh, words
from mentoring.coach.clause import Ask, Clause, Form
from mentoring.coach.labels import Label
from mentoring.coach.reading import QUOTE


def stated(clause: Clause, at: int) -> Iterator[Ask]:
    """A statement with a tag or a question mark, or a clipped question: "you ok", "any news"."""
    texts = clause.texts
    tail = leading.TAG.search(clause.text, clause.starts[at]) if clause.asked or len(texts) > 3 else None
    tag_word = leading.TAG_WORD.search(clause.text, clause.starts[at])
    tag = tail if tail and tail.start() >= clause.starts[at] else tag_word
    if tag and (clause.asked or _looks_like_a_tag(clause, tag) or _echoes(clause, at, tag)):
        first = clause.word_at(tag.start())
        first += texts[first] == ","
        yield clause.ask(Label.LEADING, Form.STATEMENT, at, clause.span(first, len(texts) - 1))
    elif (span := clause.first(leading.LEADING, at) if clause.asked else None) or (
        clause.asked and (span := clause.first(leading.PRESUMING, at) or clause.first_loaded(at))
    ):
        yield clause.ask(Label.LEADING, Form.STATEMENT, at, span)
    elif clause.asked and texts[-1] in words.WH_WORDS:
        yield clause.ask(
            wh.label_of(texts, len(texts) - 1), Form.STATEMENT, at, clause.span(len(texts) - 1, len(texts) - 1)
        )
    elif asking.VIEWS.match(clause.text, clause.starts[at]) and (clause.asked or texts[at] == "any"):
        yield clause.ask(Label.OPEN, Form.INVITATION, at)
    elif clause.asked or (texts[at] == "any" and len(texts) - at > 1) or _clipped(clause, at):
        greeting = texts[at] in words.GREETINGS and texts[at + 1 : at + 2] != ("or",)
        if not greeting and any(text[0].isalpha() or text == QUOTE for text in texts[at:]):
            yield clause.ask(Label.CLOSED, Form.STATEMENT, at, clause.span(at, len(texts) - 1))


def _looks_like_a_tag(clause: Clause, tag: re.Match[str]) -> bool:
    """Without a question mark, only an unmistakable tag counts: "isn't it", ", right"."""
    text = tag.group().strip(" ,")
    return "n't" in text or (tag.group().startswith(",") and text in ("right", "innit", "correct", "yeah", "huh", "eh"))


def _echoes(clause: Clause, at: int, tag: re.Match[str]) -> bool:
    """Whether a tag takes up the subject, mark or not: "she never thanks you, does she", "you weren't happy were you"."""
    texts = clause.texts
    somebody = clause.is_subject(at) and texts[-1] in ("he", "she", "it", "they")
    taken_up = (texts[-1] == texts[at] or somebody) and texts[-2] in words.AUXILIARIES
    denied = "n't" in texts[at:-2] and texts[-2] in texts[at : at + 3]
    return taken_up and (tag.group().startswith(", ") or denied)


def _clipped(clause: Clause, at: int) -> bool:
    place = clause.texts[at + 2 : at + 3]
    if clause.texts[at : at + 2] == ("you", "still") and place and place[0] in words.PREPOSITIONS | {"here", "there"}:
        return True
    return clause.texts[at:] in (
        ("you", "ok"),
        ("you", "ready"),
        ("got", "a", "minute"),
        ("everything", "ok"),
        ("all", "ok"),
    )
