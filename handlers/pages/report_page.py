"""A report as one page that needs nothing else: to read on a phone or a screen, light or dark, and to print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from handlers.blocks.formatting import day, in_words, percent
from handlers.blocks.report_words import (
    AGREE_GROUPS,
    GAIN_GROUPS,
    ITEMS,
    LEDGER_GROUPS,
    MOMENTS,
    NOT_SHOWN,
    SIDE_GROUPS,
    SUGGESTIONS,
    WAVES,
    amount,
    moved,
    of_many,
    ours,
    signed,
    theirs,
    told,
    whose,
)
from handlers.pages import html
from handlers.pages.charts import ChangeSpan, change_chart, held_chart
from handlers.texts import Texts
from mentoring.disclosure import Change
from mentoring.model import Item
from mentoring.report import FEWEST, Counts, Report, Results


def report_page(t: Texts, shown: Report, quotes: Sequence[str]) -> str:
    """The page, whole; takes as long as two charts take to draw, so not in the event loop."""
    lead = t(
        "Reciprocal mentoring, {moment}. As of {day} {year}.",
        moment=t(MOMENTS[shown.moment]),
        day=day(t, shown.as_of),
        year=shown.as_of.year,
    )
    parts = (
        html.headline(shown.name),
        html.paragraph(lead, "lead"),
        _numbers(t, shown.counts),
        html.paragraph(t("Suggestion: {suggestion}", suggestion=t(SUGGESTIONS[shown.suggestion])), "note"),
        *_sessions(t, shown),
        *_results(t, shown.results),
        *_quotes(t, quotes),
        *_not_here(t, shown),
    )
    return html.page(t.language.value, shown.name, parts)


def _numbers(t: Texts, counts: Counts) -> str:
    """Five numbers: the funnel, and how it goes."""
    share = percent(t, counts.held / counts.due) if counts.due else "–"
    five = (
        (str(counts.joined), _joined(t, counts)),
        (str(counts.paired), t("paired, in {count} mentorships", count=counts.mentorships)),
        (share, t("of {due} due sessions held", due=counts.due)),
        (amount(t, counts.quiet), t("quiet pairs: nothing held for a whole cycle")),
        (amount(t, counts.ended), t("pairs that ended early")),
    )
    return html.numbers(five)


def _joined(t: Texts, counts: Counts) -> str:
    return t("joined, {late} of them once it ran", late=counts.late) if counts.late else t("joined")


def _sessions(t: Texts, shown: Report) -> Iterator[str]:
    counts = shown.counts
    if not counts.by_session:
        return
    names = [t("Session {number}", number=number) for number in range(1, len(counts.by_session) + 1)]
    held, due = [each[0] for each in counts.by_session], [each[1] for each in counts.by_session]
    label = t("Sessions held of those due, session by session")
    yield html.heading(t("Sessions held"))
    yield html.figure(held_chart(names, held, due, label), label)
    found = shown.results
    if found.gained and found.asked and found.shared:
        rows = (
            (t("Gained at best"), told(t, found.gained, GAIN_GROUPS)),
            (t("Who asked more"), told(t, found.asked, SIDE_GROUPS)),
            (t("Who shared more"), told(t, found.shared, SIDE_GROUPS)),
        )
        yield html.heading(t("Balance between the sides"))
        yield html.table((t("What"), t("What people said after sessions")), rows)
    if found.learned and found.gave:
        yield html.heading(t("Lines that people kept"))
        kept = (
            (t("What they learned"), told(t, found.learned, LEDGER_GROUPS)),
            (t("What they passed on"), told(t, found.gave, LEDGER_GROUPS)),
        )
        yield html.table((t("What"), t("How many wrote one down")), kept)
        yield html.paragraph(t("Counted, not read: the lines are their own."), "note")


def _results(t: Texts, found: Results) -> Iterator[str]:
    for label, changes in zip(WAVES, (found.middle, found.end, found.later), strict=True):
        if changes:
            yield html.heading(t("Change {wave}", wave=t(label)))
            yield from _changes(t, changes)
    if found.about_us:
        yield html.heading(t("Looking back"))
        rows = [(t(ITEMS[item]), told(t, table, AGREE_GROUPS)) for item, table in found.about_us.items()]
        yield html.table((t("Statement"), t("How many agree")), rows)
    if found.benchmark:
        yield html.heading(t("Ours, and theirs"))
        compared = [(t(ITEMS[item]), ours(t, table), theirs(t, item)) for item, table in found.benchmark.items()]
        yield html.table((t("Statement"), t("Ours: how many agree"), t("Theirs")), compared)
        yield html.paragraph(whose(t), "note")


def _changes(t: Texts, changes: Mapping[Item, Change]) -> Iterator[str]:
    shown = {item: change for item, change in changes.items() if not change.shares.hidden}
    if shown:
        spans = [
            ChangeSpan(name=t(ITEMS[item]), mean=change.mean, low=change.low, high=change.high)
            for item, change in shown.items()
        ]
        label = t("Mean change in points on a scale of 1 to 5, with its 95% interval")
        yield html.figure(change_chart(spans, label), label)
    head = (t("Benefit"), t("Mean (95% interval)"), t("Spread"), t("How many"), t("People"))
    yield html.table(head, [row for item, change in changes.items() for row in _rows(t, t(ITEMS[item]), change)])


def _rows(t: Texts, name: str, change: Change) -> Iterator[tuple[str, ...]]:
    if change.shares.hidden:
        yield name, t(NOT_SHOWN[change.shares.hidden])
        return
    interval = f"{signed(t, change.mean)} ({signed(t, change.low)} {t('to')} {signed(t, change.high)})"
    yield name, interval, f"{change.spread:.1f}", moved(t, change.shares), of_many(t, change.shares)
    for department, own in change.departments.items():
        yield from _rows(t, f"{name}, {department}", own)


def _quotes(t: Texts, quotes: Sequence[str]) -> Iterator[str]:
    if quotes:
        yield html.heading(t("In people’s own words"))
        yield html.paragraph(t("With their consent, without their names, in the order of the alphabet."), "note")
        yield from (html.quotation(words) for words in quotes)


def _not_here(t: Texts, shown: Report) -> Iterator[str]:
    """What the page does not show, and why."""
    fewest = in_words(t, FEWEST)
    yield html.heading(t("What this page doesn’t show, and why"))
    if shown.counts.small:
        yield html.paragraph(
            t(
                "Figures of what people did or said need {fewest} pairs; with fewer, they would name somebody.",
                fewest=fewest,
            )
        )
    said = [
        t(
            "Nobody’s answer. Every group that is shown, and every rest, is {fewest} people from {fewest} pairs or more.",
            fewest=fewest,
        ),
        t("No exact shares: they’re rounded to 5%, and how many answered is rounded down to a multiple of five."),
        t("No table in which all answered alike or a group is too small, and no mean beside a hidden table."),
        t("Nothing live. The report was frozen on its day; who leaves or changes an answer later doesn’t move it."),
        t(
            "No proof of cause. Change is that of people who answered both surveys, up to two points either way, without "
            "a group to compare with."
        ),
    ]
    yield html.listing(said)
