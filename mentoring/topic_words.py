"""How what people type is compared: plain words, word stems, and groups of three letters."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

_EMPTY = frozenset(
    """
    a about an and are as at be being better best basic basics advanced beginner beginners for from general good great
    have how i improve improving in intermediate into is it know knowledge learn learning me more my of on or our skill
    skills some the their to understanding up use using with work working your
    """.split()
)
"""Words that say nothing about a topic; they only count where nothing else was written."""
_NO_ANSWER = frozenset(
    """
    - -- --- . ? na n/a n.a. none nothing nil null no nope unsure tbd tbc tba idk dunno anything any everything various
    keine nichts aucun aucune rien nada ninguno ninguna niente nessuno geen
    """.split()
) | {
    "not applicable", "not sure", "don't know", "dont know", "don’t know", "do not know", "i don't know", "no idea",
    "not yet", "no answer", "prefer not to say", "to be confirmed", "to be decided", "nothing yet", "none yet",
    "not available", "nothing really", "k. a.", "k.a.", "weiß nicht", "weiss nicht", "keine ahnung", "je ne sais pas",
    "no sé", "non so", "not really", "as above", "see above", "same as above", "not at the moment", "i'm not sure",
    "im not sure", "i am not sure", "i dont know", "i don’t know", "i’m not sure", "open to anything",
}  # fmt: skip
"""Answers that name no topic."""

WRITTEN_SHORT = {
    "mgmt": "management", "mgt": "management", "mngmt": "management", "mgmnt": "management", "mngmnt": "management",
    "mgr": "manager", "mgrs": "managers", "proj": "project", "comms": "communications",
    "comm": "communication", "biz": "business", "dev": "development", "perf": "performance", "strat": "strategy",
    "prod": "product", "presos": "presentations", "prez": "presentation", "pres": "presentation", "dept": "department",
    "govt": "government", "acct": "accounting", "accts": "accounts", "tech": "technology", "env": "environmental",
}  # fmt: skip
"""Words that people shorten; alone they may be the name of something else (*comms*, *tech*), so there they stay."""

_NOT_A_WORD = re.compile(r"[^\w+#]+")
_SPELT = (("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("yse", "yze"), ("our", "or"), ("tre", "ter"))
"""Spellings of one word on both sides of the Atlantic, and what a stem loses; the longest endings first."""
_ENDINGS = (
    "izations", "ization", "ations", "ation", "itions", "ition", "ments", "ement", "ment", "ings", "ions", "ates",
    "ated", "ing", "ion", "ers", "ies", "ive", "ate", "ize", "er", "es", "ed", "al", "e", "y", "s",
)  # fmt: skip
_SHORTEST_STEM = 4
MOST_SHOWN = 80
"""Letters of a topic that are shown."""
_NUMBER = re.compile(r"\d+")
_COMMON = 1000

ALIKE = 0.62
"""Cosine from which two phrases that no list knows are one topic (docs/pairing.md says how it was set)."""


@lru_cache(maxsize=1 << 14)  # a cohort writes the same few hundred names again and again
def plain(text: str) -> str:
    """A name as it is compared: without case, accents, marks and repeated spaces; what is written short, whole."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = _NOT_A_WORD.sub(" ", kept.replace("_", " ").replace("&", " and ")).split()
    return " ".join(WRITTEN_SHORT.get(word, word) for word in words) if len(words) > 1 else " ".join(words)


def is_no_answer(text: str) -> bool:
    """Whether somebody wrote that they have nothing to write: `n/a`, `none`, `-`, *don't know*."""
    words = " ".join(text.casefold().split()).strip(" .!,;:")
    said = bool({words, words.replace(".", "")} & _NO_ANSWER)
    return said or not any(letter.isalnum() for letter in words)


def shortened(text: str) -> str:
    """A phrase as it is shown among others; what somebody pasted by mistake does not fill the screen."""
    return text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 1].rstrip()}…"


def squeezed(text: str) -> str:
    """A name without its spaces, as `stake holder` and `stakeholder` are one; `c++` and `c#` keep their marks."""
    return plain(text).replace(" ", "")


@lru_cache(maxsize=1 << 14)
def stems(text: str) -> tuple[str, ...]:
    """The stems of the words that matter, in order of the alphabet: `risk management` is *managing risks*."""
    return tuple(sorted({_stem(word) for word in telling_words(text)}))


def telling_words(text: str) -> list[str]:
    """The words of a phrase that say something about a topic, or all of them where none does."""
    written = plain(text).split()
    return [word for word in written if word not in _EMPTY] or written


def grams(text: str) -> list[str]:
    """The 3-grams of each word, with its edges: `lead` gives ` le`, `lea`, `ead`, `ad `."""
    words = (f" {word} " for word in telling_words(text))
    return [word[start : start + 3] for word in words for start in range(len(word) - 2)]


@lru_cache(maxsize=1 << 14)
def phrase_vector(text: str) -> Mapping[str, float]:
    """The 3-grams of a phrase's stems, each counted once, as a vector of length 1; the order of words is nothing."""
    found = sorted({f" {stem} "[start : start + 3] for stem in stems(text) for start in range(len(stem))})
    return dict.fromkeys(found, 1 / math.sqrt(len(found))) if found else {}


def likeness(one: str, other: str) -> float:
    """How alike two phrases are, 0 to 1: the cosine of their `phrase_vector`s; another number is another thing."""
    return cosine(phrase_vector(one), phrase_vector(other)) if numbers(one) == numbers(other) else 0.0


def alike(these: Collection[str], those: Collection[str]) -> Iterator[tuple[str, str]]:
    """The pairs of phrases whose `likeness` makes them one topic, each of `these` first."""
    by_gram: dict[tuple[tuple[str, ...], str], list[str]] = defaultdict(list)
    for phrase in sorted(those):
        for gram in phrase_vector(phrase):
            by_gram[numbers(phrase), gram].append(phrase)
    for one in sorted(these):
        near = (by_gram.get((numbers(one), gram), ()) for gram in phrase_vector(one))
        # What is in very many phrases tells none of them from another.
        shared = Counter(other for found in near if len(found) <= _COMMON for other in found)
        yield from ((one, other) for other in shared if other != one and likeness(one, other) >= ALIKE)


@lru_cache(maxsize=1 << 14)
def numbers(text: str) -> tuple[str, ...]:
    """The numbers in a phrase."""
    return tuple(_NUMBER.findall(text))


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two vectors of length 1."""
    shorter, longer = sorted((one, other), key=len)
    return sum(weight * longer.get(gram, 0.0) for gram, weight in shorter.items())


def rarity(names: list[set[str]]) -> Mapping[str, float]:
    """How much a 3-gram tells (inverse document frequency), by the names that have it."""
    counts = Counter(gram for name in names for gram in name)
    return {gram: math.log((1 + len(names)) / (1 + count)) + 1 for gram, count in counts.items()}


def _stem(word: str) -> str:
    for british, american in _SPELT:
        if word.endswith(british):
            word = word.removesuffix(british) + american
            break
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word
