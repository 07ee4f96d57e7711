"""Refusals that a person can read: the message of each is its docstring, written to the one who asked."""

from __future__ import annotations

import inspect


class Refusal(Exception):
    """That is not possible just now."""

    def __init__(self, **facts: object) -> None:
        """Fill the class docstring's `{names}` with `facts`."""
        self.facts = facts
        super().__init__(" ".join(inspect.cleandoc(type(self).__doc__ or "").format(**facts).split()))


class NotAnOrganiser(Refusal):
    """Only organisers can do that. Nothing was changed. To see who they are, type `/mentoring help`."""


class NoOrganiserYet(Refusal):
    """Bothways is not set up in this workspace yet. A workspace admin can type `/mentoring setup` to begin."""


class SetUpAlready(Refusal):
    """Bothways is set up already; {organisers} can make you an organiser with `/mentoring organiser @you`."""


class AdminsOnly(Refusal):
    """Only a workspace admin can do the first set-up. Ask one of yours to type `/mentoring setup`, once."""


class NotEligible(Refusal):
    """You cannot take part with this account: {why}. Ask an organiser if you think that is wrong."""


class ThatPersonCannot(Refusal):
    """<@{member}> cannot be an organiser: {why}. Choose somebody else."""


class NotInTheChannel(Refusal):
    """*{cohort}* is for the members of <#{channel}>. Join that channel first, then press Join again."""


class CohortClosed(Refusal):
    """Opt-in for *{cohort}* has closed, so nothing was changed. The next cohort will be announced in <#{channel}>."""


class NoSuchThing(Refusal):
    """That is not here any more. It was changed or removed since; type `/mentoring` to see where things stand."""


class NotYours(Refusal):
    """That belongs to somebody else, so nothing was changed."""


class NothingToLeave(Refusal):
    """You are not in any cohort, so there is nothing to leave. `/mentoring data` shows what is stored about you."""


class NoPartnerToChange(Refusal):
    """You have no partner just now, so nothing was changed. I am looking for one, and write as soon as there is one."""


class NothingToPause(Refusal):
    """You are not in any cohort, so there is nothing to pause."""


class NotPaused(Refusal):
    """You were not paused, so nothing was changed."""


class MeetingInThePast(Refusal):
    """That moment has passed. Choose one that is still to come, in your time zone, {tz}."""


class PauseInThePast(Refusal):
    """Choose a day after today, at most six months ahead."""


class NoUsableChannel(Refusal):
    """The announcement cannot be sent to that channel."""


class CannotSeeChannel(NoUsableChannel):
    """I cannot see that channel. If it is private, type `/invite @Bothways` in it; then try again."""


class ChannelArchived(NoUsableChannel):
    """Nobody would see the announcement, since <#{channel}> is archived. Choose another channel, or unarchive it."""


class NotInChannel(NoUsableChannel):
    """I am not a member of <#{channel}> yet. Type `/invite @Bothways` there; then try again."""


class WrongStage(Refusal):
    """*{cohort}* is {stage}, so this cannot be done now. Type `/mentoring cohort` to see what comes next."""


class TooLateToCancel(Refusal):
    """It was sent already, so it cannot be cancelled any more. Type `/mentoring cohort` to see where things stand."""


class BreaksARule(Refusal):
    """That change would break a rule, so nothing was changed. {rules}"""


class NoPartnerInThat(Refusal):
    """<@{member}> is not in this pairing. Choose somebody from the list."""


class NoQuestionLeft(Refusal):
    """You have had every question that fits this moment. That is rare. Try again after your next session."""


class PulseTooLate(Refusal):
    """A pulse can be changed for seven days. Those are over, so your earlier answers stay."""


class NothingToReport(Refusal):
    """There is nothing to report yet: a report begins when a cohort's pairs are approved. `/mentoring cohort` shows the
    next step.
    """


class PairingChanged(Refusal):
    """Somebody left since this pairing was made, so I paired again. Look at it once more, then approve."""


class ChangedMeanwhile(Refusal):
    """This pairing was changed while I worked on yours, so I kept that and nothing of yours. Look at it once more."""


class NothingToShow(Refusal):
    """Nothing is stored about you. `/mentoring join` makes a profile when you want to take part."""
