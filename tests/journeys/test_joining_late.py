"""Somebody joins a cohort that is under way: told what happens by when, matched at nobody's cost, and counted once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from simulator.people import Person
from simulator.stage import SimulatedBot
from tests.journeys.acts import (
    AFTER_CLOSING,
    ASKED,
    CHANNEL,
    INTRODUCED,
    JUNIOR,
    SENIOR,
    approves,
    fills_profile,
    joins,
    read,
    said,
)
from tests.journeys.conftest import Three, on_postgresql_too
from tests.journeys.test_steering_a_cohort import steers

UNTIL = "2027-02-26"
"""The Friday before the second session, on Monday 1 March."""

AFTER_THE_DAY = datetime(2027, 2, 27, 12, tzinfo=UTC)


async def lets_people_join(organiser: Person, until: str = UNTIL) -> None:
    await steers(organiser, "Change or extend it")
    await organiser.fills({"Joining late until": until})
    await organiser.submits()
    await organiser.submits()


async def begins(here: SimulatedBot, three: Three) -> None:
    """The cohort is under way, and somebody can join until the Friday before its second session."""
    await lets_people_join(three.gita)
    await approves(here, three.gita)
    await here.travel(INTRODUCED)


async def hires(here: SimulatedBot, name: str) -> Person:
    return await here.workspace.hire(name, channels=(CHANNEL,))


async def test_the_announcement_says_until_when_and_the_word_of_the_start_has_the_button(
    here: SimulatedBot, joined: Three
) -> None:
    gita = joined.gita
    await lets_people_join(gita)
    assert "Joining late until: not possible → Fri 26 February" in read(gita)
    await here.pass_time(timedelta(minutes=1))
    assert "Later is possible until Fri 26 February, for fewer sessions." in gita.inbox(CHANNEL)[-1].shown
    await approves(here, gita)
    await here.travel(datetime(2027, 1, 27, 17, tzinfo=UTC))
    announced, started = gita.inbox(CHANNEL)[0].shown, gita.inbox(CHANNEL)[-1].shown

    assert "*Spring cohort has started.*" in started
    for message in (announced, started):
        assert "*You can still join until Friday, February 26th, 2027 at 17:00.*" in message
        assert "[Join]" in message
    await here.travel(AFTER_THE_DAY)
    assert "[Join]" not in gita.inbox(CHANNEL)[0].shown


@on_postgresql_too
async def test_two_who_join_late_are_partners_and_nobody_else_notices(here: SimulatedBot, joined: Three) -> None:
    await begins(here, joined)
    noah, chiara = await hires(here, "Noah Evans"), await hires(here, "Chiara Conti")
    await joins(noah, SENIOR, "Surgery")

    assert noah.latest.shown == (
        "*You have joined Spring cohort.* It’s under way. 2 sessions are left, the next in the week of Mon 1 "
        "February.\n"
        "I look for a partner among those who are waiting, today and each time somebody joins. If nobody suits, I look "
        "for a pair that you can join as the third. By Wed 3 February you hear from me either way.\n"
        "[Edit my profile] [Leave the cohort]"
    )
    await noah.types("/mentoring")
    assert "You have joined *Spring cohort*. I’ll message you when you’re matched." in said(noah)
    await here.pass_time(timedelta(hours=2))
    await joins(chiara, JUNIOR, "Finance")
    await here.pass_time(timedelta(days=1))
    assert "*Hello @Chiara Conti and @Noah Evans: you’re each other’s learning partners.*" in read(noah)
    assert "*First session:* 45 minutes in the week of Mon 1 February." in read(noah)
    assert "Noah" not in read(joined.ben)
    assert "changes" not in read(joined.ben)
    assert "4 people have joined." in joined.gita.inbox(CHANNEL)[0].shown
    await here.travel(datetime(2027, 2, 4, 12, tzinfo=UTC))
    assert "I have no partner for you" not in read(noah)


@on_postgresql_too
async def test_after_a_week_somebody_alone_is_the_third_of_a_pair_that_hears_first(
    here: SimulatedBot, joined: Three
) -> None:
    await begins(here, joined)
    noah = await hires(here, "Noah Evans")
    await joins(noah, JUNIOR, "Finance")
    await here.travel(datetime(2027, 2, 2, 12, tzinfo=UTC))
    assert "becomes a group of three" not in read(joined.amina)
    await here.travel(datetime(2027, 2, 3, 17, tzinfo=UTC))

    for person in (joined.amina, joined.ben):
        told = [each.shown for each in person.sees]
        change = next(place for place, text in enumerate(told) if "becomes a group of three" in text)
        hello = next(place for place, text in enumerate(told) if "@Noah Evans" in text and "*Hello " in text)
        assert change < hello
        assert "@Noah Evans has joined late, and nobody else is free." in told[change]
        assert "You keep your partner" in told[change]
    assert "All three of you teach and all three of you learn." in read(noah)


async def test_the_board_and_the_list_show_who_waits_and_count_nobody_twice(here: SimulatedBot, joined: Three) -> None:
    gita = joined.gita
    await begins(here, joined)
    noah = await hires(here, "Noah Evans")
    await joins(noah, JUNIOR, "Finance")
    await here.pass_time(timedelta(minutes=10))
    await gita.types("/mentoring cohort")

    assert "*Spring cohort* · under way · 3 participants · 1 joined late" in gita.latest.shown
    assert "Last day to join: Fri 26 February." in gita.latest.shown
    assert "1 pair · 0 of 2 sessions held · 1 without a partner · 1 of them joined late" in gita.latest.shown
    assert "Needs you" not in gita.latest.shown
    await gita.presses("Who is meeting")
    assert "*Joined late, and waiting:* @Noah Evans. They hear within a week." in said(gita)
    await gita.cancels()
    await gita.types("/mentoring cohort")
    await gita.presses("Who takes part")
    assert "*Spring cohort:* 3 people take part, 1 without a partner." in said(gita)
    assert "*@Noah Evans* · Finance · joined late, on Tue 26 January · without a partner" in said(gita)
    await gita.cancels()

    await noah.types("/mentoring leave")
    await noah.submits()
    await joins_again(noah)
    await gita.types("/mentoring cohort")
    assert "3 participants · 1 joined late" in gita.latest.shown


async def joins_again(person: Person) -> None:
    await person.types("/mentoring join")
    await person.submits()
    await person.submits()
    await person.submits()


async def test_whoever_comes_too_late_reads_kindly_of_the_next_cohort(here: SimulatedBot, joined: Three) -> None:
    await begins(here, joined)
    noah = await hires(here, "Noah Evans")
    button = next(each for each in reversed(noah.inbox(CHANNEL)) if "[Join]" in each.shown)
    await here.travel(AFTER_THE_DAY)
    await noah.presses("Join", on=button)

    assert said(noah).startswith(
        "Not just now\n*Spring cohort* took people until Fri 26 February, so nothing was changed. The next cohort "
        "will be announced in #mentoring."
    )


async def test_between_opt_in_and_the_start_somebody_reads_from_when_on_they_can_join(
    here: SimulatedBot, joined: Three
) -> None:
    noah = await hires(here, "Noah Evans")
    await lets_people_join(joined.gita)
    button = joined.gita.inbox(CHANNEL)[0]
    await here.travel(AFTER_CLOSING)
    await noah.presses("Join", on=button)

    assert "The pairs of *Spring cohort* are being made just now, so nothing was changed." in said(noah)
    assert "from Mon 1 February until Fri 26 February" in said(noah)


async def test_without_a_last_day_nobody_joins_late(here: SimulatedBot, approved: Three) -> None:
    noah = await hires(here, "Noah Evans")
    await here.travel(ASKED)
    await noah.types("/mentoring")

    assert "No cohort is open for joining just now." in said(noah)
    assert "[Join]" not in said(noah)


async def test_whoever_nobody_suits_hears_so_by_the_day_that_was_named(here: SimulatedBot, joined: Three) -> None:
    await begins(here, joined)
    noah = await hires(here, "Noah Evans")
    await joins(noah, {**JUNIOR, "offers": ["Photos and video"], "seeks": ["Law"]}, "Finance")
    await here.travel(datetime(2027, 2, 3, 17, tzinfo=UTC))

    assert "*I have no partner for you in Spring cohort yet.*" in read(noah)
    assert "becomes a group of three" not in read(joined.ben)


async def test_a_last_day_without_a_session_after_it_is_refused_under_its_field(joined: Three) -> None:
    await steers(joined.gita, "Change or extend it")
    await joined.gita.fills({"Joining late until": "2027-03-01"})
    await joined.gita.submits()

    assert joined.gita.errors["Joining late until"] == (
        "Choose a day from Mon 1 February to Fri 26 February, so that a session is left."
    )


async def test_a_new_cohort_offers_it_in_its_form(gita: Person) -> None:
    await gita.types("/mentoring cohort new")
    await gita.fills(
        {
            "Name": "Spring cohort",
            "Announcement channel": CHANNEL,
            "Opt-in closes on": "2027-01-22",
            "Starts on": "2027-02-01",
        }
    )
    await gita.submits()
    await gita.submits()
    assert "Fri 26 February suits most: in time for the second session." in said(gita)
    await gita.fills({"Joining late until": UNTIL})
    await gita.submits()

    assert "Later is possible until Fri 26 February, for fewer sessions." in said(gita)


async def test_in_a_cohort_with_several_the_open_one_is_joined(here: SimulatedBot, joined: Three) -> None:
    """`/mentoring join` of one who is in no cohort leads to the one under way only where none is open."""
    await begins(here, joined)
    noah = await hires(here, "Noah Evans")
    await noah.types("/mentoring")
    assert "*Spring cohort* is under way; you can still join until Fri 26 February." in said(noah)
    await noah.types("/mentoring join")
    await fills_profile(noah, JUNIOR, "Finance")

    assert "*You have joined Spring cohort.* It’s under way." in noah.latest.shown
