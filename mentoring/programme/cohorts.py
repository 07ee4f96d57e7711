"""Opening a cohort: draft, preview, announcement, closing day, and the organiser's view of where each one stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from mentoring.errors import CannotSeeChannel, ChannelArchived, NotInChannel, TooLateToCancel
from mentoring.model import (
    Actor,
    Board,
    ChannelId,
    Cohort,
    CohortId,
    CohortStage,
    Language,
    Member,
    OrganiserAct,
    WorkspaceId,
)
from mentoring.nudges.kinds.announcement import HOLD, last_call
from mentoring.nudges.kinds.announcement import announcement as announced
from mentoring.nudges.model import NudgeId, NudgeKind, NudgeState
from mentoring.nudges.reasons import SkipReason
from mentoring.ports import ChannelInfo, Transaction
from mentoring.programme.board import Boards
from mentoring.programme.channel_moves import ChannelMoves
from mentoring.programme.member_overview import enrolled
from mentoring.programme.services import UseCase, require_stage
from mentoring.timeline import closes_at, local_day

TIME_TO_JOIN = timedelta(days=14)
"""Until opt-in closes, as suggested for a new cohort."""

TIME_TO_BEGIN = timedelta(days=18)
"""At least so long until it starts: the organiser looks at the pairs after opt-in has closed."""


@dataclass(frozen=True, kw_only=True)
class CohortView:
    """A cohort as its organiser sees it. `held`: its announcement waits; `unheard`: it did not arrive.

    `board` has the rest: pairs, sessions, dates, what needs somebody.
    """

    cohort: Cohort
    joined: int
    held: bool = False
    unheard: bool = False
    board: Board = field(default_factory=Board)


GOES_ON = frozenset({CohortStage.OPEN, CohortStage.CLOSED, CohortStage.PROPOSED, CohortStage.UNDER_WAY})
"""The stages of a cohort that people have heard of, and that is not over."""

UNHEARD = frozenset({NudgeState.DEAD, NudgeState.EXPIRED})
"""An announcement in one of these states has not been and will not be seen by anybody."""


class Cohorts(UseCase):
    """An organiser's use cases before pairing."""

    async def suggestion(self, actor: Actor) -> Cohort:
        """What the form of a new cohort begins with; nothing is kept yet. Raises NotAnOrganiser, NoOrganiserYet."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            organiser = await tx.members.get(actor.member) or Member(id=actor.member)
        today = local_day(now, organiser.tz)
        return Cohort(
            id=CohortId(self.services.new_id()),
            name="",
            channel=ChannelId(""),
            organiser=actor.member,
            opt_in_closes_on=today + TIME_TO_JOIN,
            starts_on=_next_monday(today + TIME_TO_BEGIN),
            language=organiser.language,
        )

    async def all(self, actor: Actor) -> list[CohortView]:
        """Every cohort that was not put away, newest first, with the number who joined."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            return [await self._view(tx, cohort) for cohort in await tx.cohorts.all() if cohort.archived_on is None]

    async def one(self, actor: Actor, cohort: CohortId) -> CohortView:
        """One cohort as its organiser sees it. Raises NotAnOrganiser, NoSuchThing."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            return await self._view(tx, await self.cohort(tx, cohort))

    async def is_taken(self, actor: Actor, draft: Cohort) -> bool:
        """Whether people could not tell this one from another that was announced and is not over."""
        name = _as_heard(draft.name)
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            others = [each for each in await tx.cohorts.all() if each.id != draft.id and each.stage in GOES_ON]
        return any(_as_heard(each.name) == name for each in others)

    async def changeable(self, actor: Actor, cohort: CohortId) -> CohortView:
        """A cohort that is still a draft. Raises NotAnOrganiser, NoSuchThing, WrongStage."""
        view = await self.one(actor, cohort)
        require_stage(view.cohort, CohortStage.DRAFT)
        return view

    async def draft(self, actor: Actor, cohort: Cohort) -> Cohort:
        """Keep a new cohort, or a changed draft, without telling anybody."""
        person = await self.services.directory.person(actor.workspace, actor.member)
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            known = await tx.cohorts.get(cohort.id)
            if known is not None:
                require_stage(known, CohortStage.DRAFT)
            owners = tuple(dict.fromkeys((*(known.owners if known else ()), actor.member)))
            language = known.language if known else Language.of(person.locale)
            kept = replace(cohort, organiser=actor.member, owners=owners, tz=person.tz, stage=CohortStage.DRAFT)
            kept = replace(kept, language=language)
            if known is not None:  # the steps do not carry them along
                kept = replace(kept, words=known.words, benchmark=known.benchmark)
            await tx.cohorts.put(kept)
            await self.log(tx, actor, OrganiserAct.COHORT_DRAFTED, cohort.id)
        return kept

    async def speak(self, actor: Actor, cohort: CohortId, language: Language) -> Cohort:
        """Choose the language of what a draft's channel will read. Raises NotAnOrganiser, NoSuchThing, WrongStage."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            draft = await self.cohort(tx, cohort)
            require_stage(draft, CohortStage.DRAFT)
            kept = replace(draft, language=language)
            await tx.cohorts.put(kept)
            await self.log(tx, actor, OrganiserAct.COHORT_DRAFTED, cohort)
        return kept

    async def announce(self, actor: Actor, cohort: CohortId) -> Cohort:
        """Open a draft: its announcement goes out in five minutes unless it is cancelled.

        Raises NotAnOrganiser, WrongStage, CannotSeeChannel, ChannelArchived, NotInChannel.
        """
        now = self.services.clock()
        view = await self.changeable(actor, cohort)
        await self.require_channel(actor.workspace, view.cohort.channel)
        async with self.services.store.transaction(actor.workspace) as tx:
            if not await tx.cohorts.advance(cohort, CohortStage.DRAFT, CohortStage.OPEN):
                require_stage(await self.cohort(tx, cohort), CohortStage.DRAFT)
            announcement = announced(view.cohort, self.services.new_id()[-8:], now).nudge(
                actor.workspace, self.services.new_id
            )
            opened = replace(
                view.cohort,
                stage=CohortStage.OPEN,
                announcement=announcement.id,
                look_again_at=closes_at(view.cohort),
            )
            await tx.nudges.plan([announcement])
            await self.services.plan(tx, [draft for draft in [last_call(opened)] if draft.due_at > now + HOLD])
            await tx.cohorts.put(opened)
            await self.log(tx, actor, OrganiserAct.COHORT_OPENED, cohort)
        return opened

    async def cancel_announcement(self, actor: Actor, cohort: CohortId) -> Cohort:
        """Back to a draft while the announcement is still held, or when it did not arrive. Raises TooLateToCancel.

        One that was moved goes back to the channel where it was announced before.
        """
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            found = await self.cohort(tx, cohort)
            moved_back = await ChannelMoves(self.services).take_back(tx, actor, found, now)
            if moved_back is not None:
                return moved_back
            require_stage(found, CohortStage.OPEN)
            unheard = (await self._view(tx, found)).unheard
            held = await tx.nudges.skip(SkipReason.CANCELLED, subject=cohort, kinds={NudgeKind.ANNOUNCEMENT})
            if not held and not unheard:
                raise TooLateToCancel
            await tx.nudges.skip(SkipReason.CANCELLED, subject=cohort)
            await tx.cohorts.advance(cohort, CohortStage.OPEN, CohortStage.DRAFT)
            draft = replace(found, stage=CohortStage.DRAFT, announcement="", look_again_at=None)
            await tx.cohorts.put(draft)
            await self.log(tx, actor, OrganiserAct.ANNOUNCEMENT_CANCELLED, cohort)
        return draft

    async def require_channel(self, workspace: WorkspaceId, channel: ChannelId) -> ChannelInfo:
        """The channel, if the bot can post in it. Raises CannotSeeChannel, ChannelArchived, NotInChannel."""
        found = await self.services.directory.channel(workspace, channel)
        if found is None:
            raise CannotSeeChannel
        if found.archived:
            raise ChannelArchived(channel=channel)
        if not found.bot_is_member:
            raise NotInChannel(channel=channel)
        return found

    async def _view(self, tx: Transaction, cohort: Cohort) -> CohortView:
        nudge = await tx.nudges.get(NudgeId(cohort.announcement)) if cohort.announcement else None
        held = nudge is not None and nudge.state is NudgeState.PLANNED
        unheard = cohort.stage is CohortStage.OPEN and nudge is not None and nudge.state in UNHEARD
        joined = await enrolled(tx, cohort.id)
        board = await Boards(self.services).board(tx, cohort, joined, unheard=unheard)
        return CohortView(cohort=cohort, joined=len(joined), held=held, unheard=unheard, board=board)


def _next_monday(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _as_heard(name: str) -> str:
    """A name as people hear it, whatever its capitals and spaces."""
    return " ".join(name.casefold().split())
