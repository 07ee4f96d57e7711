"""Why, without the call to justify oneself: what led to it, what keeps one there, what gets in the way."""

from collections.abc import Iterator, Sequence

from mentoring.coach import nouns, phrases, verbs, words
from mentoring.coach.asking import TRAILING_VIEW
from mentoring.coach.clause import Ask
from mentoring.coach.reading import Word
from mentoring.coach.subjects import BE, OBJECT_OF, subject_length

_FELT = frozenset("think believe feel want like love enjoy prefer hate need trust know mind care say".split())
_DISLIKED = frozenset("like enjoy love trust want".split())
_DO = frozenset("do does did".split())
_STRESSED = ({"on", "in", "the"}, {"earth", "world", "hell", "heck"})
_NOBODY = frozenset("nobody no-one none noone".split())


def softened(ask: Ask) -> Iterator[str]:
    """Why did you leave → what led you to leave; why don't you → what gets in the way of."""
    parts = _without_view(_after_why(ask.words))
    if not parts:
        return
    texts = [part.text for part in parts]
    if texts[0].endswith("ing") or (texts[0] == "not" and len(texts) > 1 and texts[1].endswith("ing")):
        yield f"What led to {phrases.render(phrases.trimmed(parts))}"
        return
    found = list(filter(None, _inverted(parts) if texts[0] in words.AUXILIARIES else _told(parts)))
    yield from found
    if not found:
        yield from _named(parts)


def _without_view(parts: Sequence[Word]) -> Sequence[Word]:
    """ "Why is that, do you think" → "is that"."""
    text = "".join(f"{part.text} " for part in parts)
    found = TRAILING_VIEW.search(text)
    if found and found.start() and text[: found.start()].strip(" ,"):
        return parts[: len(text[: found.start()].split())]
    return parts


def _after_why(parts: Sequence[Word]) -> Sequence[Word]:
    """What follows "why", "how come", "for what reason", "what is the reason that"."""
    texts = [part.text for part in parts]
    if "why" in texts[:8] and texts[texts.index("why") + 1 :][:3] == ["is", "it", "that"]:
        return parts[texts.index("why") + 4 :]
    for cue in ("why", "come", "comes", "reason", "reasons"):
        if cue in texts[:8]:
            at = _past_stress(texts, texts.index(cue) + 1)
            while (
                at < len(texts)
                and texts[at] in ("exactly", "that", "for", ",", "why", "behind", "is", "it")
                and not (texts[at] in ("is", "that") and cue == "why" and texts[at : at + 3] != ["is", "it", "that"])
            ):
                at += 1
            told = at < len(texts) and texts[at] not in ("not", "there")
            return phrases.without_adverbs(parts[at:]) if told else parts[at:]
    return parts


def _past_stress(texts: Sequence[str], at: int) -> int:
    """Past "on earth", "the hell", "in the world"."""
    little, big = _STRESSED
    end = at
    while end < len(texts) and texts[end] in little:
        end += 1
    return end + 1 if end > at and end < len(texts) and texts[end] in big else at


def _inverted(parts: Sequence[Word]) -> Iterator[str]:
    """ "did you choose nursing", "are you so quiet", "is that important"."""
    auxiliary = parts[0].text
    negated = any(part.text in ("n't", "not") for part in parts[1:4])
    rest = [part for place, part in enumerate(parts[1:]) if not (part.text in ("n't", "not") and place < 3)]
    if rest and rest[0].text == "you":
        yield from _about_you(auxiliary, rest[1:], negated=negated)
    elif rest:
        length = subject_length(rest, auxiliary)
        yield from _about_others(auxiliary, rest[:length], rest[length:], negated=negated)


def _about_you(auxiliary: str, rest: Sequence[Word], *, negated: bool) -> Iterator[str]:
    rest = phrases.trimmed(rest)
    state = phrases.render(phrases.without_adverbs(rest))
    deed = phrases.deed(rest)
    if not state:
        return
    if auxiliary in ("are", "were"):
        yield from _state(auxiliary, rest, state, deed, negated=negated)
    elif negated and deed and deed.split()[0] in _DISLIKED:
        for thing in nouns.things(rest)[:1]:
            yield f"What is it about {thing.text} that does not work for you"
    elif negated or auxiliary in ("can", "could"):
        yield f"What has got in the way of {phrases.doing(deed)}" if deed else ""
    elif auxiliary == "do" and rest[0].text == "need" and len(rest) > 1:
        needed = phrases.render(rest[1:])
        yield (
            f"What makes it necessary for you {needed}"
            if rest[1].text == "to"
            else f"What is behind your need for {needed}"
        )
    elif deed and deed.split()[0] in _FELT:
        yield f"What {'made' if auxiliary == 'did' else 'makes'} you {deed}"
    elif auxiliary == "would" and deed:
        yield f"What would lead you to {deed}"
    elif deed:
        yield f"What leads you to {deed}" if auxiliary == "do" else f"What led you to {deed}"


def _state(auxiliary: str, rest: Sequence[Word], state: str, deed: str | None, *, negated: bool) -> Iterator[str]:
    """ "are you still here", "are you leaving", "are you so quiet"."""
    if rest[0].text == "still":
        yield f"What keeps you {state}"
    elif rest[0].text.endswith("ing") and deed:
        yield f"What has got in the way of {phrases.doing(deed)}" if negated else f"What is behind you {state}"
    elif rest[0].text in words.PREPOSITIONS - {"like"}:
        yield f"What kept you from being {state}" if negated else f"What led to you being {state}"
    else:
        quiet = phrases.render(rest)
        yield f"What {'makes' if auxiliary == 'are' else 'made'} you {'not ' if negated else ''}{quiet}"


