"""Yes-or-no questions opened up: the same people and things, with room for more than one word."""

import re
from collections.abc import Iterator, Sequence

from mentoring.open_question import phrases, verbs, words
from mentoring.open_question.clause import Ask, Form
from mentoring.open_question.reading import Word
from mentoring.open_question.reword_why import subject_length

_FEELINGS = frozenset("with about by for of to at in before after from over".split())
_LIKING = frozenset("like enjoy love hate prefer miss value".split())


def opened_up(ask: Ask) -> Iterator[str]:
    """A closed question → how, or what, about the same; the grammar of the ask decides which."""
    parts = _from_auxiliary(ask)
    yield from _checked(parts)
    texts = [part.text for part in parts]
    if "or" in texts[1:-1] and "not" not in texts[-2:]:
        yield from _either_or(parts)
    if texts and texts[0] in words.AUXILIARIES and len(parts) > 1:
        yield from _auxiliary(parts)
    yield from _about_things(ask.words)


def _checked(parts: Sequence[Word]) -> Iterator[str]:
    """Checks and courtesies, which have forms of their own: "does that make sense", "any questions so far"."""
    text = "".join(f"{part.text} " for part in parts)
    if "make sense " in text:
        yield "What sense do you make of that"
    if found := _UNDERSTOOD.search(text):
        yield f"What would you add so that I {verbs.base(found['verb'])} it {found['how']}"
    if found := _ANY.match(text):
        yield f"What {found['what']}do you have {found['rest']}"
    if found := _FINE.match(text):
        yield f"How are things going {found['rest']}" if found["rest"] else "How is it going for you, really"
    if found := _MOMENT.search(text):
        yield f"What would be a good moment for {found['what']} together"
    if found := _IF_I.search(text):
        yield f"How would it be for you if {found['who']} {verbs.past(found['verb'])} {found['rest']}"
    if found := _IS_THERE.match(text):
        yield f"What {found['what']} {'is' if found['be'] == 'is' else 'are'} there {found['rest']}"
    if found := _WANT_TO_TELL.search(text):
        yield f"What would you like to {found['tell']}"


_UNDERSTOOD = re.compile(
    r"\bi (?P<verb>get|got|understand|understood|hear|heard) .{0,40}?\b(?P<how>right|correctly|well|properly) "
)
_ANY = re.compile(r"any (?P<what>[a-z]{3,20} )(?P<rest>.{0,80})$")
_FINE = re.compile(
    r"(?:are |is |you |everything |all |things ){1,3}(?:ok|okay|good|fine|well|alright|all right) (?P<rest>(?:with |at |in ).{1,80})?$"
)
_IF_I = re.compile(
    r"(?:mind|ok|okay|fine|alright|possible|good|right) (?:with you |for you |by you )?if (?P<who>i|we) (?P<verb>[a-z]{2,20}) (?P<rest>[^,]{0,80})$"
)
_IS_THERE = re.compile(
    r"(?P<be>is|are|was|were) there (?:an?|any|much|many|enough|some) (?P<what>[a-z]{3,20}) (?P<rest>(?:between|in|for|with|about|at|on|of) .{1,80})$"
)
_MOMENT = re.compile(
    r"\b(?P<what>an? (?:minute|moment|second|sec|hour|quick call|call|coffee|chat|quick chat)|lunch|coffee) "
)
_WANT_TO_TELL = re.compile(r"(?:want|like) to (?P<tell>(?:tell|talk|share|say) .{1,60}?)(?: , or not| or not)? $")


