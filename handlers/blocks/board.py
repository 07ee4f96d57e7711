"""The cohort board: each cohort as its organisers follow it, with the next step and what needs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handlers.blocks.block_kit import Block, Message, View, actions, button, divider, menu, message, modal, section
from handlers.blocks.cohorts import groups, rows
from handlers.blocks.formatting import day, escape, listed, people, person
from handlers.blocks.inputs import option, pick_person
from handlers.blocks.steering import CHOICES, LABELS
from handlers.choices import PairChoice
from handlers.ids import Action, Callback, pack
from handlers.texts import Msg, Texts, msg
from mentoring.model import Cohort, CohortStage, LaunchStep, MemberId, Milestone, Need, NeedKind, PairProgress
from mentoring.nudges.kinds.organiser_week import OrganiserWeek
from mentoring.programme.board import ENOUGH_PEOPLE
from mentoring.programme.cohorts import CohortView

MOST_LISTED = 8
"""With more cohorts the newest are shown; a message takes fifty blocks."""

PER_PAGE = 20

MILESTONES: Mapping[Milestone, Msg] = {
    Milestone.OPT_IN_CLOSES: msg("opt-in closes on {day}"),
    Milestone.STARTS: msg("starts on {day}"),
    Milestone.NEXT_SESSION: msg("next session in the week of {day}"),
    Milestone.FINISHES: msg("ends on {day}"),
}

STEPS: Mapping[LaunchStep, Msg] = {
    LaunchStep.SECOND_ORGANISER: msg("a second organiser"),
    LaunchStep.ANNOUNCED: msg("the announcement"),
    LaunchStep.ENOUGH_PEOPLE: msg("ten people, so that the report can show figures"),
}


def overview(t: Texts, views: Sequence[CohortView]) -> Message:
    """`/mentoring cohort`: every cohort's board, the newest first."""
    if not views:
        return message(
            section(t("*No cohort yet.* Open one: you see a preview before anything is sent.")),
            actions(button(t("Open a new cohort"), Action.NEW_COHORT, style="primary")),
        )
    blocks: list[Block] = []
    for view in views[:MOST_LISTED]:
        blocks += board(t, view)
    if hidden := len(views) - MOST_LISTED:
        blocks += _hidden(t, hidden)
    return message(*blocks, actions(button(t("Open a new cohort"), Action.NEW_COHORT)))


def board(t: Texts, view: CohortView) -> list[Block]:
    """One cohort: where it stands, its numbers and dates, what needs somebody, and the next step."""
    said = list(filter(None, (_numbers(t, view), _dates(t, view), _launch(t, view), _needs(t, view.board.needs))))
    head, *controls = rows(t, view)
    more = [button(t("Who is meeting"), Action.MEETINGS, view.cohort.id)] if view.board.pairs else []
    if view.cohort.stage is not CohortStage.DRAFT and view.joined:
        more.append(button(t("Who takes part"), Action.WHO, view.cohort.id))
    own = [*(controls[0]["elements"] if controls else []), *more, _steering(t, view.cohort)]
    return [head, *([section("\n".join(said))] if said else []), actions(*own)]


