"""When a cohort waits for somebody: what organisers and those who joined read, and what an organiser can do about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from handlers.blocks.block_kit import Message, View, actions, button, message, modal, section
from handlers.blocks.cohort_fields import GAPS, NO, YES
from handlers.blocks.formatting import day, escape, people
from handlers.blocks.inputs import field, option, pick_one, pick_radio
from handlers.ids import Action, Callback, Field, pack
from handlers.texts import Texts
from mentoring.model import Cohort
from mentoring.nudges.kinds.approval_reminder import ApprovalReminder
from mentoring.nudges.kinds.cohort_cancelled import CohortCancelled
from mentoring.nudges.kinds.dates_moved import DatesMoved
from mentoring.nudges.kinds.planning_stuck import PlanningStuck
from mentoring.nudges.kinds.starts_later import StartsLater
from mentoring.nudges.kinds.still_looking import StillLooking
from mentoring.programme.proposing import Preview
from mentoring.timeline import finishes_on

MOST_NAMED = 10
"""So many pairs are named in a question; the list has them all."""


def approval_reminder(t: Texts, content: ApprovalReminder) -> Message:
    """To every organiser: approve, or end it."""
    name = escape(content.cohort.name)
    head = t("*The pairs of {cohort} still wait for approval.* Any organiser can approve them.", cohort=name)
    if not content.fits:
        head = t("*{cohort} still waits: nobody fits anybody by its rules.* Change the rules, or end it.", cohort=name)
    then = t.n("{count} person waits to hear.", "{count} people wait to hear.", content.joined)
    if content.late:
        then += " " + t("It was to start on {day}; approve it now, and all dates move.", day=_start(t, content.cohort))
    return message(
        section(f"{head} {then}"),
        actions(button(t("Look at the pairs"), Action.OPEN_PROPOSAL, content.cohort.id, style="primary")),
    )


def starts_later(t: Texts, content: StartsLater) -> Message:
    """To those who joined: nothing to do, and who decides."""
    facts = {"cohort": escape(content.cohort.name), "day": _start(t, content.cohort)}
    if content.again:
        head = t("*{cohort} hasn’t started yet.* The pairs still wait for approval.", **facts)
    else:
        head = t("*{cohort} starts later than {day}.* The pairs aren’t approved yet.", **facts)
    then = t("Nothing to do: you keep your place, and I’ll write as soon as it’s decided.")
    if content.organisers:
        who = t("Organised by {organisers}.", organisers=people(t, content.organisers))
    else:
        who = t("Nobody organises it just now. A workspace admin can take over: `/mentoring setup`.")
    return message(section(f"{head} {then} {who}"), actions(button(t("Leave the cohort"), Action.LEAVE)))


def still_looking(t: Texts, content: StillLooking) -> Message:
    """To whoever waits for a partner: what is true, and whom to ask."""
    name = escape(content.cohort.name)
    if content.no_time:
        head = t(
            "*I found no partner for you in {cohort} in time, and I’m sorry.* No session is left in it.", cohort=name
        )
        then = t("Your profile is kept, and whoever went without a partner comes first in the next cohort.")
    elif content.again:
        head = t("*Still no partner for you in {cohort}.* Nobody who fits has come free.", cohort=name)
        then = t("You keep your place, and I look again whenever somebody does.")
    else:
        head = t("*I’m still looking for a partner for you in {cohort}.* Nobody who fits is free yet.", cohort=name)
        then = t("Nothing to do: I’ll message you when you’re matched.")
    who = t("Questions? Ask {organisers}.", organisers=people(t, content.organisers)) if content.organisers else ""
    lines = section(" ".join(filter(None, (head, then, who))))
    return message(lines) if content.no_time else message(lines, actions(button(t("Leave the cohort"), Action.LEAVE)))


def dates_moved(t: Texts, content: DatesMoved) -> Message:
    """To those who joined: the dates that hold now."""
    return message(
        section(
            t(
                "*{cohort} starts on {day}, later than planned.* All its dates move by as much; it ends on "
                "{last}. Nothing to do: I’ll message you when you’re matched.",
                cohort=escape(content.cohort.name),
                day=_start(t, content.cohort),
                last=day(t, finishes_on(content.cohort)),
            )
        )
    )


def cohort_cancelled(t: Texts, content: CohortCancelled) -> Message:
    """To those who joined: it does not take place."""
    return message(
        section(
            t(
                "*{cohort} doesn’t take place.* I’m sorry. It isn’t about you: your profile is kept, and the next "
                "cohort’s announcement has a Join button.",
                cohort=escape(content.cohort.name),
            )
        ),
        actions(button(t("Edit my profile"), Action.EDIT_PROFILE)),
    )


def planning_stuck(t: Texts, content: PlanningStuck) -> Message:
    """To an organiser: who can put it right."""
    if content.cohort is not None:
        head = t("*Something needs you:* I can’t plan {cohort}.", cohort=escape(content.cohort.name))
    else:
        head = t("*Something needs you:* I can’t plan one cohort or pair.")
    then = t(
        "Its messages wait; everybody else’s go on, and I keep trying. Please tell whoever runs Bothways: the log says "
        "more about `{subject}`.",
        subject=content.subject[:8],
    )
    return message(section(f"{head} {then}"))


def back_again(t: Texts) -> Message:
    """To an organiser: nothing to do."""
    return message(
        section(
            t(
                "*Nothing to do: I’m back.* Slack didn’t let me in for a while, so some messages weren’t "
                "sent. Introductions and agendas that still matter go out now; what’s out of date doesn’t."
            )
        )
    )


def moves(t: Texts, planned: Cohort, moved: Cohort) -> str:
    """Before an approval that comes after the planned start: which dates it moves."""
    weeks = (moved.starts_on - planned.starts_on).days // 7
    return t.n(
        "*All dates move by {count} week*, since the start has passed: from {before} to {after}. It ends on {last}.",
        "*All dates move by {count} weeks*, since the start has passed: from {before} to {after}. It ends on {last}.",
        weeks,
        before=day(t, planned.starts_on),
        after=day(t, moved.starts_on),
        last=day(t, finishes_on(moved)),
    )


def confirm_approval(t: Texts, preview: Preview) -> View:
    """Before approving what deserves a second look: dates that move, pairs with nothing for one another, many pages."""
    moved, made = preview.moved, preview.proposal
    said = [moves(t, preview.cohort, moved)] if moved else []
    if moved:
        said.append(t("Everybody who joined hears the new dates, and those with a partner are introduced."))
    said.append(
        t.n(
            "You approve *{count} match*, on all pages.",
            "You approve *{count} matches*, on all pages.",
            len(made.matches),
        )
    )
    empty = [match for match in made.matches if not any(way.fit for way in match.directions)]
    if empty:
        said.append(_empty(t, [match.members for match in empty]))
    if made.leftovers:
        said.append(
            t.n("{count} person stays without a match.", "{count} people stay without a match.", len(made.leftovers))
        )
    return modal(
        Callback.APPROVE_DATES,
        t("Approve new dates") if moved else t("Approve these pairs"),
        *map(section, said),
        submit=t("Approve"),
        close=t("Back"),
        metadata=pack(preview.cohort.id, moved.starts_on.isoformat() if moved else "", made.version),
    )


def _empty(t: Texts, matches: Sequence[Sequence[str]]) -> str:
    head = t.n(
        "*{count} match has nothing on either list for the other:*",
        "*{count} matches have nothing on either list for the other:*",
        len(matches),
    )
    more = len(matches) - MOST_NAMED
    named = [f"• {people(t, members)}" for members in matches[:MOST_NAMED]]
    rest = [t.n("… and {count} more.", "… and {count} more.", more)] if more > 0 else []
    return "\n".join([head, *named, *rest, t("*Back* leads to them: they stand first.")])


def change_rules(t: Texts, cohort: Cohort) -> View:
    """The two rules that keep people apart most often."""
    gaps = [option(t(label), str(number)) for number, label in enumerate(GAPS)]
    apart = [option(t("Yes, pair across departments only"), YES), option(t("No, prefer it only"), NO)]
    return modal(
        Callback.CHANGE_RULES,
        t("Change the rules"),
        section(t("I pair everybody again by the new rules. Nobody is told until you approve.")),
        field(t("Smallest step in seniority"), Field.MIN_GAP, pick_one(t, gaps, str(cohort.min_gap))),
        field(
            t("Keep departments apart"),
            Field.DEPARTMENTS_APART,
            pick_radio(apart, YES if cohort.departments_apart else NO),
        ),
        submit=t("Pair again"),
        close=t("Back"),
        metadata=cohort.id,
    )


def confirm_end(t: Texts, cohort: Cohort, joined: int) -> View:
    """Before ending a cohort: who hears of it."""
    return modal(
        Callback.END_COHORT,
        t("End this cohort"),
        section(
            t.n(
                "*{cohort} then doesn’t take place*, and this can’t be undone. {count} person who joined is told, kindly; "
                "their profile is kept.",
                "*{cohort} then doesn’t take place*, and this can’t be undone. {count} people who joined are told, kindly; "
                "their profiles are kept.",
                joined,
                cohort=escape(cohort.name),
            )
        ),
        submit=t("End it"),
        close=t("Back"),
        metadata=cohort.id,
    )


def ended(t: Texts, cohort: Cohort) -> Message:
    """After *End it*."""
    name = escape(cohort.name)
    return message(
        section(t("*{cohort} is cancelled.* Everybody who joined is told in their working hours.", cohort=name)),
        actions(button(t("Open a new cohort"), Action.NEW_COHORT)),
    )


def _start(t: Texts, cohort: Cohort) -> str:
    starts: date = cohort.starts_on
    return day(t, starts)
