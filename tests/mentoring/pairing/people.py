"""Small made-up cohorts: one person in a line for examples, and Hypothesis strategies for random ones."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, time
from random import Random

from hypothesis import strategies as st

from mentoring.model import Hours, Level, MemberId, OddOne, Offer, Profile, Unmatched
from mentoring.pairing import History, Pair, Rules
from mentoring.taxonomy import Taxonomy
from mentoring.topics import Topic

ON = date(2027, 2, 1)

TAXONOMY = Taxonomy(
    topics=(
        Topic(id="lead", label="Leading a team", synonyms=("managing people",), siblings=("feedback",)),
        Topic(id="feedback", label="Giving feedback", siblings=("listen",)),
        Topic(id="listen", label="Listening"),
        Topic(id="data", label="Making sense of data", synonyms=("analytics",), siblings=("code",)),
        Topic(id="code", label="Programming"),
        Topic(id="python", label="Python", parents=("code",)),
    )
)
TOPICS = (*(topic.id for topic in TAXONOMY.topics), "Beekeeping", "analytics")
ZONES = ("Europe/London", "Europe/Berlin", "America/New_York", "Asia/Kolkata")
NUMBERS = st.integers(0, 2**32 - 1)
SHIFTS = (
    Hours(),
    Hours(start=time(7), end=time(12)),
    Hours(start=time(14), end=time(22)),
    Hours(start=time(22), end=time(6)),
    Hours(start=time(16), end=time(0)),
)


def rules(**changed: object) -> Rules:
    """The rules of the tests; departments may meet unless the test says otherwise."""
    return Rules(**{"taxonomy": TAXONOMY, "on": ON, "departments_apart": False, "min_gap": 0} | changed)  # type: ignore[arg-type] # a test names only what it changes


def someone(member: str, level: int = 3, offers: str = "", seeks: str = "", **more: object) -> Profile:
    """A person; `offers` and `seeks` are words."""
    return Profile(
        member=MemberId(member),
        level=Level(level),
        offers=tuple(Offer(topic=topic) for topic in offers.split()),
        seeks=tuple(seeks.split()),
        **more,  # type: ignore[arg-type] # a test names only what it needs
    )


@dataclass(frozen=True, kw_only=True)
class Case:
    """Everything that goes into one pairing."""

    people: tuple[Profile, ...]
    rules: Rules
    seed: int = 1
    history: History = field(default_factory=History)
    forbids: frozenset[Pair] = frozenset()
    keep: frozenset[Pair] = frozenset()

    def __repr__(self) -> str:
        """One line for each person, so that a counterexample can be read."""
        lines = [
            f"{p.member}: level {p.level:d}, offers {[(o.topic, o.strength) for o in p.offers]}, seeks {p.seeks}, "
            f"{p.department} {p.languages} {p.tz} {p.hours.start:%H}-{p.hours.end:%H}, never {sorted(p.never)}, "
            f"above {p.reports_to}"
            for p in self.people
        ]
        asked = f"gap {self.rules.min_gap}, floor {self.rules.floor}, apart {self.rules.departments_apart}"
        return "\n".join(
            ["", *lines, asked, f"{self.history}", f"forbids {self.forbids}, keep {self.keep}, seed {self.seed}"]
        )


@st.composite
def cases(draw: st.DrawFn, most: int = 10, odd_one: OddOne = OddOne.WAIT) -> Case:
    """Up to `most` people with rules between some of them, and what went before.

    Each person is made of one number: Hypothesis shrinks how many there are, and draws thousands of cohorts in seconds.
    """
    ids = [MemberId(f"U{number:02d}") for number in range(draw(st.integers(0, most)))]
    people = tuple(_person(Random(draw(NUMBERS)), member, ids) for member in ids)
    return replace(_circumstances(Random(draw(NUMBERS)), ids, odd_one), people=people)


def _circumstances(chance: Random, ids: list[MemberId], odd_one: OddOne) -> Case:
    pairs = _pairs(ids)
    met, forbids, keep = (frozenset(chance.sample(pairs, min(len(pairs), chance.randint(0, 3)))) for _ in range(3))
    return Case(
        people=(),
        rules=rules(
            min_gap=chance.choice((0, 0, 1, 2)),
            departments_apart=chance.choice((True, False)),
            floor=chance.choice((0.15, 0.15, 0.3, 0.0)),
            odd_one=odd_one,
        ),
        seed=chance.randint(0, 3),
        history=History(
            met=dict.fromkeys(met, 1),
            left_out=frozenset(chance.sample(ids, min(len(ids), chance.randint(0, 3)))),
        ),
        forbids=forbids,
        keep=keep,
    )


def _person(chance: Random, member: MemberId, ids: list[MemberId]) -> Profile:
    oddity = chance.randint(0, 7)
    topics = chance.sample(TOPICS, chance.randint(0, 3))
    return Profile(
        member=member,
        level=Level(chance.randint(1, 6)),
        offers=tuple(Offer(topic=topic, strength=chance.choice((1.0, 0.6, 0.3))) for topic in topics),
        seeks=tuple(chance.choices(TOPICS, k=chance.randint(0, 4))),
        department=chance.choice(("", "Ward 1", " ward  1", "Finance")),
        languages=chance.choice((("en",), ("en-GB", "de"), ("de",))) if oddity == 1 else ("en",),
        tz=chance.choice(ZONES) if oddity == 2 else ZONES[0],
        hours=chance.choice(SHIFTS) if oddity == 3 else SHIFTS[0],
        never=frozenset({chance.choice(ids)}) if oddity == 4 else frozenset(),
        reports_to=tuple(chance.sample(ids, min(len(ids), chance.randint(0, 2)))) if oddity == 5 else (),
    )


def _pairs(ids: list[MemberId]) -> list[Pair]:
    return [Pair(one, other) for place, one in enumerate(ids) for other in ids[place + 1 :]]


def left_over(leftovers: tuple[Unmatched, ...]) -> list[str]:
    """The ids of those left over."""
    return [leftover.member for leftover in leftovers]
