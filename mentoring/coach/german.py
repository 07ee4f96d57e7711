"""What kind of question a German sentence is, by a few rules: enough to guard a bank and for a first word to a person."""

from __future__ import annotations

import re

from mentoring.coach.labels import Label

_OPENERS = (
    "was",
    "wie",
    "inwiefern",
    "wozu",
    "woher",
    "wohin",
    "woran",
    "worauf",
    "woraus",
    "worin",
    "worüber",
    "worum",
    "wobei",
    "wodurch",
    "wofür",
    "womit",
    "wonach",
    "wovon",
    "wovor",
)
_WHY = ("warum", "wieso", "weshalb", "weswegen", "aus welchem grund")
_NARROW = (
    "wer",
    "wen",
    "wem",
    "wessen",
    "wann",
    "wo",
    "wie viel",
    "wie viele",
    "wie oft",
    "wie lange",
    "wie alt",
    "wie weit",
    "wie hoch",
    "wie spät",
    "seit wann",
    "bis wann",
    "ab wann",
)
_WHICH = r"welche[rsnm]?"
_ASKING = "|".join((*map(re.escape, (*_OPENERS, *_WHY, *_NARROW)), _WHICH))
_PREPOSITION = r"(?:an|auf|aus|bei|durch|für|gegen|in|mit|nach|ohne|über|um|unter|von|vor|zu|zwischen)"

_ADVICE = re.compile(
    r"^hast du .*\b(?:versucht|probiert|überlegt|gedacht|gefragt)\b"
    r"|\b(?:warum|wieso|weshalb) \w+ (?:du|ihr|wir) (?:\w+ )?nicht\b"
    r"|\bwie wäre es\b|\bwie wär['’]?s\b|\bwas wäre, wenn (?:du|ihr)\b|\bwas hältst du davon,"
    r"|\bdu (?:solltest|müsstest)\b|\ban deiner stelle\b|\bich würde\b|\bkönntest du nicht\b"
    r"|\bwas (?:hindert|hält) dich (?:daran|davon)(?: ab)?,? (?:einfach|\w+ zu|zu)\b"
    r"|\b(?:kannst|könntest|könnt|willst) (?:du|ihr) (?:doch |denn )?nicht (?:einfach|mal|doch)\b"
    r"|\bwas wäre,? wenn (?:du|ihr)\b|\bwie wäre es,? wenn (?:du|ihr|wir)\b"
    r"|\b(?:hast du|habt ihr|haben sie) .{0,80}\bmit .{2,60} (?:gesprochen|geredet)\b"
    r"|\bdu (?:musst|könntest) (?:einfach|doch|mal)\b|\b(?:versuch|probier|frag|sprich|rede?) (?:doch|einfach|mal)\b"
)
_TOLD = re.compile(
    r"\bdu (?:solltest|müsstest)\b|\ban deiner stelle\b|\b(?:versuch|probier|frag|sprich|rede?) (?:doch|einfach|mal)\b"
)
_HANDS_OVER = re.compile(
    r"^(?:bitte )?(?:erzähl|beschreib|schilder)\w* (?:mir|uns|doch|mal|bitte)\b"
    r"|\b(?:mich interessiert|ich (?:frage mich|wüsste gern\w*|würde gern\w* (?:wissen|hören|verstehen))), (?P<asked>.*)$"
)
_LEADING = re.compile(
    r"\b(?:nicht wahr|oder nicht|stimmt['’]?s|richtig|gell|oder)\s*\?$"
    r"|\b(?:findest|meinst|glaubst|denkst) du nicht\b|\bist es nicht\b"
    r"|\b(?:sicherlich|offensichtlich|natürlich|bestimmt auch|ja wohl)\b"
)
_CLOSED = re.compile(
    r"(?:\w+st du\b|\w+t ihr\b|(?:ist|sind|war|waren|gibt|gab|geht|haben|hat|hatte|wird|werden|würde|würden|wurde|darf"
    r"|soll|sollte|sollten|kann|könnte|können|könnten|macht|machen|will|wollen|muss|müssen|hilft|weiß) )"
)
_INVITED = re.compile(
    r"(?:magst|kannst|könntest|würdest|möchtest|willst) du (?:\w+ )*(?:erzählen|beschreiben|schildern|zeigen)"
)
_STACKED = re.compile(rf"(?:\bund|\boder|\baber) (?:{_ASKING}|{_PREPOSITION} welche\w*)\b")
_TAIL = re.compile(rf"[,:] *((?:{_PREPOSITION} )?(?:{_ASKING})\b.*)$")
_LEAD_IN = re.compile(
    r"(?:wenn|falls|sobald|bevor|nachdem|als|seit|angenommen|stell dir vor|denk an|im vergleich|weil)\b"
)
# "Which" asks for a pick when it asks for the most, or for a person, a place or a date.
_PICK = re.compile(
    rf"^{_WHICH}\b.*\bam \w+sten\b"
    r"|\bwelche[rsnm]? (?:kolleg\w+|person\w*|mensch\w*|team\w*|abteilung\w*|tag\w*|monat\w*|jahr\w*|uhrzeit|zahl\w*)\b"
)


def label_of_german(text: str) -> Label:
    """The label of one German sentence, in the coach's order of strength."""
    said = " ".join(text.casefold().replace("…", " ").split())
    if _TOLD.search(said):
        return Label.ADVICE
    if invited := _HANDS_OVER.search(said):
        return _by_opening(invited["asked"]) if invited["asked"] else Label.OPEN
    if "?" not in said:
        return Label.NOT_A_QUESTION
    if _ADVICE.search(said):
        return Label.ADVICE
    if _LEADING.search(said):
        return Label.LEADING
    main = _main_clause(said)
    if _CLOSED.match(main) and not _INVITED.match(main):
        return Label.CLOSED
    if said.count("?") > 1 or _STACKED.search(main):
        return Label.STACKED
    return _by_opening(main)


def _by_opening(main: str) -> Label:
    if _INVITED.match(main):
        return Label.OPEN
    asked = re.sub(rf"^{_PREPOSITION} (?=(?:{_ASKING})\b)", "", main)
    if re.match(_WHICH, asked):
        return Label.NARROW if _PICK.search(main) else Label.OPEN
    if _begins(asked, _WHY):
        return Label.WHY
    if _begins(asked, _NARROW):
        return Label.NARROW
    return Label.OPEN if _begins(asked, _OPENERS) else Label.NOT_A_QUESTION


def _main_clause(said: str) -> str:
    """The asking clause: what follows a lead-in such as "Wenn du neu anfangen könntest, …"."""
    if not _LEAD_IN.match(said):
        return said
    if tail := _TAIL.search(said):
        return tail[1]
    return said.rpartition(", ")[2]


def _begins(text: str, words: tuple[str, ...]) -> bool:
    return any(re.match(rf"{re.escape(word)}\b", text) for word in words)
