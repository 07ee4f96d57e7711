"""Joining, leaving and pausing as people see them: what it did, what it means, what comes next."""

from __future__ import annotations

from datetime import date

from handlers.blocks.block_kit import Block, Message, actions, button, message, section
from handlers.blocks.cohorts import cohorts_named
from handlers.blocks.formatting import day, deadline, escape
from handlers.blocks.late_joining import join_line, joined_late
from handlers.ids import Action
from handlers.texts import Texts
from mentoring.model import Cohort, CohortStage
from mentoring.nudges.kinds.warning import DayBefore
from mentoring.programme.enrolment import Joined
from mentoring.programme.member_overview import MemberOverview
from mentoring.timeline import closes_at


def saved(t: Texts, current: MemberOverview) -> Message:
    """After editing a profile: it is kept, and nothing else has changed."""
    still_in = [cohort for cohort in current.enrolled if cohort.stage is CohortStage.OPEN] or current.enrolled
    if still_in:
        text = t("*Your profile is saved, and you’re still in {cohorts}.*", cohorts=cohorts_named(t, still_in))
    elif current.can_join:
        text = f"{t('*Your profile is saved.*')} {join_line(t, current.can_join[0])}"
    else:
        text = f"{t('*Your profile is saved.*')} {_nothing_open(t, current)}"
    return message(section(text), actions(*next_steps(t, current, paused=False)))


def joined(t: Texts, result: Joined) -> Message:
    """What joining did, what it means, what comes next."""
    cohort = result.cohort
    if cohort is None:
        return message(
            section(
                t(
                    "*Your profile is saved.* No cohort is open for joining just now. I keep your profile for the next "
                    "one, and its announcement has a Join button."
                )
            ),
            actions(button(t("Edit my profile"), Action.EDIT_PROFILE)),
        )
    back = t("You were paused; that’s over, so you’ll hear from me again.") if result.resumed else ""
    if result.late is not None:
        return joined_late(t, cohort, result.late, back)
    said = filter(None, (_joined_what(t, cohort, new=result.new), _so_far(t, result.joined), back))
    return message(
        section(" ".join(said)),
        section(
            t(
                "Opt-in closes on {closes}. The day before, you hear from me once more and can still skip. Then you get "
                "a partner who can teach you something, and whom you can teach something.",
                closes=day(t, cohort.opt_in_closes_on),
            )
        ),
        actions(button(t("Edit my profile"), Action.EDIT_PROFILE), button(t("Leave the cohort"), Action.LEAVE)),
    )


def _joined_what(t: Texts, cohort: Cohort, *, new: bool) -> str:
    name = escape(cohort.name)
    if new:
        return t("*You have joined {cohort}.*", cohort=name)
    return t("*Your profile is saved, and you’re still in {cohorts}.*", cohorts=name)


def _so_far(t: Texts, people: int) -> str:
    return t.n("{count} person so far.", "{count} people so far.", people) if people > 1 else t("You’re the first.")


def day_before(t: Texts, letter: DayBefore, footer: Block) -> Message:
    """A day before pairing: stay or skip."""
    cohort = letter.cohort
    return message(
        section(
            " ".join(
                (
                    t("*Tomorrow I look for your partner in {cohort}.*", cohort=escape(cohort.name)),
                    t.n("{count} person has joined.", "{count} people have joined.", letter.joined),
                    t("Nothing to do: you’re in."),
                )
            )
        ),
        section(
            t(
                "Not a good time? You can skip this cohort until {closes}. Your profile is kept for the next "
                "one, and nobody is told.",
                closes=deadline(t, closes_at(cohort), cohort.tz),
            )
        ),
        actions(
            button(t("Stay in"), Action.STAY, cohort.id, style="primary"),
            button(t("Skip this one"), Action.SKIP, cohort.id),
            button(t("Edit my profile"), Action.EDIT_PROFILE),
        ),
        footer,
    )


def skipped(t: Texts, cohort: Cohort) -> Message:
    """After *Skip this one*."""
    return message(
        section(
            t(
                "*You’re out of {cohort}.* You won’t be paired, and nobody is told. Your profile is kept for "
                "the next cohort. Changed your mind? You can join again until {closes}.",
                cohort=escape(cohort.name),
                closes=day(t, cohort.opt_in_closes_on),
            )
        ),
        actions(button(t("Join again"), Action.JOIN, cohort.id)),
    )


def staying(t: Texts, cohort: Cohort) -> Message:
    """After *Stay in*, whenever it is pressed."""
    name = escape(cohort.name)
    if cohort.stage is CohortStage.OPEN:
        then = t(
            "After {closes} an organiser looks at the pairs, and then I introduce you to your partner.",
            closes=day(t, cohort.opt_in_closes_on),
        )
    elif cohort.stage in (CohortStage.CLOSED, CohortStage.PROPOSED):
        then = t("Opt-in has closed. The pairs wait for an organiser; then I introduce you to your partner.")
    elif cohort.stage is CohortStage.UNDER_WAY:
        then = t("Type `/mentoring` to see your partner and what comes next.")
    elif cohort.stage is CohortStage.CANCELLED:
        return message(section(t("*{cohort} doesn’t take place.* Your profile is kept for the next one.", cohort=name)))
    else:
        return message(section(t("*{cohort} is over.* Your profile is kept for the next one.", cohort=name)))
    return message(section(f"{t('*You’re in {cohort}.*', cohort=name)} {then}"))


def where_things_stand(t: Texts, current: MemberOverview | None, paused_until: date | None) -> str:
    """The cohorts in which somebody has no partner yet, or what they could join, and whether they are paused."""
    rows = [_where(t, cohort) for cohort in current.enrolled] if current else []
    if paused_until is not None:
        rows.append(t("You’re paused until {until}.", until=day(t, paused_until)))
    if not rows and current is not None:
        rows = [join_line(t, cohort) for cohort in current.can_join] or [_nothing_open(t, current)]
    return "\n".join(rows)


def _nothing_open(t: Texts, current: MemberOverview) -> str:
    if current.profile:
        return t("No cohort is open for joining just now. Your profile is kept for the next one.")
    return t("No cohort is open for joining just now. You can make your profile already; I keep it for the next one.")


def next_steps(t: Texts, current: MemberOverview, *, paused: bool) -> list[Block]:
    """What can be done from here, the likeliest first."""
    steps = [button(t("Resume now"), Action.RESUME, style="primary")] if paused else []
    if not current.enrolled:
        steps += [button(t("Join"), Action.JOIN, cohort.id, style="primary") for cohort in current.can_join[:1]]
    steps.append(button(t("Edit my profile") if current.profile else t("Make my profile"), Action.EDIT_PROFILE))
    if current.enrolled:
        steps.append(button(t("A question for now"), Action.QUESTION))
    return [*steps, button(t("Show help"), Action.HELP)]


def _where(t: Texts, cohort: Cohort) -> str:
    name = escape(cohort.name)
    if cohort.stage is CohortStage.OPEN:
        return t(
            "You have joined *{cohort}*. Opt-in closes on {closes}; then you get a partner.",
            cohort=name,
            closes=day(t, cohort.opt_in_closes_on),
        )
    if cohort.stage is CohortStage.UNDER_WAY:
        return t("You have joined *{cohort}*. I’ll message you when you’re matched.", cohort=name)
    return t(
        "You have joined *{cohort}*. The pairs wait for an organiser; the start is planned for {starts}.",
        cohort=name,
        starts=day(t, cohort.starts_on),
    )
