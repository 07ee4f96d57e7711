"""The coach's word in German: a label, a reason, and wordings that keep the subject without bending it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mentoring.coach.german import begins_asking, label_of_german
from mentoring.model import Judgement, Label
from mentoring.ports.classifier import Classifier

MOST_REWORDINGS = 2
_FEWEST = 2  # blanks in an ask that can stand by itself
LONGEST_READ = 1_000  # characters of a German message that are looked at

REASONS = {
    Label.ADVICE: "Darin steckt schon deine eigene Idee. Lass sie weg, dann ist Platz für die des anderen.",
    Label.LEADING: "Das legt die Antwort in den Mund, und etwas anderes zu sagen wird schwerer.",
    Label.CLOSED: "Darauf genügt ein Ja oder Nein. Was oder wie lässt mehr Raum.",
    Label.STACKED: "Das sind mehrere Fragen, und beantwortet wird die leichteste. Stell eine, und warte.",
    Label.WHY: "Warum klingt leicht nach Rechtfertigung. Frag, was dazu geführt hat.",
    Label.NARROW: "Das fragt nach einem Namen, einem Datum oder einer Zahl. Was oder wie bringt die Gedanken dahinter.",
    Label.OPEN: "Das ist offen: Wohin die Antwort geht, entscheidet dein Gegenüber.",
    Label.NOT_A_QUESTION: "Darin finde ich keine Frage. Beginn mit was oder wie.",
}
_FORMAL = re.compile(
    r"(?<![.!?] )(?<!^)\b(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b|\b(?:Haben|Sind|Können|Könnten"
    r"|Würden|Möchten|Wollen|Werden|Finden|Fühlen) Sie\b"
)
_FORMALLY = (
    ("deine eigene Idee", "Ihre eigene Idee"),
    ("Lass sie weg", "Lassen Sie sie weg"),
    ("Stell eine, und warte", "Stellen Sie eine, und warten Sie"),
    ("Frag, was", "Fragen Sie, was"),
    ("dein Gegenüber", "Ihr Gegenüber"),
    ("Beginn mit", "Beginnen Sie mit"),
)
_SOMEBODY = re.compile(
    r"\b(?P<at>mit|bei) (?P<what>(?:deine[mr]|Ihre[mr]|de[rmn]|eure[mr]|euren|unsere[mr])"
    r" (?:[A-ZÄÖÜ][\wäöüß-]{2,30}))(?= |\?|$|,)"
)
_NEXT_ASK = re.compile(r"\?|,? (?:und|oder|aber) (?=(?:was|wie|wo\w*|wer|wann|warum)\b)")
_WHY = re.compile(r"^(?:warum|wieso|weshalb) (?:hast du|haben sie) (?P<rest>[^,?]{3,80})\??$", re.IGNORECASE)
_WENT = re.compile(
    r"^(?:ist|lief|war) (?P<what>es|das|(?:der|die|das|dein\w*|ihr\w*) [A-ZÄÖÜ][\wäöüß-]{2,30})"
    r" (?:gut|ok|okay|schlecht)(?: gelaufen| gegangen)?\?*$",
    re.IGNORECASE,
)
"""Somebody whom one can talk to, after "mit" or "bei": the phrase keeps its case in the other question."""


def judge_german(text: str, classifier: Classifier) -> Judgement:
    """Judge one German message; never raises, and only its first 1,000 characters are read."""
    said = " ".join(text[:LONGEST_READ].split())
    label = classifier.german_label(said, label_by_rules(said))
    found = tuple(each for each in _rewordings(label, said) if label_of_german(each) is Label.OPEN)[:MOST_REWORDINGS]
    return Judgement(
        label=label, reason=_reason(label, formal=bool(_FORMAL.search(said))), rewordings=found, language="de"
    )


def label_by_rules(text: str) -> Label:
    """What the rules of grammar call a German message, with the question mark that people leave out on a phone."""
    said = " ".join(text[:LONGEST_READ].split())
    return label_of_german(said if "?" in said or not _asks(said) else f"{said}?")


def _reason(label: Label, *, formal: bool) -> str:
    """The reason, to somebody who says "Sie" with Sie."""
    said = REASONS[label]
    for familiar, polite in _FORMALLY if formal else ():
        said = said.replace(familiar, polite)
    return said


def _asks(said: str) -> bool:
    """Whether a message without a question mark is one all the same: it starts as a question does."""
    return begins_asking(said) and not said.endswith((".", "!"))


def _rewordings(label: Label, said: str) -> Iterator[str]:
    """The few forms that are safe in German."""
    formal = bool(_FORMAL.search(said))
    if label is Label.STACKED:
        yield from (
            f"{each[:1].upper()}{each[1:]}?"
            for each in map(str.strip, _NEXT_ASK.split(said))
            if each.count(" ") >= _FEWEST
        )
    if label is Label.ADVICE and (somebody := _SOMEBODY.search(said)):
        have = "haben Sie" if formal else "hast du"
        yield f"Was {have} {somebody['at']} {somebody['what']} schon versucht?"
    if label is Label.WHY and _WHY.match(said):
        yield "Was hat dazu geführt?"
    if label is Label.CLOSED and (went := _WENT.match(said)):
        what = went["what"]
        yield f"Wie war {what[:1].lower() + what[1:]} für {'Sie' if formal else 'dich'}?"
