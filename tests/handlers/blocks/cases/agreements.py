"""The agreement in each of its states, and what is said about it."""

from __future__ import annotations

from dataclasses import replace

from handlers.blocks import agreement
from mentoring.model import AgreementPart, AgreementWords, CohortStage, MentorshipState
from mentoring.nudges.kinds.agreement_news import AgreementNews
from mentoring.nudges.kinds.agreement_waits import AgreementWaits
from mentoring.nudges.model import NudgeKind
from mentoring.programme.agreements import AgreementView
from tests.handlers.blocks.cases.kind import Cases, told
from tests.handlers.blocks.samples import AMINA, BEN, CHIARA, NOW, Samples, T


def drawn(samples: Samples) -> Cases:
    """All of it."""
    under_way = samples.at(CohortStage.UNDER_WAY)
    mentorship = replace(samples.mentorship(), state=MentorshipState.ACTIVE, introduced_at=NOW)
    empty = AgreementView(
        cohort=under_way,
        mentorship=mentorship,
        member=AMINA,
        parts={},
        learns=(samples.own,),
        teaches=("Negotiation", "Budgets and money"),
    )
    own = AgreementPart(
        mentorship=mentorship.id,
        member=AMINA,
        words=AgreementWords(
            wants=samples.own,
            brings=samples.own,
            works="Walks.",
            stays="All of it.",
            cancels="A call.",
            stops="Thanks.",
        ),
        changed_at=NOW,
        off_limits=(samples.own, "religion"),
        pings=True,
    )
    his = replace(own, member=BEN, off_limits=(), signed_at=NOW)
    draft = replace(empty, parts={AMINA: own})
    both = {AMINA: replace(own, signed_at=NOW), BEN: his}
    three = replace(mentorship, members=(BEN, AMINA, CHIARA))
    waits = AgreementWaits(cohort=under_way, mentorship=mentorship, partners=(BEN,))
    news = AgreementNews(mentorship=mentorship, partners=(BEN,), live=True)
    return {
        "agreement.agreement": {
            "nobody has written": agreement.agreement(T, empty),
            "nothing to begin from": agreement.agreement(T, replace(empty, learns=(), teaches=())),
            "mine is a draft": agreement.agreement(T, draft, agreement.saved_note(T, draft)),
            "theirs is signed": agreement.agreement(T, replace(empty, parts={BEN: his})),
            "mine is signed": agreement.agreement(T, replace(empty, parts={AMINA: both[AMINA]})),
            "live": agreement.agreement(T, replace(empty, parts=both)),
            "just signed, the first": agreement.agreement(
                T,
                replace(empty, parts={AMINA: both[AMINA]}),
                agreement.signed_note(T, replace(empty, parts={AMINA: both[AMINA]})),
            ),
            "just signed, the last": agreement.agreement(
                T, replace(empty, parts=both), agreement.signed_note(T, replace(empty, parts=both))
            ),
            "changed after signing": agreement.agreement(T, draft, agreement.unsigned_note(T, draft)),
            "changed while reading": agreement.agreement(T, draft, agreement.changed_note(T)),
            "of three": agreement.agreement(T, replace(empty, mentorship=three, parts={BEN: his})),
            "the pairing has ended": agreement.agreement(
                T, replace(draft, mentorship=replace(mentorship, state=MentorshipState.ENDED))
            ),
        },
        "agreement.words_step": {
            "offered": agreement.words_step(T, empty, "{}"),
            "written": agreement.words_step(T, draft, "{}"),
        },
        "agreement.rules_step": {
            "offered": agreement.rules_step(T, empty, "{}"),
            "written": agreement.rules_step(T, draft, "{}"),
        },
        "agreement.agreement_waits": {
            "nobody has signed": told(waits, NudgeKind.AGREEMENT_WAITS),
            "the partner has": told(replace(waits, signed=(BEN,)), NudgeKind.AGREEMENT_WAITS),
        },
        "agreement.agreement_news": {
            "live": told(news),
            "new words": told(replace(news, live=False, partners=(BEN, CHIARA))),
        },
    }
