"""The steps of the tour: what each is about, what to do by hand, and what is done where it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handlers.texts import Msg, msg
from mentoring.nudges.model import NudgeKind
from simulator.story import CHANNEL
from simulator.web import acts
from simulator.web.acts import ShowAct

PARTNER = "partner"
"""The place of a step that is looked at in the conversation with the partner."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step: what it is about, what to do by hand, and who does it where (a channel's name, or "" for the app).

    `buttons` are the bot's that it names, by placeholder, as they are called in English, and `tools` the page's own.
    `wait` lets time pass until there is something to do; `show` does it.
    """

    name: str
    title: Msg
    about: Msg
    hand: Msg
    buttons: Mapping[str, str] = field(default_factory=dict)
    tools: Mapping[str, Msg] = field(default_factory=dict)
    by_organiser: bool = False
    place: str = ""
    wait: ShowAct
    show: ShowAct


STEPS = (
    Step(
        name="join",
        title=msg("Join"),
        about=msg(
            "A cohort has been announced in #mentoring. People join by themselves; nobody can sign up somebody else."
        ),
        hand=msg("Press {join} under the announcement, and fill in three short steps. Try leaving something out."),
        buttons={"join": "Join"},
        place=CHANNEL,
        wait=acts.nothing,
        show=acts.join,
    ),
    Step(
        name="preview",
        title=msg("Preview the pairs"),
        about=msg("Two weeks later opt-in has closed, and the pairs are made. The organiser sees them first."),
        hand=msg("Press {look}, and read the reasons in both directions."),
        buttons={"look": "Look at the pairs"},
        by_organiser=True,
        wait=acts.until_sent(NudgeKind.PROPOSAL_READY, to_organiser=True),
        show=acts.look_at_pairs,
    ),
    Step(
        name="approve",
        title=msg("Approve"),
        about=msg(
            "The organiser can swap two people, keep a pair or forbid one. Nobody is told anything until {approve}."
        ),
        hand=msg("Press {approve} under the pairs."),
        buttons={"approve": "Approve"},
        by_organiser=True,
        wait=acts.look_at_pairs,
        show=acts.approve,
    ),
    Step(
        name="introduction",
        title=msg("Introduction"),
        about=msg("Within working hours each pair is introduced in a conversation of its own: who gives what to whom."),
        hand=msg("Read it, and press {choose}. Then act as the partner, who sees what you chose."),
        buttons={"choose": "Choose what you’d like to learn"},
        place=PARTNER,
        wait=acts.until_sent(NudgeKind.INTRODUCTION),
        show=acts.choose_goals,
    ),
    Step(
        name="agreement",
        title=msg("Agreement"),
        about=msg("One form, the same for both: what each wants and brings, and how they stop. Words are offered."),
        hand=msg("Type /mentoring agreement, and press {sign}. Then act as the partner, and sign too."),
        buttons={"sign": "Sign"},
        place=PARTNER,
        wait=acts.nothing,
        show=acts.agree,
    ),
    Step(
        name="time",
        title=msg("A time to meet"),
        about=msg(
            "Times inside both people’s hours. One suggests, the other picks with a tap; both get calendar files."
        ),
        hand=msg("Type /mentoring time, and press {suggest}. Then act as the partner: {suits}."),
        buttons={"suggest": "Suggest these", "suits": "This suits me"},
        place=PARTNER,
        wait=acts.nothing,
        show=acts.find_a_time,
    ),
    Step(
        name="agenda",
        title=msg("Agenda"),
        about=msg(
            "On the day of the first session its agenda arrives: equal minutes, open questions in both directions."
        ),
        hand=msg("Press {questions}, and swap one that doesn’t suit you."),
        buttons={"questions": "See all the questions"},
        place=PARTNER,
        wait=acts.until_sent(NudgeKind.AGENDA),
        show=acts.nothing,
    ),
    Step(
        name="session",
        title=msg("The session, turn by turn"),
        about=msg("{start} leads it in the conversation: whose turn, which question, how long, then switch."),
        hand=msg("Press {start}. Then {next}, {longer}, or let time pass: {event}, or {real}."),
        buttons={"start": "Start our session", "next": "Next", "longer": "We need longer"},
        tools={"event": msg("Next event"), "real": msg("Real time")},
        place=PARTNER,
        wait=acts.nothing,
        show=acts.lead,
    ),
    Step(
        name="pulse",
        title=msg("Two-minute pulse"),
        about=msg("Days later: did you meet? It counts when both say so. Then three taps that only you can see."),
        hand=msg("Press {met}, then {pulse}."),
        buttons={"met": "Yes, we met", "pulse": "Two-minute pulse"},
        wait=acts.until_sent(NudgeKind.DID_YOU_MEET),
        show=acts.give_pulse,
    ),
    Step(
        name="goals",
        title=msg("An agenda about them"),
        about=msg("From the second session on, half of everybody’s minutes are on what each came to learn."),
        hand=msg("Press {questions}: who is asked about a goal, and who tells a story about it."),
        buttons={"questions": "See all the questions"},
        place=PARTNER,
        wait=acts.until_sent(NudgeKind.AGENDA, times=2),
        show=acts.nothing,
    ),
    Step(
        name="report",
        title=msg("Report"),
        about=msg(
            "Five months on, everybody else has answered by script. The organiser sees figures that name nobody."
        ),
        hand=msg("Type /mentoring report."),
        by_organiser=True,
        wait=acts.months_pass,
        show=acts.report,
    ),
    Step(
        name="leave",
        title=msg("Leave and erase"),
        about=msg(
            "Leaving takes effect at once and gives no reason; the partner is matched again. Erasing is as quick."
        ),
        hand=msg("Type /mentoring leave; then /mentoring data, and {erase}."),
        buttons={"erase": "Erase everything"},
        wait=acts.nothing,
        show=acts.leave_and_erase,
    ),
)
