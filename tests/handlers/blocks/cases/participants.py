"""What participants see, and whoever types a command."""

from __future__ import annotations

from dataclasses import replace

from handlers import command_parser
from handlers.blocks import apologies, data, enrolment, feedback, home, leaving, partners, profile, sessions
from handlers.blocks import help as help_
from handlers.blocks.block_kit import Message
from handlers.forms import carry
from mentoring.agenda import Agenda, AgendaFacts, LearningGoal, Past, SessionKind, plan_agenda
from mentoring.late_joining import LateStart
from mentoring.looking_back import Evenness, LookingBack
from mentoring.model import Booking, CohortStage, EndedFor, Gain, Level, Member, MemberId, Met, Pulse, SessionId, Side
from mentoring.next_step import NextStep, StepKind
from mentoring.nudges.kinds.agenda import AgendaContent
from mentoring.nudges.kinds.did_you_meet import DidYouMeet
from mentoring.nudges.kinds.partner_left import PartnerLeft
from mentoring.nudges.kinds.warning import DayBefore
from mentoring.nudges.model import NudgeKind, NudgeState
from mentoring.nudges.reasons import WaitReason
from mentoring.programme.cohorts import CohortView
from mentoring.programme.enrolment import Joined, Left
from mentoring.programme.feedback import Answered, PulseKept
from mentoring.programme.home import Home, MentorshipView
from mentoring.programme.meetings import SuggestedTime
from mentoring.programme.member_overview import MemberOverview
from prompts.loader import load_bank
from tests.handlers.blocks.cases.goals import seen
from tests.handlers.blocks.cases.kind import Cases, Drawn, told
from tests.handlers.blocks.cases.notes import all_notes, kept
from tests.handlers.blocks.samples import AMINA, BEN, CHIARA, GITA, NOW, TAXONOMY, TODAY, Samples, T, nudge

AWAY = Member(id=AMINA, tz="Europe/London", paused_until=TODAY.replace(day=31))
HERE = replace(AWAY, paused_until=None)
REFUSED = "No cohort is open for joining just now. The next one is announced with a Join button."


def drawn(samples: Samples) -> Cases:
    """All of it."""
    return (
        _profile(samples)
        | _taking_part(samples)
        | _sessions(samples)
        | _feedback(samples)
        | _data()
        | _help()
        | {"home.home_view": _home(samples), "home.status": _status(samples)}
    )


LATE = LateStart(sessions=4, next_on=TODAY, hears_by=TODAY, third=True)


def _profile(samples: Samples) -> Cases:
    own, carried = samples.profile(AMINA), carry({"cohort": "cohort-1"})
    opened = samples.at(CohortStage.OPEN)
    joined = Joined(cohort=opened, new=True, joined=7)
    marked = replace(own, between_us=frozenset({samples.own}))
    return {
        "profile.topics_step": {
            "new": profile.topics_step(T, None, TAXONOMY, carried),
            "kept": profile.topics_step(T, own, TAXONOMY, carried),
            "one between the two": profile.topics_step(T, marked, TAXONOMY, carried),
        },
        "profile.between_form": {
            "nothing yet": profile.between_form(T, [], [], TAXONOMY, carried),
            "one kept": profile.between_form(T, ["budgets", samples.own], [samples.own], TAXONOMY, carried),
        },
        "profile.work_step": {
            "new": profile.work_step(T, None, carried),
            "kept": profile.work_step(T, own, carried),
        },
        "profile.wishes_step": {
            "new": profile.wishes_step(T, None, carried),
            "kept": profile.wishes_step(T, own, carried),
        },
        "enrolment.saved": {
            "in a cohort": enrolment.saved(T, _standing(samples, CohortStage.OPEN)),
            "one is open": enrolment.saved(T, replace(_standing(samples), can_join=(opened,))),
            "nothing open": enrolment.saved(T, _standing(samples)),
        },
        "enrolment.joined": {
            "new": enrolment.joined(T, joined),
            "the first": enrolment.joined(T, replace(joined, joined=1)),
            "again": enrolment.joined(T, replace(joined, new=False)),
            "late": enrolment.joined(T, replace(joined, late=LATE)),
            "late, and nobody is a third": enrolment.joined(T, replace(joined, late=replace(LATE, third=False))),
            "out of a pause": enrolment.joined(T, replace(joined, resumed=True)),
            "no cohort open": enrolment.joined(T, Joined(cohort=None, new=False, joined=0)),
        },
    }


