"""A report as a table for a spreadsheet: the same frozen figures as everywhere, one in a line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from handlers.blocks.report_words import (
    AGREE_GROUPS,
    GAIN_GROUPS,
    ITEMS,
    LEDGER_GROUPS,
    NOT_SHOWN,
    SIDE_GROUPS,
    WAVES,
    amount,
    of_many,
    ours,
    theirs,
    told,
    whose,
)
from handlers.texts import Texts
from mentoring.disclosure import Change
from mentoring.report import Counts, Report, Results

Line = tuple[str, str, str]
"""Which part, what, and the figure, as it is said."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would calculate (OWASP, CSV injection)."""

NUMBER = re.compile(r"-?\d+(\.\d+)?")


def report_table(t: Texts, shown: Report) -> str:
    """The report as CSV, with the mark by which spreadsheets know UTF-8."""
    written = io.StringIO()
    out = csv.writer(written, lineterminator="\r\n")
    for line in ((t("part"), t("figure"), t("value")), *_lines(t, shown)):
        out.writerow([harmless(cell) for cell in line])
    return "\ufeff" + written.getvalue()


def harmless(cell: str) -> str:
    """The cell, so that no spreadsheet takes it for a formula; a number stays one."""
    return f"'{cell}" if cell.startswith(FORMULA) and not NUMBER.fullmatch(cell) else cell


def _lines(t: Texts, shown: Report) -> Iterator[Line]:
    yield t("report"), t("cohort"), shown.name
    yield t("report"), t("frozen on"), shown.as_of.isoformat()
    yield from _counts(t, shown.counts)
    yield from _results(t, shown.results)


def _counts(t: Texts, counts: Counts) -> Iterator[Line]:
    part = t("counts")
    yield part, t("joined"), str(counts.joined)
    yield part, t("of them once it ran"), str(counts.late)
    yield part, t("paired"), str(counts.paired)
    yield part, t("mentorships"), str(counts.mentorships)
    yield part, t("sessions held"), str(counts.held)
    yield part, t("sessions due so far"), str(counts.due)
    yield part, t("sessions planned"), str(counts.planned)
    yield part, t("quiet pairs"), amount(t, counts.quiet)
    yield part, t("pairs that ended early"), amount(t, counts.ended)
    for number, (held, due) in enumerate(counts.by_session, 1):
        yield t("sessions"), t("session {number}", number=number), t("{held} of {due}", held=held, due=due)


def _results(t: Texts, found: Results) -> Iterator[Line]:
    for table, name, groups in (
        (found.gained, t("gained at best"), GAIN_GROUPS),
        (found.asked, t("who asked more"), SIDE_GROUPS),
        (found.shared, t("who shared more"), SIDE_GROUPS),
        (found.learned, t("wrote down what they learned"), LEDGER_GROUPS),
        (found.gave, t("wrote down what they passed on"), LEDGER_GROUPS),
    ):
        if table is not None:
            yield t("sessions"), name, told(t, table, groups)
    for label, changes in zip(WAVES, (found.middle, found.end, found.later), strict=True):
        for item, change in (changes or {}).items():
            yield from _change(t, t(label), t(ITEMS[item]), change)
    for item, table in (found.benchmark or {}).items():
        yield t("benchmark"), t("{statement}: ours", statement=t(ITEMS[item])), ours(t, table)
        yield t("benchmark"), t("{statement}: theirs", statement=t(ITEMS[item])), theirs(t, item)
    if found.benchmark:
        yield t("benchmark"), t("source"), whose(t)
    for item, table in (found.about_us or {}).items():
        yield t("at the end"), t(ITEMS[item]), told(t, table, AGREE_GROUPS)


def _change(t: Texts, part: str, name: str, change: Change) -> Iterator[Line]:
    if change.shares.hidden:
        yield part, name, t(NOT_SHOWN[change.shares.hidden])
        return
    for what, value in (
        (t("mean change"), change.mean),
        (t("spread (standard deviation)"), change.spread),
        (t("95% interval from"), change.low),
        (t("95% interval to"), change.high),
    ):
        yield part, f"{name}: {what}", f"{value:.1f}"
    yield part, f"{name}: {t('people')}", of_many(t, change.shares)
    for department, own in change.departments.items():
        yield from _change(t, part, f"{name}, {department}", own)
