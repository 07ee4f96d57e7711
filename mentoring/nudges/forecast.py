"""What will be sent until a moment, as things are now: the nudges of the plan, played forward by the rules. Pure."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from mentoring.model import MemberId
from mentoring.nudges.model import KIND_FACTS, Nudge, Skip, Wait
from mentoring.nudges.reasons import EndReason, NudgeReason, WaitReason
from mentoring.nudges.rules import Recipient, decide

MOST_LOOKS = 50
"""A nudge that was held back so often is still held back at the end."""


@dataclass(frozen=True, kw_only=True)
class Foreseen:
    """A nudge and what will become of it: sent `at`; or waiting until `at`, or never sent (None), for a reason."""

    nudge: Nudge
    at: datetime | None
    reason: NudgeReason | None = None
    reason_until: date | None = None

    @property
    def is_sent(self) -> bool:
        """Whether it will be sent."""
        return self.at is not None and self.reason is None


def foresee(
    nudges: Iterable[Nudge],
    people: Mapping[MemberId, Recipient],
    *,
    now: datetime,
    until: datetime,
    days_off: Collection[date] = (),
) -> list[Foreseen]:
    """Every nudge that is due until then, in the order in which things happen; what is sent first counts for the next.

    What a person or a message may still change (an answer, a leave, a session held) is not foreseen.
    """
    heard: dict[MemberId, list[datetime]] = defaultdict(list)
    waiting: list[tuple[datetime, str, int, Nudge, Wait | None]] = [
        (max(nudge.not_before, now), nudge.id, 0, nudge, None) for nudge in nudges
    ]
    heapq.heapify(waiting)
    found: list[Foreseen] = []
    while waiting:
        moment, key, looks, nudge, held = heapq.heappop(waiting)
        if moment > until or looks > MOST_LOOKS:
            if nudge.not_before <= until:
                found.append(_held(nudge, moment, held, WaitReason.NOT_DUE))
            continue
        if moment >= nudge.expires_at:
            found.append(_held(nudge, None, held, EndReason.TOO_LATE))
            continue
        match decide(nudge, [_as_then(people[each], heard[each]) for each in nudge.to], moment, days_off):
            case None:
                found.append(Foreseen(nudge=nudge, at=moment))
                for each in nudge.to if KIND_FACTS[nudge.kind].counts else ():
                    heard[each].append(moment)
            case Wait() as wait:
                heapq.heappush(waiting, (wait.until, key, looks + 1, nudge, wait))
            case Skip() as skip:
                found.append(_held(nudge, None, skip, skip.reason))
    return found


def _held(nudge: Nudge, at: datetime | None, why: Wait | Skip | None, otherwise: NudgeReason) -> Foreseen:
    """A nudge that is not sent by then, with what held it, or else the reason that remains."""
    if why is None:
        return Foreseen(nudge=nudge, at=at, reason=otherwise)
    return Foreseen(nudge=nudge, at=at, reason=why.reason, reason_until=why.reason_until)


def _as_then(person: Recipient, since: list[datetime]) -> Recipient:
    """The person after they heard these too."""
    return replace(person, heard=[*person.heard, *since])
