"""Forms for leading questions: the verdict falls away, and what it was about stays."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mentoring.coach.form_parts import FELT, IT, JUDGING, NP, SOFT, Way, felt, of, see, to_do, whole
from mentoring.coach.noun_phrases import is_person

LEADING: Sequence[tuple[re.Pattern[str], Way]] = (
    (
        of(
            r"how (?:badly|well|terribly|horribly|unfairly|awfully) (?P<did>did|do|does|have"
            r"|has) (?P<rest>[^,]{4,70})"
        ),
        lambda m: f"how {m['did']} {m['rest']}",
    ),
    (
        of(rf"how {JUDGING} (?:was|is|were) (?P<np>{NP})(?: {SOFT})?"),
        lambda m: (
            f"what {'is' if ' is ' in m[0] else 'was'} {m['np']} like for you"
            if whole(m["np"]) and not is_person(m["np"])
            else None
        ),
    ),
    (
        of(rf"how {JUDGING} (?P<be>was|is) it (?:for you )?(?P<deed>(?:to|being) [^,]{{3,70}})"),
        lambda m: None if re.search(rf"\b{JUDGING}\b", m["deed"]) else to_do(m),
    ),
    (of(rf"how {FELT} (?P<be>were|are) you(?P<rest> [^,]{{2,70}})?"), felt),
    (
        of(rf"how {FELT} did you feel(?P<rest> (?:when|after|before) [^,]{{3,70}})?"),
        lambda m: f"how did you feel{m['rest'] or ''}",
    ),
    (
        of(rf"how much do you (?:hate|love|dislike|enjoy|like|regret) (?P<np>{NP})"),
        lambda m: f"how do you feel about {m['np']}" if whole(m["np"]) else None,
    ),
    (
        of(
            rf"(?:don't|do) you (?:{SOFT} )?(?:not )?(?:think|agree|find|feel|believe)(?:"
            rf" that)? (?P<np>{IT}) (?:is|are|was|were|has|have|should|could|needs?)\b.{{2,70}}"
        ),
        see,
    ),
    (of(rf"(?:surely|obviously|clearly|of course),? (?P<np>{IT}) (?:is|are|was|were)\b.{{2,70}}"), see),
    (of(rf"(?:isn't|aren't|wasn't|weren't) (?P<np>{IT}|{NP}) (?:{SOFT} )*(?:an? )?{JUDGING}"), see),
    (
        of(
            rf"(?P<np>{IT}) (?:is|are|was|were|'s) .{{2,60}}, ?(?:isn't|aren't|wasn't|weren't"
            r"|right|no|don't you (?:think|agree)|yeah|correct|eh)(?: (?:it|they|that))?"
        ),
        see,
    ),
    (
        of(
            r"(?:so )?you (?:really |must |just )*(?:like|love|enjoy) (?P<np>it here|it|(?:your"
            r"|the|our|this|that) [a-z ]{2,30}), ?(?:don't you|right|yeah|no)"
        ),
        lambda m: f"how do you like {m['np']}",
    ),
    (
        of(
            rf"(?:don't|didn't) you (?:just )?(?:like|love|hate|enjoy|miss|find) (?P<np>{NP})(?:"
            r" (?:silly|boring|hard|tiring))?"
        ),
        lambda m: f"how do you feel about {m['np']}" if m[0].startswith("don't") and whole(m["np"]) else None,
    ),
    (
        of(rf"(?:you|that|it) must (?:have been|be|have felt) (?:{SOFT} )*{FELT}.{{0,40}}"),
        lambda m: "how was that for you" if "have" in m[0] else "how do you feel",
    ),
    (
        of(rf"(?:weren't|wasn't|aren't) you (?:{SOFT} )*{FELT}(?P<rest> (?:when|after) [^,]{{3,60}})?"),
        lambda m: (
            f"how did you feel{m['rest']}"
            if m["rest"]
            else "how do you feel"
            if m[0].startswith("aren")
            else "how was that for you"
        ),
    ),
    (
        of(
            rf"(?:so )?you(?:'re| are| were) (?:{SOFT} |obviously |clearly )*{FELT}(?: (?:with"
            rf"|about) (?P<np>{NP}))?, ?(?:aren't you|weren't you|right|yeah|no)"
        ),
        lambda m: (
            (f"how do you feel about {m['np']}" if whole(m["np"]) else None)
            if m["np"]
            else "how did you feel"
            if " were " in m[0]
            else "how do you feel"
        ),
    ),
    (
        of(r"(?:didn't|doesn't) (?:it|that) (?:bother|annoy|upset|hurt|worry|bug|make) you.{0,30}"),
        lambda m: "how was that for you" if m[0].startswith("didn") else "how is that for you",
    ),
    (
        of(
            r"(?:given|considering|since|now that|after|with) [^,]{5,90}, (?P<main>what (?:now|next)|(?:what"
            r"|how) (?:do|did|will|would|are|could|can|have) [^,]{3,60})"
        ),
        lambda m: m["main"],
    ),
)
