"""App Home: what matters to this person now, and the organiser's side below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handlers.blocks import booking
from handlers.blocks.agreement import LINES, open_button
from handlers.blocks.balance import looking_back_blocks
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
from handlers.blocks.board import board
from handlers.blocks.endings import thank_button, touch_button
from handlers.blocks.enrolment import next_steps, where_things_stand
from handlers.blocks.formatting import bar, day, escape, people, when
from handlers.blocks.goals import on_home
from handlers.blocks.kindness import hears_button
from handlers.blocks.late_joining import join_line
from handlers.blocks.led_sessions import start_button
from handlers.blocks.next_step import step_blocks
from handlers.blocks.notes import notes_button
from handlers.ids import Action
from handlers.texts import Texts
from mentoring.model import CohortStage, EndedFor, MemberId, MentoringSession, was_erased
from mentoring.next_step import SessionOutcome, StepKind, outcome
from mentoring.programme.home import Home, MentorshipView

MOST_COHORTS = 6

MOST_DONE = 3
"""So many mentorships that are over are shown, the latest first."""


def home_view(t: Texts, shown: Home) -> View:
    """The whole App Home: the next step, each mentorship, what is over, then what can be done at any time."""
    blocks = _next_step(t, shown)
    for view in shown.mentorships:
        blocks += _mentorship(t, view)
    blocks += _waiting(t, shown)
    for view in shown.done[:MOST_DONE]:
        blocks += _done(t, view)
    blocks += _joinable(t, shown)
    if _is_new(shown):
        blocks += _idea(t)
    blocks += _mine(t, shown)
    if shown.organises:
        blocks += _organiser(t, shown)
    blocks.append(context(" · ".join([_organised_by(t, shown.organisers), _everything(t)])))
    return home(*blocks)


def _next_step(t: Texts, shown: Home) -> list[Block]:
    """What to do next; a pause says until when."""
    until = shown.standing.member.paused_until
    if shown.paused and until is not None:
        return _paused(t, until)
    return step_blocks(t, shown.step) if shown.step else []


def _waiting(t: Texts, shown: Home) -> list[Block]:
    """The cohorts in which they have no partner yet, but for the one that the next step is about."""
    first = shown.step.cohort if shown.step else None
    others = [cohort for cohort in shown.waiting if first is None or cohort.id != first.id]
    return [
        section(t("*{cohort}:* you’re in. I’ll message you when you’re matched.", cohort=escape(cohort.name)))
        for cohort in others
    ]


def _is_new(shown: Home) -> bool:
    """Whether they have never taken part in anything: only then the idea is explained."""
    return not shown.mentorships and not shown.waiting and not shown.done


def status(t: Texts, shown: Home) -> Message:
    """After `/mentoring` alone: partner, next session, what waits for the reader, and what they can do."""
    current = shown.standing
    placed = {view.cohort.id for view in shown.mentorships}
    blocks = _step_in_status(t, shown)
    for view in shown.mentorships:
        # In a message the header's words would also be its text, in which Slack reads names as links.
        blocks += [section(f"*{escape(view.cohort.name)}*"), *_mentorship(t, view)[1:]]
    other = tuple(cohort for cohort in current.enrolled if cohort.id not in placed)
    quiet = replace(current, enrolled=other) if other or not placed else None
    if quiet is not None or shown.paused:
        blocks.append(section(where_things_stand(t, quiet, current.member.paused_until if shown.paused else None)))
    blocks += _to_approve(t, shown)
    return message(*blocks, actions(*next_steps(t, current, paused=shown.paused)))


def _step_in_status(t: Texts, shown: Home) -> list[Block]:
    """The next step of whoever has a partner, or could come back; where others stand is said below."""
    can_come_back = shown.step is not None and shown.step.kind is StepKind.COME_BACK
    return _next_step(t, shown) if not shown.paused and (shown.mentorships or can_come_back) else []


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
        section(t("*Paused until {until}.* I’ll be back then.", until=day(t, until))),
        actions(button(t("Resume now"), Action.RESUME)),
    ]


def _mentorship(t: Texts, view: MentorshipView) -> list[Block]:
    """One mentorship: partner, goals, agreement, next time, steps, and what was, in this order."""
    blocks = [header(view.cohort.name), section(_how_far(t, view))]
    blocks.append(section(t(LINES[view.agreement]), open_button(t, view.mentorship.id)))
    blocks += _next(t, view)
    blocks += _history(t, view)
    blocks += looking_back_blocks(t, view.looking_back)
    own = []
    if view.agenda is not None and not _is_next(view, StepKind.MEET):
        label = t("Agenda of session {number}", number=view.agenda.number)
        own.append(button(label, Action.AGENDA, view.agenda.id))
        own.append(start_button(t, view.agenda.id))
    if view.pulse is not None and not _is_next(view, StepKind.PULSE):
        own.append(button(t("Pulse of session {number}", number=view.pulse.number), Action.PULSE, view.pulse.id))
    own.append(button(t("Change something"), Action.WAYS, view.mentorship.id))
    blocks += on_home(t, view.goals) if view.goals is not None else []
    return [*blocks, actions(*own)]


def _is_next(view: MentorshipView, kind: StepKind) -> bool:
    """Whether it is the next step already, so that it need not be offered twice."""
    return view.step is not None and view.step.kind is kind


def _done(t: Texts, view: MentorshipView) -> list[Block]:
    """A mentorship that is over: what they did together."""
    held = replace(view, sessions=tuple(each for each in view.sessions if each.held_on is not None))
    said = [header(view.cohort.name), section(_how_it_ended(t, view)), *_history(t, held)]
    said += looking_back_blocks(t, view.looking_back)
    if all(was_erased(each) for each in view.partners):
        return [*said, actions(notes_button(t, view.mentorship.id))]
    ways = (thank_button(t, view.mentorship.id), touch_button(t, view.mentorship.id))
    return [*said, actions(*ways, notes_button(t, view.mentorship.id))]


def _how_it_ended(t: Texts, view: MentorshipView) -> str:
    partners = _named(t, view.partners)
    if view.mentorship.ended_for is EndedFor.COHORT_OVER:
        return t.n(
            "You and {partners} held {count} session together.",
            "You and {partners} held {count} sessions together.",
            view.held,
            partners=partners,
        )
    return t.n(
        "Your pairing with {partners} has ended. You held {count} session together.",
        "Your pairing with {partners} has ended. You held {count} sessions together.",
        view.held,
        partners=partners,
    )


def _named(t: Texts, partners: Sequence[MemberId]) -> str:
    """Partners by name; whoever was erased since has none."""
    here = [each for each in partners if not was_erased(each)]
    return people(t, here) if here else t("somebody who has left")


def _history(t: Texts, view: MentorshipView) -> list[Block]:
    """The sessions so far, each with what became of it."""
    member = next((each for each in view.mentorship.members if each not in view.partners), MemberId(""))
    coming = view.next_session.id if view.next_session else None
    past = (session for session in view.sessions if session.id != coming)
    lines = [_what_was(t, session, member, view.partners) for session in past]
    said = [line for line in lines if line]
    return [context("\n".join(said))] if said else []


def _what_was(t: Texts, session: MentoringSession, member: MemberId, partners: Sequence[MemberId]) -> str:
    """One session in a line; nothing of one that is still to come."""
    number = session.number
    match outcome(session, member):
        case SessionOutcome.HELD if session.held_on is not None:
            return t("Session {number}: held on {day}", number=number, day=day(t, session.held_on))
        case SessionOutcome.ONE_SIDE:
            named = _named(t, partners)
            return t("Session {number}: waits for a yes from {partners}", number=number, partners=named)
        case SessionOutcome.CALLED_OFF:
            return t("Session {number}: didn’t take place", number=number)
        case SessionOutcome.NOT_YET:
            return t("Session {number}: not yet", number=number)
        case SessionOutcome.OPEN:
            return t("Session {number}: no answer yet", number=number)
    return ""


def _how_far(t: Texts, view: MentorshipView) -> str:
    share = view.held / view.planned if view.planned else 0.0
    return t.n(
        "You and {partners} · {held} of {count} session held {bar}",
        "You and {partners} · {held} of {count} sessions held {bar}",
        view.planned,
        partners=people(t, view.partners),
        held=view.held,
        bar=bar(share),
    )


def _next(t: Texts, view: MentorshipView) -> list[Block]:
    """The session that comes next, and its time or the way to one."""
    said, session, to_book = list[Block](), view.next_session, view.to_book
    if session is not None and view.next_at is not None:
        facts = {"number": session.number, "time": when(t, view.next_at), "opens": people(t, [session.opens])}
        if session.opens in view.partners:
            return [booking.can_move(t, t("*Next: session {number}*, {time}; {opens} opens.", **facts), session)]
        return [booking.can_move(t, t("*Next: session {number}*, {time}; you open.", **facts), session)]
    if session is not None:
        said.append(section(_next_week(t, session, view.partners)))
    if to_book is not None and not _is_next(view, StepKind.FIND_A_TIME):
        said.append(booking.on_home(t, to_book, view.booking))
    return said


def _next_week(t: Texts, session: MentoringSession, partners: Sequence[MemberId]) -> str:
    facts = {"number": session.number, "day": day(t, session.due_on), "opens": people(t, [session.opens])}
    if session.opens in partners:
        return t("*Next: session {number}*, in the week of {day}; {opens} opens.", **facts)
    return t("*Next: session {number}*, in the week of {day}; you open.", **facts)


def _idea(t: Texts) -> list[Block]:
    idea = t("You get a partner who can teach you something, and whom you can teach something.")
    return [header(t("Both teach, both learn")), section(idea)]


def _joinable(t: Texts, shown: Home) -> list[Block]:
    blocks: list[Block] = []
    first = shown.step.cohort if shown.step and shown.step.kind is StepKind.JOIN else None
    for cohort in shown.standing.can_join:
        if first is not None and cohort.id == first.id:
            continue
        blocks.append(
            section(join_line(t, cohort), button(t("Join"), Action.JOIN, cohort.id, style="primary")),
        )
    return blocks


def _mine(t: Texts, shown: Home) -> list[Block]:
    edit = t("Edit my profile") if shown.standing.profile else t("Make my profile")
    own = [button(edit, Action.EDIT_PROFILE)]
    if shown.standing.enrolled:
        own += [button(t("Pause"), Action.PAUSE), button(t("Leave the cohort"), Action.LEAVE)]
    own.append(hears_button(t))
    own += [button(t("A question for now"), Action.QUESTION), button(t("How it works"), Action.HOW_IT_WORKS)]
    return [divider(), actions(*own)]


def _organiser(t: Texts, shown: Home) -> list[Block]:
    blocks: list[Block] = [divider(), header(t("For organisers"))]
    if not shown.cohorts:
        blocks.append(section(t("No cohort yet. You see a preview before anything is sent.")))
    for view in shown.cohorts[:MOST_COHORTS]:
        blocks += board(t, view)
    blocks.append(actions(button(t("Open a new cohort"), Action.NEW_COHORT)))
    return blocks
