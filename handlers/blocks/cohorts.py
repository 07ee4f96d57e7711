"""A cohort as its channel sees it, and as its organiser follows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handlers.blocks.block_kit import Block, Message, View, actions, button, context, message, modal, section, verbatim
from handlers.blocks.formatting import day, deadline, escape, in_minutes, in_words, listed, often, people
from handlers.blocks.late_joining import later_line, still_open
from handlers.blocks.roles import own_roles
from handlers.ids import Action, Callback
from handlers.texts import Msg, Texts, msg, pmsg
from mentoring.model import Cohort, CohortStage
from mentoring.nudges.kinds.announcement import HOLD, Announcement
from mentoring.nudges.kinds.cohort_started import CohortStarted
from mentoring.nudges.rules import PER_WEEK
from mentoring.programme.cohorts import CohortView
from mentoring.report import FEWEST
from mentoring.timeline import closes_at, finishes_on

STAGES: Mapping[CohortStage, Msg] = {
    CohortStage.DRAFT: msg("draft"),
    CohortStage.OPEN: pmsg("stage of a cohort", "open"),
    CohortStage.CLOSED: pmsg("stage of a cohort", "closed"),
    CohortStage.PROPOSED: msg("proposed"),
    CohortStage.UNDER_WAY: msg("under way"),
    CohortStage.FINISHED: msg("finished"),
    CohortStage.CANCELLED: msg("cancelled"),
}
"""What people read for the stage of a cohort."""


def announcement(t: Texts, letter: Announcement, *, live: bool = True) -> Message:
    """To the channel: what it is, until when, and Join."""
    cohort = letter.cohort
    if cohort.stage not in (CohortStage.DRAFT, CohortStage.OPEN):
        return _closed(t, letter)
    later = later_line(t, cohort)
    blocks: list[Block] = [
        *_what_it_is(t, letter),
        section(
            t(
                "{sessions} of {minutes} minutes, {rhythm}, from {first}. Join by {closes}.",
                sessions=t.n("{count} session", "{count} sessions", cohort.sessions),
                minutes=cohort.minutes,
                rhythm=_rhythm(t, cohort),
                first=day(t, cohort.starts_on),
                closes=deadline(t, closes_at(cohort), cohort.tz),
            )
        ),
        *([section(later)] if later else []),
        context(_joined(t, letter.joined)),
    ]
    join, how = t("Join"), t("How it works")
    if live:
        blocks.append(
            actions(button(join, Action.JOIN, cohort.id, style="primary"), button(how, Action.HOW_IT_WORKS, cohort.id))
        )
    else:
        blocks.append(context(t("Two buttons follow: {first} · {second}", first=join, second=how)))
    return message(*blocks)


def started(t: Texts, letter: CohortStarted) -> Message:
    """To the channel: it has begun."""
    cohort = letter.cohort
    blocks = [
        section(
            t(
                "*{cohort} has started.* {people}, in {groups}, meet {rhythm} until {last}. Good conversations to you all!",
                cohort=escape(cohort.name),
                people=t.n("{count} person", "{count} people", letter.people),
                groups=groups(t, [len(members) for members in letter.matches]),
                rhythm=_rhythm(t, cohort),
                last=day(t, finishes_on(cohort)),
            )
        )
    ]
    if letter.matches and cohort.names_public:
        blocks.append(section("\n".join(f"• {people(t, members)}" for members in letter.matches)))
    return message(*blocks, *(still_open(t, cohort) if letter.takes_late else []))


def how_it_works(t: Texts) -> View:
    """The whole idea on one screen."""
    return modal(
        Callback.INFORMATION,
        t("How it works"),
        section(t("*Both teach, both learn.* You say what you can offer and what you’d like to learn.")),
        section(t("*A partner for both.* Pairs are made so that each of you gets something from the other.")),
        section(
            t(
                "*Short turns.* For each session you get an agenda with equal minutes and open questions in "
                "both directions. Ask, don’t advise: a good question helps your partner find their own "
                "answer."
            )
        ),
        section(
            t(
                "*Your pace.* I write at most {often} a week, in your working hours. Pause or leave at any time.",
                often=often(t, PER_WEEK),
            )
        ),
        section(
            t(
                "*Private.* I can’t read your conversations. What you answer after a session is never shown "
                "with your name. Organisers see who’s paired, and how many sessions both confirmed; all else "
                "only as totals of at least {fewest} people and {fewest} pairs.",
                fewest=in_words(t, FEWEST),
            )
        ),
        close=t("Close"),
    )


def rows(t: Texts, view: CohortView) -> list[Block]:
    """One cohort in the overview: where it stands, and the one thing to do next."""
    cohort = view.cohort
    facts = [f"*{escape(cohort.name)}*", t(STAGES[cohort.stage])]
    if cohort.stage is not CohortStage.DRAFT:
        facts.append(t.n("{count} participant", "{count} participants", view.joined))
    if cohort.joined_late:
        facts.append(t.n("{count} joined late", "{count} joined late", cohort.joined_late))
    said = section("\n".join([" · ".join(facts), _next_step(t, view)]))
    step = _next_button(t, view)
    return [said, actions(step)] if step else [said]


def groups(t: Texts, sizes: Sequence[int]) -> str:
    """How many pairs, and how many groups of three where there are some."""
    made = [t.n("{count} pair", "{count} pairs", len(sizes) - sizes.count(3))]
    if 3 in sizes:
        made.append(t.n("{count} group of three", "{count} groups of three", sizes.count(3)))
    return listed(t, made)


def _opening(t: Texts, letter: Announcement) -> str:
    name = escape(letter.cohort.name)
    if letter.last_call:
        return t("*Last call for {cohort}: mentoring that goes both ways.*", cohort=name)
    return t("*{cohort}: mentoring that goes both ways.*", cohort=name)


def _what_it_is(t: Texts, letter: Announcement) -> list[Block]:
    """The title and what people get out of it, in an organiser's own words where there are some."""
    words, head = letter.cohort.words, _opening(t, letter)
    roles = own_roles(t, letter.cohort)
    each = t("You’re {roles} for each other.", roles=roles) if roles else ""
    said = " ".join(filter(None, [head, "" if words.gains else _promise(t), each]))
    return [section(said), *(verbatim(own) for own in (words.sentence, words.gains) if own)]


