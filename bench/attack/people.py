"""Every listener, pressed, submitted and typed by everybody who has no right to it, with values that are not theirs."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bench.attack.figures import Figures
from handlers import commands
from handlers.ids import Action, Callback, Field
from mentoring.model import ERASED, Item, MemberId, PublishedCalendar, SurveyAnswer, Takeaway, Wave
from simulator.delivery import COMMAND, INTERACTION
from simulator.people import Person
from simulator.stage import SimulatedBot, stage
from storage.tables import Row
from tests.bot.slack.hostile import CANARY as LIVE
from tests.bot.slack.hostile import NASTY
from tests.journeys.acts import (
    ASKED,
    CHANNEL,
    INTRODUCED,
    JUNIOR,
    MONDAY,
    announces,
    approves,
    asked,
    fills_profile,
    joins,
)

PRIVATE = "canarybird"
"""What somebody keeps to themselves."""

PASSING = {
    "budget": "how fast messages go",
    "conversation": "where an attacker is answered",
    "edit_pace": "how fast messages are edited",
    "inbox": "each request is noted once",
    "nudge": "what an attacker may hear of their own doing",
    "nudge_recipient": "the same",
    "question_use": "a question that an attacker was given is counted",
    "removal": "an attacker may have themselves erased, and what was said to them taken back",
}
"""Tables that may change while others attack, and why; of every other one, only rows that name the attacker may."""

SEALED = sorted(set(Row.metadata.tables) - set(PASSING))


@dataclass(frozen=True, kw_only=True)
class Attacker:
    """Somebody without the right: as whom the payload names them."""

    role: str
    user: dict[str, Any]


async def attacks(folder: Path, seed: int, most: int | None = None, *, by_the_organiser: bool = False) -> list[Figures]:
    """Every control, form and command, by everybody, with every value; at most so many of each kind.

    `by_the_organiser`, who has the right, shows that these figures can tell.
    """
    async with stage(f"sqlite:///{folder}/attacked.db", start=MONDAY) as here:
        organiser = await _lively(here)
        attackers = await _attackers(here)
        if by_the_organiser:
            team = here.workspace.id
            attackers = [Attacker(role="organiser", user={"id": organiser.id, "name": "Gita", "team_id": team})]
        theirs = [] if by_the_organiser else [ERASED, *(str(each.user["id"]) for each in attackers)]
        values = await _values(here)
        chance = random.Random(seed)
        kinds = {
            "every control × role × value": [*_controls(here, organiser, attackers, values)],
            "every form × role × value": [*_forms(here, attackers, values)],
            "every command × role": [*_commands(here, organiser, attackers)],
        }
        found = []
        for name, payloads in kinds.items():
            chosen = payloads if most is None else chance.sample(payloads, min(most, len(payloads)))
            found.append(await _send(here, name, chosen, theirs))
        here.slack.problems.clear()
    return found


async def _lively(here: SimulatedBot) -> Person:
    """A pair that has met, and an organiser; one of them has private words everywhere."""
    gita = await here.workspace.hire("Gita Rao", admin=True)
    here.workspace.add_channel(CHANNEL, members=(gita,), with_bot=True)
    await gita.types("/mentoring setup")
    await here.beat()
    amina = await here.workspace.hire("Amina Diallo", channels=(CHANNEL,))
    ben = await here.workspace.hire("Ben Okafor", channels=(CHANNEL,))
    await announces(here, gita)
    await amina.presses("Join", in_=CHANNEL)
    senior = {"offers": ["Negotiation"], "seeks": ["Spreadsheets"], "level": "Leading a team"}
    await fills_profile(amina, senior, f"{PRIVATE} department")
    await joins(ben, JUNIOR, "Finance")
    await approves(here, gita)
    await here.travel(INTRODUCED)
    await here.travel(ASKED)
    await amina.presses("Yes, we met", on=asked(amina))
    await _confides(here, MemberId(amina.id))
    return gita


async def _confides(here: SimulatedBot, member: MemberId) -> None:
    """What she tells nobody but the bot: no partner, no organiser."""
    now = here.clock()
    async with here.bothways.database.transaction(here.bothways.workspace) as tx:
        profile = await tx.profiles.get(member)
        assert profile is not None
        off_limits, between_us = (f"{PRIVATE} matters",), frozenset({f"{PRIVATE} topic"})
        await tx.profiles.put(replace(profile, off_limits=off_limits, between_us=between_us))
        [pair] = await tx.mentorships.of_member(member)
        [session, *_] = await tx.sessions.of_mentorship(pair.id)
        kept = Takeaway(session=session.id, member=member, at=now, learned=PRIVATE, step=PRIVATE, gave=PRIVATE)
        await tx.takeaways.put(kept)
        link = f"https://calendar.google.com/{PRIVATE}/basic.ics"
        await tx.calendars.put(PublishedCalendar(member=member, link=link, look_again_at=now + timedelta(days=90)))
        await tx.surveys.open(pair.cohort)
        [known_as] = (await tx.surveys.links(pair.cohort, [member])).values()
        answer = SurveyAnswer(
            cohort=pair.cohort, link=known_as, wave=Wave.START, answers={Item.SKILLS: 1}, at=now, quote=PRIVATE
        )
        await tx.surveys.put(answer)


async def _attackers(here: SimulatedBot) -> list[Attacker]:
    """A member, a guest, a stranger, somebody who left, and the organiser of another workspace."""
    dan = await here.workspace.hire("Dan Weiss")
    gus = await here.workspace.hire("Gus Guest", guest=True)
    del_ = await here.workspace.hire("Dee Gone")
    await here.workspace.deactivates(del_)
    elsewhere = await here.slack.workspace("Elsewhere").hire("Olga Other", admin=True)
    team = here.workspace.id

    def as_user(person: Person, of: str) -> dict[str, Any]:
        return {"id": person.id, "username": person.name, "name": person.name, "team_id": of}

    return [
        Attacker(role="member", user=as_user(dan, team)),
        Attacker(role="guest", user=as_user(gus, team)),
        Attacker(role="deactivated", user=as_user(del_, team)),
        Attacker(role="stranger", user=as_user(elsewhere, here.slack.workspace("Elsewhere").id)),
        Attacker(role="other workspace's organiser", user=as_user(elsewhere, team)),
        Attacker(role="nobody", user={"id": "U0NOBODY", "username": "x", "name": "x", "team_id": team}),
    ]


async def _values(here: SimulatedBot) -> list[Any]:
    """Every id that is stored, with what stands beside it in a value, and values that nobody would send."""
    ids: set[str] = set()
    async with here.bothways.database.begin() as connection:
        for name in ("cohort", "mentorship", "session", "nudge", "member"):
            table = Row.metadata.tables[name]
            ids |= set((await connection.execute(select(table.c[f"{name}_id"]))).scalars())
    nasty = [
        value for value in NASTY if value != "\ud800"
    ]  # no JSON on a wire holds it; the front door has it as bytes
    return [*sorted(ids), *(f"{one}|0|{one}" for one in sorted(ids)[:5]), *nasty]


def _base(here: SimulatedBot, kind: str, attacker: Attacker) -> dict[str, Any]:
    """What all interactions have, but for a trigger."""
    team = here.workspace.team
    return {
        "type": kind,
        "user": attacker.user,
        "api_app_id": here.slack.app.app_id,
        "team": team.as_slack(),
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _controls(
    here: SimulatedBot, organiser: Person, attackers: Sequence[Attacker], values: Sequence[Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each button and menu, beside a message of the organiser's."""
    message = organiser.inbox("Bothways")[0]
    shown = {"ts": message.ts, "blocks": message.blocks, "text": message.text}
    for attacker in attackers:
        for action in Action:
            for value in values:
                pressed = {"action_id": action, "block_id": "b", "action_ts": "1.0", "type": "button", "value": value}
                chosen = {"selected_option": {"text": {"type": "plain_text", "text": "x"}, "value": value}}
                yield (
                    INTERACTION,
                    _base(here, "block_actions", attacker)
                    | {
                        "container": {"type": "message", "message_ts": message.ts, "channel_id": message.channel_id},
                        "channel": {"id": message.channel_id, "name": "x"},
                        "message": shown,
                        "actions": [pressed | chosen],
                    },
                )


