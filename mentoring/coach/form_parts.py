"""What the forms are built of: noun phrases, words of feeling and of judging, and ways of saying it openly."""

from __future__ import annotations

import re
from collections.abc import Callable

from mentoring.coach.noun_phrases import definite, is_person

NP = r"(?:your|the|our|my|their|his|her|this|that|these|those) [a-z][a-z' \-]{1,30}?"
IT = rf"(?:it|that|this|things|everything|{NP})"
FELT = (
    r"(?:angry|furious|upset|disappointed|frustrated|glad|happy|relieved|proud|sad"
    r"|annoyed|ashamed|worried|nervous|bored|scared|"
    r"afraid|jealous|hurt|exhausted|tired|fed up|lonely|embarrassed|humiliated|excited"
    r"|pleased|delighted|thrilled|stressed|devastated)"
)
JUDGING = (
    r"(?:bad|awful|terrible|horrible|great|wonderful|fantastic|brilliant|unfair|boring"
    r"|stressful|frustrating|dreadful|silly|stupid|"
    r"amazing|excellent|lovely|annoying|embarrassing|useless|ridiculous|nasty|toxic|chaotic|hard|tough|difficult)"
)
SOFT = r"(?:really|actually|honestly|a bit|rather|so|very|too|just|quite|pretty|completely|absolutely|totally|simply)"
OBJECT = {"they": "them", "he": "him", "she": "her", "we": "us", "i": "me", "you": "you", "it": "it"}

Way = Callable[[re.Match[str]], str | None]


def of(pattern: str) -> re.Pattern[str]:
    """A pattern that fits a clause to its end."""
    return re.compile(pattern + r"$")


def see(found: re.Match[str]) -> str | None:
    """How one sees what a verdict was about."""
    phrase = found["np"]
    if phrase in ("it", "that", "this"):
        return "what do you make of it" if phrase == "it" else f"what do you make of {phrase}"
    if not whole(phrase):
        return None
    return f"how do you see {phrase}" if is_person(phrase) else f"what do you make of {phrase}"


def whole(phrase: str) -> bool:
    """Whether a phrase is a pronoun or one definite noun phrase, to its end."""
    return phrase in ("it", "that", "this", "things", "everything") or definite(phrase) == phrase


def to_do(found: re.Match[str]) -> str | None:
    """What it is like to do what was called hard, easy or nice."""
    be = "was" if found["be"] == "was" else "is"
    return f"what {be} it like {found['deed']}"


def felt(found: re.Match[str]) -> str | None:
    """How one felt, instead of how angry or glad one was."""
    rest = (found["rest"] or "").strip()
    if not rest:
        return "how did you feel" if found["be"] == "were" else "how do you feel"
    did = "did" if found["be"] == "were" else "do"
    if rest.split()[0] in ("when", "after", "before"):
        return f"how {did} you feel {rest}"
    about = re.match(r"(?:in|with|about|of|by|at) (?P<np>.*)", rest)
    return f"how {did} you feel about {about['np']}" if about and whole(about["np"]) else None
