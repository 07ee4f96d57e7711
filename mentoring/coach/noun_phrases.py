"""Definite noun phrases that end where they seem to: "your manager", "the new rota". In doubt there is none."""

from __future__ import annotations

import re

DETERMINERS = "your|the|our|my|their|his|her|this|that|these|those"
MOST_WORDS = 4  # after the determiner

_BOUNDARY = frozenset(
    "about after against and are as at because been before behind beside between"
    " but by can could did do does during every "
    "first for from had has have how if in instead into is it just last like more"
    " next now off on once or outside over so "
    "than then there through to today together tomorrow too tonight until was we"
    " were what when where whether which while "
    "who why will with without would yet you yourself again already anyway early late directly properly and".split()
)
"""What may follow a noun phrase: after anything else we don't know that it is over."""
_EMPTY = frozenset(
    "thing things way same other others first last lot bit time moment point fact"
    " truth rest end least most best worst more "
    "less one ones day days week month year years minute hour option trick key question problem idea".split()
)
_NO_NOUN = re.compile(
    r".*(?:ly|ing|ed)$|^(?:be|do|go|let|know|run|take|try|get|put|not|n't|you|i|he|she|they|we|me|him|us|them)$"
)
_ING_NOUNS = frozenset(
    "meeting building training briefing marking filing parking housing planning funding hiring ceiling wedding".split()
)
_PERSON = re.compile(
    r"(?:manager|boss|supervisor|mentor|mentee|team|colleagues?|director|head|lead"
    r"|leader|union|partners?|parents?|customers?|clients?|"
    r"patients?|pupils?|students?|trainees?|apprentices?|interns?|board|committee"
    r"|staff|council|dean|doctors?|nurses?|teachers?|"
    r"chef|foreman|matron|registrar|tutor|coach|landlord|tenant|neighbours?|supplier"
    r"|suppliers|crew|department|residents?|"
    r"trainer|owner|buyer|driver|worker|carer|officer|farmer|builder|caretaker|minister"
    r"|designer|developer|engineer|plumber|lawyer|"
    r"reviewer|examiner|organiser|adviser|cleaner|porter|treasurer|commander|employer"
    r"|gardener|painter|baker|reporter|teacher|"
    r"mother|father|brother|sister|parent|husband|wife|son|daughter|mum|dad|friend"
    r"|flatmate|roommate|boys|girls|lads|kids|children|"
    r"accountant|assistant|consultant|inspector|doctor|vet|physio|dentist|nurse|midwife"
    r"|warden|bursar|dean|rector|mayor|vicar|judge|jury|"
    r"people|group|crew|shift|class|guys|client|customer|patient|pupil|student|trainee"
    r"|apprentice|intern|resident|neighbour|colleague|"
    r"mp|ceo|cfo|cto|ombudsman|chaplain|receptionist|secretary|steward|union rep|rep"
    r"|lead|chair|governors?|volunteers?|agency|agent)$"
)
"""They end no phrase of their own, and stand for nothing."""

_PHRASE = re.compile(rf"\b(?P<det>{DETERMINERS})\s+(?P<rest>[a-z][a-z\-']*(?:\s+[a-z][a-z\-']*){{0,{MOST_WORDS}}})")
_INSTITUTIONS = re.compile(
    r"\b(?P<name>hr|human resources|occupational health|payroll|procurement|it support|head office|management)\b"
)


def definite(text: str) -> str | None:
    """The last definite noun phrase of a clause in lower case, or None where none ends for certain."""
    found = [
        phrase
        for match in _PHRASE.finditer(text)
        if (phrase := _phrase(match["det"], match["rest"].split(), text, match))
    ]
    if found:
        return found[-1]
    named = _INSTITUTIONS.search(text)
    return {"hr": "HR", "it support": "IT support"}.get(named["name"], named["name"]) if named else None


def _phrase(det: str, words: list[str], text: str, match: re.Match[str]) -> str | None:
    kept: list[str] = []
    for word in words:
        if word in _BOUNDARY:
            break
        kept.append(word)
    ended = len(kept) < len(words) or not text[match.end() :].strip() or text[match.end() :].lstrip()[0] in ",.;:?!-("
    if not kept or not ended or len(kept) > MOST_WORDS - 1 or not _is_noun(kept[-1]):
        return None
    if det in ("that", "this") and len(kept) == 1 and not _PERSON.match(kept[0]) and kept[0] in _EMPTY:
        return None
    if any(word in ("not", "n't", "you", "i", "a", "an", "the", "my", "your") for word in kept):
        return None
    return f"{det} {' '.join(kept)}"


def _is_noun(word: str) -> bool:
    return word not in _EMPTY and (word in _ING_NOUNS or not _NO_NOUN.match(word))


def is_person(phrase: str) -> bool:
    """Whether one can talk to what a phrase names: "your manager", "HR"; not "the new rota"."""
    head = phrase.split()[-1].lower()
    if phrase in ("HR", "IT support", "occupational health", "human resources", "head office", "management"):
        return True
    return bool(_PERSON.match(head) or _PERSON.match(head.rstrip("s")))
