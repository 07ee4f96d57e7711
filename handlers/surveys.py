"""Surveys, step by step, as Slack tells us of them."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers import forms
from handlers.blocks import surveys as blocks
from handlers.blocks.block_kit import View
from handlers.forms import carried, carry
from handlers.ids import Action, Callback, unpack
from handlers.reply import Reply
from handlers.texts import Texts
from mentoring.errors import NoSuchThing
from mentoring.model import Actor, CohortId, Wave
from mentoring.programme import Programme
from mentoring.programme.surveys import SurveyForm


def register(app: AsyncApp) -> None:
    """Opening a survey, and sending each of its steps."""
    app.action(Action.SURVEY)(open_survey)
    app.view(Callback.SURVEY)(keep_step)


async def open_survey(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Answer the survey*: where this person left it."""
    await ack()
    await reply.begin(reply.t("Survey"))
    cohort, wave = unpack(action["value"], 2)
    form = await programme.surveys.open(actor, CohortId(cohort), _wave(wave))
    await reply.show(_shown(reply.t, form))


async def keep_step(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """A step is in, and kept; the next one takes its place."""
    where = carried(view)
    wave, step = _wave(str(where.get("wave", ""))), where.get("step")
    cohort = CohortId(str(where.get("cohort", "")))
    steps = (await programme.surveys.open(actor, cohort, wave)).steps
    if not isinstance(step, int) or not 0 <= step < len(steps):
        raise NoSuchThing
    given = forms.survey(reply.t, view, steps[step])
    form = await programme.surveys.keep(
        actor,
        cohort,
        wave,
        step,
        answers=given.answers,
        quote=given.quote,
        may_quote=given.may_quote,
    )
    await ack(response_action="update", view=_shown(reply.t, form))


def _shown(t: Texts, form: SurveyForm) -> View:
    if form.step is None:
        return blocks.survey_kept(t, form)
    where = {"cohort": form.cohort.id, "wave": form.wave.value, "step": form.step}
    return blocks.survey_step(t, form, carry(where))


def _wave(word: str) -> Wave:
    """Raises NoSuchThing for a word that is no survey."""
    try:
        return Wave(word)
    except ValueError:
        raise NoSuchThing from None
