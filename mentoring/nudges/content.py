"""What the bot has to say, as facts without any form: each nudge gets its content at the moment of sending."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from mentoring.agenda import Agenda
from mentoring.model import (
    Cohort,
    MemberId,
    MentoringSession,
    Mentorship,
    Profile,
)
from mentoring.nudges.model import Nudge
from mentoring.report import Report


@dataclass(frozen=True, kw_only=True)
class OrganiserWelcome:
    """To a new organiser: what this is, and one next step."""

    organiser: MemberId
    alone: bool


@dataclass(frozen=True, kw_only=True)
class Announcement:
    """To a channel: a cohort is open (or no longer), and how many have joined."""

    cohort: Cohort
    joined: int
    last_call: bool = False


@dataclass(frozen=True, kw_only=True)
class DayBefore:
    """To a participant: pairing is tomorrow, and this is the moment to skip."""

    cohort: Cohort
    joined: int


@dataclass(frozen=True, kw_only=True)
class ProposalReady:
    """To the organiser: opt-in has closed and a pairing waits for their approval."""

    cohort: Cohort
    joined: int
    pairs: int
    trios: int
    left_over: int


@dataclass(frozen=True, kw_only=True)
class Introduction:
    """To the people of a new mentorship, together: who they are, what flows each way, when to meet first."""

    cohort: Cohort
    mentorship: Mentorship
    profiles: Mapping[MemberId, Profile]
    topics: Mapping[str, str]
    first_session: date
    times: tuple[datetime, ...]
    rematched: bool = False


@dataclass(frozen=True, kw_only=True)
class CohortStarted:
    """To the channel: the cohort is under way; who with whom only where the cohort allows it."""

    cohort: Cohort
    people: int
    matches: tuple[tuple[MemberId, ...], ...]


@dataclass(frozen=True, kw_only=True)
class LeftOver:
    """To a participant without a match: what happens next. The causes are the organiser's to see.

    `too_few`: the cohort does not even start.
    """

    cohort: Cohort
    too_few: bool = False


@dataclass(frozen=True, kw_only=True)
class AgendaContent:
    """To a mentorship, together: the agenda of their next session."""

    cohort: Cohort
    mentorship: Mentorship
    session: MentoringSession
    agenda: Agenda
    times: tuple[datetime, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DidYouMeet:
    """To one participant: did the session take place? `mismatch` when the others said otherwise."""

    cohort: Cohort
    session: MentoringSession
    partners: tuple[MemberId, ...]
    again: bool = False
    mismatch: bool = False


@dataclass(frozen=True, kw_only=True)
class PartnerAway:
    """To a partner: the other is away until a day, and what that means for the next session."""

    cohort: Cohort
    who: MemberId
    until: date


@dataclass(frozen=True, kw_only=True)
class PartnerLeft:
    """To those who stay when somebody leaves: the pairing has ended (or goes on as two), no reason given."""

    cohort: Cohort
    goes_on: bool
    rematched: bool


@dataclass(frozen=True, kw_only=True)
class Thanks:
    """To a participant at the end: what they did together, and what comes next."""

    cohort: Cohort
    held: int
    planned: int
    partners: tuple[MemberId, ...]


@dataclass(frozen=True, kw_only=True)
class ReportLetter:
    """To the organiser: how the cohort went, in numbers that name nobody."""

    report: Report


@dataclass(frozen=True, kw_only=True)
class Alarm:
    """To the organiser: a message that did not arrive, which only a person can put right."""

    failed: Nudge


NudgeContent = (
    OrganiserWelcome
    | Announcement
    | DayBefore
    | ProposalReady
    | Introduction
    | CohortStarted
    | LeftOver
    | AgendaContent
    | DidYouMeet
    | PartnerAway
    | PartnerLeft
    | Thanks
    | ReportLetter
    | Alarm
)
"""Anything that the bot says of its own accord."""
