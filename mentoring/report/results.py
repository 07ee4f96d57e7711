"""What people answered, as tables that may be shown. Each answer goes into one table of one report, once.

A table that was released is carried along as it is, whatever happens to the answers since: somebody leaves, changes
their mind or has their data erased, and no figure moves, so two reports never differ by one person.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from statistics import fmean

from mentoring.disclosure import FEWEST, Change, Response, change, shares, winsorised
from mentoring.model import (
    BENEFITS,
    PACK,
    STEPS,
    UNSAID,
    Cohort,
    Gain,
    Item,
    MemberId,
    Mentorship,
    MentorshipId,
    SurveyAnswer,
    Wave,
)
from mentoring.report.days import ReportMoment, wave_closes_on
from mentoring.report.model import LedgerLine, PulseLine, Results

GAINS = (
    ((Gain.NOTHING_YET,), (Gain.SOMETHING,), (Gain.WILL_USE,)),
    ((Gain.NOTHING_YET, Gain.SOMETHING), (Gain.WILL_USE,)),
    ((Gain.NOTHING_YET,), (Gain.SOMETHING, Gain.WILL_USE)),
)
ME, EVEN, PARTNER = range(3)
SIDES = (((ME,), (EVEN,), (PARTNER,)), ((ME, PARTNER), (EVEN,)))
NEVER, ONCE, OFTEN = range(3)
LEDGER = (((NEVER,), (ONCE,), (OFTEN,)), ((NEVER, ONCE), (OFTEN,)), ((NEVER,), (ONCE, OFTEN)))
"""In how many sessions somebody kept a line: none, one, several."""

AGREES = (((1, 2, 3), (4, 5)),)
"""How many agree (4 or 5 of 5): what the benchmark counts as positive too."""

ABOUT_US = (Item.SAFETY, Item.GAVE, Item.RECEIVED, Item.WORTH_IT)
CLEARLY_UNEVEN = 0.5
"""A person’s answers are even while their mean is no further than this from the middle line, of two either way."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is stored of a cohort's answers; `link` says what a member is called in the surveys, `department` where
    they work, `here` who still takes part (None: everybody), since all others are known to give no answer any more.
    """

    mentorships: Sequence[Mentorship]
    pulses: Sequence[PulseLine] = ()
    ledger: Sequence[LedgerLine] = ()
    answers: Sequence[SurveyAnswer] = ()
    link: Callable[[MemberId], str] = str
    department: Mapping[MemberId, str] = field(default_factory=dict)
    here: Collection[MemberId] | None = None

    @cached_property
    def pair_of(self) -> Mapping[MemberId, MentorshipId]:
        """The mentorship in which each person took part, the first of several."""
        found: dict[MemberId, MentorshipId] = {}
        for each in sorted(self.mentorships, key=lambda one: (one.began_at, one.id)):
            for member in each.members:
                found.setdefault(member, each.id)
        return found

    @cached_property
    def people(self) -> dict[str, int]:
        """How many can answer, by department; under "" all of them."""
        found: dict[str, int] = defaultdict(int)
        for member in self.pair_of if self.here is None else self.pair_of.keys() & set(self.here):
            found[""] += 1
            if name := self.department.get(member, "").strip():
                found[name] += 1
        return dict(found)

    def response(self, member: MemberId, value: int) -> Response:
        """What a person answered."""
        return Response(
            member=member, pair=self.pair_of[member], value=value, department=self.department.get(member, "")
        )

    @cached_property
    def by_wave(self) -> Mapping[Wave, Mapping[MemberId, Mapping[Item, int]]]:
        """What each person answered in each survey, without what they preferred not to say."""
        whose = {self.link(member): member for member in self.pair_of}
        found: dict[Wave, dict[MemberId, Mapping[Item, int]]] = {wave: {} for wave in Wave}
        for each in self.answers:
            if member := whose.get(each.link):
                found[each.wave][member] = {item: value for item, value in each.answers.items() if value != UNSAID}
        return found


def releases(cohort: Cohort, moment: ReportMoment, today: date, before: Results) -> bool:
    """Whether a report of that day says something new of what people answered."""
    middle = wave_closes_on(cohort, Wave.MIDDLE)
    return (
        (before.middle is None and middle is not None and today > middle)
        or (before.end is None and moment in (ReportMoment.RESULTS, ReportMoment.FOLLOW_UP))
        or (before.later is None and moment is ReportMoment.FOLLOW_UP)
    )


def results(cohort: Cohort, moment: ReportMoment, today: date, before: Results, facts: Facts) -> Results:
    """What is released by a report of that day: all that was released before, as it was, and what is new."""
    found = before
    middle = wave_closes_on(cohort, Wave.MIDDLE)
    if found.middle is None and middle is not None and today > middle:
        found = replace(found, middle=_changes(facts, Wave.MIDDLE))
    if found.end is None and moment in (ReportMoment.RESULTS, ReportMoment.FOLLOW_UP):
        found = _of_the_end(found, facts, PACK if cohort.benchmark else ())
    if found.later is None and moment is ReportMoment.FOLLOW_UP:
        found = replace(found, later=_changes(facts, Wave.LATER))
    return found


def _of_the_end(before: Results, facts: Facts, pack: Sequence[Item]) -> Results:
    people = facts.people.get("", 0)
    last = facts.by_wave[Wave.END]
    agree = {
        item: shares([facts.response(who, said[item]) for who, said in last.items() if item in said], AGREES, people)
        for item in (*ABOUT_US, *pack)
    }
    quoted = [each for each in facts.answers if each.wave is Wave.END and each.quote and each.may_quote]
    return replace(
        before,
        gained=shares(_best_gains(facts), GAINS, people),
        asked=shares(_lines(facts, lambda pulse: pulse.asked), SIDES, people),
        shared=shares(_lines(facts, lambda pulse: pulse.shared), SIDES, people),
        learned=shares(_kept(facts, lambda line: line.learned), LEDGER, people),
        gave=shares(_kept(facts, lambda line: line.gave), LEDGER, people),
        end=_changes(facts, Wave.END),
        about_us={item: agree[item] for item in ABOUT_US},
        benchmark={item: agree[item] for item in pack} or None,
        quotes=len(quoted) >= FEWEST,
    )


def _changes(facts: Facts, wave: Wave) -> dict[Item, Change]:
    """How each item that both surveys ask changed, for those who answered it in both."""
    first, then = facts.by_wave[Wave.START], facts.by_wave[wave]
    found = {}
    for item in (each for step in STEPS[wave] for each in step if each in BENEFITS):
        both = [who for who in then if item in then[who] and item in first.get(who, {})]
        responses = [facts.response(who, winsorised(first[who][item], then[who][item])) for who in both]
        found[item] = change(responses, {"": 0, **facts.people})
    return found


def _best_gains(facts: Facts) -> list[Response]:
    """Each person once, with their best gain, so that those who answer often do not weigh more."""
    best: dict[MemberId, Gain] = {}
    for pulse in facts.pulses:
        best[pulse.member] = max(best.get(pulse.member, pulse.gained), pulse.gained)
    return [facts.response(member, gain) for member, gain in best.items() if member in facts.pair_of]


def _kept(facts: Facts, of: Callable[[LedgerLine], bool]) -> list[Response]:
    """In how many sessions each person kept a line, nobody left out."""
    times = Counter(line.member for line in facts.ledger if of(line))
    return [facts.response(member, min(times[member], OFTEN)) for member in facts.pair_of]


def _lines(facts: Facts, of: Callable[[PulseLine], int]) -> list[Response]:
    """How each person sees it over all their sessions: more me, about even, more my partner."""
    seen: dict[MemberId, list[int]] = defaultdict(list)
    for pulse in facts.pulses:
        seen[pulse.member].append(of(pulse))
    return [facts.response(member, _side(fmean(said))) for member, said in seen.items() if member in facts.pair_of]


def _side(mean: float) -> int:
    """From 0 (mostly me) to 4 (mostly my partner), in three groups."""
    if abs(mean - 2) <= CLEARLY_UNEVEN:
        return EVEN
    return ME if mean < 2 else PARTNER
