"""Nobody books alone, everybody is needed, and whoever is late changes nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mentoring.model import Booking, MemberId, ProposedTime, SessionId
from mentoring.scheduling.booking import BookingOutcome, BookingStep, call_off, pick, propose, writer

NOW = datetime(2027, 2, 1, 12, tzinfo=UTC)
A, B, C = (MemberId(name) for name in "ABC")
TIMES = tuple(NOW + timedelta(days=day) for day in (1, 2, 3))
NOTHING = Booking(session=SessionId("S"))


def offered(by: MemberId, *times: datetime) -> tuple[ProposedTime, ...]:
    return tuple(ProposedTime(starts_at=each, suits=(by,)) for each in times)


def proposed(by: MemberId = A) -> Booking:
    return propose(NOTHING, by, offered(by, *TIMES), 0).booking


def test_the_partner_books_with_one_tap_and_the_proposer_not_at_all() -> None:
    own = pick(proposed(), A, (A, B), TIMES[1], 1, NOW)
    taken = pick(proposed(), B, (A, B), TIMES[1], 1, NOW)

    assert own == BookingStep(booking=proposed(), outcome=BookingOutcome.OWN)
    assert (taken.outcome, taken.booking.booked, taken.booking.proposed) == (BookingOutcome.BOOKED, TIMES[1], ())


def test_three_need_the_same_time_from_both_others() -> None:
    first = pick(proposed(), B, (A, B, C), TIMES[0], 1, NOW)
    another = pick(first.booking, C, (A, B, C), TIMES[1], 1, NOW)
    same = pick(another.booking, C, (A, B, C), TIMES[0], 1, NOW)

    assert [step.outcome for step in (first, another, same)] == [
        BookingOutcome.COUNTED,
        BookingOutcome.COUNTED,
        BookingOutcome.BOOKED,
    ]
    assert same.booking.booked == TIMES[0]


def test_of_two_who_propose_at_once_the_first_is_heard() -> None:
    late = propose(proposed(A), B, offered(B, *TIMES), 0)

    assert late == BookingStep(booking=proposed(A), outcome=BookingOutcome.OUTDATED)


def test_what_is_booked_stands_until_another_time_is_picked_and_is_then_moved() -> None:
    booked = pick(proposed(), B, (A, B), TIMES[0], 1, NOW).booking
    asked = propose(booked, A, offered(A, TIMES[2]), booked.round).booking
    moved = pick(asked, B, (A, B), TIMES[2], asked.round, NOW)

    assert asked.booked == TIMES[0]
    assert (moved.outcome, moved.booking.booked) == (BookingOutcome.MOVED, TIMES[2])
    assert moved.booking.sequence > booked.sequence


def test_a_time_is_called_off_once_and_an_old_button_calls_off_nothing() -> None:
    booked = pick(proposed(), B, (A, B), TIMES[0], 1, NOW).booking
    off = call_off(booked, booked.sequence, NOW)
    again = call_off(off.booking, booked.sequence, NOW)

    assert (off.outcome, off.booking.booked, off.booking.starts_at) == (BookingOutcome.CALLED_OFF, None, TIMES[0])
    assert again.outcome is BookingOutcome.OUTDATED
    assert off.booking.sequence > booked.sequence
    assert call_off(booked, booked.sequence, TIMES[0]).outcome is BookingOutcome.OUTDATED


def test_who_writes_first_goes_round_and_is_not_who_opens() -> None:
    assert [writer((A, B), number) for number in (1, 2, 3, 4)] == [B, A, B, A]
    assert [writer((A, B, C), number) for number in (1, 2, 3)] == [B, C, A]


STEPS = st.lists(
    st.tuples(
        st.sampled_from("propose pick off".split()), st.sampled_from([A, B, C]), st.integers(0, 4), st.integers(0, 5)
    ),
    max_size=25,
)


@given(steps=STEPS, trio=st.booleans())
def test_whatever_people_press_a_booked_time_was_wanted_by_all_and_sequences_only_rise(
    steps: list[tuple[str, MemberId, int, int]], trio: bool
) -> None:
    members = (A, B, C) if trio else (A, B)
    booking, wanted = NOTHING, set[tuple[int, datetime, MemberId]]()
    for what, member, place, round_ in steps:
        if member not in members:
            continue
        at = NOW + timedelta(days=place)
        if what == "propose":
            step = propose(booking, member, offered(member, at), round_)
            if step.outcome is BookingOutcome.PROPOSED:
                wanted.add((step.booking.round, at, member))
        elif what == "pick":
            wanted.add((booking.round, at, member))
            step = pick(booking, member, members, at, round_, NOW)
        else:
            step = call_off(booking, booking.sequence, NOW)
        if step.outcome in (BookingOutcome.BOOKED, BookingOutcome.MOVED):
            assert all((booking.round, at, each) in wanted for each in members)
        if step.outcome in (BookingOutcome.OUTDATED, BookingOutcome.OWN):
            assert step.booking == booking
        if step.booking.booked != booking.booked:
            assert step.booking.sequence > booking.sequence
        booking = step.booking
