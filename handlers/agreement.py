"""The agreement: open it, write one's part in two short steps, sign it; all in one form."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers import forms
from handlers.blocks import agreement as blocks
from handlers.forms import carried, carry
from handlers.ids import Action, Callback, unpack
from handlers.reply import Reply
from mentoring.model import Actor, MentorshipId
from mentoring.programme import Programme
from mentoring.programme.agreements import OwnPart


def register(app: AsyncApp) -> None:
    """Everything about the agreement."""
    app.action(Action.AGREEMENT)(open_agreement)
    app.action(Action.WRITE_AGREEMENT)(open_words)
    app.action(Action.SIGN_AGREEMENT)(sign)
    app.view(Callback.AGREEMENT_WORDS)(words_given)
    app.view(Callback.AGREEMENT_RULES)(rules_given)


async def show(reply: Reply, actor: Actor, programme: Programme, mentorship: str = "") -> None:
    """The agreement of that mentorship, or of the latest; at once, then filled in."""
    await reply.begin(reply.t("Your agreement"))
    view = await programme.agreements.view(actor, MentorshipId(mentorship) if mentorship else None)
    await reply.show(blocks.agreement(reply.t, view))


async def open_agreement(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme
) -> None:
    """*Open the agreement*."""
    await ack()
    await show(reply, actor, programme, action.get("value", ""))
    await programme.silence.heard_from(actor)


async def open_words(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Use my own words*: the first step, in the place of what was read."""
    await ack()
    view = await programme.agreements.view(actor, MentorshipId(action["value"]))
    await reply.redraw(blocks.words_step(reply.t, view, carry({"mentorship": view.mentorship.id})))


async def words_given(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """Step 1 is in: show step 2."""
    draft = {**carried(view), "words": forms.agreement_words(reply.t, view)}
    found = await programme.agreements.view(actor, MentorshipId(str(draft.get("mentorship", ""))))
    await ack(response_action="update", view=blocks.rules_step(reply.t, found, carry(draft)))


async def rules_given(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """Step 2 is in: the part is kept, and stands there to be signed."""
    draft = carried(view)
    words, off_limits, pings = forms.agreement_rules(reply.t, view, draft.get("words"))
    written = OwnPart(words=words, off_limits=off_limits, pings=pings)
    after, unsigned = await programme.agreements.write(actor, MentorshipId(str(draft.get("mentorship", ""))), written)
    note = blocks.unsigned_note(reply.t, after) if unsigned else blocks.saved_note(reply.t, after)
    await ack(response_action="update", view=blocks.agreement(reply.t, after, note))
    await programme.silence.heard_from(actor)


async def sign(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Sign*: these words, and no others."""
    await ack()
    mentorship, read = unpack(action["value"], 2)
    view = await programme.agreements.view(actor, MentorshipId(mentorship))
    offered = blocks.offered(reply.t, view)
    after, signed = await programme.agreements.sign(
        actor, MentorshipId(mentorship), int(read) if read.isdecimal() else -1, offered
    )
    note = blocks.signed_note(reply.t, after) if signed else blocks.changed_note(reply.t)
    await reply.redraw(blocks.agreement(reply.t, after, note))
    await programme.silence.heard_from(actor)
