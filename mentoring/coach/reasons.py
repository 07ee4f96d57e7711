"""One kind sentence for each label: what the words do, and what to try instead."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mentoring.model import Label

LONGEST_REASON = 200  # characters; a reason is one sentence on a phone

_WITH_CUE: Mapping[Label, str] = {
    Label.ADVICE: "“{cue}” brings your own idea along. Leave it out, and the other person has room for theirs.",
    Label.LEADING: "“{cue}” hints at the answer you expect, which makes it harder to say something else.",
    Label.CLOSED: "“{cue} …” can be answered in one word. What or how leaves more room.",
    Label.WHY: "“{cue}” can sound like a call to justify oneself, however kindly meant. What"
    " or how asks it more gently.",
    Label.NARROW: "“{cue}” asks for one fact or one pick. A fine start; what or how brings the thinking behind it.",
}
_PLAIN: Mapping[Label, str] = {
    Label.ADVICE: "This brings your own idea along. Ask what they see, and they may find a way that suits them better.",
    Label.LEADING: "This hints at the answer you expect, which makes it harder to say something else.",
    Label.CLOSED: "This can be answered with yes or no. What or how leaves more room.",
    Label.STACKED: "There's more than one question here, and people answer the easiest. Ask one, and wait.",
    Label.WHY: "A why can sound like a call to justify oneself, however kindly meant. What or how asks it more gently.",
    Label.NARROW: "This asks for one fact or one pick. A fine start; what or how brings the thinking behind it.",
    Label.OPEN: "This is open: the other person decides where the answer goes.",
    Label.NOT_A_QUESTION: "I couldn't find a question in this. Try starting with what or how.",
}
UNSURE: Mapping[Label, str] = {
    Label.ADVICE: "I'm not sure: this could be heard as advice. If there's an idea of yours in it, leave it out.",
    Label.LEADING: "I'm not sure: this could be heard as if you knew the answer. Leave your own"
    " view out, and it's open.",
    Label.CLOSED: "I'm not sure: this could be answered with a plain yes or no. What or how leaves more room.",
    Label.STACKED: "I'm not sure: this could be heard as more than one question. Ask one, and wait.",
    Label.WHY: "I'm not sure: this could be heard as a call to justify oneself. What or how asks it more gently.",
    Label.NARROW: "I'm not sure: this could be heard as asking for one fact. What or how brings"
    " the thinking behind it.",
    Label.OPEN: "I'm not sure, but this sounds open: the other person decides where the answer goes.",
    Label.NOT_A_QUESTION: "I'm not sure there's a question in this. Try starting with what or how.",
}
EITHER_OR = "It offers the answers to pick from. What or how leaves room for one that you didn't think of."
COURTESY = (
    "A yes or no is fine here: you're agreeing a time or checking that you understood. To hear more, ask what or how."
)
FAVOUR = "A yes or no is fine here: you're asking for a favour. To hear more, ask what or how."
INVITATION = "A yes or no is fine here: you're inviting somebody. To hear more, ask what or how."
PERMISSION = "A yes or no is fine here: you're asking for permission. To hear more, ask what or how."

_FINE = (
    (
        re.compile(
            r"\b(?:can|could|will|would|may|might) (?:you|u|i ask you to|we ask you to)\b(?:"
            r" please| possibly| perhaps)* (?:be able to |be so kind as to |"
            r"mind )?(?:send|help|lend|cover|pass|introduc|remind|check|look|have a look|give"
            r" me|put in|forward|repeat|speak up|come|close|"
            r"closing|open|proofread|review|sign|call me|bring|swap|forward|print|book|do"
            r" me|read|reading|looking|giving|sending|helping|turn)"
            r"|\bdo you mind (?:waiting|closing|looking|helping|sending)|\bany chance (?:you"
            r" could|of a)|\bany chance you|\bread my\b|\blook over my\b|\bsend me\b"
            r"|\bgrateful if you\b|\bgreat if you could\b|\blend me\b|\bgiving me a hand\b"
        ),
        FAVOUR,
    ),
    (
        re.compile(
            r"\b(?:okay|ok|alright|all right|mind|bother you|fine) (?:with you )?(?:if|for"
            r" me)\b|\b(?:may|can|could) i (?!ask (?:how|what|you to))|\bam i allowed|\bare"
            r" we allowed"
        ),
        PERMISSION,
    ),
    (
        re.compile(
            r"\b(?:join (?:us|me)|come along|come to|grab a|fancy a?|buy you|invite you|care"
            r" to|up for|have lunch|go for a|visit (?:our|us|me)|want to come)\b|^(?:lunch"
            r"|coffee|tea)\b"
        ),
        INVITATION,
    ),
    (
        re.compile(
            r"\b(?:meet|reschedule|postpone|slot|calendar|available|free (?:for|at|on|to|tomorrow"
            r"|today|next|now)|are you (?:free|around|in)|got (?:a|time)|"
            r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|next week|later today|this"
            r" (?:morning|afternoon|evening)|[0-9]{1,2} ?(?:[ap]m|o'clock)|"
            r"[0-9]{1,2}[:.][0-9]{2}|at (?:[0-9]{1,2}|ten|nine|noon|two|three)|work for you"
            r"|suits? you|still on for|make sense|making sense|"
            r"did you mean|do you mean|you mean|what you meant|to check|just checking|correctly"
            r"|is that (?:right|correct|clear)|am i clear|is (?:it|this) clear|"
            r"get that right|can you confirm|any questions|answer your question|hear me|see the screen|see my screen)\b"
        ),
        COURTESY,
    ),
)
_OR = re.compile(r" or (?!not\b|what\b|so\b)")
"""Where a plain yes or no is what one wants: nobody is scolded, and nothing is reworded."""


def needs_none(label: Label, said: str) -> str | None:
    """The word on a closed question that may stay as it is (a favour, a permission, an invitation, a time), or None."""
    if label is not Label.CLOSED:
        return None
    return next((word for pattern, word in _FINE if pattern.search(said)), None)


def reason(label: Label, said: str, cue: str, *, sure: bool) -> str:
    """The sentence that is shown with a label; `said` is the message in lower case, `cue` the words that decided."""
    if not sure:
        return UNSURE[label]
    if fine := needs_none(label, said):
        return fine
    if label is Label.CLOSED and _OR.search(said):
        return EITHER_OR
    return _WITH_CUE[label].format(cue=cue)[:LONGEST_REASON] if cue and label in _WITH_CUE else _PLAIN[label]
