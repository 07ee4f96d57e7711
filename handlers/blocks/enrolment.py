"""Joining, leaving and pausing as people see them: what it did, what it means, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from handlers.blocks.block_kit import Block, Message, View, actions, button, message, modal, section
from handlers.blocks.formatting import count, day, escape
from handlers.blocks.inputs import field, option, pick_day, pick_radio
from handlers.ids import Action, Callback, Field, WayOut
from mentoring.model import Cohort, CohortStage, Member
from mentoring.nudges.kinds.warning import DayBefore
from mentoring.programme.enrolment import Joined, Left, MemberOverview


def saved(current: MemberOverview) -> Message:
    """After editing a profile: it is kept, and nothing else has changed."""
    still_in = [cohort for cohort in current.enrolled if cohort.stage is CohortStage.OPEN] or current.enrolled
    if still_in:
        text = f"*Your profile is saved, and you are still in {_listed(still_in)}.*"
    elif current.can_join:
        text = f"*Your profile is saved.* {_open_for_joining(current.can_join[0])}"
    else:
        text = f"*Your profile is saved.* {_nothing_open(current)}"
    return message(section(text), actions(*_next_steps(current, paused=False)))


def joined(result: Joined) -> Message:
    """What joining did, what it means, what comes next."""
    cohort = result.cohort
    if cohort is None:
        return message(
            section(
                "*Your profile is saved.* No cohort is open for joining just now. I keep your profile for the next "
                "one, and its announcement has a Join button."
            ),
            actions(button("Edit my profile", Action.EDIT_PROFILE)),
        )
    first = "You have joined" if result.new else "Your profile is saved, and you are still in"
    name = escape(cohort.name)
    others = f" {count(result.joined, 'person', 'people')} so far." if result.joined > 1 else " You are the first."
    return message(
        section(f"*{first} {name}.*{others}"),
        section(
            f"Opt-in closes on {day(cohort.opt_in_closes_on)}. The day before, you hear from me once more and can still "
            f"skip. Then you get a partner who can teach you something, and whom you can teach something."
        ),
        actions(button("Edit my profile", Action.EDIT_PROFILE), button("Leave the cohort", Action.LEAVE)),
    )


def day_before(letter: DayBefore, footer: Block) -> Message:
    """A day before pairing: stay or skip."""
    cohort = letter.cohort
    return message(
        section(
            f"*Tomorrow I look for your partner in {escape(cohort.name)}.* "
            f"{count(letter.joined, 'person has', 'people have')} joined. You need not do anything to take part."
        ),
        section(
            f"Not a good time? Skip this cohort, until {day(cohort.opt_in_closes_on)} at 17:00. Your profile is kept "
            f"for the next one, and nobody is told."
        ),
        actions(
            button("Stay in", Action.STAY, cohort.id, style="primary"),
            button("Skip this one", Action.SKIP, cohort.id),
            button("Edit my profile", Action.EDIT_PROFILE),
        ),
        footer,
    )


def skipped(cohort: Cohort) -> Message:
    """After *Skip this one*."""
    return message(
        section(
            f"*You are out of {escape(cohort.name)}.* You will not be paired, and nobody is told. Your profile is kept for the "
            f"next cohort. Changed your mind? You can join again until {day(cohort.opt_in_closes_on)}."
        ),
        actions(button("Join again", Action.JOIN, cohort.id)),
    )


def staying(cohort: Cohort) -> Message:
    """After *Stay in*."""
    return message(
        section(
            f"*You are in {escape(cohort.name)}.* After {day(cohort.opt_in_closes_on)} an organiser looks at the pairs, and "
            f"then I introduce you to your partner."
        )
    )


def leave_form(standing: MemberOverview, has_partner: bool) -> View:
    """Before leaving: what happens, to whom; with a partner, also the way to another one."""
    names = _listed(standing.enrolled)
    kept = "Your profile is kept for later; `/mentoring data` erases it."
    if not has_partner:
        said = [section(f"You are about to leave *{names}*, at once. {kept}")]
    else:
        said = [
            section(
                f"You can leave *{names}* at once, or stay in it with another partner. Either way your partner is told "
                f"only that the pairing has ended, with no reason, and gets a new partner if there is one."
            ),
            _way_out(),
            section(f"If you leave: {kept[0].lower()}{kept[1:]}"),
        ]
    return modal(
        Callback.LEAVE,
        "Leave",
        *said,
        section("Only need a break? Close this and choose *Pause* instead."),
        submit="Confirm" if has_partner else "Leave now",
        close="Stay",
    )


def _way_out() -> Block:
    """Leaving is one way, a new beginning is another."""
    choices = [
        option("Leave the cohort", WayOut.LEAVE),
        option("Another partner, please: I stay in the cohort", WayOut.ANOTHER_PARTNER),
    ]
    return field("What would you like?", Field.WAY_OUT, pick_radio(choices, WayOut.LEAVE))


def partner_ended() -> Message:
    """After asking for another partner."""
    return message(
        section(
            "*Your pairing has ended, and you stay in the cohort.* I look for another partner for both of you, and write "
            "as soon as there is one. No reason was asked, and none is passed on."
        )
    )


def left(result: Left) -> Message:
    """After leaving."""
    told = " Your partner is told only that the pairing has ended, in their working hours." if result.told else ""
    return message(
        section(
            f"*You have left {_listed(result.cohorts)}.*{told} Your profile is kept: `/mentoring join` brings you back, "
            f"`/mentoring data` shows or erases it."
        )
    )


def pause_form(today: date) -> View:
    """Until when."""
    return modal(
        Callback.PAUSE,
        "Pause",
        section(
            "You hear nothing from me until the day you choose. Your partner is told when you will be back, not why. "
            "Sessions wait for you where they can."
        ),
        field("I am back on", Field.UNTIL, pick_day(today + timedelta(days=14)), hint="At most six months ahead."),
        submit="Pause",
        close="Cancel",
    )


def paused(member: Member) -> Message:
    """After pausing."""
    until = member.paused_until
    if until is None:
        return resumed()
    return message(
        section(
            f"*You are paused until {day(until)}.* I am quiet until then, and start again by myself. Back earlier? "
            f"Press *Resume now*."
        ),
        actions(button("Resume now", Action.RESUME)),
    )


def resumed() -> Message:
    """After a pause."""
    return message(
        section("*Welcome back.* You are no longer paused. What waited for you comes in your working hours.")
    )


def standing(current: MemberOverview, today: date) -> Message:
    """What to do next, for somebody who typed the command alone."""
    until = current.member.paused_until
    paused = until is not None and today < until
    rows = [_where(cohort) for cohort in current.enrolled]
    if until is not None and paused:
        rows.append(f"You are paused until {day(until)}.")
    if not rows:
        rows = [_open_for_joining(cohort) for cohort in current.can_join] or [_nothing_open(current)]
    return message(section("\n".join(rows)), actions(*_next_steps(current, paused=paused)))


def _open_for_joining(cohort: Cohort) -> str:
    return f"*{escape(cohort.name)}* is open for joining until {day(cohort.opt_in_closes_on)}."


def _nothing_open(current: MemberOverview) -> str:
    kept = (
        "Your profile is kept for the next one."
        if current.profile
        else "You can make your profile already; I keep it for the next one."
    )
    return f"No cohort is open for joining just now. {kept}"


def _next_steps(current: MemberOverview, *, paused: bool) -> list[Block]:
    """What can be done from here, the likeliest first."""
    steps = [button("Resume now", Action.RESUME, style="primary")] if paused else []
    if not current.enrolled:
        steps += [button("Join", Action.JOIN, cohort.id, style="primary") for cohort in current.can_join[:1]]
    steps.append(button("Edit my profile" if current.profile else "Make my profile", Action.EDIT_PROFILE))
    if current.enrolled:
        steps.append(button("A question for now", Action.QUESTION))
    return [*steps, button("Show help", Action.HELP)]


def _where(cohort: Cohort) -> str:
    name = escape(cohort.name)
    if cohort.stage is CohortStage.OPEN:
        return f"You have joined *{name}*. Opt-in closes on {day(cohort.opt_in_closes_on)}; then you get a partner."
    if cohort.stage is CohortStage.UNDER_WAY:
        return f"You take part in *{name}*, which is under way."
    return f"You have joined *{name}*. An organiser is looking at the pairs; it starts on {day(cohort.starts_on)}."


def _listed(cohorts: Sequence[Cohort]) -> str:
    return " and ".join(escape(cohort.name) for cohort in cohorts)
