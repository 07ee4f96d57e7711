"""Cohorts: one dated run of the programme, and who opted in to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mentoring.model.ids import ChannelId, CohortId, MemberId
from mentoring.model.people import Language, Standing


class CohortStage(StrEnum):
    """Where a cohort is in its life."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    PROPOSED = "proposed"
    UNDER_WAY = "under way"
    FINISHED = "finished"
    CANCELLED = "cancelled"

    @property
    def is_ongoing(self) -> bool:
        """Whether people take part in it, or wait for it."""
        return self in {CohortStage.OPEN, CohortStage.CLOSED, CohortStage.PROPOSED, CohortStage.UNDER_WAY}


class OpenTo(StrEnum):
    """Who may join a cohort."""

    EVERYONE = "everyone"
    CHANNEL = "channel"


class OddOne(StrEnum):
    """What happens to the last person of an odd cohort."""

    TRIO = "trio"
    WAIT = "wait"


@dataclass(frozen=True, kw_only=True)
class OwnWords:
    """An organiser’s own words: a sentence and what people get out of it, in the announcement; and what
    the two are for each other (empty: learning partners). `roles` are letters and spaces; the rest is shown as it is.
    """

    sentence: str = ""
    gains: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Cohort:
    """One dated run of the programme. Its dates are local to `tz`, the organiser's zone.

    `announcement` is the id of the nudge that announced it, once there is one. `organiser` opened it; `owners` are
    those who hear of it, whoever opened it among them: never none. `joined` is how many had joined when opt-in closed:
    it stays, whoever leaves or is erased, and counts those who join late too; `joined_late` is how many these are.
    `join_until` is the last day on which somebody may join a cohort under way (None: nobody may). `said_needs`: what
    the weekly word has told its organisers of, so that it tells them of nothing twice. `language` is that of what its
    channel reads. `moved_from` is when it was to start before a late approval moved its dates.
    """

    id: CohortId
    name: str
    channel: ChannelId
    organiser: MemberId
    opt_in_closes_on: date
    starts_on: date
    tz: str = "UTC"
    sessions: int = 6
    every_weeks: int = 4
    minutes: int = 45
    min_gap: int = 1
    departments_apart: bool = True
    open_to: OpenTo = OpenTo.EVERYONE
    odd_one: OddOne = OddOne.TRIO
    names_public: bool = False
    stage: CohortStage = CohortStage.DRAFT
    announcement: str = ""
    approved_at: datetime | None = None
    look_again_at: datetime | None = None
    owners: tuple[MemberId, ...] = ()
    archived_on: date | None = None
    joined: int | None = None
    language: Language = Language.ENGLISH
    moved_from: date | None = None
    words: OwnWords = OwnWords()
    benchmark: bool = False
    """Whether the survey of the end asks the statements of the benchmark pack too."""
    join_until: date | None = None
    joined_late: int = 0
    said_needs: tuple[str, ...] = ()


class EnrolmentState(StrEnum):
    """Whether someone takes part in a cohort."""

    ENROLLED = "enrolled"
    SKIPPED = "skipped"
    LEFT = "left"
    GONE = "gone"
    """May not take part any more, as their account says; `Enrolment.standing` says how."""
    SET_ASIDE = "set aside"
    """Fell silent; one tap brings them back."""


@dataclass(frozen=True, kw_only=True)
class Enrolment:
    """A member's opt-in to one cohort; nobody is enrolled by someone else. `late`: it was under way already."""

    cohort: CohortId
    member: MemberId
    at: datetime
    state: EnrolmentState = EnrolmentState.ENROLLED
    standing: Standing = Standing.HERE
    late: bool = False
