"""What people keep of their sessions, as Slack tells us of it."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers import forms
from handlers.blocks import notes as blocks
from handlers.ids import Action, Callback
from handlers.reply import Body, Reply
from mentoring.model import Actor, MentorshipId, SessionId
from mentoring.programme import Programme


def register(app: AsyncApp) -> None:
    """Looking at one's notes, writing one and sharing it, at any time after a session; the pulse has room too."""
    app.action(Action.NOTES)(open_notes)
    app.action(Action.WRITE_NOTE)(write_note)
    app.view(Callback.NOTE)(keep_note)
    app.action(Action.SHARE_NOTES)(share_notes)


async def open_notes(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*My notes*."""
    await ack()
    await open_for(reply, actor, programme, MentorshipId(action["value"]))


async def open_for(reply: Reply, actor: Actor, programme: Programme, mentorship: MentorshipId | None = None) -> None:
    """All of one's notes on a mentorship, or on one's latest."""
    await reply.begin(reply.t("My notes"))
    await reply.show(blocks.notes_view(reply.t, await programme.takeaways.notes(actor, mentorship)))


async def write_note(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Write it down*, *Change it*: three lines on a session."""
    await ack()
    await reply.begin(reply.t("My notes"))
    session, kept = await programme.takeaways.of(actor, SessionId(action["value"]))
    await reply.show(blocks.note_form(reply.t, session, kept))


async def keep_note(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """The lines are kept; all of one's notes are shown with them."""
    lines = forms.notes(reply.t, view)
    kept = await programme.takeaways.keep(actor, SessionId(view["private_metadata"]), **lines)
    notes = blocks.notes_view(reply.t, kept)
    if view["root_view_id"] == view["id"]:
        await ack(response_action="update", view=notes)
    else:
        await ack()
        await reply.redraw(notes, view["root_view_id"])
    await programme.silence.heard_from(actor)


async def share_notes(
    ack: AsyncAck, reply: Reply, body: Body, action: dict[str, Any], actor: Actor, programme: Programme
) -> None:
    """*Share my notes*, in *My notes* or under the pulse."""
    await ack()
    notes = await programme.takeaways.share(actor, SessionId(action["value"]))
    if body.get("view", {}).get("type") == "modal":
        await reply.redraw(blocks.notes_view(reply.t, notes))
    else:
        await reply.instead(blocks.notes_shared(reply.t, notes.partners))
