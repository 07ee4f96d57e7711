"""Every count and every share that is published, tried one by one: of nobody does it follow what they did or said.

Of a survey's changes an integer program asks the same (`test_attack.py`); here all worlds are few enough to list them.
The attacker takes part, knows how many could be counted and what they did themselves, and keeps every earlier report.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from mentoring.disclosure import FEWEST, Response, Rounded, ShareTable, public_size, rounded, shares
from mentoring.model import MemberId, MentorshipId
from mentoring.report.results import AGREES, GAINS, SIDES

MOST_PEOPLE = 60
KINDS = {"gains": GAINS, "sides": SIDES, "agrees": AGREES}
VALUES = {"gains": (0, 1, 2), "sides": (0, 1, 2), "agrees": (1, 2, 3, 4, 5)}


def preimage(published: Rounded, of: int) -> list[int]:
    """Every number that is published like this."""
    return [number for number in range(of + 1) if rounded(number, of) == published]


@pytest.mark.parametrize("of", range(MOST_PEOPLE + 1))
def test_of_nobody_does_a_count_say_that_they_are_in_it_or_not(of: int) -> None:
    """Who left, which pairs are quiet or ended, how many a reminder reached."""
    for number in range(of + 1):
        for mine in {min(number, 1), 0 if number < of else 1}:
            others = [each - mine for each in preimage(rounded(number, of), of) if 0 <= each - mine <= of - 1]
            if of > 1:
                assert any(each < of - 1 for each in others), (number, of)  # somebody may not be in it
                assert any(each > 0 for each in others), (number, of)  # somebody may be


@pytest.mark.parametrize("seed", range(30))
def test_of_successive_counts_no_two_tell_who_came_to_it_in_between(seed: int) -> None:
    """Counts only grow, so each of them narrows down the others: still anybody may be on either side of each line."""
    chance = Random(seed)
    of = chance.randint(2 * FEWEST, MOST_PEOPLE)
    truth = sorted(chance.randint(0, of) for _ in range(6))
    ways = [preimage(rounded(number, of), of) for number in truth]
    for step, number in enumerate(truth):
        least = max(min(way) for way in ways[: step + 1])
        most = min(max(way) for way in ways[step:])
        fits = [each for each in ways[step] if least <= each <= most]
        for mine in {min(number, 1), 0 if number < of else 1}:
            others = [each - mine for each in fits if 0 <= each - mine <= of - 1]
            assert any(each < of - 1 for each in others)
            assert any(each > 0 for each in others)


def worlds(table: ShareTable, people: int) -> Iterator[tuple[int, ...]]:
    """How many can stand in each group, for everything that a table says."""
    for size in range(2 * FEWEST, people + 1):
        if public_size(size, people) != table.at_least:
            continue
        for counts in _parts(size, len(table.groups)):
            shown = tuple(min(max(5 * round(100 * each / size / 5), 5), 95) for each in counts)
            if shown == table.percent and min(counts) >= FEWEST:
                yield counts


def _parts(size: int, groups: int) -> Iterator[tuple[int, ...]]:
    if groups == 1:
        yield (size,)
        return
    for first in range(size + 1):
        yield from ((first, *rest) for rest in _parts(size - first, groups - 1))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(25))
def test_of_nobody_does_a_table_say_what_they_answered_nor_whether(kind: str, seed: int) -> None:
    """Gains, balance, looking back, the benchmark: anybody may be in any group that is shown, or have kept silent."""
    chance = Random(seed)
    people = chance.randint(10, 44)
    weights = [chance.random() + 0.05 for _ in VALUES[kind]]
    said = [
        Response(
            member=MemberId(f"U{number}"),
            pair=MentorshipId(f"m{number // 2}"),
            value=chance.choices(VALUES[kind], weights)[0],
        )
        for number in range(people)
        if chance.random() < 0.9
    ]
    table = shares(said, KINDS[kind], people)
    if table.hidden:
        return
    possible = list(worlds(table, people))
    place = {value: group for group, values in enumerate(table.groups) for value in values}
    truth = tuple(sum(place[each.value] == group for each in said) for group in range(len(table.groups)))
    assert truth in possible
    for mine in range(len(table.groups)):
        for theirs in range(len(table.groups)):
            assert any(counts[theirs] - (mine == theirs) > 0 for counts in possible)
        assert any(people - 1 - (sum(counts) - 1) > 0 for counts in possible)  # the other may have kept silent


def test_tables_are_shown_at_all() -> None:
    even = [Response(member=MemberId(f"U{n}"), pair=MentorshipId(f"m{n // 2}"), value=1 + n % 5) for n in range(40)]

    assert shares(even, AGREES, 44).percent == (60, 40)


@pytest.mark.parametrize("silent", [0, 1])
@pytest.mark.parametrize("people", range(2 * FEWEST + 1, 41))
def test_no_table_says_that_everybody_answered_not_even_to_one_who_did_not(people: int, silent: int) -> None:
    """Tried with every way in which two groups can be shared out when all did, or all but the one who reads it."""
    answered = people - silent
    for agree in range(FEWEST, answered - FEWEST + 1):
        said = [
            Response(member=MemberId(f"U{n}"), pair=MentorshipId(f"m{n // 2}"), value=4 if n < agree else 2)
            for n in range(answered)
        ]
        table = shares(said, AGREES, people)
        if not table.hidden:
            assert any(sum(counts) <= people - 2 for counts in worlds(table, people)), (people, agree)


def test_whoever_left_is_no_more_among_those_who_may_have_kept_silent() -> None:
    said = [
        Response(member=MemberId(f"U{n}"), pair=MentorshipId(f"m{n // 2}"), value=4 if n % 2 else 2) for n in range(15)
    ]

    assert shares(said, AGREES, 15).at_least == 10
    assert shares(said, AGREES, 12) == shares(said, AGREES, 15)
    assert shares(said, AGREES, 20).at_least == 15
