"""What an edit of a cohort changes, before it is saved and after."""

from __future__ import annotations

from handlers.blocks.block_kit import Message, View, actions, button, message, modal, section
from handlers.blocks.cohort_fields import GAPS
from handlers.blocks.formatting import day, escape, in_minutes, in_words
from handlers.ids import Action, Callback
from handlers.texts import Texts
from mentoring.model import Cohort, CohortStage, OpenTo
from mentoring.nudges.kinds.announcement import HOLD
from mentoring.programme.cohort_edits import EditPreview
from mentoring.timeline import finishes_on


def weigh(t: Texts, found: EditPreview, metadata: str) -> View:
    """What changes, for whom, and how many people read of it."""
    lines = _lines(t, found)
    if not lines:
        return modal(Callback.INFORMATION, t("Change the cohort"), section(t("Nothing is different.")), close=t("Back"))
    told = t("Nobody is told: nothing changes for anybody who joined.")
    if found.told:
        told = t.n(
            "{count} person is told, in one message, in their working hours.",
            "{count} people are told, in one message each, in their working hours.",
            found.told,
        )
    return modal(
        Callback.SAVE_COHORT,
        t("Change the cohort"),
        section("\n".join(f"• {line}" for line in lines)),
        *(section(said) for said in _for_whom(t, found)),
        section(told),
        submit=t("Save"),
        close=t("Back"),
        metadata=metadata,
    )


def saved(t: Texts, found: EditPreview) -> Message:
    """After *Save*; a move to another channel can be taken back while it is held."""
    lines = "\n".join(f"• {line}" for line in _lines(t, found))
    blocks = [section(f"{t('*{cohort} is changed.*', cohort=escape(found.after.name))}\n{lines}")]
    if "channel" in found.changed:
        blocks.append(section(_move(t, found)))
        blocks.append(actions(button(t("Take the move back"), Action.CANCEL_ANNOUNCEMENT, found.after.id)))
    return message(*blocks)


def _lines(t: Texts, found: EditPreview) -> list[str]:
    """What is different, one thing a line."""
    before, after = found.before, found.after
    compared = [
        (t("Name"), escape(before.name), escape(after.name)),
        (t("Opt-in closes on"), day(t, before.opt_in_closes_on), day(t, after.opt_in_closes_on)),
        (t("Starts on"), day(t, before.starts_on), day(t, after.starts_on)),
        (t("Number of sessions"), str(before.sessions), str(after.sessions)),
        (t("Rhythm"), _rhythm(t, before), _rhythm(t, after)),
        (t("Ends on"), day(t, finishes_on(before)), day(t, finishes_on(after))),
        (t("Joining late until"), _until(t, before), _until(t, after)),
        (t("Smallest difference in seniority"), t(GAPS[before.min_gap]), t(GAPS[after.min_gap])),
        (t("Keep departments apart"), _apart(t, before), _apart(t, after)),
        (t("Announcement channel"), f"<#{before.channel}>", f"<#{after.channel}>"),
    ]
    return [
        t("{what}: {before} → {after}", what=what, before=old, after=new) for what, old, new in compared if old != new
    ]


def _for_whom(t: Texts, found: EditPreview) -> list[str]:
    """What that does to people, beside what they are told."""
    said = []
    if found.changed & {"min_gap", "departments_apart"}:
        said.append(_rules_touch(t, found))
    if "channel" in found.changed:
        said.append(_move(t, found))
        if found.after.open_to is OpenTo.CHANNEL:
            said.append(t("From then on only members of <#{channel}> can join.", channel=found.after.channel))
    return said


def _rules_touch(t: Texts, found: EditPreview) -> str:
    if found.after.stage is CohortStage.OPEN:
        return t.n(
            "The rules count when pairs are made, after {closes}: for the {count} person who has joined and all who still do.",
            "The rules count when pairs are made, after {closes}: for the {count} people who have joined and all who still "
            "do.",
            found.joined,
            closes=day(t, found.after.opt_in_closes_on),
        )
    stay = t.n("The {count} pair there is stays.", "The {count} pairs there are stay.", found.pairs)
    counts = t.n(
        "The rules count for whoever is matched from now on; {count} person has no partner now.",
        "The rules count for whoever is matched from now on; {count} people have no partner now.",
        found.waiting,
    )
    return f"{stay} {counts}"


def _move(t: Texts, found: EditPreview) -> str:
    minutes = in_minutes(HOLD)
    return t.n(
        "In {number} minute the announcement goes to <#{new}>, and <#{old}> hears that it has moved. "
        "Until then you can take it back.",
        "In {number} minutes the announcement goes to <#{new}>, and <#{old}> hears that it has moved. "
        "Until then you can take it back.",
        minutes,
        number=in_words(t, minutes),
        new=found.after.channel,
        old=found.before.channel,
    )


def _until(t: Texts, cohort: Cohort) -> str:
    return day(t, cohort.join_until) if cohort.join_until else t("not possible")


def _apart(t: Texts, cohort: Cohort) -> str:
    return t("yes") if cohort.departments_apart else t("no, prefer it only")


def _rhythm(t: Texts, cohort: Cohort) -> str:
    return t.n("every week", "every {count} weeks", cohort.every_weeks)
