"""Yes-or-no questions opened up: the same people and things, with room for more than one word."""

from collections.abc import Iterator, Sequence

from mentoring.open_question import nouns, phrases, verbs, words
from mentoring.open_question.clause import Ask, Form
from mentoring.open_question.reading import Word
from mentoring.open_question.reword_checks import checked
from mentoring.open_question.reword_choice import weighed
from mentoring.open_question.reword_fared import fared
from mentoring.open_question.reword_you import about_you, timing
from mentoring.open_question.subjects import BE, subject_length

_ARRANGING = frozenset("meet move reschedule postpone talk speak call catch start shift push".split())
_THINGS = frozenset("anything something".split())
_WHERE = frozenset("to when for in at on with during".split())
# Of these one can ask how somebody does them; "how did she arrive" would be about the bus.
_HOW = frozenset(
    "help react respond handle deal support work affect change go feel treat cope manage develop influence prepare plan communicate "
    "decide organise organize run use solve share teach learn welcome explain train look sound fit shape choose spend play".split()
)
_TROUBLES = frozenset("bother annoy disturb upset worry stress".split())
# "is you happy": as people write who learned English late.
_AGREEING = {("is", "you"): "are", ("was", "you"): "were", ("does", "you"): "do", ("has", "you"): "have"}
_SAID_OF_A_FEELING = frozenset("good bad ok okay right wrong great fine strange weird".split())


def opened_up(ask: Ask) -> Iterator[str]:
    """A closed question → how, or what, about the same; the grammar of the ask decides which."""
    parts = _from_auxiliary(ask)
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


def _from_auxiliary(ask: Ask) -> Sequence[Word]:
    """The words from the auxiliary on; "if you enjoy the work" is read as "do you enjoy the work"."""
    parts = list(ask.words)
    while ask.form is Form.STATEMENT and len(parts) > 1 and parts[0].text in words.OPENERS | {","}:
        if parts[1].text == "or":
            break
        parts = parts[1:]
    told = ask.form is Form.STATEMENT and parts[0].text in ("you", "it", "they", "he", "she", "there", "that", "this")
    asked_if = ask.form is Form.EMBEDDED and parts[0].text in ("if", "whether")
    if not (told or asked_if):
        return parts
    parts = parts if told else parts[1:]
    return _turned_round(parts) if len(parts) > 1 else parts


def _turned_round(parts: list[Word]) -> list[Word]:
    """A statement in the order of a question: "the workshop helped you" → "did the workshop help you"."""
    if (
        parts[0].text == "you"
        and len(parts) > 2
        and parts[1].text in ("guys", "all", "two", "always", "already", "just")
    ):
        parts = [parts[0], *parts[2:]]
    second = parts[1]
    if second.text in words.AUXILIARIES and not (second.text in ("have", "had") and not _perfect(parts)):
        return [second, parts[0], *parts[2:]]
    if parts[0].text == "you" and second.text.endswith("ing"):
        return [_auxiliary_word("are", parts), *parts]
    if parts[0].text == "you":
        past = verbs.is_past(second.text) and second.text not in ("have", "had", "put", "let")
        bare = verbs.base(second.text) if past else second.text
        verb = Word(text=bare, shown=bare, start=second.start, end=second.end)
        return [_auxiliary_word("did" if past else "do", parts), parts[0], verb, *parts[2:]]
    for at in range(1, min(len(parts), 6)):
        if parts[at].text in words.AUXILIARIES:
            return [parts[at], *parts[:at], *parts[at + 1 :]]
        if verbs.is_past(parts[at].text) and verbs.is_verb(parts[at].text):
            bare = verbs.base(parts[at].text)
            verb = Word(text=bare, shown=bare, start=parts[at].start, end=parts[at].end)
            return [_auxiliary_word("did", parts), *parts[:at], verb, *parts[at + 1 :]]
    return parts


def _perfect(parts: Sequence[Word]) -> bool:
    """ "you have met her", not "you have experience"."""
    following = [part.text for part in parts[2:4] if part.text not in words.ADVERBS]
    return bool(following) and (verbs.is_participle(following[0]) or following[0] == "been")


def _auxiliary_word(text: str, parts: Sequence[Word]) -> Word:
    return Word(text=text, shown=text, start=parts[0].start, end=parts[0].start)


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
        yield from _does(auxiliary, who, rest)


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
    if rest[0].text.endswith("ing") and len(rest[0].text) > 4:
        yield f"How {auxiliary} {subject} {phrases.render(rest)}"
    elif rest[0].text in _THINGS:
        return
    elif rest[0].text == "what":
        yield f"How does {subject} compare with {phrases.render(rest)}"
    elif who[0].text not in words.SUBJECT_PRONOUNS or len(who) > 1:
        person = any(thing.person for thing in nouns.things(who))
        like = "was" if auxiliary in ("was", "were") else "is"
        yield f"What {like} it like to work with {subject}" if person else f"What {auxiliary} {subject} like for you"
        yield f"How would you describe {subject}"


