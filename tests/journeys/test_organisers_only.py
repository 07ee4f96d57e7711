"""Every control of the organisers', pressed or submitted by anybody else, is refused, changes nothing and is logged.

The controls are enumerated from the names that Slack can hand back: a new one that stands neither among the organisers'
nor among everybody's turns this red.
"""

from __future__ import annotations

from typing import Any

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest

from handlers.choices import MatchChoice, PairChoice, SteerChoice
from handlers.ids import Action, Callback
from handlers.organisers_only import ACTIONS, CALLBACKS, COMMANDS
from mentoring.model import AuditEntry, CohortId, CohortStage, Member, MentorshipId, OrganiserAct, WorkspaceId
from simulator.people import Person
from simulator.stage import SimulatedBot
from tests.journeys.acts import AFTER_CLOSING, INTRODUCED, approves
from tests.journeys.conftest import Three

EVERYBODYS_ACTIONS = {
    Action.JOIN,
    Action.HOW_IT_WORKS,
    Action.EDIT_PROFILE,
    Action.BETWEEN_US,
    Action.LEAVE,
    Action.PAUSE,
    Action.RESUME,
    Action.SKIP,
    Action.STAY,
    Action.MORE,
    Action.QUIET_STAY,
    Action.QUIET_STOP,
    Action.COME_BACK,
    Action.NEW_PARTNER,
    Action.MET_YES,
    Action.MET_NOT_YET,
    Action.MET_SKIPPED,
    Action.PULSE,
    Action.AGENDA,
    Action.CALENDAR,
    Action.SWAP_QUESTION,
    Action.WHY_QUESTION,
    Action.QUESTION,
    Action.DOWNLOAD,
    Action.ERASE,
    Action.HELP,
    Action.SUGGESTION,
    Action.USE_THIS,
    Action.KEEP_MINE,
    Action.WHY_OPEN,
    Action.ASK_AGAIN,
    Action.ACCORD,
    Action.AGREEMENT,
    Action.CALL_OFF,
    Action.FORGET_CALENDAR,
    Action.GOALS,
    Action.HEARS,
    Action.HEAVY,
    Action.LED_ANOTHER,
    Action.LED_LONGER,
    Action.LED_MET,
    Action.LED_NEXT,
    Action.LED_PING,
    Action.LED_STOP,
    Action.MY_CALENDAR,
    Action.NOTES,
    Action.OTHER_TIMES,
    Action.OWN_TIME,
    Action.PICK_TIME,
    Action.POST_THANKS,
    Action.SHARE_NOTES,
    Action.SIGN_AGREEMENT,
    Action.START_SESSION,
    Action.SURVEY,
    Action.THANK,
    Action.TIME,
    Action.TO_GOOGLE,
    Action.TO_HUDDLE,
    Action.TO_OUTLOOK,
    Action.WAYS,
    Action.WRITE_AGREEMENT,
    Action.WRITE_NOTE,
    Action.ADD_QUESTION,
    Action.PASTE_QUESTIONS,
    Action.NAME_SUPPORT,
}
"""Participants' own; the last three open an empty form, and who may submit it is asked then."""

EVERYBODYS_CALLBACKS = {
    Callback.LOADING,
    Callback.PROFILE_TOPICS,
    Callback.PROFILE_WORK,
    Callback.PROFILE_WISHES,
    Callback.BETWEEN_US,
    Callback.LEAVE,
    Callback.PAUSE,
    Callback.PULSE,
    Callback.CALENDAR,
    Callback.ERASE,
    Callback.ASK,
    Callback.ASK_SHORTCUT,
    Callback.INFORMATION,
    Callback.AGREEMENT_RULES,
    Callback.AGREEMENT_WORDS,
    Callback.GOALS,
    Callback.HEARS,
    Callback.MY_CALENDAR,
    Callback.NOTE,
    Callback.OWN_TIME,
    Callback.SURVEY,
    Callback.THANKS,
    Callback.TIME,
    Callback.MEETINGS,
    Callback.WHO,
}
"""Participants' own, and forms without a way to submit them."""

COHORT_JSON = (
    '{{"id":"{cohort}","name":"N","channel":"C1","closes":"2027-02-01","starts":"2027-03-01","numbers":[6,4,45,1],'
    '"who":["everyone","trio",true,false]}}'
)


