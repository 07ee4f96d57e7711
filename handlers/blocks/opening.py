"""Opening a cohort: the three steps, the preview, and what its organiser hears after *Send*."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.blocks.block_kit import Block, Message, View, actions, button, divider, message, modal, section
from handlers.blocks.cohorts import announcement
from handlers.blocks.formatting import count, day, escape
from handlers.blocks.inputs import field, option, pick_channel, pick_day, pick_one, pick_radio, write
from handlers.ids import Action, Callback, Field
from mentoring.model import Cohort, CohortId, OddOne, OpenTo
from mentoring.nudges.kinds.announcement import Announcement
from mentoring.timeline import finishes_on, session_due

MOST_NAME = 60
SESSIONS = range(2, 14)
EVERY_WEEKS = range(1, 9)
MINUTES = (30, 45, 60)
GAPS = ("None: anybody with anybody", "One step", "Two steps", "Three steps")
"""The smallest difference in seniority, from none at all."""

YES, NO = "yes", "no"


def what_step(cohort: Cohort, metadata: str, channel: str | None) -> View:
    """Step 1: name, channel, dates."""
    return modal(
        Callback.COHORT_WHAT,
        "New cohort",
        section("*Step 1 of 3: what and when.* Nothing is sent before you have seen a preview."),
        field(
            "Name",
            Field.NAME,
            write(cohort.name, most=MOST_NAME, placeholder="For example: Spring cohort"),
        ),
        field(
            "Announcement channel",
            Field.CHANNEL,
            pick_channel(channel, "Choose a channel"),
            hint="I must be a member of it: type /invite @Bothways there.",
        ),
        field("Opt-in closes on", Field.CLOSES_ON, pick_day(cohort.opt_in_closes_on), hint="At 17:00 your time."),
        field(
            "Starts on", Field.STARTS_ON, pick_day(cohort.starts_on), hint="The day on which the first agenda comes."
        ),
        submit="Next",
        close="Cancel",
        metadata=metadata,
    )


def how_step(cohort: Cohort, metadata: str) -> View:
    """Step 2: rhythm."""
    return modal(
        Callback.COHORT_HOW,
        "New cohort",
        section("*Step 2 of 3: rhythm.* Six sessions, one every four weeks, suits most organisations."),
        field(
            "Number of sessions",
            Field.SESSIONS,
            pick_one([option(str(n), str(n)) for n in SESSIONS], str(cohort.sessions)),
        ),
        field(
            "A session every",
            Field.EVERY_WEEKS,
            pick_one([option(count(n, "week"), str(n)) for n in EVERY_WEEKS], str(cohort.every_weeks)),
        ),
        field(
            "Length of a session",
            Field.MINUTES,
            pick_one([option(f"{n} minutes", str(n)) for n in MINUTES], str(cohort.minutes)),
        ),
        field(
            "Smallest difference in seniority",
            Field.MIN_GAP,
            pick_one([option(label, str(n)) for n, label in enumerate(GAPS)], str(cohort.min_gap)),
            hint="A step is from one line to the next of the six that people choose from, “Starting out” to “Leading the organisation”.",
        ),
        submit="Next",
        close="Back",
        metadata=metadata,
    )


def who_step(cohort: Cohort, metadata: str) -> View:
    """Step 3: who with whom."""
    return modal(
        Callback.COHORT_WHO,
        "New cohort",
        section("*Step 3 of 3: who.*"),
        _in_sight(
            "Who may join",
            Field.OPEN_TO,
            {
                OpenTo.EVERYONE: "Everybody in the workspace",
                OpenTo.CHANNEL: "Members of the announcement channel",
            },
            cohort.open_to,
        ),
        _in_sight(
            "Keep departments apart",
            Field.DEPARTMENTS_APART,
            {YES: "Yes, pair across departments only", NO: "No, prefer it only"},
            YES if cohort.departments_apart else NO,
        ),
        _in_sight(
            "If the number is odd",
            Field.ODD_ONE,
            {OddOne.TRIO: "Make one group of three", OddOne.WAIT: "One person waits for the next place"},
            cohort.odd_one,
        ),
        _in_sight(
            "When the cohort starts, the channel reads",
            Field.NAMES_PUBLIC,
            {NO: "How many take part", YES: "Who is paired with whom"},
            YES if cohort.names_public else NO,
        ),
        submit="Preview",
        close="Back",
        metadata=metadata,
    )


def _in_sight(label: str, name: Field, choices: Mapping[str, str], chosen: str) -> Block:
    """A field whose few choices are all to be seen: what stands for each, and what it says."""
    return field(label, name, pick_radio([option(said, str(value)) for value, said in choices.items()], chosen))


def preview(cohort: Cohort, metadata: str, *, after_steps: bool = False) -> View:
    """What the channel will read, and what follows; the submit button sends.

    `after_steps`: it lies on top of the steps, so that *Back* leads to them; otherwise a button does.
    """
    shown = announcement(Announcement(cohort=cohort, joined=0), live=False)
    form = modal(
        Callback.COHORT_PREVIEW,
        "Preview",
        section(f"This goes to <#{cohort.channel}> five minutes after you press *Send*; until then you can cancel."),
        divider(),
        *shown.blocks,
        divider(),
        section(_plan(cohort)),
        *([] if after_steps else [actions(button("Change something", Action.CHANGE_COHORT, cohort.id))]),
        submit="Send",
        close="Back" if after_steps else "Keep as draft",
        metadata=metadata,
    )
    return {**form, "notify_on_close": True}


def kept(cohort: Cohort) -> Message:
    """After closing the form with the preview on top: nothing is lost."""
    return message(
        section(f"*{escape(cohort.name)} is kept as a draft.* Nobody has been told."),
        actions(button("Open the preview", Action.PREVIEW_COHORT, cohort.id)),
    )


def held(cohort: Cohort) -> Message:
    """After *Send*: five minutes to think again."""
    return message(
        section(
            f"*The announcement of {escape(cohort.name)} goes to <#{cohort.channel}> in five minutes.* "
            f"From then on people can join, and it shows how many have."
        ),
        actions(button("Cancel the announcement", Action.CANCEL_ANNOUNCEMENT, cohort.id)),
    )


def not_sent(cohort: CohortId, why: str) -> Message:
    """After *Send*, when the channel cannot be used."""
    return message(
        section(f"*Nothing was sent.* {why}"),
        actions(button("Open the preview", Action.PREVIEW_COHORT, cohort)),
    )


def cancelled(cohort: Cohort) -> Message:
    """After *Cancel the announcement*."""
    return message(
        section(f"*Cancelled.* Nothing was sent, and {escape(cohort.name)} is a draft again."),
        actions(button("Open the preview", Action.PREVIEW_COHORT, cohort.id)),
    )


def _plan(cohort: Cohort) -> str:
    last = session_due(cohort, cohort.sessions)
    return (
        f"*What follows by itself:* a last call two days before opt-in closes; the day before, a message to everybody who "
        f"joined, with a way to skip; pairs for you to approve once opt-in has closed on {day(cohort.opt_in_closes_on)}; "
        f"sessions from {day(cohort.starts_on)} to {day(last)}; thanks and a report on {day(finishes_on(cohort))}."
    )
