"""Balance: the arithmetic of one session's checks, and the patience of the rule over many."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from bench.balance import rates
from mentoring.balance import Lasting, Lean, Reading, balance_of, read, safe, stand
from mentoring.model import Gain, MemberId, Pulse, SessionId, Side

A, B, C = MemberId("UA"), MemberId("UB"), MemberId("UC")
PAIR = (A, B)
WHEN = datetime(2026, 3, 2, 12, tzinfo=UTC)


def pulse(member: MemberId, asked: Side, shared: Side, gained: Gain) -> Pulse:
    """One check."""
    return Pulse(session=SessionId("S"), member=member, asked=asked, shared=shared, gained=gained, at=WHEN)


def even(gained: Gain = Gain.SOMETHING) -> list[Pulse]:
    """A session that both found even."""
    return [pulse(member, Side.EVEN, Side.EVEN, gained) for member in PAIR]


def one_sided() -> list[Pulse]:
    """A session in which A asked everything, B explained everything, and only A gained."""
    return [
        pulse(A, Side.MOSTLY_ME, Side.MOSTLY_PARTNER, Gain.WILL_USE),
        pulse(B, Side.MOSTLY_PARTNER, Side.MOSTLY_ME, Gain.NOTHING_YET),
    ]


def useful_to_both_though_one_sided() -> list[Pulse]:
    """A session in which A asked everything, B explained everything, and both took something away."""
    return [
        pulse(A, Side.MOSTLY_ME, Side.MOSTLY_PARTNER, Gain.WILL_USE),
        pulse(B, Side.MOSTLY_PARTNER, Side.MOSTLY_ME, Gain.WILL_USE),
    ]


def reading(pulses: Sequence[Pulse]) -> Reading:
    """What one session's checks say; there are some."""
    found = read(pulses, PAIR)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("sessions", "earned"),
    [
        ([], False),
        ([even(Gain.WILL_USE)], False),
        ([even(Gain.WILL_USE), even(Gain.WILL_USE)], True),
        ([even(Gain.WILL_USE), even(Gain.SOMETHING)], False),
        ([even(Gain.SOMETHING), even(Gain.WILL_USE), even(Gain.WILL_USE)], True),
        ([even(Gain.WILL_USE), even(Gain.WILL_USE)[:1]], False),
        ([useful_to_both_though_one_sided() for _ in range(5)], False),
    ],
)
def test_deep_questions_are_earned_by_two_sessions_that_served_everybody(
    sessions: list[list[Pulse]], earned: bool
) -> None:
    assert safe(sessions, PAIR) is earned


@pytest.mark.parametrize(
    ("amounts", "balance"), [((1, 1), 1.0), ((0.75, 0.25), 0.5), ((2, 1), 2 / 3), ((2, 0), 0.0), ((0, 0), None)]
)
def test_balance_is_one_minus_the_difference_over_the_sum(amounts: tuple[float, float], balance: float | None) -> None:
    assert balance_of(amounts) == pytest.approx(balance)


def test_an_even_session_reads_as_even() -> None:
    found = reading(even())
    assert (found.asked, found.shared) == ({A: 0.5, B: 0.5}, {A: 0.5, B: 0.5})
    assert (found.balance, found.depth, found.gap, found.complete) == (1.0, 1.0, 0.0, True)


def test_a_view_is_averaged_with_the_mirror_of_the_others() -> None:
    found = reading(
        [
            pulse(A, Side.MOSTLY_ME, Side.EVEN, Gain.SOMETHING),
            pulse(B, Side.EVEN, Side.EVEN, Gain.SOMETHING),
        ]
    )
    assert found.asked == {A: 0.75, B: 0.25}
    assert found.balance == pytest.approx(0.3 * 0.5 + 0.3 * 1 + 0.4 * 1)
    assert found.gap == pytest.approx(0.25)


def test_when_nobody_gained_the_gain_says_nothing_of_balance() -> None:
    found = reading(
        [
            pulse(A, Side.RATHER_ME, Side.EVEN, Gain.NOTHING_YET),
            pulse(B, Side.RATHER_PARTNER, Side.EVEN, Gain.NOTHING_YET),
        ]
    )
    assert found.balance == pytest.approx((0.3 * 0.5 + 0.3 * 1) / 0.6)
    assert found.depth == 0.0


def test_balanced_silence_has_balance_and_no_depth() -> None:
    found = reading(even(Gain.NOTHING_YET))
    assert (found.balance, found.depth) == (1.0, 0.0)


def test_one_answer_alone_is_used_and_never_shown() -> None:
    alone = [pulse(A, Side.MOSTLY_ME, Side.MOSTLY_PARTNER, Gain.WILL_USE)]
    assert (reading(alone).complete, reading(alone).gap, reading(alone).balance) == (False, None, 0.0)
    standing = stand([alone], PAIR)
    assert standing.shown is None
    assert standing.balance == pytest.approx(0.75 * 0.75)