def _about_others(auxiliary: str, who: Sequence[Word], rest: Sequence[Word], *, negated: bool) -> Iterator[str]:
    one = len(who) == 1
    subject = (OBJECT_OF.get(who[0].text) if one else None) or phrases.render(who)
    tail = phrases.trimmed(phrases.without_adverbs(rest) if auxiliary not in BE else rest)
    if not tail:
        return
    if auxiliary in BE:
        made = "makes" if auxiliary in ("is", "are") else "made"
        kind = "not " if negated else ""
        if who[0].text == "there":
            yield f"What {'leads' if auxiliary in ('is', 'are') else 'led'} to there being {phrases.render(_none(tail) if negated else tail)}"
            return
        if negated:
            yield f"What {'keeps' if made == 'makes' else 'kept'} {subject} from being {phrases.render(tail)}"
            return
        said = phrases.without_adverbs(tail)
        if said and said[0].text in words.PREPOSITIONS - {"like"}:
            yield f"What led to {subject} {kind}being {phrases.render(said)}"
            return
        if said and verbs.is_participle(said[0].text):
            yield f"What led to {subject} {kind}being {phrases.render(said)}"
            return
        yield f"What {made} {subject} {kind}{phrases.render(tail)}"
        return
    deed = phrases.deed(tail)
    past = auxiliary in ("did", "had") or (auxiliary in ("has", "have") and not negated)
    if deed and not negated and auxiliary in _DO and rest[0].text == "still":
        yield f"What keeps {subject} {phrases.doing(deed)}"
        return
    if not deed or deed == "give you":
        return
    if auxiliary in ("would", "could", "might"):
        yield f"What would make {subject} {deed.removeprefix('be ')}"
    elif who[0].text in _NOBODY and not negated:
        yield f"What {'kept' if past else 'keeps'} people from {phrases.doing(deed)}"
    elif negated:
        yield f"What {'kept' if past else 'keeps'} {subject} from {phrases.doing(deed)}"
    else:
        yield f"What {'made' if past else 'makes'} {subject} {deed}"


def _none(parts: Sequence[Word]) -> Sequence[Word]:
    """ "never any coffee" → "no coffee", "enough chairs" → "not enough chairs"."""
    kept = [part for part in parts if part.text not in ("never", "any", "ever")]
    none = "not" if kept and kept[0].text in ("enough", "more", "many", "much", "a") else "no"
    return [Word(text=none, shown=none, start=parts[0].start, end=parts[0].start), *kept]


def _told(parts: Sequence[Word]) -> Iterator[str]:
    """ "how come you never applied", "why they closed the branch": the order of a statement."""
    if nouns.length_of_thing(parts) >= len(parts):
        return
    length = _length_in_statement(parts)
    who, rest = parts[:length], parts[length:]
    negated = any(part.text in ("never", "not", "n't") for part in rest[:3])
    verb = phrases.without_adverbs([part for part in rest if part.text not in _DO or not negated])
    if not verb or verb[0].text in words.PREPOSITIONS | {"to"}:
        return
    if verb[0].text in BE:
        tail = [part for part in verb[1:] if part.text not in ("n't", "not")]
        yield from (
            _about_you(verb[0].text, tail, negated=negated)
            if who[0].text == "you"
            else _about_others(verb[0].text, who, tail, negated=negated)
        )
        return
    deed = _deed_told(verb, plain=who[0].text in ("you", "they", "we", "i"))
    if not deed:
        return
    past = verbs.is_past(verb[0].text)
    if who[0].text == "you":
        if past and not negated:
            told = phrases.render(phrases.trimmed(verb))
            yield from list(_about_you("did", _as_base(verb), negated=False))[:1]
            yield f"What was going on for you when you {told}"
            return
        yield from _about_you("did" if past else "do", _as_base(verb), negated=negated)
    elif past:
        yield from _about_others("did", who, _as_base(verb), negated=negated)
    else:
        yield from _about_others("do", who, _as_base(verb), negated=negated)


def _length_in_statement(parts: Sequence[Word]) -> int:
    """The subject of a statement: up to its verb, in whatever form."""
    if parts[0].text in words.SUBJECT_PRONOUNS and parts[0].text not in ("this", "that", "these", "those", "one"):
        prepositional = parts[0].text in _NOBODY and len(parts) > 3 and parts[1].text in words.PREPOSITIONS
        return 2 + max(nouns.length_of_thing(parts[2:]), 1) if prepositional else 1
    for at in range(1, min(len(parts), 7)):
        if parts[at].text in words.AUXILIARIES:
            return at
    length = max(min(nouns.length_of_thing(parts), len(parts) - 1), 1)
    # "the team split up": what looked like one more noun was the verb.
    splits = length > 1 and parts[length].text in words.PREPOSITIONS and verbs.is_verb(parts[length - 1].text)
    return length - 1 if splits else length


def _deed_told(rest: Sequence[Word], *, plain: bool) -> str | None:
    return phrases.deed(rest if plain else _as_base(rest))


def _as_base(rest: Sequence[Word]) -> list[Word]:
    """ "works late" → "work late", "applied" → "apply"."""
    first = rest[0]
    bare = verbs.third_person_to_base(verbs.base(first.text))
    return [Word(text=bare, shown=bare, start=first.start, end=first.end), *rest[1:]]


def _named(parts: Sequence[Word]) -> Iterator[str]:
    """ "Why teaching?", "what is the reason for your move": a thing instead of a clause."""
    if len(parts) == 1 and phrases.content_words([parts[0].text]):
        yield f"What drew you to {phrases.render(parts)}"
    for thing in nouns.things(parts)[:1]:
        yield f"What led to {thing.text}" if thing.definite else f"What matters to you about {thing.text}"
        yield f"What is the story behind {thing.text}"