def _forms(
    here: SimulatedBot, attackers: Sequence[Attacker], values: Sequence[Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each form submitted with each value as what it carries and in each field."""
    for attacker in attackers:
        for callback in Callback:
            for value in values:
                typed = {field.value: {field.value: {"type": "plain_text_input", "value": value}} for field in Field}
                carried = json.dumps({"cohort": value, "id": value, "joins": True})
                for metadata in (value, carried):
                    view = {
                        "id": "V0",
                        "type": "modal",
                        "callback_id": callback,
                        "private_metadata": metadata,
                        "root_view_id": "V0",
                        "hash": "1.0",
                        "state": {"values": typed},
                        "blocks": [],
                    }
                    yield INTERACTION, _base(here, "view_submission", attacker) | {"view": view}


def _commands(
    here: SimulatedBot, organiser: Person, attackers: Sequence[Attacker]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each word, also with what only an organiser may say after it."""
    for attacker in attackers:
        for word in commands.BEGIN:
            for rest in ("", "new", f"<@{organiser.id}|gita>", LIVE):
                yield (
                    COMMAND,
                    {
                        "team_id": here.workspace.id,
                        "team_domain": "x",
                        "channel_id": "C0",
                        "channel_name": "x",
                        "user_id": attacker.user["id"],
                        "user_name": "x",
                        "command": "/mentoring",
                        "text": f"{word} {rest}".strip(),
                        "api_app_id": here.slack.app.app_id,
                    },
                )


async def _send(
    here: SimulatedBot, attack: str, payloads: Sequence[tuple[str, dict[str, Any]]], theirs: Sequence[str]
) -> Figures:
    """Send them all, and look at what the bot said and what it keeps; rows that name one of `theirs` are their own."""
    before, calls = await _sealed(here, theirs), len(here.slack.ledger.entries)
    errors = 0
    for kind, payload in payloads:
        user = str(payload.get("user_id") or payload["user"]["id"])
        payload["trigger_id"] = here.slack.world.tickets.trigger(here.workspace.id, user)  # good for three seconds
        answer = await here.slack.forge(payload, kind=kind)
        errors += (answer.status or 500) >= 500
    await here.bothways.surfaces.drain()
    said = [json.dumps(_shown(entry.args), ensure_ascii=False) for entry in here.slack.ledger.entries[calls:]]
    after = await _sealed(here, theirs)
    return Figures(
        attack=attack,
        requests=len(payloads),
        errors=errors,
        live=sum(LIVE.split()[0] in each for each in said),
        canaries=sum(PRIVATE in each for each in said),
        changed=sum(before[name] != after[name] for name in SEALED),
    )


def _shown(part: Any) -> Any:
    """What somebody reads of a call: not the value that a button hands back, nor what a form carries."""
    if isinstance(part, dict):
        return {name: _shown(inner) for name, inner in part.items() if name not in {"value", "private_metadata"}}
    return [_shown(inner) for inner in part] if isinstance(part, list) else str(part)


async def _sealed(here: SimulatedBot, theirs: Sequence[str]) -> dict[str, list[str]]:
    """What stands in the tables that nobody here may change."""
    found = {}
    async with here.bothways.database.begin() as connection:
        for name in SEALED:
            rows = [str(tuple(row)) for row in await connection.execute(select(Row.metadata.tables[name]))]
            found[name] = sorted(row for row in rows if not any(each in row for each in theirs))
    return found
