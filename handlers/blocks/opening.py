"""Opening a cohort: the three steps, the preview, and what its organiser hears after *Send*."""

from __future__ import annotations

from handlers.blocks.block_kit import Block, Message, View, actions, button, context, divider, message, modal, section
from handlers.blocks.cohort_fields import NO, YES, _in_sight, departments_apart, join_until, min_gap
from handlers.blocks.cohorts import announcement
from handlers.blocks.formatting import clock, day, escape, in_days, in_minutes, in_words, zone_name
from handlers.blocks.inputs import field, option, pick_channel, pick_day, pick_one, write
from handlers.ids import Action, Callback, Field
from handlers.texts import Texts, texts
from mentoring.disclosure import FEWEST
from mentoring.languages import language_name
from mentoring.model import Cohort, CohortId, Language, OddOne, OpenTo
from mentoring.nudges.kinds.announcement import HOLD, LAST_CALL_BEFORE, Announcement
from mentoring.nudges.kinds.warning import WARNING_BEFORE
from mentoring.timeline import CLOSING_TIME, finishes_on, session_due

MOST_NAME = 60
SESSIONS = range(2, 14)
EVERY_WEEKS = range(1, 9)
MINUTES = (30, 45, 60)

SUGGESTED_SESSIONS, SUGGESTED_WEEKS = 6, 4
"""The rhythm that suits most organisations: half a year, a session a month."""


def what_step(t: Texts, cohort: Cohort, metadata: str, channel: str | None) -> View:
    """Step 1: name, channel, dates."""
    return modal(
        Callback.COHORT_WHAT,
        t("New cohort"),
        section(t("*Step 1 of 3: what and when.* Nothing is sent before you’ve seen a preview.")),
        field(
            t("Name"),
            Field.NAME,
            write(cohort.name, most=MOST_NAME, placeholder=t("For example: Spring cohort")),
        ),
        field(
            t("Announcement channel"),
            Field.CHANNEL,
            pick_channel(channel, t("Choose a channel")),
            hint=t("I need to be in it: type /invite @Bothways there."),
        ),
        field(
            t("Opt-in closes on"),
            Field.CLOSES_ON,
            pick_day(cohort.opt_in_closes_on),
            hint=t("At {time} in your time zone, {tz}.", time=clock(CLOSING_TIME), tz=zone_name(t, cohort.tz)),
        ),
        field(
            t("Starts on"),
            Field.STARTS_ON,
            pick_day(cohort.starts_on),
            hint=t("The day on which the first agenda comes."),
        ),
        submit=t("Next"),
        close=t("Cancel"),
        metadata=metadata,
    )


def how_step(t: Texts, cohort: Cohort, metadata: str) -> View:
    """Step 2: rhythm."""
    weeks = [option(t.n("{count} week", "{count} weeks", n), str(n)) for n in EVERY_WEEKS]
    return modal(
        Callback.COHORT_HOW,
        t("New cohort"),
        section(_suggested_rhythm(t)),
        field(
            t("Number of sessions"),
            Field.SESSIONS,
            pick_one(t, [option(str(n), str(n)) for n in SESSIONS], str(cohort.sessions)),
        ),
        field(t("A session every"), Field.EVERY_WEEKS, pick_one(t, weeks, str(cohort.every_weeks))),
        field(
            t("Length of a session"),
            Field.MINUTES,
            pick_one(
                t, [option(t.n("{count} minute", "{count} minutes", n), str(n)) for n in MINUTES], str(cohort.minutes)
            ),
        ),
        min_gap(t, cohort),
        submit=t("Next"),
        close=t("Back"),
        metadata=metadata,
    )


def _suggested_rhythm(t: Texts) -> str:
    return t(
        "*Step 2 of 3: rhythm.* {sessions} sessions, one every {weeks} weeks, suits most organisations.",
        sessions=in_words(t, SUGGESTED_SESSIONS).capitalize(),
        weeks=in_words(t, SUGGESTED_WEEKS),
    )


def who_step(t: Texts, cohort: Cohort, metadata: str) -> View:
    """Step 3: who with whom."""
    return modal(
        Callback.COHORT_WHO,
        t("New cohort"),
        section(t("*Step 3 of 3: who.*")),
        _in_sight(
            t("Who may join"),
            Field.OPEN_TO,
            {
                OpenTo.EVERYONE: t("Everybody in the workspace"),
                OpenTo.CHANNEL: t("Members of the announcement channel"),
            },
            cohort.open_to,
        ),
        departments_apart(t, cohort),
        _in_sight(
            t("If the number is odd"),
            Field.ODD_ONE,
            {OddOne.TRIO: t("Make one group of three"), OddOne.WAIT: t("One person waits for the next place")},
            cohort.odd_one,
        ),
        _in_sight(
            t("When the cohort starts, the channel reads"),
            Field.NAMES_PUBLIC,
            {NO: t("How many take part"), YES: t("Who is paired with whom")},
            YES if cohort.names_public else NO,
        ),
        join_until(t, cohort),
        submit=t("Preview"),
        close=t("Back"),
        metadata=metadata,
    )


