"""App Home: what matters to this person now, the most important first; the organiser's side below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from mentoring.agreements import AgreementStage, stage_for
from mentoring.looking_back import LookingBack, looking_back
from mentoring.model import (
    Actor,
    Booking,
    Cohort,
    EnrolmentState,
    MemberId,
    MentoringSession,
    Mentorship,
    MentorshipState,
    Met,
)
from mentoring.next_step import (
    NextStep,
    Participation,
    StepKind,
    first_of,
    in_cohort,
    in_mentorship,
    not_ahead,
    to_answer,
    to_come,
    to_meet,
    without_pulse,
)
from mentoring.ports import Transaction
from mentoring.programme.booked_times import next_to_book
from mentoring.programme.cohorts import Cohorts, CohortView
from mentoring.programme.enrolment import Enrolments
from mentoring.programme.goals import Goals, GoalsView
from mentoring.programme.member_overview import MemberOverview
from mentoring.programme.services import UseCase
from mentoring.programme.setup import SetUp
from mentoring.session_plan import how_many
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class MentorshipView:
    """A mentorship from one side: who with, how far along, and the session that comes next or waits for an answer.

    `agenda` is the session whose agenda has been made and is not over; `pulse` the last one met without this person's
    pulse; `sessions` all of them, by number; `step` what this person can do next in it; `looking_back` how even the
    last talk was, where no agenda says it any more; `to_book` the session for which a time can be found, and `booking`
    what is known of that.
    """

    cohort: Cohort
    mentorship: Mentorship
    partners: tuple[MemberId, ...]
    held: int
    planned: int
    next_session: MentoringSession | None
    to_answer: MentoringSession | None
    agenda: MentoringSession | None = None
    pulse: MentoringSession | None = None
    sessions: tuple[MentoringSession, ...] = ()
    step: NextStep | None = None
    agreement: AgreementStage = AgreementStage.UNSIGNED
    looking_back: LookingBack | None = None
    goals: GoalsView | None = None
    to_book: MentoringSession | None = None
    booking: Booking | None = None

    @property
    def next_at(self) -> datetime | None:
        """When the next session is, where that is agreed."""
        same = self.to_book is not None and self.next_session is not None and self.to_book.id == self.next_session.id
        return self.booking.booked if same and self.booking else None


@dataclass(frozen=True, kw_only=True)
class Home:
    """Everything on one person's App Home. `step` is the one thing to do next; `done` the mentorships that are over."""

    standing: MemberOverview
    mentorships: tuple[MentorshipView, ...]
    waiting: tuple[Cohort, ...]
    organisers: tuple[MemberId, ...]
    organises: bool
    cohorts: tuple[CohortView, ...]
    paused: bool
    step: NextStep | None = None
    done: tuple[MentorshipView, ...] = ()


class Homes(UseCase):
    """Reads what App Home shows."""

    async def opened(self, actor: Actor) -> None:
        """Somebody looks at their App Home: it is drawn, and kept up to date from now on."""
        await self.services.surfaces.home_opened(actor.workspace, actor.member)

    async def home(self, actor: Actor) -> Home:
        """The person's App Home as of now."""
        now = self.services.clock()
        standing = await Enrolments(self.services).standing(actor)
        organisers = await SetUp(self.services).organisers(actor)
        organises = actor.member in organisers
        cohorts = await Cohorts(self.services).all(actor) if organises else []
        async with self.services.store.transaction(actor.workspace) as tx:
            known = {cohort.id: cohort for cohort in await tx.cohorts.all()}
            own = [one for one in await tx.mentorships.of_member(actor.member) if one.introduced_at is not None]
            views = [
                await self._view(tx, cohort, actor.member, one, now) for one in own if (cohort := known.get(one.cohort))
            ]
            found = await tx.enrolments.of_member(actor.member)
            states = [(cohort, each.state) for each in found if (cohort := known.get(each.cohort))]
        shown = participant_home(standing, views, states)
        return replace(shown, organisers=tuple(organisers), organises=organises, cohorts=tuple(cohorts))

    async def _view(
        self, tx: Transaction, cohort: Cohort, member: MemberId, mentorship: Mentorship, now: datetime
    ) -> MentorshipView:
        sessions = await tx.sessions.of_mentorship(mentorship.id)
        bookings = await tx.bookings.of([session.id for session in sessions if session.held_on is None])
        pulses = await tx.pulses.of_mentorship(mentorship.id)
        goals = await Goals(self.services).seen(tx, mentorship, member)
        side = Participation(
            member=member,
            pulses=frozenset(each.session for each in pulses if each.member == member),
            agreement=stage_for(await tx.agreements.of_mentorship(mentorship.id), mentorship.members, member),
            has_goals=member in goals.named,
            booked={key: each.booked for key, each in bookings.items() if each.booked and each.is_ahead(now)},
        )
        view = view_of(cohort, mentorship, sessions, side, local_day(now, cohort.tz))
        # As long as an agenda is to come, that says it to all of them at once.
        back = looking_back(sessions, pulses, mentorship.members) if to_come(sessions) is None else None
        to_book = next_to_book(cohort, sessions, bookings, now)
        booking = bookings.get(to_book.id) if to_book else None
        return replace(view, looking_back=back, goals=goals, to_book=to_book, booking=booking)


