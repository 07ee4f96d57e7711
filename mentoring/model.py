"""The things of a programme, in the field's words: frozen values that travel from Slack to the database unchanged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import IntEnum, StrEnum
from typing import NewType

WorkspaceId = NewType("WorkspaceId", str)
MemberId = NewType("MemberId", str)
ChannelId = NewType("ChannelId", str)
CohortId = NewType("CohortId", str)
MentorshipId = NewType("MentorshipId", str)
SessionId = NewType("SessionId", str)


class Level(IntEnum):
    """How senior a person is; the gap between two people is the difference of their levels."""

    STARTING = 1
    PRACTISING = 2
    EXPERIENCED = 3
    LEADING = 4
    DIRECTING = 5
    EXECUTIVE = 6


class Weekday(IntEnum):
    """A day of the week, Monday first, as `datetime.date.weekday` counts."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


WORKING_WEEK = frozenset(Weekday(day) for day in range(5))


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who is acting: a member of a workspace, as Slack's signed payload says."""

    workspace: WorkspaceId
    member: MemberId


@dataclass(frozen=True, kw_only=True)
class Hours:
    """A person's working hours, local wall time; `start` comes before `end`."""

    start: time = time(9)
    end: time = time(17)


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A topic that someone can teach, and how strongly, from 0 (exclusive) to 1."""

    topic: str
    strength: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What a member offers and seeks, and what pairing must respect.

    A topic is an id of the taxonomy, or what the person typed. `seeks` is ordered, most wanted first.
    `reports_to` is the reporting line, nearest first; it and `never` are private to the person.
    """

    member: MemberId
    level: Level
    offers: tuple[Offer, ...]
    seeks: tuple[str, ...]
    department: str = ""
    reports_to: tuple[MemberId, ...] = ()
    never: frozenset[MemberId] = frozenset()
    languages: tuple[str, ...] = ("en",)
    days: frozenset[Weekday] = WORKING_WEEK
    hours: Hours = Hours()
    tz: str = "UTC"
    off_limits: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Member:
    """What we know about a person in a workspace besides their profile.

    `paused_until` is the first day on which they hear from us again; `snoozed_until` an instant.
    """

    id: MemberId
    tz: str = "UTC"
    active: bool = True
    organiser: bool = False
    paused_until: date | None = None
    snoozed_until: datetime | None = None
    welcomed_at: datetime | None = None


class CohortStage(StrEnum):
    """Where a cohort is in its life."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    PROPOSED = "proposed"
    UNDER_WAY = "under way"
    FINISHED = "finished"


class OpenTo(StrEnum):
    """Who may join a cohort."""

    EVERYONE = "everyone"
    CHANNEL = "channel"


class OddOne(StrEnum):
    """What happens to the last person of an odd cohort."""

    TRIO = "trio"
    WAIT = "wait"


@dataclass(frozen=True, kw_only=True)
class Cohort:
    """One dated run of the programme. Its dates are local to `tz`, the organiser's zone.

    `announcement` is the id of the nudge that announced it, once there is one.
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


class EnrolmentState(StrEnum):
    """Whether someone takes part in a cohort."""

    ENROLLED = "enrolled"
    SKIPPED = "skipped"
    LEFT = "left"


@dataclass(frozen=True, kw_only=True)
class Enrolment:
    """A member's opt-in to one cohort; nobody is enrolled by someone else."""

    cohort: CohortId
    member: MemberId
    at: datetime
    state: EnrolmentState = EnrolmentState.ENROLLED


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why one person can serve a want of another: what is sought, what is offered, and how well they meet."""

    sought: str
    offered: str
    share: float


@dataclass(frozen=True, kw_only=True)
class Direction:
    """What flows one way in a match: `fit` is the share of the receiver's wants that the giver can serve (0 to 1)."""

    giver: MemberId
    receiver: MemberId
    fit: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Match:
    """Two people, or three, with every direction between them; `members` is sorted by id."""

    members: tuple[MemberId, ...]
    score: float
    directions: tuple[Direction, ...]
    pinned: bool = False
    met_before: int = 0


