"""A report as a page and as a table: the frozen figures, whole, safe to open, and needing nothing else."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from handlers.pages import report_page, report_table
from handlers.pages.report_table import harmless
from mentoring.model import CohortStage
from mentoring.report import Report
from tests.handlers.blocks.cases.reports import NOBODY, a_report, with_results
from tests.handlers.blocks.samples import Samples, T

HOSTILE = "<script>alert(1)</script> & “Spring”"


def whole(name: str = "Spring cohort") -> Report:
    return with_results(a_report(Samples(name=name).at(CohortStage.FINISHED)))


class Tags(HTMLParser):
    """Which tags are open, and what comes from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href", "xlink:href")]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(page: str) -> Tags:
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    return tags


def test_the_page_is_whole_and_needs_nothing_else() -> None:
    tags = read(report_page(T, whole(), ("I ask before I answer.",)))

    assert "script" not in tags.seen
    assert [link for link in tags.links if not link.startswith("#")] == []
    assert tags.seen.count("svg") == 4
    assert len(tags.seen) > 100


def test_what_people_typed_stays_text_on_the_page() -> None:
    page = report_page(T, whole(HOSTILE), (HOSTILE,))

    assert "script" not in read(page).seen
    assert page.count("&lt;script&gt;") == 3


def test_the_page_is_the_same_each_time_it_is_drawn() -> None:
    assert report_page(T, whole(), ()) == report_page(T, whole(), ())


def test_every_chart_says_in_words_what_it_shows_and_takes_its_colours_from_the_page() -> None:
    page = report_page(T, whole(), ())
    charts = re.findall(r"<svg.*?</svg>", page, flags=re.DOTALL)

    assert all(' role="img" aria-label="' in chart for chart in charts)
    assert [chart for chart in charts if re.search(r"#0[0-9a-f]0[0-9a-f]0[0-9a-f]", chart)] == []


def test_a_small_cohort_has_a_page_that_says_why_it_says_so_little() -> None:
    shown = a_report(Samples().at(CohortStage.UNDER_WAY))
    page = report_page(T, replace(shown, counts=replace(shown.counts, small=True, quiet=NOBODY, ended=NOBODY)), ())

    assert "need five pairs; with fewer, they would name somebody" in page
    assert "<h2>Change" not in page


def test_the_table_has_every_figure_once_and_no_formula() -> None:
    text = report_table(T, whole("=HYPERLINK(1)"))
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))

    assert rows[0] == ["part", "figure", "value"]
    assert ["report", "cohort", "'=HYPERLINK(1)"] in rows
    assert ["from the start to the end", "Confidence: mean change", "0.7"] in rows
    assert ["from the start to the end", "Motivation: mean change", "-0.2"] in rows
    assert ["from the start to the end", "Respect for backgrounds", "not shown: too few answered"] in rows
    assert len({(part, figure) for part, figure, _ in rows}) == len(rows)


@pytest.mark.parametrize("cell", ["=1", "+1+1", "-x", "@a", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
