"""Advice handed back: the same people and things, with room for the other person's own idea."""

import re
from collections.abc import Iterator, Sequence

from mentoring.coach import nouns, phrases, verbs, words
from mentoring.coach.clause import Ask
from mentoring.coach.reading import Word

LONGEST_DEED = 70  # characters; a longer suggestion is not worth repeating
# What stands between the start of a suggestion and the deed that it suggests.
_WRAPPING = (
    words.AUXILIARIES | words.WH_WORDS | words.ADVERBS | words.OPENERS | words.CONJUNCTIONS
    | frozenset(
        "you i it that this if we 'd n't not tried try trying thought think thinking considered consider considering about of "
        "to suppose supposing imagine happen happened should ought must need needs have had got want like better best "
        "idea an a be been worth help helpful option time would feel sense make makes advice my is suggest recommend advise "
        "that were your place shoes in reason stops stopping stop stopped from keeps keeping prevents open willing ready up "
        "for say says believe reckon sure possible going easier wise useful good suggestion two guys ought strongly "
        "somebody someone did just said we were the only agree am assume guess take suppose bet honestly will wo ca "
        "answer tip most than or else , one thing trick key any chance aware allowed given giving any thought mind cross "
        "crossed occurred occur there how smarter wiser quicker simpler safer both simple know much too so bad terrible awful "
        "sounds looks seems as".split()
    )
)  # fmt: skip
_OTHERS = frozenset("some most many other plenty lots a".split())
_NAMING = frozenset("a an the your my our some that this these those such".split())
_PLACING = frozenset("at by in on near behind".split())
_TALK = re.compile(r"(?P<verb>tell|ask|talk|speak|write)(?P<to> to| with|) (?P<who>him|her|them|somebody|someone)\b")


def deed_in(parts: Sequence[Word]) -> str | None:
    """The deed that a suggestion carries: "have you tried asking your manager" → "ask your manager"."""
    parts = _after_the_asker(parts)
    for index, part in enumerate(parts):
        denied = index and parts[index - 1].text in ("not", "n't")
        goes = part.text == "going" and not denied and [each.text for each in parts[index + 1 : index + 2]] != ["to"]
        if (goes or part.text not in _WRAPPING) and part.text[0].isalpha() and not verbs.is_adverb(part.text):
            before = parts[index - 1].text if index else ""
            if before == "be" and part.text not in words.PREPOSITIONS:
                return f"be {phrases.render(phrases.trimmed(parts[index:]))}"
            return None if before in _NAMING else phrases.deed(parts[index:])
    return None


def _after_the_asker(parts: Sequence[Word]) -> Sequence[Word]:
    """What holds the deed: after "I'd" in "If I were you I'd close", after "if you" in "better if you closed"."""
    texts = [part.text for part in parts]
    if texts[:3] == ["let", "us", "say"]:
        parts, texts = parts[3:], texts[3:]
    for index in range(2, len(texts) - 1):
        if texts[index - 1] == "me" and texts[index] in ("was", "is"):
            return parts[index + 1 :]
    for index in range(2, len(texts) - 1):
        others = texts[index - 1].endswith("s") or texts[index - 1] in ("people", "position", "place")
        if texts[0] in _OTHERS and texts[index] in ("would", "'d", "might") and others:
            return parts[index + 1 :]
    if texts[:2] == ["there", "is"] and texts[2:3] in (["nothing"], ["no"]):
        return parts[5:]
    if texts[1:3] == ["found", "it"] and "to" in texts[3:-1]:
        return parts[texts.index("to", 3) + 1 :]
    if "of" in texts[3:-1] and texts[texts.index("of", 3) - 1] in ("option", "possibility", "choice"):
        return parts[texts.index("of", 3) + 1 :]
    if texts[:4] == ["if", "you", "ask", "me"]:
        return parts[4:]
    for index in range(2, len(texts) - 2):
        if texts[index : index + 2] == ["if", "you"] and verbs.is_action_past(texts[index + 2]):
            return parts[index + 2 :]
    for index in range(len(texts) - 2, 0, -1):
        if texts[index - 1] == "i" and texts[index] in ("'d", "would"):
            return parts[index + 1 :]
    return parts


def _warned_off(parts: Sequence[Word]) -> bool:
    """Whether the advice is to leave something: "don't sign anything", "stop worrying"."""
    texts = [part.text for part in parts]
    return texts[0] in ("stop", "never", "avoid") or texts[:2] in (["do", "n't"], ["do", "not"])


def _is_a_place(parts: Sequence[Word], thing: str) -> bool:
    """ "turning it off at the wall": where it is done is not what it is about."""
    first = thing.split()[0].lower()
    return any(part.text == first and parts[at].text in _PLACING for at, part in enumerate(parts[1:]))


def handed_back(ask: Ask) -> Iterator[str]:
    """Advice → what the person has tried, sees or wants, about the same people and things."""
    deed = deed_in(ask.words)
    if deed and len(deed) > LONGEST_DEED:
        deed = None
    things = [thing for thing in nouns.things(ask.words) if not thing.vague][:2]
    definite = [thing for thing in things if thing.definite]
    if definite and not definite[0].person and _is_a_place(ask.words, definite[0].text):
        yield from list(_weighed(ask.words, deed))[:1] if deed else _besides(things)
    for thing in sorted(definite, key=lambda each: not each.person)[:1]:
        if thing.person:
            yield f"What have you already tried with {thing.text}"
            yield f"What would you like to be different between you and {thing.text}"
        else:
            yield f"What options do you see when it comes to {thing.text}"
    if deed and (talk := _TALK.match(deed)):
        yield f"What would you like to {talk['verb']}{talk['to']} {talk['who']}{' about' if talk['to'] else ''}"
    if deed:
        yield from _weighed(ask.words, deed)
    else:
        yield from _trying(ask.words)
    for thing in definite:
        yield f"What would you like to be different about {thing.text}"
    yield from _besides(things)
    last = ask.words[-1]
    if len(ask.words) > 1 and ask.words[-2].text in ("tried", "considered") and phrases.content_words([last.text]):
        yield f"What options do you see besides {phrases.render([last])}"


def _trying(parts: Sequence[Word]) -> Iterator[str]:
    """ "have you tried meditating before a hearing": a deed that only its ending gives away."""
    for index, part in enumerate(parts[:-1], start=1):
        tried = part.text in ("tried", "trying", "try", "consider", "considered", "considering")
        if tried and parts[index].shown.endswith("ing") and parts[index].shown.islower():
            yield f"What options do you see besides {phrases.render(phrases.trimmed(parts[index:]))}"


def _besides(things: Sequence[nouns.Thing]) -> Iterator[str]:
    for thing in things:
        if not thing.definite and (thing.text.startswith(("a ", "an ")) or thing.plural):
            yield f"What would help you, besides {thing.text}"


def _weighed(parts: Sequence[Word], deed: str) -> Iterator[str]:
    """The asker's idea as one among others; with the verb in the form that it was typed in, where that reads well."""
    doing = phrases.doing(deed)
    if _warned_off(parts):
        yield f"What are your own thoughts on {doing}"
        return
    yield f"What options do you see besides {doing}"
    if any(part.text == deed.split()[0] for part in parts):
        yield f"What would it mean for you to {deed}"
    yield f"What pros and cons do you see in {doing}"
