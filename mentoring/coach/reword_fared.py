"""Whether something is well, went well or was nice, asked without the verdict: how it is, how it went, what it was like."""

import itertools
from collections.abc import Iterator, Sequence

from mentoring.coach import nouns, phrases, verbs, words
from mentoring.coach.noun_words import COMPARED
from mentoring.coach.reading import Word
from mentoring.coach.subjects import BE, subject_length

# The verdict in "did it go well", which falls away.
MANNER = frozenset("well badly ok okay alright fine good great smoothly properly nicely poorly right wrong".split())
_MANNERS = (("to", "plan"), ("as", "planned"), ("as", "expected"), ("all", "right"), ("according", "to", "plan"))
# "Do you know him well" is not "how do you know him".
_NOMANNER = frozenset("know feel mean think speak understand hear see read pay like make mind get be".split())
_QUITE = frozenset("really very quite pretty so too all fairly reasonably".split())
_NICE = frozenset(
    "good nice great lovely pleasant bad terrible awful hard tough rough quiet busy long relaxing restful safe happy fun decent "
    "productive stressful calm smooth close strong healthy proper difficult easy big small hectic boring".split()
)
_BETTER = COMPARED - frozenset("useful useless clear true flawed able real warm cold hot".split())
_CHANGING = {"get": "change", "got": "changed", "gotten": "changed", "become": "changed", "getting": "changing"}
OCCASIONS = frozenset(
    "chat talk break meeting holiday lesson shift weekend trip party call conversation interview exam test review lunch day week "
    "evening appraisal training course visit look think round handover hearing trial audit inspection launch release migration "
    "demo standup stand-up briefing presentation session workshop event rehearsal match game class lecture show service season move".split()
)
_POINTING = frozenset("it that this there".split())


def fared(parts: Sequence[Word]) -> Iterator[str]:
    """ "Did your talk go badly" → "How did your talk go"; "did you have a nice holiday" → "How was your holiday"."""
    if len(parts) < 3 or parts[0].text not in words.AUXILIARIES:
        return
    auxiliary = parts[0].text
    length = subject_length(parts[1:], auxiliary)
    who, rest = parts[1 : 1 + length], parts[1 + length :]
    while len(rest) > 1 and rest[0].text in words.ADVERBS | {"both", "all"}:
        rest = rest[1:]
    if auxiliary in BE and rest and rest[0].text in words.PREPOSITIONS and rest[-1].text in MANNER:
        who, rest = [*who, *rest[:-1]], rest[-1:]
    if not rest:
        return
    yield from _had(auxiliary, who, rest)
    yield from _it_was(auxiliary, who, rest)
    yield from _better(auxiliary, who, rest)
    yield from _well(auxiliary, who, rest)


def _well(auxiliary: str, who: Sequence[Word], rest: Sequence[Word]) -> Iterator[str]:
    """ "did the inspection go to plan", "is everything ok at home", "have you settled in well"."""
    subject, first = phrases.render(who), rest[0].text
    if first == "been" and len(rest) > 1:
        first = rest[1].text
    for at in range(len(rest)):
        length = _length_of_manner(rest, at)
        after = phrases.trimmed(rest[at + length :]) if length else []
        if not length or (after and after[0].text not in words.PREPOSITIONS | words.ADVERBS | {"when", "this", "last"}):
            continue
        if not at:
            yield from _is_well(auxiliary, who, after)
        elif verbs.base(first) not in _NOMANNER and (verbs.is_verb(first) or first in ("been", "going", "gone")):
            before = rest[:at]
            while len(before) > 1 and before[-1].text in _QUITE:
                before = before[:-1]
            yield f"How {auxiliary} {subject} {phrases.render([*before, *after])}"
        return


def _length_of_manner(rest: Sequence[Word], at: int) -> int:
    """How many words from here say that something is or went well; 0 for none."""
    texts = tuple(part.text for part in rest[at : at + 3])
    for manner in _MANNERS:
        if texts[: len(manner)] == manner:
            return len(manner)
    return int(texts[0] in MANNER)