def participant_home(
    standing: MemberOverview, views: Sequence[MentorshipView], states: Sequence[tuple[Cohort, EnrolmentState]]
) -> Home:
    """App Home of somebody who organises nothing, from where they stand.

    `views` are the mentorships of which they were told, newest first; `states` says what they are in each cohort.
    """
    active = tuple(view for view in views if view.mentorship.state is MentorshipState.ACTIVE)
    done = tuple(view for view in views if view.mentorship.state is MentorshipState.ENDED)
    placed = {view.cohort.id for view in active}
    alone = [in_cohort(cohort, state) for cohort, state in states if cohort.id not in placed]
    steps = [step for step in (*(view.step for view in active), *alone) if step]
    paused = standing.member.paused_until is not None and standing.today < standing.member.paused_until
    return Home(
        standing=standing,
        mentorships=active,
        waiting=tuple(cohort for cohort in standing.enrolled if cohort.id not in placed),
        organisers=(),
        organises=False,
        cohorts=(),
        paused=paused,
        step=_step_of(standing, steps, done, paused=paused),
        done=done,
    )


def view_of(
    cohort: Cohort, mentorship: Mentorship, sessions: Sequence[MentoringSession], side: Participation, today: date
) -> MentorshipView:
    """A mentorship as one of its people sees it that day."""
    open_sessions = [session for session in sessions if session.held_on is None]
    met = [session for session in sessions if session.answers.get(side.member) is Met.YES]
    return MentorshipView(
        cohort=cohort,
        mentorship=mentorship,
        partners=mentorship.partners_of(side.member),
        held=sum(session.held_on is not None for session in sessions),
        planned=how_many(sessions),
        next_session=to_meet(sessions, side.member) or to_come(sessions),
        to_answer=to_answer(cohort, not_ahead(sessions, side), side.member, today),
        agenda=next((each for each in reversed(open_sessions) if each.questions and each not in met), None),
        pulse=without_pulse(sessions, side.member, side.pulses),
        sessions=tuple(sessions),
        step=in_mentorship(cohort, mentorship, sessions, side, today),
        agreement=side.agreement,
    )


def _step_of(
    standing: MemberOverview, steps: Sequence[NextStep], done: Sequence[MentorshipView], *, paused: bool
) -> NextStep:
    """The one thing to do next, of all that this person takes part in."""
    if not standing.member.active:
        return NextStep(kind=StepKind.CANNOT_TAKE_PART)
    if paused:
        return NextStep(kind=StepKind.RESUME)
    found = [*steps, *(NextStep(kind=StepKind.JOIN, cohort=cohort) for cohort in standing.can_join)]
    if found:
        return first_of(found)
    if done:
        last = done[0]
        return NextStep(kind=StepKind.LOOK_BACK, cohort=last.cohort, mentorship=last.mentorship, partners=last.partners)
    return NextStep(kind=StepKind.WAIT_FOR_COHORT if standing.profile else StepKind.MAKE_PROFILE)
