"""Requests for a deed that look like questions: a favour to the asker, or a story to be told to somebody else."""

from mentoring.coach import verbs
from mentoring.coach.people import is_somebody
from mentoring.coach.turns import RELATE, turn

_PLEASE = r"((please|maybe|perhaps|possibly|kindly|just|quickly|also) ){0,2}+"
# The courtesy in front of the deed: "could you please", "would you mind", "I wanted to ask you to".
_ASKED_OF_YOU = turn(
    rf"{_PLEASE}("
    rf"(can|could|would|will|might) (n't )?you {_PLEASE}((be )?(able|willing|prepared|happy|free) to |be so kind (as )?to |"
    r"be (kind|good) enough to |mind )?"
    r"|(do|would) you mind "
    r"|(are|would|were) you (be )?(able|willing|prepared|free|happy|around) to "
    rf"|do you (think|reckon) you (can|could|might|would be able to) {_PLEASE}"
    rf"|(any|is there any|is there a|would there be any|would there be a) (chance|way|possibility)( at all)? (that )?"
    rf"(you (can|could|might|would) {_PLEASE}|of (you )?)"
    r"|(is it|would it be|will it be|might it be) (at all )?(possible|ok|okay|alright) (for you to |to ask you to |(if|that) you (could )?)"
    r"|(can|could|may|might) i (ask|get|trouble|bother) you to "
    r"|(i|we) ((just |only )?(wanted|want|would like|'d like|would love|was going|came|am writing) to ask (you )?(to |if you (could|can|would) ))"
    r"|(i|we) (was|were|am|are) (just )?(hoping|wondering) (that |if |whether )?you (could|would|can|might) "
    rf"){_PLEASE}"
)
_TOLD_TO_THE_ASKER = turn(RELATE)
_FOR_THE_ASKER = frozenset("me us my our mine ours".split())
# "Can you hear me": no deed that one can be asked for.
_PERCEIVING = frozenset("hear see believe understand follow trust feel remember picture imagine".split())
# Deeds that somebody asks for themselves, also where it does not say "me".
_GIVING = frozenset(
    "send forward lend pass resend share email mail print bring upload attach copy sign cover approve confirm proofread "
    "check review hand return collect fetch order".split()
)
_OTHERS = frozenset("him her them your yourself somebody someone yourselves it".split())

# "Explain it to your team", "share this with them": what is told goes to somebody else, who is known.
_IT = r"(it|this|that|them|these|those|things)"
_WHOM = r"(?P<whom>him|her|them|((your|the|his|their|those|these) ([a-z\-]{1,20} ){0,2}?[a-z\-]{2,20})|@name) "
_TO_SOMEBODY = turn(
    r"((explain|explaining|describe|describing|show|showing|outline|outlining|present|presenting) "
    rf"({_IT}|(?!([^ ,]{{1,30}} ){{1,4}}?(approach|attitude|reaction|response|relation|relationship|way|road|route|move|path|commitment) to )"
    r"(the|your|his|her|their|this|that|these) ([^ ,]{1,30} ){0,4}?[^ ,]{1,30}) to"
    rf"|(share|sharing|discuss|discussing) {_IT} with) "
    rf"{_WHOM}"
)
_TELL_THEM = turn(rf"(tell|telling|ask|asking|inform|informing|warn|warning) {_WHOM}(?!(apart|from) )")
_WORD_WITH = turn(rf"(have|having) an? (quick |quiet |little |private )?(word|chat|talk|conversation) with {_WHOM}")


def deed_asked_for(text: str) -> str:
    """What follows the courtesy of a request, "look at my slides" of "would you mind looking at my slides"; else empty.

    `text` holds plain words one space apart, as those of a clause do.
    """
    found = _ASKED_OF_YOU.match(text)
    return text[found.end() :] if found else ""


def perceives(said: str) -> bool:
    """Whether what is asked after is whether the other person can hear, see or believe somebody."""
    return verbs.base(said.partition(" ")[0]) in _PERCEIVING


def asks_for_a_story(text: str) -> bool:
    """Whether a request is for words: "do you think you could describe the kitchen to me"."""
    said = deed_asked_for(text)
    shared_out = " with " in said and not {"me", "us"} & set(said.split())
    return bool(_TOLD_TO_THE_ASKER.match(said)) and not shared_out


def is_favour(text: str) -> bool:
    """Whether a clause asks for something that the asker would have: the slides sent, a shift covered."""
    said = deed_asked_for(text)
    if not said or _TOLD_TO_THE_ASKER.match(said):
        return False
    first, *rest = said.split()
    if perceives(said) or not (verbs.is_verb(first) or first in _GIVING):
        return False
    if _FOR_THE_ASKER & set(rest):
        return True
    gives = verbs.base(first) in _GIVING or said.startswith(("look over ", "looking over "))
    return gives and not any(word in _OTHERS or is_somebody(word) for word in rest)


def is_for_somebody_else(text: str) -> bool:
    """Whether a clause asks for something to be told to people of the other person's: advice, and no invitation."""
    said = deed_asked_for(text)
    for_them = not _FOR_THE_ASKER & set(said.split())
    found = _TO_SOMEBODY.match(said or text) or _WORD_WITH.match(said) or (for_them and _TELL_THEM.match(said))
    if not found:
        return False
    return " " not in found["whom"] or any(map(is_somebody, found["whom"].split()))
