"""The few forms in which the coach says a question anew; each was tried on people, and in doubt it says nothing.

Each form is a pattern over the clause in lower case, with a way of saying it openly. A clause that doesn't fit one of
them to its end is left alone: a wrong wording costs more trust than a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mentoring.coach.asks import Ask, Form
from mentoring.coach.form_parts import JUDGING, Way
from mentoring.coach.forms_closed import CLOSED
from mentoring.coach.forms_leading import LEADING
from mentoring.coach.forms_plain import plainly
from mentoring.coach.forms_why import WHYS
from mentoring.coach.noun_phrases import definite, is_person
from mentoring.model import Label

MOST_REWORDINGS = 2
LONGEST = 120  # characters of a rewording; a longer one is a speech
LONGEST_CLAUSE = 160  # characters of a clause that a form may fit
_MOST_SPLIT = 3
_FEWEST_WORDS = 3
_VERDICT = re.compile(
    rf"\b(?P<det>the|our|your|my|their|this|that|his|her) (?:{JUDGING}|terrible|lazy|impossible|incompetent|useless) "
)


_COVERED: dict[Label, Sequence[tuple[re.Pattern[str], Way]]] = {
    Label.CLOSED: CLOSED,
    Label.LEADING: (*LEADING, *CLOSED),
    Label.WHY: WHYS,
}
_WITH = re.compile(
    r"\b(?:talk(?:ed|ing)?|spoken|speak(?:ing)?|spoke|word|chat(?:ted)?|conversation"
    r"|meet(?:ing)?|met|raise(?:d)? it|sit down|be honest|"
    r"bring it up|discuss(?:ed)? it|complain(?:ed)?) (?:to|with) |\b(?:ask(?:ed|ing)?"
    r"|tell(?:ing)?|told|invit(?:e|ed|ing)|involv(?:e|ed|ing)|"
    r"call(?:ed|ing)?|approach(?:ed|ing)?|email(?:ed|ing)?|contact(?:ed|ing)?|confront(?:ed"
    r"|ing)?|warn(?:ed|ing)?|ring|write to|go to|going to) "
)


def rewordings(label: Label, asks: Sequence[Ask], said: Sequence[str]) -> tuple[str, ...]:
    """None to two open wordings. `asks` are the message's; `said` its sentences, both in lower case."""
    if label is Label.STACKED:
        return _split(asks)
    if label is Label.ADVICE:
        handed = tuple(_shown(each) for each in _handed_back(said))[:1]
        return handed or _plainest(label, [each for each in reversed(said) if len(each.split()) > 1] or list(said))
    if label is Label.LEADING and (plain_one := _without_verdict(asks)):
        return (_shown(plain_one),)
    clauses = [ask.text for ask in reversed(asks)] + [
        re.sub(r"^(?:so|and|but|well|ok|hi|hey)[, ]+", "", each) for each in reversed(said)
    ]
    for clause in (each[:LONGEST_CLAUSE] for each in clauses):
        for pattern, way in _COVERED.get(label, ()):
            if (found := pattern.match(clause.strip())) and (open_one := way(found)) and len(open_one) <= LONGEST:
                return (_shown(open_one),)
    return _plainest(label, clauses)


def _plainest(label: Label, clauses: Sequence[str]) -> tuple[str, ...]:
    found = plainly(label, clauses[0][:LONGEST]) if clauses else None
    return (_shown(found),) if found else ()


def _without_verdict(asks: Sequence[Ask]) -> str | None:
    """ "What do you make of the terrible new logo?" → the same without "terrible"."""
    asked = asks[-1].text if asks else ""
    opens = re.match(r"(?:what|how) (?:do|does|did|is|are|was|were) (?:you|it|your|the)\b", asked)
    plain_one = _VERDICT.sub(lambda found: f"{found['det']} ", asked)
    if (
        not opens
        or plain_one == asked
        or len(plain_one) > LONGEST
        or re.search(rf"\b(?:like|hate|dislike|stand|cope)\b|{JUDGING}", plain_one)
    ):
        return None
    return plain_one


def _split(asks: Sequence[Ask]) -> tuple[str, ...]:
    """The open asks of a stacked question, one at a time: only where each of them can stand by itself."""
    if not 2 <= len(asks) <= _MOST_SPLIT:
        return ()
    found = [ask.text for ask in asks if _stands_alone(ask)]
    return tuple(_shown(each) for each in found)[:MOST_REWORDINGS]


def _stands_alone(ask: Ask) -> bool:
    if re.match(r"how(?:'s| is| are) (?:you|the family|things|work)\b", ask.text):
        return False
    opens = re.match(
        r"(?:what|how)(?!ever)(?:'s|\b)(?! (?:about|if|come|many|much|long|often|old|far|big)\b)", ask.text
    )
    if ask.form is Form.INVITATION and ask.text.startswith("tell me about"):
        return "," not in ask.text and len(ask.text) <= LONGEST
    if (
        ask.form is not Form.QUESTION_WORD
        or not opens
        or re.search(r"\b(?:it|that|they|them|this|there|one|he|she)$", ask.text)
    ):
        return False
    return len(ask.text.split()) >= _FEWEST_WORDS and len(ask.text) <= LONGEST and "," not in ask.text


def _handed_back(said: Sequence[str]) -> Iterator[str]:
    """ "Have you tried talking to your manager?" → what have you tried so far with your manager."""
    for sentence in reversed(said):
        for found in _WITH.finditer(sentence):
            after = sentence[found.end() :]
            phrase = definite(_first_phrase(after))
            if phrase and is_person(phrase) and not phrase.startswith(("his", "her", "their", "my", "this", "that")):
                yield f"what have you tried so far with {phrase}"
                return


def _first_phrase(text: str) -> str:
    """The beginning of what follows a verb, up to the second determiner."""
    return " ".join(text.split()[:5])


def _shown(clause: str) -> str:
    said = re.sub(r"\bi\b", "I", re.sub(r"\s+", " ", clause).strip())
    return f"{said[:1].upper()}{said[1:]}{'.' if said.lower().startswith('tell me') else '?'}"
