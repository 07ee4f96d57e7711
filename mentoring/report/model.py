"""A report as it is frozen: only figures that may be shown are in it, so whoever reads its row learns no more."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from mentoring.disclosure import Change, Rounded, ShareTable
from mentoring.model import CohortId, Gain, Item, MemberId, MentorshipId, SessionId, Side
from mentoring.report.days import ReportMoment


@dataclass(frozen=True, kw_only=True)
class SessionLine:
    """What a report needs of a session."""

    id: SessionId
    mentorship: MentorshipId
    number: int
    due_on: date
    held_on: date | None


@dataclass(frozen=True, kw_only=True)
class PulseLine:
    """What a report needs of a pulse."""

    member: MemberId
    asked: Side
    shared: Side
    gained: Gain


@dataclass(frozen=True, kw_only=True)
class LedgerLine:
    """What a report needs of the lines that somebody kept of a session: whether there were any, and none of them."""

    member: MemberId
    learned: bool
    gave: bool


@dataclass(frozen=True, kw_only=True)
class Counts:
    """What the organiser did and knows by name (joined, paired, sessions held), exact; and what people did, rounded.

    `by_session` has, for each session number, how many were held of those due by now. `quiet` are pairs without a held
    session for longer than a cycle, `ended` those that ended before their time. `late` are those of `joined` who came
    when it was under way.
    """

    joined: int
    paired: int
    mentorships: int
    held: int
    due: int
    planned: int
    by_session: tuple[tuple[int, int], ...]
    quiet: Rounded
    ended: Rounded
    left: Rounded
    small: bool
    """Fewer than five pairs: nothing but the counts can ever be said."""
    late: int = 0


@dataclass(frozen=True, kw_only=True)
class Results:
    """What people answered, each table released once and never again: None for what is not released yet."""

    middle: dict[Item, Change] | None = None
    gained: ShareTable | None = None
    asked: ShareTable | None = None
    shared: ShareTable | None = None
    learned: ShareTable | None = None
    """In how many sessions people kept a line on what they learned."""
    gave: ShareTable | None = None
    """The same of what they passed on."""
    end: dict[Item, Change] | None = None
    about_us: dict[Item, ShareTable] | None = None
    """How many agree with what is asked at the end alone."""
    benchmark: dict[Item, ShareTable] | None = None
    """How many agree with each statement of the benchmark pack, where it was asked."""
    quotes: bool | None = None
    """Whether enough people let themselves be quoted."""
    later: dict[Item, Change] | None = None


class Suggestion(StrEnum):
    """The one thing that a report suggests."""

    NOTHING = "nothing"
    FIRST_MEETINGS = "first meetings"
    HELD_LESS = "held less"
    QUIET = "quiet"
    ENDED = "ended"
    NEXT_COHORT = "next cohort"
    READ_RESULTS = "read results"


@dataclass(frozen=True, kw_only=True)
class Report:
    """One report of one cohort, as of one fixed day. `next_on` is when the next one is frozen, if any."""

    cohort: CohortId
    name: str
    as_of: date
    moment: ReportMoment
    counts: Counts
    suggestion: Suggestion
    results: Results = field(default_factory=Results)
    results_on: date | None = None
    """When what people answered is released; None once it is."""
    next_on: date | None = None
