"""Surveys: three short steps, kept as each is sent, changed until the survey closes, and never in anybody's way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from mentoring.errors import NotYours, SurveyClosed
from mentoring.late_joining import takes_late
from mentoring.model import (
    LONGEST_QUOTE,
    Actor,
    Cohort,
    CohortId,
    Item,
    SurveyAnswer,
    Wave,
    WorkspaceId,
    steps_of,
)
from mentoring.nudges.kinds.survey import survey
from mentoring.ports import Transaction
from mentoring.programme.member_overview import enrolled
from mentoring.programme.services import UseCase
from mentoring.report import FEWEST, LATER_OPEN, follow_up_on, key_ends_on, wave_closes_on
from mentoring.timeline import MORNING, instant, local_day


@dataclass(frozen=True, kw_only=True)
class SurveyForm:
    """A survey as somebody left it: the step to go on with (None when all is said), and what they said so far.

    `forgotten_on` is the day from which on nobody can say whose answers they are. `never_shown`: the cohort has too few
    pairs for any figure of them to be shown to anybody.
    """

    cohort: Cohort
    wave: Wave
    step: int | None
    given: SurveyAnswer
    closes_on: date
    forgotten_on: date
    never_shown: bool = False

    @property
    def steps(self) -> tuple[tuple[Item, ...], ...]:
        """What is asked, screen by screen."""
        return steps_of(self.wave, benchmark=self.cohort.benchmark)


class Surveys(UseCase):
    """What people say of themselves, four times."""

    async def open(self, actor: Actor, cohort: CohortId, wave: Wave) -> SurveyForm:
        """The survey, at the first step that has something left to say. Raises NoSuchThing, NotYours, SurveyClosed."""
        async with self.services.store.transaction(actor.workspace) as tx:
            form = await self._form(tx, actor, cohort, wave)
        left = [number for number, items in enumerate(form.steps) if not set(items) <= form.given.answers.keys()]
        return replace(form, step=left[0] if left else 0)

    async def keep(
        self,
        actor: Actor,
        cohort: CohortId,
        wave: Wave,
        step: int,
        *,
        answers: Mapping[Item, int],
        quote: str = "",
        may_quote: bool = False,
    ) -> SurveyForm:
        """Keep one step, at once; the form at the next one. Raises NoSuchThing, NotYours, SurveyClosed."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            form = await self._form(tx, actor, cohort, wave)
            last = step >= len(form.steps) - 1
            before = form.given
            given = replace(
                before,
                answers={**before.answers, **answers},
                at=now,
                quote=quote[:LONGEST_QUOTE] if last else before.quote,
                may_quote=may_quote and bool(quote) if last else before.may_quote,
            )
            await tx.surveys.put(given)
        return replace(form, given=given, step=None if last else step + 1)

    async def paired(self, workspace: WorkspaceId, cohort: CohortId) -> bool:
        """Whether anybody took part."""
        async with self.services.store.transaction(workspace) as tx:
            return await tx.mentorships.count(cohort, most=1) > 0

    async def afterwards(self, workspace: WorkspaceId, cohort: Cohort, now: datetime) -> datetime | None:
        """Six months after the end: ask once more; later: destroy the key. When to look again, if at all."""
        asks = instant(follow_up_on(cohort), MORNING, cohort.tz)
        ends = instant(key_ends_on(cohort), MORNING, cohort.tz)
        async with self.services.store.transaction(workspace) as tx:
            if now >= ends:
                await tx.surveys.destroy_key(cohort.id)
            elif asks <= now < asks + LATER_OPEN:
                members = {who for each in await tx.mentorships.of_cohort(cohort.id) for who in each.members}
                ask = [who for who in await enrolled(tx, cohort.id) if who in members]
                await self.services.plan(tx, survey(cohort, ask))
        return next((moment for moment in (asks, ends) if moment > now), None)

    async def _form(self, tx: Transaction, actor: Actor, cohort: CohortId, wave: Wave) -> SurveyForm:
        now = self.services.clock()
        found = await self.cohort(tx, cohort)
        theirs = await tx.mentorships.of_member(actor.member)
        if not any(each.cohort == cohort and each.introduced_at is not None for each in theirs):
            raise NotYours
        closes = wave_closes_on(found, wave)
        if closes is None or local_day(now, found.tz) > closes:
            raise SurveyClosed
        await tx.surveys.open(cohort)
        link = (await tx.surveys.links(cohort, [actor.member]))[actor.member]
        given = await tx.surveys.get(cohort, link, wave)
        return SurveyForm(
            cohort=found,
            wave=wave,
            step=0,
            given=given or SurveyAnswer(cohort=cohort, link=link, wave=wave, answers={}, at=now),
            closes_on=closes,
            forgotten_on=key_ends_on(found),
            never_shown=not takes_late(found, now) and await tx.mentorships.count(cohort, FEWEST) < FEWEST,
        )
