"""What each wants to learn from this partner: the form, what is said once it is saved, and its line on App Home."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.blocks.block_kit import Block, Message, View, actions, button, context, message, modal, section
from handlers.blocks.formatting import escape, in_words, listed, people, person
from handlers.blocks.inputs import SOMETHING_ELSE, field, option, pick_many, something_else, write
from handlers.blocks.notes import notes_button
from handlers.ids import LONGEST_VALUE, Action, Callback, Field
from handlers.texts import Texts
from mentoring.characters import cut
from mentoring.model import LONGEST_GOAL, LONGEST_NOTE, MOST_GOALS, MemberId, MentorshipId
from mentoring.programme.goals import GoalsView


def choose_goals(t: Texts, mentorship: MentorshipId, *beside: Block) -> Block:
    """The way to the form, under an introduction, with what stands beside it; each who presses it sees their own."""
    return actions(choose_button(t, mentorship), *beside)


def choose_button(t: Texts, mentorship: MentorshipId) -> Block:
    """The way to the form for who has chosen nothing."""
    return button(t("Choose what you’d like to learn"), Action.GOALS, mentorship, style="primary")


def change_goals(t: Texts, mentorship: MentorshipId) -> Block:
    """The same as one button among others."""
    return button(t("Change my goals"), Action.GOALS, mentorship)


def goals_form(t: Texts, view: GoalsView) -> View:
    """One or two things to learn from this partner, and why."""
    own = view.chosen.get(view.member, ())
    options = [option(each.label, each.topic) for each in view.options if len(each.topic) <= LONGEST_VALUE]
    offered = {each["value"] for each in options}
    picked = [goal.topic for goal in own if goal.topic in offered]
    typed = [name for goal, name in zip(own, view.named.get(view.member, ()), strict=True) if goal.topic not in offered]
    two = in_words(t, MOST_GOALS)
    blocks = [section(" ".join([_what_for(t, view.partners), *_theirs(t, view)]))]
    if options:
        chosen = picked or ([SOMETHING_ELSE] if typed else [])
        element = pick_many([*options, something_else(t)], chosen, MOST_GOALS, t("Up to {number}", number=two))
        blocks.append(field(t("I’d like to learn about"), Field.GOALS, element))
    blocks += [
        field(
            t("In my own words"),
            Field.GOAL_TYPED,
            write(
                cut(", ".join(typed), LONGEST_GOAL), most=LONGEST_GOAL, placeholder=t("For example: saying no kindly")
            ),
            optional=bool(options),
        ),
        field(
            t("Why it matters to me"),
            Field.WHY,
            write(own[0].why if own else "", most=LONGEST_NOTE),
            optional=True,
            hint=t("One line is plenty."),
        ),
    ]
    return modal(
        Callback.GOALS,
        t("My goals"),
        *blocks,
        submit=t("Save"),
        close=t("Cancel"),
        metadata=view.mentorship.id,
    )


def goals_kept(t: Texts, view: GoalsView) -> Message:
    """After they were saved."""
    saved = t(
        "*Saved: {topics}.* {partners} can see it.",
        topics=escape(listed(t, view.named[view.member])),
        partners=people(t, view.partners),
    )
    then = (
        t("Half of your session is about what you each chose.")
        if view.sessions == 1
        else t("From your second session on, half the time is about what you each chose.")
    )
    return message(section(f"{saved} {then} {t('Change it any time with `/mentoring goals`.')}"))


def on_home(t: Texts, view: GoalsView) -> list[Block]:
    """The goals of a mentorship on App Home, each side's in a line, and the way to one's own."""
    lines = [
        t("You’re learning: {topics}", topics=escape(", ".join(view.named[each])))
        if each == view.member
        else t("{name} is learning: {topics}", name=person(each), topics=escape(", ".join(view.named[each])))
        for each in (view.member, *view.partners)
        if each in view.named
    ]
    mentorship = view.mentorship.id
    way = change_goals(t, mentorship) if view.member in view.named else choose_button(t, mentorship)
    return [*([context("\n".join(lines))] if lines else []), actions(way, notes_button(t, mentorship))]


def _what_for(t: Texts, partners: Sequence[MemberId]) -> str:
    return t(
        "*What would you like to learn from {partners}?* One thing or two. Your agendas are about it; your partner sees "
        "it, organisers don’t.",
        partners=people(t, partners),
    )


def _theirs(t: Texts, view: GoalsView) -> list[str]:
    """What the partners chose, and why."""
    said = []
    for partner in view.partners:
        if goals := view.chosen.get(partner, ()):
            line = t("{name} chose: {topics}.", name=person(partner), topics=escape(listed(t, view.named[partner])))
            said.append(f"{line} {t('Why: {why}', why=escape(goals[0].why))}" if goals[0].why else line)
    return said