def test_one_answer_alone_weighs_half() -> None:
    both = stand([even(), one_sided()], PAIR)
    alone = stand([even(), one_sided()[:1]], PAIR)
    assert both.balance == pytest.approx((0.75 + 1) / 2 * 0.5)
    assert alone.balance == pytest.approx((0.75 + 1) / 2 * 0.75)


def test_nobody_answered_says_nothing() -> None:
    assert read([], PAIR) is None
    standing = stand([[], []], PAIR)
    assert (standing.balance, standing.depth, standing.pulses, standing.lean) == (None, None, 0, Lean())


def test_answers_of_strangers_do_not_count() -> None:
    assert read([pulse(C, Side.MOSTLY_ME, Side.MOSTLY_ME, Gain.WILL_USE)], PAIR) is None


def test_one_bad_session_changes_nothing() -> None:
    assert stand([one_sided()], PAIR).lean == Lean()
    assert stand([even(), even(), one_sided(), even()], PAIR).lean == Lean()


def test_a_lean_goes_from_opening_to_minutes_to_repair() -> None:
    leans = [stand([one_sided()] * count, PAIR).lean for count in range(1, 8)]
    assert [lean.state for lean in leans] == [
        Lasting.EVEN,
        Lasting.LEANING,
        Lasting.LEANING,
        Lasting.STILL_LEANING,
        Lasting.STILL_LEANING,
        Lasting.PERSISTENT,
        Lasting.PERSISTENT,
    ]
    assert [lean.longer for lean in leans] == [False, False, False, True, False, False, False]
    assert [lean.role_swap for lean in leans] == [False, False, False, True, False, False, False]
    assert [lean.repair for lean in leans] == [False] * 5 + [True] * 2


def test_a_lean_ends_when_the_sessions_are_even_again() -> None:
    assert stand([one_sided()] * 3 + [even()] * 2, PAIR).lean == Lean()


def test_two_checks_are_too_few_for_a_lean() -> None:
    alone = [one_sided()[:1]] * 2
    assert stand(alone, PAIR).pulses == 2
    assert stand(alone, PAIR).lean == Lean()
    assert stand([one_sided()[:1]] * 3, PAIR).lean.state is Lasting.LEANING


def test_the_quieter_side_is_who_shared_less() -> None:
    assert stand([one_sided()] * 2, PAIR).lean.quieter == A


def test_where_sharing_is_even_the_quieter_side_is_who_asked_less() -> None:
    asking = [
        pulse(A, Side.MOSTLY_ME, Side.EVEN, Gain.NOTHING_YET),
        pulse(B, Side.MOSTLY_PARTNER, Side.EVEN, Gain.NOTHING_YET),
    ]
    assert stand([asking] * 3, PAIR).lean.quieter == B


def test_where_talk_is_even_the_quieter_side_is_who_gained_most() -> None:
    gaining = [
        pulse(A, Side.RATHER_ME, Side.RATHER_ME, Gain.WILL_USE),
        pulse(B, Side.RATHER_ME, Side.RATHER_ME, Gain.NOTHING_YET),
    ]
    assert stand([gaining] * 3, PAIR).lean == Lean()
    lower = [
        pulse(A, Side.RATHER_ME, Side.RATHER_PARTNER, Gain.WILL_USE),
        pulse(B, Side.RATHER_PARTNER, Side.RATHER_ME, Gain.NOTHING_YET),
    ]
    assert stand([lower] * 3, PAIR).lean.quieter == A


def test_feeling_unsafe_leads_to_repair_at_once_and_blames_nobody() -> None:
    assert stand([even()], PAIR, unsafe=True).lean == Lean(state=Lasting.PERSISTENT, repair=True)


def test_swapping_the_two_people_swaps_nothing_but_names() -> None:
    one = stand([one_sided()] * 4, PAIR)
    other = stand([one_sided()] * 4, (B, A))
    assert (one.balance, one.depth, one.gap, one.lean) == (other.balance, other.depth, other.gap, other.lean)


def test_three_people_are_even_when_all_say_so_and_lean_when_one_dominates() -> None:
    trio = (A, B, C)
    calm = [pulse(member, Side.EVEN, Side.EVEN, Gain.SOMETHING) for member in trio]
    found = read(calm, trio)
    assert found is not None
    assert found.balance == 1.0
    loud = [
        pulse(A, Side.MOSTLY_ME, Side.MOSTLY_ME, Gain.NOTHING_YET),
        pulse(B, Side.MOSTLY_PARTNER, Side.MOSTLY_PARTNER, Gain.WILL_USE),
        pulse(C, Side.RATHER_PARTNER, Side.RATHER_PARTNER, Gain.WILL_USE),
    ]
    assert stand([loud] * 3, trio).lean.quieter == B


def test_fair_pairs_are_mostly_left_alone_and_one_sided_ones_are_found() -> None:
    fair = rates(0.5, pairs=300, sessions=12, noise=0.18, answering=0.7, seed=1)
    lopsided = rates(0.8, pairs=300, sessions=12, noise=0.18, answering=0.7, seed=1)
    assert fair.raw > 0.8
    assert fair.rule < 0.12
    assert lopsided.rule > 0.99
    assert lopsided.session is not None
    assert lopsided.session <= 3
