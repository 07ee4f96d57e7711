"""A session's agenda: chosen once, shown again the same, one question swapped, and why a question is there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from mentoring.agenda import Agenda, AgendaFacts, Past, SessionKind, agenda_of, kind_of, plan_agenda, swap
from mentoring.agreements import off_limits
from mentoring.balance import safe, stand
from mentoring.errors import NoSuchThing
from mentoring.looking_back import LookingBack, complete_rounds, known_by, looking_back
from mentoring.model import (
    Actor,
    Cohort,
    Language,
    Level,
    MemberId,
    MentoringSession,
    Mentorship,
    Profile,
    SessionId,
    Theme,
)
from mentoring.ports import Transaction
from mentoring.programme.goals import learning_goals
from mentoring.programme.readers import language_of
from mentoring.programme.services import Services, UseCase
from mentoring.programme.takeaways import Notes, notes_of, shared_steps
from mentoring.questions.goals import as_topic
from mentoring.questions.themes import themes_of
from mentoring.session_plan import how_many


@dataclass(frozen=True, kw_only=True)
class SessionView:
    """A session with its agenda, as the people of a mentorship see it; `notes` are of the one who looks at it."""

    cohort: Cohort
    mentorship: Mentorship
    session: MentoringSession
    agenda: Agenda
    profiles: dict[MemberId, Profile]
    themes: frozenset[Theme] = frozenset()
    notes: Notes | None = None
    looking_back: LookingBack | None = None
    booked: datetime | None = None


class Sessions(UseCase):
    """What the people of a mentorship do with an agenda."""

    async def view(self, actor: Actor, session: SessionId) -> SessionView:
        """The agenda of a session one takes part in. Raises NoSuchThing, NotYours."""
        async with self.services.store.transaction(actor.workspace) as tx:
            found, mentorship = await self.mentorship_of(tx, session, actor.member)
            language = await language_of(tx, [actor.member])
            view = await agenda_for(self.services, tx, mentorship, found, language)
            return replace(view, notes=await notes_of(tx, mentorship, actor.member))

    async def swap(
        self, actor: Actor, session: SessionId, part: int, answerer: MemberId | None, *, for_all: bool = False
    ) -> SessionView:
        """Exchange one part's question for another, once; the old one never comes back to this pair.

        The agenda is in the language of whoever asked for it, or `for_all` in that of the conversation.
        Raises NoSuchThing, NotYours, SwappedAlready, NothingToSwap, NothingLeft.
        """
        async with self.services.store.transaction(actor.workspace) as tx:
            found, mentorship = await self.mentorship_of(tx, session, actor.member)
            language = await language_of(tx, mentorship.members if for_all else [actor.member])
            view = await agenda_for(self.services, tx, mentorship, found, language)
            facts, past = await _facts(self.services, tx, view.cohort, mentorship, found, view.profiles, language)
            before = view.agenda.planned
            bank = await self.services.questions(tx, language)
            planned = swap(facts, past, before, bank, place=part, answerer=answerer)
            for question in {item.question for item in before} - {item.question for item in planned}:
                await tx.sessions.reject(mentorship.id, question)
            await tx.sessions.put(replace(view.session, questions=planned))
            notes = await notes_of(tx, mentorship, actor.member)
            return replace(view, agenda=agenda_of(facts, planned, bank), notes=notes)


async def agenda_for(
    services: Services,
    tx: Transaction,
    mentorship: Mentorship,
    session: MentoringSession,
    language: Language | None = None,
) -> SessionView:
    """The session's agenda: as planned before, or chosen now and kept for good.

    In the language of the mentorship's conversation, or of whoever reads it alone: the questions are the same.
    """
    cohort = await tx.cohorts.get(mentorship.cohort)
    if cohort is None:
        raise NoSuchThing
    profiles = dict(await tx.profiles.of(mentorship.members))
    language = language or await language_of(tx, mentorship.members)
    facts, past = await _facts(services, tx, cohort, mentorship, session, profiles, language)
    bank = await services.questions(tx, language)
    if session.questions:
        agenda = agenda_of(facts, session.questions, bank)
    else:
        agenda = plan_agenda(facts, past, bank)
        if not await tx.sessions.plan_questions(session.id, agenda.planned):
            session = await tx.sessions.get(session.id) or session
            agenda = agenda_of(facts, session.questions, bank)
    return SessionView(
        cohort=cohort,
        mentorship=mentorship,
        session=session,
        agenda=agenda,
        profiles=profiles,
        themes=facts.themes,
        looking_back=await _looking_back(tx, cohort, mentorship, session),
        booked=(await tx.bookings.get(session.id)).booked,
    )


async def _looking_back(
    tx: Transaction, cohort: Cohort, mentorship: Mentorship, session: MentoringSession
) -> LookingBack | None:
    """What its agenda says of an earlier talk, as it was known on the morning it was due; nothing that the agenda
    before it said already.
    """
    pulses, sessions = await tx.pulses.of_mentorship(mentorship.id), await tx.sessions.of_mentorship(mentorship.id)

    def seen_from(one: MentoringSession) -> LookingBack | None:
        known = [pulse for pulse in pulses if pulse.at < known_by(cohort, one)]
        return looking_back([each for each in sessions if each.number < one.number], known, mentorship.members)

    found = seen_from(session)
    offered = [one for one in sessions if one.number < session.number and one.offered_at is not None]
    before = seen_from(max(offered, key=lambda one: one.number)) if offered else None
    return found if found is None or before is None or found.number != before.number else None


async def _facts(
    services: Services,
    tx: Transaction,
    cohort: Cohort,
    mentorship: Mentorship,
    session: MentoringSession,
    profiles: dict[MemberId, Profile],
    language: Language,
) -> tuple[AgendaFacts, Past]:
    """What the agenda is made from, as it was known on the morning it was due, so that it can be drawn again."""
    known = await tx.pulses.of_mentorship(mentorship.id)
    pulses = [pulse for pulse in known if pulse.at < known_by(cohort, session)]
    rounds = complete_rounds(pulses, mentorship.members)
    people = [profiles[member] for member in mentorship.members if member in profiles]
    sessions = await tx.sessions.of_mentorship(mentorship.id)
    is_about_goals = kind_of(session.number, how_many(sessions)) is not SessionKind.FIRST
    facts = AgendaFacts(
        members=mentorship.members,
        levels={
            member: profiles[member].level if member in profiles else Level.EXPERIENCED for member in mentorship.members
        },
        number=session.number,
        sessions=how_many(sessions),
        minutes=cohort.minutes,
        opens=session.opens,
        seed=session.id,
        lean=stand(rounds, mentorship.members).lean,
        safe=safe(rounds, mentorship.members),
        themes=themes_of(people, services.taxonomy),
        teaches={
            direction.giver: tuple(services.taxonomy.label(reason.offered, language) for reason in direction.reasons)
            for direction in mentorship.directions
        },
        goals=await learning_goals(services, tx, mentorship, profiles) if is_about_goals else {},
        steps=await shared_steps(tx, mentorship, sessions, session.number),
        named=lambda topic: as_topic(services.taxonomy.label(topic, language)),
    )
    past = Past(
        asked={member: await tx.sessions.asked_of(member) for member in mentorship.members},
        rejected=await tx.sessions.rejected(mentorship.id),
        off_limits=(
            *(topic for profile in people for topic in profile.off_limits),
            *off_limits(await tx.agreements.of_mentorship(mentorship.id)),
        ),
        used=await tx.sessions.used(),
    )
    return facts, past
