"""To the cohort's channel: a thank-you, once its writer and everybody whom it names want that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Cohort, MemberId, Mentorship, MentorshipId, ThanksNote
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.kinds.thank_you import note_of, series_of
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class ThanksPosted(NudgeContent):
    """The note, and whom it thanks."""

    note: ThanksNote
    partners: tuple[MemberId, ...]


def thanks_posted(cohort: Cohort, mentorship: Mentorship, note: ThanksNote, now: datetime) -> Draft:
    """Due at once, since somebody pressed a button for it."""
    return Draft(
        kind=NudgeKind.THANKS_POSTED,
        to=(),
        channel=cohort.channel,
        subject=mentorship.id,
        due_at=now,
        day=local_day(now, "UTC"),
        series=series_of(note),
    )


async def content(nudge: Nudge, sources: Sources) -> ThanksPosted | Skip:
    """As it was written, where all of them still want that."""
    mentorship = await sources.tx.mentorships.get(MentorshipId(nudge.subject))
    note = await note_of(nudge, sources)
    if mentorship is None or note is None:
        return NOT_ANY_MORE
    partners = mentorship.partners_of(note.member)
    if not note.may_post or not set(partners) <= set(note.consents):
        return NOT_ANY_MORE
    return ThanksPosted(note=note, partners=partners)
