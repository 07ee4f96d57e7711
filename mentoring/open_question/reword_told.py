"""Advice handed back as a question about the other person's own ideas, and leading questions without the answer."""

import re
from collections.abc import Iterator, Sequence

from mentoring.open_question import phrases, verbs, words
from mentoring.open_question.clause import Ask
from mentoring.open_question.reading import Word

# What stands between the start of a suggestion and the deed that it suggests.
_WRAPPING = (
    words.AUXILIARIES | words.WH_WORDS | words.ADVERBS | words.OPENERS | words.CONJUNCTIONS
    | frozenset(
        "you i it that this if we 'd n't not tried try trying thought think thinking considered consider considering about of "
        "to suppose supposing imagine happen happened should ought must need needs have had got want like better best "
        "idea an a be been worth help helpful option time would feel sense make makes advice my is suggest "
        "recommend advise that were your place shoes in reason stops stopping stop stopped from keeps keeping prevents open "
        "willing ready up for say says believe reckon sure possible going easier wise useful good "
        "suggestion two guys ought strongly sure somebody someone did just said we were the only agree am assume guess take suppose bet really honestly seriously will wo ca answer tip most than or else , one thing trick key".split()
    )
)  # fmt: skip


_NAMING = frozenset("a an the your my our some that this these those such".split())
_TALK = re.compile(r"(?P<verb>tell|ask|talk|speak|write)(?P<to> to| with|) (?P<who>him|her|them|somebody|someone)\b")


def deed_in(parts: Sequence[Word]) -> str | None:
    """The deed that a suggestion carries: "have you tried asking your manager" → "ask your manager"."""
    for index, part in enumerate(parts):
        if part.text not in _WRAPPING and part.text[0].isalpha() and not part.text.endswith("ly"):
            before = parts[index - 1].text if index else ""
            if before == "be":
                return f"be {phrases.render(phrases.trimmed(parts[index:]))}"
            return None if before in _NAMING else phrases.deed(parts[index:])
    return None


def handed_back(ask: Ask) -> Iterator[str]:
    """Advice → what the person has tried, sees or wants, about the same people and things."""
    deed = deed_in(ask.words)
    for thing in phrases.things(ask.words)[:1]:
        if thing.person and thing.definite:
            yield f"What have you already tried with {thing.text}"
            yield f"What would you like to be different with {thing.text}"
        elif thing.definite:
            yield f"What options do you see when it comes to {thing.text}"
            yield f"What would you like to be different about {thing.text}"
    if deed and (talk := _TALK.match(deed)):
        yield f"What would you like to {talk['verb']}{talk['to']} {talk['who']}{' about' if talk['to'] else ''}"
    if deed:
        yield f"What options do you see besides {phrases.doing(deed)}"
    for thing in phrases.things(ask.words)[:2]:
        yield f"What options do you see when it comes to {thing.text}"


def left_open(ask: Ask) -> Iterator[str]:
    """A leading question → the other person's own view of the same thing."""
    when = _when_clause(ask.words)
    if when:
        past = any(verbs.is_past(word) for word in when.lower().split())
        yield f"What {'was' if past else 'is'} it like for you {when}"
    for thing in phrases.things(ask.words)[:2]:
        if not thing.definite and not thing.plural:
            yield f"What is your experience with {thing.text}"
        yield (
            f"How do you experience working with {thing.text}" if thing.person else f"What do you make of {thing.text}"
        )
        yield f"What is your own view of {thing.text}"
    if (deed := deed_in(ask.words)) and not set(deed.split()) & {"you", "yourself"}:
        yield f"How do you feel about {phrases.doing(deed)}"


def _when_clause(parts: Sequence[Word]) -> str | None:
    """ "when the consultants ignore you", where the ask carries such a clause."""
    for index, part in enumerate(parts):
        if index and part.text == "when":
            return phrases.render(phrases.trimmed(parts[index:])) or None
    return None