@dataclass(frozen=True, kw_only=True)
class Leftover:
    """Someone without a match, and why, in words that an organiser can act on.

    `causes` counts everybody else once, under what stood between the two, most frequent first.
    """

    member: MemberId
    why: str
    causes: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A pairing that an organiser looks at before anybody is told; `seed` repeats it exactly."""

    cohort: CohortId
    seed: int
    at: datetime
    matches: tuple[Match, ...]
    leftovers: tuple[Leftover, ...] = ()
    pins: tuple[tuple[MemberId, MemberId], ...] = ()
    forbids: tuple[tuple[MemberId, MemberId], ...] = ()
    bound: float = 0.0
    total: float = 0.0
    notes: tuple[str, ...] = ()


class MentorshipState(StrEnum):
    """Whether an announced match is still meeting."""

    ACTIVE = "active"
    ENDED = "ended"


@dataclass(frozen=True, kw_only=True)
class Mentorship:
    """A match once announced. `members[0]` opens the first session; who opens alternates from there."""

    id: MentorshipId
    cohort: CohortId
    members: tuple[MemberId, ...]
    directions: tuple[Direction, ...]
    began_at: datetime
    state: MentorshipState = MentorshipState.ACTIVE
    ended_at: datetime | None = None
    channel: ChannelId | None = None
    look_again_at: datetime | None = None

    def partners_of(self, member: MemberId) -> tuple[MemberId, ...]:
        """Everybody in the mentorship but `member`."""
        return tuple(other for other in self.members if other != member)


class Met(StrEnum):
    """A participant’s answer to the question whether a session took place."""

    YES = "yes"
    NOT_YET = "not yet"
    SKIPPED = "skipped"


@dataclass(frozen=True, kw_only=True)
class MentoringSession:
    """One meeting of a mentorship: due in the week of `due_on`, held once every member says so."""

    id: SessionId
    mentorship: MentorshipId
    number: int
    due_on: date
    opens: MemberId
    answers: Mapping[MemberId, Met] = field(default_factory=dict)
    held_on: date | None = None
    questions: tuple[PlannedQuestion, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlannedQuestion:
    """A question on a session's agenda, with who asks it and who answers.

    `round` is the part's place in the agenda, the opener being 0. `instead_of`: what was swapped away for it.
    """

    question: str
    asker: MemberId
    answerer: MemberId
    round: int
    instead_of: str = ""


class Side(IntEnum):
    """Who did more of something, as the answering person sees it."""

    MOSTLY_ME = 0
    RATHER_ME = 1
    EVEN = 2
    RATHER_PARTNER = 3
    MOSTLY_PARTNER = 4


class Gain(IntEnum):
    """What a participant took away from a session."""

    NOTHING_YET = 0
    SOMETHING = 1
    WILL_USE = 2


@dataclass(frozen=True, kw_only=True)
class Pulse:
    """The two-minute check after a session: who asked more, who shared more, what I gained."""

    session: SessionId
    member: MemberId
    asked: Side
    shared: Side
    gained: Gain
    at: datetime


class Stage(StrEnum):
    """What a question is for: GROW's four (Whitmore) as a menu, and the moments around them."""

    CONTRACT = "contract"
    OPENER = "opener"
    GOAL = "goal"
    REALITY = "reality"
    OPTIONS = "options"
    WILL = "will"
    REFLECT = "reflect"
    CLOSE = "close"
    REPAIR = "repair"


class Asker(StrEnum):
    """Who is best placed to ask a question: the more senior side, the more junior side, or either."""

    SENIOR = "senior"
    JUNIOR = "junior"
    BOTH = "both"


class Theme(StrEnum):
    """What a question is about."""

    CAREER = "career"
    SKILLS = "skills"
    CULTURE = "culture"
    DECISIONS = "decisions"
    NETWORK = "network"
    POWER = "power"
    WELLBEING = "wellbeing_at_work"
    CHANGE = "change"


@dataclass(frozen=True, kw_only=True)
class Question:
    """An open question of the bank. `depth` 1–3; `min_session`/`max_session` bound when it fits (0: no bound).

    `looks_ahead`: it speaks of a next meeting, so it does not suit the last session. `looks_back`: it speaks of several
    sessions, so it suits a review.
    """

    id: str
    text: str
    stage: Stage
    asker: Asker
    theme: Theme
    depth: int
    minutes: int
    follow_ups: tuple[str, ...]
    method: str
    min_session: int = 1
    max_session: int = 0
    source: str = "original"
    status: str = "active"
    looks_ahead: bool = False
    looks_back: bool = False
