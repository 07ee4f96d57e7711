"""From a nudge to its content at the moment of sending: the facts as they are now, or why it is not sent."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from functools import partial

from mentoring.model import ChannelId, Member, MemberId, MentoringSession, Mentorship, MentorshipId, SessionId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.kinds import CONTENT_OF
from mentoring.nudges.model import Nudge, NudgeKind, Skip, Wait
from mentoring.nudges.rules import WEEK, Recipient, decide, recipient
from mentoring.ports import Transaction
from mentoring.programme.board import Boards
from mentoring.programme.readers import Readers
from mentoring.programme.services import UseCase
from mentoring.programme.sessions import agenda_for
from mentoring.programme.start_mentorships import introduced


class Composer(UseCase):
    """Composes every kind of nudge."""

    async def compose(self, tx: Transaction, nudge: Nudge, now: datetime) -> NudgeContent | Wait | Skip:
        """What to say now; or until when to wait, or why not to say it at all."""
        recipients = await recipients_of(tx, nudge.to, now)
        decided = decide(nudge, [recipients[each] for each in nudge.to], now, self.services.days_off)
        return decided or await CONTENT_OF[nudge.kind](nudge, await self._sources(tx, nudge, now))

    async def delivered(self, tx: Transaction, nudge: Nudge) -> None:
        """What follows from a nudge that was sent: a mentorship begins, a session is offered, a question was asked."""
        at = nudge.last_attempt_at or self.services.clock()
        if nudge.kind is NudgeKind.INTRODUCTION:
            mentorship = await tx.mentorships.get(MentorshipId(nudge.subject))
            if mentorship is not None and nudge.channel is not None:
                await tx.mentorships.introduced(mentorship.id, at, nudge.channel)
                await introduced(self.services, tx, mentorship, at)
        elif nudge.kind is NudgeKind.GOES_ON:
            await self._conversation(tx, await tx.mentorships.get(MentorshipId(nudge.subject)), nudge.channel)
        elif nudge.kind in (NudgeKind.AGENDA, NudgeKind.DID_YOU_MEET, NudgeKind.TIME_CALLED_OFF):
            session = await tx.sessions.get(SessionId(nudge.subject))
            if session is None:
                return
            if nudge.kind is NudgeKind.AGENDA:
                await self._offered(tx, session, nudge.channel, at)
            owner = await tx.mentorships.get(session.mentorship)
            if owner is not None and owner.is_open:
                await tx.mentorships.look_again(session.mentorship, at)

    async def _offered(
        self, tx: Transaction, session: MentoringSession, channel: ChannelId | None, at: datetime
    ) -> None:
        """The agenda arrived."""
        await tx.sessions.offer(session.id, at)
        await self._conversation(tx, await tx.mentorships.get(session.mentorship), channel)

    @staticmethod
    async def _conversation(tx: Transaction, mentorship: Mentorship | None, channel: ChannelId | None) -> None:
        """A pair that goes on from three has its own conversation from the first message there on."""
        if mentorship is not None and channel is not None and mentorship.channel is None:
            await tx.mentorships.put(replace(mentorship, channel=channel))

    async def _sources(self, tx: Transaction, nudge: Nudge, now: datetime) -> Sources:
        language = await Readers(self.services).of_nudge(tx, nudge)
        return Sources(
            tx=tx,
            now=now,
            label=partial(self.services.taxonomy.label, language=language),
            agenda_of=partial(agenda_for, self.services, tx, language=language),
            needs_of=partial(Boards(self.services).needs_of, tx),
        )


async def recipients_of(tx: Transaction, people: Collection[MemberId], now: datetime) -> dict[MemberId, Recipient]:
    """What decides whether and when each of them may hear something: hours, pauses, and what they have heard lately."""
    members, profiles = await tx.members.of(people), await tx.profiles.of(people)
    heard = await tx.nudges.heard(people, now - WEEK)
    muted = await tx.muted.of(people)
    return {
        each: recipient(
            members.get(each, Member(id=each)), profiles.get(each), heard.get(each, ()), muted.get(each, frozenset())
        )
        for each in people
    }
