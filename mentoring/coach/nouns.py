"""Noun phrases of the person's own, ready to be put into another question: "the new rota", "your manager", "Priya"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mentoring.coach import verbs, words
from mentoring.coach.lexicon import OFTEN_NOUNS, VERBS
from mentoring.coach.noun_words import (
    ARTICLES,
    DAYS,
    FUNCTION_WORDS,
    NEVER_NOUNS,
    NOUNS_IN_ING,
    QUALIFIERS,
    SAID_OF_A_NOUN,
    VAGUE,
)
from mentoring.coach.people import PEOPLE, is_somebody
from mentoring.coach.phrases import render
from mentoring.coach.reading import NAME, Word

_SAYING = frozenset(
    "say says said think thinks thought believe feel know see agree sure true so assume mean hear heard told fair".split()
)
_RUNS = frozenset("starts ends works stops looks changes helps takes goes runs".split())
_LINKING = frozenset("look seem feel sound smell taste".split())
_LETTING = frozenset("let letting lets".split())
_AFTER_A_PLURAL = frozenset("more less to better no".split())
_OBJECTS = frozenset("me him them us from for".split())
_BEFORE_A_NAME = frozenset(
    "with ask asking asked tell telling told let letting invite call calling trust help and".split()
)
_TALKING = frozenset("talk talking talked speak speaking spoken spoke write writing reach said say".split())
_NOT_AFTER_THAT = NEVER_NOUNS | words.EVERYDAY | words.JUDGING_ADJECTIVES
_SAYS_OF_THAT = NEVER_NOUNS | words.EVERYDAY | {"important", "bother", "upset"}
_NOT_BARE = FUNCTION_WORDS | NEVER_NOUNS | words.JUDGING_ADJECTIVES | words.EVERYDAY
_NO_NAMES = DAYS | FUNCTION_WORDS
_SPOKEN_TO = PEOPLE - {"coach", "partner", "mentor", "chair", "head", "lead", "board"}
_ENDS_AFTER_A_VERB = words.SUBJECT_PRONOUNS | words.DETERMINERS | _OBJECTS
_BEGINS_A_THING = FUNCTION_WORDS - {"own", "most", "second", "past", "first", "other"}
_ALSO_QUALIFY = frozenset("own past second first other".split())
_JUDGED = (QUALIFIERS | words.JUDGING_ADJECTIVES) - {"own"}
_QUALIFYING = QUALIFIERS | words.EVERYDAY | words.JUDGING_ADJECTIVES
_TOO_PLAIN_FOR_OF = FUNCTION_WORDS - ARTICLES
_ONLY_VERBS = VERBS - OFTEN_NOUNS
_PRAISE = words.JUDGING_ADJECTIVES - {"weak", "poor", "scared"}


def _starts_phrase(parts: Sequence[Word], at: int) -> bool:
    """Whether an article or a possessive begins a noun phrase here; "that" may be a mere conjunction."""
    text = parts[at].text
    if text.endswith("'s") and len(text) > 3:
        return True
    if text not in ARTICLES or at + 1 >= len(parts):
        return False
    following = parts[at + 1].text
    if text == "a" and following in ("bit", "little") and [part.text for part in parts[at + 2 : at + 3]] != ["of"]:
        return following == "little" and not says_what_kind(parts[min(at + 2, len(parts) - 1)].text)
    if text in ("that", "this", "these", "those"):
        before = parts[at - 1].text if at else ""
        if following == "past":
            return False
        if text == "that" and _relative(parts, at):
            return False
        joins = text == "that" and before in _SAYING | {"would", "could", "will", "does", "did", "might"}
        described = following in _NOT_AFTER_THAT and at + 2 >= len(parts)
        if joins or described or following in _SAYS_OF_THAT:
            return False
    return following not in _BEGINS_A_THING


def _relative(parts: Sequence[Word], at: int) -> bool:
    """ "one thing that worked", "anything that stops you": a clause about the noun before."""
    following = parts[at + 1].text
    object_of = parts[at + 2].text if at + 2 < len(parts) else ""
    if at and parts[at - 1].text in words.PREPOSITIONS | words.AUXILIARIES:
        return False
    past = verbs.is_past(following) and verbs.is_verb(following)
    return past or (following.endswith("s") and object_of in _OBJECTS | {"you", "it"} and verbs.is_verb(following))


def _is_name(parts: Sequence[Word], at: int) -> bool:
    """A capital inside a sentence: "Priya", "HR"; or a Slack mention."""
    shown = parts[at].shown
    if parts[at].text == NAME:
        return True
    return (at > 0 or shown.isupper()) and shown[:1].isupper() and len(shown) > 1 and parts[at].text not in _NO_NAMES


def _is_bare(parts: Sequence[Word], at: int) -> bool:
    """A noun without an article after a preposition: "with customers", "about overtime"."""
    text = parts[at].text
    if not at or not text.isalpha() or text in _NOT_BARE:
        return False
    if text.endswith("ing") and text not in NOUNS_IN_ING:
        return False
    if parts[at - 1].text in ("are", "do", "did", "have", "were") and at <= 3:
        return text.endswith("s") and not text.endswith("ss")
    if parts[at - 1].text == "to":
        return text.endswith("s") or text in _SPOKEN_TO or text in NOUNS_IN_ING
    return parts[at - 1].text in words.PREPOSITIONS


def _end_of_phrase(parts: Sequence[Word], at: int) -> int:
    """One past the last word of the noun phrase that starts at `at`."""
    end = at + 1 if parts[at].text in ARTICLES else at
    nouns = 0
    while end < len(parts) and end - at < 5:
        text = parts[end].text
        function = text in FUNCTION_WORDS and text not in _ALSO_QUALIFY and not (nouns and text == "people")
        stops = function or not (text[0].isalnum() or text[0] == "@")
        if stops or (nouns and _ends_nouns(parts, end)):
            break
        nouns += text not in _QUALIFYING or not _goes_on(parts, end)
        end += 1
    deed_follows = end + 1 < len(parts) and verbs.is_gerund(parts[end + 1].text)
    named = parts[end + 1].text not in _TOO_PLAIN_FOR_OF if end + 1 < len(parts) else False
    if named and parts[end].text == "of" and nouns and not deed_follows:
        inner = _end_of_phrase(parts, end + 1)
        end = inner if inner > end + 1 and inner - at <= 7 else end
    bare = end - 1 >= at and parts[end - 1].text in _JUDGED
    return end if nouns and not bare else at


def _goes_on(parts: Sequence[Word], at: int) -> bool:
    """Whether another word follows that may belong to the same noun phrase."""
    following = parts[at + 1].text.replace("-", "") if at + 1 < len(parts) else ""
    return following.isalpha() and following not in FUNCTION_WORDS


def _ends_nouns(parts: Sequence[Word], at: int) -> bool:
    """Whether a noun phrase is over before this word: a verb, an adverb or an adjective that says something about it."""
    text = parts[at].text
    following = parts[at + 1].text if at + 1 < len(parts) else ""
    if text in NOUNS_IN_ING:
        return text == "need" and following in _AFTER_A_PLURAL | words.DETERMINERS
    if text in SAID_OF_A_NOUN or text.endswith(("ly", "ing")):
        return True
    if text == "help" and not following and parts[0].text in words.AUXILIARIES:
        return True
    if text == "round" and not following and parts[at - 1].text.endswith("s"):
        return True
    if (
        text in VERBS
        and is_somebody(parts[at - 1].text)
        and any(part.text in _LETTING for part in parts[max(at - 4, 0) : at - 1])
    ):
        return True
    base = verbs.third_person_to_base(verbs.base(text))
    if base in _LINKING or base in _ONLY_VERBS or text in NEVER_NOUNS or text.endswith("ed"):
        return True
    if base in OFTEN_NOUNS:
        if text in _RUNS or (text.endswith("s") and is_somebody(parts[at - 1].text)):
            return True
        plural = parts[at - 1].text.endswith("s") and not parts[at - 1].text.endswith(("ss", "'s"))
        return following in _ENDS_AFTER_A_VERB | {"late", "early", "over", "well"} or (
            plural and (not following or following in _AFTER_A_PLURAL)
        )
    return False


@dataclass(frozen=True, kw_only=True)
class Thing:
    """A noun phrase of the person's, ready to be put into a question; `person` where one can talk to it."""

    text: str
    person: bool
    vague: bool

    @property
    def definite(self) -> bool:
        """Whether it is one that both know: "the rota", "your boss", "Priya"."""
        first = self.text.split()[0].lower()
        articles = ("the", "your", "my", "our", "his", "her", "their", "this", "that", "these", "those")
        named = (self.text[0].isupper() and not is_day(self.text.lower())) or self.text[0] in "<@#"
        return (
            named or first in articles or first.endswith("'s") or (self.person and first not in ("a", "an", "another"))
        )

    @property
    def plural(self) -> bool:
        """Whether it takes a plural verb, as far as its last letter tells."""
        head = self.text.split(" of ")[0]
        if head.split()[-1] in ("children", "people", "men", "women"):
            return True
        return head.endswith("s") and not head.endswith(("ss", "'s", "us", "is"))


