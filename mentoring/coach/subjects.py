"""Where the subject of a clause ends and its verb begins: "does the choir | rehearse", "is the new boss | nicer"."""

from collections.abc import Sequence

from mentoring.coach import nouns, words
from mentoring.coach.lexicon import OFTEN_NOUNS, VERBS
from mentoring.coach.reading import Word

BE = frozenset("is are was were am be been".split())
_POINTING = frozenset("this that these those one".split())
_QUANTIFIERS = frozenset("so many most few all some several both half other more fewer enough".split())
_SOMEBODY = frozenset("nobody everybody anybody somebody no everyone anyone someone noone people none".split())
OBJECT_OF = {"i": "me", "he": "him", "she": "her", "we": "us", "they": "them", "you": "you", "it": "it"}


def subject_length(parts: Sequence[Word], auxiliary: str) -> int:
    """How many words the subject takes after an auxiliary; at least one, and never all where a verb must follow."""
    first = parts[0].text
    if first in _SOMEBODY and len(parts) > 3 and parts[1].text in words.PREPOSITIONS:
        return min(2 + max(nouns.length_of_thing(parts[2:]), 1), len(parts) - 1)
    if first in words.SUBJECT_PRONOUNS and (first not in _POINTING or _stands_alone(parts)):
        return 1
    if first in _POINTING and len(parts) > 1 and parts[1].text in VERBS and auxiliary not in BE:
        return 1
    if auxiliary not in BE and (found := _before_the_verb(parts)):
        return found
    texts = [part.text for part in parts]
    if first.endswith("ing") and "what" in texts[1:]:
        return texts.index("what", 1)
    skipped = _quantified(parts)
    length = skipped + nouns.length_of_thing(parts[skipped:])
    if _phrase_follows(parts, length) and auxiliary not in BE:
        length += 1 + nouns.length_of_thing(parts[length + 1 :])
    return max(min(length, len(parts) - 1), 1)


def _stands_alone(parts: Sequence[Word]) -> bool:
    """ "that important", "this the plan": a pointing word without a noun of its own."""
    following = parts[1].text if len(parts) > 1 else ""
    said = words.EVERYDAY | words.DETERMINERS | words.ADVERBS | words.JUDGING_ADJECTIVES | words.PREPOSITIONS
    return not following.isalpha() or following in said | {"important", "still"} or following in VERBS - OFTEN_NOUNS


def _quantified(parts: Sequence[Word]) -> int:
    at = 0
    while at < len(parts) - 1 and parts[at].text in _QUANTIFIERS:
        at += 1
    return at


def _phrase_follows(parts: Sequence[Word], length: int) -> bool:
    following = parts[length].text if 0 < length < len(parts) else ""
    return following in ("of", "in", "from", "on", "at") and length + 2 < len(parts)


def _before_the_verb(parts: Sequence[Word]) -> int:
    """How many words stand before the main verb of a question with "do", "can" or "will"."""
    for at in range(1, min(len(parts), 9)):
        text, before = parts[at].text, parts[at - 1].text
        following = parts[at + 1].text if at + 1 < len(parts) else ""
        names = before in words.DETERMINERS | words.PREPOSITIONS or nouns.qualifies(before)
        if text not in VERBS or names:
            continue
        if text in OFTEN_NOUNS and following in VERBS - OFTEN_NOUNS:
            continue
        return at
    return 0
