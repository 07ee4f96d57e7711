"""What may be shown: no cell, and no rest of one, under five people and five pairs; nothing that all said alike."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.disclosure import (
    FEWEST,
    Amount,
    Hidden,
    Response,
    change,
    public_size,
    rounded,
    safe,
    shares,
    showable_departments,
)
from mentoring.disclosure.means import RECODINGS, ROSE_OR_NOT
from mentoring.model import MemberId, MentorshipId

VALUES = st.lists(st.tuples(st.integers(-2, 2), st.sampled_from(["", "Legal", "Finance", "legal "])), max_size=60)


def responses(given: list[tuple[int, str]]) -> list[Response]:
    """Two of a pair after one another."""
    return [
        Response(member=MemberId(f"U{at}"), pair=MentorshipId(f"m{at // 2}"), value=value, department=department)
        for at, (value, department) in enumerate(given)
    ]


def people(given: list[Response]) -> dict[str, int]:
    """Those who answered, and in each department two who kept silent."""
    answered = Counter(each.department.strip() for each in given if each.department)
    return {"": len(given) + 2 * len(answered), **{name: number + 2 for name, number in answered.items()}}


def test_a_department_in_which_nearly_everybody_answered_is_not_shown() -> None:
    said = responses([(1, "Legal"), (0, "Legal")] * 10 + [(1, "Finance"), (0, "Finance")] * 10)

    assert set(change(said, people(said)).departments) == {"Legal", "Finance"}
    assert set(change(said, people(said) | {"Legal": 21}).departments) == {"Finance"}


@given(VALUES)
def test_every_group_that_is_shown_and_every_rest_is_large_enough(given: list[tuple[int, str]]) -> None:
    own = responses(given)
    table = shares(own, RECODINGS, len(own))
    if table.hidden:
        return
    for number in range(1, len(table.groups)):
        for some in combinations(table.groups, number):
            cell = [each for each in own if any(each.value in values for values in some)]
            assert min(len({one.member for one in cell}), len({one.pair for one in cell})) >= FEWEST


@given(VALUES)
def test_a_department_is_shown_only_beside_a_rest_that_is_large_enough(given: list[tuple[int, str]]) -> None:
    own = responses(given)
    shown = showable_departments(own, ROSE_OR_NOT)
    named = {each.member for part in shown.values() for each in part}
    rest = [each for each in own if each.member not in named]

    assert all(safe(part, ROSE_OR_NOT) for part in shown.values())
    assert not shown or not rest or safe(rest, ROSE_OR_NOT)


@given(VALUES, st.integers(1, 59))
def test_nothing_changes_when_everybody_of_a_department_answers_as_another_of_it_did(
    given: list[tuple[int, str]], by: int
) -> None:
    """The figures are symmetric: who said what is not in them, as long as the pairs behind a group are enough."""
    own = [
        Response(member=MemberId(f"U{at}"), pair=MentorshipId(f"m{at}"), value=value, department=name)
        for at, (value, name) in enumerate(given)
    ]
    turned = list(own)
    for name in {each.department for each in own}:
        places = [at for at, each in enumerate(own) if each.department == name]
        for at, place in enumerate(places):
            turned[place] = replace(own[place], value=own[places[(at + by) % len(places)]].value)

    assert change(own, people(own)) == change(turned, people(own))


@pytest.mark.parametrize("value", [-1, 0, 2])
def test_unanimous_answers_are_hidden(value: int) -> None:
    table = shares(responses([(value, "")] * 40), RECODINGS, 40)
    assert table.hidden is Hidden.ONE_SIDED
    assert (table.at_least, table.percent) == (0, ())


def test_a_mean_is_hidden_with_its_groups() -> None:
    found = change(responses([(1, ""), *[(0, "")] * 20]), {"": 40})
    assert (found.shares.hidden, found.mean, found.spread, found.low, found.high) == (Hidden.ONE_SIDED, 0, 0, 0, 0)


def test_four_pairs_are_too_few_however_many_people() -> None:
    crowd = [Response(member=MemberId(f"U{at}"), pair=MentorshipId(f"m{at % 4}"), value=at % 2) for at in range(40)]
    assert shares(crowd, RECODINGS, 40).hidden is Hidden.TOO_FEW


@given(st.integers(10, 400), st.integers(0, 400))
def test_how_many_answered_never_tells_that_all_or_all_but_a_few_did(number: int, silent: int) -> None:
    shown = public_size(number, number + silent)
    assert shown % 5 == 0
    could = [each for each in range(10, number + silent + 1) if public_size(each, number + silent) == shown]
    assert number in could
    assert len(could) >= FEWEST or number + silent < 15


@given(st.integers(0, 60), st.integers(0, 60))
def test_one_more_or_one_less_is_not_seen_where_few_are_left(number: int, rest: int) -> None:
    of = number + rest
    told = rounded(number, of)
    if of < 2 * FEWEST:
        assert told.amount is Amount.UNSAID
    elif number < FEWEST:
        assert told == rounded(0, of)
    elif rest < FEWEST:
        assert told == rounded(of, of)
    else:
        assert (told.amount, told.number) == (Amount.ABOUT, number - number % 5)


def test_a_change_that_only_everybodys_answers_can_have_come_to_is_hidden() -> None:
    said = responses([(1, ""), (0, "")] * 5 + [(0, "")])

    assert change(said, {"": 11}).shares.hidden is Hidden.ONE_SIDED
    assert not change(said, {"": 16}).shares.hidden
