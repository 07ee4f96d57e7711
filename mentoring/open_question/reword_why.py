"""Why, without the call to justify oneself: what led to it, what keeps one there, what gets in the way."""

from collections.abc import Iterator, Sequence

from mentoring.open_question import phrases, verbs, words
from mentoring.open_question.clause import Ask
from mentoring.open_question.reading import Word

_OBJECT_OF = {"i": "me", "he": "him", "she": "her", "we": "us", "they": "them", "you": "you", "it": "it"}
_LED = frozenset("did had".split())


def softened(ask: Ask) -> Iterator[str]:
    """Why did you leave → what led you to leave; why don't you → what gets in the way of."""
    parts = _after_why(ask.words)
    if not parts:
        return
    found = list(_inverted(parts) if parts[0].text in words.AUXILIARIES else _told(parts))
    yield from found
    if not any(found):
        yield from _named(parts)


def _after_why(parts: Sequence[Word]) -> Sequence[Word]:
    """What follows "why", "how come", "for what reason", "what is the reason that"."""
    texts = [part.text for part in parts]
    for cue in ("why", "come", "comes", "reason", "reasons"):
        if cue in texts[:8]:
            at = texts.index(cue) + 1
            while (
                at < len(texts)
                and texts[at] in ("exactly", "that", "for", ",", "why", "behind", "is", "it")
                and not (texts[at] in ("is", "that") and cue == "why" and texts[at : at + 3] != ["is", "it", "that"])
            ):
                at += 1
            return phrases.without_adverbs(parts[at:]) if at < len(texts) and texts[at] != "not" else parts[at:]
    return parts


def _inverted(parts: Sequence[Word]) -> Iterator[str]:
    """ "did you choose nursing", "are you so quiet", "is that important"."""
    auxiliary = parts[0].text
    negated = any(part.text in ("n't", "not") for part in parts[1:4])
    rest = [part for place, part in enumerate(parts[1:]) if not (part.text in ("n't", "not") and place < 3)]
    if rest and rest[0].text == "you":
        yield from _about_you(auxiliary, rest[1:], negated=negated)
    elif rest:
        yield from _about_others(auxiliary, rest, negated=negated)


def _about_you(auxiliary: str, rest: Sequence[Word], *, negated: bool) -> Iterator[str]:
    rest = phrases.trimmed(rest)
    state = phrases.render(phrases.without_adverbs(rest))
    deed = phrases.deed(rest)
    if not state:
        return
    if auxiliary in ("are", "were") and rest[0].text == "still":
        yield f"What keeps you {state}"
    elif auxiliary in ("are", "were"):
        going = rest[0].text.endswith("ing") and deed
        yield f"What has got in the way of {phrases.doing(deed)}" if going and negated and deed else ""
        yield f"What is behind {state}" if going else f"What is going on for you when you {auxiliary} {state}"
    elif auxiliary in ("do", "did") and deed and deed.split()[0] in ("think", "believe", "feel"):
        yield f"What makes you {deed}"
    elif negated and deed and deed.split()[0] in ("like", "enjoy", "love", "trust", "want"):
        for thing in phrases.things(rest)[:1]:
            yield f"What is it about {thing.text} that does not work for you"
    elif negated or auxiliary in ("can", "could"):
        yield f"What has got in the way of {phrases.doing(deed)}" if deed else ""
    elif auxiliary == "would" and deed:
        yield f"What would lead you to {deed}"
    elif deed:
        yield f"What led you to {deed}" if auxiliary != "do" else f"What leads you to {deed}"


def _about_others(auxiliary: str, rest: Sequence[Word], *, negated: bool) -> Iterator[str]:
    length = subject_length(rest)
    who = _OBJECT_OF.get(rest[0].text) if length == 1 else None
    subject = who or phrases.render(rest[:length])
    tail = phrases.trimmed(phrases.without_adverbs(rest[length:]))
    if not tail:
        return
    if auxiliary in ("is", "are", "was", "were"):
        made = "makes" if auxiliary in ("is", "are") else "made"
        if verbs.is_participle(tail[0].text) and auxiliary in ("was", "were", "is", "are"):
            yield f"What led to {subject} {'not ' if negated else ''}being {phrases.render(tail)}"
        yield f"What {made} {subject} {'not ' if negated else ''}{phrases.render(tail)}"
        return
    deed = phrases.deed(tail)
    if auxiliary in ("would", "could", "might") and deed:
        yield f"What would make {subject} {deed.removeprefix('be ')}"
    elif deed and negated:
        yield f"What keeps {subject} from {phrases.doing(deed)}"
    elif deed:
        yield f"What made {subject} {deed}" if auxiliary in _LED else f"What makes {subject} {deed}"


def subject_length(parts: Sequence[Word]) -> int:
    """How many words the subject takes: one pronoun, or a noun phrase."""
    if parts[0].text in words.SUBJECT_PRONOUNS and parts[0].text not in ("this", "that", "these", "those", "one"):
        return 1
    if parts[0].text in ("this", "that", "these", "those") and (
        len(parts) < 2
        or not phrases.things(parts[:2])
        or parts[1].text in words.EVERYDAY
        or parts[1].text in ("important", "still")
    ):
        return 1
    return max(phrases.length_of_thing(parts), 1)


def _told(parts: Sequence[Word]) -> Iterator[str]:
    """ "how come you never applied", "why they closed the branch": the order of a statement."""
    length = subject_length(parts)
    subject = _OBJECT_OF.get(parts[0].text, "") if length == 1 else phrases.render(parts[:length])
    rest = parts[length:]
    negated = any(part.text in ("never", "not", "n't") for part in rest[:3])
    rest = phrases.trimmed([part for part in phrases.without_adverbs(rest) if part.text != "did" or not negated])
    rest = phrases.without_adverbs(rest)
    if not subject or not rest or rest[0].text in words.PREPOSITIONS | {"to"}:
        return
    if rest[0].text in ("is", "are", "was", "were"):
        auxiliary, tail = rest[0].text, phrases.without_adverbs(rest[1:])
        yield from (
            _about_you(auxiliary, tail, negated=negated)
            if subject == "you"
            else _about_others(auxiliary, [*parts[:length], *tail], negated=negated)
        )
        return
    past = verbs.is_past(rest[0].text)
    deed = phrases.deed(rest) if past or subject in ("you", "them", "me", "us") else _third_person(rest)
    if deed and negated:
        yield (
            f"What has got in the way of {phrases.doing(deed)}"
            if subject == "you"
            else f"What keeps {subject} from {phrases.doing(deed)}"
        )
    elif deed and subject == "you":
        yield f"What led you to {deed}" if past else f"What leads you to {deed}"
    elif deed:
        yield f"What made {subject} {deed}" if past else f"What makes {subject} {deed}"


def _third_person(rest: Sequence[Word]) -> str | None:
    deed = phrases.deed(rest)
    if not deed:
        return None
    head, _, tail = deed.partition(" ")
    return f"{verbs.third_person_to_base(head)} {tail}".strip()


def _named(parts: Sequence[Word]) -> Iterator[str]:
    """ "Why teaching?", "what is the reason for your move": a thing instead of a clause."""
    if not parts:
        return
    if len(parts) == 1 and phrases.content_words([parts[0].text]):
        yield f"What drew you to {phrases.render(parts)}"
    for thing in phrases.things(parts)[:1]:
        yield f"What led to {thing.text}" if thing.definite else f"What matters to you about {thing.text}"
        yield f"What is the story behind {thing.text}"
