"""The steps of the tour: what each is about, what to do by hand, and what is done where it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from mentoring.nudges.model import NudgeKind
from simulator.story import CHANNEL
from simulator.web import acts
from simulator.web.acts import ShowAct

PARTNER = "partner"
"""The place of a step that is looked at in the conversation with the partner."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step: what it is about, what to do by hand, and who does it where (a channel's name, or "" for the app).

    `wait` lets time pass until there is something to do; `show` does it.
    """

    name: str
    title: str
    about: str
    hand: str
    by_organiser: bool = False
    place: str = ""
    wait: ShowAct
    show: ShowAct


STEPS = (
    Step(
        name="join",
        title="Join",
        about="A cohort has been announced in #mentoring. People join by themselves; nobody can sign up somebody else.",
        hand="Press Join under the announcement, and fill in three short steps. Try leaving something out.",
        place=CHANNEL,
        wait=acts.nothing,
        show=acts.join,
    ),
    Step(
        name="preview",
        title="Preview the pairs",
        about="Two weeks later opt-in has closed, and the pairs are made. The organiser sees them first.",
        hand="Press Look at the pairs, and read the reasons in both directions.",
        by_organiser=True,
        wait=acts.until_sent(NudgeKind.PROPOSAL_READY, to_organiser=True),
        show=acts.look_at_pairs,
    ),
    Step(
        name="approve",
        title="Approve",
        about="The organiser can swap two people, keep a pair or forbid one. Nobody is told anything until Approve.",
        hand="Press Approve under the pairs.",
        by_organiser=True,
        wait=acts.look_at_pairs,
        show=acts.approve,
    ),
    Step(
        name="introduction",
        title="Introduction",
        about="Within working hours each pair is introduced in a conversation of its own: who gives what to whom.",
        hand="Read it, and press Choose what you’d like to learn. Then act as the partner, who sees what you chose.",
        place=PARTNER,
        wait=acts.until_sent(NudgeKind.INTRODUCTION),
        show=acts.choose_goals,
    ),
    Step(
        name="agreement",
        title="Agreement",
        about="One form, the same for both: what each wants and brings, and how they stop. Words are offered.",
        hand="Type /mentoring agreement, and press Sign. Then act as the partner, and sign too.",
        place=PARTNER,
        wait=acts.nothing,
        show=acts.agree,
    ),
    Step(
        name="time",
        title="A time to meet",
        about="Times inside both people’s hours. One suggests, the other picks with a tap; both get calendar files.",
        hand="Type /mentoring time, and press Suggest these. Then act as the partner: This suits me.",
        place=PARTNER,
        wait=acts.nothing,
        show=acts.find_a_time,
    ),
    Step(
        name="agenda",
        title="Agenda",
        about="On the day of the first session its agenda arrives: equal minutes, open questions in both directions.",
        hand="Press See all the questions, and swap one that doesn’t suit you.",
        place=PARTNER,
        wait=acts.until_sent(NudgeKind.AGENDA),
        show=acts.nothing,
    ),
    Step(
        name="session",
        title="The session, turn by turn",
        about="Start our session leads it in the conversation: whose turn, which question, how long, then switch.",
        hand="Press Start our session. Then Next, We need longer, or let time pass: Next event, or Real time.",
        place=PARTNER,
        wait=acts.nothing,
        show=acts.lead,
    ),
    Step(
        name="pulse",
        title="Two-minute pulse",
        about="Days later: did you meet? It counts when both say so. Then three taps that only you can see.",
        hand="Press Yes, we met, then Two-minute pulse.",
        wait=acts.until_sent(NudgeKind.DID_YOU_MEET),
        show=acts.give_pulse,
    ),
    Step(
        name="goals",
        title="An agenda about them",
        about="From the second session on, half of everybody’s minutes are on what each came to learn.",
        hand="Press See all the questions: who is asked about a goal, and who tells a story about it.",
        place=PARTNER,
        wait=acts.until_sent(NudgeKind.AGENDA, times=2),
        show=acts.nothing,
    ),
    Step(
        name="report",
        title="Report",
        about="Five months on, everybody else has answered by script. The organiser sees figures that name nobody.",
        hand="Type /mentoring report.",
        by_organiser=True,
        wait=acts.months_pass,
        show=acts.report,
    ),
    Step(
        name="leave",
        title="Leave and erase",
        about="Leaving takes effect at once and gives no reason; the partner is matched again. Erasing is as quick.",
        hand="Type /mentoring leave; then /mentoring data, and Erase everything.",
        wait=acts.nothing,
        show=acts.leave_and_erase,
    ),
)
