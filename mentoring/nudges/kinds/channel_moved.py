"""To the channel that a cohort was announced in: it has moved to another one, and this is the last word here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import ChannelId, Cohort
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.kinds.announcement import HOLD
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class ChannelMoved(NudgeContent):
    """A cohort, in the channel where it is now."""

    cohort: Cohort


def channel_moved(cohort: Cohort, old: ChannelId, run: str, now: datetime) -> Draft:
    """Due after the hold, as the announcement in the new channel is."""
    return Draft(
        kind=NudgeKind.CHANNEL_MOVED,
        to=(),
        channel=old,
        subject=cohort.id,
        due_at=now + HOLD,
        day=local_day(now, cohort.tz),
        series=f"{NudgeKind.CHANNEL_MOVED} {run}",
    )


async def content(nudge: Nudge, sources: Sources) -> ChannelMoved | Skip:
    """As things are now; nothing where it has come back to this channel."""
    cohort = await sources.cohort(nudge)
    if cohort is None or not cohort.stage.is_ongoing or cohort.channel == nudge.channel:
        return NOT_ANY_MORE
    return ChannelMoved(cohort=cohort)
