"""*Invite people*: a text and a link that an organiser sends themselves."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers import forms
from handlers.blocks import invitations as blocks
from handlers.forms import chosen, plain
from handlers.ids import Callback, Field
from handlers.reply import Reply
from mentoring.model import Actor, CohortId, MemberId
from mentoring.programme import Programme

BETWEEN_NAMES = re.compile(r"[\n;,\t]+")
"""What stands between the names of a list that somebody pastes."""


def register(app: AsyncApp) -> None:
    """The form is opened from the menu beside a cohort."""
    app.view(Callback.INVITE)(make)


async def show(reply: Reply, actor: Actor, programme: Programme, cohort: CohortId) -> None:
    """*Invite people*, in the menu beside a cohort."""
    found = await programme.invitations.look(actor, cohort)
    link = await reply.link_to(found.channel, found.ts) if found.channel else reply.link_to_app()
    await reply.show(blocks.invite_form(reply.t, found.cohort, link))


async def make(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Put it in my messages*."""
    people = [MemberId(each) for each in chosen(view, Field.INVITED) or []][: blocks.MOST_PEOPLE]
    cohort = CohortId(view["private_metadata"])
    await programme.invitations.look(actor, cohort)
    text = forms.invitation(reply.t, view)[: blocks.MOST_TEXT]
    await ack(response_action="clear")
    _, names = await programme.invitations.made(actor, cohort, people)
    typed = BETWEEN_NAMES.split(str(chosen(view, Field.NAMES) or "")[: blocks.MOST_NAMES])
    listed = [*names, *filter(None, map(plain, typed))]
    await reply.tell(blocks.invitation(reply.t, text, list(dict.fromkeys(listed))))
