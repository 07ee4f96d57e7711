"""Checks, courtesies and arrangements that are closed by habit, each with an open way of saying it."""

import re
from collections.abc import Iterator, Sequence

from mentoring.coach import nouns, phrases, verbs
from mentoring.coach.reading import Word

_UNDERSTOOD = re.compile(
    r"\bi (?P<verb>get|got|understand|understood|hear|heard) .{0,40}?\b(?P<how>right|correctly|well|properly) "
)
_ANY = re.compile(r"(?:do you have |have you got |is there |are there |have there been |has there been )?"
                  r"any (?P<what>[a-z]{3,20}) (?P<rest>(?:so|about|on|for|from|in|at|with|left|to) .{0,80})?$")  # fmt: skip
_FINE = re.compile(
    r"(?:are |is |you |everything |all |things ){1,3}(?:ok|okay|good|fine|well|alright|all right) (?P<rest>(?:with |at |in ).{1,80})?$"
)
_IF_I = re.compile(
    r"(?:mind|ok|okay|fine|alright|possible|good|right|bother you) (?:with you |for you |by you )?if (?P<who>i|we|my [a-z]{2,20}) "
    r"(?P<verb>[a-z]{2,20}) (?P<rest>[^,]{0,80})$"
)
_IS_THERE = re.compile(
    r"(?P<be>is|are|was|were) there (?:an?|any|much|many|enough|some) (?P<what>[a-z]{3,20}) (?P<rest>(?:between|in|for|with|about|at|on|of) .{1,80})$"
)
_MOMENT = re.compile(
    r"\b(?:got|have|grab|spare|for|over|fancy|up for) (?P<what>an? (?:minute|moment|second|sec|hour|quick call|call|coffee|chat|quick chat)|lunch|coffee) "
)
_WANT_TO_TELL = re.compile(r"(?:want|like) to (?P<tell>(?:tell|talk|share|say) .{1,60}?)(?: , or not| or not)? $")
_SUITS = re.compile(
    r"(?P<asked>is|are|would|will|does) (?:be )?(?P<when>[a-z0-9:.' ]{3,60}?) (?:be |still )?(?:good|ok|okay|fine|work|suit|possible|alright)"
    r"(?: for)?(?: you)? $"
)
_POSSIBLE = re.compile(r"(?:would|will|is|might) it (?:be )?possible (?:for you |for us )?to (?P<deed>[^,]{2,80}) $")
_TIMES = frozenset(
    "morning afternoon evening noon lunchtime today tomorrow tonight week month time date slot o'clock".split()
)
_STILL_ON = re.compile(r"are (?:we|you) (?:still )?(?:ok|okay|on|good|set|fine) for (?P<when>[^,]{2,60}) $")
_A_LOT_ON = re.compile(
    r"(?:have you got|do you have) (?:a lot|much|too much|lots) (?:on|to do|going on) (?P<when>.{0,40})$"
)
_HOW_I = re.compile(r"am i (?:too |not )?(?P<verb>[a-z]{3,20}ing) ")
_ALLOWED = re.compile(r"(?:am i|are we|is one) (?:allowed|permitted) to (?P<deed>.{2,80}) $")
_READY = re.compile(r"(?:are you )?(?:ready|prepared|set) to (?P<deed>.{2,80}) $")


def checked(parts: Sequence[Word]) -> Iterator[str]:
    """Open forms of "does that make sense", "any questions so far", "is Tuesday fine", "am I talking too fast"."""
    text = "".join(f"{part.text} " for part in parts)
    if "make sense " in text or "making sense " in text:
        yield "What sense do you make of that"
    if found := _UNDERSTOOD.search(text):
        yield f"What would you add so that I {verbs.base(found['verb'])} it {found['how']}"
    if (found := _ANY.match(text)) and " there " not in text:
        yield f"What {found['what']} do you have {found['rest'] or ''}"
    if found := _FINE.match(text):
        yield f"How are things going {found['rest']}" if found["rest"] else "How is it going for you, really"
    if parts[0].text not in ("did", "had") and (found := _MOMENT.search(text)):
        yield f"What would be a good moment for {found['what']} together"
    if found := _IF_I.search(text):
        who = "I" if found["who"] == "i" else found["who"]
        yield f"How would it be for you if {who} {_past(found['verb'])} {found['rest']}"
    if found := _IS_THERE.match(text):
        yield f"What {found['what']} {found['be']} there {found['rest']}"
    if (found := _WANT_TO_TELL.search(text)) and " or " not in found["tell"]:
        yield f"What would you like to {found['tell']}"
    if found := _POSSIBLE.match(text):
        yield f"What would it take to {found['deed']}"
    if found := _STILL_ON.match(text):
        shown = phrases.render(parts[-len(found["when"].split()) :])
        yield f"How would {shown} be for you"
    if found := _A_LOT_ON.match(text):
        yield f"What is on your plate {found['when']}"
    yield from _arranged(text, parts)


def _arranged(text: str, parts: Sequence[Word]) -> Iterator[str]:
    if (found := _SUITS.match(text)) and (found["asked"] in ("would", "will") or _is_a_time(found["when"].split())):
        shown = phrases.render([part for part in parts if part.text in found["when"].split()])
        yield f"How would {shown} be for you"
    if found := _HOW_I.match(text):
        yield f"What would you like to tell me about how I {verbs.base(found['verb'])}"
    if found := _ALLOWED.match(text):
        yield f"What do I need to know before I {found['deed']}"
    if found := _READY.match(text):
        yield f"What do you still need to {found['deed']}"


def _is_a_time(said: list[str]) -> bool:
    return any(word in _TIMES or nouns.is_day(word) or word[0].isdigit() for word in said)


def _past(verb: str) -> str:
    return verb if verbs.is_past(verb) else verbs.past(verb)
