"""A led session as a value: its turns, which one goes on, since when, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction

from mentoring.agenda.parts import PartKind
from mentoring.model import MemberId, MentorshipId, SessionId

LONGEST_STRETCH = 3
"""So often a turn can be made longer; who needs more than that is better served by another session."""

MEETING = Fraction(1, 3)
"""From this share of its planned time on a led session was a meeting, and not somebody trying the button."""


class LedEnding(StrEnum):
    """Why a led session is over."""

    DONE = "done"
    """Every turn has had its time, or was ended by *Next*."""
    STOPPED = "stopped"
    """Somebody pressed *Stop here*."""
    FORGOTTEN = "forgotten"
    """Nobody could be told of a switch for so long that they have surely gone on without us."""
    CUT_SHORT = "cut short"
    """The mentorship ended, or somebody in it went away. Nobody is told whose doing that was."""


@dataclass(frozen=True, kw_only=True)
class LedTurn:
    """One turn: `answerer` has `time`, asked by `asker`; nobody's in a pause and for the next steps.

    `part` is the agenda's. `stretched` counts *We need longer*; `added` says that the turn is there only to give
    somebody as much as another got.
    """

    part: int
    kind: PartKind
    time: timedelta
    answerer: MemberId | None = None
    asker: MemberId | None = None
    question: str = ""
    follow_up: str = ""
    topics: tuple[str, ...] = ()
    can_swap: bool = False
    stretched: int = 0
    added: bool = False


@dataclass(frozen=True, kw_only=True)
class LedSession:
    """A mentorship's session while it is led, and after.

    `at` is the place of the turn that goes on, and only ever rises. `run` counts how often the session was started,
    `version` everything that changes what people see. `pressed`: who pressed anything since it began. `by_itself`: this
    turn came because the one before had had its time. With `pings` people also hear of that.
    """

    session: SessionId
    mentorship: MentorshipId
    number: int
    members: tuple[MemberId, ...]
    turns: tuple[LedTurn, ...]
    began_at: datetime
    turn_began_at: datetime
    language: str = "en"
    at: int = 0
    run: int = 1
    version: int = 1
    pings: bool = False
    by_itself: bool = False
    pressed: tuple[MemberId, ...] = ()
    ending: LedEnding | None = None
    ended_at: datetime | None = None

    @property
    def is_over(self) -> bool:
        """Whether no turn goes on any more."""
        return self.ending is not None

    @property
    def turn(self) -> LedTurn:
        """The turn that goes on, or that went on when it ended."""
        return self.turns[self.at]

    @property
    def coming(self) -> LedTurn | None:
        """The turn after this one."""
        return self.turns[self.at + 1] if self.at + 1 < len(self.turns) else None

    @property
    def turn_ends_at(self) -> datetime:
        """When the turn that goes on has had its time."""
        return self.turn_began_at + self.turn.time

    @property
    def length(self) -> timedelta:
        """How long all turns take."""
        return sum((turn.time for turn in self.turns), timedelta())

    @property
    def was_a_meeting(self) -> bool:
        """Whether it went on for long enough to have been one, and came to an end that people made or saw."""
        if self.ended_at is None or self.ending not in {LedEnding.DONE, LedEnding.STOPPED}:
            return False
        return self.ended_at - self.began_at >= self.length * MEETING.numerator / MEETING.denominator

    def time_of(self, member: MemberId) -> timedelta:
        """How long a member has in all."""
        return sum((turn.time for turn in self.turns if turn.answerer == member), timedelta())
