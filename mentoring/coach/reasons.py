"""One kind sentence for each label, which names the words that decided."""

from mentoring.coach.clause import Ask, Form
from mentoring.coach.labels import LONGEST_REASON, Label
from mentoring.coach.requesting import is_favour
from mentoring.coach.turns import turn

LONGEST_CUE = 40  # characters of the person's own words

_REASONS = {
    Label.ADVICE: "“{cue}” carries your own idea inside the question. Leave it out, and the other person has room for theirs.",
    Label.LEADING: "“{cue}” hints at the answer you expect, which makes it harder to say something else.",
    Label.CLOSED: "“{cue} …” can be answered in one word. What or how leaves more room.",
    Label.STACKED: "There is more than one question here, and people answer the easiest. Ask one, and wait.",
    Label.WHY: "“{cue}” can sound like a call to justify oneself, however kindly meant. What or how asks the same more gently.",
    Label.NARROW: "“{cue}” asks for one fact or one pick. A fine start; what or how brings the thinking behind it.",
    Label.OPEN: "This is open: the other person decides where the answer goes.",
    Label.NOT_A_QUESTION: "I could not find a question in this. Try starting with what or how.",
}
_TOLD = "“{cue}” tells the other person what to do. Ask what they see, and they may find a way that suits them better."
_COURTESY = (
    "A yes or no is fine here: you are agreeing a time or checking that you understood. To hear more, ask what or how."
)
_FAVOUR = "A yes or no is fine here: you are asking for a favour. To hear more, ask what or how."
_EITHER_OR = "It offers the answers to pick from. What or how leaves room for one that you did not think of."
_YES_OR_NO = "This can be answered with yes or no. What or how leaves more room."

# Agreeing a time or checking understanding may be closed: nobody is scolded for it.
_ARRANGING = turn(
    r"\b(meet|reschedule|postpone|slot|calendar|available|free for|free (on|at|to|tomorrow|today|next)|"
    r"are you free|got a (minute|moment|second)|grab a|"
    r"(mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|next week|later today|today at|this (morning|afternoon|evening)|"
    r"[0-9]{1,2} ?([ap]m|o'clock)|[0-9]{1,2}[:.][0-9]{2}|at [0-9]{1,2}|work for you|suits? you|good time|still on for)\b"
)
_CHECKING = turn(
    r"\b(make sense|making sense|(understand|understood|get|got|hear|heard) (you|it|that|this|your point|what you)|"
    r"do you mean|did you mean|you mean|what you meant|to check|correctly|is that (right|correct|clear)|am i clear|"
    r"was that clear|is (it|this) clear|can you confirm|any questions|(ok|okay|alright|fine|mind) (with you )?if (i|we))\b"
)


def reason(label: Label, ask: Ask | None, text: str) -> str:
    """The sentence that is shown with a label, at most 200 characters; `text` is the message that was judged."""
    start, end = ask.evidence if ask else (0, 0)
    cue = _shortened(" ".join("".join(each if each.isprintable() else " " for each in text[start:end]).split()))
    return _template(label, ask).format(cue=cue)[:LONGEST_REASON]


def _template(label: Label, ask: Ask | None) -> str:
    if label is Label.ADVICE and ask and ask.form in (Form.TELLING, Form.HINT):
        return _TOLD
    if label is Label.CLOSED and ask:
        return _closed(ask)
    return _REASONS[label]


def _closed(ask: Ask) -> str:
    said = "".join(f"{word.text} " for word in ask.words)
    if _ARRANGING.search(said) or _CHECKING.search(said):
        return _COURTESY
    if is_favour(said):
        return _FAVOUR
    if " or " in said and not said.endswith("or not "):
        return _EITHER_OR
    return _YES_OR_NO if ask.form is Form.STATEMENT else _REASONS[Label.CLOSED]


def _shortened(cue: str) -> str:
    if len(cue) <= LONGEST_CUE:
        return cue
    return cue[:LONGEST_CUE].rsplit(" ", 1)[0] + " …"
