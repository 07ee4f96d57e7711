"""Standing, asked again: who of these may take part now, and where are they? From Slack, and what follows from it.

Asked before pairing and before approval, daily, whenever Slack says that somebody changed, and whenever somebody acts
of whom we believe that they are gone. What follows is an end, a return or a move, with one message to whom it matters.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from mentoring.model import (
    Actor,
    Cohort,
    CohortId,
    CohortStage,
    EndedFor,
    Enrolment,
    EnrolmentState,
    Member,
    MemberId,
    Standing,
    WorkspaceId,
)
from mentoring.nudges.kinds.left_out import left_out
from mentoring.nudges.kinds.moved import moved
from mentoring.nudges.kinds.warning import warning
from mentoring.nudges.kinds.welcome_back import welcome_back
from mentoring.nudges.reasons import SkipReason
from mentoring.nudges.rules import STILL_IN_SLACK
from mentoring.ports import Account, DirectoryAway, Transaction
from mentoring.programme.exits import Exits
from mentoring.programme.member_overview import enrolled
from mentoring.programme.services import Services, UseCase

logger = logging.getLogger(__name__)

LOOK_EVERY = timedelta(hours=20)
"""How often everybody's standing is asked: whoever goes is noticed within a day, even where one look fails."""

LOOK_AGAIN_AFTER_FAILURE = timedelta(hours=1)
"""A look that failed, or whose process died, is made again after so long."""

WORKSPACES_AT_ONCE = 50
"""How many workspaces one pass looks at."""

BELIEVED_FOR = timedelta(minutes=5)
"""Whoever was just known to be here is not looked up again at each thing they press."""

MOST_BELIEVED = 20_000
"""So many people are remembered as here; then all are forgotten, which costs a look-up each."""

TAKING_PART = frozenset({EnrolmentState.ENROLLED, EnrolmentState.SET_ASIDE})
"""Whose enrolment ends when their account may not take part any more."""

NOT_IN_SLACK = frozenset({Standing.DEACTIVATED, Standing.UNKNOWN, Standing.INVITED})
"""Accounts that cannot press anything; whoever does is proof of the contrary."""


@dataclass
class _Touched:
    """What people look at that is different now."""

    homes: set[MemberId] = field(default_factory=set)
    cohorts: set[CohortId] = field(default_factory=set)


