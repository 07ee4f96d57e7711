"""What others answered: the medians of the UK Civil Service People Survey for the statements of the benchmark pack.

Statements and figures are the Cabinet Office's, Crown copyright, licensed under the Open Government Licence v3.0
(https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/). In the statements, "[my organisation]"
reads "my organisation".

The figures are "Civil Service benchmark" scores of the year below: of the shares of each participating organisation who
agree or strongly agree, the median, to the nearest per cent. They were published with the results of that year
(https://www.gov.uk/government/collections/civil-service-people-survey-hub) and read in the table that M. Kerlogue made
of them (github.com/mattkerlogue/csps-data at e8e3019, data/01-benchmarks/csps_benchmarks_2009-2024_692a26db.csv, rows
"benchmark", 2024; its questions in proc/csps_questions_ref.csv; CC BY 4.0), with one more decimal than here.
"""

from __future__ import annotations

from collections.abc import Mapping

from mentoring.model import Item

YEAR = 2024

MEDIANS: Mapping[Item, int] = {
    Item.THEIRS_INTEREST: 90,  # mwk.interested_work 89.964
    Item.THEIRS_LEARNING: 68,  # ldv.access_learning 67.517
    Item.THEIRS_VALUED: 72,  # ift.work_valued 71.631
    Item.THEIRS_DIFFERENCES: 79,  # ift.respects_differences 79.144
    Item.THEIRS_CHALLENGE: 51,  # lmc.safe_to_challenge 51.016
    Item.THEIRS_RECOMMEND: 63,  # eng.recommend_organisation 63.260
}
"""Per cent. A statement without a figure is shown without one."""
