"""Yes-or-no questions about other people and things, "does your manager", "has the printer", opened up."""

from collections.abc import Iterator, Sequence

from mentoring.coach import nouns, phrases, verbs, words
from mentoring.coach.reading import Word
from mentoring.coach.reword_fared import OCCASIONS

_THINGS = frozenset("anything something".split())
# Of these one can ask how somebody does them; "how did she arrive" would be about the bus.
_HOW = frozenset(
    "help react respond handle deal support work affect change go feel treat cope manage develop influence prepare plan communicate "
    "decide organise organize run use solve share teach learn welcome explain train look sound fit shape choose spend play".split()
)
_LIKING = frozenset("like enjoy love hate value".split())
_SETTLING = frozenset(
    "fix repair mend change solve settle replace approve sign answer sort finish pay reopen cancel".split()
)
# After these words a verb tells when or how far, and "how" would ask for nothing.
_ENDED = frozenset("late early over out again long short on off down away behind ahead before after until till".split())
_TROUBLES = frozenset("bother annoy disturb upset worry stress".split())
_SAID_OF_A_FEELING = frozenset("good bad ok okay right wrong great fine strange weird".split())


def about_others(auxiliary: str, who: Sequence[Word], rest: Sequence[Word]) -> Iterator[str]:
    """ "Does your manager listen", "has the training been useful", "did the auditor find something"."""
    subject = phrases.render(who)
    if who[0].text in ("anyone", "anybody", "someone", "somebody", "everyone", "nobody"):
        yield from _whenever("somebody", rest)
        return
    if who[0].text in _THINGS and len(who) == 1 and verbs.is_verb(rest[0].text):
        yield f"What {_of_its_own(auxiliary, rest)}"
        return
    for index, part in enumerate(rest):
        after = rest[index + 1 :]
        if index and part.text in _THINGS and (not after or after[0].text in words.PREPOSITIONS):
            yield f"What {auxiliary} {subject} {phrases.render([*rest[:index], *after])}"
            return
    texts = [part.text for part in rest]
    if any_of := _any(rest):
        yield f"What {any_of[1]} {auxiliary} {subject} {any_of[0]}"
    if texts[:3] == ["matter", "to", "you"]:
        yield f"What does it mean to you {phrases.render(rest[3:])}"
    elif texts[0] in ("know", "think", "take", "last", "want", "said", "told", "mentioned") or texts[:2] == ["be", "a"]:
        return
    elif texts[0] == "feel" and texts[-1] in _SAID_OF_A_FEELING:
        yield f"How {auxiliary} {subject} feel"
    elif texts[:2] == ["make", "you"] and len(rest) > 2:
        yield f"How {auxiliary} {subject} make you feel"
    elif auxiliary in ("has", "have") and texts[0] == "been" and _has_been_done(who, texts):
        yield f"What has happened with {subject}"
    elif auxiliary in ("has", "have", "had") and texts[0] == "been":
        if any(thing.person for thing in nouns.things(who)):
            yield f"What {'had' if auxiliary == 'had' else 'has'} it been like to work with {subject}"
        yield f"What {auxiliary} {subject} been like for you"
        yield f"How {auxiliary} {subject} {phrases.render(rest)}"
    elif texts[0] in _TROUBLES:
        yield f"How {auxiliary} {subject} affect {phrases.render(rest[1:])}"
    elif verbs.is_verb(texts[0]):
        yield from _how(auxiliary, who, rest)


def _of_its_own(auxiliary: str, rest: Sequence[Word]) -> str:
    """ "did anything change after the strike" → "changed after the strike", for "what" to stand before."""
    verb, after = rest[0].text, phrases.render(rest[1:])
    if auxiliary in ("did", "does"):
        return f"{verbs.past(verb) if auxiliary == 'did' else verbs.third_person(verb)} {after}"
    return f"{auxiliary} {phrases.render(rest)}"


def _any(rest: Sequence[Word]) -> tuple[str, str] | None:
    """ "offered you any support" → what was done, and what it was done with: "offered you", "support"."""
    at = next((index for index, part in enumerate(rest) if index and part.text == "any"), None)
    length = nouns.length_of_thing(rest[at + 1 :]) if at else 0
    if not at or not length or not verbs.is_verb(rest[0].text) or rest[at - 1].text in words.PREPOSITIONS:
        return None
    thing, after = rest[at + 1 : at + 1 + length], rest[at + 1 + length :]
    return phrases.render([*rest[:at], *after]), phrases.render(thing)


