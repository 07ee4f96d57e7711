"""The one next step, first on App Home and in `/mentoring`: what is true now, and the button that does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from handlers.blocks.agreement import open_button
from handlers.blocks.block_kit import Block, actions, button, section
from handlers.blocks.booking import find_a_time
from handlers.blocks.endings import thank_button, touch_button
from handlers.blocks.feedback import did_you_meet_for, met_or_not
from handlers.blocks.formatting import day, escape, people, when
from handlers.blocks.goals import choose_goals
from handlers.blocks.led_sessions import start_button
from handlers.ids import Action
from handlers.texts import Texts
from mentoring.model import Cohort, CohortStage, MentoringSession, Mentorship
from mentoring.next_step import NextStep, StepKind

StepDrawing = Callable[[Texts, NextStep], list[Block]]


def step_blocks(t: Texts, step: NextStep) -> list[Block]:
    """What to do next, the action first."""
    return DRAWINGS[step.kind](t, step)


def _cannot_take_part(t: Texts, _: NextStep) -> list[Block]:
    return [section(t("*Your account can’t take part in mentoring just now.* Your organiser can tell you more."))]


def _resume(t: Texts, _: NextStep) -> list[Block]:
    return [section(t("*You’re paused.* Back earlier?")), actions(button(t("Resume now"), Action.RESUME))]


def _answer(t: Texts, step: NextStep) -> list[Block]:
    session = _session(step)
    asked = did_you_meet_for(t, session.number, step.partners)
    due = t("It was due in the week of {day}.", day=day(t, session.due_on))
    return [section(f"*{asked}* {due}"), met_or_not(t, session.id)]


def _meet(t: Texts, step: NextStep) -> list[Block]:
    session, partners = _session(step), people(t, step.partners)
    own = [
        start_button(t, session.id),
        button(t("Open the agenda"), Action.AGENDA, session.id),
        button(t("Add to calendar"), Action.CALENDAR, session.id),
    ]
    if step.at is not None:
        facts = {"partners": partners, "time": when(t, step.at), "number": session.number}
        return [section(t("*Meet {partners}: {time}.* Session {number}’s agenda is ready.", **facts)), actions(*own)]
    said = t("*Meet {partners} for session {number}.* The agenda is ready.", partners=partners, number=session.number)
    met, not_met = (
        button(t("Yes, we met"), Action.MET_YES, session.id),
        button(t("Not this time"), Action.MET_SKIPPED, session.id),
    )
    return [section(said), actions(*own, met, not_met)]


def _pulse(t: Texts, step: NextStep) -> list[Block]:
    session = _session(step)
    return [
        section(t("*How was session {number}?* Three taps, and only you can see your answers.", number=session.number)),
        actions(button(t("Two-minute pulse"), Action.PULSE, session.id, style="primary")),
    ]


def _say_hello(t: Texts, step: NextStep) -> list[Block]:
    return [
        section(
            t(
                "*Say hello to {partners}.* One line is enough: who you are, and one thing you’d like to learn.",
                partners=people(t, step.partners),
            )
        ),
        actions(open_button(t, _mentorship(step).id)),
    ]


def _sign(t: Texts, step: NextStep) -> list[Block]:
    said = t(
        "*Agree with {partners} how you’ll work.* Six short lines, with words offered for each.",
        partners=people(t, step.partners),
    )
    return [section(said), actions(open_button(t, _mentorship(step).id, style="primary"))]


def _choose_goals(t: Texts, step: NextStep) -> list[Block]:
    partners = people(t, step.partners)
    said = t("*Choose what you’d like to learn from {partners}.* Your sessions will be about it.", partners=partners)
    return [section(said), choose_goals(t, _mentorship(step).id)]


def _find_a_time(t: Texts, step: NextStep) -> list[Block]:
    session = _session(step)
    said = t(
        "*Find a time for session {number} with {partners}.* It’s in the week of {day}.",
        number=session.number,
        partners=people(t, step.partners),
        day=day(t, session.due_on),
    )
    return [find_a_time(t, said, session.id)]


def _close(t: Texts, step: NextStep) -> list[Block]:
    return [
        section(
            t(
                "*You and {partners} have come to the end.* A good moment to say thank you, or to stay in touch.",
                partners=people(t, step.partners),
            )
        ),
        actions(thank_button(t, _mentorship(step).id), touch_button(t, _mentorship(step).id)),
    ]


def _come_back(t: Texts, step: NextStep) -> list[Block]:
    cohort = _cohort(step)
    return [
        section(t("*Want to be back in {cohort}?* One tap, and I’ll look for a partner.", cohort=escape(cohort.name))),
        actions(button(t("Bring me back"), Action.COME_BACK, cohort.id, style="primary")),
    ]


def _join(t: Texts, step: NextStep) -> list[Block]:
    cohort = _cohort(step)
    late = cohort.join_until if cohort.stage is CohortStage.UNDER_WAY else None
    closes = day(t, late or cohort.opt_in_closes_on)
    return [
        section(
            t("*Join {cohort}.* It’s under way; you can still join until {closes}.", **_named(cohort, closes))
            if late
            else t("*Join {cohort}.* It’s open until {closes}.", **_named(cohort, closes))
        ),
        actions(
            button(t("Join"), Action.JOIN, cohort.id, style="primary"),
            button(t("How it works"), Action.HOW_IT_WORKS),
        ),
    ]


def _named(cohort: Cohort, closes: str) -> dict[str, str]:
    return {"cohort": escape(cohort.name), "closes": closes}


def _look_ahead(t: Texts, step: NextStep) -> list[Block]:
    session, partners = _session(step), people(t, step.partners)
    if step.at is not None:
        facts = {"number": session.number, "partners": partners, "time": when(t, step.at)}
        return [section(t("*Nothing to do now.* Session {number} with {partners}: {time}.", **facts))]
    said = t(
        "*Nothing to do now.* Session {number} with {partners} is in the week of {day}.",
        number=session.number,
        partners=partners,
        day=day(t, session.due_on),
    )
    return [section(said)]


def _wait_for_partner(t: Texts, step: NextStep) -> list[Block]:
    name = escape(_cohort(step).name)
    said = t("*You have no partner in {cohort} just now.* I’ll message you when you’re matched.", cohort=name)
    return [section(said)]


def _wait_for_pairs(t: Texts, step: NextStep) -> list[Block]:
    cohort = _cohort(step)
    said = t(
        "*Nothing to do: you’re in {cohort}.* Pairs are being made; the start is planned for {starts}.",
        cohort=escape(cohort.name),
        starts=day(t, cohort.starts_on),
    )
    return [section(said)]


def _wait_for_closing(t: Texts, step: NextStep) -> list[Block]:
    cohort = _cohort(step)
    said = t(
        "*Nothing to do: you’re in {cohort}.* People can join until {closes}. I’ll message you when you’re matched.",
        cohort=escape(cohort.name),
        closes=day(t, cohort.opt_in_closes_on),
    )
    return [section(said)]


def _look_back(t: Texts, step: NextStep) -> list[Block]:
    name = escape(_cohort(step).name)
    return [
        section(t("*{cohort} is over for you.* Your profile is kept for the next cohort.", cohort=name)),
    ]


def _make_profile(t: Texts, _: NextStep) -> list[Block]:
    return [
        section(t("*Make your profile.* No cohort is open just now; it’s ready for the next one.")),
        actions(
            button(t("Make my profile"), Action.EDIT_PROFILE, style="primary"),
            button(t("How it works"), Action.HOW_IT_WORKS),
        ),
    ]


def _wait_for_cohort(t: Texts, _: NextStep) -> list[Block]:
    return [
        section(t("*Nothing to do now.* Your profile is kept, and the next cohort’s announcement has a Join button."))
    ]


DRAWINGS: Mapping[StepKind, StepDrawing] = {
    StepKind.CANNOT_TAKE_PART: _cannot_take_part,
    StepKind.RESUME: _resume,
    StepKind.ANSWER: _answer,
    StepKind.MEET: _meet,
    StepKind.PULSE: _pulse,
    StepKind.SAY_HELLO: _say_hello,
    StepKind.SIGN: _sign,
    StepKind.CHOOSE_GOALS: _choose_goals,
    StepKind.FIND_A_TIME: _find_a_time,
    StepKind.CLOSE: _close,
    StepKind.COME_BACK: _come_back,
    StepKind.JOIN: _join,
    StepKind.LOOK_AHEAD: _look_ahead,
    StepKind.WAIT_FOR_PARTNER: _wait_for_partner,
    StepKind.WAIT_FOR_PAIRS: _wait_for_pairs,
    StepKind.WAIT_FOR_CLOSING: _wait_for_closing,
    StepKind.LOOK_BACK: _look_back,
    StepKind.MAKE_PROFILE: _make_profile,
    StepKind.WAIT_FOR_COHORT: _wait_for_cohort,
}
"""Every kind of step has its face; a test holds it."""


def _cohort(step: NextStep) -> Cohort:
    """The cohort that the step is about. Raises ValueError where there is none."""
    if step.cohort is None:
        raise ValueError(f"a step of this kind has a cohort: {step.kind}")
    return step.cohort


def _mentorship(step: NextStep) -> Mentorship:
    """The mentorship that the step is about. Raises ValueError where there is none."""
    if step.mentorship is None:
        raise ValueError(f"a step of this kind has a mentorship: {step.kind}")
    return step.mentorship


def _session(step: NextStep) -> MentoringSession:
    """The session that the step is about. Raises ValueError where there is none."""
    if step.session is None:
        raise ValueError(f"a step of this kind has a session: {step.kind}")
    return step.session
