"""A cohort of twelve pairs from its first survey to its results, as it is stored: frozen, released once, sealed."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any, get_args, get_type_hints

from handlers.blocks.reports import report as report_message
from handlers.pages.report_page import report_page
from handlers.pages.report_table import report_table
from mentoring.disclosure import Hidden, ShareTable
from mentoring.model import (
    PACK,
    STEPS,
    CohortStage,
    Gain,
    Item,
    Level,
    MemberId,
    MentoringSession,
    Mentorship,
    MentorshipId,
    Profile,
    Pulse,
    SessionId,
    Side,
    SurveyAnswer,
    Takeaway,
    Wave,
)
from mentoring.ports import Transaction
from mentoring.programme.reports import made
from mentoring.report import Report, ReportMoment, results_day
from storage.database import Database
from tests.handlers.blocks.samples import T
from tests.storage.facts import HERE, NOON, SPRING, a_cohort, a_mentorship

COHORT = replace(a_cohort(), stage=CohortStage.FINISHED)
PAIRS = 12
SECRET = "wait for the end"


async def fill(tx: Transaction) -> list[MemberId]:
    """Twelve pairs in two departments; two in three feel more confident at the end."""
    await tx.cohorts.put(COHORT)
    await tx.surveys.open(SPRING)
    people = [MemberId(f"U{number:02}") for number in range(2 * PAIRS)]
    for number in range(PAIRS):
        both = (people[2 * number], people[2 * number + 1])
        await tx.mentorships.put(a_mentorship(MentorshipId(f"m{number:02}"), *both))
        session = SessionId(f"s{number:02}")
        await tx.sessions.put(
            MentoringSession(
                id=session, mentorship=MentorshipId(f"m{number:02}"), number=1, due_on=date(2026, 4, 6), opens=both[0]
            )
        )
        await tx.sessions.hold(session, date(2026, 4, 8))
        for place, member in enumerate(both):
            gained = Gain.WILL_USE if number % 2 else Gain.SOMETHING
            side = Side.EVEN if place else Side.MOSTLY_ME
            if number % 2:
                line = Takeaway(session=session, member=member, at=NOON, learned=SECRET, gave=SECRET if place else "")
                await tx.takeaways.put(line)
            await tx.pulses.put(Pulse(session=session, member=member, asked=side, shared=side, gained=gained, at=NOON))
    for number, (member, link) in enumerate(sorted((await tx.surveys.links(SPRING, people)).items())):
        department = "Legal" if number < PAIRS else "Finance"
        await tx.profiles.put(Profile(member=member, level=Level.LEADING, offers=(), seeks=(), department=department))
        for wave, value in ((Wave.START, 2), (Wave.END, 2 if number % 3 == 0 else 4)):
            answers = dict.fromkeys((item for step in STEPS[wave] for item in step), value)
            await tx.surveys.put(
                SurveyAnswer(
                    cohort=SPRING, link=link, wave=wave, answers=answers, at=NOON, quote="I ask more.", may_quote=True
                )
            )
    return people


async def test_results_are_shown_with_departments_only_where_both_parts_are_large_enough(database: Database) -> None:
    async with database.transaction(HERE) as tx:
        await fill(tx)
        report = await made(tx, COHORT, results_day(COHORT), ReportMoment.RESULTS, None)

    assert report.results.end is not None
    confidence = report.results.end[Item.CONFIDENCE]
    assert (confidence.shares.percent, confidence.shares.at_least) == ((35, 65), 15)
    assert (confidence.mean, confidence.low < 1.3 < confidence.high) == (1.3, True)
    assert confidence.departments == {}  # four of twelve in each department did not rise
    assert report.results.gained is not None
    assert report.results.gained.percent == (50, 50)
    assert report.results.asked is not None
    assert report.results.asked.percent == (50, 50)
    assert (report.counts.held, report.counts.joined, report.results.quotes) == (PAIRS, 2 * PAIRS, True)


async def test_what_people_keep_is_counted_once_a_person_and_never_quoted(database: Database) -> None:
    async with database.transaction(HERE) as tx:
        await fill(tx)
        report = await made(tx, COHORT, results_day(COHORT), ReportMoment.RESULTS, None)
        before = await made(tx, COHORT, results_day(COHORT), ReportMoment.UNDER_WAY, None)

    learned, gave = report.results.learned, report.results.gave
    assert learned is not None
    assert (learned.groups, learned.percent, learned.at_least) == (((0,), (1, 2)), (50, 50), 15)
    assert gave is not None
    assert (gave.groups, gave.percent) == (((0,), (1, 2)), (75, 25))
    assert (before.results.learned, before.results.gave) == (None, None)
    said = report_message(T, report).text, report_page(T, report, ()), report_table(T, report)
    assert all(SECRET not in each and "passed on" in each for each in said)


async def test_what_too_few_keep_is_not_shown(database: Database) -> None:
    async with database.transaction(HERE) as tx:
        people = await fill(tx)
        for number, member in enumerate(people):
            session = SessionId(f"s{number // 2:02}")
            if number >= 8:
                await tx.takeaways.put(Takeaway(session=session, member=member, at=NOON))
        report = await made(tx, COHORT, results_day(COHORT), ReportMoment.RESULTS, None)

    assert report.results.learned == ShareTable(hidden=Hidden.ONE_SIDED)


async def test_the_benchmark_is_shown_under_the_same_rules_and_only_where_it_was_chosen(database: Database) -> None:
    chosen = replace(COHORT, benchmark=True)
    async with database.transaction(HERE) as tx:
        people = await fill(tx)
        links = await tx.surveys.links(SPRING, people)
        for number, member in enumerate(people):
            before = await tx.surveys.get(SPRING, links[member], Wave.END)
            assert before is not None
            agrees = dict.fromkeys(PACK, 4 if number % 2 else 2) | {Item.THEIRS_VALUED: 5}
            await tx.surveys.put(replace(before, answers={**before.answers, **agrees}))
        report = await made(tx, chosen, results_day(chosen), ReportMoment.RESULTS, None)
        without = await made(tx, COHORT, results_day(COHORT), ReportMoment.RESULTS, None)

    found = report.results.benchmark
    assert found is not None
    assert found[Item.THEIRS_INTEREST].percent == (50, 50)
    assert found[Item.THEIRS_VALUED].hidden is Hidden.ONE_SIDED  # everybody said the same
    assert set(found) == set(PACK)
    assert without.results.benchmark is None


async def test_nothing_of_a_frozen_report_moves_when_somebody_is_erased_and_answers_change(database: Database) -> None:
    async with database.transaction(HERE) as tx:
        people = await fill(tx)
        first = await made(tx, COHORT, results_day(COHORT), ReportMoment.RESULTS, None)
        assert await tx.reports.freeze(first)
        for member in people[:6]:
            await tx.members.erase(member)
        assert not await tx.reports.freeze(replace(first, name="Another"))
        later = await made(tx, COHORT, results_day(COHORT) + timedelta(weeks=26), ReportMoment.FOLLOW_UP, first)
        kept = await tx.reports.latest(SPRING)

    assert kept == first
    assert replace(later.results, later=None) == first.results


async def test_when_the_key_is_destroyed_nobody_can_say_whose_the_words_are(database: Database) -> None:
    async with database.transaction(HERE) as tx:
        people = await fill(tx)
        before = {each.link for each in await tx.surveys.of_cohort(SPRING)}
        await tx.surveys.destroy_key(SPRING)
        left = await tx.surveys.of_cohort(SPRING)

        assert await tx.surveys.links(SPRING, people) == {}
        assert {each.quote for each in left} == {"I ask more."}
        assert [each for each in left if each.answers] == []
        assert before & {each.link for each in left} == set()
        assert (await tx.members.export(people[0]))["survey_answer"] == []


def kinds_in(kind: Any) -> set[Any]:
    """Every type that a value of this type can hold."""
    found = {kind}
    for inner in get_args(kind):
        found |= kinds_in(inner)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        for each in fields(kind):
            found |= (
                kinds_in(hints[each.name])
                if hints[each.name] is not kind and kind not in get_args(hints[each.name])
                else set()
            )
    return found


def test_a_report_can_hold_nobody_and_nobodys_answer() -> None:
    held = kinds_in(Report)

    assert not held & {MemberId, MentorshipId, SessionId, SurveyAnswer, Pulse, Mentorship, Profile}
    assert len(held) > 10
