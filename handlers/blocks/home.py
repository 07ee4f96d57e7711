"""App Home: what matters to this person now, and the organiser's side below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handlers.blocks.block_kit import (
    Block,
    Message,
    View,
    actions,
    button,
    context,
    divider,
    header,
    home,
    message,
    section,
)
from handlers.blocks.booking import on_home
from handlers.blocks.cohorts import rows
from handlers.blocks.enrolment import next_steps, where_things_stand
from handlers.blocks.feedback import did_you_meet_for, met_or_not
from handlers.blocks.formatting import bar, day, escape, people
from handlers.ids import Action
from handlers.texts import Texts
from mentoring.model import CohortStage, MemberId, MentoringSession
from mentoring.programme.home import Home, MentorshipView

MOST_COHORTS = 6


def home_view(t: Texts, shown: Home) -> View:
    """The whole App Home."""
    blocks: list[Block] = []
    until = shown.standing.member.paused_until
    if shown.paused and until is not None:
        blocks += _paused(t, until)
    for view in shown.mentorships:
        blocks += _mentorship(t, view)
    for cohort in shown.waiting:
        blocks.append(
            section(
                t(
                    "*{cohort}:* you have joined. Your partner is not decided yet; you hear from me first.",
                    cohort=escape(cohort.name),
                )
            )
        )
    if not shown.mentorships and not shown.waiting:
        blocks += _nothing_yet(t, shown)
    blocks += _joinable(t, shown)
    blocks += _mine(t, shown)
    if shown.organises:
        blocks += _organiser(t, shown)
    blocks.append(context(" · ".join([_organised_by(t, shown.organisers), _everything(t)])))
    return home(*blocks)


def status(t: Texts, shown: Home) -> Message:
    """After `/mentoring` alone: partner, next session, what waits for the reader, and what they can do."""
    current = shown.standing
    placed = {view.cohort.id for view in shown.mentorships}
    blocks: list[Block] = []
    for view in shown.mentorships:
        # In a message the header's words would also be its text, in which Slack reads names as links.
        blocks += [section(f"*{escape(view.cohort.name)}*"), *_mentorship(t, view)[1:]]
    other = tuple(cohort for cohort in current.enrolled if cohort.id not in placed)
    quiet = replace(current, enrolled=other) if other or not placed else None
    if quiet is not None or shown.paused:
        blocks.append(section(where_things_stand(t, quiet, current.member.paused_until if shown.paused else None)))
    blocks += _to_approve(t, shown)
    return message(*blocks, actions(*next_steps(t, current, paused=shown.paused)))


def _to_approve(t: Texts, shown: Home) -> list[Block]:
    """What waits for an organiser."""
    return [
        section(
            t("*The pairs of {cohort} wait for approval.*", cohort=escape(view.cohort.name)),
            button(t("Look at the pairs"), Action.OPEN_PROPOSAL, view.cohort.id, style="primary"),
        )
        for view in shown.cohorts
        if view.cohort.stage is CohortStage.PROPOSED
    ]


def _organised_by(t: Texts, organisers: Sequence[MemberId]) -> str:
    if organisers:
        return t("Organised by {organisers}", organisers=people(t, organisers))
    return t("Organised by nobody yet; an admin can type `/mentoring setup`")


def _everything(t: Texts) -> str:
    return t("`/mentoring help` lists everything I can do.")


def _paused(t: Texts, until: date) -> list[Block]:
    return [
        section(t("*You are paused until {until}.* I am quiet until then.", until=day(t, until))),
        actions(button(t("Resume now"), Action.RESUME)),
    ]


def _mentorship(t: Texts, view: MentorshipView) -> list[Block]:
    blocks = [header(view.cohort.name), section(_how_far(t, view))]
    session = view.next_session
    if view.to_answer is not None:
        blocks += _to_answer(t, view.to_answer, view.partners)
    elif session is not None:
        blocks.append(section(_next(t, session, view.partners)))
    if view.to_book is not None:
        blocks.append(on_home(t, view.to_book, view.booking))
    own = []
    if view.agenda is not None:
        label = t("Agenda of session {number}", number=view.agenda.number)
        own.append(button(label, Action.AGENDA, view.agenda.id))
    if view.pulse is not None:
        own.append(button(t("Pulse of session {number}", number=view.pulse.number), Action.PULSE, view.pulse.id))
    return [*blocks, actions(*own)] if own else blocks


def _how_far(t: Texts, view: MentorshipView) -> str:
    share = view.held / view.planned if view.planned else 0.0
    return t(
        "You and {partners} · {held} of {planned} sessions held {bar}",
        partners=people(t, view.partners),
        held=view.held,
        planned=view.planned,
        bar=bar(share),
    )


def _to_answer(t: Texts, session: MentoringSession, partners: Sequence[MemberId]) -> list[Block]:
    asked = did_you_meet_for(t, session.number, partners)
    if session.opens in partners:
        due = t(
            "It is due in the week of {day}; {opens} opens.",
            day=day(t, session.due_on),
            opens=people(t, [session.opens]),
        )
    else:
        due = t("It is due in the week of {day}; you open.", day=day(t, session.due_on))
    return [section(f"*{asked}* {due}"), met_or_not(t, session.id)]


def _next(t: Texts, session: MentoringSession, partners: Sequence[MemberId]) -> str:
    facts = {"number": session.number, "day": day(t, session.due_on), "opens": people(t, [session.opens])}
    if session.opens in partners:
        return t("*Next: session {number}*, in the week of {day}; {opens} opens.", **facts)
    return t("*Next: session {number}*, in the week of {day}; you open.", **facts)


def _nothing_yet(t: Texts, shown: Home) -> list[Block]:
    known = t("Your profile is kept.") if shown.standing.profile else t("You can make your profile already.")
    idea = t("You get a partner from another corner of the organisation: you learn from them, and they learn from you.")
    return [header(t("Both teach, both learn")), section(f"{idea} {known}")]


def _joinable(t: Texts, shown: Home) -> list[Block]:
    blocks: list[Block] = []
    for cohort in shown.standing.can_join:
        blocks.append(
            section(
                t(
                    "*{cohort}* is open for joining until {closes}.",
                    cohort=escape(cohort.name),
                    closes=day(t, cohort.opt_in_closes_on),
                ),
                button(t("Join"), Action.JOIN, cohort.id, style="primary"),
            )
        )
    return blocks


def _mine(t: Texts, shown: Home) -> list[Block]:
    edit = t("Edit my profile") if shown.standing.profile else t("Make my profile")
    own = [button(edit, Action.EDIT_PROFILE)]
    if shown.standing.enrolled:
        own += [button(t("Pause"), Action.PAUSE), button(t("Leave the cohort"), Action.LEAVE)]
    own += [button(t("A question for now"), Action.QUESTION), button(t("How it works"), Action.HOW_IT_WORKS)]
    return [divider(), actions(*own)]


def _organiser(t: Texts, shown: Home) -> list[Block]:
    blocks: list[Block] = [divider(), header(t("For organisers"))]
    if not shown.cohorts:
        blocks.append(section(t("No cohort yet. You see a preview before anything is sent.")))
    for view in shown.cohorts[:MOST_COHORTS]:
        blocks += rows(t, view)
    blocks.append(actions(button(t("Open a new cohort"), Action.NEW_COHORT)))
    return blocks