def _standing(samples: Samples, *stages: CohortStage, member: Member = HERE) -> MemberOverview:
    enrolled = tuple(samples.at(stage) for stage in stages)
    return MemberOverview(today=TODAY, member=member, profile=samples.profile(AMINA), enrolled=enrolled, can_join=())


def _taking_part(samples: Samples) -> Cases:
    opened = samples.at(CohortStage.OPEN)
    in_it = _standing(samples, CohortStage.UNDER_WAY)
    left = Left(cohorts=(opened,), told=())
    return {
        "enrolment.day_before": {"": told(DayBefore(cohort=opened, joined=25))},
        "enrolment.skipped": {"": enrolment.skipped(T, opened)},
        "enrolment.staying": {
            f"{stage}": enrolment.staying(T, samples.at(stage))
            for stage in CohortStage
            if stage is not CohortStage.DRAFT
        },
        "leaving.leave_form": {
            "no partner yet": leaving.leave_form(T, _standing(samples, CohortStage.OPEN), has_partner=False),
            "with a partner": leaving.leave_form(T, in_it, True, [_read_by_ben(samples)]),
        },
        "leaving.partner_ended": {"": leaving.partner_ended(T)},
        "leaving.left": {
            "no partner yet": leaving.left(T, left),
            "with a partner": leaving.left(T, replace(left, told=(BEN,))),
        },
        "leaving.pause_form": {"": leaving.pause_form(T, TODAY)},
        "leaving.paused": {"": leaving.paused(T, AWAY)},
        "leaving.resumed": {"": leaving.resumed(T)},
    }


def _read_by_ben(samples: Samples) -> Message:
    """What the partner of whoever leaves will read."""
    left = PartnerLeft(cohort=samples.at(CohortStage.UNDER_WAY), goes_on=False, rematched=False)
    return partners.partner_left(T, left)


def _only(samples: Samples) -> Agenda:
    """What a pair with one session does in it: meet, take up both goals, close."""
    goals = {
        AMINA: (LearningGoal(topic="Spreadsheets", doing=True),),
        BEN: (LearningGoal(topic=samples.own, doing=True),),
    }
    facts = AgendaFacts(
        members=(AMINA, BEN),
        levels={AMINA: Level.LEADING, BEN: Level.STARTING},
        number=1,
        sessions=1,
        minutes=45,
        opens=AMINA,
        seed=1,
        goals=goals,
    )
    return plan_agenda(facts, Past(), load_bank())


def _sessions(samples: Samples) -> Cases:
    under_way = samples.at(CohortStage.UNDER_WAY)
    content = AgendaContent(
        cohort=under_way,
        mentorship=samples.mentorship(),
        session=samples.session,
        agenda=samples.agenda,
    )
    return {
        "sessions.agenda": {
            "general": told(content),
            "about goals": told(replace(content, agenda=samples.agenda_about_goals)),
            "half way, with the agreement": told(
                replace(content, agenda=replace(samples.agenda, kind=SessionKind.MIDDLE))
            ),
            "at a time that they agreed on": told(replace(content, booked=NOW)),
            "the only one": told(replace(content, agenda=_only(samples), session=replace(samples.session, number=1))),
            "looking back": told(
                replace(content, looking_back=LookingBack(number=1, evenness=Evenness.SHARING_LEANED, people=2))
            ),
        },
        "sessions.agenda_view": {"": sessions.agenda_view(T, samples.session_view, help_.footer(T, nudge()))},
        "sessions.agenda_form": {
            "the only one": sessions.agenda_form(
                T, replace(samples.session_view, agenda=_only(samples), session=replace(samples.session, number=1))
            ),
            "general": sessions.agenda_form(T, samples.session_view),
            "about goals": sessions.agenda_form(T, replace(samples.session_view, agenda=samples.agenda_about_goals)),
            "with notes": sessions.agenda_form(T, replace(samples.session_view, notes=all_notes(samples))),
            "with notes, in the last session": sessions.agenda_form(
                T,
                replace(
                    samples.session_view,
                    agenda=replace(samples.agenda, kind=SessionKind.LAST),
                    notes=all_notes(samples),
                ),
            ),
        },
        "sessions.calendar_form": {
            "a time suits": sessions.calendar_form(
                T, SuggestedTime(view=samples.session_view, suits=NOW, tz="Europe/London"), [BEN]
            ),
            "none does": sessions.calendar_form(
                T, SuggestedTime(view=samples.session_view, suits=None, tz="Asia/Kolkata"), [BEN, CHIARA]
            ),
        },
        "sessions.calendar_file": {"": sessions.calendar_file(T, 2)},
        "sessions.why_questions": {
            "general": sessions.why_questions(T, samples.session_view),
            "about goals": sessions.why_questions(T, replace(samples.session_view, agenda=samples.agenda_about_goals)),
        },
    }


