"""A clock that jumps is doubted until Slack agrees; by a wrong one nothing is planned, and everybody is answered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from bot.clock import SteadyClock

NOON = datetime(2027, 1, 11, 12, tzinfo=UTC)
FORTY_DAYS = timedelta(days=40)
MINUTE = timedelta(minutes=1)


class Watch:
    """Seconds that pass."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def dated(moment: datetime) -> str:
    return format_datetime(moment, usegmt=True)


@pytest.mark.parametrize("jump", [FORTY_DAYS, -FORTY_DAYS], ids=["forward", "back"])
def test_a_jump_is_not_followed_and_nothing_happens_until_slack_has_said_who_is_right(jump: timedelta) -> None:
    watch = Watch()
    clock = SteadyClock(NOON, watch)
    watch.seconds = 10
    clock.check(NOON + jump)
    assert (clock.is_trusted, clock()) == (False, NOON + timedelta(seconds=10))

    clock.heard(dated(NOON + timedelta(seconds=10)))
    assert (clock.is_trusted, clock()) == (True, NOON + timedelta(seconds=10))

    watch.seconds = 20
    clock.check(NOON + timedelta(seconds=20))
    assert (clock.is_trusted, clock.disagreement) == (True, timedelta(0))


@pytest.mark.parametrize("off", [FORTY_DAYS, -FORTY_DAYS], ids=["ahead", "behind"])
def test_a_clock_that_is_wrong_from_the_start_plans_nothing_and_knows_slacks_time(off: timedelta) -> None:
    watch = Watch()
    clock = SteadyClock(NOON + off, watch)
    assert clock.is_trusted
    clock.heard(dated(NOON))
    assert not clock.is_trusted
    assert (clock.disagreement, clock.slacks()) == (-off, NOON)

    clock.check(NOON)  # somebody sets it right
    assert not clock.is_trusted
    clock.heard(dated(NOON))
    assert (clock.is_trusted, clock(), clock.slacks()) == (True, NOON, NOON)


def test_a_second_jump_is_doubted_again_though_slack_had_spoken_of_the_first() -> None:
    clock = SteadyClock(NOON, Watch())
    clock.check(NOON + FORTY_DAYS)
    clock.heard(dated(NOON))
    assert clock.is_trusted
    clock.check(NOON - FORTY_DAYS)
    assert not clock.is_trusted


def test_what_drifts_is_followed() -> None:
    clock = SteadyClock(NOON, Watch())
    clock.check(NOON + MINUTE)
    assert (clock.is_trusted, clock()) == (True, NOON + MINUTE)


@pytest.mark.parametrize("date", [None, "", "yesterday"])
def test_an_answer_without_a_date_says_nothing(date: str | None) -> None:
    clock = SteadyClock(NOON, Watch())
    clock.heard(date)
    assert clock.is_trusted
