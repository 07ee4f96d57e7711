"""App Home: what matters to this person now, the most important first; the organiser's side below."""

from __future__ import annotations

from dataclasses import dataclass

from mentoring.model import Actor, Booking, Cohort, MemberId, MentoringSession, Mentorship, MentorshipState, Met
from mentoring.ports import Transaction
from mentoring.programme.bookings import next_to_book
from mentoring.programme.cohorts import Cohorts, CohortView
from mentoring.programme.enrolment import Enrolments, MemberOverview
from mentoring.programme.services import UseCase
from mentoring.programme.setup import SetUp
from mentoring.session_plan import how_many
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class MentorshipView:
    """A mentorship from one side: who with, how far along, and the session that comes next or waits for an answer.

    `agenda` is the session whose agenda has been made and is not over; `pulse` the last one met without this person's
    pulse; `to_book` the one for which a time can be found, and `booking` what is known of that.
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
    to_book: MentoringSession | None = None
    booking: Booking | None = None


@dataclass(frozen=True, kw_only=True)
class Home:
    """Everything on one person's App Home."""

    standing: MemberOverview
    mentorships: tuple[MentorshipView, ...]
    waiting: tuple[Cohort, ...]
    organisers: tuple[MemberId, ...]
    organises: bool
    cohorts: tuple[CohortView, ...]
    paused: bool


class Homes(UseCase):
    """Reads what App Home shows."""

    async def opened(self, actor: Actor) -> None:
        """Somebody looks at their App Home: it is drawn, and kept up to date from now on."""
        await self.services.surfaces.home_opened(actor.workspace, actor.member)

    async def home(self, actor: Actor) -> Home:
        """The person's App Home as of now."""
        standing = await Enrolments(self.services).standing(actor)
        organisers = await SetUp(self.services).organisers(actor)
        organises = actor.member in organisers
        cohorts = await Cohorts(self.services).all(actor) if organises else []
        async with self.services.store.transaction(actor.workspace) as tx:
            views = [
                await self._view(tx, actor.member, mentorship)
                for mentorship in await tx.mentorships.of_member(actor.member)
                if mentorship.state is MentorshipState.ACTIVE
            ]
        placed = {view.cohort.id for view in views}
        return Home(
            standing=standing,
            mentorships=tuple(views),
            waiting=tuple(cohort for cohort in standing.enrolled if cohort.id not in placed),
            organisers=tuple(organisers),
            organises=organises,
            cohorts=tuple(cohorts),
            paused=standing.member.paused_until is not None and standing.today < standing.member.paused_until,
        )

    async def _view(self, tx: Transaction, member: MemberId, mentorship: Mentorship) -> MentorshipView:
        sessions = await tx.sessions.of_mentorship(mentorship.id)
        cohort = await self.cohort(tx, mentorship.cohort)
        today = local_day(self.services.clock(), cohort.tz)
        open_sessions = [session for session in sessions if session.held_on is None]
        bookings = await tx.bookings.of([session.id for session in open_sessions])
        booked = {key for key, booking in bookings.items() if booking.is_ahead(self.services.clock())}
        coming = [session for session in open_sessions if session.due_on > today or session.id in booked]
        due = [session for session in open_sessions if session not in coming and member not in session.answers]
        to_book = next_to_book(cohort, sessions, bookings, self.services.clock())
        given = {pulse.session for pulse in await tx.pulses.of_mentorship(mentorship.id) if pulse.member == member}
        met = [session for session in sessions if session.answers.get(member) is Met.YES]
        return MentorshipView(
            cohort=cohort,
            mentorship=mentorship,
            partners=mentorship.partners_of(member),
            held=sum(session.held_on is not None for session in sessions),
            planned=how_many(sessions),
            next_session=due[-1] if due else next(iter(coming), None),
            to_answer=due[-1] if due else None,
            agenda=next((each for each in reversed(open_sessions) if each.questions and each not in met), None),
            to_book=to_book,
            booking=bookings.get(to_book.id) if to_book else None,
            pulse=met[-1] if met and met[-1].id not in given else None,
        )
