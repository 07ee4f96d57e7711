"""Reports in plain values, and the surveys that lead to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from handlers.blocks import surveys
from handlers.forms import carry
from mentoring.disclosure import Amount, Change, Hidden, Rounded, ShareTable
from mentoring.model import BENEFITS, PACK, STEPS, Cohort, CohortStage, Item, SurveyAnswer, Wave
from mentoring.nudges.kinds.survey import SurveyAsked
from mentoring.programme.surveys import SurveyForm
from mentoring.report import Counts, Report, ReportMoment, Results, Suggestion
from tests.handlers.blocks.cases.kind import Cases, told
from tests.handlers.blocks.samples import NOW, TODAY, Samples, T

NOBODY = Rounded(amount=Amount.UNSAID)
FEW = Rounded(amount=Amount.FEW)
UP_OR_NOT = ((-2, -1, 0), (1, 2))


def a_report(cohort: Cohort) -> Report:
    """Of twelve pairs, after two sessions."""
    counts = Counts(
        joined=25,
        paired=24,
        mentorships=12,
        held=21,
        due=24,
        planned=72,
        by_session=((12, 12), (9, 12)),
        quiet=FEW,
        ended=FEW,
        left=FEW,
        small=False,
    )
    return Report(
        cohort=cohort.id,
        name=cohort.name,
        as_of=date(2027, 3, 29),
        moment=ReportMoment.UNDER_WAY,
        counts=counts,
        suggestion=Suggestion.NOTHING,
        results_on=date(2027, 7, 19),
        next_on=date(2027, 4, 26),
    )


def with_results(report: Report) -> Report:
    """The same, when what people answered is released."""
    rounded = {"quiet": Rounded(amount=Amount.MOST), "ended": Rounded(amount=Amount.ABOUT, number=5)}
    return replace(
        report,
        moment=ReportMoment.RESULTS,
        suggestion=Suggestion.READ_RESULTS,
        results=all_results(),
        results_on=None,
        counts=replace(report.counts, **rounded),
    )


def all_results() -> Results:
    """A table of each shape, and both reasons for which one is not shown."""
    thirds = ShareTable(at_least=20, groups=((-2, -1), (0,), (1, 2)), percent=(20, 30, 50))
    halves = ShareTable(at_least=20, groups=UP_OR_NOT, percent=(35, 65))
    fell = ShareTable(at_least=15, groups=((-2, -1), (0, 1, 2)), percent=(30, 70))
    legal = Change(shares=replace(halves, at_least=10), mean=0.6, spread=0.8, low=0.0, high=1.2)
    shown = Change(shares=halves, mean=0.7, spread=0.9, low=0.2, high=1.2, departments={"Legal": legal})
    hidden = Change(shares=ShareTable(hidden=Hidden.ONE_SIDED))
    of_item = {
        Item.NETWORK: Change(shares=thirds, mean=0.4, spread=1.0, low=-0.1, high=0.9),
        Item.MOTIVATION: Change(shares=fell, mean=-0.2, spread=0.7, low=-0.6, high=0.2),
        Item.STAYING: hidden,
        Item.RESPECT: Change(shares=ShareTable(hidden=Hidden.TOO_FEW)),
    }
    changes = {item: of_item.get(item, shown) for item in BENEFITS}
    agree = ShareTable(at_least=20, groups=((1, 2, 3), (4, 5)), percent=(25, 75))
    pack = {**dict.fromkeys(PACK, agree), Item.THEIRS_CHALLENGE: ShareTable(hidden=Hidden.ONE_SIDED)}
    return Results(
        benchmark=pack,
        middle=dict.fromkeys((Item.CONFIDENCE, Item.SKILLS, Item.PERSPECTIVE), shown),
        gained=ShareTable(at_least=20, groups=((0, 1), (2,)), percent=(40, 60)),
        asked=ShareTable(at_least=20, groups=((0,), (1,), (2,)), percent=(25, 50, 25)),
        shared=ShareTable(at_least=20, groups=((0, 2), (1,)), percent=(30, 70)),
        learned=ShareTable(at_least=20, groups=((0,), (1,), (2,)), percent=(30, 30, 40)),
        gave=ShareTable(at_least=20, groups=((0,), (1, 2)), percent=(40, 60)),
        end=changes,
        about_us={
            Item.SAFETY: agree,
            Item.GAVE: agree,
            Item.RECEIVED: ShareTable(hidden=Hidden.ONE_SIDED),
            Item.WORTH_IT: agree,
        },
        quotes=True,
        later=changes,
    )


def drawn(samples: Samples) -> Cases:
    """The surveys, each at its beginning, and what follows."""
    cohort = samples.at(CohortStage.UNDER_WAY)
    forms = {wave: _form(cohort, wave) for wave in Wave}
    last = replace(
        forms[Wave.END],
        step=2,
        given=replace(forms[Wave.END].given, answers={Item.SAFETY: 4, Item.GAVE: 0}, quote=samples.own, may_quote=True),
    )
    return {
        "surveys.survey_step": {
            **{wave.value: surveys.survey_step(T, form, carry({})) for wave, form in forms.items()},
            "the benchmark pack": surveys.survey_step(T, _with_pack(forms[Wave.END]), carry({})),
            "the last step, as it was left": surveys.survey_step(T, last, carry({})),
            "of fewer than five pairs": surveys.survey_step(T, replace(last, step=0, never_shown=True), carry({})),
        },
        "surveys.survey_kept": {"": surveys.survey_kept(T, replace(forms[Wave.START], step=None))},
        "surveys.survey_asked": {"": told(SurveyAsked(cohort=cohort))},
    }


def _with_pack(form: SurveyForm) -> SurveyForm:
    return replace(form, cohort=replace(form.cohort, benchmark=True), step=2)


def _form(cohort: Cohort, wave: Wave) -> SurveyForm:
    given = SurveyAnswer(cohort=cohort.id, link="", wave=wave, answers={STEPS[wave][0][0]: 5}, at=NOW)
    return SurveyForm(cohort=cohort, wave=wave, step=0, given=given, closes_on=TODAY, forgotten_on=date(2028, 1, 10))