def test_every_control_is_somebodys() -> None:
    assert set(Action) == ACTIONS | EVERYBODYS_ACTIONS
    assert set(Callback) == CALLBACKS | EVERYBODYS_CALLBACKS
    assert not ACTIONS & EVERYBODYS_ACTIONS
    assert not CALLBACKS & EVERYBODYS_CALLBACKS


def pressed(action: Action, cohort: str, pair: str) -> dict[str, Any]:
    """A press as Slack's payload has it, with a value that an organiser's own button could have."""
    choices = {
        Action.MATCH: f"{MatchChoice.FORBID}|{cohort}|U1|U2",
        Action.PAIR_CARE: f"{PairChoice.END}|{pair}",
        Action.STEER: f"{SteerChoice.CANCEL}|{cohort}",
    }
    one_pair = {Action.TAKE_BACK_REMINDER: pair, Action.AUDIT_PAGE: "0", Action.AUDIT_BACK: "0"}
    value = one_pair.get(action, f"{cohort}|0" if action.value.startswith(("meetings", "proposal", "who_")) else cohort)
    return {
        "type": "block_actions",
        "actions": [
            {
                "type": "button",
                "action_id": action.value,
                "block_id": "b",
                "value": value,
                "selected_option": {"value": choices.get(action, cohort)},
                "selected_user": "U1",
                "action_ts": "1.0",
            }
        ],
        "view": {"id": "V1", "type": "home", "private_metadata": f"{cohort}|0|1", "root_view_id": "V1"},
    }


def submitted(callback: Callback, cohort: str, pair: str) -> dict[str, Any]:
    """A form as Slack's payload has it, about a cohort that is there."""
    metadata = {
        Callback.PROPOSAL: f"{cohort}|0|1",
        Callback.APPROVE_DATES: f"{cohort}||1",
        Callback.SWAP: f"{cohort}|1",
        Callback.END_PAIR: f"{PairChoice.END}|{pair}",
        Callback.STEER: f"{SteerChoice.CANCEL}|{cohort}",
        **dict.fromkeys((Callback.EDIT_COHORT, Callback.EDIT_RULES), f'{{"id":"{cohort}","seen":{{}}}}'),
        Callback.SAVE_COHORT: f'{{"id":"{cohort}","edit":{{"name":["Spring cohort","Mine"]}}}}',
        Callback.COHORT_PREVIEW: f'{{"id":"{cohort}"}}',
        **dict.fromkeys(
            (Callback.COHORT_WHAT, Callback.COHORT_HOW, Callback.COHORT_WHO), COHORT_JSON.format(cohort=cohort)
        ),
    }
    view = {
        "id": "V1",
        "type": "modal",
        "callback_id": callback.value,
        "private_metadata": metadata.get(callback, cohort),
        "root_view_id": "V1",
        "state": {"values": {}},
        "blocks": [],
    }
    return {"type": "view_submission", "view": view}


async def sends(here: SimulatedBot, person: Person, body: dict[str, Any]) -> None:
    """Hand a request in this person's name to the bot, as a client of somebody's own making could."""
    team = here.bothways.workspace
    user = {"id": person.id, "team_id": team}
    trigger = here.slack.world.tickets.trigger(team, person.id)
    user["team_id"] = body.get("team", {}).get("id", team)
    whole = {"team": {"id": team}, **body, "user": user, "trigger_id": trigger, "api_app_id": "A1"}
    await here.bothways.app.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=whole))


async def log(here: SimulatedBot) -> list[AuditEntry]:
    async with here.bothways.database.transaction(WorkspaceId(here.bothways.workspace)) as tx:
        return list(await tx.audit.latest(1000))


async def facts(here: SimulatedBot) -> tuple[object, ...]:
    """What a press could have changed."""
    async with here.bothways.database.transaction(here.bothways.workspace) as tx:
        cohorts = await tx.cohorts.all()
        pairs = [await tx.mentorships.of_cohort(each.id) for each in cohorts]
        proposals = [await tx.proposals.get(each.id) for each in cohorts]
        questions = await tx.own_questions.all()
        organisers = await tx.members.organisers()
    return (cohorts, pairs, proposals, questions, organisers)


