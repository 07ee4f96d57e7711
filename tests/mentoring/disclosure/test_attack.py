"""Solving for one person's answer over everything that was ever published never leaves a single possibility.

`BOTHWAYS_ATTACKS=200` runs the long form; a failing seed is printed and can be given as `BOTHWAYS_ATTACK_SEED`.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from mentoring.model import (
    ChannelId,
    Cohort,
    CohortId,
    Item,
    MemberId,
    Mentorship,
    MentorshipId,
    SurveyAnswer,
    Wave,
)
from mentoring.report import Facts, ReportMoment, Results, results
from tests.mentoring.disclosure.attack import WAVES, Answers, Attack, Known, Table, exact, table

NOW = datetime(2027, 1, 4, tzinfo=UTC)
COHORT = Cohort(
    id=CohortId("c"),
    name="Spring",
    channel=ChannelId("C"),
    organiser=MemberId("U0"),
    opt_in_closes_on=date(2027, 1, 22),
    starts_on=date(2027, 2, 1),
)
ITEM = Item.SKILLS
"""Asked in every survey."""

RUNS = int(os.environ.get("BOTHWAYS_ATTACKS", "2"))
FIRST = int(os.environ.get("BOTHWAYS_ATTACK_SEED", "1"))
FEW = 10
"""In so short a run only one person is attacked in each cohort."""

RELEASES = (
    (Wave.MIDDLE, ReportMoment.UNDER_WAY),
    (Wave.END, ReportMoment.RESULTS),
    (Wave.LATER, ReportMoment.FOLLOW_UP),
)


class World:
    """A cohort that lives through its three releases, with people coming, going, and changing their minds."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        pairs = self.random.randint(7, 14)
        self.people: dict[str, str] = {}
        self.mentorships: list[Mentorship] = []
        for _ in range(pairs):
            self._pair()
        self.answers: dict[str, list[int]] = {who: self._answers() for who in self.people}
        self.counted: dict[str, list[bool]] = {who: [True, True, True] for who in self.people}
        self.tables: list[Table] = []
        self.frozen = Results()

    def _pair(self) -> None:
        number = len(self.mentorships)
        members = tuple(f"U{number}{letter}" for letter in "ab")
        for member in members:
            self.people[member] = self.random.choice(("Legal", "Legal", "Finance", ""))
        self.mentorships.append(
            Mentorship(
                id=MentorshipId(f"m{number:02}"),
                cohort=COHORT.id,
                members=tuple(map(MemberId, members)),
                directions=(),
                began_at=NOW + timedelta(minutes=number),
            )
        )

    def _answers(self) -> list[int]:
        """Low at the start and higher then, with gaps: as answers are, and so that tables are shown."""
        start = self.random.choice((1, 2, 2, 3, 3, 4))
        after = [min(5, max(1, start + self.random.choice((-1, 0, 0, 1, 1, 2)))) for _ in range(3)]
        return [value if self.random.random() < 0.95 else 0 for value in (start, *after)]

    def lives(self) -> None:
        """Every release, and what happens between two of them."""
        for release, (wave, moment) in enumerate(RELEASES):
            self._publish(release, wave, moment)
            self._meanwhile(release)

    def _publish(self, release: int, wave: Wave, moment: ReportMoment) -> None:
        days = {Wave.MIDDLE: date(2027, 5, 24), Wave.END: date(2027, 7, 20), Wave.LATER: date(2028, 2, 1)}
        facts = Facts(
            mentorships=self.mentorships,
            answers=[each for who in self.people for each in self._stored(who, release)],
            link=str,
            department={MemberId(who): name for who, name in self.people.items()},
            here=[MemberId(who) for who in self.people if self.counted[who][release]],
        )
        self.frozen = results(COHORT, moment, days[wave], self.frozen, facts)
        changes = {Wave.MIDDLE: self.frozen.middle, Wave.END: self.frozen.end, Wave.LATER: self.frozen.later}[wave]
        shown = (changes or {})[ITEM]
        if shown.shares.hidden:
            return
        self.tables.append(table(shown, release, None, facts.people[""]))
        for name, own in shown.departments.items():
            self.tables.append(table(own, release, name, facts.people[name]))

    def _stored(self, who: str, release: int) -> list[SurveyAnswer]:
        if not self.counted[who][release]:
            return []
        said = zip(Wave, self.answers[who][: release + 2], strict=False)
        return [
            SurveyAnswer(cohort=COHORT.id, link=who, wave=wave, answers={ITEM: value}, at=NOW)
            for wave, value in said
            if value
        ]

    def _meanwhile(self, release: int) -> None:
        """Somebody erases their data, somebody joins, and answers that were published are changed."""
        for _ in range(self.random.randint(0, 2)):
            gone = self.random.choice(list(self.people))
            self.counted[gone][release + 1 :] = [False] * (2 - release)
        if self.random.random() < 0.5:
            before = set(self.people)
            self._pair()
            for new in sorted(self.people.keys() - before):
                self.answers[new] = self._answers()
                self.counted[new] = [False] * (release + 1) + [True] * (2 - release)

    def known(self) -> dict[str, Known]:
        return {who: Known(name, (*self.counted[who],)) for who, name in self.people.items()}  # type: ignore[arg-type]

    def true(self) -> dict[str, Answers]:
        """What people answered and that was counted."""
        return {
            who: (said[0], *(value if ok else 0 for value, ok in zip(said[1:], self.counted[who], strict=True)))  # type: ignore[misc]
            for who, said in self.answers.items()
        }


