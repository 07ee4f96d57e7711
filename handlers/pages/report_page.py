"""A report as one page that needs nothing else: to read on a phone or a screen, light or dark, and to print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from handlers.blocks.formatting import day, in_words, percent
from handlers.blocks.report_words import (
    AGREE_GROUPS,
    GAIN_GROUPS,
    ITEMS,
    MOMENTS,
    NOT_SHOWN,
    SIDE_GROUPS,
    SUGGESTIONS,
    WAVES,
    amount,
    moved,
    of_many,
    signed,
    told,
)
from handlers.pages.charts import ChangeSpan, change_chart, held_chart
from handlers.pages.style import STYLE
from handlers.texts import Texts
from mentoring.disclosure import Change
from mentoring.model import Item
from mentoring.report import FEWEST, Counts, Report, Results


def report_page(t: Texts, shown: Report, quotes: Sequence[str]) -> str:
    """The page, whole; takes as long as two charts take to draw, so not in the event loop."""
    name = escape(shown.name)
    body = "\n".join(
        (
            f"<h1>{name}</h1>",
            _p(
                t(
                    "Reciprocal mentoring, {moment}. As of {day} {year}.",
                    moment=t(MOMENTS[shown.moment]),
                    day=day(t, shown.as_of),
                    year=shown.as_of.year,
                ),
                "lead",
            ),
            _numbers(t, shown.counts),
            _p(t("Suggestion: {suggestion}", suggestion=t(SUGGESTIONS[shown.suggestion])), "note"),
            *_sessions(t, shown),
            *_results(t, shown.results),
            *_quotes(t, quotes),
            *_not_here(t, shown),
        )
    )
    return (
        f'<!doctype html>\n<html lang="{t.language.value}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{name}</title><style>{STYLE}</style></head><body><main>\n{body}\n</main></body></html>\n"
    )


def _p(text: str, kind: str = "") -> str:
    return f'<p class="{kind}">{escape(text)}</p>' if kind else f"<p>{escape(text)}</p>"


def _h2(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _numbers(t: Texts, counts: Counts) -> str:
    """Five numbers: the funnel, and how it goes."""
    share = percent(t, counts.held / counts.due) if counts.due else "–"
    five = (
        (str(counts.joined), t("joined")),
        (str(counts.paired), t("paired, in {count} mentorships", count=counts.mentorships)),
        (share, t("of {due} due sessions held", due=counts.due)),
        (amount(t, counts.quiet), t("quiet pairs: nothing held for a whole cycle")),
        (amount(t, counts.ended), t("pairs that ended early")),
    )
    cells = "".join(f"<li><b>{escape(number)}</b><span>{escape(what)}</span></li>" for number, what in five)
    return f'<ul class="numbers">{cells}</ul>'


def _sessions(t: Texts, shown: Report) -> Iterator[str]:
    counts = shown.counts
    if not counts.by_session:
        return
    names = [t("Session {number}", number=number) for number in range(1, len(counts.by_session) + 1)]
    held, due = [each[0] for each in counts.by_session], [each[1] for each in counts.by_session]
    label = escape(t("Sessions held of those due, session by session"))
    yield _h2(t("Sessions held"))
    yield f"<figure>{held_chart(names, held, due, label)}<figcaption>{label}</figcaption></figure>"
    found = shown.results
    if found.gained and found.asked and found.shared:
        rows = (
            (t("Gained at best"), told(t, found.gained, GAIN_GROUPS)),
            (t("Who asked more"), told(t, found.asked, SIDE_GROUPS)),
            (t("Who shared more"), told(t, found.shared, SIDE_GROUPS)),
        )
        yield _h2(t("Balance between the sides"))
        yield _table((t("What"), t("What people said after sessions")), rows)


def _results(t: Texts, found: Results) -> Iterator[str]:
    for label, changes in zip(WAVES, (found.middle, found.end, found.later), strict=True):
        if changes:
            yield _h2(t("Change {wave}", wave=t(label)))
            yield from _changes(t, changes)
    if found.about_us:
        yield _h2(t("Looking back"))
        rows = [(t(ITEMS[item]), told(t, table, AGREE_GROUPS)) for item, table in found.about_us.items()]
        yield _table((t("Statement"), t("How many agree")), rows)


def _changes(t: Texts, changes: Mapping[Item, Change]) -> Iterator[str]:
    shown = {item: change for item, change in changes.items() if not change.shares.hidden}
    if shown:
        spans = [
            ChangeSpan(name=t(ITEMS[item]), mean=change.mean, low=change.low, high=change.high)
            for item, change in shown.items()
        ]
        label = escape(t("Mean change in points on a scale of 1 to 5, with its 95% interval"))
        yield f"<figure>{change_chart(spans, label)}<figcaption>{label}</figcaption></figure>"
    head = (t("Benefit"), t("Mean (95% interval)"), t("Spread"), t("How many"), t("People"))
    yield _table(head, [row for item, change in changes.items() for row in _rows(t, t(ITEMS[item]), change)])


def _rows(t: Texts, name: str, change: Change) -> Iterator[tuple[str, ...]]:
    if change.shares.hidden:
        yield name, t(NOT_SHOWN[change.shares.hidden])
        return
    interval = f"{signed(t, change.mean)} ({signed(t, change.low)} {t('to')} {signed(t, change.high)})"
    yield name, interval, f"{change.spread:.1f}", moved(t, change.shares), of_many(t, change.shares)
    for department, own in change.departments.items():
        yield from _rows(t, f"{name}, {department}", own)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; a row with fewer cells lets its last one go across."""
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    lines = []
    for row in rows:
        first = f'<th scope="row">{escape(row[0])}</th>'
        cells = [f'<td data-head="{escape(head[at])}">{escape(cell)}</td>' for at, cell in enumerate(row[1:], 1)]
        if len(row) < len(head):
            cells = [f'<td colspan="{len(head) - 1}" class="hidden">{escape(row[-1])}</td>']
        lines.append(f"<tr>{first}{''.join(cells)}</tr>")
    return f"<table><thead><tr>{top}</tr></thead><tbody>{''.join(lines)}</tbody></table>"


def _quotes(t: Texts, quotes: Sequence[str]) -> Iterator[str]:
    if quotes:
        yield _h2(t("In people’s own words"))
        yield _p(t("With their consent, without their names, in the order of the alphabet."), "note")
        yield from (f"<blockquote>{escape(words)}</blockquote>" for words in quotes)


def _not_here(t: Texts, shown: Report) -> Iterator[str]:
    """What the page does not show, and why."""
    fewest = in_words(t, FEWEST)
    yield _h2(t("What this page doesn’t show, and why"))
    if shown.counts.small:
        yield _p(
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
        t("No exact shares: they are rounded to 5%, and how many answered is rounded down to a multiple of five."),
        t("No table in which all answered alike or a group is too small, and no mean beside a hidden table."),
        t("Nothing live. The report was frozen on its day; who leaves or changes an answer later doesn’t move it."),
        t(
            "No proof of cause. Change is that of people who answered both surveys, up to two points either way, without "
            "a group to compare with."
        ),
    ]
    yield f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in said)}</ul>"
