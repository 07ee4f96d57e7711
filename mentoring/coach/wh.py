"""What a question word asks for: a story, a reason, or one fact."""

from collections.abc import Sequence

from mentoring.coach import words
from mentoring.coach.labels import Label

_REASONS = frozenset("reason reasons".split())
_PREPOSITIONS = frozenset("in to from for by since at with on of under about through until during".split())
_A_STORY = tuple((each,) for each in "part thing way memory moment aspect story bit".split())
_OPEN_NOUNS = frozenset("way ways extent respect respects sense manner".split())


def leading_preposition(texts: Sequence[str], at: int) -> bool:
    """Whether a preposition and a question word stand here: "in what way", "by when"."""
    return at + 1 < len(texts) and texts[at] in _PREPOSITIONS and texts[at + 1] in words.WH_WORDS


def label_of(texts: Sequence[str], at: int) -> Label:
    """The label that the question word at this place earns by itself."""
    preposition = ""
    if texts[at] in _PREPOSITIONS:
        preposition, at = texts[at], at + 1
    word = texts[at]
    following = texts[at + 1 : at + 6]
    first = following[0] if following else ""
    if word == "why" or (word == "how" and first in ("come", "comes")):
        return Label.WHY
    if word in ("what", "which") and first in _OPEN_NOUNS and preposition:
        return Label.OPEN
    if word in ("what", "which") and _asks_reason(following, preposition):
        return Label.WHY
    if word in words.NARROW_WH:
        return Label.NARROW
    if word == "what":
        return _label_of_what(following)
    return Label.NARROW if first in words.DEGREES else Label.OPEN


def _asks_reason(following: Sequence[str], preposition: str) -> bool:
    """ "For what reason", "what is the reason", "what are your reasons", "what for"."""
    if not following:
        return preposition == "for"
    if following[0] == "for" and len(following) == 1:
        return True
    head = following[1:] if following[0] in ("is", "was", "are", "were", "would", "be") else following
    while head and (
        head[0] in words.DETERMINERS or head[0] in ("main", "real", "actual", "be", "exact", "exactly", "biggest")
    ):
        head = head[1:]
    return bool(head) and head[0] in _REASONS


def _label_of_what(following: Sequence[str]) -> Label:
    if following and following[0] in words.FACT_NOUNS:
        return Label.NARROW
    if len(following) >= 3 and following[0] in ("is", "was", "are") and following[1] in words.DETERMINERS:
        favourite = following[2] in ("favourite", "favorite") and following[3:4] not in _A_STORY
        names_a_fact = favourite or _names_a_fact(following[2:])
        return Label.NARROW if names_a_fact else Label.OPEN
    return Label.OPEN


def _names_a_fact(noun: Sequence[str]) -> bool:
    """ "the deadline", "your job title", "the exact start date": a fact at the end of the noun phrase."""
    end = next((at for at, text in enumerate(noun) if not text.isalpha() or text in words.PREPOSITIONS), len(noun))
    return noun[0] in words.FACT_PROPERTIES or (end > 0 and noun[end - 1] in words.FACT_PROPERTIES)


def last_of_cue(texts: Sequence[str], at: int) -> int:
    """The last of the words that say what is asked for: "how long", "what is the reason", "in which"."""
    label = label_of(texts, at)
    word_at = at + 1 if leading_preposition(texts, at) else at
    if texts[word_at] in ("what", "which") and label is Label.WHY:
        places = [place for place in range(word_at, min(word_at + 6, len(texts))) if texts[place] in _REASONS]
        return places[0] if places else min(word_at + 1, len(texts) - 1)
    widened = texts[word_at] in ("how", "what") and label in (Label.NARROW, Label.WHY)
    return min(word_at + widened, len(texts) - 1)
