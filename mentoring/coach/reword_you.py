"""Yes-or-no questions about the other person, "do you", "are you", "have you", opened up."""

from collections.abc import Iterator, Sequence

from mentoring.coach import nouns, phrases, verbs, words
from mentoring.coach.reading import Word
from mentoring.coach.reword_fared import MANNER

_ABOUT = frozenset("with about by for of to at in before after from over".split())
_LIKING = frozenset("like enjoy love hate prefer miss value".split())
_THINKING = frozenset("think believe find understand agree expect reckon see".split())
_HOW = frozenset(
    "get work cope deal manage handle plan prepare learn decide organise organize spend keep start talk sleep".split()
)
_HOW_PAST = _HOW - frozenset("talk work keep start spend".split())
_PLEASANT = frozenset(
    "good well better safe respected supported heard welcome valued confident ready at happy proud".split()
)
_THINGS = frozenset("anything something".split())
_PLACED = frozenset("on in under with at".split())
_DATED = frozenset("next this last tomorrow tonight today again already".split())
_WEIGHING = frozenset(
    {
        ("planning", "to"),
        ("thinking", "of"),
        ("thinking", "about"),
        ("going", "to"),
        ("hoping", "to"),
        ("looking", "to"),
    }
)


def about_you(auxiliary: str, rest: Sequence[Word]) -> Iterator[str]:
    """What follows "do you", "are you" … → what or how about the same."""
    if auxiliary in ("are", "were"):
        yield from _you_are(auxiliary, rest)
    elif auxiliary in ("have", "had", "has"):
        yield from _you_have_done(rest)
    elif auxiliary in ("do", "did"):
        found = list(_what_you_do(auxiliary, rest))
        yield from found or _you_do(auxiliary, rest)
    elif auxiliary in ("would", "will", "could", "might"):
        yield from _you_would(auxiliary, rest)
    elif rest[0].text in ("hear", "see") and len(rest) > 1 and rest[1].text in ("me", "us", "it", "that"):
        yield f"How could you {phrases.render(rest[:2])} better {phrases.render(rest[2:])}"
    elif any(part.text in ("me", "us") for part in rest):
        yield f"How could you {phrases.render(rest)}"
    elif deed := phrases.deed(rest):
        yield f"What is it like for you to {deed}"


def timing(rest: Sequence[Word]) -> Iterator[str]:
    """What would suit for a meeting or a date."""
    for thing in [each for each in nouns.things(rest) if not each.vague][:1]:
        yield f"What would suit you best for {thing.text}"


def _you_are(auxiliary: str, rest: Sequence[Word]) -> Iterator[str]:
    be, first = ("do" if auxiliary == "are" else "did"), rest[0].text
    if first in ("free", "available", "busy") or [part.text for part in rest[:2]] == ["on", "for"]:
        yield from timing(rest)
        return
    if first.endswith("ing") and len(first) > 4:
        yield from _you_are_doing(rest)
        return
    if first in ("a", "an", "the"):
        yield f"What {'is' if be == 'do' else 'was'} it like for you to be {phrases.render(rest)}"
        return
    if first in _PLACED:
        yield f"What {'is' if be == 'do' else 'was'} it like for you to be {phrases.render(_without_date(rest))}"
        return
    if first in words.PREPOSITIONS:
        for thing in nouns.things(rest)[:1]:
            yield f"What {'did' if be == 'did' else 'do' if thing.plural else 'does'} {thing.text} mean to you"
        return
    texts = [part.text for part in rest]
    if "when" in texts[1:-1]:
        like = "is" if be == "do" else "was"
        yield f"What {like} it like for you {phrases.render(rest[texts.index('when') :])}"
        return
    for index, part in enumerate(rest):
        if part.text in _ABOUT and index and index + 1 < len(rest):
            about = part.text if part.text in ("before", "after", "at") else "about"
            yield f"How {be} you feel {about} {phrases.render(rest[index + 1 :])}"
            return
    yield f"What would you say about being {phrases.render(rest)}"


def _without_date(rest: Sequence[Word]) -> Sequence[Word]:
    """ "on nights next week" → "on nights"."""
    at = next((index for index, part in enumerate(rest) if index > 1 and part.text in _DATED), len(rest))
    return rest[:at]


