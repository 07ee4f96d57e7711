"""Asides between a question word and its verb: "What, if anything, would you change?" is read without them."""

from dataclasses import replace

from mentoring.coach import words
from mentoring.coach.reading import Sentence, Word

LONGEST_ASIDE = 8  # words between the two commas
LONGEST_ASKED = 4  # words up to the first comma: "which part of it, if any, …"


def without_asides(sentence: Sentence) -> Sentence:
    """The sentence without what stands between commas right after its question word."""
    texts = sentence.texts
    for at, text in enumerate(texts):
        if text in words.WH_WORDS:
            cut = _aside(texts, at)
            return replace(sentence, words=_without(sentence.words, cut)) if cut else sentence
    return sentence


def _aside(texts: tuple[str, ...], at: int) -> tuple[int, int] | None:
    """From the first comma to one past the second, where a verb follows that one."""
    if "," not in texts[at + 1 : at + 1 + LONGEST_ASKED]:
        return None
    opens = texts.index(",", at + 1)
    inside = texts[opens + 1 : opens + 2 + LONGEST_ASIDE]
    if "," not in inside:
        return None
    closes = opens + 1 + inside.index(",")
    following = texts[closes + 1 : closes + 2]
    verb = bool(following) and following[0] in words.AUXILIARIES
    bare = not set(texts[at + 1 : opens]) & words.AUXILIARIES
    return (opens, closes + 1) if verb and bare and closes > opens + 1 else None


def _without(said: tuple[Word, ...], cut: tuple[int, int]) -> tuple[Word, ...]:
    return said[: cut[0]] + said[cut[1] :]
