"""A cohort as its organiser opens it and as the channel sees it."""

from __future__ import annotations

from handlers.blocks.kit import (
    Block,
    Message,
    View,
    actions,
    button,
    context,
    count,
    day,
    divider,
    escape,
    field,
    message,
    modal,
    option,
    people,
    pick_channel,
    pick_day,
    pick_one,
    pick_radio,
    section,
    write,
)
from handlers.ids import Action, Callback, Field
from mentoring.letters import Announcement, CohortStarted
from mentoring.model import Cohort, CohortId, CohortStage, OddOne, OpenTo
from mentoring.programme.cohorts import CohortView
from mentoring.timeline import finishes_on, session_due

MOST_LISTED = 12
MOST_NAME = 60
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
            pick_one([option(str(n), str(n)) for n in range(2, 14)], str(cohort.sessions)),
        ),
        field(
            "A session every",
            Field.EVERY_WEEKS,
            pick_one([option(count(n, "week"), str(n)) for n in range(1, 9)], str(cohort.every_weeks)),
        ),
        field(
            "Length of a session",
            Field.MINUTES,
            pick_one([option(f"{n} minutes", str(n)) for n in (30, 45, 60)], str(cohort.minutes)),
        ),
        field(
            "Smallest difference in seniority",
            Field.MIN_GAP,
            pick_one(
                [
                    option("None: anybody with anybody", "0"),
                    option("One step", "1"),
                    option("Two steps", "2"),
                    option("Three steps", "3"),
                ],
                str(cohort.min_gap),
            ),
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
        field(
            "Who may join",
            Field.OPEN_TO,
            pick_radio(
                [
                    option("Everybody in the workspace", OpenTo.EVERYONE.value),
                    option("Members of the announcement channel", OpenTo.CHANNEL.value),
                ],
                cohort.open_to.value,
            ),
        ),
        field(
            "Keep departments apart",
            Field.DEPARTMENTS_APART,
            pick_radio(
                [option("Yes, pair across departments only", YES), option("No, prefer it only", NO)],
                YES if cohort.departments_apart else NO,
            ),
        ),
        field(
            "If the number is odd",
            Field.ODD_ONE,
            pick_radio(
                [
                    option("Make one group of three", OddOne.TRIO.value),
                    option("One person waits for the next place", OddOne.WAIT.value),
                ],
                cohort.odd_one.value,
            ),
        ),
        field(
            "When the cohort starts, the channel reads",
            Field.NAMES_PUBLIC,
            pick_radio(
                [option("How many take part", NO), option("Who is paired with whom", YES)],
                YES if cohort.names_public else NO,
            ),
        ),
        submit="Preview",
        close="Back",
        metadata=metadata,
    )


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


def announcement(letter: Announcement, *, live: bool = True) -> Message:
    """To the channel: what it is, until when, and Join."""
    cohort = letter.cohort
    if cohort.stage not in (CohortStage.DRAFT, CohortStage.OPEN):
        return _closed(letter)
    name = escape(cohort.name)
    opening = f"Last call for {name}" if letter.last_call else name
    blocks: list[Block] = [
        section(
            f"*{opening}: mentoring that goes both ways.* You get a partner from another corner of the organisation. You "
            f"each learn something from the other, and you each teach something."
        ),
        section(
            f"{count(cohort.sessions, 'session')} of {cohort.minutes} minutes, {_rhythm(cohort)}, from "
            f"{day(cohort.starts_on)}. Opt-in closes on {day(cohort.opt_in_closes_on)} at 17:00."
        ),
        context(_joined(letter.joined)),
    ]
    if live:
        blocks.append(
            actions(
                button("Join", Action.JOIN, cohort.id, style="primary"),
                button("How it works", Action.HOW_IT_WORKS, cohort.id),
            )
        )
    else:
        blocks.append(context("Two buttons follow: Join · How it works"))
    return message(*blocks)


def started(letter: CohortStarted) -> Message:
    """To the channel: it has begun."""
    cohort = letter.cohort
    threes = sum(len(members) == 3 for members in letter.matches)
    pairs = count(len(letter.matches) - threes, "pair")
    groups = f" and {count(threes, 'group')} of three" if threes else ""
    blocks = [
        section(
            f"*{escape(cohort.name)} has started.* {count(letter.people, 'person', 'people')}, in {pairs}{groups}, meet "
            f"{_rhythm(cohort)} until {day(finishes_on(cohort))}. Good conversations to you all!"
        )
    ]
    if letter.matches and cohort.names_public:
        blocks.append(section("\n".join(f"• {people(members)}" for members in letter.matches)))
    return message(*blocks)


