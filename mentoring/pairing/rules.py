"""What must hold between two people before they may be matched, and what each rule counts as for those without one."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mentoring.model import Cause, MemberId, OddOne, Profile
from mentoring.pairing.history import History, Pair
from mentoring.pairing.hours import presence, shared_hours
from mentoring.taxonomy import Taxonomy

STEPS_UP = 2
"""The reporting line that keeps two people apart: the manager, and the manager's manager."""
CANDIDATES = 100
"""More than this many candidates a person adds time and less than 0.1 % of score (docs/benchmarks/pairing.md)."""
EXACT_UP_TO = 2500
"""Up to here everybody is weighed with everybody and the pairing is proved best; above, the double cover is within a
fraction of a percent of a bound. Twice as many people take four times the memory (50 MB a thousand squared)."""
ENOUGH_SHARED_HOURS = 4.0
BEST_GAP = 2
"""Hours beyond which sharing more adds nothing, and the step in seniority that serves both directions best."""


class Rule(StrEnum):
    """A hard rule that can stand between two people, in the order in which it is told."""

    SELF = "self"
    INACTIVE = "inactive"
    FORBIDDEN = "forbidden"
    LANGUAGE = "language"
    HOURS = "hours"
    GAP = "gap"
    DEPARTMENT = "department"
    NEVER = "never"
    LINE = "line"
    MET = "met"

    @property
    def cause(self) -> Cause:
        """The rule as it is counted among what keeps somebody without a match; no private wish can be read from it."""
        return _CAUSE[self]

    @property
    def soft_in_a_trio(self) -> bool:
        """Whether one of the three pairs of a trio may set it aside: no wish or safety, only a preference."""
        return self in (Rule.GAP, Rule.DEPARTMENT)


_CAUSE = {
    Rule.SELF: Cause.SAME_PERSON,
    Rule.INACTIVE: Cause.INACTIVE,
    Rule.FORBIDDEN: Cause.FORBIDDEN,
    Rule.LANGUAGE: Cause.LANGUAGE,
    Rule.HOURS: Cause.UNTOLD,
    Rule.GAP: Cause.GAP,
    Rule.DEPARTMENT: Cause.DEPARTMENT,
    Rule.NEVER: Cause.UNTOLD,
    Rule.LINE: Cause.UNTOLD,
    Rule.MET: Cause.MET,
}
"""Too few hours look like somebody's wish or reporting line, so that neither of these can be told from the words."""


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What the organiser decided for a cohort, and what pairing needs to know besides the profiles.

    `on` is the date whose zone offsets count. `floor` is the share of wants (0 to 1) that both directions should
    reach, `upper_floor` the one that they should reach next. With `nobody_waits` a trio is made even where it serves
    nobody better than waiting. `candidates` and `exact_up_to` trade time for score (people, not pairs). Raises
    ValueError for a number out of range.
    """

    taxonomy: Taxonomy
    on: date
    min_gap: int = 1
    departments_apart: bool = True
    odd_one: OddOne = OddOne.TRIO
    nobody_waits: bool = False
    floor: float = 0.15
    upper_floor: float = 0.25
    min_shared_hours: float = 2.0
    inactive: frozenset[MemberId] = frozenset()
    candidates: int = CANDIDATES
    exact_up_to: int = EXACT_UP_TO

    def __post_init__(self) -> None:
        """Refuse numbers that no cohort can have."""
        if self.min_gap < 0:
            raise ValueError("min_gap is a number of levels, 0 or more.")
        if not 0 <= self.floor <= 1:
            raise ValueError("floor is a share between 0 and 1.")
        if not 0 <= self.upper_floor <= 1:
            raise ValueError("upper_floor is a share between 0 and 1.")
        if not (math.isfinite(self.min_shared_hours) and self.min_shared_hours >= 0):
            raise ValueError("min_shared_hours is a number of hours, 0 or more.")
        if self.candidates < 1:
            raise ValueError("candidates is at least 1.")

    @property
    def floors(self) -> tuple[float, float]:
        """Both floors, the lower first; where the lower is asked to be higher, they are one."""
        return self.floor, max(self.floor, self.upper_floor)

    @property
    def best_gap(self) -> int:
        """The step in seniority that fits best."""
        return max(self.min_gap, BEST_GAP)


@dataclass(frozen=True, kw_only=True)
class Broken:
    """A hard rule that stands between two people."""

    rule: Rule
    members: Pair


def broken_rules(
    one: Profile,
    other: Profile,
    rules: Rules,
    *,
    history: History,
    lines: Mapping[MemberId, Collection[MemberId]],
    forbids: Collection[Pair] = (),
) -> tuple[Rule, ...]:
    """Every hard rule that keeps two people apart, in the order in which they are told.

    `lines` is each person's reporting line as `reporting_lines` makes it.
    """
    a, b = one.member, other.member
    stands = {
        Rule.SELF: a == b,
        Rule.INACTIVE: bool({a, b} & rules.inactive),
        Rule.FORBIDDEN: Pair.of(a, b) in forbids,
        Rule.LANGUAGE: not (languages(one) & languages(other)),
        Rule.HOURS: _hours(one, other, rules) < rules.min_shared_hours,
        Rule.GAP: abs(one.level - other.level) < rules.min_gap,
        Rule.DEPARTMENT: rules.departments_apart and same_department(one, other),
        Rule.NEVER: b in one.never or a in other.never,
        Rule.LINE: b in lines.get(a, ()) or a in lines.get(b, ()),
        Rule.MET: history.times(a, b) > 0,
    }
    return tuple(rule for rule, broken in stands.items() if broken)


def reporting_lines(profiles: Collection[Profile]) -> dict[MemberId, frozenset[MemberId]]:
    """The two steps above each person, following the manager's own profile where the person named only one.

    A circle of managers ends by itself, since nobody is looked up more than two steps.
    """
    above = {profile.member: profile.reports_to for profile in profiles}
    lines: dict[MemberId, frozenset[MemberId]] = {}
    for member, named in above.items():
        line = list(named[:STEPS_UP])
        if len(line) == 1:
            line.extend(above.get(line[0], ())[:1])
        lines[member] = frozenset(line) - {member}
    return lines


def languages(profile: Profile) -> frozenset[str]:
    """The languages of a person, without region and case: `en-GB` is `en`."""
    return frozenset(
        name.strip().casefold().replace("_", "-").split("-")[0] for name in profile.languages if name.strip()
    )


def department(profile: Profile) -> str:
    """A department as it is compared; empty when it is not known."""
    return " ".join(profile.department.casefold().split())


def same_department(one: Profile, other: Profile) -> bool:
    """Whether both are known to work in one department."""
    return bool(department(one)) and department(one) == department(other)


def _hours(one: Profile, other: Profile, rules: Rules) -> float:
    return shared_hours(presence(one, rules.on), presence(other, rules.on))
