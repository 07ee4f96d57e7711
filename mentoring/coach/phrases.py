"""The person's own words, cut and bent so that they can be put into another question."""

from collections.abc import Iterable, Sequence

from mentoring.coach import verbs, words
from mentoring.coach.lexicon import OFTEN_NOUNS, VERBS
from mentoring.coach.noun_words import DAYS, FUNCTION_WORDS
from mentoring.coach.reading import QUOTE, Word

LONGEST_DEED = 16  # words; beyond it a quoted deed reads like a speech

_NOT_A_DEED = FUNCTION_WORDS - frozenset("be have has had do does did".split())
_SHORT = frozenset("hr pr qa ux ai vp go".split())
# Words that carry no subject of their own.
_EMPTY = frozenset("ought possible better come comes reason reasons here there thing things".split())
_NO_CONTENT = FUNCTION_WORDS | _EMPTY
_VERDICTS = frozenset(
    (
        "an option",
        "a possibility",
        "a good idea",
        "an idea",
        "an alternative",
        "a solution",
        "out of the question",
        "possible",
    )
)
_NOMINATIVE = frozenset("i you he she it we they".split())
_TRAILING = frozenset(
    "yet already then too or and please ok okay instead at_least still ever all at but u right though anyway lol haha pls mate "
    "before maybe perhaps there".split()
)


def render(parts: Iterable[Word]) -> str:
    """Words as one would write them: "don't", "the head, really"."""
    out = ""
    for part in parts:
        shown = "I" if part.shown == "i" else part.shown
        if part.text in DAYS and part.text.endswith(("day", "days")):
            shown = shown.capitalize()
        if part.text == QUOTE:
            shown = f"“{render(part.inside)}”"
        glued = not out or shown in ("n't", ",", "'d") or shown in ".?!"
        out += shown if glued else f" {shown}"
    return out.strip(" ,")


def content_words(text: Iterable[str]) -> set[str]:
    """The words that carry the subject: no function words, at least three letters."""
    return {word for word in text if (len(word) >= 3 or word in _SHORT) and word.isalpha() and word not in _NO_CONTENT}


def stems(content: Iterable[str]) -> set[str]:
    """Content words in their base form, so that "left" meets "leave" and "customers" meets "customer"."""
    return {verbs.third_person_to_base(verbs.base(word)) for word in content}


def trimmed(parts: Sequence[Word]) -> list[Word]:
    """A deed without what trails after it: ", or not", "then", "yet", a second clause."""
    kept: list[Word] = []
    for index, part in enumerate(parts[: LONGEST_DEED + 1]):
        if part.text == "," and index:
            break
        if part.text in ("a", "an", "out", "possible") and index and _is_a_verdict(parts, index):
            break
        following = parts[index + 1].text if index + 1 < len(parts) else ""
        asks_on = index > 1 and part.text in words.AUXILIARIES and following in ("n't", "that", "you", "it", "they")
        resumes = asks_on or (part.text == "so" and (following in words.SUBJECT_PRONOUNS or not following))
        opines = (
            index > 1
            and part.text in ("would", "might", "could", "will")
            and following in ("help", "be", "work", "make", "not")
        ) or (index > 1 and part.text in ("help", "helps") and following == "you")
        conditional = part.text == "if" and index and following == "i"
        joined = part.text == "and" and following in _NOMINATIVE and following != "it"
        if (
            joined
            or part.text in ("because", "since")
            or conditional
            or resumes
            or opines
            or (part.text == "or" and index)
        ):
            if asks_on and following == "n't" and kept[-1].text in _NOMINATIVE:
                kept.pop()
            break
        if part.text != ",":
            kept.append(part)
    while kept and kept[-1].text in _TRAILING:
        kept.pop()
    return kept


def _is_a_verdict(parts: Sequence[Word], at: int) -> bool:
    """ "asking for a mentor … an option", "… out of the question": what is said about the deed, and not part of it."""
    rest = " ".join(part.text for part in parts[at:])
    return rest in _VERDICTS


def without_adverbs(parts: Sequence[Word]) -> list[Word]:
    """Words from the first that is not a light adverb: "just simply tell" → "tell"."""
    at = 0
    while at < len(parts) and parts[at].text in words.ADVERBS | {"n't", "not", "maybe", ","}:
        at += 1
    return list(parts[at:])


def deed(parts: Sequence[Word]) -> str | None:
    """A verb phrase in its base form: "tried asking", "told her" → "ask", "tell her"; None when no verb leads it."""
    kept = trimmed(without_adverbs(parts))
    if not kept or kept[0].text in _NOT_A_DEED or not verbs.is_verb(kept[0].text):
        return None
    return " ".join(filter(None, (verbs.base(kept[0].text), render(kept[1:]))))


def doing(phrase: str) -> str:
    """A deed as a gerund: "ask your manager" → "asking your manager"."""
    head, _, rest = phrase.partition(" ")
    following = rest.split()
    for at, word in enumerate(following[:-1]):
        after = following[at + 2] if at + 2 < len(following) else ""
        goes_on = following[at + 1] in VERBS and (
            following[at + 1] not in OFTEN_NOUNS or after in words.DETERMINERS | {"it", "him", "her", "them"}
        )
        if word == "and" and goes_on:
            following[at + 1] = verbs.gerund(following[at + 1])
    return " ".join([verbs.gerund(head), *following])
