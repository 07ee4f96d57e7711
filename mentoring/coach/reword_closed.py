"""Yes-or-no questions opened up: the same people and things, with room for more than one word."""

from collections.abc import Iterator, Sequence

from mentoring.coach import nouns, phrases, verbs, words
from mentoring.coach.clause import Ask
from mentoring.coach.people import FAMILY
from mentoring.coach.reading import Word
from mentoring.coach.requesting import deed_asked_for, is_favour, perceives
from mentoring.coach.reword_checks import checked
from mentoring.coach.reword_choice import weighed
from mentoring.coach.reword_fared import fared
from mentoring.coach.reword_others import about_others, in_the_past, is_settled
from mentoring.coach.reword_you import about_you, timing
from mentoring.coach.subjects import BE, subject_length
from mentoring.coach.turning import from_auxiliary

_ARRANGING = frozenset("meet move reschedule postpone talk speak call catch start shift push".split())
_THINGS = frozenset("anything something".split())
_WHERE = frozenset("to when for in at on with during".split())
# "is you happy": as people write who learned English late.
_AGREEING = {("is", "you"): "are", ("was", "you"): "were", ("does", "you"): "do", ("has", "you"): "have"}


def opened_up(ask: Ask) -> Iterator[str]:
    """A closed question → how, or what, about the same; the grammar of the ask decides which."""
    parts = from_auxiliary(ask)
    if favour := _favour(parts):
        yield favour
        return
    texts = [part.text for part in parts]
    either_or = "or" in texts[1:-1] and "not" not in texts[-2:]
    if not either_or and (found := list(fared(parts))):
        yield from found
        yield from _about_things(parts[1 : 1 + subject_length(parts[1:], texts[0])])
        return
    yield from checked(parts)
    if either_or:
        yield from weighed(parts)
    if texts and texts[0] in words.AUXILIARIES and len(parts) > 1:
        yield from _auxiliary(parts)
    yield from _about_things(ask.words)


def _favour(parts: Sequence[Word]) -> str | None:
    """ "Can you send me the deck" → "How would it be for you to send me the deck", which leaves room for a no."""
    text = "".join(f"{part.text} " for part in parts)
    asked_for = deed_asked_for(text)
    said = asked_for.split()
    if not said or perceives(asked_for) or not (is_favour(text) or {"me", "us"} & set(said)):
        return None
    deed = phrases.deed(parts[-len(said) :])
    return f"How would it be for you to {deed}" if deed else None


def _auxiliary(parts: Sequence[Word]) -> Iterator[str]:
    auxiliary = _AGREEING.get((parts[0].text, parts[1].text), parts[0].text)
    length = subject_length(parts[1:], auxiliary)
    who = parts[1 : 1 + length]
    while len(who) > 1 and who[-1].text in words.ADVERBS:
        who = who[:-1]
    rest = phrases.trimmed(phrases.without_adverbs(parts[1 + length :]))
    first = who[0].text
    if not rest or rest[0].text == "and":
        return
    if first == "there":
        yield from _is_there(auxiliary, rest)
    elif first == "you" and length == 1:
        yield from about_you(auxiliary, rest)
    elif first == "it" and auxiliary in ("is", "was", "has"):
        yield from _is_it(auxiliary, rest)
    elif first in ("we", "i"):
        yield from _between_us(auxiliary, rest, first)
    elif auxiliary in BE:
        yield from _is_thing(auxiliary, who, rest)
    else:
        yield from about_others(auxiliary, who, rest)


def _is_there(auxiliary: str, rest: Sequence[Word]) -> Iterator[str]:
    """ "Is there anything you would change about …" → "What would you change about …"."""
    texts = [part.text for part in rest]
    if texts[:2] == ["anything", "else"] and len(rest) == 2:
        yield "What else is there"
    elif texts[0] in _THINGS and len(rest) > 2:
        after = rest[2:] if texts[1] in ("that", "which") else rest[1:]
        first = after[0].text
        if first == "you" and len(after) > 2 and after[1].text in words.AUXILIARIES:
            yield f"What {after[1].text} you {phrases.render(after[2:])}"
        elif first == "you":
            yield f"What do you {phrases.render(after[1:])}"
        elif first in words.AUXILIARIES:
            yield f"What {phrases.render(after)}"
        elif "from" in texts and (deed := phrases.deed(rest[texts.index("from") + 1 :])):
            yield f"What has got in the way of {phrases.doing(deed)}"
    elif "when" in texts[1:-2] and texts[texts.index("when") + 1] == "you":
        told = phrases.render(rest[texts.index("when") :])
        yield f"What {'is' if auxiliary in ('is', 'are') else 'was'} it like for you {told}"
    elif auxiliary in ("have", "has") and texts[0] == "been" and len(rest) > 1:
        yield f"What {phrases.render([part for part in rest[1:] if part.text not in ('any', 'some')])} have there been"
    else:
        for thing in [each for each in nouns.things(rest) if not each.vague][:1]:
            yield f"What are your thoughts on {thing.text}"


