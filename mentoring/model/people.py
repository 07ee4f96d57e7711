"""People: a member of a workspace, what they offer and seek, and when they work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import IntEnum, StrEnum

from mentoring.model.ids import MemberId, WorkspaceId


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


class Language(StrEnum):
    """A language that people read, by its ISO 639-1 code: one with a catalogue of messages and a bank of questions."""

    ENGLISH = "en"
    GERMAN = "de"

    @classmethod
    def of(cls, locale: str) -> Language:
        """The language of a locale such as `de-AT`; English for any other."""
        code = locale.replace("_", "-").partition("-")[0].casefold()
        return next((each for each in cls if each == code), cls.ENGLISH)

    @classmethod
    def shared(cls, languages: Iterable[Language]) -> Language:
        """What all of them read; English where they have no language in common."""
        found = set(languages)
        return found.pop() if len(found) == 1 else cls.ENGLISH


WORKING_WEEK = frozenset(Weekday(day) for day in range(5))


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who is acting: a member of a workspace, as Slack's signed payload says."""

    workspace: WorkspaceId
    member: MemberId


@dataclass(frozen=True, kw_only=True)
class Hours:
    """A person's working hours, local wall time; a night shift, whose `end` comes first, ends on the next day."""

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
    between_us: frozenset[str] = frozenset()
    """Those of their topics that they marked: the partner reads them, and nobody else."""


class Standing(StrEnum):
    """Whether somebody may take part today, as their account says; only `HERE` may."""

    HERE = "here"
    DEACTIVATED = "deactivated"
    GUEST = "guest"
    ELSEWHERE = "elsewhere"
    """A member of another organisation."""
    INVITED = "invited"
    """Has not accepted the invitation to the workspace yet."""
    APP = "app"
    UNKNOWN = "unknown"
    """Slack does not know such an account."""


@dataclass(frozen=True, kw_only=True)
class Member:
    """What we know about a person in a workspace besides their profile.

    `locale` is what they chose in Slack, such as `de-AT`; empty where Slack has not said. `paused_until` is the first
    day on which they hear from us again; `snoozed_until` an instant.
    """

    id: MemberId
    tz: str = "UTC"
    standing: Standing = Standing.HERE
    organiser: bool = False
    paused_until: date | None = None
    snoozed_until: datetime | None = None
    welcomed_at: datetime | None = None
    locale: str = ""

    @property
    def language(self) -> Language:
        """In which language they read what we say."""
        return Language.of(self.locale)

    @property
    def active(self) -> bool:
        """Whether they may take part today."""
        return self.standing is Standing.HERE

    def is_away(self, today: date) -> bool:
        """Whether they have paused past `today`, their own local day."""
        return self.paused_until is not None and today < self.paused_until
