"""To a partner: what somebody thanks them for, in the writer's words."""

from __future__ import annotations

from dataclasses import dataclass

from mentoring.model import Cohort, MemberId, Mentorship, MentorshipId, ThanksNote, was_erased
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class ThankYou(NudgeContent):
    """The note, and whether its reader is asked if it may be posted; `named`: whom that would name."""

    cohort: Cohort
    note: ThanksNote
    named: tuple[MemberId, ...]


def thank_you(mentorship: Mentorship, note: ThanksNote) -> list[Draft]:
    """Due at once to every partner of the writer."""
    return [
        Draft(
            kind=NudgeKind.THANK_YOU,
            to=(partner,),
            subject=mentorship.id,
            due_at=note.at,
            day=local_day(note.at, "UTC"),
            series=series_of(note),
        )
        for partner in mentorship.partners_of(note.member)
        if not was_erased(partner)
    ]


async def content(nudge: Nudge, sources: Sources) -> ThankYou | Skip:
    """As it was written; nothing of a note that is no more."""
    mentorship = await sources.tx.mentorships.get(MentorshipId(nudge.subject))
    cohort = await sources.tx.cohorts.get(mentorship.cohort) if mentorship else None
    note = await note_of(nudge, sources)
    if mentorship is None or cohort is None or note is None:
        return NOT_ANY_MORE
    return ThankYou(cohort=cohort, note=note, named=mentorship.members)


async def note_of(nudge: Nudge, sources: Sources) -> ThanksNote | None:
    """The note that a nudge is about: its writer stands in the nudge's key."""
    notes = await sources.tx.thanks.of_mentorship(MentorshipId(nudge.subject))
    return next((note for note in notes if nudge.dedupe_key.startswith(f"{series_of(note)}/")), None)


def series_of(note: ThanksNote) -> str:
    """How the keys of all that is sent of a note begin, so that its writer is known by them."""
    return f"{NudgeKind.THANK_YOU} {note.member}"