async def cohort_and_pair(here: SimulatedBot) -> tuple[CohortId, MentorshipId]:
    async with here.bothways.database.transaction(here.bothways.workspace) as tx:
        (cohort,) = await tx.cohorts.all()
        pairs = await tx.mentorships.of_cohort(cohort.id)
    return cohort.id, pairs[0].id if pairs else MentorshipId("none")


@pytest.mark.parametrize("stage", [CohortStage.PROPOSED, CohortStage.UNDER_WAY])
@pytest.mark.parametrize("who", ["participant", "stranger", "guest", "former organiser"])
async def test_whoever_does_not_organise_is_refused_and_it_is_logged(
    here: SimulatedBot, joined: Three, stage: CohortStage, who: str
) -> None:
    person = joined.amina if who == "participant" else await here.workspace.hire("Zoe Zed", guest=who == "guest")
    if who == "former organiser":
        await joined.gita.types(f"/mentoring organiser @{person.name}")
        await joined.gita.types(f"/mentoring organiser remove @{person.name}")
    await here.travel(AFTER_CLOSING)
    if stage is CohortStage.UNDER_WAY:
        await approves(here, joined.gita)
        await here.travel(INTRODUCED)
    cohort, pair = await cohort_and_pair(here)
    before, logged = await facts(here), len(await log(here))

    tries: list[tuple[str, dict[str, Any]]] = [(each.value, pressed(each, cohort, pair)) for each in sorted(ACTIONS)]
    tries += [(each.value, submitted(each, cohort, pair)) for each in sorted(CALLBACKS)]
    for _, body in tries:
        await sends(here, person, body)
    for word in sorted(COMMANDS):
        await person.types(f"/mentoring {word} @{joined.ben.name}")

    entries = (await log(here))[: -logged or None]
    assert await facts(here) == before
    assert sorted(entry.about for entry in entries) == sorted([*(name for name, _ in tries), *COMMANDS])
    assert {(entry.by, entry.act) for entry in entries} == {(person.id, OrganiserAct.REFUSED)}


ELSEWHERE = WorkspaceId("T0ELSEWHERE")


@pytest.mark.parametrize("stage", [CohortStage.PROPOSED, CohortStage.UNDER_WAY])
async def test_another_workspaces_organiser_is_refused_by_every_control_and_it_is_logged(
    here: SimulatedBot, joined: Three, stage: CohortStage, caplog: pytest.LogCaptureFixture
) -> None:
    """Even with the id of an organiser of ours: ids of people are a workspace's own."""
    await here.travel(AFTER_CLOSING)
    if stage is CohortStage.UNDER_WAY:
        await approves(here, joined.gita)
        await here.travel(INTRODUCED)
    cohort, pair = await cohort_and_pair(here)
    async with here.bothways.database.transaction(ELSEWHERE) as tx:
        await tx.members.put(Member(id=joined.gita.id, organiser=True))
    before, logged, sees = await facts(here), len(await log(here)), len(joined.gita.sees)

    tries = [pressed(each, cohort, pair) for each in sorted(ACTIONS)]
    tries += [submitted(each, cohort, pair) for each in sorted(CALLBACKS)]
    caplog.clear()
    for body in tries:
        await sends(here, joined.gita, {**body, "team": {"id": ELSEWHERE}})
    async with here.bothways.database.transaction(ELSEWHERE) as tx:
        theirs = (await tx.cohorts.all(), await tx.audit.latest(10))

    refused = [record for record in caplog.records if "authorize" in record.getMessage().lower()]
    assert len(refused) >= len(tries)
    assert await facts(here) == before
    assert (len(await log(here)), len(joined.gita.sees)) == (logged, sees)
    assert theirs == ([], [])


async def test_an_organiser_reads_what_was_done_and_refused(here: SimulatedBot, joined: Three) -> None:
    await joined.amina.types("/mentoring cohort")
    await joined.gita.types("/mentoring log")

    shown = joined.gita.latest.shown
    assert "@Amina Diallo · tried something they may not do, and was refused · `cohort`" in shown
    assert "@Gita Rao · announced it · Spring cohort" in shown
    assert "@Gita Rao · became organiser" in shown
