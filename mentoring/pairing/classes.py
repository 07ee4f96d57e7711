"""Kinds of people: those alike in everything that most rules ask, so that a rule is worked out once for all of them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from mentoring.model import Profile
from mentoring.pairing.arrays import Bools, Doubles, Ints
from mentoring.pairing.hours import presence
from mentoring.pairing.rules import Rules, department, languages
from mentoring.pairing.weeks import Weeks

_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, kw_only=True)
class Kinds:
    """People alike in level, department, languages and hours are of one kind; rules and context go by kind.

    `of[n]` is each person's kind; the rest is per kind. Department 0 means unknown. `speaks[l, l]` says whether two
    sets of languages meet, `weeks` how long two working weeks do.
    """

    of: Ints
    level: Ints
    department: Ints
    tongues: Ints
    week: Ints
    speaks: Bools
    weeks: Weeks

    def gap(self, these: Ints, those: Ints) -> Ints:
        """The steps in seniority between kinds, [these, those]."""
        return np.asarray(np.abs(self.level[these][:, None] - self.level[those][None, :]))

    def hours(self, these: Ints, those: Ints) -> Doubles:
        """The working hours that kinds share, [these, those]."""
        return self.weeks.shared(self.week[these][:, None], self.week[those][None, :])

    def elsewhere(self, these: Ints, those: Ints) -> Bools:
        """Whether kinds are known to work in two departments, [these, those]."""
        mine, theirs = self.department[these][:, None], self.department[those][None, :]
        found: Bools = (mine > 0) & (theirs > 0) & (mine != theirs)
        return found

    def broken(self, these: Ints, those: Ints, rules: Rules) -> tuple[Bools, Bools, Bools, Bools]:
        """Which rules kinds break between them, [these, those] each: language, hours, level gap, department."""
        mine, theirs = self.department[these][:, None], self.department[those][None, :]
        return (
            ~self.speaks[self.tongues[these][:, None], self.tongues[those][None, :]],
            self.hours(these, those) < rules.min_shared_hours,
            self.gap(these, those) < rules.min_gap,
            (mine > 0) & (mine == theirs) & rules.departments_apart,
        )


def kinds_of(people: Sequence[Profile], rules: Rules) -> Kinds:
    """The kinds that `people` are of."""
    departments, _ = _codes([department(profile) for profile in people], first="")
    tongues, spoken = _codes([languages(profile) for profile in people])
    weeks, worked = _codes([presence(profile, rules.on) for profile in people])
    levels = np.array([int(profile.level) for profile in people], dtype=np.int64)
    stacked = np.stack([levels, departments, tongues, weeks], axis=1).reshape(len(people), 4)
    kinds, of = np.unique(stacked, axis=0, return_inverse=True)
    return Kinds(
        of=of.reshape(-1).astype(np.int64),
        level=kinds[:, 0],
        department=kinds[:, 1],
        tongues=kinds[:, 2],
        week=kinds[:, 3],
        speaks=np.array([[bool(one & other) for other in spoken] for one in spoken], dtype=np.bool_).reshape(
            len(spoken), len(spoken)
        ),
        weeks=Weeks.of(worked),
    )


def _codes(values: Sequence[_Key], *, first: _Key | None = None) -> tuple[Ints, list[_Key]]:
    """A whole number for each distinct value, in order of appearance; `first`, if given, is 0."""
    code: dict[_Key, int] = {} if first is None else {first: 0}
    found = [code.setdefault(value, len(code)) for value in values]
    return np.array(found, dtype=np.int64), list(code)
