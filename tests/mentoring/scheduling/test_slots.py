"""Every slot is inside everybody's hours, in every pair of zones and on both sides of every change of clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations_with_replacement
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.model import WORKING_WEEK, Hours, MemberId, Weekday
from mentoring.scheduling.slots import Attendee, Choice, MeetingSlot, last_common_moment, slots, suits, window
from mentoring.timeline import NINE_TO_FIVE, OfficeHours, Span, instant

NAMED = (
    "Africa/Cairo Africa/Casablanca Africa/Johannesburg Africa/Lagos Africa/Nairobi America/Anchorage America/Bogota "
    "America/Caracas America/Chicago America/Denver America/Halifax America/Havana America/Los_Angeles "
    "America/Mexico_City America/New_York America/Phoenix America/Santiago America/Sao_Paulo America/St_Johns "
    "America/Toronto Antarctica/Troll Asia/Baghdad Asia/Bangkok Asia/Beirut Asia/Colombo Asia/Dhaka Asia/Dubai "
    "Asia/Hong_Kong Asia/Jakarta Asia/Jerusalem Asia/Kabul Asia/Karachi Asia/Kathmandu Asia/Kolkata Asia/Manila "
    "Asia/Seoul Asia/Shanghai Asia/Singapore Asia/Tehran Asia/Tokyo Asia/Yangon Atlantic/Azores Atlantic/Reykjavik "
    "Australia/Adelaide Australia/Brisbane Australia/Lord_Howe Australia/Perth Australia/Sydney Europe/Athens "
    "Europe/Berlin Europe/Dublin Europe/Istanbul Europe/Lisbon Europe/London Europe/Moscow Pacific/Apia "
    "Pacific/Auckland Pacific/Chatham Pacific/Honolulu Pacific/Kiritimati"
)
ZONES = NAMED.split()
CHANGES = [
    date(2027, 3, 14),
    date(2027, 3, 28),
    date(2027, 4, 4),
    date(2027, 9, 26),
    date(2027, 10, 31),
    date(2027, 11, 7),
]
"""When clocks change in the Americas, in Europe and in the south."""

MINUTES = 45
HALF_HOUR = timedelta(minutes=30)


def at(tz: str, hours: Hours = NINE_TO_FIVE, days: frozenset[Weekday] = WORKING_WEEK) -> OfficeHours:
    return OfficeHours(tz=tz, hours=hours, days=days)


def everybody(*works: OfficeHours, busy: tuple[Span, ...] = ()) -> list[Attendee]:
    return [
        Attendee(member=MemberId(f"U{number}"), works=each, busy=busy if not number else ())
        for number, each in enumerate(works)
    ]


def is_inside(works: OfficeHours, start: datetime) -> bool:
    """Read off a wall clock, in another way than the code does: for those who work by day."""
    begins, ends = (moment.astimezone(ZoneInfo(works.tz)) for moment in (start, start + timedelta(minutes=MINUTES)))
    same_day = begins.date() == ends.date() and Weekday(begins.weekday()) in works.days
    return same_day and works.hours.start <= begins.time() and ends.time() <= works.hours.end


def has_a_slot(one: OfficeHours, other: OfficeHours, within: Span) -> bool:
    """Whether any quarter of an hour of the window would do: by trying them all."""
    start, end = within
    start -= timedelta(minutes=start.minute % 15, seconds=start.second)
    tries = (start + timedelta(minutes=15 * n) for n in range(int((end - start) / timedelta(minutes=15))))
    return any(is_inside(one, moment) and is_inside(other, moment) for moment in tries if moment.minute % 30 == 0)


def test_there_are_sixty_zones() -> None:
    assert len(set(ZONES)) == 60
    assert set(ZONES) <= available_timezones()


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_every_slot_is_inside_the_hours_of_both_and_none_is_missed(change: date) -> None:
    wrong = []
    within = window(change, "UTC", datetime.combine(change - timedelta(days=5), time(12), tzinfo=UTC))
    for a, b in combinations_with_replacement(ZONES, 2):
        one, other = at(a), at(b)
        found = slots(everybody(one, other), MINUTES, within)
        if found.in_common != bool(found.slots) or (not found.slots and has_a_slot(one, other, within)):
            wrong.append((a, b, "said there was none"))
        wrong += [
            (a, b, f"{s}") for s in found.slots if not (is_inside(one, s.starts_at) and is_inside(other, s.starts_at))
        ]
    assert wrong == []


def test_three_slots_are_on_three_days_and_not_all_at_nine() -> None:
    now = datetime(2027, 1, 26, 17, tzinfo=UTC)
    within = window(date(2027, 2, 1), "Europe/London", now)
    people = everybody(at("Europe/London"), at("Europe/London"))

    found = slots(people, MINUTES, within)
    later = slots(people, MINUTES, within, page=1)

    assert len({slot.starts_at.date() for slot in found.slots}) == 3
    assert len({slot.starts_at.time() for slot in found.slots}) == 3
    assert found.more
    assert not set(found.slots) & set(later.slots)


def test_pages_go_round_and_none_comes_twice_on_the_way() -> None:
    now = datetime(2027, 1, 26, 17, tzinfo=UTC)
    within = (now, now + timedelta(days=2))
    people = everybody(at("Europe/London"), at("America/New_York"))
    pages: list[Choice] = []
    while not pages or (again := slots(people, MINUTES, within, page=len(pages))) != pages[0]:
        pages.append(slots(people, MINUTES, within, page=len(pages)) if pages else slots(people, MINUTES, within))
    offered = [slot for page in pages for slot in page.slots]

    assert again == pages[0]
    assert len(offered) == len(set(offered)) > 3


HOURS = st.builds(
    lambda start, length: Hours(start=time(start), end=time(min(start + length, 23))),
    st.integers(0, 15),
    st.integers(3, 10),
)
WEEKS = st.frozensets(st.sampled_from(list(Weekday)), min_size=1)
WORKERS = st.builds(at, st.sampled_from(ZONES), HOURS, WEEKS)
MOMENTS = st.integers(0, 52_000).map(lambda hours: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours))


@settings(max_examples=150, deadline=None)
@given(people=st.lists(WORKERS, min_size=2, max_size=2), now=MOMENTS, busy=st.integers(0, 400), page=st.integers(0, 9))
def test_whoever_they_are_slots_are_in_their_hours_and_clear_of_what_is_taken(
    people: list[OfficeHours], now: datetime, busy: int, page: int
) -> None:
    taken = (now + timedelta(hours=busy), now + timedelta(hours=busy + 5))
    found = slots(everybody(*people, busy=(taken,)), MINUTES, window(now.date(), "UTC", now), page=page)

    for slot in found.slots:
        ends = slot.starts_at + timedelta(minutes=MINUTES)
        assert slot.outside is None
        assert all(is_inside(works, slot.starts_at) for works in people)
        assert ends <= taken[0] or slot.starts_at >= taken[1]
        assert slot.starts_at > now
        assert suits(everybody(*people, busy=(taken,)), slot.starts_at, MINUTES)


def test_two_who_share_no_hour_are_told_so_and_three_get_the_least_bad_marked() -> None:
    now = datetime(2027, 1, 26, 17, tzinfo=UTC)
    within = window(date(2027, 2, 1), "UTC", now)
    two = everybody(at("America/Los_Angeles"), at("Asia/Kolkata"))
    three = everybody(at("America/Los_Angeles"), at("America/New_York"), at("Europe/Athens"))

    assert slots(two, MINUTES, within) == Choice(in_common=False)
    bearable = slots(three, MINUTES, within)
    assert not bearable.in_common
    assert len(bearable.slots) == 3
    # Athens works until 10 in New York and 7 in California: the pair of the Americas meets from 9 in California on.
    assert {slot.outside for slot in bearable.slots} <= {MemberId("U0"), MemberId("U2")}
    assert all(near_hours(three, slot) <= timedelta(hours=4) for slot in bearable.slots)


def near_hours(people: list[Attendee], slot: MeetingSlot) -> timedelta:
    """How far the marked one has to come, in the quarter hours of a wall clock."""
    works = next(each.works for each in people if each.member == slot.outside)
    local = slot.starts_at.astimezone(ZoneInfo(works.tz))
    start = local.replace(hour=works.hours.start.hour, minute=0)
    end = local.replace(hour=works.hours.end.hour, minute=0)
    return max(start - local, local + timedelta(minutes=MINUTES) - end, timedelta(0))


def test_nobody_is_offered_a_day_on_which_somebody_is_away_or_the_organisation_is_off() -> None:
    now = datetime(2027, 2, 1, 9, tzinfo=UTC)
    one, other = everybody(at("Europe/London"), at("Europe/London"))
    away = Attendee(member=other.member, works=other.works, back_on=date(2027, 2, 9))

    found = slots([one, away], MINUTES, (now, now + timedelta(days=30)), days_off={date(2027, 2, 9)})

    assert min(slot.starts_at.date() for slot in found.slots) == date(2027, 2, 10)


def test_the_last_moment_that_both_share_before_a_time() -> None:
    people = [at("Europe/London"), at("America/New_York")]
    monday_noon = instant(date(2027, 2, 1), time(12), "Europe/London")
    monday_three = instant(date(2027, 2, 1), time(15), "Europe/London")

    assert last_common_moment(monday_three, people) == monday_three
    assert last_common_moment(monday_noon, people) == instant(date(2027, 1, 29), time(16, 30), "Europe/London")
    assert last_common_moment(monday_noon, people, not_before=monday_noon - HALF_HOUR) is None
    assert last_common_moment(monday_noon, [at("America/Los_Angeles"), at("Asia/Kolkata")]) is None