def _from_auxiliary(ask: Ask) -> Sequence[Word]:
    """The words from the auxiliary on; "if you enjoy the work" is read as "do you enjoy the work"."""
    parts = list(ask.words)
    while parts and ask.form is Form.STATEMENT and len(parts) > 1 and parts[0].text in words.OPENERS | {","}:
        if parts[1].text == "or":
            break
        parts = parts[1:]
    told = ask.form is Form.STATEMENT and parts[0].text in ("you", "it", "they", "he", "she", "there")
    if told or (ask.form is Form.EMBEDDED and parts[0].text in ("if", "whether")):
        parts = parts if told else parts[1:]
        second = parts[1].text if len(parts) > 1 else ""
        if second in words.AUXILIARIES:
            return [parts[1], parts[0], *parts[2:]]
        if parts and parts[0].text == "you":
            do = Word(text="do", shown="do", start=parts[0].start, end=parts[0].start)
            return [do, *parts]
    return parts


def _either_or(parts: Sequence[Word]) -> Iterator[str]:
    """ "Is it the workload or the people?" → what part each plays; "early or late shifts" → what matters in choosing."""
    at = next(index for index, part in enumerate(parts) if part.text == "or" and index)
    first, second = _in_mid_sentence(_last_option(parts[:at])), phrases.render(phrases.trimmed(parts[at + 1 :]))
    if any(part.text == "rather" for part in parts[:at]):
        second = phrases.doing(phrases.deed(parts[at + 1 :]) or "")
    if parts[at + 1].text in words.AUXILIARIES or not first or not second:
        return
    if parts[0].text in ("is", "was") and parts[1].text == "it":
        yield f"What part do {first} and {second} each play"
    yield f"What matters to you in choosing between {first} and {second}"


def _in_mid_sentence(text: str) -> str:
    """Without the capital of a sentence's start, unless the word is all capitals."""
    head = text.split(" ", 1)[0]
    return text if head.isupper() else text[:1].lower() + text[1:]


def _last_option(parts: Sequence[Word]) -> str:
    kept = list(parts)
    for index, part in enumerate(kept):
        if part.text == "rather":
            return phrases.doing(phrases.deed(kept[index + 1 :]) or "")
        if part.text in ("prefer", "like", "it"):
            return phrases.render(kept[index + 1 :])
    return phrases.render(kept) if kept and kept[0].text not in words.AUXILIARIES else ""


def _auxiliary(parts: Sequence[Word]) -> Iterator[str]:
    auxiliary = parts[0].text
    length = subject_length(parts[1:])
    subject = phrases.render(parts[1 : 1 + length])
    rest = phrases.trimmed(phrases.without_adverbs(parts[1 + length :]))
    if not rest:
        return
    if parts[1].text == "there":
        yield from _is_there(rest)
    elif parts[1].text == "you":
        yield from _you(auxiliary, rest)
    elif parts[1].text == "it" and auxiliary in ("is", "was"):
        yield from _is_it(auxiliary, rest)
    elif auxiliary in ("is", "are", "was", "were"):
        yield from _is_thing(auxiliary, subject, rest)
    elif auxiliary in ("has", "have") and parts[1].text not in ("anyone", "anybody", "someone", "somebody", "i"):
        yield f"How {auxiliary} {subject} {phrases.render(rest)}"
    elif parts[1].text in ("we", "i") and auxiliary in (
        "can",
        "could",
        "shall",
        "may",
        "should",
        "do",
        "did",
        "have",
        "am",
    ):
        yield from _between_us(rest, subject)
    elif auxiliary in ("does", "did", "do", "will", "would", "can") and parts[1].text not in (
        "that",
        "this",
        "anyone",
        "anybody",
    ):
        yield f"How {auxiliary} {subject} {phrases.render(rest)}"


def _is_there(rest: Sequence[Word]) -> Iterator[str]:
    """ "Is there anything you would change about …" → "What would you change about …"."""
    texts = [part.text for part in rest]
    if texts[0] in ("anything", "something") and len(rest) > 2:
        after = rest[2:] if texts[1] in ("that", "which") else rest[1:]
        first = after[0].text
        if first == "you" and len(after) > 2 and after[1].text in words.AUXILIARIES:
            yield f"What {after[1].text} you {phrases.render(after[2:])}"
        elif first == "you":
            yield f"What do you {phrases.render(after[1:])}"
        elif first in words.AUXILIARIES:
            yield f"What {phrases.render(after)}"


