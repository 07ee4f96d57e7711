"""Refusals: what cannot be done, as facts. They are worded where they are drawn (`handlers/refusals.py`)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from mentoring.model import ChannelId, CohortStage, MemberId, Standing


@dataclass(kw_only=True, eq=False)
class Refusal(Exception):
    """Something is not possible just now; the fields of each kind are its facts."""

    @property
    def facts(self) -> dict[str, Any]:
        """The facts by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def __str__(self) -> str:
        """For logs: which refusal, and its facts."""
        return f"{type(self).__name__}: {self.facts}" if self.facts else type(self).__name__

    def __reduce__(self) -> tuple[Any, ...]:
        """Pairing runs in another process, and its refusals come from there with their facts."""
        return _again, (type(self), self.facts)


def _again(kind: type[Refusal], facts: dict[str, Any]) -> Refusal:
    return kind(**facts)


class NotAnOrganiser(Refusal):
    """Only organisers can do that."""


class NoOrganiserYet(Refusal):
    """The workspace is not set up: nobody organises yet."""


@dataclass(kw_only=True, eq=False)
class SetUpAlready(Refusal):
    """Somebody organises already; they can appoint others."""

    organisers: tuple[MemberId, ...]


class AdminsOnly(Refusal):
    """The first set-up is a workspace admin's."""


@dataclass(kw_only=True, eq=False)
class NotEligible(Refusal):
    """The account may not take part."""

    why: Standing


@dataclass(kw_only=True, eq=False)
class ThatPersonCannot(Refusal):
    """The account named may not organise."""

    member: MemberId
    why: Standing


@dataclass(kw_only=True, eq=False)
class NotInTheChannel(Refusal):
    """The cohort is for the members of its channel."""

    cohort: str
    channel: ChannelId


@dataclass(kw_only=True, eq=False)
class ChannelUnseen(Refusal):
    """Who is in the channel cannot be seen: it is gone, or nobody lets us in any more."""

    channel: ChannelId


@dataclass(kw_only=True, eq=False)
class CohortClosed(Refusal):
    """Opt-in has closed.

    `opens_on`: from then on one can join it again, late. `until`: the day until which one could.
    """

    cohort: str
    channel: ChannelId
    opens_on: date | None = None
    until: date | None = None


class NoSuchThing(Refusal):
    """It is not there any more: changed or removed since."""


class NotYours(Refusal):
    """It belongs to somebody else."""


@dataclass(kw_only=True, eq=False)
class InAlready(Refusal):
    """They joined it before opt-in closed."""

    cohort: str


class NoSessionLeft(Refusal):
    """No session of the cohort is left to take part in."""


class NothingToLeave(Refusal):
    """The person is in no cohort."""


class NoPartnerToChange(Refusal):
    """The person has no partner just now."""


class NoPartnerYet(Refusal):
    """There is nobody to agree on something with just now."""


class NothingToPause(Refusal):
    """The person is in no cohort, so nothing would be paused."""


class NotPaused(Refusal):
    """The person was not paused."""


@dataclass(kw_only=True, eq=False)
class MeetingInThePast(Refusal):
    """The moment has passed, in the zone of whoever chose it."""

    tz: str


@dataclass(kw_only=True, eq=False)
class TimeTooFar(Refusal):
    """Nobody proposes a time so far ahead."""

    farthest: timedelta


class LinkNotTaken(Refusal):
    """A calendar's link that is none, or leads somewhere that is not known."""


class NothingToBook(Refusal):
    """No session of theirs can be given a time now."""


@dataclass(kw_only=True, eq=False)
class PauseInThePast(Refusal):
    """A pause ends after today, and not too far ahead."""

    longest: timedelta


class NoUsableChannel(Refusal):
    """The announcement cannot be sent to that channel."""


class CannotSeeChannel(NoUsableChannel):
    """The channel is not there, or private and without us."""


@dataclass(kw_only=True, eq=False)
class ChannelArchived(NoUsableChannel):
    """Nobody would see the announcement."""

    channel: ChannelId


@dataclass(kw_only=True, eq=False)
class NotInChannel(NoUsableChannel):
    """We are not a member of the channel."""

    channel: ChannelId


@dataclass(kw_only=True, eq=False)
class WrongStage(Refusal):
    """The cohort's stage does not allow it."""

    cohort: str
    stage: CohortStage


class TooLateToCancel(Refusal):
    """It was sent already."""


@dataclass(kw_only=True, eq=False)
class NoPartnerInThat(Refusal):
    """The person is not in this pairing."""

    member: MemberId


class NoQuestionLeft(Refusal):
    """The person has had every question that fits the moment."""


@dataclass(kw_only=True, eq=False)
class PulseTooLate(Refusal):
    """A pulse can be changed for a while after it was given."""

    editable_for: timedelta


class PulseShown(Refusal):
    """Its people have been shown together what they said of the session."""


@dataclass(kw_only=True, eq=False)
class RemindedAlready(Refusal):
    """These people were reminded within a week, or are about to be."""

    members: tuple[MemberId, ...]


@dataclass(kw_only=True, eq=False)
class CohortRemindedAlready(Refusal):
    """The people of this cohort were reminded within a week, or are about to be."""

    cohort: str


@dataclass(kw_only=True, eq=False)
class CountedAlready(Refusal):
    """Everybody says that the session took place, so it is not started again."""

    number: int


@dataclass(kw_only=True, eq=False)
class SomebodyAway(Refusal):
    """Some who belong to the session are paused."""

    members: tuple[MemberId, ...]


class SurveyClosed(Refusal):
    """The survey has closed, or the cohort has none of the kind."""


class NotBegun(Refusal):
    """The led session has not begun, or began anew since."""


class NothingToBegin(Refusal):
    """The person has no session that could be started."""


@dataclass(kw_only=True, eq=False)
class ThankedAlready(Refusal):
    """One thank-you for a mentorship."""

    partners: tuple[MemberId, ...]


class TooFewSessions(Refusal):
    """Fewer than two sessions are still to come."""


class DatesDoNotFit(Refusal):
    """A cohort's dates have to follow one another, and to be still to come."""


class LastOrganiser(Refusal):
    """Somebody has to organise."""


class NamedInSettings(Refusal):
    """The installer named them as an organiser, so only the installer can change that."""


class NothingToReport(Refusal):
    """No cohort's pairs were approved yet."""


class PairingChanged(Refusal):
    """Somebody left since the pairing was made, so it was made anew."""


class ChangedMeanwhile(Refusal):
    """Somebody else changed the pairing in the meantime, where this change or approval is about: theirs is kept."""


class NothingToUndo(Refusal):
    """The last change was undone already, or there was none."""


class NothingToShow(Refusal):
    """Nothing is stored about the person."""
