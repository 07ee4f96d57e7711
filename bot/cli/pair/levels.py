"""A level from the words of an organisation: numbers, grades and bands, job titles; what was read is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from mentoring.model import Level
from mentoring.topic_words import plain

_WORDS: tuple[tuple[str, Level], ...] = (
    (r"senior (vice president|vp|director)|\bsvp\b|\bevp\b|executive (director|vice president)", Level.EXECUTIVE),
    (r"\bchief\b|\bc[efitomhp]o\b|\bciso\b|\bpresident\b(?<!vice president)|\bboard\b|\bexecutive\b(?! (assistant|officer))"
     r"|\bc (level|suite)\b|\bfounder\b|managing director|\bpartner\b|\bexec\b|leading the organi[sz]ation|geschaftsfuhr"
     r"|vorstand", Level.EXECUTIVE),
    (r"executive assistant|executive officer", Level.PRACTISING),
    (r"assistant director|associate director|\bdirector\b|\bvice president\b|\bvp\b|head of|\bhead\b|senior manager"
     r"|several teams|senior leader|direktor|bereichsleit|\bdirecting\b|general manager|group manager", Level.DIRECTING),
    (r"assistant manager|project manager|product manager|account manager|programme manager|program manager",
     Level.EXPERIENCED),
    (r"\bmanager\b|\bteam lead(er)?\b|\bleading\b|\blead(er)?\b|supervisor|\bprincipal\b|leading a team|teamleit|leitung"
     r"|\bmatron\b|ward sister|charge nurse|forem[ae]n|\bstaff (engineer|developer)\b|management", Level.LEADING),
    (r"\bjunior\b|trainee|apprentice|intern(ship)?\b|graduate|\bentry\b|starting|student|azubi|auszubildend|newcomer"
     r"|new starter|\bnew\b|praktikant|work experience|beginner|early career|probation", Level.STARTING),
    (r"\bsenior\b|\bsr\b|specialist|\bexpert\b|experienced|consultant|architect|advanced|erfahren|\bprofessor\b|registrar",
     Level.EXPERIENCED),
    (r"practi[sc]ing|practitioner|associate|analyst|officer|\bmid\b|intermediate|professional|individual contributor"
     r"|engineer|developer|nurse|teacher|adviser|advisor|administrator|coordinator|co ordinator|technician|assistant"
     r"|\bstaff\b|\bregular\b|sachbearbeit|fachkraft|midlevel|\bmedium\b|employee|worker|clerk", Level.PRACTISING),
)  # fmt: skip
"""Words of job titles and answers, the more telling first: the first that is found decides."""

_BANDS = {2: 1, 3: 1, 4: 2, 5: 2, 6: 3, 7: 4, 8: 5, 9: 6}
"""The bands of the National Health Service in the United Kingdom."""
_SPECIALISTS = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 4, 7: 4, 8: 5, 9: 5}
_MANAGERS = {1: 4, 2: 4, 3: 5, 4: 5, 5: 6, 6: 6, 7: 6}
_STEP = re.compile(
    r"(?P<kind>ic|m|p|l|g|e|t|level|grade|band|step|tier|stufe|job level|career level|pay band)? ?(?P<step>\d{1,2})[a-d]?"
)
"""Steps of companies that count specialists (IC, P) and managers (M) apart."""
_OURS = 6
"""With steps beyond our six, they are spread evenly over them."""


def levels_of(cells: Iterable[str], told: Mapping[str, int]) -> dict[str, Level | None]:
    """Each different cell of a column as a level, None where nothing tells; `told` goes first."""
    different = sorted({cell for cell in cells if cell})
    known = {plain(cell): Level(step) for cell, step in told.items()}
    most: dict[str, int] = {}
    for kind, step in map(_step, different):
        most[kind] = max(most.get(kind, 0), step or 0)
    return {cell: known.get(plain(cell)) or _level(cell, most) for cell in different}


def is_ours(cell: str) -> bool:
    """Whether a cell says a level as this tool does, so that nothing was guessed."""
    text = cell.removesuffix(".0").casefold()
    return text in {str(int(each)) for each in Level} or text in {each.name.casefold() for each in Level}


def _level(cell: str, most: Mapping[str, int]) -> Level | None:
    text = cell.removesuffix(".0").casefold()
    if is_ours(cell):
        return next(each for each in Level if text in (str(int(each)), each.name.casefold()))
    kind, step = _step(cell)
    if step is not None:
        return _of_step(kind, step, most[kind])
    named = plain(cell)
    return next((level for words, level in _WORDS if re.search(words, named)), None)


def _of_step(kind: str, step: int, most: int) -> Level | None:
    if kind == "" or step == 0:
        return None
    table = {"band": _BANDS, "pay band": _BANDS, "ic": _SPECIALISTS, "p": _SPECIALISTS, "m": _MANAGERS}.get(kind, {})
    if step in table:
        return Level(table[step])
    if most <= _OURS:
        return Level(step) if 1 <= step <= _OURS else None
    return Level(max(1, min(_OURS, round(1 + (step - 1) * (_OURS - 1) / (most - 1)))))


def _step(cell: str) -> tuple[str, int | None]:
    """`L4` as its kind and number; a bare number has no kind."""
    found = _STEP.fullmatch(plain(cell)) if cell.isascii() else None
    return (found["kind"] or "", int(found["step"])) if found else ("", None)
