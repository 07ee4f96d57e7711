"""An organiser's own words, as they are typed in Slack: nothing is shown to anybody before its preview was."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers import forms
from handlers.blocks import opening
from handlers.blocks import own_words as blocks
from handlers.forms import carried, carry
from handlers.ids import Action, Callback
from handlers.reply import Reply
from mentoring.model import Actor, CohortId, CohortStage
from mentoring.programme import Programme


def register(app: AsyncApp) -> None:
    """Own words, from the preview of a draft and while the cohort runs."""
    app.action(Action.OWN_WORDS)(press)
    app.view(Callback.OWN_WORDS)(given)
    app.view(Callback.SAVE_WORDS)(save)


async def press(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], body: dict[str, Any], actor: Actor, programme: Programme
) -> None:
    """*Own words* under the preview of a draft: the form, in the preview's place."""
    await ack()
    cohort = await programme.cohort_words.look(actor, CohortId(action["value"]))
    after_steps = bool(carried(body["view"]).get("after"))
    await reply.redraw(blocks.words_form(reply.t, cohort, carry({"id": cohort.id, "after": after_steps})))


async def show(reply: Reply, actor: Actor, programme: Programme, cohort: CohortId) -> None:
    """*Own words*, in the menu beside a cohort."""
    found = await programme.cohort_words.look(actor, cohort)
    await reply.show(blocks.words_form(reply.t, found, carry({"id": cohort})))


async def given(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Preview*: of a draft, the whole preview; of what people read already, how they will read it."""
    draft = carried(view)
    cohort = await programme.cohort_words.look(actor, CohortId(str(draft.get("id", ""))))
    worded = forms.own_words(reply.t, view, cohort)
    if cohort.stage is not CohortStage.DRAFT:
        shown = blocks.words_preview(reply.t, worded, carry(forms.carry_words(worded)))
        await ack(response_action="push", view=shown)
        return
    kept = await programme.cohort_words.save(actor, cohort.id, worded.words, benchmark=worded.benchmark)
    after = bool(draft.get("after"))
    metadata = carry({"id": kept.id, "after": after})
    await ack(response_action="update", view=opening.preview(reply.t, kept, metadata, after_steps=after))


async def save(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Save*: the announcement and what follows speak so from now on."""
    draft = carried(view)
    words, benchmark = forms.carried_words(draft)
    kept = await programme.cohort_words.save(actor, CohortId(str(draft.get("id", ""))), words, benchmark=benchmark)
    await ack(response_action="clear")
    await reply.tell(blocks.words_saved(reply.t, kept))