def _you_are_doing(rest: Sequence[Word]) -> Iterator[str]:
    if len(rest) > 2 and (rest[0].text, rest[1].text) in _WEIGHING:
        rest = rest[2:]
    elif rest[0].text == "considering" and len(rest) > 1:
        rest = rest[1:]
    if deed := phrases.deed(rest):
        yield f"What are your thoughts on {phrases.doing(deed)}"


def _you_have_done(rest: Sequence[Word]) -> Iterator[str]:
    texts = [part.text for part in rest]
    rest = rest[1:] if texts[0] in ("ever", "already") and len(rest) > 1 else rest
    texts = [part.text for part in rest]
    if texts[0] == "been" and len(rest) > 2 and texts[1] in ("to", "in", "at", "with", "on"):
        yield f"What is your experience of {phrases.render(rest[2:])}"
    elif texts[0] in ("got", "met", "read", "heard", "finished", "done", "decided", "received"):
        for thing in [each for each in nouns.things(rest) if not each.vague][:1]:
            yield f"What would you like to share about {thing.text}"
            yield f"How are things going with {thing.text}"
    elif texts[:2] == ["had", "to"] and (had := phrases.deed(rest[2:])):
        yield f"What is it like to have to {had}"
    elif texts[0] == "had":
        for thing in [each for each in nouns.things(rest) if not each.vague][:1]:
            yield f"What is your experience with {thing.text}" if not thing.definite else f"How do you see {thing.text}"
    elif deed := phrases.deed(rest):
        if texts[0] in ("seen", "eaten", "tried", "watched", "lost", "won", "made", "given", "taken"):
            yield f"What was it like to {deed}"
        yield f"What is your experience of {phrases.doing(deed)}"
    else:
        for thing in nouns.things(rest)[:1]:
            yield f"What is your experience with {thing.text}" if not thing.definite else f"How do you see {thing.text}"


def _what_you_do(auxiliary: str, rest: Sequence[Word]) -> Iterator[str]:
    """ "Did you notice anything odd about the plan" → "What did you notice about the plan"."""
    for index, part in enumerate(rest):
        if index and part.text in _THINGS and phrases.deed(rest[:index]):
            after = rest[index + 1 :]
            if not after or after[0].text in words.PREPOSITIONS:
                yield f"What {auxiliary} you {phrases.deed(rest[:index])} {phrases.render(after)}"
            return


def _you_do(auxiliary: str, rest: Sequence[Word]) -> Iterator[str]:
    verb, after = rest[0].text, rest[1:]
    tail = phrases.render(after)
    if verb == "prefer" and after and after[0].text == "to":
        told = phrases.trimmed(after)
        how = len(told) > 2 and not verbs.is_verb(told[-1].text)
        yield f"How {auxiliary} you prefer {phrases.render(told[:-1] if how else told)}"
    elif verb in _LIKING and after and not (verb == "prefer" and any(part.text in ("or", ",") for part in after)):
        to_do = verb == "like" and after[0].text == "to"
        yield f"What {auxiliary} you {verb} about {phrases.doing(phrases.deed(after[1:]) or '') if to_do else tail}"
    elif verb in ("have", "has") and after:
        yield from _having(auxiliary, after)
    elif verb in ("feel", "felt") and after:
        yield from _feeling(auxiliary, after, tail)
    elif auxiliary == "did" and verb == "want" and (wished := _wished(after)):
        yield f"How did you feel about {phrases.doing(wished)}"
    elif (
        auxiliary == "do"
        and verb not in _THINKING
        and "enough" in [part.text for part in after]
        and (deed := phrases.deed(rest))
    ):
        yield f"What helps you {deed}"
    elif verb in ("want", "plan", "hope", "need") and after and after[0].text == "to":
        yield f"What {'would' if auxiliary == 'do' else 'did'} it mean to you to {phrases.render(after[1:])}"
    elif verb == "know" and len(after) > 2 and after[0].text == "how" and after[1].text == "to":
        yield f"How would you {phrases.render(after[2:])}"
    elif verb == "know":
        for thing in nouns.things(after)[:1]:
            yield f"What do you know about {thing.text}"
    elif verb == "find" and len(after) > 3 and after[0].text == "it" and after[2].text == "to":
        yield f"What {'is' if auxiliary == 'do' else 'was'} it like for you to {phrases.render(after[3:])}"
    elif verb == "mind" and after and after[0].text.endswith("ing"):
        yield f"How would it be for you to {phrases.deed(after) or tail}"
    elif verb == "mean" and after:
        yield f"What do you mean by {tail}"
    elif verb in ("want", "need") and after:
        for named in nouns.things(after)[:1]:
            yield f"What {auxiliary} you {verb} from {named.text}"
    elif verb in _THINKING:
        for named in nouns.things(after)[:1]:
            yield f"What do you make of {named.text}"
            yield f"How do you see {named.text}"
        if len(after) > 2 and after[0].text in words.SUBJECT_PRONOUNS - {"you"}:
            yield f"What is your own view on whether {phrases.render(phrases.trimmed(after))}"
    elif deed := phrases.deed(rest):
        yield from _doing(auxiliary, deed, rest)


