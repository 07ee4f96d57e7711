"""What people read when something cannot be done: each refusal's facts, worded in the language of the one who asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from handlers.blocks.cohorts import STAGES
from handlers.blocks.formatting import day, escape, in_days, in_months, in_words, people, person, zone_name
from handlers.blocks.pairing_words import Called
from handlers.blocks.waiting import moves
from handlers.pairing_refusals import of_pairing
from handlers.texts import Msg, Texts, msg
from mentoring import errors, steering_errors
from mentoring.agenda import NoQuestionToSwap, SwappedAlready
from mentoring.errors import Refusal
from mentoring.led_sessions import TurnIsOver
from mentoring.model import Standing
from mentoring.pairing import refusals
from mentoring.questions.selection import NothingLeft

INELIGIBLE: Mapping[Standing, Msg] = {
    Standing.UNKNOWN: msg("Slack doesn’t know it"),
    Standing.DEACTIVATED: msg("it’s deactivated"),
    Standing.APP: msg("it belongs to an app"),
    Standing.GUEST: msg("it’s a guest account"),
    Standing.ELSEWHERE: msg("it belongs to another organisation"),
    Standing.INVITED: msg("its invitation hasn’t been accepted yet"),
}
"""Why an account may not take part, as it follows a colon."""

WITHOUT_FACTS: Mapping[type[Refusal], Msg] = {
    Refusal: msg("That’s not possible just now."),
    errors.NotAnOrganiser: msg(
        "Only organisers can do that. Nothing was changed. To see who they are, type `/mentoring help`."
    ),
    errors.NoOrganiserYet: msg(
        "Bothways isn’t set up in this workspace yet. A workspace admin can type `/mentoring setup` to begin."
    ),
    errors.AdminsOnly: msg(
        "Only a workspace admin can do the first set-up. Ask one of yours to type `/mentoring setup`, once."
    ),
    errors.NoSuchThing: msg(
        "That’s not here any more: it has changed since. Type `/mentoring` to see where things stand."
    ),
    errors.NotYours: msg("That belongs to somebody else, so nothing was changed."),
    errors.NoSessionLeft: msg(
        "No session is left in this cohort. Your profile is kept, and the next cohort’s announcement has a Join button."
    ),
    errors.NothingToLeave: msg(
        "You’re not in any cohort, so there’s nothing to leave. `/mentoring data` shows what’s stored about you."
    ),
    errors.NoPartnerToChange: msg(
        "You have no partner just now, so nothing was changed. I’m looking for one; I’ll message you "
        "when you’re matched."
    ),
    errors.NothingToPause: msg("You’re not in any cohort, so there’s nothing to pause."),
    errors.NotPaused: msg("You weren’t paused, so nothing was changed."),
    errors.NoUsableChannel: msg("I can’t post in that channel. Choose another one."),
    errors.CannotSeeChannel: msg(
        "I can’t see that channel. If it’s private, type `/invite @Bothways` in it; then try again."
    ),
    errors.TooLateToCancel: msg(
        "Too late to cancel: it’s been sent. Type `/mentoring cohort` to see where things stand."
    ),
    errors.NoQuestionLeft: msg(
        "You’ve had every question that fits this moment. That’s rare. Try again after your next session."
    ),
    errors.NoPartnerYet: msg("You have no partner just now. I’ll message you when you’re matched."),
    errors.PulseShown: msg("You’ve all been shown how even that talk was, so your answers stay as they are."),
    errors.SurveyClosed: msg("This survey has closed. Nothing to do."),
    errors.NotBegun: msg(
        "That message is from an earlier start. The newest one in your conversation is the one that goes on."
    ),
    errors.NothingToBegin: msg(
        "There’s no session to start yet. I’ll introduce you to your partner first; type `/mentoring` "
        "to see where things stand."
    ),
    errors.TooFewSessions: msg("Fewer than two sessions are still to come, so there’s nothing to change about them."),
    errors.NothingToReport: msg(
        "There’s nothing to report yet: a report begins when a cohort’s pairs are approved. "
        "`/mentoring cohort` shows the next step."
    ),
    errors.PairingChanged: msg(
        "Somebody left since this pairing was made, so I paired again. Look at it once more, then approve."
    ),
    errors.ChangedMeanwhile: msg(
        "Another organiser changed these people’s pairs while you looked, so nothing of yours was changed. This is how "
        "it is now."
    ),
    errors.DatesDoNotFit: msg("Choose other dates: opt-in closes after today, the start comes after that."),
    errors.LastOrganiser: msg(
        "Somebody has to organise, so nothing was changed. Add a colleague first: `/mentoring organiser @name`."
    ),
    errors.NamedInSettings: msg(
        "The settings name them as an organiser, so only whoever runs Bothways can change that. Nothing was changed."
    ),
    errors.NothingToUndo: msg("There’s nothing to undo: another change came after it. Nothing was changed."),
    errors.NothingToShow: msg(
        "Nothing is stored about you. `/mentoring join` makes a profile when you want to take part."
    ),
    refusals.PairingCancelled: msg("The pairing was stopped before it was done; nothing was changed."),
    TurnIsOver: msg("That turn is over. The message shows whose turn it is now."),
    SwappedAlready: msg("Keep this question, or ask one of your own: it’s one Swap a round."),
    NoQuestionToSwap: msg("There’s no question to swap in this part."),
    NothingLeft: msg(
        "Every question that fits this moment has been used. Ask one of your own: short, open, one at a time."
    ),
}
"""What is said of a refusal that says everything by its kind."""


def worded(t: Texts, refusal: Refusal, called: Called = person) -> str:
    """The sentence for a refusal: why not, and the next step. What people typed is harmless, ids stay alive."""
    said = WITHOUT_FACTS.get(type(refusal))
    if said is not None:
        return t(said)
    for word in (_of_people, _of_steering, _of_cohorts, _of_times):
        if found := word(t, refusal):
            return found
    return of_pairing(t, refusal, called) or t(WITHOUT_FACTS[Refusal])


def _of_people(t: Texts, refusal: Refusal) -> str:
    match refusal:
        case errors.RemindedAlready(members=members):
            return t(
                "{people} were reminded within a week, so I don’t do it again. A word from you may help more.",
                people=people(t, members),
            )
        case errors.SetUpAlready(organisers=organisers):
            return t(
                "Bothways is set up already; {organisers} can make you an organiser with `/mentoring organiser @you`.",
                organisers=people(t, organisers),
            )
        case errors.NotEligible(why=why):
            return t(
                "You can’t take part with this account: {why}. Ask an organiser if you think that’s wrong.",
                why=t(INELIGIBLE[why]),
            )
        case errors.ThatPersonCannot(member=member, why=why):
            return t(
                "{person} can’t be an organiser: {why}. Choose somebody else.",
                person=person(member),
                why=t(INELIGIBLE[why]),
            )
        case errors.SomebodyAway(members=away):
            return t(
                "{people} paused for now, so nothing was started. Start when you’re all back.", people=people(t, away)
            )
        case errors.CountedAlready(number=number):
            return t(
                "Session {number} is counted already. Type `/mentoring session` to start the next one.", number=number
            )
        case errors.ThankedAlready(partners=partners):
            return t("You’ve thanked {partners} already. That’s kind; one is enough.", partners=people(t, partners))
        case errors.NoPartnerInThat(member=member):
            return t("{person} isn’t in this pairing. Choose somebody from the list.", person=person(member))
    return ""


def _of_cohorts(t: Texts, refusal: Refusal) -> str:
    match refusal:
        case errors.NotInTheChannel(cohort=cohort, channel=channel):
            return t(
                "*{cohort}* is for the members of <#{channel}>. Join that channel first, then press Join again.",
                cohort=escape(cohort),
                channel=channel,
            )
        case errors.ChannelUnseen(channel=channel):
            return t(
                "Only members of <#{channel}> can join, and I can’t see any more who they are. Please tell an "
                "organiser: `/invite @Bothways` in that channel helps, or *Change its rules or channel* in "
                "`/mentoring cohort`.",
                channel=channel,
            )
        case errors.CohortClosed(cohort=cohort, channel=channel):
            return t(
                "Opt-in for *{cohort}* has closed, so nothing was changed. The next cohort will be announced in "
                "<#{channel}>.",
                cohort=escape(cohort),
                channel=channel,
            )
        case errors.InAlready(cohort=cohort):
            return t(
                "You’re in *{cohort}* already, so nothing was changed. Type `/mentoring` to see what comes next.",
                cohort=escape(cohort),
            )
        case errors.ChannelArchived(channel=channel):
            return t(
                "Nobody would see the announcement, since <#{channel}> is archived. Choose another channel, or "
                "unarchive it.",
                channel=channel,
            )
        case errors.NotInChannel(channel=channel):
            return t(
                "I’m not in <#{channel}> yet. Type `/invite @Bothways` there; then try again.",
                channel=channel,
            )
        case errors.CohortRemindedAlready(cohort=cohort):
            return t("*{cohort}* was reminded within a week, so I don’t do it again.", cohort=escape(cohort))
        case steering_errors.DatesMove(planned=planned, moved=moved):
            return f"{moves(t, planned, moved)} {t('Open the pairs once more and approve.')}"
        case errors.WrongStage(cohort=cohort, stage=stage):
            return t(
                "You can’t do this while *{cohort}* is {stage}. Type `/mentoring cohort` to see what comes next.",
                cohort=escape(cohort),
                stage=t(STAGES[stage]),
            )
    return ""


def _of_steering(t: Texts, refusal: Refusal) -> str:
    match refusal:
        case errors.CohortClosed(cohort=cohort, opens_on=date() as opens, until=date() as until):
            return t(
                "The pairs of *{cohort}* are being made just now, so nothing was changed. You can still join once it "
                "has started, from {opens} until {until}.",
                cohort=escape(cohort),
                opens=day(t, opens),
                until=day(t, until),
            )
        case errors.CohortClosed(cohort=cohort, channel=channel, until=date() as until):
            return t(
                "*{cohort}* took people until {until}, so nothing was changed. The next cohort will be announced in "
                "<#{channel}>.",
                cohort=escape(cohort),
                until=day(t, until),
                channel=channel,
            )
        case steering_errors.JoinUntilDoesNotFit(first=first, last=last):
            return t(
                "Choose a day from {first} to {last}, so that a session is left.",
                first=day(t, first),
                last=day(t, last),
            )
        case steering_errors.CohortEdited(cohort=cohort):
            return t(
                "Another organiser changed the same thing of *{cohort}* while you looked, so nothing of yours was "
                "saved. Open it again to see what it is now.",
                cohort=escape(cohort),
            )
    return ""


def _of_times(t: Texts, refusal: Refusal) -> str:
    match refusal:
        case errors.MeetingInThePast(tz=tz):
            return t(
                "That moment has passed. Choose one that is still to come, in your time zone, {tz}.",
                tz=zone_name(t, tz),
            )
        case errors.TimeTooFar(farthest=farthest):
            return t("Choose a time within the next {days} days.", days=in_days(farthest))
        case errors.LinkNotTaken():
            return t(
                "That’s no calendar link I know. Paste the https link that ends in .ics: Outlook, Google, iCloud, "
                "Proton and Fastmail give you one where you publish or share a calendar."
            )
        case errors.NothingToBook():
            return t("There’s no session to find a time for just now. Type `/mentoring` to see where things stand.")
        case errors.PauseInThePast(longest=longest):
            return t.n(
                "Choose a day after today, at most {number} month ahead.",
                "Choose a day after today, at most {number} months ahead.",
                in_months(longest),
                number=in_words(t, in_months(longest)),
            )
        case errors.PulseTooLate(editable_for=editable):
            return t.n(
                "A pulse can be changed for {number} day. It’s over, so your earlier answers stay.",
                "A pulse can be changed for {number} days. Those are over, so your earlier answers stay.",
                in_days(editable),
                number=in_words(t, in_days(editable)),
            )
    return ""
