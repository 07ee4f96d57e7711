"""How a cohort went, for its organiser and for those who took part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handlers.blocks.block_kit import Block, Message, actions, button, context, message, section
from handlers.blocks.endings import thank_button, touch_button
from handlers.blocks.formatting import bar, day, escape, in_words, listed, people, percent
from handlers.blocks.report_words import (
    AGREE_GROUPS,
    GAIN_GROUPS,
    ITEMS,
    LEDGER_GROUPS,
    MOMENTS,
    SIDE_GROUPS,
    SUGGESTIONS,
    amount,
    changed,
    ours,
    theirs,
    told,
    whose,
)
from handlers.blocks.surveys import survey_row
from handlers.ids import Action
from handlers.texts import Msg, Texts
from mentoring.disclosure import Change, ShareTable
from mentoring.model import Item, Wave
from mentoring.nudges.kinds.thanks import Thanks
from mentoring.programme.reports import ReportView
from mentoring.report import FEWEST, Counts, Report, Results


def report(t: Texts, shown: Report) -> Message:
    """A cohort in numbers that name nobody, as they were frozen: five numbers, a chart, a suggestion, what was answered."""
    head = t(
        "*{cohort}: report of {day}* ({moment})",
        cohort=escape(shown.name),
        day=day(t, shown.as_of),
        moment=t(MOMENTS[shown.moment]),
    )
    blocks: list[Block] = [section(head), section("\n".join(_counts(t, shown.counts)))]
    if shown.counts.by_session:
        blocks.append(section(_chart(t, shown.counts)))
    blocks.append(section(t("*One suggestion:* {suggestion}", suggestion=t(SUGGESTIONS[shown.suggestion]))))
    blocks += [section(part) for part in _answered(t, shown.results)]
    blocks.append(context(_frozen(t, shown)))
    downloads = (
        button(t("Download the page"), Action.REPORT_PAGE, shown.cohort),
        button(t("Download the table"), Action.REPORT_TABLE, shown.cohort),
    )
    blocks.append(actions(*downloads))
    return message(*blocks)


def no_report_yet(t: Texts, view: ReportView) -> Message:
    """A cohort that is under way and whose first report is still to come."""
    cohort = escape(view.cohort.name)
    if view.next_on is None:
        return message(section(t("*{cohort} has no report.* It ended before its first one.", cohort=cohort)))
    return message(
        section(
            t(
                "*{cohort}: the first report comes on {day}.* Reports are made on fixed days, every four weeks, so that no "
                "figure moves because of one person. `/mentoring cohort` shows where the cohort stands.",
                cohort=cohort,
                day=day(t, view.next_on),
            )
        )
    )


def report_files(t: Texts) -> Message:
    """After a download."""
    return message(section(t("*Here it is*, in our conversation. It opens in any browser or spreadsheet.")))


def _joined(t: Texts, counts: Counts) -> str:
    people = _people(t, counts.joined)
    if not counts.late:
        return t("• Joined: {people}", people=people)
    return t("• Joined: {people}, {late} of them once it ran", people=people, late=counts.late)


def _counts(t: Texts, counts: Counts) -> list[str]:
    share = counts.held / counts.due if counts.due else 0.0
    return [
        _joined(t, counts),
        t(
            "• Paired: {people} in {mentorships}",
            people=_people(t, counts.paired),
            mentorships=t.n("{count} mentorship", "{count} mentorships", counts.mentorships),
        ),
        t(
            "• Sessions held: {held} of {due} due so far ({share})",
            held=counts.held,
            due=counts.due,
            share=percent(t, share),
        ),
        t("• Quiet pairs, nothing held for a whole cycle: {number}", number=amount(t, counts.quiet)),
        t("• Pairs that ended early: {number}", number=amount(t, counts.ended)),
    ]


def _chart(t: Texts, counts: Counts) -> str:
    lines = [
        t(
            "{bar} Session {number}: {held} of {due}",
            bar=bar(held / due if due else 0.0),
            number=number,
            held=held,
            due=due,
        )
        for number, (held, due) in enumerate(counts.by_session, 1)
    ]
    return "\n".join([t("*Held, session by session*"), *lines])


def _answered(t: Texts, found: Results) -> list[str]:
    """What people answered, as far as it is released: a paragraph for each survey."""
    parts = [_latest_change(t, found)]
    if found.gained and found.asked and found.shared:
        rows = [
            (t("Gained at best"), found.gained, GAIN_GROUPS),
            (t("Who asked more"), found.asked, SIDE_GROUPS),
            (t("Who shared more"), found.shared, SIDE_GROUPS),
        ]
        if found.learned and found.gave:
            rows += [
                (t("Wrote down what they learned"), found.learned, LEDGER_GROUPS),
                (t("Wrote down what they passed on"), found.gave, LEDGER_GROUPS),
            ]
        parts.insert(0, _tables(t, t("*How sessions went*"), rows))
    if found.about_us:
        agreed = [(t(ITEMS[item]), table, AGREE_GROUPS) for item, table in found.about_us.items()]
        parts.append(_tables(t, t("*At the end*"), agreed))
    parts.append(_benchmark(t, found))
    return [part for part in parts if part]


def _tables(t: Texts, head: str, rows: Sequence[tuple[str, ShareTable, Mapping[tuple[int, ...], Msg]]]) -> str:
    """A line for each table that is shown, and one for all that are not."""
    lines = [
        t("• {what}: {table}", what=what, table=told(t, table, names))
        for what, table, names in rows
        if not table.hidden
    ]
    return "\n".join([head, *lines, *_not_shown(t, [what for what, table, _ in rows if table.hidden])])


def _not_shown(t: Texts, what: Sequence[str]) -> list[str]:
    if not what:
        return []
    return [t("• Not shown, as a group would be too small or everybody answered alike: {items}", items=listed(t, what))]


def _benchmark(t: Texts, found: Results) -> str:
    """Ours, and theirs."""
    if not found.benchmark:
        return ""
    lines = [
        t(
            "• {statement}: {ours}; theirs {theirs}",
            statement=t(ITEMS[item]),
            ours=ours(t, table),
            theirs=theirs(t, item),
        )
        for item, table in found.benchmark.items()
    ]
    return "\n".join([t("*Ours, and theirs: how many agree*"), *lines, whose(t)])


def _latest_change(t: Texts, found: Results) -> str:
    """How answers changed by the last survey that is released; the page has them all."""
    if found.later:
        return _changes(t, t("*From the start to six months after*, in points of 5 (95% interval)"), found.later)
    if found.end:
        return _changes(t, t("*From the start to the end*, in points of 5 (95% interval)"), found.end)
    return _changes(t, t("*From the start to the middle*, in points of 5 (95% interval)"), found.middle or {})


def _changes(t: Texts, head: str, changes: Mapping[Item, Change]) -> str:
    shown = {item: change for item, change in changes.items() if not change.shares.hidden}
    lines = [f"• {t(ITEMS[item])} {changed(t, change)}" for item, change in shown.items()]
    lines += _not_shown(t, [t(ITEMS[item]) for item in changes if item not in shown])
    return "\n".join([head, *lines]) if lines else ""


def _frozen(t: Texts, shown: Report) -> str:
    said = [t("Made on {day}; it won’t change after that.", day=day(t, shown.as_of))]
    if shown.counts.small:
        said.append(
            t(
                "Figures of what people did or said need {fewest} pairs. This cohort has fewer, so they’re never shown.",
                fewest=in_words(t, FEWEST),
            )
        )
    else:
        if shown.results_on:
            said.append(t("What people answered comes on {day}.", day=day(t, shown.results_on)))
        said.append(
            t("Answers are rounded, and never of fewer than {fewest} people and pairs.", fewest=in_words(t, FEWEST))
        )
    return " ".join(said)


def thanks(t: Texts, letter: Thanks, footer: Block) -> Message:
    """To a participant at the end."""
    complete = t("*{cohort} is complete. Thank you for teaching and for learning.*", cohort=escape(letter.cohort.name))
    return message(
        section(f"{complete} {_met(t, letter)}"),
        section(t("Your profile is kept for the next cohort, with somebody new; its announcement has a Join button.")),
        *(
            [actions(thank_button(t, letter.mentorship), touch_button(t, letter.mentorship))]
            if letter.mentorship
            else []
        ),
        *(survey_row(t, letter.cohort.id, Wave.END) if letter.held or letter.said else ()),
        footer,
    )


def _met(t: Texts, letter: Thanks) -> str:
    partners = people(t, letter.partners)
    if not letter.held and letter.said:
        return t.n(
            "You told me that you met {partners} for {count} session. It isn’t counted, since not everybody confirmed it.",
            "You told me that you met {partners} for {count} sessions. They aren’t counted, since not everybody confirmed "
            "them.",
            letter.said,
            partners=partners,
        )
    if not letter.held:
        return t("It didn’t work out with {partners} this time, and that’s all right.", partners=partners)
    if letter.planned == 1:
        return t("You met {partners} for your one session.", partners=partners)
    return t.n(
        "You met {partners} for {held} of {count} session.",
        "You met {partners} for {held} of {count} sessions.",
        letter.planned,
        partners=partners,
        held=letter.held,
    )


def _people(t: Texts, number: int) -> str:
    return t.n("{count} person", "{count} people", number)
