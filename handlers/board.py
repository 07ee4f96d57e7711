"""The cohort board in an organiser's hands: who is meeting, and what can be done for a pair."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers.blocks import board as blocks
from handlers.blocks import pair_care
from handlers.choices import PairChoice
from handlers.ids import Action, Callback, unpack
from handlers.reply import Reply
from mentoring.errors import NoSuchThing
from mentoring.model import Actor, CohortId, MemberId, MentorshipId
from mentoring.programme import Programme


def register(app: AsyncApp) -> None:
    """Everything about pairs under way, as an organiser sees them."""
    app.action(Action.MEETINGS)(open_meetings)
    app.action(Action.MEETINGS_BACK)(turn_page)
    app.action(Action.MEETINGS_ON)(turn_page)
    app.action(Action.FIND_PAIR)(find)
    app.action(Action.PAIR_CARE)(care)
    app.action(Action.TAKE_BACK_REMINDER)(take_back)
    app.view(Callback.END_PAIR)(end_pair)


async def open_meetings(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme
) -> None:
    """*Who is meeting*."""
    await ack()
    await reply.begin(reply.t("Who is meeting"))
    view = await programme.pair_care.meetings(actor, CohortId(action["value"]))
    await reply.show(blocks.meetings(reply.t, view))


async def turn_page(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """The page before, or the next."""
    await ack()
    cohort, page = unpack(action["value"], 2)
    view = await programme.pair_care.meetings(actor, CohortId(cohort))
    await reply.redraw(blocks.meetings(reply.t, view, int(page) if page.isdecimal() else 0))


async def find(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], body: dict[str, Any], actor: Actor, programme: Programme
) -> None:
    """*Find somebody*."""
    await ack()
    cohort, _ = unpack(body["view"]["private_metadata"], 2)
    view = await programme.pair_care.meetings(actor, CohortId(cohort))
    found = action.get("selected_user")
    await reply.redraw(blocks.meetings(reply.t, view, found=MemberId(found) if found else None))


async def care(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], body: dict[str, Any], actor: Actor, programme: Programme
) -> None:
    """Remind a pair at once; before it is ended, say what follows."""
    await ack()
    choice, mentorship = unpack(action["selected_option"]["value"], 2)
    if choice != PairChoice.REMIND:
        pair = await programme.pair_care.pair(actor, MentorshipId(mentorship))
        await reply.show(pair_care.confirm_end(reply.t, pair, _choice(choice)))
        return
    pair = await programme.pair_care.remind(actor, MentorshipId(mentorship))
    await reply.tell(pair_care.reminder_held(reply.t, pair))
    page = unpack(body["view"]["private_metadata"], 2)[1]
    view = await programme.pair_care.meetings(actor, pair.cohort.id)
    said = pair_care.done(reply.t, pair, PairChoice.REMIND)
    await reply.redraw(blocks.meetings(reply.t, view, int(page) if page.isdecimal() else 0, done=said))


async def end_pair(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Find new partners*, or *End it*: the list below shows what is true now."""
    choice, mentorship = unpack(view["private_metadata"], 2)
    act = programme.pair_care.renew if _choice(choice) is PairChoice.RENEW else programme.pair_care.end
    pair = await act(actor, MentorshipId(mentorship))
    await ack()
    shown = await programme.pair_care.meetings(actor, pair.cohort.id)
    said = pair_care.done(reply.t, pair, _choice(choice))
    await reply.redraw(blocks.meetings(reply.t, shown, done=said), view["root_view_id"])


async def take_back(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Take it back*, within five minutes."""
    await ack()
    pair = await programme.pair_care.take_back(actor, MentorshipId(action["value"]))
    await reply.say(pair_care.reminder_recalled(reply.t, pair))


def _choice(choice: str) -> PairChoice:
    """What was chosen. Raises NoSuchThing for what a client of somebody's own making sends."""
    try:
        return PairChoice(choice)
    except ValueError as error:
        raise NoSuchThing from error
