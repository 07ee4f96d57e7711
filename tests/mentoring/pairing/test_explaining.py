"""The reason for a match, both ways, in few words, and honest where it is one-sided."""

from __future__ import annotations

from handlers.blocks.pairing_words import explained
from handlers.texts import texts
from mentoring.model import Language, MemberId, Profile
from mentoring.pairing import is_one_way, score_match
from tests.mentoring.pairing.people import TAXONOMY, rules, someone

NAMES = {MemberId("A"): "Amira", MemberId("B"): "Ben", MemberId("C"): "Cleo"}


def said(*people: Profile) -> tuple[str, ...]:
    return explained(texts(Language.ENGLISH), score_match(people, rules()), TAXONOMY, NAMES.__getitem__)


def test_each_learns_what_the_other_offers() -> None:
    assert said(someone("A", offers="lead listen", seeks="data"), someone("B", offers="data", seeks="lead listen")) == (
        "Amira learns: Making sense of data · 100%",
        "Ben learns: Leading a team, Listening · 100%",
    )


def test_the_two_largest_terms_are_told_and_the_share_is_of_all() -> None:
    assert said(someone("A", offers="lead listen data"), someone("B", seeks="lead listen data code")) == (
        "Amira learns: nothing on their list · 0%",
        "Ben learns: Leading a team, Listening · 91%",
        "One direction only: Amira to Ben.",
    )


def test_a_sibling_topic_is_called_near() -> None:
    assert said(someone("A", offers="feedback", seeks="code"), someone("B", offers="data", seeks="lead")) == (
        "Amira learns: Programming (near: Making sense of data) · 40%",
        "Ben learns: Leading a team (near: Giving feedback) · 40%",
    )


def test_mostly_one_direction_is_said() -> None:
    people = (
        someone("A", offers="lead", seeks="Chess Go Poker Bridge Draughts data"),
        someone("B", offers="data", seeks="lead"),
    )

    assert said(*people)[-1] == "Mostly one direction: Amira to Ben."
    assert is_one_way(score_match(people, rules()))


def test_nothing_in_common_is_said() -> None:
    assert said(someone("A", offers="lead"), someone("B", offers="data"))[-1] == (
        "Amira and Ben: no topic of one is among what the other seeks."
    )


def test_three_hear_from_whom() -> None:
    people = [
        someone("A", offers="lead", seeks="data code"),
        someone("B", offers="data", seeks="lead"),
        someone("C", offers="code", seeks="lead"),
    ]

    assert said(*people)[0] == (
        "Amira learns from Ben: Making sense of data, Programming (near: Making sense of data) · 76%; "
        "from Cleo: Programming, Making sense of data (near: Programming) · 64%"
    )


def test_a_little_is_not_called_nothing() -> None:
    many = " ".join(f"topic{number}" for number in range(300))

    assert (
        said(someone("A", offers="lead"), someone("B", seeks=f"{many} lead"))[1]
        == "Ben learns: Leading a team · under 1%"
    )