def _is_it(auxiliary: str, rest: Sequence[Word]) -> Iterator[str]:
    """ "Was it difficult to move …" → "What was it like to move …"."""
    be = "was" if auxiliary == "was" or "used" in [part.text for part in rest[:-2]] else auxiliary
    if rest[0].text.endswith("ing") and verbs.is_verb(rest[0].text):
        yield f"How {auxiliary} it {phrases.render(rest)}"
        return
    if any(part.text == "or" for part in rest):
        return
    for index, part in enumerate(rest):
        if part.text in _WHERE and index and index + 1 < len(rest):
            like = "been like" if be == "has" else "like"
            yield f"What {be} it {like} {phrases.render(rest[index:])}"
            return


def _is_thing(auxiliary: str, who: Sequence[Word], rest: Sequence[Word]) -> Iterator[str]:
    if rest[0].text in words.PREPOSITIONS and len(rest) > 2 and nouns.says_what_kind(rest[-1].text):
        who, rest = [*who, *rest[:-1]], rest[-1:]
    subject = phrases.render(who)
    if rest[0].text in _THINGS:
        return
    if is_settled(auxiliary, who, rest):
        yield f"What has happened with {subject}"
    elif rest[0].text.endswith("ing") and len(rest[0].text) > 4:
        yield f"How {auxiliary} {subject} {phrases.render(rest)}"
    elif rest[0].text == "what":
        yield f"How does {subject} compare with {phrases.render(rest)}"
    elif who[0].text not in words.SUBJECT_PRONOUNS or len(who) > 1:
        person = any(thing.person for thing in nouns.things(who))
        like = "was" if auxiliary in ("was", "were") else "is"
        yield f"What {like} it like to work with {subject}" if person else f"What {auxiliary} {subject} like for you"
        yield f"How would you describe {subject}"


def _between_us(auxiliary: str, rest: Sequence[Word], who: str) -> Iterator[str]:
    """A time to agree on, or something to check, asked with room."""
    if rest[0].text in ("need", "have", "ought") and len(rest) > 2:
        rest = rest[2:]
    if rest[-1].text in _THINGS and len(rest) > 1:
        yield f"What would you like me to {phrases.render(rest[:-1])}"
    if rest[0].text == "ask" and [part.text for part in rest[1:3]] != ["you", "to"]:
        about = phrases.render(rest[3:]) if len(rest) > 3 else ""
        yield f"What would you like me to ask {about}"
    if rest[0].text in _ARRANGING and who == "we":
        yield from timing(rest)
    deed = phrases.deed(rest)
    done = auxiliary in BE and not rest[0].text.endswith("ing")
    if not deed or done or auxiliary in ("am", "did") or rest[0].text == "check":
        return
    if who == "we" and rest[0].text in _ARRANGING:
        yield f"How would it be for you if we {in_the_past(deed)}"
    elif who == "we":
        yield f"What would be a good way for us to {deed}"
    else:
        yield f"How would it be for you if I {in_the_past(deed)}"


def _about_things(parts: Sequence[Word]) -> Iterator[str]:
    for thing in [each for each in nouns.things(parts) if not each.vague][:2]:
        if thing.definite and thing.text.split()[-1] in FAMILY:
            yield f"How are things with {thing.text}"
        elif thing.person and not thing.definite:
            yield f"What is your experience with {thing.text}"
        elif thing.person:
            yield f"How do you experience working with {thing.text}"
            yield f"What is your view of {thing.text}"
        elif thing.definite:
            yield f"What would you like to tell me about {thing.text}"
            yield f"How do you see {thing.text}"
        else:
            yield f"What are your thoughts on {thing.text}"