class Standings(UseCase):
    """Who may take part today, and where they are."""

    def __init__(self, services: Services) -> None:
        """Nobody has been seen yet."""
        super().__init__(services)
        self._seen: dict[Actor, datetime] = {}

    async def look(self) -> int:
        """Ask about everybody in each workspace whose look is due; the number of workspaces looked at.

        Workspaces go one by one, and one whose look fails is looked at again later, without stopping the others.
        """
        due = await self.services.store.workspaces_to_look(self.services.clock(), WORKSPACES_AT_ONCE)
        for workspace in due:
            try:
                await self._look_at(workspace)
            except DirectoryAway as away:
                logger.warning("Slack did not say who is there: %s", away, extra={"workspace": workspace})
            except Exception:
                logger.exception("a look at who is there failed", extra={"workspace": workspace})
        return len(due)

    async def ask(self, workspace: WorkspaceId, members: Collection[MemberId]) -> None:
        """Ask about these people now, and do what follows; where Slack cannot be asked, what is known holds."""
        try:
            found = await self.services.directory.look(workspace, members)
        except DirectoryAway as away:
            logger.warning("Slack did not say who is there: %s", away, extra={"workspace": workspace})
            return
        await self._apply(workspace, found.accounts.values(), self.services.clock())

    async def ask_cohort(self, workspace: WorkspaceId, cohort: CohortId, *also: MemberId) -> None:
        """Ask about everybody who is in a cohort, and about these people too."""
        async with self.services.store.transaction(workspace) as tx:
            members = {*await enrolled(tx, cohort), *also}
        await self.ask(workspace, members)

    async def changed(self, workspace: WorkspaceId, said: Account) -> None:
        """Slack says that somebody changed.

        Most changes are of people whom we do not know, or of their picture. Where it matters, Slack is asked what is
        true now: what it says may come late, twice and in any order.
        """
        async with self.services.store.transaction(workspace) as tx:
            known = await tx.members.get(said.id)
        if known is not None and _differs(known, said):
            await self.ask(workspace, [said.id])

    async def seen(self, actor: Actor, *, proof: bool) -> None:
        """Somebody acts. Of whoever we believe to be gone, Slack is asked.

        `proof`: they have only just done it, so that their account is in use, even where Slack does not say so yet.
        """
        now = self.services.clock()
        if self._seen.get(actor, now - BELIEVED_FOR) > now - BELIEVED_FOR:
            return
        async with self.services.store.transaction(actor.workspace) as tx:
            known = await tx.members.get(actor.member)
        if known is not None and not known.active:
            await self.ask(actor.workspace, [actor.member])
            if proof:
                await self._believe(actor, now)
            return
        if len(self._seen) >= MOST_BELIEVED:
            self._seen.clear()
        self._seen[actor] = now

    async def gone(self, tx: Transaction, member: MemberId, now: datetime) -> None:
        """Slack did not take a message, since the account is no more: what follows is the same."""
        known = await tx.members.get(member)
        if known is not None and known.active:
            said = Account(id=member, name="", tz=known.tz, standing=Standing.DEACTIVATED)
            await self._change(tx, known, said, now, _Touched())

    async def _look_at(self, workspace: WorkspaceId) -> None:
        now = self.services.clock()
        async with self.services.store.transaction(workspace) as tx:
            pages = await tx.looks.claim(now, now + LOOK_AGAIN_AFTER_FAILURE)
            members = await _concerned(tx) if pages is not None else frozenset[MemberId]()
        if pages is None:
            return
        if members:
            found = await self.services.directory.look(workspace, members, pages)
            await self._apply(workspace, found.accounts.values(), now)
            pages = found.pages
        async with self.services.store.transaction(workspace) as tx:
            await tx.looks.done(now + LOOK_EVERY, pages)

    async def _believe(self, actor: Actor, now: datetime) -> None:
        """Whoever acts is here, whatever Slack says of an account that cannot act."""
        async with self.services.store.transaction(actor.workspace) as tx:
            known = await tx.members.get(actor.member)
            stale = known if known is not None and known.standing in NOT_IN_SLACK else None
        if stale is not None:
            here = Account(id=stale.id, name="", tz=stale.tz)
            await self._apply(actor.workspace, [here], now)

    async def _apply(self, workspace: WorkspaceId, accounts: Iterable[Account], now: datetime) -> None:
        """Do what follows from these answers; where nothing has changed, nothing is written."""
        said = {account.id: account for account in accounts}
        touched = _Touched()
        async with self.services.store.transaction(workspace) as tx:
            known = await tx.members.of(said)
            for member in known.values():
                if _differs(member, said[member.id]):
                    await self._change(tx, member, said[member.id], now, touched)
        for cohort in touched.cohorts:
            await self.services.surfaces.announcement_changed(workspace, cohort)
        for person in touched.homes:
            self._seen.pop(Actor(workspace=workspace, member=person), None)
            await self.services.surfaces.home_changed(workspace, person)

    async def _change(self, tx: Transaction, known: Member, said: Account, now: datetime, touched: _Touched) -> None:
        """One person: what has changed, and what follows from it."""
        tz = said.tz if said.eligible else known.tz
        after = replace(known, standing=said.standing, tz=tz, locale=said.locale or known.locale)
        await tx.members.put(after)
        touched.homes.add(known.id)
        if not after.active:
            await self._end(tx, after, now, touched)
            return
        if after.tz != known.tz:
            await self._move(tx, after, now)
        if not known.active:
            await self._reinstate(tx, after, now, touched)

    async def _end(self, tx: Transaction, member: Member, now: datetime, touched: _Touched) -> None:
        """They may not take part: it ends as by leaving, and whoever can be told is told why."""
        was_in, ongoing = False, await _ongoing(tx)
        await tx.nudges.skip(SkipReason.NO_ACCOUNT, member=member.id, keep_shared=True)
        for enrolment in await tx.enrolments.of_member(member.id):
            cohort = ongoing.get(enrolment.cohort)
            if cohort is None or enrolment.state not in TAKING_PART:
                continue
            was_in = True
            gone = replace(enrolment, state=EnrolmentState.GONE, standing=member.standing)
            await tx.enrolments.put(gone)
            touched.homes |= {*await Exits(self.services).end_for(tx, cohort, member.id, now, EndedFor.GONE)}
            touched.cohorts.add(cohort.id)
        if (was_in or member.organiser) and member.standing in STILL_IN_SLACK:
            await self.services.plan(tx, [left_out(member, now)])

    async def _move(self, tx: Transaction, member: Member, now: datetime) -> None:
        """They are elsewhere: hours, dates and what waits for them go by the zone of today."""
        profile = await tx.profiles.get(member.id)
        if profile is not None:
            await tx.profiles.put(replace(profile, tz=member.tz))
        await tx.nudges.wake(member.id, now)
        ongoing, enrolments = await _ongoing(tx), await tx.enrolments.of_member(member.id)
        takes_part = any(each.state is EnrolmentState.ENROLLED and each.cohort in ongoing for each in enrolments)
        if profile is not None and takes_part:
            await self.services.plan(tx, [moved(member, now)])

    async def _reinstate(self, tx: Transaction, member: Member, now: datetime, touched: _Touched) -> None:
        """They are back: in what is still open they are in again; of the rest they hear what is possible."""
        missed, ongoing = False, await _ongoing(tx)
        for enrolment in await tx.enrolments.of_member(member.id):
            cohort = ongoing.get(enrolment.cohort)
            if cohort is None or enrolment.state is not EnrolmentState.GONE:
                continue
            missed = True
            if cohort.stage is CohortStage.OPEN:
                touched.cohorts.add(cohort.id)
                await self._enrol_again(tx, enrolment, now)
        if missed:
            await self.services.plan(tx, [welcome_back(member, now)])

    async def _enrol_again(self, tx: Transaction, enrolment: Enrolment, now: datetime) -> None:
        await tx.enrolments.put(replace(enrolment, state=EnrolmentState.ENROLLED, standing=Standing.HERE))
        cohort, profile = await tx.cohorts.get(enrolment.cohort), await tx.profiles.get(enrolment.member)
        if cohort is None or profile is None:
            return
        draft = warning(cohort, enrolment.member, profile, await tx.enrolments.count(cohort.id))
        again = replace(draft, series=f"{draft.kind} {now:%Y%m%d%H%M%S}")
        await self.services.plan(tx, [again] if again.due_at > now else [])


async def _concerned(tx: Transaction) -> frozenset[MemberId]:
    """Everybody in an ongoing cohort, those who were and are gone from it, and every organiser."""
    organisers = {member.id for member in await tx.members.organisers()}
    wanted = {*TAKING_PART, EnrolmentState.GONE}
    for cohort in await _ongoing(tx):
        organisers |= {each.member for each in await tx.enrolments.of_cohort(cohort) if each.state in wanted}
    return frozenset(organisers)


async def _ongoing(tx: Transaction) -> dict[CohortId, Cohort]:
    """The cohorts in which people take part or wait; one that cannot be read keeps nobody from the others."""
    return {cohort.id: cohort for cohort in await tx.cohorts.all() if cohort.stage.is_ongoing}


def _differs(known: Member, said: Account) -> bool:
    """Whether something has changed that we act on; an account that is not here says nothing of its zone."""
    if known.standing is not said.standing or (said.locale and known.locale != said.locale):
        return True
    return said.eligible and known.tz != said.tz