def meetings(t: Texts, view: CohortView, page: int = 0, found: MemberId | None = None, done: str = "") -> View:
    """Who is meeting: each pair and how many sessions both confirmed; those that need somebody first."""
    pairs = [pair for pair in view.board.pairs if found is None or found in pair.members]
    pages = max(1, -(-len(pairs) // PER_PAGE))
    page = min(max(page, 0), pages - 1)
    shown = pairs[page * PER_PAGE : (page + 1) * PER_PAGE]
    blocks: list[Block] = [section(done)] if done else []
    blocks += [section(_what_counts(t)), _search(t)]
    blocks += [_pair(t, view.cohort, pair) for pair in shown]
    if found is not None:
        blocks += _found(t, view, found, nobody=not pairs)
    else:
        new = view.board.new
        alone = [member for member in view.board.without_partner if member not in new]
        blocks += [section(_without(t, alone[:PER_PAGE], len(alone) - PER_PAGE))] if alone else []
        blocks += [section(_new(t, new[:PER_PAGE], len(new) - PER_PAGE))] if new else []
    blocks += [divider(), section(_which(t, page, len(shown), len(pairs))), *_pager(t, view.cohort, page, pages)]
    return modal(Callback.MEETINGS, t("Who is meeting"), *blocks, close=t("Close"), metadata=pack(view.cohort.id, page))


def organiser_week(t: Texts, content: OrganiserWeek) -> Message:
    """To an organiser, on a Monday: what needs somebody."""
    head = t("*{cohort} needs you this week.*", cohort=escape(content.cohort.name))
    buttons = [button(t("Who is meeting"), Action.MEETINGS, content.cohort.id, style="primary")]
    return message(section(f"{head} {_wanted(t, content.needs)}"), actions(*buttons))


def _steering(t: Texts, cohort: Cohort) -> Block:
    """What can be done to the cohort as a whole, at this stage; a select, since a menu wants two lines at least."""
    choices = [option(t(LABELS[choice]), pack(choice, cohort.id)) for choice in CHOICES[cohort.stage]]
    return {
        "type": "static_select",
        "action_id": Action.STEER.value,
        "placeholder": {"type": "plain_text", "text": t("More")},
        "options": choices,
    }


def _numbers(t: Texts, view: CohortView) -> str:
    made = view.board
    if not made.planned:
        return ""
    facts = [groups(t, [len(pair.members) for pair in made.pairs])] if made.pairs else []
    facts.append(t("{held} of {planned} sessions held", held=made.held, planned=made.planned))
    if made.without_partner:
        facts.append(t.n("{count} without a partner", "{count} without a partner", len(made.without_partner)))
    if made.new:
        facts.append(t.n("{count} of them joined late", "{count} of them joined late", len(made.new)))
    return " · ".join(facts)


def _dates(t: Texts, view: CohortView) -> str:
    # While it is under way, its end stands in the line above; while it is open, so does the end of opt-in.
    shown = {Milestone.STARTS, Milestone.NEXT_SESSION}
    days = [t(MILESTONES[which], day=day(t, on)) for which, on in view.board.milestones if which in shown]
    return t("Dates: {days}.", days=listed(t, days)) if days else ""


def _launch(t: Texts, view: CohortView) -> str:
    """What is done before the start, and what is not yet; with words, since a tick alone says nothing to everybody."""
    said = []
    for label, wanted in ((t("Done"), True), (t("Still to do"), False)):
        steps = [t(STEPS[step]) for step, ready in view.board.launch if ready is wanted]
        said += [f"{label}: {listed(t, steps)}."] if steps else []
    return " ".join(said)


def _needs(t: Texts, needs: Sequence[Need]) -> str:
    return f"{t('*Needs you:*')} {_wanted(t, needs)}" if needs else ""


def _wanted(t: Texts, needs: Sequence[Need]) -> str:
    return " ".join(_need(t, need) for need in needs)


def _need(t: Texts, need: Need) -> str:
    match need.kind:
        case NeedKind.NOT_HEARD:
            return t("The announcement didn’t arrive.")
        case NeedKind.SECOND_ORGANISER:
            return t("Nobody else organises: `/mentoring organiser @name` adds somebody.")
        case NeedKind.FEW:
            return t("Opt-in closes soon; from {enough} people on, the report can show figures.", enough=ENOUGH_PEOPLE)
        case NeedKind.APPROVAL:
            return t("The pairs wait for approval.")
        case NeedKind.NOT_MEETING:
            return t.n(
                "{count} pair has had no confirmed session for longer than usual.",
                "{count} pairs have had no confirmed session for longer than usual.",
                need.count,
            )
        case NeedKind.WITHOUT_PARTNER:
            return t.n(
                "{count} person is without a partner; I keep looking.",
                "{count} people are without a partner; I keep looking.",
                need.count,
            )


def _what_counts(t: Texts) -> str:
    return t(
        "A session counts when everybody in it says so. This is all you see, and people know it: no "
        "answers, pulses, goals or takeaways."
    )


def _pair(t: Texts, cohort: Cohort, pair: PairProgress) -> Block:
    said = [
        t.n(
            "*{people}* · {held} of {count} session",
            "*{people}* · {held} of {count} sessions",
            pair.sessions.planned or cohort.sessions,
            people=people(t, pair.members),
            held=pair.sessions.held,
        )
    ]
    if pair.since is None:
        said.append(t("Their introduction is on its way."))
    elif pair.away:
        said.append(t("Somebody is away; their sessions wait."))
    elif pair.overdue and pair.sessions.held:
        said.append(t("No confirmed session since {day}.", day=day(t, pair.since)))
    elif pair.overdue:
        said.append(t("No confirmed session yet; introduced on {day}.", day=day(t, pair.since)))
    choices = [] if pair.since is None else [(t("Remind them kindly"), pack(PairChoice.REMIND, pair.mentorship))]
    choices += [
        (t("Find new partners"), pack(PairChoice.RENEW, pair.mentorship)),
        (t("End this pairing"), pack(PairChoice.END, pair.mentorship)),
    ]
    return section("\n".join(said), menu(Action.PAIR_CARE, choices), block_id=pair.mentorship)


def _search(t: Texts) -> Block:
    return actions(pick_person(Action.FIND_PAIR, t("Find somebody")))


def _found(t: Texts, view: CohortView, found: MemberId, *, nobody: bool) -> list[Block]:
    if found in view.board.without_partner:
        return [section(t("*{person}* is without a partner; I keep looking.", person=person(found)))]
    return [section(t("*{person}* takes no part in this cohort now.", person=person(found)))] if nobody else []


def _without(t: Texts, shown: Sequence[MemberId], more: int) -> str:
    said = t("*Without a partner:* {people}.", people=people(t, shown))
    return (
        f"{said} {t.n('{count} more: find them above.', '{count} more: find them above.', more)}" if more > 0 else said
    )


def _new(t: Texts, shown: Sequence[MemberId], more: int) -> str:
    """Who joined late and hears within days; nothing to do."""
    said = t("*Joined late, and waiting:* {people}. They hear within a week.", people=people(t, shown))
    return (
        f"{said} {t.n('{count} more: find them above.', '{count} more: find them above.', more)}" if more > 0 else said
    )


def _which(t: Texts, page: int, shown: int, everything: int) -> str:
    if shown == everything:
        return t.n("{count} pair.", "{count} pairs.", everything)
    first = page * PER_PAGE + 1
    return t("Pairs {first} to {last} of {all}.", first=first, last=first + shown - 1, all=everything)


def _pager(t: Texts, cohort: Cohort, page: int, pages: int) -> list[Block]:
    turns = [(t("Previous page"), page - 1, Action.MEETINGS_BACK)] if page > 0 else []
    turns += [(t("Next page"), page + 1, Action.MEETINGS_ON)] if page + 1 < pages else []
    return [actions(*(button(label, action, pack(cohort.id, to)) for label, to, action in turns))] if turns else []


def _hidden(t: Texts, hidden: int) -> list[Block]:
    if hidden <= 0:
        return []
    return [section(t.n("{count} older cohort isn’t shown.", "{count} older cohorts aren’t shown.", hidden))]
