"""Whoever joins late: matched with others who wait, or the third of a pair; nobody loses a partner for them."""

from __future__ import annotations

from dataclasses import replace

from mentoring.model import Match, MemberId, OddOne, Profile
from mentoring.pairing import Newcomers, pair, rematch
from tests.mentoring.pairing.people import rules, someone

STANDING = (someone("A", 5, "lead", "data"), someone("B", 1, "data", "lead"))
FITS_BOTH = someone("N", 3, "data lead", "lead data")
FITS_A_BETTER = someone("N", 1, "data code", "lead")
STRANGER = someone("N", 3, "Beekeeping", "Beekeeping")
OTHER_NEW = someone("O", 5, "lead", "data code")


def groups(new: tuple[Profile, ...], newcomers: Newcomers, odd_one: OddOne = OddOne.TRIO) -> set[tuple[MemberId, ...]]:
    """Who is with whom after the newcomers came to the one pair that stands."""
    before = pair(list(STANDING), rules(), seed=1)
    found = rematch([*STANDING, *new], rules(odd_one=odd_one), current=before.matches, seed=1, newcomers=newcomers)
    return {match.members for match in found.matches}


def named(*people: Profile, patient: bool = False, last: bool = False) -> Newcomers:
    members = frozenset(each.member for each in people)
    return Newcomers(members=members, patient=members if patient else frozenset(), last=last)


def test_two_newcomers_are_a_pair_at_once() -> None:
    both = (FITS_A_BETTER, OTHER_NEW)

    assert groups(both, named(*both, patient=True)) == {("A", "B"), ("N", "O")}


def test_one_newcomer_waits_while_another_may_come() -> None:
    assert groups((FITS_BOTH,), named(FITS_BOTH, patient=True)) == {("A", "B")}


def test_then_they_are_the_third_of_a_pair_that_stays_together() -> None:
    assert groups((FITS_BOTH,), named(FITS_BOTH)) == {("A", "B", "N")}


def test_who_would_gain_nothing_waits_until_nobody_can_come_any_more() -> None:
    assert groups((STRANGER,), named(STRANGER)) == {("A", "B")}
    assert groups((STRANGER,), named(STRANGER, last=True)) == {("A", "B", "N")}


def test_without_groups_of_three_they_wait() -> None:
    assert groups((FITS_BOTH,), named(FITS_BOTH, last=True), OddOne.WAIT) == {("A", "B")}


def test_a_pair_that_does_not_meet_is_no_place_but_the_last() -> None:
    quiet = frozenset({(MemberId("A"), MemberId("B"))})

    assert groups((FITS_BOTH,), replace(named(FITS_BOTH), quiet=quiet)) == {("A", "B")}
    assert groups((FITS_BOTH,), replace(named(FITS_BOTH, last=True), quiet=quiet)) == {("A", "B", "N")}


def test_nobody_of_a_group_of_three_is_taken_for_them() -> None:
    third = someone("C", 3, "data lead", "lead data")
    trio = Match(members=(MemberId("A"), MemberId("B"), MemberId("C")), score=0.0, directions=())
    found = rematch([*STANDING, third, FITS_BOTH], rules(), current=[trio], seed=1, newcomers=named(FITS_BOTH))

    assert {match.members for match in found.matches} == {("A", "B", "C")}