def _feedback(samples: Samples) -> Cases:
    session = samples.session
    asked = DidYouMeet(cohort=samples.at(CohortStage.UNDER_WAY), session=session, partners=(BEN,))
    two = Answered(session=session, partners=(BEN,), met=Met.YES, held=False, waiting_for=(BEN,), mismatch=False)
    three = replace(two, partners=(BEN, CHIARA), waiting_for=(BEN, CHIARA))
    given = Pulse(
        session=session.id, member=AMINA, asked=Side.RATHER_ME, shared=Side.EVEN, gained=Gain.WILL_USE, at=NOW
    )
    return {
        "feedback.did_you_meet": {
            "two": told(asked),
            "three": told(replace(asked, partners=(BEN, CHIARA))),
            "again": told(replace(asked, again=True, asked=True)),
            "asked before": told(replace(asked, asked=True)),
            "answers differ": told(replace(asked, mismatch=True)),
        },
        "feedback.answered": {
            "yes, first of two": feedback.answered(T, two),
            "yes, first of three": feedback.answered(T, three),
            "yes, and the others too": feedback.answered(T, replace(two, held=True, waiting_for=())),
            "yes, all three": feedback.answered(T, replace(three, held=True, waiting_for=())),
            "yes, but somebody else said no": feedback.answered(T, replace(two, mismatch=True)),
            "not yet": feedback.answered(T, replace(two, met=Met.NOT_YET)),
            "not yet, but somebody else said yes": feedback.answered(T, replace(two, met=Met.NOT_YET, mismatch=True)),
            "not this time": feedback.answered(T, replace(two, met=Met.SKIPPED)),
        },
        "feedback.pulse_form": {
            "new": feedback.pulse_form(T, session.id, session.number, (BEN,), None),
            "given before": feedback.pulse_form(
                T, session.id, session.number, (BEN, CHIARA), given, replace(kept(samples), shared=True)
            ),
        },
        "feedback.pulse_kept": {
            "first of two": feedback.pulse_kept(T, PulseKept(partners=(BEN,), everybody=False)),
            "first of three": feedback.pulse_kept(T, PulseKept(partners=(BEN, CHIARA), everybody=False)),
            "everybody": feedback.pulse_kept(T, PulseKept(partners=(BEN,), everybody=True)),
            "not the first": feedback.pulse_kept(T, PulseKept(partners=(BEN,), everybody=True, again=True)),
            "with notes": feedback.pulse_kept(T, PulseKept(partners=(BEN,), everybody=True), kept(samples)),
            "with notes that are shared": feedback.pulse_kept(
                T, PulseKept(partners=(BEN,), everybody=True), replace(kept(samples), shared=True)
            ),
            **{
                f"everybody, of a last session: {evenness}": feedback.pulse_kept(
                    T,
                    PulseKept(
                        partners=(BEN,),
                        everybody=True,
                        looking_back=LookingBack(number=6, evenness=evenness, people=2),
                    ),
                )
                for evenness in Evenness
            },
        },
    }


def _data() -> Cases:
    return {
        "data.summary": {
            "": data.summary(T, {table: [{}] for table in data.WORDS} | {"pulse": [{}, {}], "answer": []})
        },
        "data.erase_form": {"": data.erase_form(T)},
        "data.erased": {"": data.erased(T)},
        "data.taken_back": {"": data.taken_back(T)},
        "data.file_sent": {"": data.file_sent(T)},
    }


