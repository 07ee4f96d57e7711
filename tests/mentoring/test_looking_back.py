"""What a pair is shown of their checks: nothing before all have answered, kinds and no numbers, and then it stays."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from mentoring.looking_back import Evenness, complete_rounds, is_shown, looking_back
from mentoring.model import (
    ChannelId,
    Cohort,
    CohortId,
    Gain,
    MemberId,
    MentoringSession,
    MentorshipId,
    Pulse,
    SessionId,
    Side,
)

A, B, C = MemberId("UA"), MemberId("UB"), MemberId("UC")
NOON = datetime(2027, 2, 5, 12, tzinfo=UTC)
COHORT = Cohort(
    id=CohortId("spring"),
    name="Spring",
    channel=ChannelId("C1"),
    organiser=A,
    opt_in_closes_on=date(2027, 1, 22),
    starts_on=date(2027, 2, 1),
)


def session(number: int, **changes: object) -> MentoringSession:
    due = date(2027, 2, 1) + timedelta(weeks=4 * (number - 1))
    made = {"id": SessionId(f"s{number}"), "mentorship": MentorshipId("m"), "number": number, "due_on": due, "opens": A}
    return MentoringSession(**{**made, **changes})  # type: ignore[arg-type]


def pulse(member: MemberId, asked: Side, shared: Side, number: int = 1, at: datetime = NOON) -> Pulse:
    return Pulse(
        session=SessionId(f"s{number}"), member=member, asked=asked, shared=shared, gained=Gain.SOMETHING, at=at
    )


@pytest.mark.parametrize(
    ("mine", "theirs", "said"),
    [
        ((Side.EVEN, Side.EVEN), (Side.EVEN, Side.EVEN), Evenness.EVEN),
        ((Side.RATHER_ME, Side.EVEN), (Side.EVEN, Side.EVEN), Evenness.EVEN),
        ((Side.MOSTLY_ME, Side.EVEN), (Side.MOSTLY_PARTNER, Side.EVEN), Evenness.ASKING_LEANED),
        ((Side.EVEN, Side.MOSTLY_ME), (Side.EVEN, Side.MOSTLY_PARTNER), Evenness.SHARING_LEANED),
        ((Side.MOSTLY_ME, Side.MOSTLY_ME), (Side.MOSTLY_PARTNER, Side.MOSTLY_PARTNER), Evenness.BOTH_LEANED),
        ((Side.MOSTLY_ME, Side.MOSTLY_ME), (Side.MOSTLY_ME, Side.MOSTLY_ME), Evenness.SEEN_DIFFERENTLY),
    ],
)
def test_what_two_answers_say_together(mine: tuple[Side, Side], theirs: tuple[Side, Side], said: Evenness) -> None:
    found = looking_back([session(1)], [pulse(A, *mine), pulse(B, *theirs)], (A, B))

    assert found is not None
    assert (found.number, found.evenness) == (1, said)


def test_it_is_the_same_whoever_of_them_answered_which() -> None:
    for mine, theirs in product(product(Side, Side), repeat=2):
        one = looking_back([session(1)], [pulse(A, *mine), pulse(B, *theirs)], (A, B))
        other = looking_back([session(1)], [pulse(A, *theirs), pulse(B, *mine)], (A, B))
        assert one == other


def test_nothing_is_said_before_all_of_them_have_answered() -> None:
    for own in product(Side, Side):
        assert looking_back([session(1)], [pulse(A, *own)], (A, B)) is None
        assert looking_back([session(1)], [pulse(A, *own), pulse(B, *own)], (A, B, C)) is None
        assert complete_rounds([pulse(A, *own)], (A, B)) == []


def test_of_several_sessions_the_last_that_all_have_answered_is_looked_back_on() -> None:
    both = [pulse(each, Side.EVEN, Side.EVEN, number) for number in (1, 2) for each in (A, B)]
    found = looking_back([session(1), session(2), session(3)], [*both, pulse(A, Side.EVEN, Side.EVEN, 3)], (A, B))

    assert found is not None
    assert found.number == 2


def test_a_pulse_stays_from_the_agenda_on_that_shows_it() -> None:
    first, offered = session(1), session(2, offered_at=datetime(2027, 3, 1, 10, tzinfo=UTC))
    both = [pulse(each, Side.EVEN, Side.EVEN) for each in (A, B)]
    late = [both[0], pulse(B, Side.EVEN, Side.EVEN, at=datetime(2027, 3, 2, tzinfo=UTC))]

    assert not is_shown(COHORT, first, [first, session(2)], both, (A, B))
    assert is_shown(COHORT, first, [first, offered], both, (A, B))
    assert not is_shown(COHORT, first, [first, offered], both[:1], (A, B))
    assert not is_shown(COHORT, first, [first, offered], late, (A, B))
    assert is_shown(COHORT, first, [first], both, (A, B))
