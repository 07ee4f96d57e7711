"""Who may join a cohort, and when Slack must be asked who is in its channel."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from mentoring.errors import (
    CohortClosed,
    NotInTheChannel,
)
from mentoring.late_joining import takes_people
from mentoring.model import (
    ChannelId,
    Cohort,
    CohortStage,
    MemberId,
    OpenTo,
)
from mentoring.programme.late_joining import opens_late_on


class AskWhoIsIn(Exception):
    """The cohort is for the members of a channel, and Slack has not been asked who they are."""

    def __init__(self, channel: ChannelId) -> None:
        """Of this channel."""
        super().__init__(channel)
        self.channel = channel


def is_for_a_channel(cohort: Cohort) -> bool:
    """Whether only the members of its channel may join it now."""
    return cohort.open_to is OpenTo.CHANNEL and cohort.stage in (CohortStage.OPEN, CohortStage.UNDER_WAY)


def require_access(
    member: MemberId, cohort: Cohort, members: Mapping[ChannelId, Collection[MemberId]], now: datetime
) -> None:
    """Refuse whoever may not join, by the members of the cohort's channel where only they may.

    Raises CohortClosed, NotInTheChannel, AskWhoIsIn.
    """
    if not takes_people(cohort, now):
        raise CohortClosed(
            cohort=cohort.name, channel=cohort.channel, opens_on=opens_late_on(cohort), until=cohort.join_until
        )
    if not is_for_a_channel(cohort):
        return
    if cohort.channel not in members:
        raise AskWhoIsIn(cohort.channel)
    if member not in members[cohort.channel]:
        raise NotInTheChannel(cohort=cohort.name, channel=cohort.channel)
