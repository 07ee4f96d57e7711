"""Forms for closed questions: "did it go well" becomes how it went, either-or what speaks for each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mentoring.coach.form_parts import FELT, IT, NP, SOFT, Way, felt, of, see, to_do, whole
from mentoring.coach.noun_phrases import is_person

_GOOD = (
    r"(?:good|nice|great|fun|any good|ok|okay|fine|all right|alright|interesting|useful"
    r"|helpful|worth it|a success|any use|"
    r"hard|difficult|easy|scary|tough|stressful|boring|strict|long|what you expected|a good experience)"
)
_BADLY = r"(?:well|badly|ok|okay|alright|all right|smoothly|as planned|to plan|according to plan|terribly|fine)"
_QUALITY = (
    r"(?:strict|kind|friendly|nice|good|bad|fair|helpful|supportive|noisy|quiet|big"
    r"|hard|difficult|tough|boring|interesting|"
    r"modern|old-fashioned|formal|relaxed|stressful|popular|useful|patient|demanding|good at listening|any good)"
)


def _went(found: re.Match[str]) -> str | None:
    return f"how did {found['np']} go" if whole(found["np"]) else None


def _was(found: re.Match[str]) -> str | None:
    phrase, be = found["np"], {"were": "were", "are": "are", "is": "is"}.get(found["be"], "was")
    if not whole(phrase) or is_person(phrase):
        return None
    return f"what {be} {phrase} like for you" if be in ("was", "were") else f"how {be} {phrase} for you"


def _like(found: re.Match[str]) -> str | None:
    phrase = found["np"]
    if found[0].endswith("it here"):
        return "how do you like it here" if found["do"] == "do" else None
    if not whole(phrase) or phrase == "things":
        return None
    if found["do"] == "did":
        return f"what was {phrase} like for you" if not phrase.endswith("s") and not is_person(phrase) else None
    return f"how do you feel about {phrase}"


def _any(found: re.Match[str]) -> str | None:
    rest = (found["rest"] or "").strip()
    if found["what"] in ("chance", "idea", "one", "of", "other", "body", "more", "time", "news", "objection"):
        return None
    return f"what {found['what']} do you have {rest}".strip()


def _each(found: re.Match[str]) -> str | None:
    one, other = found["one"].strip(), found["other"].strip()
    if min(len(one), len(other)) < 3 or max(len(one.split()), len(other.split())) > 4 or "not" in other.split():
        return None
    return f"what speaks for each: {one} or {other}"


CLOSED: Sequence[tuple[re.Pattern[str], Way]] = (
    (of(rf"did (?P<np>{IT}) go (?:very |really )?{_BADLY}(?: then)?"), _went),
    (
        of(rf"(?:is|are) (?P<np>{IT}) going (?:very |really )?{_BADLY}"),
        lambda m: f"how {'are' if m['np'].endswith('s') and m['np'] != 'this' else 'is'} {m['np']} going",
    ),
    (of(rf"(?P<be>was|were) (?P<np>{IT}) (?:very |really |quite |a )?{_GOOD}"), _was),
    (of(rf"(?P<do>do|did) you (?:\w+ly )?(?:like|enjoy|love) (?P<np>{IT})(?: here)?"), _like),
    (
        of(
            r"are you (?:really |very )?(?:happy|satisfied|content|comfortable|pleased|ok"
            rf"|okay) (?:with|about|in) (?P<np>{NP})"
        ),
        lambda m: f"how do you feel about {m['np']}" if whole(m["np"]) else None,
    ),
    (
        of(rf"do you get (?:on|along) (?:well |ok |okay )?with (?P<np>{NP})"),
        lambda m: f"how do you get on with {m['np']}" if whole(m["np"]) else None,
    ),
    (
        of(
            r"(?:do you have|have you got) any (?P<what>[a-z]+s|experience|advice|feedback"
            r"|support|help) ?(?P<rest>(?:for|about|on|with|from|of|in|at) .{2,60})?"
        ),
        _any,
    ),
    (
        of(
            r"(?P<be>is|was) it (?:very |really |ever |always )?(?:hard|easy|difficult|fun"
            r"|scary|nice|strange|good|tough|lonely|stressful|exciting|weird|odd|challenging)(?:"
            r" for you)? (?P<deed>to [^,]{3,60}|being [^,]{3,60})"
        ),
        to_do,
    ),
    (
        of(
            rf"(?:has|have) (?P<np>{IT}|your [a-z ]{{3,30}}) (?:changed|got better|improved"
            rf"|got worse|got easier)(?P<rest> (?:since|over|in|after) .{{3,50}})?"
        ),
        lambda m: (
            f"{'how have' if m['np'].endswith('s') and m['np'] != 'this' else 'how has'} {m['np']}"
            f" changed{m['rest'] or ''}"
            if whole(m["np"])
            else None
        ),
    ),
    (
        of(
            r"did you learn (?:anything|something|much|a lot)(?: new| useful)?(?P<rest> (?:from"
            r"|in|at|about|on|during) .{3,60})?"
        ),
        lambda m: f"what did you learn{m['rest'] or ''}",
    ),
    (
        of(
            r"would you (?P<deed>do|change|keep|say|add|try) (?:anything|something)(?P<how>"
            r" differently| else)?(?P<rest> (?:about|in|at|if|next) .{3,60})?"
        ),
        lambda m: (
            f"what {'else ' if m['how'] == ' else' else ''}would you {m['deed']}"
            f"{(m['how'] or '').replace(' else', '')}{m['rest'] or ''}"
        ),
    ),
    (of(rf"do you think (?:that )?(?P<np>{IT}) (?:is|are|was|were|has|have) .{{2,60}}"), see),
    (
        of(
            r"(?:would you rather|do you prefer|would you prefer) (?:to )?(?P<one>[a-z\- ]+?s"
            r"|[a-z\- ]*?[a-z]+ing(?: [a-z]+){0,3}) or (?P<other>[a-z\- ]+s|[a-z]+ing(?: [a-z]+){0,3}"
            r"|in a team)"
        ),
        _each,
    ),
    (of(r"are you (?P<one>[a-z]+ing) or (?P<other>[a-z]+ing)"), _each),
    (
        of(
            rf"(?P<be>is|are|was|were) (?P<np>{NP}) (?:{SOFT} )*(?:{FELT}|comfortable|confident)"
            rf" (?:with|about) (?P<what>{NP})"
        ),
        lambda m: (
            f"how {'did' if m['be'][0] == 'w' else 'does' if m['be'] == 'is' else 'do'} {m['np']}"
            f" feel about {m['what']}"
            if whole(m["np"]) and whole(m["what"])
            else None
        ),
    ),
    (
        of(
            rf"(?P<be>are|were) (?:you|u) (?:{SOFT} |ever )*(?:{FELT}|comfortable|confident"
            rf"|satisfied|content|ok|okay|optimistic|curious)(?P<rest> [^,]{{2,70}})?"
        ),
        felt,
    ),
    (of(r"did it work(?: out)?(?: in the end)?"), lambda _: "how did it work out"),
    (
        of(rf"did (?P<who>{NP}) (?:like|enjoy|love) (?P<np>{NP})"),
        lambda m: (
            f"how was {m['np']} for {m['who']}"
            if whole(m["np"]) and whole(m["who"]) and not m["np"].endswith("s")
            else None
        ),
    ),
    (
        of(
            r"(?:do|did|can) you (?P<verb>see|need|want|expect|notice|hear|know of) any (?P<what>[a-z]+s"
            r"|[a-z]+ [a-z]+s|help|support|progress)(?P<rest> (?:in|at|for|from|with|about)"
            r" [^,]{3,50})?"
        ),
        lambda m: f"what {m['what']} {m[0].split()[0]} you {m['verb']}{m['rest'] or ''}",
    ),
    (
        of(
            r"(?:is|was) there anything (?:else |in particular |that )?(?P<who>you|i|we|they)(?P<modal>'d"
            r"| would| can| could| should| will| might)(?P<deed> [^,]{2,60})?"
        ),
        lambda m: (
            f"what {'else ' if ' else ' in m[0] else ''}{m['modal'].replace(chr(39) + 'd', 'would').strip()}"
            f" {m['who'] if m['who'] != 'i' else 'I'}{m['deed'] or ' do'}"
        ),
    ),
    (
        of(
            r"is there anything (?:else |that )?you (?P<verb>need|want|miss|like|enjoy|fear"
            r"|expect)(?P<rest> [^,]{2,50})?"
        ),
        lambda m: f"what {'else ' if ' else ' in m[0] else ''}do you {m['verb']}{m['rest'] or ''}",
    ),
    (
        of(rf"(?P<be>is|was|are|were) (?P<np>{NP}) (?:{SOFT} |always )*{_QUALITY}"),
        lambda m: f"what {m['be']} {m['np']} like" if whole(m["np"]) else None,
    ),
)