def things(parts: Sequence[Word]) -> list[Thing]:
    """The noun phrases in the order of their use: those with an article or a name, then bare ones, vague ones last."""
    ranked: tuple[list[Thing], list[Thing], list[Thing]] = ([], [], [])
    at = 0
    while at < len(parts):
        starts = _starts_phrase(parts, at) or _is_name(parts, at)
        end = _end_of_phrase(parts, at) if starts or _is_bare(parts, at) else at
        if end > at:
            phrase = _without_praise(parts[at:end])
            if at and parts[at - 1].text == "such" and phrase[0].text in ("a", "an"):
                phrase[0] = replace(phrase[0], text="the", shown="the")
            vague = phrase[-1].text in VAGUE and not (phrase[-1].text == "people" and len(phrase) > 2)
            thing = Thing(text=_shown(phrase), person=_is_person(parts, at, phrase), vague=vague)
            rank = 2 if vague else 0 if starts else 1
            if thing not in ranked[rank]:
                ranked[rank].append(thing)
        at = max(end, at + 1)
    return [*ranked[0], *ranked[1]] or ranked[2]


def _shown(phrase: Sequence[Word]) -> str:
    phrase = _definite(phrase)
    if len(phrase) > 1 and phrase[0].text in ("a", "an"):
        article = (
            "an"
            if (phrase[1].text[0] in "aeiou" and not phrase[1].text.startswith(("uni", "use", "eu", "one")))
            or phrase[1].text.startswith(("hour", "honest", "honour"))
            else "a"
        )
        phrase = [replace(phrase[0], text=article, shown=article), *phrase[1:]]
    text = render(phrase)
    return text[:1].lower() + text[1:] if phrase[0].text in FUNCTION_WORDS else text


