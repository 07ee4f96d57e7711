"""The organiser's look at a proposal: change it, approve it, take it back."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers import forms
from handlers.blocks import pairing as blocks
from handlers.forms import Invalid
from handlers.ids import Action, Callback, Field, MatchChoice, unpack
from handlers.refusals import worded
from handlers.reply import Body, Reply
from mentoring.errors import Refusal
from mentoring.model import Actor, CohortId, MemberId
from mentoring.programme import Programme
from mentoring.programme.proposing import Preview


def register(app: AsyncApp) -> None:
    """Everything about a proposed pairing."""
    app.action(Action.OPEN_PROPOSAL)(open_proposal)
    app.action(Action.PROPOSAL_PAGE)(turn_page)
    app.action(Action.PAIR_AGAIN)(pair_again)
    app.action(Action.MATCH)(change_match)
    app.action(Action.OPEN_SWAP)(open_swap)
    app.action(Action.RECALL)(recall)
    app.view(Callback.SWAP)(swap)
    app.view(Callback.PROPOSAL)(approve)


async def open_proposal(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme
) -> None:
    """*Look at the pairs*."""
    await ack()
    await reply.begin(reply.t("Pairs to approve"))
    preview = await programme.pairing.preview(actor, CohortId(action["value"]))
    await reply.show(blocks.proposal(reply.t, preview, preview.taxonomy))


async def turn_page(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """The next page of matches."""
    await ack()
    cohort, page = unpack(action["value"], 2)
    preview = await programme.pairing.preview(actor, CohortId(cohort))
    await _show(reply, preview, page)


async def pair_again(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Pair again*, with what was locked and refused."""
    await ack()
    cohort, page = unpack(action["value"], 2)
    preview = await programme.pairing.run_again(actor, CohortId(cohort))
    await _show(reply, preview, page)


async def change_match(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], body: Body, actor: Actor, programme: Programme
) -> None:
    """Keep, release or refuse one match."""
    await ack()
    choice, cohort, *members = unpack(action["selected_option"]["value"], 5)
    people = tuple(MemberId(member) for member in members if member)
    if choice == MatchChoice.FORBID:
        preview = await programme.pairing.forbid(actor, CohortId(cohort), people)
    else:
        change = programme.pairing.lock if choice == MatchChoice.LOCK else programme.pairing.unlock
        preview = await change(actor, CohortId(cohort), (people[0], people[1]))
    await _show(reply, preview, unpack(body["view"]["private_metadata"], 2)[1])


async def open_swap(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Swap two people*: who with whom, on top of the proposal."""
    await ack()
    await reply.begin(reply.t("Swap two people"))
    cohort, _ = unpack(action["value"], 2)
    preview = await programme.pairing.preview(actor, CohortId(cohort))
    names = await programme.pairing.names(actor, sorted(preview.profiles)[: blocks.MOST_NAMED])
    await reply.show(blocks.swap_form(reply.t, preview, names))


async def swap(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Swap*: a broken rule is said under the field, and nothing changes."""
    one, other = forms.two_people(reply.t, view)
    try:
        preview = await programme.pairing.swap(actor, CohortId(view["private_metadata"]), one, other)
    except Refusal as refusal:
        raise Invalid({Field.OTHER: await _with_names(worded(reply.t, refusal), programme, actor)}) from refusal
    await ack()
    await reply.redraw(blocks.proposal(reply.t, preview, preview.taxonomy), view["root_view_id"])


async def approve(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Approve*: people are told in five minutes."""
    await ack(response_action="clear")
    cohort, _ = unpack(view["private_metadata"], 2)
    begun = await programme.pairing.approve(actor, CohortId(cohort))
    await reply.tell(blocks.approved(reply.t, begun.name, begun.id))


async def recall(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Take it back*, within five minutes."""
    await ack()
    cohort = await programme.pairing.recall(actor, CohortId(action["value"]))
    await reply.say(blocks.recalled(reply.t, cohort.name, cohort.id))


async def _show(reply: Reply, preview: Preview, page: str) -> None:
    number = int(page) if page.isdecimal() else 0
    await reply.redraw(blocks.proposal(reply.t, preview, preview.taxonomy, number))


async def _with_names(sentence: str, programme: Programme, actor: Actor) -> str:
    """A sentence for under a field, where Slack shows mentions as bare ids."""
    members = [MemberId(word.split(">")[0]) for word in sentence.split("<@")[1:]]
    for member, name in (await programme.pairing.names(actor, members)).items():
        sentence = sentence.replace(f"<@{member}>", name)
    return sentence
