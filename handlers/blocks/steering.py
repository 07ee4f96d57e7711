"""Steering a cohort while it runs: what can be changed, what that does, and what people read of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handlers.blocks.block_kit import Block, Message, View, actions, button, message, modal, section
from handlers.blocks.formatting import day, escape, in_minutes, in_words
from handlers.blocks.inputs import field, option, pick_channel, pick_day, pick_one, write
from handlers.blocks.opening import (
    EVERY_WEEKS,
    GAPS,
    MOST_NAME,
    SESSIONS,
    departments_apart,
    join_until,
    min_gap,
)
from handlers.ids import Action, Callback, Field, SteerChoice, pack
from handlers.texts import Msg, Texts, msg
from mentoring.model import Cohort, CohortStage, OpenTo
from mentoring.nudges.kinds.announcement import HOLD
from mentoring.nudges.kinds.channel_moved import ChannelMoved
from mentoring.nudges.kinds.cohort_changed import CohortChanged
from mentoring.programme.cohort_edits import EditPreview
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
    SteerChoice.ARCHIVE: msg("*{cohort} is put out of sight.* What is stored stays, and nobody is told."),
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
    SteerChoice.ARCHIVE: msg("*{cohort} is put away.* What is stored stays."),
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
            hint=t("I must be a member of it: type /invite @Bothways there."),
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


def weigh(t: Texts, found: EditPreview, metadata: str) -> View:
    """What changes, for whom, and how many people read of it."""
    lines = _lines(t, found)
    if not lines:
        return modal(Callback.INFORMATION, t("Change the cohort"), section(t("Nothing is different.")), close=t("Back"))
    told = t("Nobody is told: nothing changes for anybody who joined.")
    if found.told:
        told = t.n(
            "{count} person reads of it, in one message, in their working hours.",
            "{count} people read of it, in one message each, in their working hours.",
            found.told,
        )
    return modal(
        Callback.SAVE_COHORT,
        t("Change the cohort"),
        section("\n".join(f"• {line}" for line in lines)),
        *(section(said) for said in _for_whom(t, found)),
        section(told),
        submit=t("Save"),
        close=t("Back"),
        metadata=metadata,
    )


def saved(t: Texts, found: EditPreview) -> Message:
    """After *Save*; a move to another channel can be taken back while it is held."""
    lines = "\n".join(f"• {line}" for line in _lines(t, found))
    blocks = [section(f"{t('*{cohort} is changed.*', cohort=escape(found.after.name))}\n{lines}")]
    if "channel" in found.changed:
        blocks.append(section(_move(t, found)))
        blocks.append(actions(button(t("Take the move back"), Action.CANCEL_ANNOUNCEMENT, found.after.id)))
    return message(*blocks)


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


def _lines(t: Texts, found: EditPreview) -> list[str]:
    """What is different, one thing a line."""
    before, after = found.before, found.after
    compared = [
        (t("Name"), escape(before.name), escape(after.name)),
        (t("Opt-in closes on"), day(t, before.opt_in_closes_on), day(t, after.opt_in_closes_on)),
        (t("Starts on"), day(t, before.starts_on), day(t, after.starts_on)),
        (t("Number of sessions"), str(before.sessions), str(after.sessions)),
        (t("Rhythm"), _rhythm(t, before), _rhythm(t, after)),
        (t("Ends on"), day(t, finishes_on(before)), day(t, finishes_on(after))),
        (t("Joining late until"), _until(t, before), _until(t, after)),
        (t("Smallest difference in seniority"), t(GAPS[before.min_gap]), t(GAPS[after.min_gap])),
        (t("Keep departments apart"), _apart(t, before), _apart(t, after)),
        (t("Announcement channel"), f"<#{before.channel}>", f"<#{after.channel}>"),
    ]
    return [
        t("{what}: {before} → {after}", what=what, before=old, after=new) for what, old, new in compared if old != new
    ]


def _for_whom(t: Texts, found: EditPreview) -> list[str]:
    """What that does to people, beside what they are told."""
    said = []
    if found.changed & {"min_gap", "departments_apart"}:
        said.append(_rules_touch(t, found))
    if "channel" in found.changed:
        said.append(_move(t, found))
        if found.after.open_to is OpenTo.CHANNEL:
            said.append(t("From then on only members of <#{channel}> can join.", channel=found.after.channel))
    return said


def _rules_touch(t: Texts, found: EditPreview) -> str:
    if found.after.stage is CohortStage.OPEN:
        return t.n(
            "The rules count when pairs are made, after {closes}: for the {count} person who has joined and all who still do.",
            "The rules count when pairs are made, after {closes}: for the {count} people who have joined and all who still "
            "do.",
            found.joined,
            closes=day(t, found.after.opt_in_closes_on),
        )
    stay = t.n("The {count} pair there is stays.", "The {count} pairs there are stay.", found.pairs)
    counts = t.n(
        "The rules count for whoever is matched from now on; {count} person has no partner now.",
        "The rules count for whoever is matched from now on; {count} people have no partner now.",
        found.waiting,
    )
    return f"{stay} {counts}"


def _move(t: Texts, found: EditPreview) -> str:
    minutes = in_minutes(HOLD)
    return t.n(
        "In {number} minute <#{new}> reads the announcement, and <#{old}> that it has moved; until then you can take it back.",
        "In {number} minutes <#{new}> reads the announcement, and <#{old}> that it has moved; until then you can take it "
        "back.",
        minutes,
        number=in_words(t, minutes),
        new=found.after.channel,
        old=found.before.channel,
    )


def _until(t: Texts, cohort: Cohort) -> str:
    return day(t, cohort.join_until) if cohort.join_until else t("not possible")


def _apart(t: Texts, cohort: Cohort) -> str:
    return t("yes") if cohort.departments_apart else t("no, prefer it only")


def _rhythm(t: Texts, cohort: Cohort) -> str:
    return t.n("every week", "every {count} weeks", cohort.every_weeks)
