"""The organiser's look at a proposal: change it, approve it, take it back."""

from __future__ import annotations

from functools import partial
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers import forms
from handlers.blocks import approvals, swapping, waiting
from handlers.blocks import pairing as blocks
from handlers.blocks.block_kit import View
from handlers.choices import MatchChoice
from handlers.forms import Invalid
from handlers.ids import Action, Callback, Field, unpack
from handlers.refusals import worded
from handlers.reply import Body, Reply
from mentoring.errors import ChangedMeanwhile, NoSuchThing, Refusal
from mentoring.model import Actor, CohortId, MemberId
from mentoring.programme import Programme
from mentoring.programme.proposing import Preview


def register(app: AsyncApp) -> None:
    """Everything about a proposed pairing."""
    app.action(Action.OPEN_PROPOSAL)(open_proposal)
    app.action(Action.PROPOSAL_BACK)(turn_page)
    app.action(Action.PROPOSAL_PAGE)(turn_page)
    app.action(Action.FIND_MATCH)(find_match)
    app.action(Action.UNDO)(undo)
    app.action(Action.MATCH_AGAIN)(match_again)
    app.action(Action.PAIR_AGAIN)(pair_again)
    app.action(Action.MATCH)(change_match)
    app.action(Action.OPEN_SWAP)(open_swap)
    app.action(Action.RECALL)(recall)
    app.view(Callback.SWAP)(swap)
    app.view(Callback.PROPOSAL)(approve)
    app.view(Callback.APPROVE_DATES)(approve_confirmed)
    app.action(Action.CHANGE_RULES)(open_rules)
    app.view(Callback.CHANGE_RULES)(change_rules)
    app.action(Action.END_COHORT)(open_end)
    app.view(Callback.END_COHORT)(end)


async def open_proposal(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme
) -> None:
    """*Look at the pairs*."""
    await ack()
    await reply.begin(reply.t("Pairs to approve"))
    preview = await programme.pairing.look(actor, CohortId(action["value"]), blocks.on_page)
    await reply.show(blocks.proposal(reply.t, preview, preview.taxonomy))


async def turn_page(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """The page before, or the next."""
    await ack()
    cohort, page = unpack(action["value"], 2)
    shown = partial(blocks.on_page, page=_number(page))
    await _show(reply, await programme.pairing.look(actor, CohortId(cohort), shown), page)


async def find_match(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], body: Body, actor: Actor, programme: Programme
) -> None:
    """*Find somebody*: their match, or why they have none."""
    await ack()
    found = action.get("selected_user")
    of_one = partial(blocks.on_page, found=MemberId(found) if found else None)
    preview = await programme.pairing.look(actor, CohortId(_seen(body)[0]), of_one)
    shown = blocks.proposal(reply.t, preview, preview.taxonomy, found=MemberId(found) if found else None)
    await reply.redraw(shown)


