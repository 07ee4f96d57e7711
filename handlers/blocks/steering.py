"""Steering a cohort while it runs: what can be changed, what that does, and what people read of it."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.blocks.block_kit import Message, View, message, modal, section
from handlers.blocks.formatting import day, escape
from handlers.blocks.inputs import field, option, pick_day, pick_one, write
from handlers.blocks.opening import EVERY_WEEKS, MOST_NAME, SESSIONS
from handlers.ids import Callback, Field, SteerChoice, pack
from handlers.texts import Msg, Texts, msg
from mentoring.model import Cohort, CohortStage
from mentoring.nudges.kinds.cohort_changed import CohortChanged
from mentoring.programme.steering import EditPreview
from mentoring.timeline import finishes_on

CHOICES: Mapping[CohortStage, tuple[SteerChoice, ...]] = {
    CohortStage.DRAFT: (SteerChoice.DELETE,),
    CohortStage.OPEN: (SteerChoice.EDIT, SteerChoice.INVITE, SteerChoice.REMIND, SteerChoice.WORDS, SteerChoice.CANCEL),
    CohortStage.CLOSED: (SteerChoice.REMIND, SteerChoice.WORDS, SteerChoice.CANCEL),
    CohortStage.PROPOSED: (SteerChoice.REMIND, SteerChoice.WORDS, SteerChoice.CANCEL),
    CohortStage.UNDER_WAY: (SteerChoice.EDIT, SteerChoice.REMIND, SteerChoice.WORDS, SteerChoice.END_EARLY),
    CohortStage.FINISHED: (SteerChoice.ARCHIVE, SteerChoice.DELETE),
    CohortStage.CANCELLED: (SteerChoice.ARCHIVE, SteerChoice.DELETE),
}
"""What can be done to a cohort at each stage; only that is offered."""

LABELS: Mapping[SteerChoice, Msg] = {
    SteerChoice.EDIT: msg("Change or extend it"),
    SteerChoice.WORDS: msg("Own words"),
    SteerChoice.INVITE: msg("Invite people"),
    SteerChoice.REMIND: msg("Remind people"),
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


def edit_form(t: Texts, cohort: Cohort) -> View:
    """What can be changed at this stage, filled in as it is."""
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
    return modal(
        Callback.EDIT_COHORT,
        t("Change the cohort"),
        section(t("Before anything is saved you see what changes, and for whom.")),
        *fields,
        submit=t("Next"),
        close=t("Back"),
        metadata=cohort.id,
    )


def weigh(t: Texts, found: EditPreview, metadata: str) -> View:
    """What changes, and how many people read of it."""
    lines = _lines(t, found.before, found.after)
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
        section(told),
        submit=t("Save"),
        close=t("Back"),
        metadata=metadata,
    )


def saved(t: Texts, found: EditPreview) -> Message:
    """After *Save*."""
    lines = "\n".join(f"• {line}" for line in _lines(t, found.before, found.after))
    return message(section(f"{t('*{cohort} is changed.*', cohort=escape(found.after.name))}\n{lines}"))


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


def _lines(t: Texts, before: Cohort, after: Cohort) -> list[str]:
    """What is different, one thing a line."""
    compared = [
        (t("Name"), escape(before.name), escape(after.name)),
        (t("Opt-in closes on"), day(t, before.opt_in_closes_on), day(t, after.opt_in_closes_on)),
        (t("Starts on"), day(t, before.starts_on), day(t, after.starts_on)),
        (t("Number of sessions"), str(before.sessions), str(after.sessions)),
        (t("Rhythm"), _rhythm(t, before), _rhythm(t, after)),
        (t("Ends on"), day(t, finishes_on(before)), day(t, finishes_on(after))),
    ]
    return [
        t("{what}: {before} → {after}", what=what, before=old, after=new) for what, old, new in compared if old != new
    ]


def _rhythm(t: Texts, cohort: Cohort) -> str:
    return t.n("every week", "every {count} weeks", cohort.every_weeks)