def _promise(t: Texts) -> str:
    return t(
        "You get a partner from another corner of the organisation. You’re matched by what you each "
        "want to learn, not by chance. Both teach, both learn: new skills, people to know, "
        "confidence, a fresh view of work."
    )


def _next_step(t: Texts, view: CohortView) -> str:
    match view.cohort.stage:
        case CohortStage.DRAFT:
            return t("Nobody has been told yet.")
        case CohortStage.OPEN:
            return _while_open(t, view)
        case CohortStage.CLOSED:
            return t("Opt-in has closed; pairs are being made.")
        case CohortStage.PROPOSED:
            return t("Pairs are proposed and wait for you. Nobody has been told.")
        case CohortStage.UNDER_WAY:
            return _while_under_way(t, view.cohort)
        case CohortStage.FINISHED:
            return t("Finished. Thank you!")
        case CohortStage.CANCELLED:
            return t("Cancelled. Everybody who had joined was told.")


def _while_under_way(t: Texts, cohort: Cohort) -> str:
    last = day(t, finishes_on(cohort))
    if cohort.join_until is None:
        return t("Under way until {last}.", last=last)
    return t(
        "Under way until {last}. Last day to join: {until}.",
        last=last,
        until=day(t, cohort.join_until),
    )


def _while_open(t: Texts, view: CohortView) -> str:
    if view.held:
        minutes = in_minutes(HOLD)
        return t.n(
            "The announcement is held for {number} minute.",
            "The announcement is held for {number} minutes.",
            minutes,
            number=in_words(t, minutes),
        )
    if view.unheard:
        return t("The announcement didn’t arrive. Take it back, change the channel if need be, and send it again.")
    return t("People can join until {closes}.", closes=day(t, view.cohort.opt_in_closes_on))


def _next_button(t: Texts, view: CohortView) -> Block | None:
    cohort = view.cohort
    if cohort.stage is CohortStage.DRAFT:
        return button(t("Open the preview"), Action.PREVIEW_COHORT, cohort.id)
    if cohort.stage is CohortStage.OPEN and (view.held or view.unheard):
        label = t("Cancel the announcement") if view.held else t("Back to a draft")
        return button(label, Action.CANCEL_ANNOUNCEMENT, cohort.id)
    if cohort.stage is CohortStage.PROPOSED:
        return button(t("Look at the pairs"), Action.OPEN_PROPOSAL, cohort.id, style="primary")
    if cohort.stage in (CohortStage.UNDER_WAY, CohortStage.FINISHED):
        return button(t("Show the report"), Action.REPORT, cohort.id)
    return None


def _closed(t: Texts, letter: Announcement) -> Message:
    """The announcement once opt-in is over: its button is gone, unless one can still join late."""
    head = t("*{cohort}: mentoring that goes both ways.* Opt-in has closed.", cohort=escape(letter.cohort.name))
    late = still_open(t, letter.cohort) if letter.takes_late else []
    return message(section(head), context(_joined(t, letter.joined)), *late)


def _joined(t: Texts, number: int) -> str:
    if not number:
        return t("Be the first to join.")
    return t.n("{count} person has joined.", "{count} people have joined.", number)


def _rhythm(t: Texts, cohort: Cohort) -> str:
    return t.n("every week", "every {count} weeks", cohort.every_weeks)


def cohorts_named(t: Texts, cohorts: Sequence[Cohort]) -> str:
    """Several cohorts, as one says them."""
    return listed(t, (escape(cohort.name) for cohort in cohorts))
