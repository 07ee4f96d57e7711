"""Steering a cohort while it runs: what can be changed, what that does, and what people read of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handlers.blocks.block_kit import Block, Message, View, message, modal, section
from handlers.blocks.cohort_edits import _rhythm
from handlers.blocks.cohort_fields import departments_apart, join_until, min_gap
from handlers.blocks.formatting import day, escape
from handlers.blocks.inputs import field, option, pick_channel, pick_day, pick_one, write
from handlers.blocks.opening import EVERY_WEEKS, MOST_NAME, SESSIONS
from handlers.choices import SteerChoice
from handlers.ids import Callback, Field, pack
from handlers.texts import Msg, Texts, msg
from mentoring.model import Cohort, CohortStage
from mentoring.nudges.kinds.channel_moved import ChannelMoved
from mentoring.nudges.kinds.cohort_changed import CohortChanged
from mentoring.timeline import finishes_on

CHOICES: Mapping[CohortStage, tuple[SteerChoice, ...]] = {
    CohortStage.DRAFT: (SteerChoice.DELETE,),
    CohortStage.OPEN: (
        SteerChoice.EDIT,
        SteerChoice.RULES,
        SteerChoice.INVITE,
        SteerChoice.REMIND,
        SteerChoice.WORDS,
        SteerChoice.CANCEL,
    ),
    CohortStage.CLOSED: (SteerChoice.REMIND, SteerChoice.WORDS, SteerChoice.CANCEL),
    CohortStage.PROPOSED: (SteerChoice.REMIND, SteerChoice.WORDS, SteerChoice.CANCEL),
    CohortStage.UNDER_WAY: (
        SteerChoice.EDIT,
        SteerChoice.RULES,
        SteerChoice.REMIND,
        SteerChoice.WORDS,
        SteerChoice.END_EARLY,
    ),
    CohortStage.FINISHED: (SteerChoice.ARCHIVE, SteerChoice.DELETE),
    CohortStage.CANCELLED: (SteerChoice.ARCHIVE, SteerChoice.DELETE),
}
"""What can be done to a cohort at each stage; only that is offered."""

LABELS: Mapping[SteerChoice, Msg] = {
    SteerChoice.EDIT: msg("Change or extend it"),
    SteerChoice.WORDS: msg("Own words"),
    SteerChoice.INVITE: msg("Invite people"),
    SteerChoice.REMIND: msg("Remind people"),
    SteerChoice.RULES: msg("Change its rules or channel"),
    SteerChoice.END_EARLY: msg("End it early"),
    SteerChoice.CANCEL: msg("Cancel it"),
    SteerChoice.ARCHIVE: msg("Put it away"),
    SteerChoice.DELETE: msg("Delete it"),
}

WARNINGS: Mapping[SteerChoice, Msg] = {
    SteerChoice.END_EARLY: msg(
        "*{cohort} ends today.* Everybody is thanked as at any end, and you get the report. It can’t be undone."
    ),
    SteerChoice.CANCEL: msg(
        "*{cohort} then doesn’t take place*, and this can’t be undone. Everybody who joined is told, kindly; their "
        "profiles are kept."
    ),
    SteerChoice.ARCHIVE: msg("*{cohort} is put out of sight.* What’s stored stays, and nobody is told."),
    SteerChoice.DELETE: msg(
        "*Everything stored of {cohort} goes*: who joined, pairs, sessions, answers and figures. It can’t be undone. "
        "Profiles stay, and those who were partners may be matched again. Nobody is told."
    ),
}

DONE: Mapping[SteerChoice, Msg] = {
    SteerChoice.END_EARLY: msg(
        "*{cohort} has ended.* Everybody is thanked in their working hours; the report follows."
    ),
    SteerChoice.CANCEL: msg("*{cohort} is cancelled.* Everybody who joined is told in their working hours."),
    SteerChoice.ARCHIVE: msg("*{cohort} is put away.* What’s stored stays."),
    SteerChoice.DELETE: msg("*{cohort} is deleted.* Profiles stay."),
}


def confirm(t: Texts, cohort: Cohort, choice: SteerChoice) -> View:
    """Before it is done: what follows, and for whom."""
    return modal(
        Callback.STEER,
        t(LABELS[choice]),
        section(t(WARNINGS[choice], cohort=escape(cohort.name))),
        submit=t(LABELS[choice]),
        close=t("Back"),
        metadata=pack(choice, cohort.id),
    )


def done(t: Texts, cohort: Cohort, choice: SteerChoice) -> Message:
    """What was done."""
    return message(section(t(DONE[choice], cohort=escape(cohort.name))))


def edit_form(t: Texts, cohort: Cohort, metadata: str) -> View:
    """Name, dates, number and rhythm, as far as they can be changed at this stage, filled in as they are."""
    weeks = [option(t.n("{count} week", "{count} weeks", n), str(n)) for n in EVERY_WEEKS]
    fields = [field(t("Name"), Field.NAME, write(cohort.name, most=MOST_NAME))]
    if cohort.stage is CohortStage.OPEN:
        fields.append(field(t("Opt-in closes on"), Field.CLOSES_ON, pick_day(cohort.opt_in_closes_on)))
        fields.append(field(t("Starts on"), Field.STARTS_ON, pick_day(cohort.starts_on)))
    fields.append(
        field(
            t("Number of sessions"),
            Field.SESSIONS,
            pick_one(t, [option(str(n), str(n)) for n in SESSIONS], str(cohort.sessions)),
            hint=t("More extends the cohort; fewer ends it sooner. What has been held stays."),
        )
    )
    fields.append(field(t("A session every"), Field.EVERY_WEEKS, pick_one(t, weeks, str(cohort.every_weeks))))
    fields.append(join_until(t, cohort))
    return _form(t, Callback.EDIT_COHORT, fields, metadata)


def rules_form(t: Texts, cohort: Cohort, metadata: str) -> View:
    """Who may be paired with whom, and the channel."""
    fields = [min_gap(t, cohort), departments_apart(t, cohort)]
    fields.append(
        field(
            t("Announcement channel"),
            Field.CHANNEL,
            pick_channel(cohort.channel, t("Choose a channel")),
            hint=t("I need to be in it: type /invite @Bothways there."),
        )
    )
    return _form(t, Callback.EDIT_RULES, fields, metadata)


def _form(t: Texts, callback: Callback, fields: Sequence[Block], metadata: str) -> View:
    return modal(
        callback,
        t("Change the cohort"),
        section(t("Before anything is saved you see what changes, and for whom.")),
        *fields,
        submit=t("Next"),
        close=t("Back"),
        metadata=metadata,
    )


def channel_moved(t: Texts, content: ChannelMoved) -> Message:
    """To the channel that it leaves: where it goes on."""
    return message(
        section(
            t(
                "*{cohort} has moved to <#{channel}>.* What it has to say comes there from now on. Whoever has joined needn’t "
                "do anything.",
                cohort=escape(content.cohort.name),
                channel=content.cohort.channel,
            )
        )
    )


def move_taken_back(t: Texts, cohort: Cohort) -> Message:
    """After *Take the move back*."""
    return message(
        section(
            t(
                "*Taken back.* {cohort} stays in <#{channel}>, and nothing was posted.",
                cohort=escape(cohort.name),
                channel=cohort.channel,
            )
        )
    )


def cohort_changed(t: Texts, content: CohortChanged) -> Message:
    """To everybody who joined: what holds now."""
    cohort = content.cohort
    return message(
        section(
            t(
                "*{cohort} has changed.* It has {sessions}, {rhythm}, starts on {first} and ends on {last}. Nothing to do: "
                "your next agenda comes at the new time.",
                cohort=escape(cohort.name),
                sessions=t.n("{count} session", "{count} sessions", cohort.sessions),
                rhythm=_rhythm(t, cohort),
                first=day(t, cohort.starts_on),
                last=day(t, finishes_on(cohort)),
            )
        )
    )
