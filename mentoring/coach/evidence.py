"""The words that give a kind away, to be named in the reason: evidence for a label that the encoder has given."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mentoring.characters import cut, without_controls
from mentoring.coach.asks import AUXILIARY
from mentoring.model import Label

LONGEST_CUE = 40  # characters of the person's own words

_ADVICE = re.compile(
    r"\b(?:have|has|did) (?:you|anyone|it)(?: ever| already| not)? (?:tried|try|thought"
    r"|think|considered?|asked?|spoken|talked|looked|told|raised|occurred)"
    r"|\bwhy (?:not|don't (?:you|we))(?: just| simply)?|\b(?:how|what) about\b|\bwhat if\b|\bwhat would happen if\b"
    r"|\bwhat(?:'s| is)? ?(?:stops|stopping|keeps|keeping|prevents|preventing) you"
    r" from(?: just)?|\bif i (?:were|was) you\b|\bin your (?:shoes|place)\b"
    r"|\byou(?:'d| had)? (?:should|ought to|need to|have to|must|could|might want"
    r" to|may want to|better|can just|can always)\b"
    r"|\b(?:i'd|i would|i'd just|i) (?:suggest|recommend|advise|just|go|ask|talk|tell"
    r"|say|start|wait)\b|\b(?:could|couldn't|shouldn't|can't|can) (?:you|we)(?: just"
    r"| not| simply| always| perhaps)?\b"
    r"|\b(?:would|wouldn't|might|could) (?:it|a|an|your|there)(?: be| help| not)?\b"
    r"|\bis there any (?:reason|harm)\b|\bdo you think (?:you|it)\b"
    r"|\bit(?:'s| is| would be| might be| may be| might) (?:worth|best|better|wise"
    r"|help|time|good)\b|\b(?:maybe|perhaps)\b|\bi wonder if\b"
    r"|\bwhat (?:helped|works|worked) (?:for )?me\b|\b(?:most|some|other|plenty of)"
    r" (?:people|teams|\w+s)\b|^(?:just |please )?(?:try|ask|talk|take|don't|stop"
    r"|start|go|make|get|let|say|be|never|always)\b"
)  # fmt: skip
_LEADING = re.compile(
    r", ?(?:\w+n't \w+|right|no|yeah|correct|eh|or not|(?:is|are|was|do|does|did|will"
    r"|can|have|has) (?:it|they|you|he|she|we))(?=\W*$)"
    r"|\b(?:don't|doesn't|didn't|isn't|aren't|wasn't|weren't|haven't|hasn't|wouldn't"
    r"|won't|couldn't) (?:you|it|that|they|the|your|he|she|we)(?: think| find| agree"
    r"| feel)?\b"
    r"|\b(?:surely|obviously|clearly|of course|admit it|everyone knows|as everyone"
    r" says)\b|\byou must (?:have|be)\b|\b(?:do|did) you (?:really|seriously|honestly"
    r"|actually)\b"
    r"|\bhow (?:bad|badly|awful|terrible|angry|disappointed|unfair|much|proud|relieved"
    r"|glad|could|can|dare)\b(?: \w+)?|\bwhat(?:'s| is) (?:wrong|so|the point)\b"
    r"|\bgiven (?:how|that)\b|\bso (?:you|it)\b|\b(?:could it be|is it because)\b"
    r"|\bwho (?:cares|wouldn't)\b|\bwhy (?:would anyone|are you so|do you always|bother)\b"
    r"|\b(?:terrible|awful|ridiculous|useless|stupid|lazy|impossible|fantastic|brilliant"
    r"|wonderful|unfair|rubbish|incompetent)\b"
)  # fmt: skip
_WHY = re.compile(
    r"\b(?:why|how come|for (?:what|which) reason|what(?:'s| is| was| are| were) (?:the"
    r"|your) reasons?|what for|y|whys|why's)\b"
)
_NARROW = re.compile(
    r"\b(?:who(?:m|se)?|when|where|which(?: \w+)?|how (?:many|much|long|often|old"
    r"|far|big|soon|likely|late|early|sure|happy|\w+)"
    r"|what (?:time|day|year|date|number|name|colour|size|age|month|floor|grade)|what(?:'s"
    r"| is) (?:your|the|ur)(?: \w+)?|(?:on|from) (?:a|one) (?:scale|to)|since when"
    r"|until when)\b"
)
_CLOSED = re.compile(rf"\b{AUXILIARY} (?:not )?(?:\w+)")
_CUES: Mapping[Label, re.Pattern[str]] = {
    Label.ADVICE: _ADVICE,
    Label.LEADING: _LEADING,
    Label.WHY: _WHY,
    Label.NARROW: _NARROW,
    Label.CLOSED: _CLOSED,
}


def evidence(label: Label, said: str) -> tuple[int, int]:
    """The span of the first words that give the label away in what was said (lower case), or (0, 0)."""
    pattern = _CUES.get(label)
    found = pattern.search(said) if pattern else None
    if not found:
        return (0, 0)
    start, end = found.span()
    start += len(found[0]) - len(found[0].lstrip(" ,"))
    return start, end


def cue(message: str, span: tuple[int, int]) -> str:
    """The person's words at a span, on one line and not too long."""
    words = " ".join(without_controls(message[slice(*span)], " ").split())
    return words if len(words) <= LONGEST_CUE else cut(words, LONGEST_CUE).rsplit(" ", 1)[0] + " …"
