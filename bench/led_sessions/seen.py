"""What Slack saw of the sessions of one run, compared with when it was due."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise

from mentoring.led_sessions import LedSession
from mentoring.model import (
    ChannelId,
    MemberId,
    SessionId,
    WorkspaceId,
)
from simulator.ledger import LedgerEntry

TURN = re.compile(r"turn (\d+) of ")


SWITCH = "*Switch:*"


FOR_EVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Place:
    """A session and where it is led."""

    workspace: WorkspaceId
    channel: ChannelId
    members: tuple[MemberId, MemberId]
    session: SessionId
    starts: float


@dataclass(kw_only=True)
class Seen:
    """What came of it. `late` in seconds, of every switch; `skipped` were drawn together with the next."""

    late: list[float] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    sessions: int = 0
    unfinished: int = 0
    skipped: int = 0
    edits: int = 0
    pings: int = 0
    pings_due: int = 0
    pinged_twice: int = 0
    cards_twice: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    unequal: int = 0
    most_edits_a_minute: int = 0


def look(places: Sequence[Place], led: Sequence[LedSession | None], entries: Sequence[LedgerEntry]) -> Seen:
    """Compare what Slack accepted with when it was due."""
    seen = Seen(sessions=len(places))
    by_channel: dict[tuple[str | None, str], list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        if entry.answer.get("ok") is False:
            seen.refused[f"{entry.method} {entry.answer.get('error')}"] += 1
        elif entry.accepted and entry.method in {"chat.postMessage", "chat.update"}:
            by_channel[entry.team, str(entry.args["channel"])].append(entry)
    for place, one in zip(places, led, strict=True):
        said = by_channel[place.workspace, place.channel]
        if one is None:
            seen.unfinished += 1
            continue
        seen.unequal += len({one.time_of(member) for member in one.members}) > 1
        _switches(seen, one, [each for each in said if SWITCH not in each.args["text"]])
        _pings(seen, one, [each for each in said if SWITCH in each.args["text"]])
    seen.edits = sum(entry.method == "chat.update" and entry.accepted for entry in entries)
    seen.most_edits_a_minute = _busiest(entries)
    return seen


def instants(led: LedSession) -> list[datetime]:
    """When each turn was to begin, and when it was to be over."""
    at = [led.began_at]
    for turn in led.turns:
        at.append(at[-1] + turn.time)
    return at


def _switches(seen: Seen, led: LedSession, said: Sequence[LedgerEntry]) -> None:
    shown = [(datetime.fromisoformat(entry.at), _place(entry, led)) for entry in said]
    due = instants(led)
    seen.cards_twice += sum(entry.method == "chat.postMessage" for entry in said) > 1
    seen.unfinished += not shown or shown[-1][1] != len(led.turns) or not led.is_over
    seen.skipped += len(set(range(len(due))) - {place for _, place in shown})
    for place, at in enumerate(due):
        first = next((when for when, which in shown if which >= place), None)
        if first is not None:
            (seen.late if place else seen.starts).append((first - at).total_seconds())


def _place(entry: LedgerEntry, led: LedSession) -> int:
    """Which turn a message shows; as many as there are turns when it is over."""
    found = TURN.search(str(entry.args["text"]))
    return int(found[1]) - 1 if found else len(led.turns)


def _pings(seen: Seen, led: LedSession, said: Sequence[LedgerEntry]) -> None:
    """Each falls between two switches; more than one there is one too many."""
    due = instants(led)[:-1]
    at = [datetime.fromisoformat(entry.at) for entry in said]
    spans = pairwise([*due[1:], FOR_EVER])
    between = [sum(begins <= when < ends for when in at) for begins, ends in spans]
    seen.pings += len(said)
    seen.pings_due += (len(due) - 1) if led.pings else 0
    seen.pinged_twice += sum(number - 1 for number in between if number > 1)


def _busiest(entries: Sequence[LedgerEntry]) -> int:
    """The most edits that one workspace saw in any minute."""
    edits: dict[str | None, list[float]] = defaultdict(list)
    for entry in entries:
        if entry.method == "chat.update":
            edits[entry.team].append(datetime.fromisoformat(entry.at).timestamp())
    return max((_most_in_a_minute(of_one) for of_one in edits.values()), default=0)


def _most_in_a_minute(at: Sequence[float]) -> int:
    return max(sum(first <= each < first + 60 for each in at[place:]) for place, first in enumerate(at))
