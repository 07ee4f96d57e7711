"""The surveys: statements of our own, in three short steps, and the button by which other messages carry them."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.blocks.block_kit import Block, Message, View, actions, button, context, message, modal, section
from handlers.blocks.formatting import day, day_of_year, escape, in_words
from handlers.blocks.inputs import field, option, pick_boxes, pick_radio, write
from handlers.ids import SURVEY_FIELD, Action, Callback, Field, pack
from handlers.texts import Msg, Texts, msg, pmsg
from mentoring.model import LONGEST_QUOTE, PACK, UNSAID, CohortId, Item, Wave
from mentoring.nudges.kinds.survey import SurveyAsked
from mentoring.programme.surveys import SurveyForm
from mentoring.report import FEWEST

STATEMENTS: Mapping[Item, Msg] = {
    Item.CONFIDENCE: msg("I trust myself to speak up with people above or outside my team."),
    Item.NETWORK: msg("I know whom to ask, beyond my own team, when I’m stuck."),
    Item.SKILLS: msg("In the last month I learned something from a colleague that I now use."),
    Item.PERSPECTIVE: msg("I understand how work looks from a very different seat in this organisation."),
    Item.MOTIVATION: msg("I begin most working weeks wanting to get going."),
    Item.PEOPLE_SKILLS: msg("I ask questions that help others think for themselves."),
    Item.STAYING: msg("I can see myself still working here in a year."),
    Item.ENGAGEMENT: msg("My work absorbs me in a good way."),
    Item.RESPECT: msg("I can be myself here and still belong."),
    Item.SAFETY: msg("I can say something half-finished or unpopular to my partner."),
    Item.GAVE: msg("My partner has learned something from me."),
    Item.RECEIVED: msg("I have learned something from my partner."),
    Item.WORTH_IT: msg("The time was well spent."),
    Item.THEIRS_INTEREST: msg("I am interested in my work"),
    Item.THEIRS_LEARNING: msg("I am able to access the right learning and development opportunities when I need to"),
    Item.THEIRS_VALUED: msg("I feel valued for the work I do"),
    Item.THEIRS_DIFFERENCES: msg(
        "I think that my organisation respects individual differences (for example, cultures, working styles, "
        "backgrounds, ideas, etc.)"
    ),
    Item.THEIRS_CHALLENGE: msg("I think it is safe to challenge the way things are done in my organisation"),
    Item.THEIRS_RECOMMEND: msg("I would recommend my organisation as a great place to work"),
}
"""What people agree or disagree with; but for the pack's, written for this product, taken from no licensed scale."""

LINES: Mapping[int, Msg] = {
    5: msg("Agree"),
    4: msg("Mostly agree"),
    3: msg("Neither"),
    2: msg("Mostly disagree"),
    1: msg("Disagree"),
    UNSAID: msg("Prefer not to say"),
}

THEIR_LINES: Mapping[int, Msg] = {
    5: msg("Strongly agree"),
    4: pmsg("on a scale with Strongly agree", "Agree"),
    3: msg("Neither agree nor disagree"),
    2: pmsg("on a scale with Strongly agree", "Disagree"),
    1: msg("Strongly disagree"),
    UNSAID: msg("Prefer not to say"),
}
"""As the survey asks from which the pack is taken, so that its figures can be compared."""

LICENCE = "nationalarchives.gov.uk/doc/open-government-licence/version/3/"

BUTTONS: Mapping[Wave, Msg] = {
    Wave.START: msg("Answer the start survey"),
    Wave.MIDDLE: msg("Answer the middle survey"),
    Wave.END: msg("Answer the end survey"),
    Wave.LATER: msg("Answer the last survey"),
}


def survey_button(t: Texts, cohort: CohortId, wave: Wave) -> Block:
    """The button by which a message carries a survey."""
    return button(t(BUTTONS[wave]), Action.SURVEY, pack(cohort, wave.value))


