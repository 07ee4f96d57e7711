"""What organisers and channels see."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from handlers.blocks import (
    approvals,
    audit,
    board,
    cohort_edits,
    cohorts,
    late_joining,
    opening,
    pair_care,
    pairing,
    reports,
    set_up,
    steering,
    swapping,
    waiting,
    who,
)
from handlers.choices import PairChoice
from handlers.forms import carry, carry_cohort
from handlers.refusals import worded
from mentoring.errors import ChangedMeanwhile, NotInChannel
from mentoring.late_joining import LateStart
from mentoring.model import (
    AuditEntry,
    Board,
    ChannelId,
    Cohort,
    CohortStage,
    LastChange,
    LaunchStep,
    Match,
    MemberId,
    MentorshipId,
    Milestone,
    Need,
    NeedKind,
    OpenTo,
    OrganiserAct,
    PairProgress,
    SessionProgress,
    Unmatched,
    WhyUnmatched,
)
from mentoring.nudges.kinds.alarm import Alarm
from mentoring.nudges.kinds.announcement import Announcement
from mentoring.nudges.kinds.approval_reminder import ApprovalReminder
from mentoring.nudges.kinds.back_again import BackAgain
from mentoring.nudges.kinds.channel_moved import ChannelMoved
from mentoring.nudges.kinds.cohort_cancelled import CohortCancelled
from mentoring.nudges.kinds.cohort_changed import CohortChanged
from mentoring.nudges.kinds.cohort_started import CohortStarted
from mentoring.nudges.kinds.dates_moved import DatesMoved
from mentoring.nudges.kinds.introduction import Introduction
from mentoring.nudges.kinds.introduction_waits import IntroductionWaits
from mentoring.nudges.kinds.left_over import LeftOver
from mentoring.nudges.kinds.organiser_week import OrganiserWeek
from mentoring.nudges.kinds.organiser_welcome import OrganiserWelcome
from mentoring.nudges.kinds.pair_reminder import PairReminder
from mentoring.nudges.kinds.partner_away import PartnerAway
from mentoring.nudges.kinds.partner_left import PartnerLeft
from mentoring.nudges.kinds.planning_stuck import PlanningStuck
from mentoring.nudges.kinds.proposal_ready import ProposalReady
from mentoring.nudges.kinds.rearranged import Rearranged
from mentoring.nudges.kinds.report import ReportContent
from mentoring.nudges.kinds.starts_later import StartsLater
from mentoring.nudges.kinds.still_looking import StillLooking
from mentoring.nudges.kinds.thanks import Thanks
from mentoring.nudges.model import Nudge, NudgeKind, NudgeState
from mentoring.programme.audit import PER_PAGE, AuditPage
from mentoring.programme.cohort_edits import EditPreview
from mentoring.programme.cohorts import CohortView
from mentoring.programme.pair_care import PairInCare
from mentoring.programme.proposing import Preview
from mentoring.programme.reports import ReportView
from mentoring.programme.who import ListedParticipant, WhoTakesPart
from mentoring.report import ReportMoment, Suggestion
from mentoring.taxonomy import Taxonomy
from tests.handlers.blocks.cases.kind import Cases, told
from tests.handlers.blocks.cases.own_words import announced_in_own_words
from tests.handlers.blocks.cases.reports import NOBODY, a_report, with_results
from tests.handlers.blocks.samples import AMINA, BEN, CHIARA, GITA, NOW, TAXONOMY, TODAY, Samples, T, nudge


def drawn(samples: Samples) -> Cases:
    """All of it."""
    return (
        _set_up()
        | _opening(samples)
        | _cohorts(samples)
        | _steering(samples)
        | _pairing(samples)
        | _told(samples)
        | _reports(samples)
        | _waiting(samples)
    )


def _set_up() -> Cases:
    return {
        "set_up.begun": {"new": set_up.begun(T, new=True), "again": set_up.begun(T, new=False)},
        "set_up.name_somebody": {"": set_up.name_somebody(T)},
        "set_up.dismissed": {
            "done": set_up.dismissed(T, BEN, gone=True),
            "was none": set_up.dismissed(T, BEN, gone=False),
        },
        "set_up.appointed": {
            "new": set_up.appointed(T, BEN, new=True),
            "again": set_up.appointed(T, BEN, new=False),
        },
    }


def _opening(samples: Samples) -> Cases:
    cohort = samples.cohort
    carried = carry(carry_cohort(cohort))
    return {
        "opening.what_step": {
            "new": opening.what_step(T, replace(cohort, name=""), carried, None),
            "given": opening.what_step(T, cohort, carried, "CMENTORING"),
        },
        "opening.how_step": {"": opening.how_step(T, cohort, carried)},
        "opening.who_step": {
            "usual": opening.who_step(T, cohort, carried),
            "channel only, names told": opening.who_step(
                T, replace(cohort, open_to=OpenTo.CHANNEL, departments_apart=False, names_public=True), carried
            ),
        },
        "opening.preview": {
            "after the steps": opening.preview(T, cohort, carry({"id": cohort.id}), after_steps=True),
            "of a draft": opening.preview(T, cohort, carry({"id": cohort.id})),
        },
        "opening.kept": {"": opening.kept(T, cohort)},
        "opening.held": {"": opening.held(T, cohort)},
        "opening.not_sent": {"": opening.not_sent(T, cohort.id, worded(T, NotInChannel(channel=cohort.channel)))},
        "opening.cancelled": {"": opening.cancelled(T, cohort)},
    }


def _cohorts(samples: Samples) -> Cases:
    opened = samples.at(CohortStage.OPEN)
    views = [CohortView(cohort=samples.at(stage), joined=25) for stage in CohortStage]
    under_way = samples.at(CohortStage.UNDER_WAY)
    pairs = ((AMINA, BEN), (GITA, CHIARA))
    started = CohortStarted(cohort=under_way, people=4, matches=pairs)
    return {
        "cohorts.announcement": {
            "nobody yet": told(Announcement(cohort=opened, joined=0)),
            "one joined": told(Announcement(cohort=opened, joined=1)),
            "weekly, last call": told(Announcement(cohort=replace(opened, every_weeks=1), joined=12, last_call=True)),
            "closed": told(Announcement(cohort=samples.at(CohortStage.CLOSED), joined=25)),
            **announced_in_own_words(samples),
        },
        "cohorts.started": {
            "names kept": told(started),
            "a group of three": told(replace(started, people=5, matches=((AMINA, BEN, CHIARA), pairs[1]))),
            "names told": told(replace(started, cohort=replace(under_way, names_public=True))),
        },
        "cohorts.how_it_works": {"": cohorts.how_it_works(T)},
        "board.overview": {
            "none": board.overview(T, []),
            "one of each stage": board.overview(T, views),
            "held": board.overview(T, [CohortView(cohort=opened, joined=0, held=True)]),
            "not arrived": board.overview(T, [CohortView(cohort=opened, joined=0, unheard=True)]),
            "before the start": board.overview(T, [CohortView(cohort=opened, joined=3, board=BEFORE_THE_START)]),
            "under way": board.overview(T, [CohortView(cohort=under_way, joined=7, board=UNDER_WAY)]),
            "more than fit": board.overview(T, [views[0]] * (board.MOST_LISTED + 2)),
        },
        **_who_is_meeting(under_way),
    }


def _steering(samples: Samples) -> Cases:
    opened, under_way = samples.at(CohortStage.OPEN), samples.at(CohortStage.UNDER_WAY)
    choices = list(steering.WARNINGS)
    later = replace(opened, name="Summer cohort", starts_on=TODAY + timedelta(days=40), sessions=7, every_weeks=2)
    changed = EditPreview(before=opened, after=later, told=12)
    return {
        "steering.confirm": {choice.value: steering.confirm(T, opened, choice) for choice in choices},
        "steering.done": {choice.value: steering.done(T, opened, choice) for choice in choices},
        "steering.edit_form": {
            "open": steering.edit_form(T, opened, "{}"),
            "under way": steering.edit_form(T, replace(under_way, join_until=LATE), "{}"),
        },
        "steering.rules_form": {"": steering.rules_form(T, under_way, "{}")},
        "steering.channel_moved": {"": told(ChannelMoved(cohort=opened))},
        "steering.move_taken_back": {"": steering.move_taken_back(T, opened)},
        "cohort_edits.weigh": {
            "much": cohort_edits.weigh(T, changed, "{}"),
            "a name": cohort_edits.weigh(T, replace(changed, after=replace(opened, name="Summer"), told=0), "{}"),
            "nothing": cohort_edits.weigh(T, replace(changed, after=opened, told=0), "{}"),
            "rules, while open": cohort_edits.weigh(T, _rules_of(opened), "{}"),
            "rules, under way": cohort_edits.weigh(T, _rules_of(under_way), "{}"),
            "the channel": cohort_edits.weigh(T, _move_of(opened), "{}"),
        },
        "who.listed": {
            "while open": who.listed(T, WhoTakesPart(cohort=opened, people=[_participant(AMINA), _participant(BEN)])),
            "under way": who.listed(
                T, WhoTakesPart(cohort=under_way, people=[_paired(AMINA, BEN), _participant(GITA)])
            ),
            "the second page": who.listed(T, WhoTakesPart(cohort=opened, people=[_participant(AMINA)] * 45), 1),
            "found": who.listed(T, WhoTakesPart(cohort=opened, people=[_participant(AMINA)] * 3), found=BEN),
        },
        "who.sheet_sent": {"": who.sheet_sent(T)},
        "audit.log": {
            "nothing": audit.log(T, AuditPage(entries=[], names={}, page=0, everything=0)),
            "every act": audit.log(T, _page_of_log(samples, _every_act()[:PER_PAGE])),
            "and the others": audit.log(T, _page_of_log(samples, _every_act()[PER_PAGE:])),
        },
        "cohort_edits.saved": {
            "": cohort_edits.saved(T, changed),
            "the channel": cohort_edits.saved(T, _move_of(opened)),
        },
        "steering.cohort_changed": {"": told(CohortChanged(cohort=under_way))},
    }


LATE = TODAY + timedelta(days=30)


LATE_START = LateStart(sessions=1, next_on=TODAY, hears_by=TODAY, third=True)


def _joined_by_one(cohort: Cohort) -> Rearranged:
    return Rearranged(cohort=cohort, before=(BEN,), after=(BEN, CHIARA), joined_late=True)


def _rules_of(cohort: Cohort) -> EditPreview:
    after = replace(cohort, min_gap=2, departments_apart=False)
    return EditPreview(before=cohort, after=after, told=0, joined=12, pairs=5, waiting=2)


def _move_of(cohort: Cohort) -> EditPreview:
    after = replace(cohort, channel=ChannelId("CLEARNING"), open_to=OpenTo.CHANNEL)
    return EditPreview(before=cohort, after=after, told=0, joined=12)


def _participant(member: MemberId) -> ListedParticipant:
    return ListedParticipant(member=member, joined_on=TODAY, department="Legal")


def _paired(member: MemberId, partner: MemberId) -> ListedParticipant:
    return replace(_participant(member), partners=(partner,), held=1, planned=6)


def _page_of_log(samples: Samples, entries: list[AuditEntry]) -> AuditPage:
    return AuditPage(entries=entries, names={"cohort-1": samples.cohort.name}, page=1, everything=99)


def _every_act() -> list[AuditEntry]:
    acts = [AuditEntry(at=NOW, by=GITA, act=act, cohort="cohort-1", about=f"{AMINA} {BEN}") for act in OrganiserAct]
    refused = AuditEntry(at=NOW, by=AMINA, act=OrganiserAct.REFUSED, about="open_proposal")
    return [*acts, refused, AuditEntry(at=NOW, by=GITA, act=OrganiserAct.COHORT_DELETED, cohort="gone")]


def _with_an_empty_pair(samples: Samples) -> Preview:
    nothing = tuple(replace(way, fit=0.0, reasons=()) for way in samples.directions)
    made = replace(samples.preview.proposal, matches=(replace(samples.match, directions=nothing),), notes=())
    last = LastChange(by=GITA, undone=(samples.match,))
    left = (Unmatched(member=CHIARA, reason=WhyUnmatched.LEFT_BY_HAND),)
    made = replace(made, leftovers=left, unmatched=(CHIARA,), last=last, version=3)
    return replace(samples.preview, changed=None, proposal=made)


def _with_many(samples: Samples) -> Preview:
    people = [MemberId(f"U{number:03}") for number in range(100)]
    matches = tuple(_between(samples, people[number], people[number + 1]) for number in range(0, 100, 2))
    return replace(samples.preview, changed=None, proposal=replace(samples.preview.proposal, matches=matches))


def _between(samples: Samples, one: MemberId, other: MemberId) -> Match:
    there, back = samples.directions
    ways = (replace(there, giver=one, receiver=other), replace(back, giver=other, receiver=one))
    return replace(samples.match, members=(one, other), directions=ways)


def _lived(taxonomy: Taxonomy) -> Taxonomy:
    return replace(taxonomy, topics=tuple(replace(topic, lived=True) for topic in taxonomy.topics))


def _who_is_meeting(cohort: Cohort) -> Cases:
    view = CohortView(cohort=cohort, joined=7, board=UNDER_WAY)
    many = replace(UNDER_WAY, pairs=tuple(_a_pair(number) for number in range(45)))
    care = PairInCare(cohort=cohort, mentorship=MentorshipId("m0"), members=(AMINA, BEN))
    nobody = CohortView(cohort=cohort, joined=0)
    return {
        "board.meetings": {
            "who needs somebody first": board.meetings(T, view),
            "the second page": board.meetings(T, replace(view, board=many), 1),
            "somebody found": board.meetings(T, view, found=BEN),
            "found without a partner": board.meetings(T, view, found=GITA),
            "not in it": board.meetings(T, nobody, found=GITA),
            "after a reminder": board.meetings(T, view, done=pair_care.done(T, care, PairChoice.REMIND)),
            "after an end": board.meetings(T, view, done=pair_care.done(T, care, PairChoice.END)),
            "after new partners": board.meetings(T, view, done=pair_care.done(T, care, PairChoice.RENEW)),
        },
        "pair_care.confirm_end": {
            "new partners": pair_care.confirm_end(T, care, PairChoice.RENEW),
            "an end": pair_care.confirm_end(T, care, PairChoice.END),
        },
        "pair_care.reminder_held": {"": pair_care.reminder_held(T, care)},
        "pair_care.reminder_recalled": {"": pair_care.reminder_recalled(T, care)},
        "pair_care.pair_reminder": {"": told(PairReminder(cohort=cohort, members=(AMINA, BEN)))},
        "board.organiser_week": {"": told(OrganiserWeek(cohort=cohort, needs=[Need(kind=kind) for kind in NeedKind]))},
    }


def _a_pair(number: int, **facts: Any) -> PairProgress:
    return PairProgress(
        mentorship=MentorshipId(f"m{number}"),
        members=(AMINA, BEN),
        **({"sessions": SessionProgress(held=2, planned=6), "since": TODAY} | facts),
    )


BEFORE_THE_START = Board(
    milestones=((Milestone.OPT_IN_CLOSES, TODAY), (Milestone.STARTS, TODAY)),
    needs=(Need(kind=NeedKind.FEW, count=3),),
    launch=((LaunchStep.SECOND_ORGANISER, False), (LaunchStep.ANNOUNCED, True), (LaunchStep.ENOUGH_PEOPLE, False)),
)

UNDER_WAY = Board(
    pairs=(
        _a_pair(0, overdue=True),
        _a_pair(1, overdue=True, sessions=SessionProgress(planned=6)),
        _a_pair(2),
        _a_pair(3, away=True),
        _a_pair(4, since=None, sessions=SessionProgress()),
    ),
    without_partner=(GITA,),
    held=6,
    planned=30,
    milestones=((Milestone.NEXT_SESSION, TODAY), (Milestone.FINISHES, TODAY)),
    needs=(Need(kind=NeedKind.NOT_MEETING, count=2), Need(kind=NeedKind.WITHOUT_PARTNER)),
)


def _pairing(samples: Samples) -> Cases:
    preview = samples.preview
    as_made = replace(preview, changed=None, proposal=replace(preview.proposal, matches=(samples.match,), notes=()))
    away = replace(as_made, away={AMINA: TODAY + timedelta(days=30)})
    over = replace(preview.cohort, stage=CohortStage.FINISHED)
    ready = ProposalReady(cohort=preview.cohort, joined=3, pairs=1, trios=0, left_over=1)
    nobody_fits = replace(as_made, proposal=replace(as_made.proposal, matches=(), bound=0.0))
    return {
        "approvals.proposal_ready": {
            "one left over": told(ready),
            "everybody placed": told(replace(ready, joined=25, pairs=11, trios=1, left_over=0)),
            "nobody joined": told(replace(ready, cohort=over, joined=0, pairs=0, left_over=0)),
            "one joined": told(replace(ready, cohort=over, joined=1, pairs=0, left_over=1)),
        },
        "pairing.proposal": {
            "as made": pairing.proposal(T, as_made, TAXONOMY),
            "after a change": pairing.proposal(T, preview, TAXONOMY),
            "nobody fits": pairing.proposal(T, nobody_fits, TAXONOMY),
            "after its start": pairing.proposal(T, replace(as_made, moved=_later(preview.cohort)), TAXONOMY),
            "somebody is away": pairing.proposal(T, away, TAXONOMY),
            "somebody found": pairing.proposal(T, as_made, TAXONOMY, found=CHIARA),
            "somebody who takes no part": pairing.proposal(T, as_made, TAXONOMY, found=GITA),
            "nothing for one another": pairing.proposal(T, _with_an_empty_pair(samples), TAXONOMY),
            "lived experience": pairing.proposal(T, as_made, _lived(TAXONOMY)),
            "the second of three pages": pairing.proposal(T, _with_many(samples), TAXONOMY, 1),
            "changed meanwhile": pairing.proposal(T, as_made, TAXONOMY, notice=worded(T, ChangedMeanwhile())),
        },
        "swapping.swap_form": {
            "": swapping.swap_form(T, preview),
            "changed meanwhile": swapping.swap_form(T, preview, worded(T, ChangedMeanwhile()), (AMINA, CHIARA)),
        },
        "approvals.approved": {"": approvals.approved(T, samples.name, "cohort-1")},
        "approvals.recalled": {"": approvals.recalled(T, samples.name, "cohort-1")},
    }


def _told(samples: Samples) -> Cases:
    cohort = samples.at(CohortStage.UNDER_WAY)
    introduction = Introduction(
        cohort=cohort,
        mentorship=samples.mentorship(),
        profiles=samples.profiles,
        topics=samples.topics,
        first_session=cohort.starts_on,
        sessions=6,
    )
    three = replace(introduction, mentorship=samples.mentorship(BEN, AMINA, CHIARA))
    left = PartnerLeft(cohort=cohort, goes_on=False, rematched=False, mentorship=samples.mentorship().id)
    return {
        "partners.introduction": {
            "two": told(introduction),
            "three": told(three),
            "for one session": told(replace(introduction, sessions=1)),
        },
        "partners.left_over": {
            "nobody fits": told(LeftOver(cohort=cohort)),
            "nobody else joined": told(LeftOver(cohort=cohort, too_few=True)),
            "no session left": told(LeftOver(cohort=cohort, no_time=True)),
            "joined late": told(LeftOver(cohort=cohort, late=True)),
        },
        "partners.partner_away": {"": told(PartnerAway(cohort=cohort, who=BEN, until=TODAY))},
        "partners.partner_left": {
            "nobody yet": told(left),
            "a new partner": told(replace(left, rematched=True)),
            "two of three go on": told(replace(left, goes_on=True)),
            "no session left": told(replace(left, no_time=True)),
        },
        "partners.introduction_waits": {"": told(IntroductionWaits(cohort=cohort, until=TODAY))},
        "partners.rearranged": {
            "another partner": told(Rearranged(cohort=cohort, before=(BEN,), after=(CHIARA,))),
            "a third joins": told(Rearranged(cohort=cohort, before=(BEN,), after=(BEN, CHIARA))),
            "one who joined late": told(_joined_by_one(cohort)),
            "two of three stay": told(Rearranged(cohort=cohort, before=(BEN, CHIARA), after=(BEN,))),
        },
        "late_joining.becomes_three": {"": told(_joined_by_one(cohort))},
        "late_joining.still_waiting": {"": told(LeftOver(cohort=cohort, late=True))},
        "late_joining.joined_late": {"": late_joining.joined_late(T, cohort, LATE_START)},
    }


def _failed(error: str) -> Nudge:
    return replace(
        nudge(NudgeKind.ANNOUNCEMENT),
        to=(),
        channel=ChannelId("CMENTORING"),
        state=NudgeState.DEAD,
        last_error=error,
    )


def _reports(samples: Samples) -> Cases:
    cohort = samples.at(CohortStage.FINISHED)
    report = a_report(cohort)
    few = replace(report, counts=replace(report.counts, small=True, quiet=NOBODY, ended=NOBODY, mentorships=1))
    ended = replace(report, moment=ReportMoment.ENDED, suggestion=Suggestion.NEXT_COHORT)
    thanks = Thanks(cohort=cohort, held=5, planned=6, partners=(BEN,), mentorship=samples.mentorship().id)
    unconfirmed = replace(thanks, held=0, said=2)
    return {
        "reports.report": {
            "under way": told(ReportContent(report=report)),
            "ended": reports.report(T, ended),
            "results": reports.report(T, with_results(report)),
            "few people": reports.report(T, replace(few, results_on=None)),
            **{
                f"suggests: {each.value}": reports.report(T, replace(report, suggestion=each))
                for each in Suggestion
                if each is not report.suggestion
            },
        },
        "reports.no_report_yet": {
            "": reports.no_report_yet(T, ReportView(cohort=cohort, report=None, next_on=TODAY)),
            "never": reports.no_report_yet(T, ReportView(cohort=cohort, report=None, next_on=None)),
        },
        "reports.report_files": {"": reports.report_files(T)},
        "reports.thanks": {
            "met": told(thanks),
            "met once": told(replace(thanks, held=1, planned=2)),
            "never met": told(replace(thanks, held=0)),
            "met by their own word": told(unconfirmed),
            "met once by their own word": told(replace(unconfirmed, said=1)),
        },
        "set_up.organiser_welcome": {
            "alone": told(OrganiserWelcome(organiser=GITA, alone=True)),
            "one of several": told(OrganiserWelcome(organiser=GITA, alone=False)),
            "while a cohort goes on": told(
                OrganiserWelcome(organiser=GITA, alone=False, cohort=samples.at(CohortStage.OPEN))
            ),
        },
        "alarms.alarm": {
            **{
                error: told(Alarm(failed=_failed(error)))
                for error in ("is_archived", "not_in_channel", "channel_not_found", "invalid_blocks")
            },
            "nobody knows": told(
                Alarm(
                    failed=replace(
                        nudge(NudgeKind.INTRODUCTION), to=(AMINA, BEN), state=NudgeState.UNKNOWN, reason=None
                    )
                )
            ),
        },
    }


def _later(cohort: Cohort) -> Cohort:
    return replace(cohort, starts_on=cohort.starts_on + timedelta(weeks=2))


def _waiting(samples: Samples) -> Cases:
    cohort = samples.at(CohortStage.PROPOSED)
    asked = ApprovalReminder(cohort=cohort, joined=25, late=False, fits=True)
    later = StartsLater(cohort=cohort, organisers=(GITA,))
    looking = StillLooking(cohort=samples.at(CohortStage.UNDER_WAY), organisers=(GITA,))
    return {
        "waiting.approval_reminder": {
            "in time": told(asked),
            "after its start": told(replace(asked, late=True)),
            "nobody fits": told(replace(asked, joined=2, fits=False)),
        },
        "waiting.starts_later": {
            "": told(later),
            "again": told(replace(later, again=True)),
            "nobody organises": told(replace(later, organisers=())),
        },
        "waiting.still_looking": {
            "": told(looking),
            "again": told(replace(looking, again=True)),
            "no time": told(replace(looking, no_time=True, organisers=())),
        },
        "waiting.dates_moved": {"": told(DatesMoved(cohort=_later(cohort)))},
        "waiting.cohort_cancelled": {"": told(CohortCancelled(cohort=cohort))},
        "waiting.planning_stuck": {
            "": told(PlanningStuck(cohort=cohort, subject="0123456789abcdef")),
            "unreadable": told(PlanningStuck(cohort=None, subject="0123456789abcdef")),
        },
        "waiting.back_again": {"": told(BackAgain())},
        "waiting.confirm_approval": {
            "dates move": waiting.confirm_approval(T, replace(samples.preview, moved=_later(cohort))),
            "nothing for one another": waiting.confirm_approval(T, _with_an_empty_pair(samples)),
        },
        "waiting.change_rules": {"": waiting.change_rules(T, cohort)},
        "waiting.confirm_end": {"": waiting.confirm_end(T, cohort, 25)},
        "waiting.ended": {"": waiting.ended(T, cohort)},
    }
