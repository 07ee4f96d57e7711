"""The days of the programme that lie ahead, also those for which nothing is in the outbox yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from handlers.texts import Texts
from mentoring.model import Actor, Cohort, CohortStage, MemberId
from mentoring.timeline import closes_at, finishes_on, session_due
from simulator.model import Json
from simulator.web.show import Scene

TO_COME = (CohortStage.OPEN, CohortStage.PROPOSED, CohortStage.UNDER_WAY)


async def milestones(scene: Scene) -> list[Json]:
    """What each cohort has before it, soonest first."""
    actor = Actor(workspace=scene.stage.bothways.workspace, member=MemberId(scene.setting.organiser.id))
    views = await scene.stage.bothways.programme.cohorts.all(actor)
    today = scene.stage.clock().date()
    ahead = sorted(one for view in views for one in _ahead(view.cohort, today, scene.t))
    return [{"day": day.isoformat(), "what": what} for day, what in ahead if day >= today]


def _ahead(cohort: Cohort, today: date, t: Texts) -> Iterator[tuple[date, str]]:
    if cohort.stage is CohortStage.OPEN:
        yield closes_at(cohort).date(), t("{cohort}: opt-in closes, pairs are made", cohort=cohort.name)
    if cohort.stage in TO_COME:
        sessions = ((session_due(cohort, number), number) for number in range(1, cohort.sessions + 1))
        coming = next((session for session in sessions if session[0] > today), None)
        if coming:
            said = t("{cohort}: session {number} of {all}", cohort=cohort.name, number=coming[1], all=cohort.sessions)
            yield coming[0], said
        yield finishes_on(cohort), t("{cohort}: thanks and report", cohort=cohort.name)