@pytest.mark.parametrize("seed", range(FIRST, FIRST + RUNS))
def test_nobodys_answer_is_the_only_one_possible(seed: int) -> None:
    world = World(seed)
    world.lives()
    known, true = world.known(), world.true()
    own = world.random.choice([who for who in known if true[who][0]])
    partner = next(who for each in world.mentorships if own in each.members for who in each.members if who != own)
    shown = world.random.choice(world.tables).release if world.tables else 0
    exposed = [who for who, each in known.items() if each.counted[shown] and who not in (own, partner)]
    victims = [partner, world.random.choice(exposed)]
    for victim in victims if RUNS > FEW else victims[seed % 2 :][:1]:
        attack = Attack(world.tables, known, true, own, victim)
        assert attack.possible(lambda each, said=true[victim]: each == said), "the truth itself must be possible"  # type: ignore[misc]
        for wave in {0, *(each.release + 1 for each in world.tables)}:
            if value := true[victim][wave]:
                assert attack.possible(
                    lambda each, wave=wave, value=value: each[wave] not in (0, value)  # type: ignore[misc]
                ), f"seed {seed}: {victim} must have said {value} in the survey of the {WAVES[wave]}"
                assert attack.possible(lambda each, wave=wave: not each[wave]), (  # type: ignore[misc]
                    f"seed {seed}: {victim} must have answered the survey of the {WAVES[wave]}"
                )


def test_tables_are_published_at_all() -> None:
    shown = 0
    for seed in range(FIRST, FIRST + 20):
        world = World(seed)
        world.lives()
        shown += len(world.tables)
    assert shown >= 20


def test_the_attack_finds_what_is_given_away_by_a_total_beside_all_departments_but_one_person() -> None:
    groups = ((-2, -1), (0,), (1, 2))
    changes = [2, 2, 2, 2, 2]
    known = {f"U{number}": Known("Legal" if number < 5 else "Finance", (True, True, True)) for number in range(6)}
    true: dict[str, Answers] = dict.fromkeys(known, (1, 3, 3, 0))
    true["U5"] = (5, 1, 1, 0)
    tables = [exact(0, [*changes, -2], groups), replace(exact(0, changes, groups), department="Legal")]
    attack = Attack(tables, known, true, "U0", "U5")

    assert attack.possible(lambda each: each == true["U5"])
    assert not attack.possible(lambda each: bool(each[0]) and bool(each[1]) and each[1] >= each[0])


def test_a_released_table_is_carried_along_whatever_happens_to_its_answers() -> None:
    world = World(FIRST)
    world._publish(0, *RELEASES[0])
    frozen = world.frozen.middle
    world.answers = {who: [1, 1, 1, 1] for who in world.people}
    world._publish(1, *RELEASES[1])

    assert world.frozen.middle == frozen
    assert replace(world.frozen, middle=None) != Results()
