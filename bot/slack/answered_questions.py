"""What stands in the place of a question that was sent, once its answer was given somewhere else."""

from __future__ import annotations

from collections.abc import Callable

from handlers.blocks import booking, feedback
from handlers.blocks.block_kit import Message
from handlers.texts import texts
from mentoring.model import Actor, SessionId
from mentoring.nudges.kinds.time_proposed import is_of
from mentoring.nudges.model import Nudge, NudgeKind
from mentoring.programme import Programme
from mentoring.programme.feedback import ASK_WHETHER_THEY_MET


class AnsweredQuestions:
    """Draws what was asked as what is true now; nothing where the question is still open."""

    def __init__(self, programme: Callable[[], Programme]) -> None:
        """`programme` is looked up when something is drawn."""
        self._programme = programme

    async def draw(self, nudge: Nudge) -> Message | None:
        """The message to stand where this nudge stands."""
        actor = Actor(workspace=nudge.workspace, member=nudge.to[0])
        if nudge.kind in ASK_WHETHER_THEY_MET:
            return await self._whether_they_met(actor, SessionId(nudge.subject))
        return await self._which_time(actor, nudge) if nudge.kind is NudgeKind.TIME_PROPOSED else None

    async def _whether_they_met(self, actor: Actor, session: SessionId) -> Message | None:
        said = await self._programme().feedback.answer_of(actor, session)
        t = texts(await self._programme().readers.language(actor))
        return feedback.answered(t, said) if said else None

    async def _which_time(self, actor: Actor, nudge: Nudge) -> Message:
        view = await self._programme().bookings.last_known(actor, SessionId(nudge.subject))
        draw = booking.proposal_now if is_of(nudge, view.booking.round) else booking.time_settled
        return draw(texts(view.together), view)
