"""A cohort as its channel sees it, and as its organiser follows it."""

from __future__ import annotations

from handlers.blocks.block_kit import Block, Message, View, actions, button, context, message, modal, section
from handlers.blocks.formatting import count, day, escape, people
from handlers.ids import Action, Callback
from mentoring.model import Cohort, CohortStage
from mentoring.nudges.kinds.announcement import Announcement
from mentoring.nudges.kinds.cohort_started import CohortStarted
from mentoring.programme.cohorts import CohortView
from mentoring.timeline import finishes_on

MOST_LISTED = 12


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
        CohortStage.CANCELLED: "Cancelled. Everybody who had joined was told.",
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
