"""The people of the pretend hospital trust: invented, varied, and believable; or the ones of a spreadsheet."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from handlers.texts import Texts
from mentoring.languages import language_name


@dataclass(frozen=True, kw_only=True)
class Role:
    """Somebody to play: name, job, and how they would fill in their profile, as they would read it on the form."""

    name: str
    title: str
    level: str
    department: str
    offers: tuple[str, ...]
    seeks: tuple[str, ...]
    tz: str = "Europe/London"
    hours: str = "09:00 to 17:00"
    languages: tuple[str, ...] = ("English",)


JOB, DEPARTMENT = "job", "department"
"""The contexts under which they stand in the catalogue."""

STARTING = "Starting out (trainee, apprentice, graduate)"
PRACTISING = "Practising (a few years in)"
EXPERIENCED = "Experienced (specialist, senior practitioner)"
LEADING = "Leading a team"
DIRECTING = "Leading several teams"
EXECUTIVE = "Leading the organisation"

LEVELS = (STARTING, PRACTISING, EXPERIENCED, LEADING, DIRECTING, EXECUTIVE)


def _role(line: str) -> Role:
    name, title, level, department, offers, seeks, *rest = (part.strip() for part in line.split("|"))
    return Role(
        name=name,
        title=title,
        level=LEVELS[int(level) - 1],
        department=department,
        offers=tuple(each.strip() for each in offers.split(";")),
        seeks=tuple(each.strip() for each in seeks.split(";")),
        tz=rest[0] if rest else "Europe/London",
    )


CAST: tuple[Role, ...] = tuple(
    _role(line)
    for line in """
Amina Diallo|Medical director|6|Medicine|Strategy and the long view; How it looks from the top; Clinical practice|What the front line sees; Using AI sensibly; Working across generations
Ben Okafor|Healthcare assistant|1|Emergency|What the front line sees; Cultures and languages; The patient's and customer's view|Planning a career; Speaking up; How it looks from the top
Chiara Conti|Ward manager|4|Surgery|Leading a team; Motivating a tired team; Difficult conversations|Making sense of data; Spreadsheets; Staying well at work
Dev Patel|Junior data analyst|2|Informatics|Making sense of data; Spreadsheets; Using AI sensibly|Leading a team; Influencing and persuading; Speaking in public
Elif Kaya|Chief nurse|6|Nursing|Leading change; Building a network; Speaking up|Digital tools for every day; First in the family; Working across generations
Femi Adeyemi|Apprentice developer|1|Informatics|Digital tools for every day; Programming; First in the family|Building a network; Leading change; Confidence
Grace Lin|Consultant anaesthetist|5|Surgery|Deciding with too little information; Staying well at work; Teaching at work|Writing clearly; Social media; Listening
Hanna Weber|Communications officer|2|Communications|Social media; Writing clearly; Telling a story with facts|Deciding with too little information; Confidence; Part-time and flexible work|Europe/Berlin
Ibrahim Saleh|Head of finance|5|Finance|Budgets and money; Buying and contracts; Planning a career|The patient's and customer's view; What the front line sees; Coaching and asking questions
Jo Murphy|Student nurse|1|Nursing|How it looks when you are new here; Working across generations; Social media|Staying well at work; Clinical practice; Confidence
Kofi Mensah|Porter team lead|4|Facilities|Handling conflict; Motivating a tired team; What the front line sees|Speaking in public; Greener ways of working; Writing clearly
Lena Novak|Improvement analyst|3|Quality|Improving how we work; Coaching and asking questions; Agile ways of working|Negotiation; Buying and contracts; Governance and boards|Europe/Berlin
Maya Singh|HR director|6|People|How it looks from the top; Planning a career; Hiring and interviewing|Cultures and languages; What the front line sees; Neurodiversity
Noah Evans|Graduate trainee|1|People|Neurodiversity; Using AI sensibly; How it looks when you are new here|Strategy and the long view; Clinical practice; Finding my way in the organisation
Olga Petrova|Pharmacy lead|4|Pharmacy|Safety and learning from mistakes; Managing risk; Choosing what matters|Automating routine work; Telling a story with facts; Using AI sensibly
Priya Nair|Automation engineer|2|Informatics|Automating routine work; Using AI sensibly; Programming|Managing risk; Choosing what matters; How other careers went
Quentin Roux|Estates director|5|Facilities|Negotiation; Running projects; Governance and boards|Improving how we work; Coaching and asking questions; Greener ways of working
Rosa Alvarez|Sustainability officer|2|Operations|Greener ways of working; Speaking in public; Chairing meetings|Handling conflict; How decisions are really made here; Motivating a tired team
Sam Taylor|Receptionist|1|Outpatients|The patient's and customer's view; Listening; What the front line sees|Planning a career; Budgets and money; Speaking up
Tomasz Zielinski|Radiographer|3|Imaging|Clinical practice; Teaching at work; Starting over in a new country|Working across generations; Part-time and flexible work; Speaking in public
Uma Rao|Operations director|5|Operations|How decisions are really made here; Managing time and energy; Influencing and persuading|Working with a disability or illness; Designing for people; The patient's and customer's view
Viktor Horvat|Service designer|3|Digital|Designing for people; Chairing meetings; Working with a disability or illness|How decisions are really made here; How it looks from the top; Hiring and interviewing
Wanjiru Kamau|Midwife|3|Maternity|Difficult conversations; Work and caring for others; Confidence|Research and evidence; Speaking in public; How it looks when you are new here
Xavier Blanc|Research fellow|2|Research|Research and evidence; Speaking in public; Making sense of data|Difficult conversations; Work and caring for others; Handling conflict
Yasmin Haddad|Dietitian|3|Therapies|Staying well at work; Part-time and flexible work; Speaking in public|How it looks when you are new here; Teaching at work; Social media
""".strip().splitlines()
)


def in_the_language(roles: Iterable[Role], t: Texts) -> tuple[Role, ...]:
    """Everybody as they would be where a language is spoken: all speak it, and the cast's jobs have their names in it.

    What stands in a spreadsheet is somebody's own words.
    """
    speaking = [(role, replace(role, languages=(language_name(t.language),))) for role in roles]
    return tuple(
        replace(each, title=t.p(JOB, role.title), department=t.p(DEPARTMENT, role.department)) if role in CAST else each
        for role, each in speaking
    )


class UnreadablePeople(ValueError):
    """A spreadsheet of people that cannot be read; the message names the line."""


def people_of(file: Path, seed: int = 7) -> tuple[Role, ...]:
    """The people of a spreadsheet with a column `name`, and `title`, `level` (1–6), `department` where given.

    What a real colleague offers and seeks is theirs to say, so the demo lends them, seeded, the wishes of somebody of
    the cast who is near in level. Raises UnreadablePeople.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadablePeople(f"{file} cannot be read: {error}") from error
    delimiter = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    rows = list(csv.DictReader(text.splitlines(), delimiter=delimiter))
    if not rows or "name" not in {(each or "").strip().casefold() for each in rows[0]}:
        raise UnreadablePeople(f"{file} needs a first line with a column “name”, and a line for each person.")
    roles = tuple(_read(file, number, row) for number, row in enumerate(rows, 2))
    if len({role.name for role in roles}) != len(roles) or not 2 <= len(roles) <= 200:
        raise UnreadablePeople(f"{file} needs 2 to 200 people, each name once.")
    return _with_wishes(roles, random.Random(seed))


