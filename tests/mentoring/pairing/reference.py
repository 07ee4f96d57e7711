"""The objective of docs/pairing.md once more, in plain Python and by trying everything: slow, short, independent."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from mentoring.model import Hours, Match, MemberId, Profile, Weekday
from mentoring.pairing import Pair
from mentoring.taxonomy import Taxonomy
from tests.mentoring.pairing.people import Case

Value = tuple[int, int, int, int, int, float, float]
"""Pairs; people matched who were left out; pairs kept; pairs with both directions at the floor, and at the upper one;
the sum of scores; and of what one side gets where the other gets nothing."""

Days = frozenset[Weekday]

NOTHING: Value = (0, 0, 0, 0, 0, 0.0, 0.0)
# Two sums that differ by less are equal: scores are compared in 2**-20, and five pairs may each be off by half of one.
CLOSE = 5e-6


def fit(giver: Profile, receiver: Profile, case: Case) -> float:
    """T: the share of the receiver's wants that the giver serves."""
    taxonomy = case.rules.taxonomy
    wants = list(dict.fromkeys(taxonomy.key(topic) for topic in receiver.seeks))
    weights = ([3, 2] + [1] * len(wants))[: len(wants)]
    served = 0.0
    for want, weight in zip(wants, weights, strict=True):
        near = [offer.strength * _similar(taxonomy.key(offer.topic), want, taxonomy) for offer in giver.offers]
        served += weight * max(near, default=0.0)
    return served / sum(weights) if weights else 0.0


def _similar(offered: str, want: str, taxonomy: Taxonomy) -> float:
    topics = {topic.id: topic for topic in taxonomy.topics}
    if offered == want:
        return 1.0
    if offered not in topics or want not in topics:
        return 0.0
    if want in topics[offered].parents:
        return 1.0
    near = (*topics[offered].siblings, *topics[want].parents)
    return 0.4 if want in topics[offered].siblings or offered in near or offered in topics[want].siblings else 0.0


def score(one: Profile, other: Profile, case: Case) -> float:
    """The harmonic mean of both directions, re-ranked by context."""
    there, back = fit(one, other, case), fit(other, one, case)
    mean = 2 * there * back / (there + back) if there and back else 0.0
    here, elsewhere = _department(one), _department(other)
    context = (
        0.5 * min(1.0, shared_hours(one, other, case) / 4)
        + 0.3 * bool(here and elsewhere and here != elsewhere)
        + 0.2 * max(0.0, 1 - abs(abs(one.level - other.level) - max(2, case.rules.min_gap)) / 4)
    )
    return mean * (0.85 + 0.15 * context)


def allowed(one: Profile, other: Profile, case: Case) -> bool:
    """Whether no hard rule stands between two people; a pair to keep may have met before."""
    pair = Pair.of(one.member, other.member)
    line_of = {each.member: _line(each, case) for each in (one, other)}
    return not (
        one.member == other.member
        or pair in case.forbids
        or other.member in one.never
        or one.member in other.never
        or other.member in line_of[one.member]
        or one.member in line_of[other.member]
        or (case.history.times(one.member, other.member) and pair not in case.keep)
        or not (_tongues(one) & _tongues(other))
        or shared_hours(one, other, case) < case.rules.min_shared_hours
        or abs(one.level - other.level) < case.rules.min_gap
        or (case.rules.departments_apart and _department(one) and _department(one) == _department(other))
    )


def value(one: Profile, other: Profile, case: Case) -> Value:
    """What one pair is worth."""
    there, back = fit(one, other, case), fit(other, one, case)
    both, floor = min(there, back), case.rules.floor
    pair = Pair.of(one.member, other.member)
    waited = (one.member in case.history.left_out) + (other.member in case.history.left_out)
    return (
        1,
        waited,
        int(pair in case.keep),
        int(both >= floor - 1e-9),
        int(both >= max(floor, case.rules.upper_floor) - 1e-9),
        score(one, other, case),
        0.0 if there and back else there + back,
    )


def worth(matches: tuple[Match, ...], case: Case) -> Value:
    """What these pairs are worth together."""
    known = {profile.member: profile for profile in case.people}
    total = NOTHING
    for match in matches:
        one, other = match.members
        total = _plus(total, value(known[one], known[other], case))
    return total


def best(case: Case) -> Value:
    """What no pairing exceeds, over every pairing there is: by the set of people who are still free."""
    people = case.people
    pairs = {
        (i, j): value(people[i], people[j], case)
        for j in range(len(people))
        for i in range(j)
        if allowed(people[i], people[j], case)
    }

    @cache
    def of(free: int) -> Value:
        if not free:
            return NOTHING
        last = free.bit_length() - 1
        rest = free & ~(1 << last)
        options = [of(rest)]
        for other in range(last):
            if rest >> other & 1 and (other, last) in pairs:
                options.append(_plus(pairs[other, last], of(rest & ~(1 << other))))
        return max(options, key=rounded)

    return of((1 << len(people)) - 1)


def rounded(value: Value) -> tuple[int, ...]:
    """A value as pairing compares it: scores in 2**-20, one-way gains in 2**-16."""
    return (*value[:5], round(value[5] * (1 << 20)), round(value[6] * (1 << 16)))


def most_pairs(case: Case) -> int:
    """The most pairs that any pairing has."""
    return best(case)[0]


def shared_hours(one: Profile, other: Profile, case: Case) -> float:
    """The longest stretch of real time, looked at over one week, in which both are at work."""
    monday = case.rules.on - timedelta(days=case.rules.on.weekday())
    return _shared(one.tz, one.hours, one.days, other.tz, other.hours, other.days, monday)


@cache
def _shared(
    tz: str, hours: Hours, days: Days, their_tz: str, their_hours: Hours, their_days: Days, monday: date
) -> float:
    longest = timedelta()
    for day in range(7):
        mine = _shift(tz, hours, days, monday, day)
        for near in range(day - 3, day + 4):
            theirs = _shift(their_tz, their_hours, their_days, monday, near)
            if mine and theirs:
                longest = max(longest, min(mine[1], theirs[1]) - max(mine[0], theirs[0]))
    return longest / timedelta(hours=1)


def _shift(tz: str, hours: Hours, days: Days, monday: date, day: int) -> tuple[datetime, datetime] | None:
    if day % 7 not in {int(weekday) for weekday in days}:
        return None
    date_ = monday + timedelta(days=day)
    ends_on = date_ if hours.start < hours.end else date_ + timedelta(days=1)
    start = datetime.combine(date_, hours.start, ZoneInfo(tz))
    return start.astimezone(UTC), datetime.combine(ends_on, hours.end, ZoneInfo(tz)).astimezone(UTC)


def _line(profile: Profile, case: Case) -> set[MemberId]:
    """Two steps up: as the person said, or through the manager's own line."""
    known = {each.member: each for each in case.people}
    steps = list(profile.reports_to[:2])
    if len(steps) == 1 and steps[0] in known:
        steps += known[steps[0]].reports_to[:1]
    return set(steps) - {profile.member}


def _tongues(who: Profile) -> set[str]:
    return {language.lower().split("-")[0] for language in who.languages}


def _department(who: Profile) -> str:
    return " ".join(who.department.lower().split())


def _plus(one: Value, other: Value) -> Value:
    return (
        one[0] + other[0],
        one[1] + other[1],
        one[2] + other[2],
        one[3] + other[3],
        one[4] + other[4],
        one[5] + other[5],
        one[6] + other[6],
    )
