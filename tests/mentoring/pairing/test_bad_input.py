"""Odd and broken cohorts: a clear refusal or a right answer, never a crash and never a silent drop."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import time

import pytest

from handlers.blocks.pairing_words import typed_topic, why_unmatched
from handlers.refusals import worded
from handlers.texts import texts
from mentoring.model import Hours, Language, MemberId, OddOne, Offer, Profile, Weekday
from mentoring.pairing import (
    History,
    Oddity,
    OddityKind,
    Pair,
    Pin,
    PinBreaksRule,
    PinnedAndForbidden,
    PinnedTwice,
    ProfilesNotUsable,
    UnknownPeople,
    oddities,
    pair,
)
from mentoring.pairing.hours import presence, shared_hours
from tests.mentoring.pairing.people import ON, left_over, rules, someone

ENGLISH = texts(Language.ENGLISH)
A, B, C, D = (MemberId(each) for each in "ABCD")
WOULD_HELP = "One more person to be matched with, or a group of three, would help."
TEACHER = someone("A", level=5, offers="lead", seeks="data")
LEARNER = someone("B", level=2, offers="data", seeks="lead")


def refusal(*people: Profile) -> str:
    with pytest.raises(ProfilesNotUsable) as refused:
        pair(people, rules(), seed=1)
    return worded(ENGLISH, refused.value, called=str)


def why(people: list[Profile], **changed: object) -> list[str]:
    asked = rules(**changed)
    return [why_unmatched(ENGLISH, leftover, asked.odd_one) for leftover in pair(people, asked, seed=1).leftovers]


def test_nobody_gives_no_pairs() -> None:
    result = pair([], rules(), seed=1)

    assert (result.matches, result.leftovers, result.reached) == ((), (), 1.0)


def test_one_person_is_told_that_nobody_else_takes_part() -> None:
    assert why([TEACHER]) == ["Nobody else takes part."]


def test_two_of_whom_one_does_not_take_part_at_the_moment() -> None:
    assert why([TEACHER, LEARNER], inactive=frozenset({B})) == [
        "No possible partner: of 1 other, not taking part at the moment.",
        "Not taking part at the moment.",
    ]


def test_seniors_only_are_too_close_in_seniority() -> None:
    people = [someone(f"U{number:04d}", level=6, offers="lead", seeks="data") for number in range(2000)]

    assert set(why(people, min_gap=1)) == {"No possible partner: of 1999 others, all too close in seniority."}


def test_people_all_alike_are_paired_all_the_same() -> None:
    result = pair([someone(f"U{number:03d}", offers="lead", seeks="lead") for number in range(301)], rules(), seed=1)

    assert (result.parts.pairs, result.parts.trios, result.leftovers) == (149, 1, ())


def test_each_rule_between_two_is_counted_by_its_name() -> None:
    people = [
        TEACHER,
        someone("C", level=5, languages=("de",)),
        someone("D", level=5, hours=Hours(start=time(22), end=time(23))),
        someone("E", level=5, department="Finance"),
        someone("F", level=4, never=frozenset({A})),
    ]
    leftover = pair(people, rules(min_gap=1, odd_one=OddOne.WAIT), seed=1, forbids=[(A, MemberId("F"))]).leftovers[0]

    assert leftover.causes == (
        ("kept apart by the organiser", 1),
        ("kept apart by working hours, reporting line or a wish", 1),
        ("too close in seniority", 1),
        ("without a shared language", 1),
    )
    assert why_unmatched(ENGLISH, leftover, OddOne.WAIT) == "No partner: 1 would suit; kept apart by the organiser."


def test_somebody_whom_everybody_has_met_hears_that() -> None:
    people = [TEACHER, LEARNER, someone("C", level=3, offers="data", seeks="lead")]
    history = History.of([(A, B), (A, C), (B, C)])
    result = pair(people, rules(), seed=1, history=history)

    said = [why_unmatched(ENGLISH, leftover, OddOne.TRIO) for leftover in result.leftovers]
    assert said == ["No partner: 2 would suit; all met before."] * 3


def test_an_id_twice_is_named() -> None:
    assert refusal(TEACHER, TEACHER) == "A is in the list twice. Nothing was paired; correct this and try again."


@pytest.mark.parametrize("strength", [math.nan, math.inf, 0.0, -1.0, 1.5])
def test_a_strength_that_is_no_share_is_refused(strength: float) -> None:
    person = someone("A")
    broken = Profile(member=A, level=person.level, offers=(Offer(topic="lead", strength=strength),), seeks=())

    assert "A offers “lead” with a strength of" in refusal(broken)


NIGHT = Hours(start=time(22), end=time(6))


def shared(one: Profile, other: Profile) -> float:
    return shared_hours(presence(one, ON), presence(other, ON))


def test_a_night_shift_runs_into_the_next_day() -> None:
    night, early = someone("A", hours=NIGHT), someone("B", hours=Hours(start=time(4), end=time(12)))
    sunday_night = replace(night, days=frozenset({Weekday.SUNDAY}))

    assert shared(night, early) == shared(early, night) == 2
    assert shared(night, someone("C")) == 0
    assert shared(night, someone("D", hours=Hours(start=time(16), end=time(0)))) == 2
    assert shared(sunday_night, early) == 2
    assert shared(sunday_night, replace(early, days=frozenset({Weekday.SUNDAY}))) == 0


def test_a_night_on_the_other_side_of_the_date_line_overlaps() -> None:
    auckland = someone("A", tz="Pacific/Auckland", hours=Hours(start=time(17), end=time(1)))
    honolulu = someone("B", tz="Pacific/Honolulu", hours=Hours(start=time(18), end=time(2)))

    assert presence(auckland, ON).start - presence(honolulu, ON).start == -24 * 60
    assert shared(auckland, honolulu) == shared(honolulu, auckland) == 8
    assert shared(auckland, replace(honolulu, hours=NIGHT)) == 4


@pytest.mark.parametrize("tz", ["Mars/Base", "", "../etc", "Europe"])
def test_a_time_zone_that_does_not_exist_here_stops_nobody(tz: str) -> None:
    assert shared(someone("A", tz=tz), someone("B", tz="UTC")) == 8


def test_somebody_who_names_themselves_in_never_can_be_matched() -> None:
    selfish = someone("A", level=5, offers="lead", seeks="data", never=frozenset({A}))

    [match] = pair([selfish, LEARNER], rules(), seed=1).matches
    assert A in match.members
    assert oddities([selfish]) == (Oddity(kind=OddityKind.AVOIDS_THEMSELVES, members=(A,)),)


def test_managers_in_a_circle_are_apart_and_told() -> None:
    circle = [someone(one, reports_to=(MemberId(above),)) for one, above in ("AB", "BC", "CA")]

    assert left_over(pair(circle, rules(), seed=1).leftovers) == ["A", "B", "C"]
    assert oddities(circle) == (Oddity(kind=OddityKind.CIRCLE, members=(A, B, C)),)


def test_what_people_say_in_private_is_in_no_note() -> None:
    circle = [someone("A", reports_to=(B,), never=frozenset({A})), someone("B", reports_to=(A,))]

    assert pair(circle, rules(), seed=1).notes == ()


def test_a_topic_outside_the_taxonomy_counts_as_itself_and_the_nearest_is_suggested() -> None:
    result = pair(
        [someone("A", offers="beekeeping", seeks="lead"), someone("B", offers="lead", seeks="BEEKEEPING lisstening")],
        rules(),
        seed=1,
    )

    assert [way.fit for way in result.matches[0].directions] == [0.6, 1.0]
    assert tuple(typed_topic(ENGLISH, note) for note in result.notes) == (
        "“BEEKEEPING” is no topic of the list and is matched as it stands.",
        "“lisstening” is no topic of the list and is matched as it stands; did you mean “Listening”?",
    )


def test_many_typed_topics_are_told_in_twenty_lines_and_a_number() -> None:
    people = [someone(f"U{number:03d}", offers=f"oddity{number}", seeks="lead") for number in range(50)]
    found = pair(people, rules(), seed=1).notes

    assert len(found) == 21
    assert typed_topic(ENGLISH, found[-1]) == "30 more topics aren’t in the list and are matched as they stand."


def test_an_odd_one_waits_where_the_cohort_says_so() -> None:
    people = [TEACHER, LEARNER, someone("C", offers="data", seeks="lead")]

    waiting = why(people, odd_one=OddOne.WAIT)

    assert waiting == [f"2 possible partners; all matched with somebody else. {WOULD_HELP}"]
    assert pair(people, rules(odd_one=OddOne.TRIO), seed=1).parts.trios == 1


def test_a_pin_holds_and_a_forbidden_pair_is_apart() -> None:
    people = [TEACHER, LEARNER, someone("C", level=2, offers="lead", seeks="data"), someone("D", offers="code")]
    free = pair(people, rules(), seed=1)
    pinned = pair(people, rules(), seed=1, pins=[(B, D)])
    forbidden = pair(people, rules(), seed=1, forbids=[(B, A)])

    assert [match.members for match in free.matches] == [(A, B), (C, D)]
    assert [(match.members, match.pinned) for match in pinned.matches] == [((A, C), False), ((B, D), True)]
    assert [match.members for match in forbidden.matches] == [(A, D), (B, C)]


def test_a_pin_that_breaks_a_rule_needs_a_reason() -> None:
    people = [TEACHER, someone("B", level=5)]
    with pytest.raises(PinBreaksRule) as refused:
        pair(people, rules(min_gap=1), seed=1, pins=[(A, B)])

    said = worded(ENGLISH, refused.value, called=str)
    assert said == "A and B are too close in seniority. To pin A and B all the same, give a reason."
    held = pair(people, rules(min_gap=1), seed=1, pins=[Pin(A, B, "both asked for it")])
    assert held.matches[0].members == (A, B)


def test_pins_that_cannot_hold_are_refused() -> None:
    people = [TEACHER, LEARNER, someone("C")]
    with pytest.raises(PinnedTwice):
        pair(people, rules(), seed=1, pins=[(A, B), (A, C)])
    with pytest.raises(PinnedAndForbidden):
        pair(people, rules(), seed=1, pins=[(A, B)], forbids=[Pair(A, B)])
    with pytest.raises(UnknownPeople):
        pair(people, rules(), seed=1, pins=[(A, D)])


def test_a_stopped_pairing_stops() -> None:
    class Stopped(Exception):
        pass

    def stop(_share: float, _doing: str) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        pair([TEACHER, LEARNER], rules(), seed=1, progress=stop)


def test_progress_ends_at_one() -> None:
    heard: list[float] = []
    pair([TEACHER, LEARNER], rules(), seed=1, progress=lambda share, _doing: heard.append(share))

    assert heard == sorted(heard)
    assert heard[-1] == 1.0