def _read(file: Path, number: int, row: dict[str, str]) -> Role:
    cells = {(key or "").strip().casefold(): (value or "").strip() for key, value in row.items() if key}
    if not cells.get("name"):
        raise UnreadablePeople(f"{file}, line {number}: the name is missing.")
    level = cells.get("level") or str(number % len(LEVELS) + 1)
    if level not in {"1", "2", "3", "4", "5", "6"}:
        raise UnreadablePeople(f"{file}, line {number}: level is a number from 1 to 6, not “{level}”.")
    return Role(
        name=cells["name"],
        title=cells.get("title", ""),
        level=LEVELS[int(level) - 1],
        department=cells.get("department", ""),
        offers=(),
        seeks=(),
    )


def _with_wishes(roles: tuple[Role, ...], chance: random.Random) -> tuple[Role, ...]:
    """The roles with what the cast offers and seeks; juniors get wishes that answer those of a senior elsewhere."""
    by_level = sorted(roles, key=lambda role: -_number(role))
    half = (len(roles) + 1) // 2
    juniors, pool, found = by_level[half:], list[Role](), dict[str, Role]()
    for senior in by_level[:half]:
        if len(pool) < 2:
            pool = chance.sample(CAST, len(CAST))
        model = min(pool, key=lambda each: abs(_number(each) - _number(senior)))
        pool.remove(model)
        found[senior.name] = replace(senior, offers=model.offers, seeks=model.seeks)
        if juniors:
            junior = min(juniors, key=lambda each: each.department == senior.department)
            juniors.remove(junior)
            other = max(pool, key=lambda each: _served(model, each))
            pool.remove(other)
            found[junior.name] = replace(junior, offers=other.offers, seeks=other.seeks)
    return tuple(found[role.name] for role in roles)


def _number(role: Role) -> int:
    return LEVELS.index(role.level) + 1


def _served(one: Role, other: Role) -> int:
    """How many wishes are met in the direction that is served less."""
    return min(len({*one.offers} & {*other.seeks}), len({*other.offers} & {*one.seeks}))
