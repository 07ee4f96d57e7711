"""What a person reads: dates in their zone, names, filled-in values; and the clock behind it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from simulator import NotVisible, SimulatedClock
from simulator.model import User
from simulator.mrkdwn import Eyes, readable
from simulator.render import shown_blocks
from tests.simulator.club_bot import button, option, plain, section
from tests.simulator.conftest import Club
from tests.simulator.test_limits import chart, table

NOON = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)


def stamp(moment: datetime) -> int:
    return int(moment.timestamp())


@pytest.mark.parametrize(
    ("tz", "locale", "pattern", "read"),
    [
        ("Europe/London", "en-GB", "{date} at {time}", "December 1st, 2026 at 14:39"),
        ("America/New_York", "en-US", "{date_short} {time}", "Dec 1, 2026 9:39 AM"),
        ("Asia/Kolkata", "en-IN", "{date_long} {time_secs}", "Tuesday, December 1st, 2026 20:09:00"),
        ("Europe/London", "en-GB", "{date_short_pretty} at {time}", "today at 14:39"),
        ("Pacific/Auckland", "en-NZ", "{date_pretty}, {date_num}", "today, 2026-12-02"),
        ("Europe/London", "en-GB", "{ago} {unknown}", "in 2 hours {unknown}"),
        ("Europe/Berlin", "de-DE", "{date_short_pretty} um {time}", "heute um 15:39"),
        ("Europe/Berlin", "de-DE", "{date_long}", "Dienstag, 1. Dezember 2026"),
    ],
)
async def test_a_date_is_read_in_ones_own_zone(quick: Club, tz: str, locale: str, pattern: str, read: str) -> None:
    viewer = User(id="U1", team_id="T1", name="a", real_name="A", tz=tz, locale=locale)
    eyes = Eyes(team=quick.ws.team, viewer=viewer, now=NOON)
    when = stamp(NOON + timedelta(hours=2, minutes=39))

    assert readable(f"<!date^{when}^{pattern}|fallback UTC>", eyes) == read


async def test_names_links_and_escapes_read_as_words(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    tea = quick.ws.add_channel("tea")
    text = f"<@{amina.id}> <#{tea.id}|x> <!channel> <https://e.example/a|the form> <https://e.example/b> 2 &lt; 3"

    assert readable(text, amina.screen.eyes) == "@Amina Diallo #tea @channel the form https://e.example/b 2 < 3"


BLOCKS: list[tuple[dict[str, Any], str]] = [
    ({"type": "header", "text": plain("Today")}, "Today"),
    ({"type": "divider"}, "———"),
    (section("Pick", accessory=button("Go", "go")), "Pick\n[Go]"),
    ({"type": "section", "fields": [plain("One"), plain("Two")]}, "One\nTwo"),
    ({"type": "context", "elements": [plain("a"), plain("b")]}, "a · b"),
    ({"type": "image", "image_url": "https://e.example/a.png", "alt_text": "A bar"}, "🖼 A bar"),
    (table(2, 2), "x | x\nx | x"),
    (chart(series=2), "📊 x\ns0: 0 1\ns1: 0 1"),
    ({"type": "card", "title": plain("T"), "body": plain("B"), "actions": [button("Go", "go")]}, "T\nB\n[Go]"),
    (
        {
            "type": "actions",
            "elements": [
                {"type": "users_select", "action_id": "u", "placeholder": plain("Somebody")},
                {"type": "overflow", "action_id": "o", "options": [option("Skip"), option("Snooze")]},
            ],
        },
        "(Somebody ▾) (⋮ Skip / Snooze)",
    ),
    ({"type": "hologram"}, "[can’t show hologram]"),
]


@pytest.mark.parametrize(("block", "read"), BLOCKS)
async def test_each_block_reads_as_lines_of_text(quick: Club, block: dict[str, Any], read: str) -> None:
    amina = await quick.ws.hire("Amina Diallo")

    assert shown_blocks([block], amina.screen.eyes) == read


async def test_unread_messages_are_counted_until_looked_at(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    for _ in range(3):
        await quick.client.chat_postMessage(channel=amina.id, text="Hi")
    dm = quick.ws.team.dm(amina.id)

    before = amina.screen.unread(dm)
    amina.reads("Club")

    assert (before, amina.screen.unread(dm)) == (3, 0)


async def test_a_button_that_is_there_twice_must_be_told_apart(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    rows = [section(name, accessory=button("Lock", "join", value=name)) for name in ("Bo", "Chen")]
    await quick.client.chat_postMessage(channel=amina.id, text="Pairs", blocks=rows)

    with pytest.raises(NotVisible, match="'Lock' is there 2 times, say nth= or beside="):
        await amina.presses("Lock")
    await amina.presses("Lock", beside="Chen")
    await amina.presses("Lock", nth=1)

    assert [heard for heard in quick.bot.heard if isinstance(heard, tuple)] == [("join", "Chen"), ("join", "Bo")]


async def test_the_newest_message_with_that_button_is_pressed(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    for value in ("old", "new"):
        row = {"type": "actions", "elements": [button("Join :wave:", "join", value=value)]}
        await quick.client.chat_postMessage(channel=amina.id, text="x", blocks=[row])

    await amina.presses("join")

    assert ("join", "new") in quick.bot.heard


def test_the_clock_goes_forward_only() -> None:
    clock = SimulatedClock(NOON)
    moved: list[datetime] = []
    clock.on_move(moved.append)

    clock.advance(timedelta(hours=1))
    clock.travel_to(NOON + timedelta(days=2))

    assert moved == [NOON + timedelta(hours=1), NOON + timedelta(days=2)]
    assert clock() == NOON + timedelta(days=2)
    with pytest.raises(ValueError, match="goes forward only"):
        clock.travel_to(NOON)
    with pytest.raises(ValueError, match="needs its time zone"):
        clock.travel_to(NOON.replace(tzinfo=None))


def test_a_ticking_clock_runs_by_itself() -> None:
    clock = SimulatedClock(NOON, ticking=True)

    first, second = clock(), clock()

    assert NOON <= first <= second < NOON + timedelta(minutes=1)