def _help() -> Cases:
    latest = [
        nudge(kind)
        if state is NudgeState.PLANNED
        else replace(nudge(kind), state=state, reason=WaitReason.SNOOZED if state is NudgeState.SKIPPED else None)
        for kind, state in zip(NudgeKind, [*NudgeState, *NudgeState], strict=False)
    ]
    return {
        "help.loading": {"": help_.loading(T, "Your profile")},
        "help.help_text": {
            "everybody": help_.help_text(T, command_parser.FOR_EVERYBODY, {}, (GITA,)),
            "organiser": help_.help_text(T, command_parser.FOR_EVERYBODY, command_parser.FOR_ORGANISERS, (AMINA, GITA)),
            "not set up yet": help_.help_text(T, command_parser.FOR_EVERYBODY, {}, ()),
        },
        "apologies.refusal": {"": apologies.refusal(REFUSED)},
        "apologies.refusal_view": {"": apologies.refusal_view(T, REFUSED)},
        "apologies.broken": {"": apologies.broken(T, "0A1B2C3D")},
        "apologies.old_button": {"": apologies.old_button(T)},
        "help.why": {kind.value: help_.why(T, nudge(kind)) for kind in NudgeKind},
        "help.latest": {"none": help_.latest(T, []), "some": help_.latest(T, latest)},
        "help.snoozed": {"a day": help_.snoozed(T, 1), "a week": help_.snoozed(T, 7)},
    }


def _home(samples: Samples) -> dict[str, Drawn]:
    under_way = samples.at(CohortStage.UNDER_WAY)
    nobody = Home(
        standing=MemberOverview(today=TODAY, member=HERE, profile=None, enrolled=(), can_join=()),
        mentorships=(),
        waiting=(),
        organisers=(),
        organises=False,
        cohorts=(),
        paused=False,
        step=NextStep(kind=StepKind.MAKE_PROFILE),
    )
    first = replace(samples.session, id=SessionId("session-1"), number=1, held_on=TODAY)
    answer = NextStep(
        kind=StepKind.ANSWER,
        cohort=under_way,
        mentorship=samples.mentorship(),
        partners=(BEN,),
        session=samples.session,
    )
    ahead = replace(answer, kind=StepKind.LOOK_AHEAD)
    view = MentorshipView(
        cohort=under_way,
        mentorship=samples.mentorship(),
        partners=(BEN,),
        held=1,
        planned=6,
        next_session=samples.session,
        to_answer=samples.session,
        agenda=samples.session,
        pulse=first,
        sessions=(first, replace(samples.session, offered_at=NOW)),
        step=answer,
        goals=seen(samples, BEN),
    )
    we_open = replace(
        view,
        goals=seen(samples, AMINA, BEN),
        to_answer=None,
        agenda=None,
        pulse=None,
        next_session=replace(samples.session, opens=AMINA),
    )
    paired = replace(
        nobody, standing=_standing(samples, CohortStage.UNDER_WAY), mentorships=(view,), organisers=(GITA,), step=answer
    )
    opened = samples.at(CohortStage.OPEN)
    join = NextStep(kind=StepKind.JOIN, cohort=opened)
    can_join = replace(nobody, standing=replace(nobody.standing, can_join=(opened,)), organisers=(GITA,), step=join)
    over = replace(view, cohort=samples.at(CohortStage.FINISHED), next_session=None, to_answer=None, pulse=None)
    ended = {
        why: replace(over, mentorship=replace(samples.mentorship(), ended_for=why))
        for why in (EndedFor.COHORT_OVER, EndedFor.ANOTHER_PARTNER)
    }
    looks_back = NextStep(kind=StepKind.LOOK_BACK, cohort=over.cohort, partners=(BEN,))
    return {
        "before set-up": home.home_view(T, nobody),
        "a cohort is open": home.home_view(T, can_join),
        "waiting for a partner": home.home_view(
            T,
            replace(
                paired,
                standing=_standing(samples, CohortStage.OPEN),
                mentorships=(),
                waiting=(opened,),
                step=NextStep(kind=StepKind.WAIT_FOR_CLOSING, cohort=opened),
            ),
        ),
        "with a partner": home.home_view(T, paired),
        "with a partner, nothing to answer": home.home_view(T, replace(paired, mentorships=(we_open,), step=ahead)),
        "with a partner, at a time that they agreed on": home.home_view(
            T,
            replace(
                paired,
                mentorships=tuple(_at_a_time(each) for each in (view, we_open)),
                step=replace(ahead, kind=StepKind.MEET, at=NOW),
            ),
        ),
        "every session held": home.home_view(
            T,
            replace(
                paired,
                mentorships=(replace(view, held=6, to_answer=None, next_session=None),),
                step=replace(ahead, kind=StepKind.CLOSE),
            ),
        ),
        "the cohort is over": home.home_view(
            T, replace(nobody, done=(ended[EndedFor.COHORT_OVER],), organisers=(GITA,), step=looks_back)
        ),
        "a pairing ended early, with somebody erased since": home.home_view(
            T,
            replace(
                paired,
                mentorships=(),
                done=(replace(ended[EndedFor.ANOTHER_PARTNER], partners=(MemberId("gone-0a1b2c"),)),),
                step=NextStep(kind=StepKind.WAIT_FOR_PARTNER, cohort=under_way),
            ),
        ),
        "paused": home.home_view(
            T, replace(paired, paused=True, standing=_standing(samples, CohortStage.UNDER_WAY, member=AWAY))
        ),
        "organiser without a cohort": home.home_view(T, replace(nobody, organises=True, organisers=(AMINA,))),
        "organiser": home.home_view(
            T,
            replace(
                nobody,
                organises=True,
                organisers=(AMINA, GITA),
                cohorts=tuple(CohortView(cohort=samples.at(stage), joined=25) for stage in CohortStage),
            ),
        ),
    }