async def pair_again(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Pair again*: what was done by hand stays."""
    await ack()
    cohort, page = unpack(action["value"], 2)
    await _show(reply, await programme.pair_changes.run_again(actor, CohortId(cohort)), page)


async def undo(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], body: Body, actor: Actor, programme: Programme
) -> None:
    """*Undo the last change*."""
    await ack()
    _, page, seen = _seen(body)
    await _show(reply, await programme.pair_changes.undo(actor, CohortId(action["value"]), seen), page)


async def match_again(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], body: Body, actor: Actor, programme: Programme
) -> None:
    """*Match them after all*."""
    await ack()
    cohort, member = unpack(action["value"], 2)
    _, page, seen = _seen(body)
    await _show(reply, await programme.pair_changes.match_again(actor, CohortId(cohort), MemberId(member), seen), page)


async def change_match(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], body: Body, actor: Actor, programme: Programme
) -> None:
    """Keep, release or refuse one match, or leave its people without one."""
    await ack()
    choice, cohort, *members = unpack(action["selected_option"]["value"], 5)
    _, page, seen = _seen(body)
    people = tuple(MemberId(member) for member in members if member)
    try:
        preview = await _changed(programme, actor, choice, CohortId(cohort), people, seen)
    except ChangedMeanwhile as refusal:
        now = await programme.pairing.preview(actor, CohortId(cohort))
        await _show(reply, now, page, worded(reply.t, refusal))
        return
    await _show(reply, preview, page)


async def open_swap(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Swap two people*: who with whom, on top of the proposal."""
    await ack()
    await reply.begin(reply.t("Swap two people"))
    cohort, _ = unpack(action["value"], 2)
    await reply.show(swapping.swap_form(reply.t, await programme.pairing.preview(actor, CohortId(cohort))))


async def swap(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Swap*: a broken rule is said under the field, and nothing changes; what another changed since is shown."""
    await programme.setup.require(actor)
    one, other = forms.two_people(reply.t, view)
    cohort, seen = unpack(view["private_metadata"], 2)
    try:
        preview = await programme.pair_changes.swap(actor, CohortId(cohort), one, other, _number(seen))
    except ChangedMeanwhile as refusal:
        now = await programme.pairing.preview(actor, CohortId(cohort))
        changed = swapping.swap_form(reply.t, now, worded(reply.t, refusal), (one, other))
        await ack(response_action="update", view=changed)
        await reply.redraw(blocks.proposal(reply.t, now, now.taxonomy), view["root_view_id"])
        return
    except Refusal as refusal:
        raise Invalid({Field.OTHER: await _with_names(worded(reply.t, refusal), programme, actor)}) from refusal
    await ack()
    await reply.redraw(blocks.proposal(reply.t, preview, preview.taxonomy), view["root_view_id"])


async def approve(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Approve*: people are told in five minutes.

    What deserves a second look is asked about first: dates that move, pairs with nothing for one another, pages that
    were not on the screen. What another organiser changed since is shown.
    """
    cohort, _, seen = _seen({"view": view})
    try:
        preview = await programme.pairing.before_approval(actor, CohortId(cohort), seen)
    except ChangedMeanwhile:
        await ack(response_action="update", view=await _as_it_is_now(reply, actor, programme, cohort))
        return
    if preview.moved or blocks.deserves_a_second_look(preview):
        await ack(response_action="push", view=waiting.confirm_approval(reply.t, preview))
        return
    await ack(response_action="clear")
    begun = await programme.pairing.approve(actor, CohortId(cohort), seen)
    await reply.tell(approvals.approved(reply.t, begun.name, begun.id))


async def approve_confirmed(
    ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme
) -> None:
    """*Approve*, after a second look; dates that have moved on since, and other pairs, are shown again."""
    cohort, starts_on, seen = unpack(view["private_metadata"], 3)
    try:
        preview = await programme.pairing.before_approval(actor, CohortId(cohort), _number(seen))
    except ChangedMeanwhile:
        await ack(response_action="update", view=await _as_it_is_now(reply, actor, programme, cohort))
        return
    if preview.moved and preview.moved.starts_on.isoformat() != starts_on:
        await ack(response_action="update", view=waiting.confirm_approval(reply.t, preview))
        return
    await ack(response_action="clear")
    new_start = preview.moved.starts_on if preview.moved else None
    begun = await programme.pairing.approve(actor, CohortId(cohort), _number(seen), new_start)
    await reply.tell(approvals.approved(reply.t, begun.name, begun.id))


async def open_rules(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Change the rules*, on top of the proposal."""
    await ack()
    await reply.begin(reply.t("Change the rules"))
    preview = await programme.pairing.preview(actor, CohortId(action["value"]))
    await reply.show(waiting.change_rules(reply.t, preview.cohort))


async def change_rules(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Pair again* by other rules: the proposal below shows what came out."""
    await programme.setup.require(actor)
    min_gap, apart = forms.rules(reply.t, view)
    await ack()
    cohort = CohortId(view["private_metadata"])
    preview = await programme.pair_changes.change_rules(actor, cohort, min_gap, departments_apart=apart)
    await reply.redraw(blocks.proposal(reply.t, preview, preview.taxonomy), view["root_view_id"])


async def open_end(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*End this cohort*: who hears of it, before anything is done."""
    await ack()
    await reply.begin(reply.t("End this cohort"))
    found = await programme.pairing.before_ending(actor, CohortId(action["value"]))
    await reply.show(waiting.confirm_end(reply.t, found.cohort, found.joined))


async def end(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*End it*."""
    await ack(response_action="clear")
    await reply.tell(waiting.ended(reply.t, await programme.pairing.end(actor, CohortId(view["private_metadata"]))))


async def recall(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Take it back*, within five minutes."""
    await ack()
    cohort = await programme.pairing.recall(actor, CohortId(action["value"]))
    await reply.say(approvals.recalled(reply.t, cohort.name, cohort.id))


async def _changed(
    programme: Programme, actor: Actor, choice: str, cohort: CohortId, people: tuple[MemberId, ...], seen: int
) -> Preview:
    """The proposal after what was chosen in a match's menu. Raises NoSuchThing for a choice that is none of ours."""
    changes = programme.pair_changes
    match choice:
        case MatchChoice.LOCK:
            return await changes.lock(actor, cohort, (people[0], people[1]), seen)
        case MatchChoice.UNLOCK:
            return await changes.unlock(actor, cohort, (people[0], people[1]), seen)
        case MatchChoice.FORBID:
            return await changes.forbid(actor, cohort, people, seen)
        case MatchChoice.LEAVE:
            return await changes.leave_unmatched(actor, cohort, people, seen)
    raise NoSuchThing


async def _as_it_is_now(reply: Reply, actor: Actor, programme: Programme, cohort: str) -> View:
    """The proposal once more, since it is not the one that was about to be approved."""
    now = await programme.pairing.preview(actor, CohortId(cohort))
    said = reply.t("Another organiser changed the pairs while you looked. This is how they are now; then approve.")
    return blocks.proposal(reply.t, now, now.taxonomy, notice=said)


async def _show(reply: Reply, preview: Preview, page: str, notice: str = "") -> None:
    await reply.redraw(blocks.proposal(reply.t, preview, preview.taxonomy, _number(page), notice=notice))


def _seen(body: Body) -> tuple[str, str, int]:
    """The cohort, the page and the version of the proposal that the organiser has before them."""
    cohort, page, version = unpack(body["view"]["private_metadata"], 3)
    return cohort, page, _number(version)


def _number(text: str) -> int:
    """A number that travelled through Slack; 0, which is before all, for what a forged value says."""
    return int(text) if text.isdecimal() else 0


async def _with_names(sentence: str, programme: Programme, actor: Actor) -> str:
    """A sentence for under a field, where Slack shows mentions as bare ids."""
    members = [MemberId(word.split(">")[0]) for word in sentence.split("<@")[1:]]
    for member, name in (await programme.pairing.names(actor, members)).items():
        sentence = sentence.replace(f"<@{member}>", name)
    return sentence