def preview(t: Texts, cohort: Cohort, metadata: str, *, after_steps: bool = False) -> View:
    """What the channel will read, and what follows; the submit button sends.

    `after_steps`: it lies on top of the steps, so that *Back* leads to them; otherwise a button does.
    """
    shown = announcement(texts(cohort.language), Announcement(cohort=cohort, joined=0), live=False)
    form = modal(
        Callback.COHORT_PREVIEW,
        t("Preview"),
        section(_where_to(t, cohort)),
        section(t("Language of what the channel reads:"), _languages(t, cohort)),
        divider(),
        *shown.blocks,
        divider(),
        section(_plan(t, cohort)),
        context(needs_pairs(t)),
        _further(t, cohort, after_steps=after_steps),
        submit=t("Send"),
        close=t("Back") if after_steps else t("Keep as draft"),
        metadata=metadata,
    )
    return {**form, "notify_on_close": True}


def _languages(t: Texts, cohort: Cohort) -> Block:
    """Each language under the name by which its own readers know it; choosing acts at once."""
    options = [option(language_name(each, each), each.value) for each in Language]
    return {**pick_one(t, options, cohort.language.value), "action_id": Action.COHORT_LANGUAGE.value}


def _further(t: Texts, cohort: Cohort, *, after_steps: bool) -> Block:
    """What can be changed from here; after the steps, *Back* leads to them."""
    own = button(t("Own words"), Action.OWN_WORDS, cohort.id)
    steps = [] if after_steps else [button(t("Change something"), Action.CHANGE_COHORT, cohort.id)]
    return actions(*steps, own)


def needs_pairs(t: Texts) -> str:
    """What reports can say of a small cohort; an organiser hears it before it opens."""
    return t(
        "Reports of what people answer need {fewest} pairs. With fewer, they say who joined and what was held, no more.",
        fewest=in_words(t, FEWEST),
    )


def kept(t: Texts, cohort: Cohort) -> Message:
    """After closing the form with the preview on top: nothing is lost."""
    return message(
        section(t("*{cohort} is kept as a draft.* Nobody has been told.", cohort=escape(cohort.name))),
        actions(button(t("Open the preview"), Action.PREVIEW_COHORT, cohort.id)),
    )


def held(t: Texts, cohort: Cohort) -> Message:
    """After *Send*: five minutes to think again."""
    minutes = in_minutes(HOLD)
    return message(
        section(
            t.n(
                "*The announcement of {cohort} goes to <#{channel}> in {number} minute.* From then on people can join, "
                "and it shows how many have.",
                "*The announcement of {cohort} goes to <#{channel}> in {number} minutes.* From then on people can join, "
                "and it shows how many have.",
                minutes,
                cohort=escape(cohort.name),
                channel=cohort.channel,
                number=in_words(t, minutes),
            )
        ),
        actions(button(t("Cancel the announcement"), Action.CANCEL_ANNOUNCEMENT, cohort.id)),
    )


def not_sent(t: Texts, cohort: CohortId, why: str) -> Message:
    """After *Send*, when the channel cannot be used."""
    return message(
        section(f"{t('*Nothing was sent.*')} {why}"),
        actions(button(t("Open the preview"), Action.PREVIEW_COHORT, cohort)),
    )


def cancelled(t: Texts, cohort: Cohort) -> Message:
    """After *Cancel the announcement*."""
    return message(
        section(t("*Cancelled.* Nothing was sent, and {cohort} is a draft again.", cohort=escape(cohort.name))),
        actions(button(t("Open the preview"), Action.PREVIEW_COHORT, cohort.id)),
    )


def _where_to(t: Texts, cohort: Cohort) -> str:
    minutes = in_minutes(HOLD)
    return t.n(
        "This goes to <#{channel}> {number} minute after you press *{button}*; until then you can cancel.",
        "This goes to <#{channel}> {number} minutes after you press *{button}*; until then you can cancel.",
        minutes,
        channel=cohort.channel,
        number=in_words(t, minutes),
        button=t("Send"),
    )


def _plan(t: Texts, cohort: Cohort) -> str:
    """What follows by itself, in the order in which it comes."""
    return t(
        "*What follows by itself:* {last_call}; {warning}; pairs for you to approve once opt-in has closed on {closes}; "
        "sessions from {first} to {last}; thanks and a report on {end}.",
        last_call=_last_call(t),
        warning=_warning(t),
        closes=day(t, cohort.opt_in_closes_on),
        first=day(t, cohort.starts_on),
        last=day(t, session_due(cohort, cohort.sessions)),
        end=day(t, finishes_on(cohort)),
    )


def _last_call(t: Texts) -> str:
    days = in_days(LAST_CALL_BEFORE)
    # Translators: one of several steps, in the middle of a list.
    return t.n(
        "a last call {number} day before opt-in closes",
        "a last call {number} days before opt-in closes",
        days,
        number=in_words(t, days),
    )


def _warning(t: Texts) -> str:
    days = in_days(WARNING_BEFORE)
    # Translators: one of several steps, in the middle of a list.
    return t.n(
        "the day before, a message to everybody who joined, with a way to skip",
        "{number} days before, a message to everybody who joined, with a way to skip",
        days,
        number=in_words(t, days),
    )
