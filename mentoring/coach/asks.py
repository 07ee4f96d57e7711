"""Where a message asks: clauses that begin with a question word, an auxiliary or an invitation to tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from mentoring.coach.sentences import Sentence

MOST_ASKS = 12
_LEFT_OVER = frozenset(["", "and", "or", "but", "so", "n", "&"])

AUXILIARY = (
    r"(?:do|does|did|is|are|am|was|were|have|has|had|can|could|will|would|shall|should"
    r"|may|might|must|don't|doesn't|didn't"
    r"|isn't|aren't|wasn't|weren't|haven't|hasn't|hadn't|can't|couldn't|won't|wouldn't|shouldn't)"
)
WH = r"(?:what|how|who|whom|whose|when|where|which|why)"
SHORT = r"(?:what'?s|how'?s|who'?s|where'?s|when'?s|why'?s|what'd|how'd|how come|what for|wat|wot|wht|y|hows)"
_SUBJECT = (
    r"(?:i|you|u|ya|he|she|it|we|they|that|this|these|those|there|your|ur|the|a|an|any|my|our|his|her|their|people|"
    r"anyone|anybody|someone|somebody|everyone|everybody|anything|something|everything|\w+)"
)
_OPENER = re.compile(
    r"(?:(?:so|and|but|or|ok|okay|well|also|anyway|now|then|first|just|honestly|actually"
    r"|oh|ah|hm+|um|erm|right|yes|yeah|no|sorry|"
    r"btw|hi|hello|hey|hiya|thanks|thank you|thx|great|cool|maybe|morning|good morning|tell me|question|quick question|"
    r"out of (?:interest|curiosity)|just curious|(?:second|third|final|last)ly|plus)[\s,:;\-]+)+"
)
_STARTS = re.compile(r"(?:^|(?:[,;:]|\s-)\s*(?:(?:and|but|or|so|then|also)\s+)?|\s(?:and|or|&|n|but)\s+)(?=\w)")
_WH_ASK = re.compile(rf"(?:(?:in|at|on|for|from|with|to|by|since|until|of|about)\s+)?(?:{SHORT}(?=\s|$)|{WH}\b)")
_INVERTED = re.compile(rf"(?:\w+\s+){{0,4}}?{AUXILIARY}\s+(?:not\s+)?{_SUBJECT}\b|'?s\b|$|{AUXILIARY}\b")
_YES_NO = re.compile(rf"{AUXILIARY}\s+(?:not\s+)?{_SUBJECT}\b")
_INVITES = re.compile(
    r"(?:please )?(?:tell (?:me|us)|describe|talk (?:me|us) through|walk (?:me|us)"
    r" through|take (?:me|us) through|explain|share|"
    r"say (?:a bit |a little |some)?more|help me (?:to )?(?:understand|see)|give me"
    r" an example|show me|paint me|teach me how)\b"
)
_WONDERS = re.compile(
    r"\b(?:i|i'm|i am|we|i'd|i would|i've|just|am|it would|my question|what i)\b.{0,40}?\b(?:wonder\w*"
    r"|curious|love to (?:know|hear|understand|learn)"
    r"|like to (?:know|hear|understand|ask)|interested (?:in|to)|want to (?:know|hear"
    r"|ask|understand)|wanted to (?:know|ask)|keen to|"
    r"meaning to ask|hoping (?:to hear|you could|you'd)|question (?:is|would be)|help me to know)\b"
)


class Form(StrEnum):
    """The grammar of an ask."""

    QUESTION_WORD = "question_word"
    YES_NO = "yes_no"
    INVITATION = "invitation"
    WONDERING = "wondering"


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One thing that is asked: its form, its words in lower case without closing marks, its place in the message."""

    form: Form
    text: str
    start: int


def asks_in(sentence: Sentence) -> list[Ask]:
    """The asks of one sentence, in order; the words of each run up to the next."""
    starts = _ask_starts(sentence)
    ends = [at for _, at in (*starts[1:], (None, len(sentence.text)))]
    return [
        Ask(form=form, text=_trimmed(sentence.text[at:end]), start=sentence.start + at)
        for (form, at), end in zip(starts, ends, strict=False)
    ]


def _ask_starts(sentence: Sentence) -> list[tuple[Form, int]]:
    found: list[tuple[Form, int]] = []
    if _WONDERS.search(sentence.text):
        return [(Form.WONDERING, 0)]
    for match in _STARTS.finditer(sentence.text):
        at = match.end()
        if opener := _OPENER.match(sentence.text, at):
            at = opener.end()
        form = _form(sentence, at, first=match.start() == 0)
        if form and not (found and found[-1][1] >= at) and not _belongs_to_the_first(sentence, match.start(), found):
            found.append((form, at))
        if len(found) == MOST_ASKS:
            break
    return found


def _form(sentence: Sentence, at: int, *, first: bool) -> Form | None:
    if _INVITES.match(sentence.text, at):
        return Form.INVITATION if first or at == 0 or sentence.text[:at].strip(" ,") in ("please", "and") else None
    if word := _WH_ASK.match(sentence.text, at):
        rest = sentence.text[word.end() :].lstrip()
        inverted = bool(_INVERTED.match(rest))
        return Form.QUESTION_WORD if inverted or (first and sentence.asked) or not rest else None
    if _YES_NO.match(sentence.text, at):
        return Form.YES_NO
    return None


def _belongs_to_the_first(sentence: Sentence, at: int, found: list[tuple[Form, int]]) -> bool:
    """Whether "and who" or "is it" goes on with what an invitation began: "what you do and how you got there"."""
    if not found or found[-1][0] is not Form.INVITATION:
        return False
    return not sentence.text[at:].lstrip(" ,").startswith(("and", "what", "who", "how"))


def _trimmed(text: str) -> str:
    """The words one blank apart, without marks and conjunctions at the end."""
    words = text.split()
    while words and words[-1].strip(",;:-") in _LEFT_OVER:
        words.pop()
    return " ".join(words).rstrip(",;:- ")