def _is_it(auxiliary: str, rest: Sequence[Word]) -> Iterator[str]:
    """ "Was it difficult to move …" → "What was it like to move …"."""
    for index, part in enumerate(rest):
        if part.text in ("to", "when", "for") and index and index + 1 < len(rest):
            yield f"What {auxiliary} it like {phrases.render(rest[index:])}"
            return


def _is_thing(auxiliary: str, subject: str, rest: Sequence[Word]) -> Iterator[str]:
    if rest[0].text.endswith("ing") and len(rest[0].text) > 4:
        yield f"How {auxiliary} {subject} {phrases.render(rest)}"
    elif rest[0].text == "what":
        yield f"How does {subject} compare with {phrases.render(rest)}"
    elif subject not in ("that", "this", "i", "I", "we"):
        yield f"What {auxiliary} {subject} like for you"
        yield f"How would you describe {subject}"


def _you(auxiliary: str, rest: Sequence[Word]) -> Iterator[str]:
    if auxiliary in ("are", "were"):
        yield from _you_are(auxiliary, rest)
    elif auxiliary in ("have", "had") or (auxiliary == "has" and rest):
        yield from _you_have_done(rest)
    elif auxiliary in ("do", "did"):
        yield from _you_do(auxiliary, rest)
    elif auxiliary in ("would", "will"):
        yield from _you_would(rest)
    elif any(part.text in ("me", "us") for part in rest):
        yield f"How could you {phrases.render(rest)}"
    elif deed := phrases.deed(rest):
        yield f"What would help you {deed}"


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


def _you_are(auxiliary: str, rest: Sequence[Word]) -> Iterator[str]:
    be = "do" if auxiliary == "are" else "did"
    if rest[0].text in ("free", "available", "busy"):
        yield from _timing(rest)
    if rest[0].text.endswith("ing") and len(rest[0].text) > 4:
        if len(rest) > 2 and (rest[0].text, rest[1].text) in _WEIGHING:
            rest = rest[2:]
        elif rest[0].text == "considering" and len(rest) > 1:
            rest = rest[1:]
        deed = phrases.deed(rest)
        yield f"What are your thoughts on {phrases.doing(deed)}" if deed else ""
        return
    if rest[0].text in words.PREPOSITIONS or rest[0].text in ("the", "a", "an"):
        for thing in phrases.things(rest)[:1]:
            yield (
                f"What is it like for you to be {phrases.render(rest)}"
                if rest[0].text in ("the", "a", "an")
                else f"What would suit you best for {thing.text}"
            )
        return
    for index, part in enumerate(rest):
        if part.text in _FEELINGS and index and index + 1 < len(rest):
            tail = phrases.render(rest[index + 1 :])
            yield f"How {be} you feel {part.text if part.text in ('before', 'after', 'at') else 'about'} {tail}"
            return
    yield f"How {be} you feel when it comes to being {phrases.render(rest)}"


def _you_have_done(rest: Sequence[Word]) -> Iterator[str]:
    texts = [part.text for part in rest]
    if texts[0] == "been" and len(rest) > 2 and texts[1] in ("to", "in", "at", "with", "on"):
        yield f"What is your experience of {phrases.render(rest[2:])}"
    elif texts[0] in ("got", "met", "seen", "read", "heard", "finished", "done", "decided", "received"):
        for thing in phrases.things(rest)[:1]:
            yield f"What would you like to share about {thing.text}"
            yield f"How are things going with {thing.text}"
    elif deed := phrases.deed(rest):
        yield f"What is your experience of {phrases.doing(deed)}"


