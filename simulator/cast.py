"""The people of the pretend hospital trust: invented, varied, and believable; or the ones of a spreadsheet."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


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
Amina Diallo|Medical director|6|Medicine|Strategy and the long view; Governance and boards|What the front line sees; Using AI sensibly
Ben Okafor|Healthcare assistant|1|Emergency|What the front line sees; Cultures and languages|Planning a career; Speaking up
Chiara Conti|Ward manager|4|Surgery|Leading a team; Difficult conversations|Making sense of data; Strategy and the long view
Dev Patel|Junior data analyst|2|Informatics|Making sense of data; Spreadsheets|Leading a team; Influencing and persuading
Elif Kaya|Chief nurse|6|Nursing|Leading change; Sponsors and allies|Digital tools for every day; Working across generations
Femi Adeyemi|Apprentice developer|1|Informatics|Programming; Digital tools for every day|Building a network; Leading change
Grace Lin|Consultant anaesthetist|5|Surgery|Clinical practice; Deciding with too little information|Listening; Social media
Hanna Weber|Communications officer|2|Communications|Social media; Writing clearly|Deciding with too little information; Confidence|Europe/Berlin
Ibrahim Saleh|Head of finance|5|Finance|Budgets and money; Buying and contracts|Coaching and asking questions; What the front line sees
Jo Murphy|Student nurse|1|Nursing|How it looks when you are new here; Being a better ally|Budgets and money; Confidence
Kofi Mensah|Porter team lead|4|Facilities|What the front line sees; Motivating a tired team|Budgets and money; Speaking in public
Lena Novak|Improvement analyst|3|Quality|Improving how we work; Coaching and asking questions|Governance and boards; Buying and contracts|Europe/Berlin
Maya Singh|HR director|6|People|Hiring and interviewing; How it looks from the top|Neurodiversity; Programming
Noah Evans|Graduate trainee|1|People|Neurodiversity; Programming|How it looks from the top; Hiring and interviewing
Olga Petrova|Pharmacy lead|4|Pharmacy|Safety and learning from mistakes; Managing risk|Telling a story with facts; Automating routine work
Priya Nair|Automation engineer|2|Informatics|Automating routine work; Using AI sensibly|Managing risk; How other careers went|Europe/London
Quentin Roux|Estates director|5|Facilities|Running projects; Negotiation|Greener ways of working; Inclusion in everyday work
Rosa Alvarez|Sustainability officer|2|Facilities|Greener ways of working; New ideas|Negotiation; How decisions are really made here
Sam Taylor|Receptionist|1|Outpatients|The patient's and customer's view; Listening|Running projects; Planning a career
Tomasz Zielinski|Radiographer|3|Imaging|Clinical practice; Teaching at work|Leading a team; Managing time and energy
Uma Rao|Operations director|5|Operations|How decisions are really made here; Leading change|The patient's and customer's view; Designing for people
Viktor Horvat|Service designer|3|Digital|Designing for people; Chairing meetings|How decisions are really made here; Strategy and the long view
Wanjiru Kamau|Midwife|3|Maternity|Difficult conversations; Work and caring for others|Research and evidence; Leading change
Xavier Blanc|Research fellow|2|Research|Research and evidence; Speaking in public|Difficult conversations; Work and caring for others
Yasmin Haddad|Dietitian|3|Therapies|Teaching at work; Staying well at work|Speaking in public; Leading a team
""".strip().splitlines()
)


class UnreadablePeople(ValueError):
    """A spreadsheet of people that cannot be read; the message names the line."""


def people_of(file: Path, offers: Sequence[str], seed: int = 7) -> tuple[Role, ...]:
    """The people of a spreadsheet with a column `name`, and `title`, `level` (1–6), `department` where given.

    What a real colleague offers and seeks is theirs to say, so the demo draws it, seeded, from `offers`.
    Raises UnreadablePeople.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadablePeople(f"{file} cannot be read: {error}") from error
    delimiter = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    rows = list(csv.DictReader(text.splitlines(), delimiter=delimiter))
    if not rows or "name" not in {(each or "").strip().casefold() for each in rows[0]}:
        raise UnreadablePeople(f"{file} needs a first line with a column “name”, and a line for each person.")
    chance = random.Random(seed)
    roles = tuple(_drawn(file, number, row, chance, offers) for number, row in enumerate(rows, 2))
    if len({role.name for role in roles}) != len(roles) or not 2 <= len(roles) <= 200:
        raise UnreadablePeople(f"{file} needs 2 to 200 people, each name once.")
    return roles


def _drawn(file: Path, number: int, row: dict[str, str], chance: random.Random, offers: Sequence[str]) -> Role:
    cells = {(key or "").strip().casefold(): (value or "").strip() for key, value in row.items() if key}
    if not cells.get("name"):
        raise UnreadablePeople(f"{file}, line {number}: the name is missing.")
    level = cells.get("level") or str(chance.randint(1, 6))
    if level not in {"1", "2", "3", "4", "5", "6"}:
        raise UnreadablePeople(f"{file}, line {number}: level is a number from 1 to 6, not “{level}”.")
    topics = chance.sample(list(offers), 5)
    return Role(
        name=cells["name"],
        title=cells.get("title", ""),
        level=LEVELS[int(level) - 1],
        department=cells.get("department", ""),
        offers=tuple(topics[:3]),
        seeks=tuple(topics[3:]),
    )
