"""Messages that a person gets in a cohort of six sessions: two a week of those that count, eighteen unasked in all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.messages import MOST_IN_ALL, PROMPTED, most_in_a_week, played
from mentoring.nudges.model import UNPROMPTED, NudgeKind


async def test_nobody_gets_more_than_was_promised_in_six_sessions(tmp_path: Path) -> None:
    counts = (await played(5, tmp_path)).counted()

    assert len(counts) == 5
    for each in counts:
        assert each.in_a_week <= 2, each
        assert each.unasked <= MOST_IN_ALL, each
        assert each.kinds[NudgeKind.AGENDA] == 6, each
        assert each.kinds[NudgeKind.SURVEY] == 0, "the surveys ride on other messages"
        assert each.in_all == each.kinds.total()


def test_a_week_is_any_seven_days() -> None:
    monday = datetime(2027, 2, 1, 9, tzinfo=UTC)
    week = timedelta(days=7)

    assert most_in_a_week([]) == 0
    assert most_in_a_week([monday, monday + week]) == 1
    assert most_in_a_week([monday, monday + week / 2, monday + week - timedelta(seconds=1)]) == 3


def test_what_counts_is_never_taken_for_prompted() -> None:
    assert not PROMPTED & UNPROMPTED
