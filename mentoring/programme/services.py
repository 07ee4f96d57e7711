"""What use cases may use: memory, directory, questions, time, ids and chance, handed in from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Protocol

from mentoring.errors import NoOrganiserYet, NoSuchThing, NotAnOrganiser, NotEligible, NotYours, WrongStage
from mentoring.model import (
    Actor,
    AuditEntry,
    Cohort,
    CohortId,
    CohortStage,
    Language,
    Member,
    MemberId,
    MentoringSession,
    Mentorship,
    OrganiserAct,
    SessionId,
    WorkspaceId,
)
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import Nudge
from mentoring.pairing import Pairing
from mentoring.ports import (
    CalendarReader,
    Clock,
    Coach,
    Directory,
    GrowingBank,
    NewId,
    NewSeed,
    NoCalendars,
    Store,
    Transaction,
)
from mentoring.taxonomy import Taxonomy
from mentoring.timeline import local_day

RETIRED = "retired"
"""The status of a question that is asked no more, and that agendas keep which have it."""


class Pairer(Protocol):
    """Runs `mentoring.pairing` without holding up everything else."""

    async def run(self, work: Callable[[], Pairing], people: int) -> Pairing:
        """What the work comes to, for a cohort of so many; raises what it raises. It may run in another process."""
        ...


class Surfaces(Protocol):
    """What people look at and what changes under their eyes: drawn anew after a change, never inside a transaction."""

    async def announcement_changed(self, workspace: WorkspaceId, cohort: CohortId) -> None:
        """Bring the cohort's announcement up to date."""
        ...

    async def home_opened(self, workspace: WorkspaceId, member: MemberId) -> None:
        """Somebody looks at their App Home: draw it."""
        ...

    async def session_changed(self, workspace: WorkspaceId) -> None:
        """Bring the messages of the workspace's led sessions up to date."""
        ...

    async def question_answered(self, asked: Sequence[Nudge]) -> None:
        """What these messages ask has been answered elsewhere: they say the answer."""
        ...

    async def home_changed(self, workspace: WorkspaceId, member: MemberId) -> None:
        """Bring the person's App Home up to date."""
        ...


@dataclass(frozen=True, kw_only=True)
class Services:
    """Everything a use case may use. `new_seed` is drawn once for each pairing and stored with it.

    On `days_off` nobody in the organisation hears anything of the bot's own accord. `bank` is the one that organisers
    add their own questions to, in their language; `other_banks` have the same questions in other languages.
    """

    store: Store
    directory: Directory
    surfaces: Surfaces
    bank: GrowingBank
    taxonomy: Taxonomy
    pairer: Pairer
    coach: Coach
    clock: Clock
    new_id: NewId
    new_seed: NewSeed
    named_organisers: frozenset[MemberId] = frozenset()
    days_off: frozenset[date] = frozenset()
    calendars: CalendarReader = field(default_factory=NoCalendars)
    other_banks: Mapping[str, GrowingBank] = field(default_factory=dict)

    async def plan(self, tx: Transaction, drafts: Iterable[Draft]) -> int:
        """Put what is due into the outbox, each with a fresh id; the number that was new."""
        return await tx.nudges.plan([draft.nudge(tx.workspace, self.new_id) for draft in drafts])

    async def questions(self, tx: Transaction, language: Language | None = None) -> GrowingBank:
        """The bank with the workspace's own questions beside it, or the one in a language.

        Own questions stand in one language only. In another they are found where an agenda has them, and never chosen.
        """
        own = await tx.own_questions.all()
        other = self.other_banks.get(language) if language else None
        if other is None:
            return self.bank.with_own(own)
        return other.with_own(replace(each, status=RETIRED) for each in own)


@dataclass(frozen=True)
class UseCase:
    """The use cases of one journey, with the services they may use."""

    services: Services

    async def require_organiser(self, tx: Transaction, actor: Actor) -> None:
        """Refuse whoever is no organiser, or may not act as one. Raises NotAnOrganiser, NoOrganiserYet, NotEligible."""
        member = await tx.members.get(actor.member)
        if member is not None and not member.active:
            raise NotEligible(why=member.standing)
        if actor.member in self.services.named_organisers or (member is not None and member.organiser):
            return
        if not self.services.named_organisers and not await tx.members.organisers():
            raise NoOrganiserYet
        raise NotAnOrganiser

    async def log(self, tx: Transaction, actor: Actor, act: OrganiserAct, cohort: str = "", *about: str) -> None:
        """Write in the audit log what an organiser does, in the transaction that does it."""
        now = self.services.clock()
        entry = AuditEntry(at=now, by=actor.member, act=act, cohort=cohort, about=" ".join(about))
        await tx.audit.add(entry)

    async def cohort(self, tx: Transaction, cohort: CohortId) -> Cohort:
        """The cohort. Raises NoSuchThing."""
        found = await tx.cohorts.get(cohort)
        if found is None:
            raise NoSuchThing
        return found

    async def mentorship_of(
        self, tx: Transaction, session: SessionId, member: MemberId
    ) -> tuple[MentoringSession, Mentorship]:
        """A session with its mentorship, for one who takes part in it and does something about it just now.

        While the mentorship goes on, that counts as a sign of life. Raises NoSuchThing or NotYours.
        """
        found = await tx.sessions.get(session)
        mentorship = await tx.mentorships.get(found.mentorship) if found else None
        if found is None or mentorship is None:
            raise NoSuchThing
        if member not in mentorship.members:
            raise NotYours
        if mentorship.is_open:
            await tx.sessions.touch(session, member, self.services.clock())
        return found, mentorship


def away_until(members: Iterable[Member], now: datetime) -> dict[MemberId, date]:
    """Who of them has paused past today, and the day on which they are back."""
    paused = {each.id: each.paused_until for each in members if each.is_away(local_day(now, each.tz))}
    return {member: until for member, until in paused.items() if until is not None}


def require_stage(cohort: Cohort, *stages: CohortStage) -> None:
    """Refuse unless the cohort is in one of these stages. Raises WrongStage."""
    if cohort.stage not in stages:
        raise WrongStage(cohort=cohort.name, stage=cohort.stage)