def _you_do(auxiliary: str, rest: Sequence[Word]) -> Iterator[str]:
    verb, after = rest[0].text, rest[1:]
    tail = phrases.render(after)
    if verb in _LIKING and after:
        thing = phrases.render(after)
        yield f"What {auxiliary} you {verb} about {phrases.doing(phrases.deed(after) or '') if verb == 'like' and after[0].text == 'to' else thing}"
    elif verb in ("have", "has") and after:
        yield from _having(after)
    elif verb == "feel" and after:
        yield f"What {'helps' if auxiliary == 'do' else 'helped'} you feel {tail}"
    elif verb in ("want", "plan", "hope", "need") and after and after[0].text == "to":
        yield f"What would it mean to you to {phrases.render(after[1:])}"
    elif verb == "know" and len(after) > 2 and after[0].text == "how" and after[1].text == "to":
        yield f"How would you {phrases.render(after[2:])}"
    elif verb == "mean" and after:
        yield f"What do you mean by {tail}"
    elif verb in ("want", "need") and after:
        for named in phrases.things(after)[:1]:
            yield f"What do you {verb} from {named.text}"
    elif verb in ("think", "believe", "find", "understand", "agree", "know", "expect", "reckon", "see"):
        for named in phrases.things(after)[:1]:
            yield f"What do you make of {named.text}"
            yield f"How do you see {named.text}"
    elif deed := phrases.deed(rest):
        yield from _doing(auxiliary, deed, rest)


def _having(after: Sequence[Word]) -> Iterator[str]:
    texts = [part.text for part in after]
    if texts[0] in ("any", "some", "enough", "good", "many"):
        yield f"What {phrases.render(after[1:])} do you have"
    for named in phrases.things(after)[:1]:
        yield f"What role {'do' if named.plural else 'does'} {named.text} play for you"


def _doing(auxiliary: str, deed: str, rest: Sequence[Word]) -> Iterator[str]:
    if auxiliary == "did":
        for thing in phrases.things(rest)[:1]:
            yield f"How did it go with {thing.text}"
        yield f"What was it like to {deed}"
    else:
        yield f"What is it like for you to {deed}"


def _you_would(rest: Sequence[Word]) -> Iterator[str]:
    texts = [part.text for part in rest]
    if texts[0] in ("like", "love", "want", "prefer") and len(rest) > 2 and texts[1] == "to":
        yield f"What would it mean to you to {phrases.render(rest[2:])}"
    elif (deed := phrases.deed(rest)) and texts[0] != "rather":
        yield f"What would it mean for you to {deed}"


def _between_us(rest: Sequence[Word], subject: str) -> Iterator[str]:
    """A time to agree on, or something to check, asked with room."""
    if rest[0].text in ("need", "have", "ought") and len(rest) > 2:
        rest = rest[2:]
    if rest[-1].text in ("anything", "something") and len(rest) > 1:
        yield f"What would you like me to {phrases.render(rest[:-1])}"
    if rest[0].text == "ask":
        yield (
            f"What would you like me to ask {phrases.render(rest[3:])}"
            if len(rest) > 3
            else "What would you like me to ask"
        )
    if rest[0].text in (
        "meet",
        "move",
        "reschedule",
        "postpone",
        "talk",
        "speak",
        "call",
        "do",
        "catch",
        "start",
        "shift",
    ):
        yield from _timing(rest)
    if deed := phrases.deed(rest):
        yield (
            f"What would be a good way for us to {deed}"
            if subject == "we"
            else f"How would it be for you if I {_first_person(deed)}"
        )


def _first_person(deed: str) -> str:
    head, _, rest = deed.partition(" ")
    return f"{'were' if head == 'be' else verbs.past(head)} {rest}".strip()


def _timing(rest: Sequence[Word]) -> Iterator[str]:
    for thing in phrases.things(rest)[:1]:
        yield f"What would suit you best for {thing.text}"


def _about_things(parts: Sequence[Word]) -> Iterator[str]:
    for thing in phrases.things(parts)[:2]:
        if thing.person:
            yield f"How do you experience working with {thing.text}"
            yield f"What is your view of {thing.text}"
        else:
            yield f"How do you see {thing.text}"
            yield f"What would you like to tell me about {thing.text}"
