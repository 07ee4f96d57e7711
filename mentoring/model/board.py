"""The cohort board: where a cohort stands, and what needs its organisers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import blake2b

from mentoring.model.ids import CohortId, MemberId, MentorshipId


def alone_in(cohort: CohortId, member: MemberId) -> str:
    """What stands for somebody without a partner where it is kept what was said: it names nobody."""
    return blake2b(f"{cohort} {member}".encode(), digest_size=8).hexdigest()


class NeedKind(StrEnum):
    """What an organiser is needed for."""

    NOT_HEARD = "the announcement did not arrive"
    SECOND_ORGANISER = "nobody else organises"
    FEW = "few have joined"
    APPROVAL = "pairs wait for approval"
    NOT_MEETING = "pairs without a confirmed session"
    WITHOUT_PARTNER = "people without a partner"


@dataclass(frozen=True, kw_only=True)
class Need:
    """What needs an organiser, and how many pairs or people it is about.

    `about`: which ones, and since when, so that the same is not said twice.
    """

    kind: NeedKind
    count: int = 1
    about: tuple[str, ...] = ()


class LaunchStep(StrEnum):
    """What a cohort needs before it begins."""

    SECOND_ORGANISER = "a second organiser"
    ANNOUNCED = "announced"
    ENOUGH_PEOPLE = "enough people"


class Milestone(StrEnum):
    """A day in the life of a cohort."""

    OPT_IN_CLOSES = "opt-in closes"
    STARTS = "starts"
    NEXT_SESSION = "next session"
    FINISHES = "finishes"


@dataclass(frozen=True, kw_only=True)
class SessionProgress:
    """The sessions of one mentorship in numbers: confirmed by both, planned, and the last day of a confirmed one."""

    held: int = 0
    planned: int = 0
    last_held_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class PairProgress:
    """What an organiser may know of a pair: who they are, and how many sessions both confirmed.

    `since` is the last day of a confirmed session, else that of their introduction (None before it). `overdue`: longer
    ago than a cycle. `away`: somebody is paused, so nothing is overdue.
    """

    mentorship: MentorshipId
    members: tuple[MemberId, ...]
    sessions: SessionProgress
    since: date | None = None
    overdue: bool = False
    away: bool = False


@dataclass(frozen=True, kw_only=True)
class Board:
    """A cohort as its organisers follow it; `pairs` are the open ones, those that are overdue first.

    `new` are those without a partner who joined late and are looked after: they need nobody yet.
    """

    pairs: tuple[PairProgress, ...] = ()
    without_partner: tuple[MemberId, ...] = ()
    new: tuple[MemberId, ...] = ()
    held: int = 0
    planned: int = 0
    milestones: tuple[tuple[Milestone, date], ...] = ()
    needs: tuple[Need, ...] = ()
    launch: tuple[tuple[LaunchStep, bool], ...] = ()