def _without_praise(phrase: Sequence[Word]) -> list[Word]:
    """ "our wonderful new system" → "our new system": the judgement is what made the question lead."""
    kept = [word for word in phrase if word.text not in _PRAISE]
    return kept or list(phrase)


def _definite(phrase: Sequence[Word]) -> Sequence[Word]:
    """ "any hobbies" → "hobbies", "another mentor" → "a mentor"."""
    return (
        phrase[1:] if phrase[0].text in ("any", "some", "no", "both", "each", "every") and len(phrase) > 1 else phrase
    )


def _is_person(parts: Sequence[Word], at: int, phrase: Sequence[Word]) -> bool:
    """Whether a phrase names somebody, or a group of people, whom one can talk to."""
    texts = [part.text for part in phrase]
    if phrase[0].text == NAME:
        return not phrase[0].shown.startswith(("<#", "#"))
    if len(texts) == 1 and phrase[0].shown[:1].isupper() and not is_somebody(texts[0]):
        before = [part.text for part in parts[max(at - 2, 0) : at]]
        return bool(before) and (before[-1] in _BEFORE_A_NAME or (before[-1] == "to" and before[0] in _TALKING))
    head = texts[texts.index("of") - 1] if "of" in texts[1:] else texts[-1]
    return is_somebody(head)


def is_day(word: str) -> bool:
    """Whether a word is a day or a month, which keeps its capital."""
    return word in DAYS


def qualifies(word: str) -> bool:
    """Whether a word stands before a noun and says what kind: "second", "new", "brilliant"."""
    return word in QUALIFIERS or word in words.JUDGING_ADJECTIVES


def says_what_kind(word: str) -> bool:
    """Whether a word is an adjective as far as its ending or the lists tell: "noisy", "hard", "useful"."""
    return word in SAID_OF_A_NOUN or (
        word.endswith(("y", "ful", "ous", "ive", "able", "ible", "ic", "less")) and len(word) > 4
    )


def length_of_thing(parts: Sequence[Word]) -> int:
    """How many words the noun phrase at the start takes; nothing for anything else."""
    return _end_of_phrase(parts, 0) if parts else 0