def _is_well(auxiliary: str, who: Sequence[Word], after: Sequence[Word]) -> Iterator[str]:
    """ "Is everything ok" → "How is everything"; a day that is to suit somebody is left to those who arrange."""
    if (
        auxiliary not in BE
        or who[0].text in _POINTING | {"you", "i", "we"}
        or any(_is_a_time(word.text) for word in who)
    ):
        return
    if who[0].text in ("everything", "things", "all"):
        yield f"How {auxiliary} {'everything' if who[0].text == 'all' else phrases.render(who)} {phrases.render(after)}"
        return
    thing = next(iter(nouns.things(who)), None)
    if thing and not thing.vague and not thing.person and auxiliary in ("is", "are"):
        yield f"What do you make of {phrases.render(who)}"
    else:
        yield f"How {auxiliary} {phrases.render(who)} {'doing' if thing and thing.person else ''} {phrases.render(after)}"


def _is_a_time(word: str) -> bool:
    return nouns.is_day(word) or word in ("o'clock", "tomorrow", "tonight") or word[0].isdigit()


def _had(auxiliary: str, who: Sequence[Word], rest: Sequence[Word]) -> Iterator[str]:
    """ "Did you have a nice holiday" → "How was your holiday", "What was your holiday like"."""
    texts = [part.text for part in rest]
    if who[0].text != "you" or texts[0] not in ("have", "had") or len(rest) < 4 or texts[1] not in ("a", "an"):
        return
    at = 2
    while at < len(rest) - 1 and texts[at] in _NICE | _QUITE:
        at += 1
    length = nouns.length_of_thing(rest[at:])
    thing = phrases.render(rest[at : at + length])
    if not length or (at == 2 and texts[at + length - 1] not in OCCASIONS):
        return
    if any(named.person for named in nouns.things([rest[1], *rest[at : at + length]])):
        yield f"What {'is' if auxiliary == 'do' else 'was'} it like to work with your {thing}"
        return
    after = phrases.render(phrases.trimmed(rest[at + length :]))
    if auxiliary == "did":
        yield f"How was your {thing} {after}"
        yield f"What was your {thing} {after} like"
    elif auxiliary == "have":
        yield f"How has your {thing} been {after}"
    elif auxiliary == "do":
        yield f"How is your {thing} {after}"


def _it_was(auxiliary: str, who: Sequence[Word], rest: Sequence[Word]) -> Iterator[str]:
    """ "Was it a long drive" → "What was the drive like"."""
    texts = [part.text for part in rest]
    if (
        auxiliary not in ("is", "was")
        or who[0].text not in ("it", "that", "this")
        or texts[0] not in ("a", "an")
        or "or" in texts
    ):
        return
    at = 1
    while at < len(rest) - 1 and texts[at] in _NICE | _QUITE:
        at += 1
    thing = next(iter(nouns.things([rest[0], *rest[at:]])), None)
    telling = thing and (not thing.vague or thing.text.split()[-1] in OCCASIONS)
    if at > 1 and thing and telling and thing.text.startswith(("a ", "an ")):
        yield f"What {auxiliary} the {thing.text.partition(' ')[2]} like"


def _better(auxiliary: str, who: Sequence[Word], rest: Sequence[Word]) -> Iterator[str]:
    """ "Have things got better" → "How have things changed"; "has it made life easier" → "What difference has it made"."""
    subject, texts = phrases.render(who), [part.text for part in rest]
    at = next((index for index, text in enumerate(texts) if text in _BETTER), None)
    if at is None or who[0].text == "you":
        return
    after = list(itertools.takewhile(lambda part: part.text != ",", rest[at + 1 :]))
    if after and after[0].text not in words.PREPOSITIONS | words.ADVERBS:
        return
    tail = phrases.render(after)
    if texts[0] in _CHANGING and at <= 3:
        yield f"How {auxiliary} {subject} {_CHANGING[texts[0]]} {tail}"
    elif texts[0] in ("make", "made", "making") and at >= 2:
        yield f"What difference {auxiliary} {subject} {texts[0]} {tail}"
    elif auxiliary in ("is", "are") and texts[:at] in ([], ["any"], ["feeling"], ["any", "bit"]) and not after:
        yield f"How {auxiliary} {subject} these days"
