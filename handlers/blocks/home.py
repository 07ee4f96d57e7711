"""App Home: what matters to this person now, and the organiser's side below it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from handlers.blocks.block_kit import Block, View, actions, button, context, divider, header, home, section
from handlers.blocks.cohorts import rows
from handlers.blocks.feedback import did_you, met_or_not
from handlers.blocks.formatting import bar, day, escape, people
from handlers.ids import Action
from mentoring.model import MemberId, MentoringSession
from mentoring.programme.home import Home, MentorshipView

MOST_COHORTS = 6


def home_view(shown: Home) -> View:
    """The whole App Home."""
    blocks: list[Block] = []
    until = shown.standing.member.paused_until
    if shown.paused and until is not None:
        blocks += _paused(until)
    for view in shown.mentorships:
        blocks += _mentorship(view)
    for cohort in shown.waiting:
        blocks.append(
            section(
                f"*{escape(cohort.name)}:* you have joined. Your partner is not decided yet; you hear from me first."
            )
        )
    if not shown.mentorships and not shown.waiting:
        blocks += _nothing_yet(shown)
    blocks += _joinable(shown)
    blocks += _mine(shown)
    if shown.organises:
        blocks += _organiser(shown)
    names = people(shown.organisers) if shown.organisers else "nobody yet; an admin can type `/mentoring setup`"
    blocks.append(context(f"Organised by {names} · `/mentoring help` lists everything I can do."))
    return home(*blocks)


def _paused(until: date) -> list[Block]:
    return [
        section(f"*You are paused until {day(until)}.* I am quiet until then."),
        actions(button("Resume now", Action.RESUME)),
    ]


def _mentorship(view: MentorshipView) -> list[Block]:
    share = view.held / view.planned if view.planned else 0.0
    blocks = [
        header(view.cohort.name),
        section(f"You and {people(view.partners)} · {view.held} of {view.planned} sessions held {bar(share)}"),
    ]
    session = view.next_session
    if view.to_answer is not None:
        blocks += _to_answer(view.to_answer, view.partners)
    elif session is not None:
        blocks.append(section(f"*Next: session {session.number}*, {_due(session, view.partners)}."))
    own = []
    if view.agenda is not None:
        own.append(button(f"Agenda of session {view.agenda.number}", Action.AGENDA, view.agenda.id))
    if view.pulse is not None:
        own.append(button(f"Pulse of session {view.pulse.number}", Action.PULSE, view.pulse.id))
    return [*blocks, actions(*own)] if own else blocks


def _to_answer(session: MentoringSession, partners: Sequence[MemberId]) -> list[Block]:
    return [
        section(f"*{did_you(partners)} meet for session {session.number}?* It is due {_due(session, partners)}."),
        met_or_not(session.id),
    ]


def _due(session: MentoringSession, partners: Sequence[MemberId]) -> str:
    opens = f"{people([session.opens])} opens" if session.opens in partners else "you open"
    return f"in the week of {day(session.due_on)}; {opens}"


def _nothing_yet(shown: Home) -> list[Block]:
    known = "Your profile is kept." if shown.standing.profile else "You can make your profile already."
    return [
        header("Both teach, both learn"),
        section(
            f"You get a partner from another corner of the organisation: you learn from them, and they learn from you. {known}"
        ),
    ]


def _joinable(shown: Home) -> list[Block]:
    blocks: list[Block] = []
    for cohort in shown.standing.can_join:
        blocks.append(
            section(
                f"*{escape(cohort.name)}* is open for joining until {day(cohort.opt_in_closes_on)}.",
                button("Join", Action.JOIN, cohort.id, style="primary"),
            )
        )
    return blocks


def _mine(shown: Home) -> list[Block]:
    own = [button("Edit my profile" if shown.standing.profile else "Make my profile", Action.EDIT_PROFILE)]
    if shown.standing.enrolled:
        own += [button("Pause", Action.PAUSE), button("Leave the cohort", Action.LEAVE)]
    own += [button("A question for now", Action.QUESTION), button("How it works", Action.HOW_IT_WORKS)]
    return [divider(), actions(*own)]


def _organiser(shown: Home) -> list[Block]:
    blocks: list[Block] = [divider(), header("For organisers")]
    if not shown.cohorts:
        blocks.append(section("No cohort yet. You see a preview before anything is sent."))
    for view in shown.cohorts[:MOST_COHORTS]:
        blocks += rows(view)
    blocks.append(actions(button("Open a new cohort", Action.NEW_COHORT)))
    return blocks