def how_it_works() -> View:
    """The whole idea on one screen."""
    return modal(
        Callback.INFORMATION,
        "How it works",
        section("*Both teach, both learn.* You say what you can offer and what you would like to learn."),
        section("*A partner for both.* Pairs are made so that each of you gets something from the other."),
        section(
            "*Short turns.* For each session you get an agenda with equal minutes and open questions in both "
            "directions. Whoever asks does not advise: the question helps the other find their own answer."
        ),
        section("*Your pace.* I write at most twice a week, in your working hours. Pause or leave at any time."),
        section(
            "*Private.* I cannot read your conversations. What you answer after a session is never shown with your name; "
            "organisers see only totals of at least five people and five pairs."
        ),
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


def overview(views: list[CohortView]) -> Message:
    """Every cohort with its next step."""
    if not views:
        return message(
            section("*No cohort yet.* Open one: you see a preview before anything is sent."),
            actions(button("Open a new cohort", Action.NEW_COHORT, style="primary")),
        )
    blocks: list[Block] = []
    for view in views[:MOST_LISTED]:
        blocks += rows(view)
    blocks.append(actions(button("Open a new cohort", Action.NEW_COHORT)))
    return message(*blocks)


def rows(view: CohortView) -> list[Block]:
    """One cohort in the overview: where it stands, and the one thing to do next."""
    cohort = view.cohort
    joined = "" if cohort.stage is CohortStage.DRAFT else f" · {count(view.joined, 'participant')}"
    said = section(f"*{escape(cohort.name)}* · {cohort.stage}{joined}\n{_next_step(view)}")
    step = _next_button(view)
    return [said, actions(step)] if step else [said]


def _next_step(view: CohortView) -> str:
    cohort = view.cohort
    return {
        CohortStage.DRAFT: "Nobody has been told yet.",
        CohortStage.OPEN: _while_open(view),
        CohortStage.CLOSED: "Opt-in has closed; pairs are being made.",
        CohortStage.PROPOSED: "Pairs are proposed and wait for you. Nobody has been told.",
        CohortStage.UNDER_WAY: f"Under way until {day(finishes_on(cohort))}.",
        CohortStage.FINISHED: "Finished. Thank you!",
    }[cohort.stage]


def _while_open(view: CohortView) -> str:
    if view.held:
        return "The announcement is held for five minutes."
    if view.unheard:
        return "The announcement did not arrive. Take it back, change the channel if need be, and send it again."
    return f"People can join until {day(view.cohort.opt_in_closes_on)}."


def _next_button(view: CohortView) -> Block | None:
    cohort = view.cohort
    if cohort.stage is CohortStage.DRAFT:
        return button("Open the preview", Action.PREVIEW_COHORT, cohort.id)
    if cohort.stage is CohortStage.OPEN and (view.held or view.unheard):
        return button(
            "Cancel the announcement" if view.held else "Back to a draft", Action.CANCEL_ANNOUNCEMENT, cohort.id
        )
    if cohort.stage is CohortStage.PROPOSED:
        return button("Look at the pairs", Action.OPEN_PROPOSAL, cohort.id, style="primary")
    if cohort.stage in (CohortStage.UNDER_WAY, CohortStage.FINISHED):
        return button("Show the report", Action.REPORT, cohort.id)
    return None


def _closed(letter: Announcement) -> Message:
    """The announcement once opt-in is over: its button would do nothing, so it is gone."""
    return message(
        section(f"*{escape(letter.cohort.name)}: mentoring that goes both ways.* Opt-in has closed."),
        context(_joined(letter.joined)),
    )


def _joined(number: int) -> str:
    return f"{count(number, 'person has', 'people have')} joined." if number else "Be the first to join."


def _rhythm(cohort: Cohort) -> str:
    return "every week" if cohort.every_weeks == 1 else f"every {cohort.every_weeks} weeks"


def _plan(cohort: Cohort) -> str:
    last = session_due(cohort, cohort.sessions)
    return (
        f"*What follows by itself:* a last call two days before opt-in closes; the day before, a message to everybody who "
        f"joined, with a way to skip; pairs for you to approve once opt-in has closed on {day(cohort.opt_in_closes_on)}; "
        f"sessions from {day(cohort.starts_on)} to {day(last)}; thanks and a report on {day(finishes_on(cohort))}."
    )
