"""One of each refusal, with facts as they come."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from mentoring import errors, steering_errors
from mentoring.agenda import plan
from mentoring.errors import Refusal
from mentoring.led_sessions import transitions
from mentoring.model import ChannelId, Cohort, CohortId, CohortStage, MemberId, Standing
from mentoring.pairing import Broken, FaultKind, Pair, ProfileFault, Rule, refusals
from mentoring.pairing.refusals import SwapObstacle
from mentoring.questions import selection

AMINA, BEN, GITA = MemberId("UAMINA"), MemberId("UBEN"), MemberId("UGITA")
CHANNEL = ChannelId("CMENTORING")
NAME = "Spring cohort"
PLANNED = Cohort(
    id=CohortId("C1"),
    name=NAME,
    channel=CHANNEL,
    organiser=GITA,
    opt_in_closes_on=date(2027, 1, 22),
    starts_on=date(2027, 2, 1),
)
BOTH = Pair(AMINA, BEN)
CLOSE, MET = Broken(rule=Rule.GAP, members=BOTH), Broken(rule=Rule.MET, members=BOTH)

WITH_FACTS: tuple[Refusal, ...] = (
    errors.RemindedAlready(members=(AMINA, BEN)),
    errors.CohortRemindedAlready(cohort=NAME),
    errors.SetUpAlready(organisers=(GITA,)),
    errors.SetUpAlready(organisers=(AMINA, GITA)),
    *(errors.NotEligible(why=why) for why in Standing if why is not Standing.HERE),
    errors.ThatPersonCannot(member=BEN, why=Standing.GUEST),
    errors.NotInTheChannel(cohort=NAME, channel=CHANNEL),
    errors.ChannelUnseen(channel=CHANNEL),
    errors.CohortClosed(cohort=NAME, channel=CHANNEL),
    errors.CohortClosed(cohort=NAME, channel=CHANNEL, until=date(2027, 2, 26)),
    errors.CohortClosed(cohort=NAME, channel=CHANNEL, opens_on=date(2027, 2, 1), until=date(2027, 2, 26)),
    steering_errors.JoinUntilDoesNotFit(first=date(2027, 2, 1), last=date(2027, 2, 26)),
    steering_errors.CohortEdited(cohort=NAME),
    errors.InAlready(cohort=NAME),
    steering_errors.DatesMove(planned=PLANNED, moved=replace(PLANNED, starts_on=date(2027, 2, 15))),
    errors.MeetingInThePast(tz="Europe/London"),
    errors.TimeTooFar(farthest=timedelta(days=90)),
    errors.PauseInThePast(longest=timedelta(days=183)),
    errors.ChannelArchived(channel=CHANNEL),
    errors.NotInChannel(channel=CHANNEL),
    *(errors.WrongStage(cohort=NAME, stage=stage) for stage in CohortStage),
    refusals.BreaksARule(broken=(CLOSE, MET)),
    errors.NoPartnerInThat(member=BEN),
    errors.SomebodyAway(members=(AMINA, BEN)),
    errors.CountedAlready(number=2),
    errors.ThankedAlready(partners=(BEN,)),
    errors.PulseTooLate(editable_for=timedelta(days=7)),
    refusals.ProfilesNotUsable(faults=(ProfileFault(kind=FaultKind.TWICE, member=BEN),)),
    refusals.UnknownPeople(members=(AMINA, BEN), forbidden=False),
    refusals.UnknownPeople(members=(BEN,), forbidden=True),
    refusals.PinnedTwice(member=BEN),
    refusals.PinnedAndForbidden(a=AMINA, b=BEN),
    refusals.PinBreaksRule(a=AMINA, b=BEN, broken=(CLOSE,)),
    refusals.ChangeBreaksRule(broken=(CLOSE, MET)),
    *(refusals.NobodyToSwap(a=AMINA, b=BEN, why=why) for why in SwapObstacle),
)


def kinds() -> Iterator[type[Refusal]]:
    """Every kind of refusal in the product, module by module in the order in which they stand."""
    for module in (errors, steering_errors, refusals, plan, selection, transitions):
        for _, found in inspect.getmembers(module, inspect.isclass):
            if issubclass(found, Refusal) and found.__module__ == module.__name__:
                yield found


def each() -> Iterator[Refusal]:
    """At least one of every kind. Raises TypeError for a kind with facts that stands in no sample."""
    given = {type(refusal) for refusal in WITH_FACTS}
    yield from (kind() for kind in kinds() if kind not in given)
    yield from WITH_FACTS
