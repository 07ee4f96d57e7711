"""What people read at the end, and of what they change together."""

from __future__ import annotations

from dataclasses import replace

from handlers.blocks import endings
from mentoring.model import AccordKind, CohortStage, MentorshipState, ThanksNote
from mentoring.nudges.kinds.accord_asked import AccordAsked
from mentoring.nudges.kinds.accord_made import AccordMade
from mentoring.nudges.kinds.goes_on import GoesOn
from mentoring.nudges.kinds.last_line import LastLine
from mentoring.nudges.kinds.thank_you import ThankYou
from mentoring.nudges.kinds.thanks_posted import ThanksPosted
from mentoring.programme.endings import Said, Together
from tests.handlers.blocks.cases.kind import Cases, told
from tests.handlers.blocks.samples import AMINA, BEN, CHIARA, NOW, Samples, T


def drawn(samples: Samples) -> Cases:
    """All of it."""
    cohort = samples.at(CohortStage.UNDER_WAY)
    mentorship = replace(samples.mentorship(), state=MentorshipState.ACTIVE, introduced_at=NOW)
    found = Together(
        cohort=cohort,
        mentorship=mentorship,
        partners=(BEN,),
        ahead=(samples.session, replace(samples.session, number=3)),
    )
    note = ThanksNote(mentorship=mentorship.id, member=BEN, words=samples.own, may_post=False, at=NOW)
    said = {kind: Said(kind=kind, partners=(BEN,), made=True) for kind in AccordKind}
    thanked = ThankYou(cohort=cohort, note=note, named=(BEN, AMINA))
    return {
        "endings.thanks_form": {"": endings.thanks_form(T, found)},
        "endings.thanks_sent": {"": endings.thanks_sent(T, found)},
        "endings.thank_you": {
            "": told(thanked),
            "may be posted": told(replace(thanked, note=replace(note, may_post=True))),
        },
        "endings.thanks_posted": {"": told(ThanksPosted(note=note, partners=(AMINA, CHIARA)))},
        "endings.post_agreed": {
            "by everybody": endings.post_agreed(T, found, everybody=True),
            "by one of two": endings.post_agreed(T, found, everybody=False),
        },
        "endings.said_yes": {
            f"{kind} · {'all' if made else 'the first'}": endings.said_yes(T, replace(said[kind], made=made))
            for kind in AccordKind
            for made in (True, False)
        },
        "endings.accord_made": {kind.value: told(AccordMade(kind=kind, partners=(BEN,))) for kind in AccordKind},
        "endings.accord_asked": {
            kind.value: told(AccordAsked(mentorship=mentorship, kind=kind, by=(BEN,)))
            for kind in (AccordKind.QUIETER, AccordKind.LAST_NEXT)
        },
        "endings.goes_on": {
            "": told(GoesOn(cohort=cohort, mentorship=mentorship, next_session=samples.session)),
            "goals kept, and goals that left": told(
                GoesOn(
                    cohort=cohort,
                    mentorship=mentorship,
                    next_session=samples.session,
                    goals={BEN: ("Negotiation", samples.own)},
                    dropped=(AMINA,),
                )
            ),
            "goals kept": told(
                GoesOn(
                    cohort=cohort,
                    mentorship=mentorship,
                    next_session=samples.session,
                    goals={AMINA: ("Negotiation",), BEN: (samples.own,)},
                )
            ),
            "no session left": told(GoesOn(cohort=cohort, mentorship=mentorship, next_session=None)),
        },
        "endings.last_line": {"two": told(LastLine(people=2)), "three": told(LastLine(people=3))},
        "endings.ways": {
            "sessions to come": endings.ways(T, found),
            "one session left": endings.ways(T, replace(found, ahead=found.ahead[:1])),
        },
        "endings.said_in_form": {
            "": endings.said_in_form(T, endings.said_yes(T, replace(said[AccordKind.QUIETER], made=False)))
        },
    }
