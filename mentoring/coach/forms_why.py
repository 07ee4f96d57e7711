"""Forms for why: what led you to it, what made it so, what got in the way."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mentoring.coach.form_parts import NP, OBJECT, Way, of, whole

_WHY = rf"(?:just )?why (?P<do>did|do) (?P<who>you|they|he|she|we|i|it|{NP}(?= [a-z]+)) (?P<deed>[a-z][^,;:]{{2,80}})"


def _led(found: re.Match[str]) -> str | None:
    who, deed = found["who"], found["deed"]
    if who == "you" and re.match(r"(?:like|love|enjoy) (?!to\b|it\b)\S+", deed) and len(deed.split()) <= 6:
        verb, _, what = deed.partition(" ")
        return f"what do you {verb} about {what}"
    if re.match(
        r"(?:think|always|never|not|still|ever|just|even|bother|keep|believe|let|hate|say you|look so|seem)\b", deed
    ):
        return None
    if who == "you":
        return f"what led you to {deed}" if found["do"] == "did" else f"what makes you {deed}"
    subject = OBJECT.get(who, who)
    return f"what led {subject} to {deed}" if found["do"] == "did" else None


WHYS: Sequence[tuple[re.Pattern[str], Way]] = (
    (
        of(
            r"why (?:is|was) (?P<np>it|that|this|[a-z ]{3,30}?) (?:so )?(?P<what>important"
            r"|difficult|hard|special|easy) (?P<rest>(?:to|for) (?:you|your team|them|him"
            r"|her))?"
        ),
        lambda m: f"what makes {m['np']} {m['what']} {m['rest'] or ''}".strip(),
    ),
    (
        of(r"why (?:does|did) (?:it|that|this) matter(?P<rest> (?:so much )?to you)?"),
        lambda m: f"what makes it matter{(m['rest'] or ' to you').replace(' so much', '')}",
    ),
    (of(_WHY), _led),
    (
        of(r"how come you (?P<deed>(?:left|chose|stayed|moved|became|joined|came|went)\b[^,]{0,50})"),
        lambda m: f"what was behind it when you {m['deed']}",
    ),
    (
        of(rf"why (?P<be>was|were) (?P<np>{NP}) (?P<done>[a-z]+ed|moved|cut|sold|built|shut)"),
        lambda m: f"what led to {m['np']} being {m['done']}" if whole(m["np"]) else None,
    ),
    (
        of(rf"why don'?t you (?P<verb>like|enjoy|trust|want|believe) (?P<np>{NP})"),
        lambda m: (
            f"what is it that you don't {m['verb']} about {m['np']}" if m["verb"] != "want" and whole(m["np"]) else None
        ),
    ),
    (of(r"why can'?t you (?P<deed>[a-z]+ [^,]{2,50})"), lambda m: f"what makes it hard to {m['deed']}"),
    (
        of(r"why do you think .{0,3}(?P<rest>that (?:is|was|happened))"),
        lambda m: f"what do you think led to {'that' if 'happened' in m['rest'] else 'it'}",
    ),
    (
        of(r"(?:what|which) (?:is|was|were|are) (?:the|your) reasons? (?:for|behind) (?P<what>[a-z][^,]{3,60})"),
        lambda m: f"what led to {m['what']}",
    ),
)
