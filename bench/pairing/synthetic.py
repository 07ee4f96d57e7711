"""Seeded synthetic cohorts: any size, no real person, and the same on every machine (docs/benchmarks/pairing.md)."""

from __future__ import annotations

from datetime import date, time
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeVar

from mentoring.model import Hours, Level, MemberId, Offer, Profile
from mentoring.pairing import Rules
from mentoring.taxonomy import Taxonomy
from prompts.taxonomy import load_taxonomy

ON = date(2027, 2, 1)
TOPICS = Path(__file__).with_name("topics.toml")

# A pyramid: of a hundred people, so many at each level, most junior first.
LEVELS = (22, 26, 22, 16, 10, 4)
DEPARTMENTS = ("Nursing", "Medicine", "Surgery", "Finance", "People", "Informatics", "Facilities", "Research")
# Groups of the taxonomy that seniors offer, that juniors offer, and that anybody may.
SENIOR = ("Leading people", "Planning and deciding", "Finding one's way here")
JUNIOR = ("Digital and data", "Lived experience")
# Half of what somebody offers or seeks leans by seniority; the rest is anything.
LEANING = 0.5
LANGUAGES = ((90, ("en",)), (7, ("en", "de")), (3, ("de",)))
ZONES = ((85, "Europe/London"), (12, "Europe/Berlin"), (3, "America/New_York"))
DAYS = ((70, Hours()), (15, Hours(start=time(7), end=time(15))), (15, Hours(start=time(12), end=time(20))))
STRENGTHS = (1.0, 1.0, 0.7, 0.4)

_T = TypeVar("_T")


def rules(taxonomy: Taxonomy | None = None) -> Rules:
    """The rules of a new cohort: a step of one level at least, departments apart."""
    return Rules(taxonomy=taxonomy or topics(), on=ON)


def cohort(size: int, seed: int) -> list[Profile]:
    """`size` people, sorted by id. Each third has a manager among them, and a few wish to avoid somebody."""
    chance, drawn = Random(seed), _Topics(topics())
    ids = [MemberId(f"P{number:06d}") for number in range(size)]
    return [_person(chance, drawn, member, ids) for member in ids]


@cache
def topics() -> Taxonomy:
    """The topics that these people know."""
    return load_taxonomy(TOPICS)


class _Topics:
    """The topics of the taxonomy by who tends to offer them; early ones of a group are the popular ones."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.all = [topic.id for topic in taxonomy.topics]
        self.senior = [topic.id for group in SENIOR for topic in taxonomy.groups[group]]
        self.junior = [topic.id for group in JUNIOR for topic in taxonomy.groups[group]]

    def drawn(self, chance: Random, leaning: list[str], count: int) -> list[str]:
        """`count` distinct topics, most of them out of `leaning`."""
        found: dict[str, None] = {}
        while len(found) < count:
            pool = leaning if chance.random() < LEANING else self.all
            # The smaller of two draws: a topic in front comes up more often than one at the back.
            found[pool[min(chance.randrange(len(pool)), chance.randrange(len(pool)))]] = None
        return list(found)


def _person(chance: Random, topics: _Topics, member: MemberId, ids: list[MemberId]) -> Profile:
    level = Level(chance.choices(range(1, 7), LEVELS)[0])
    own, other = (topics.senior, topics.junior) if level > Level.EXPERIENCED else (topics.junior, topics.senior)
    offers = topics.drawn(chance, own, chance.randint(3, 6))
    seeks = [topic for topic in topics.drawn(chance, other, chance.randint(3, 5)) if topic not in offers]
    return Profile(
        member=member,
        level=level,
        offers=tuple(Offer(topic=topic, strength=chance.choice(STRENGTHS)) for topic in offers),
        seeks=tuple(seeks),
        department=chance.choice(DEPARTMENTS),
        reports_to=(chance.choice(ids),) if chance.random() < 1 / 3 else (),
        never=frozenset({chance.choice(ids)}) if chance.random() < 0.02 else frozenset(),
        languages=_weighed(chance, LANGUAGES),
        hours=_weighed(chance, DAYS),
        tz=_weighed(chance, ZONES),
    )


def _weighed(chance: Random, options: tuple[tuple[int, _T], ...]) -> _T:
    return chance.choices([value for _, value in options], [weight for weight, _ in options])[0]