def _at_a_time(view: MentorshipView) -> MentorshipView:
    """The same with a time for its next session."""
    session = view.next_session or view.sessions[-1]
    return replace(view, to_book=session, booking=Booking(session=session.id, round=1, starts_at=NOW))


def _status(samples: Samples) -> dict[str, Drawn]:
    under_way, opened = samples.at(CohortStage.UNDER_WAY), samples.at(CohortStage.OPEN)
    alone = _standing(samples)
    nobody = Home(
        standing=alone, mentorships=(), waiting=(), organisers=(GITA,), organises=False, cohorts=(), paused=False
    )
    view = MentorshipView(
        cohort=under_way,
        mentorship=samples.mentorship(),
        partners=(BEN,),
        held=1,
        planned=6,
        next_session=replace(samples.session, opens=AMINA),
        to_answer=None,
        agenda=samples.session,
        sessions=(replace(samples.session, offered_at=NOW),),
    )
    ahead = NextStep(kind=StepKind.LOOK_AHEAD, cohort=under_way, partners=(BEN,), session=samples.session)
    in_it = _standing(samples, CohortStage.UNDER_WAY)
    paired = replace(nobody, standing=in_it, mentorships=(view,), step=ahead)
    waits = CohortView(cohort=samples.at(CohortStage.PROPOSED), joined=25)
    stages = (CohortStage.OPEN, CohortStage.PROPOSED, CohortStage.UNDER_WAY)
    away = _standing(samples, CohortStage.UNDER_WAY, member=AWAY)
    return {
        "nothing open": home.status(T, nobody),
        "one open": home.status(T, replace(nobody, standing=replace(alone, can_join=(opened,)))),
        **{
            f"no partner in one that is {stage}": home.status(T, replace(nobody, standing=_standing(samples, stage)))
            for stage in stages
        },
        "with a partner": home.status(T, paired),
        "did you meet": home.status(
            T,
            replace(
                paired,
                mentorships=(replace(view, to_answer=samples.session),),
                step=replace(ahead, kind=StepKind.ANSWER),
            ),
        ),
        "paused": home.status(T, replace(paired, standing=away, paused=True)),
        "an organiser for whom pairs wait": home.status(T, replace(nobody, organises=True, cohorts=(waits,))),
    }