def _wished(after: Sequence[Word]) -> str | None:
    return phrases.deed(after[1:]) if after and after[0].text == "to" else None


def _having(auxiliary: str, after: Sequence[Word]) -> Iterator[str]:
    if after[0].text == "to":
        if deed := phrases.deed(after[1:]):
            yield f"What {'is' if auxiliary == 'do' else 'was'} it like for you to have to {deed}"
        return
    if after[0].text in ("any", "some", "enough", "good", "many") and len(after) > 1:
        length = max(nouns.length_of_thing(after[1:]), 1)
        what, rest = phrases.render(after[1 : 1 + length]), phrases.render(phrases.trimmed(after[1 + length :]))
        yield f"What {what} {auxiliary} you have {rest}"
    for named in nouns.things(after)[:1]:
        does = "did" if auxiliary == "did" else "do" if named.plural else "does"
        yield f"What role {does} {named.text} play for you"


def _feeling(auxiliary: str, after: Sequence[Word], tail: str) -> Iterator[str]:
    if after[0].text == "that":
        yield f"What {'makes' if auxiliary == 'do' else 'made'} you feel {tail}"
    elif after[0].text in _PLEASANT:
        yield f"What {'helps' if auxiliary == 'do' else 'helped'} you feel {tail}"
    elif after[0].text in words.SUBJECT_PRONOUNS | words.DETERMINERS:
        yield from _felt_that(auxiliary, after)
    else:
        yield f"What {'do' if auxiliary == 'do' else 'did'} you do when you {'feel' if auxiliary == 'do' else 'felt'} {tail}"


def _felt_that(auxiliary: str, after: Sequence[Word]) -> Iterator[str]:
    """ "do you feel it was handled well" → "How do you feel it was handled"; any other claim is put in doubt."""
    told = phrases.trimmed(after)
    if told and told[-1].text in MANNER:
        yield f"How {auxiliary} you feel {phrases.render(told[:-1])}"
    yield f"What is your own view on whether {phrases.render(told)}"


def _doing(auxiliary: str, deed: str, rest: Sequence[Word]) -> Iterator[str]:
    gets_by = rest[0].text != "get" or (len(rest) > 1 and rest[1].text in ("along", "on", "through", "by", "around"))
    if rest[0].text == "say":
        return
    if rest[0].text in (_HOW if auxiliary == "do" else _HOW_PAST) and gets_by:
        yield f"How {auxiliary} you {deed}"
    if auxiliary == "did":
        for thing in nouns.things(rest)[:1]:
            if thing.definite:
                yield f"How did it go with {thing.text}"
        yield f"What was it like to {deed}"
    else:
        yield f"What is it like for you to {deed}"


def _you_would(auxiliary: str, rest: Sequence[Word]) -> Iterator[str]:
    texts = [part.text for part in rest]
    if any(text in ("me", "us") for text in texts) and auxiliary in ("could", "might"):
        yield f"How could you {phrases.render(rest)}"
    elif texts[0] == "mind" and len(texts) > 2 and texts[1].endswith("ing") and (deed := phrases.deed(rest[1:])):
        yield f"How would it be for you to {deed}"
    elif texts[0] == "say" and len(texts) > 2:
        for thing in nouns.things(rest)[:1]:
            yield f"What would you say about {thing.text}"
    elif texts[0] in ("like", "love", "want", "prefer") and len(rest) > 2 and texts[1] == "to":
        yield f"What would it mean to you to {phrases.render(rest[2:])}"
    elif (deed := phrases.deed(rest)) and texts[0] not in ("rather", "be"):
        yield f"What would it be like for you to {deed}"
    else:
        for thing in [each for each in nouns.things(rest) if not each.vague][:1]:
            yield f"What are your thoughts on {thing.text}"
