"""The demo's show: time in jumps that say what they did, one at a time; a tour; a fresh start."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from mentoring.model import Language
from simulator.cast import CAST
from simulator.errors import CannotDo
from simulator.texts import demo_texts
from simulator.web.ahead import milestones
from simulator.web.happened import Happening, summary
from simulator.web.show import Show
from simulator.web.steps import STEPS
from simulator.web.tour import Tour


@pytest.fixture
async def show() -> AsyncIterator[Show]:
    """A show with six people."""
    opened = Show(CAST[:6])
    await opened.open()
    yield opened
    assert opened.slack.problems == []
    assert await opened.scene.stage.bothways.worker.audit() == []
    await opened.close()


def happening(outcome: str, reason: str = "") -> Happening:
    facts = {"at": "", "kind": "agenda", "title": "Agenda", "to": (), "channel": None, "ts": None, "due": "", "why": ""}
    return Happening(number=1, outcome=outcome, reason=reason, **facts)  # type: ignore[arg-type]


def test_a_jump_in_a_sentence() -> None:
    t = demo_texts(Language.ENGLISH)
    skips = [happening("skipped", reason) for reason in ("outside working hours", "outside working hours", "paused")]

    assert summary([happening("sent")] * 12 + skips, t) == (
        "12 nudges sent, 3 skipped: 2 outside working hours, 1 paused"
    )
    assert summary([happening("sent")], t) == "1 nudge sent"
    assert summary([], t) == "no nudges sent"
    assert summary([happening("put off", "snoozed"), happening("failed", "gone")], t) == (
        "no nudges sent, 1 put off: 1 snoozed; 1 failed: 1 gone"
    )


async def test_what_happened_has_its_reason_and_its_call(show: Show) -> None:
    first, second = show.scene.watch.seen
    calls = show.slack.ledger.entries

    assert [(each.outcome, each.kind, each.why) for each in (first, second)] == [
        ("sent", "organiser welcome", "you became an organiser"),
        ("sent", "announcement", "an organiser opened a cohort"),
    ]
    assert [calls[(each.call or 0) - 1].answer["ts"] for each in (first, second)] == [first.ts, second.ts]
    assert [each["kind"] for each in show.scene.watch.next_up()] == ["last call"]
    assert [each["what"] for each in await milestones(show.scene)] == [
        "Spring cohort: opt-in closes, pairs are made",
        "Spring cohort: session 1 of 6",
        "Spring cohort: thanks and report",
    ]


async def test_the_next_event_without_anybody_answering_is_the_last_call(show: Show) -> None:
    show.scene.traveller.flying = False

    said = await show.jump("next", None)

    assert said == "9 days later: 1 nudge sent."
    assert show.scene.watch.seen[-1].kind == "last call"
    assert f"{show.slack.clock():%-d %B %H:%M}" == "20 January 09:30"


async def test_only_one_jump_at_a_time_and_only_forward(show: Show) -> None:
    jump = asyncio.create_task(show.jump("week", None))
    await asyncio.sleep(0)
    with pytest.raises(CannotDo, match="time is passing already"):
        await show.jump("hour", None)
    await jump

    before = show.slack.clock()
    for moment, why in (
        ("2030-01-01T00:00:00", "needs its offset"),
        ("2020-01-01T00:00:00+00:00", "goes forward only"),
        ("fortnight", "Invalid isoformat"),
    ):
        with pytest.raises(ValueError, match=why):
            await show.jump(moment, None)
    assert (show.slack.clock(), show.busy) == (before, False)


async def test_a_restart_is_the_first_morning_again_and_keeps_the_autopilot_as_it_was(show: Show) -> None:
    show.scene.traveller.flying = False
    first = show.slack.clock()
    await show.jump("week", None)

    await show.restart()

    assert (show.slack.clock(), show.scene.traveller.flying, len(show.scene.watch.seen)) == (first, False, 2)


async def test_a_tour_makes_up_for_what_was_left_out_and_undoes_nothing(show: Show) -> None:
    tour = Tour(show)

    steps = await tour.go(6, show=False)
    star = show.scene.setting.star
    here = show.slack.clock()

    assert [step["passed"] for step in steps] == [True] * 6 + [False] * 6
    assert "Session 1 of 6" in star.latest.text
    assert any("*Session 1 is booked" in message.shown for message in star.sees), "the partner picked a time"
    await tour.go(0, show=True)
    assert show.slack.clock() == here
    with pytest.raises(CannotDo, match="steps 0 to 11"):
        await tour.go(len(STEPS), show=False)


async def test_a_session_is_led_at_a_click_and_in_real_time(show: Show) -> None:
    await Tour(show).go(7, show=True)
    star, here = show.scene.setting.star, show.slack.clock
    shown = next(message for message in reversed(star.sees) if "turn 4 of" in message.shown)

    said = await show.jump("next", star.id)

    led = next(message for message in star.sees if message.ref == shown.ref)
    assert "turn 5 of" in led.shown
    assert "a session is led" in said
    await star.presses("Next", on=led)
    await star.presses("Next", on=next(message for message in star.sees if message.ref == shown.ref))
    before = here()
    for _ in range(3):
        await show.tick(star.id)
    assert here() - before == timedelta(seconds=3)