def _does(auxiliary: str, who: Sequence[Word], rest: Sequence[Word]) -> Iterator[str]:
    """ "Does your manager listen", "has the training been useful", "did the auditor find something"."""
    subject = phrases.render(who)
    if who[0].text in ("anyone", "anybody", "someone", "somebody", "everyone", "nobody"):
        yield from _whenever("somebody", rest)
        return
    for index, part in enumerate(rest):
        after = rest[index + 1 :]
        if index and part.text in _THINGS and (not after or after[0].text in words.PREPOSITIONS):
            yield f"What {auxiliary} {subject} {phrases.render([*rest[:index], *after])}"
            return
    texts = [part.text for part in rest]
    if texts[:3] == ["matter", "to", "you"]:
        yield f"What does it mean to you {phrases.render(rest[3:])}"
    elif texts[0] in ("know", "think", "take", "last", "want", "said", "told", "mentioned") or texts[:2] == ["be", "a"]:
        return
    elif texts[0] == "feel" and texts[-1] in _SAID_OF_A_FEELING:
        yield f"How {auxiliary} {subject} feel"
    elif texts[:2] == ["make", "you"] and len(rest) > 2:
        yield f"How {auxiliary} {subject} make you feel"
    elif auxiliary in ("has", "have", "had") and texts[0] == "been":
        if any(thing.person for thing in nouns.things(who)):
            yield f"What {'had' if auxiliary == 'had' else 'has'} it been like to work with {subject}"
        yield f"What {auxiliary} {subject} been like for you"
        yield f"How {auxiliary} {subject} {phrases.render(rest)}"
    elif texts[0] in _TROUBLES:
        yield f"How {auxiliary} {subject} affect {phrases.render(rest[1:])}"
    elif verbs.is_verb(texts[0]):
        yield from _how(auxiliary, who, rest)


def _how(auxiliary: str, who: Sequence[Word], rest: Sequence[Word]) -> Iterator[str]:
    """ "Did the workshop help" → how; "did the customer complain" → how it went; "does your team eat early" → what it is like."""
    subject, verb = phrases.render(who), verbs.base(rest[0].text)
    named = next(iter(nouns.things(who)), None)
    pronoun = len(who) == 1 and who[0].text in words.SUBJECT_PRONOUNS - {"it"}
    if verb in _HOW or auxiliary in ("can", "could", "will", "would") or pronoun:
        yield f"How {auxiliary} {subject} {phrases.render(rest)}"
    elif auxiliary == "did" and who[0].text != "it":
        yield f"How did it go with {subject}" if not named or named.person else f"What happened with {subject}"
    elif auxiliary in ("do", "does"):
        yield from _whenever(subject, rest, plural=auxiliary == "do")
    else:
        yield f"How {auxiliary} {subject} {phrases.render(rest)}"


def _whenever(subject: str, rest: Sequence[Word], *, plural: bool = False) -> Iterator[str]:
    """ "Does anybody thank you" → "What is it like for you when somebody thanks you"."""
    if deed := phrases.deed(rest):
        verb, _, after = deed.partition(" ")
        yield f"What is it like for you when {subject} {verb if plural else verbs.third_person(verb)} {after}"


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
    if not deed or auxiliary in ("am", "did") or rest[0].text == "check":
        return
    if who == "we" and rest[0].text in _ARRANGING:
        yield f"How would it be for you if we {_first_person(deed)}"
    elif who == "we":
        yield f"What would be a good way for us to {deed}"
    else:
        yield f"How would it be for you if I {_first_person(deed)}"


def _first_person(deed: str) -> str:
    head, _, rest = deed.partition(" ")
    return f"{'were' if head == 'be' else verbs.past(head)} {rest}".strip()


def _about_things(parts: Sequence[Word]) -> Iterator[str]:
    for thing in [each for each in nouns.things(parts) if not each.vague][:2]:
        if thing.person and not thing.definite:
            yield f"What is your experience with {thing.text}"
        elif thing.person:
            yield f"How do you experience working with {thing.text}"
            yield f"What is your view of {thing.text}"
        elif thing.definite:
            yield f"What would you like to tell me about {thing.text}"
            yield f"How do you see {thing.text}"
        else:
            yield f"What are your thoughts on {thing.text}"