def _has_been_done(who: Sequence[Word], texts: Sequence[str]) -> bool:
    """ "has the printer been repaired": a deed done to a thing, and no verdict on it."""
    person = any(thing.person for thing in nouns.things(who)) or who[0].text in words.SUBJECT_PRONOUNS
    return len(texts) > 1 and not person and verbs.is_participle(texts[1]) and verbs.is_verb(texts[1])


def is_settled(auxiliary: str, who: Sequence[Word], rest: Sequence[Word]) -> bool:
    """ "is the oven fixed": whether something has been seen to."""
    settled = verbs.is_participle(rest[0].text) and verbs.base(rest[0].text) in _SETTLING
    return auxiliary in ("is", "are") and settled and not any(thing.person for thing in nouns.things(who))


def _how(auxiliary: str, who: Sequence[Word], rest: Sequence[Word]) -> Iterator[str]:
    """ "Did the workshop help" → how; "did the customer complain" → how it went; "does your team eat early" → what it is like."""
    if any(verbs.is_past(part.text) and verbs.is_verb(part.text) for part in who[1:]):
        return
    subject, verb = phrases.render(who), verbs.base(rest[0].text)
    named = next(iter(nouns.things(who)), None)
    pronoun = len(who) == 1 and who[0].text in words.SUBJECT_PRONOUNS - {"it"}
    ended = len(rest) > 1 and rest[1].text in _ENDED
    if auxiliary in ("has", "have") and verb not in _HOW and (about := _fate(who, rest, pronoun=pronoun)):
        yield f"What has happened with {about}"
    elif verb in _LIKING and len(rest) > 1 and auxiliary in ("do", "does", "did"):
        yield f"What {auxiliary} {subject} {phrases.render(rest[:1])} about {phrases.render(rest[1:])}"
    elif auxiliary == "will" and verb not in _HOW and not pronoun and (deed := phrases.deed(rest)):
        yield f"What would it mean for you if {subject} {in_the_past(deed)}"
    elif auxiliary in ("has", "have") and verb not in _HOW and named and named.person and len(rest) < 3:
        yield f"How are things going with {subject}"
    elif (verb in _HOW and not ended) or auxiliary in ("can", "could", "will", "would") or pronoun:
        yield f"How {auxiliary} {subject} {phrases.render(rest)}"
    elif auxiliary == "did" and who[-1].text in OCCASIONS:
        yield f"How did {subject} go"
    elif auxiliary == "did" and who[0].text != "it":
        yield f"How did it go with {subject}" if not named or named.person else f"What happened with {subject}"
    elif auxiliary in ("do", "does"):
        yield from _whenever(subject, rest, plural=auxiliary == "do")
    else:
        yield f"How {auxiliary} {subject} {phrases.render(rest)}"


def _fate(who: Sequence[Word], rest: Sequence[Word], *, pronoun: bool) -> str | None:
    """What it is that something has been done about: the belt in "have they fixed the belt"."""
    touched = [thing for thing in nouns.things(rest) if thing.definite and not thing.person and not thing.vague]
    if touched and rest[1].text in words.DETERMINERS and verbs.base(rest[0].text) in _SETTLING:
        return touched[0].text
    subject = next(iter(nouns.things(who)), None)
    return phrases.render(who) if subject and not subject.person and not pronoun else None


def _whenever(subject: str, rest: Sequence[Word], *, plural: bool = False) -> Iterator[str]:
    """ "Does anybody thank you" → "What is it like for you when somebody thanks you"."""
    if deed := phrases.deed(rest):
        verb, _, after = deed.partition(" ")
        yield f"What is it like for you when {subject} {verb if plural else verbs.third_person(verb)} {after}"


def in_the_past(deed: str) -> str:
    """A deed after "if I": "be late" → "were late", "open a window" → "opened a window"."""
    head, _, rest = deed.partition(" ")
    return f"{'were' if head == 'be' else verbs.past(head)} {rest}".strip()
