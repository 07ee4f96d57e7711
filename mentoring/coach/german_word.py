"""The coach's word in German: a label, a reason, and wordings that keep the subject without bending it."""

import re
from collections.abc import Iterator

from mentoring.coach.german import label_of_german
from mentoring.coach.labels import MOST_REWORDINGS, Judgement, Label

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
# A phrase with a preposition keeps its case in another sentence; what one does with it depends on the preposition.
_PLACED = re.compile(
    r"\b(?P<at>mit|bei|in|im|am|beim|vor|nach|zu|zum|zur) (?P<what>(?:(?:d|m|s|k)?ein(?:e[rmns]?)?|de[rmn]|die|das|unser\w*|"
    r"eur?e\w*)? ?(?:[a-zäöüß]{3,20}(?:en|er|em|es|e) )?[A-ZÄÖÜ][\wäöüß-]{2,40})"
)
_THING = re.compile(r"(?<![.!?] )(?<!^)\b[A-ZÄÖÜ][\wäöüß-]{2,40}")
_ADDRESS = frozenset("Sie Ihr Ihre Ihnen Ihrem Ihren Ihrer Du Dir Dich Dein Deine Stelle".split())
_NEXT_ASK = re.compile(r"\?|,? (?:und|oder|aber) (?=(?:was|wie|wo\w*|wer|wann|warum)\b)")
_TRIED = frozenset("mit bei".split())


def judge_german(text: str) -> Judgement:
    """Judge one German message; never raises, and only its first 1,000 characters are read."""
    said = " ".join(text[:LONGEST_READ].split())
    label = label_of_german(said if "?" in said or not _asks(said) else f"{said}?")
    found: tuple[str, ...] = ()
    if label not in (Label.OPEN, Label.NOT_A_QUESTION):
        open_ones = (each for each in _rewordings(label, said) if label_of_german(each) is Label.OPEN)
        found = tuple(dict.fromkeys(open_ones))[:MOST_REWORDINGS]
    return Judgement(label=label, reason=REASONS[label], rewordings=found, evidence=(0, 0), language="de")


def _asks(said: str) -> bool:
    """Whether a message without a question mark is one all the same: it starts as a question does."""
    return label_of_german(f"{said}?") not in (Label.NOT_A_QUESTION, Label.LEADING) and not said.endswith((".", "!"))


def _rewordings(label: Label, said: str) -> Iterator[str]:
    if label is Label.STACKED:
        yield from (f"{each[:1].upper()}{each[1:]}?" for each in map(str.strip, _NEXT_ASK.split(said)) if each)
    placed = _PLACED.search(said)
    if placed and placed["what"].split()[-1] not in _ADDRESS:
        where = f"{placed['at']} {placed['what']}"
        if label is Label.ADVICE and placed["at"] in _TRIED:
            yield f"Was hast du {where} schon versucht?"
        yield f"Was ist dir {where} wichtig?"
    for thing in _THING.findall(said):
        if thing not in _ADDRESS:
            yield f"Was verbindest du mit „{thing}“?"
    if label is Label.WHY:
        yield "Was hat dazu geführt?"
    yield "Was geht dir dazu durch den Kopf?"