def survey_row(t: Texts, cohort: CohortId, wave: Wave) -> tuple[Block, Block]:
    """A line and the button, under a message that is about something else."""
    said = t("Two or three minutes, if you like: a survey that shows whether this helps. Only you see your answers.")
    return context(said), actions(survey_button(t, cohort, wave))


def survey_asked(t: Texts, content: SurveyAsked, footer: Block) -> Message:
    """Six months later."""
    return message(
        section(
            t(
                "*Half a year since {cohort}: what lasted?* Nine statements, two minutes. It’s the last survey. Only you "
                "see your answers.",
                cohort=escape(content.cohort.name),
            )
        ),
        actions(survey_button(t, content.cohort.id, Wave.LATER)),
        footer,
    )


def survey_step(t: Texts, form: SurveyForm, carried: str) -> View:
    """One screen of a survey."""
    step = form.step or 0
    steps, theirs = form.steps, form.steps[step] == PACK
    blocks = [section(_who_sees_what(t, form))] if step == 0 else []
    blocks.append(context(t("Step {number} of {count}", number=step + 1, count=len(steps))))
    lines = [option(t(label), str(value)) for value, label in (THEIR_LINES if theirs else LINES).items()]
    if theirs:
        blocks.append(context(taken_from(t)))
    for item in steps[step]:
        given = form.given.answers.get(item)
        chosen = pick_radio(lines, None if given is None else str(given))
        blocks.append(field(t(STATEMENTS[item]), SURVEY_FIELD[item], chosen, optional=True))
    last = step == len(steps) - 1
    if last and form.wave is Wave.END:
        blocks += _in_words(t, form)
    return modal(
        Callback.SURVEY,
        t("Survey"),
        *blocks,
        submit=t("Send") if last else t("Keep and go on"),
        close=t("Not now"),
        metadata=carried,
    )


def taken_from(t: Texts) -> str:
    """Whose statements these are, as their licence asks."""
    return t(
        "These statements: Civil Service People Survey, Cabinet Office. Contains public sector information licensed "
        "under the Open Government Licence v3.0: {licence}",
        licence=LICENCE,
    )


def _who_sees_what(t: Texts, form: SurveyForm) -> str:
    if form.never_shown:
        return t(
            "*Who sees this?* Nobody but you, ever: your cohort has fewer than {fewest} pairs, so no report can show "
            "anything of it. Answer if you like to look back for yourself; `/mentoring data` shows and erases your "
            "answers.",
            fewest=in_words(t, FEWEST),
        )
    return t(
        "*Who sees this?* Nobody but you. Reports show totals of at least {fewest} people from {fewest} pairs, rounded. "
        "Each step is kept as you send it; change it until {closes}. A code links your surveys; it’s destroyed on "
        "{forgotten} {year}. Until then `/mentoring data` shows and erases your answers. Leave out what you like.",
        fewest=in_words(t, FEWEST),
        closes=day(t, form.closes_on),
        forgotten=day_of_year(t, form.forgotten_on),
        year=form.forgotten_on.year,
    )


def _in_words(t: Texts, form: SurveyForm) -> list[Block]:
    """What changed, in their own words, and whether others may read it."""
    box = option(t("The report may quote this, without my name"), "yes")
    return [
        field(
            t("What changed in how you work?"),
            Field.QUOTE,
            write(form.given.quote, most=LONGEST_QUOTE, lines=True),
            optional=True,
            hint=t("Nobody reads it unless you tick the box. Name nobody, and nothing by which you’d be known."),
        ),
        field(t("Quoting"), Field.MAY_QUOTE, pick_boxes([box], ["yes"] if form.given.may_quote else []), optional=True),
    ]


def survey_kept(t: Texts, form: SurveyForm) -> View:
    """All three steps are in."""
    said = t(
        "*Thank you. Your answers are kept.* You can change them until {closes}: press the same button again.",
        closes=day(t, form.closes_on),
    )
    return modal(Callback.INFORMATION, t("Survey"), section(said), close=t("Close"))
