"""To somebody whose time zone has changed: from now on everything goes by the new one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Hours, Member
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class Moved(NudgeContent):
    """Where they are now (an IANA name), and between which hours they hear from us there."""

    tz: str
    hours: Hours


def moved(member: Member, now: datetime) -> Draft:
    """Due at once, once a day for each zone."""
    return Draft(
        kind=NudgeKind.MOVED,
        to=(member.id,),
        subject=member.id,
        due_at=now,
        day=local_day(now, "UTC"),
        series=f"{NudgeKind.MOVED} {member.tz}",
    )


async def content(nudge: Nudge, sources: Sources) -> Moved | Skip:
    """As things are now; nothing to somebody who has moved on, which is a message of its own."""
    profile = await sources.tx.profiles.get(nudge.to[0])
    if profile is None or not nudge.dedupe_key.startswith(f"{NudgeKind.MOVED} {profile.tz}/"):
        return NOT_ANY_MORE
    return Moved(tz=profile.tz, hours=profile.hours)
