"""*Did you meet?* and the two-minute pulse, and what each answer leads to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handlers.blocks.balance import looking_back_blocks
from handlers.blocks.block_kit import Block, Message, View, actions, button, message, modal, section
from handlers.blocks.formatting import in_days, in_words, people
from handlers.blocks.inputs import field, option, pick_radio
from handlers.blocks.kindness import heavy_button
from handlers.blocks.notes import inputs, share_button
from handlers.ids import Action, Callback, Field
from handlers.texts import Msg, Texts, msg
from mentoring.model import Gain, MemberId, Met, Pulse, SessionId, Side, Takeaway
from mentoring.nudges.kinds.did_you_meet import DidYouMeet
from mentoring.programme.feedback import EDITABLE_FOR, Answered, PulseKept
from mentoring.report import FEWEST

SIDES: Mapping[Side, Msg] = {
    Side.MOSTLY_ME: msg("Mostly me"),
    Side.RATHER_ME: msg("A bit more me"),
    Side.EVEN: msg("Both about the same"),
    Side.RATHER_PARTNER: msg("A bit more my partner"),
    Side.MOSTLY_PARTNER: msg("Mostly my partner"),
}

SIDES_OF_THREE: Mapping[Side, Msg] = {
    **SIDES,
    Side.RATHER_PARTNER: msg("A bit more my partners"),
    Side.MOSTLY_PARTNER: msg("Mostly my partners"),
}

GAINS: Mapping[Gain, Msg] = {
    Gain.NOTHING_YET: msg("Nothing yet"),
    Gain.SOMETHING: msg("Something"),
    Gain.WILL_USE: msg("Something I’ll use"),
}


def did_you_meet(t: Texts, letter: DidYouMeet, footer: Block) -> Message:
    """To one participant: yes, not yet, or not this time; the second time in other words."""
    session = letter.session
    facts = {"partners": people(t, letter.partners), "number": session.number}
    counts = t("It counts when you both say so.") if len(letter.partners) == 1 else t("It counts when you all say so.")
    organisers = t("Organisers see how many sessions you have all confirmed, and never who answered what.")
    asked = f"*{did_you_meet_for(t, session.number, letter.partners)}*"
    if letter.mismatch:
        differ = t("Your answers differ, which happens easily; a look at the calendar usually settles it.")
        said = [asked, differ, counts, organisers]
    elif letter.again:
        said = [t("*Has session {number} with {partners} taken place by now?*", **facts)]
        said += [t("You hadn’t met yet when I last asked."), counts]
    elif letter.asked:
        said = [t("*Session {number} with {partners}: did it happen?* One tap tells me.", **facts)]
        said += [t("Not happening this time is a fine answer too.")]
    else:
        said = [asked, counts, organisers]
    return message(section(" ".join(said)), met_or_not(t, session.id), footer)


def met_or_not(t: Texts, session: SessionId) -> Block:
    """The three answers to *Did you meet?*"""
    return actions(
        button(t("Yes, we met"), Action.MET_YES, session, style="primary"),
        button(t("Not yet"), Action.MET_NOT_YET, session),
        button(t("Not this time"), Action.MET_SKIPPED, session),
    )


def answered(t: Texts, result: Answered) -> Message:
    """After an answer: what it means and what comes next."""
    said = [_after_answering(t, result)]
    if result.mismatch and result.met is not Met.SKIPPED:
        said.append(
            t("Your answers differ so far, which happens easily, so I’ll ask you both once more.")
            if len(result.partners) == 1
            else t("Your answers differ so far, which happens easily, so I’ll ask you all once more.")
        )
    session = result.session.id
    if result.met is Met.YES:
        then = [button(t("Two-minute pulse"), Action.PULSE, session, style="primary"), heavy_button(t)]
    else:
        then = [button(t("Change my answer to Yes"), Action.MET_YES, session)]
    return message(section(" ".join(said)), actions(*then))


def _after_answering(t: Texts, result: Answered) -> str:
    facts = {"number": result.session.number, "partners": people(t, result.partners)}
    two = len(result.partners) == 1
    if result.held and two:
        return t("*Session {number} is counted: you both say that you met.*", **facts)
    if result.held:
        return t("*Session {number} is counted: you all say that you met.*", **facts)
    if result.met is Met.YES and two:
        return t("*Thanks!* Session {number} counts once {partners} confirms too.", **facts)
    if result.met is Met.YES:
        return t("*Thanks!* Session {number} counts once {partners} confirm too.", **facts)
    if result.met is Met.NOT_YET:
        return t(
            "*Thank you.* There’s still time for session {number}: a short message to {partners} with one "
            "proposed time usually does it.",
            **facts,
        )
    return t("*No problem.* I won’t ask about session {number} again.", **facts)


def pulse_form(
    t: Texts,
    session: SessionId,
    number: int,
    partners: tuple[MemberId, ...],
    given: Pulse | None,
    kept: Takeaway | None = None,
) -> View:
    """Three taps, and lines to keep for whoever wants to."""
    labels = SIDES if len(partners) == 1 else SIDES_OF_THREE
    sides = [option(t(label), str(int(side))) for side, label in labels.items()]
    gains = [option(t(label), str(int(gain))) for gain, label in GAINS.items()]
    return modal(
        Callback.PULSE,
        t("Two-minute pulse"),
        section(
            t(
                "Session {number} with {partners}. Only you can see your answers. Once all have answered, your next agenda "
                "says in words how even the talk was. Organisers see only totals of at least {fewest} people and {fewest} "
                "pairs.",
                number=number,
                partners=people(t, partners),
                fewest=in_words(t, FEWEST),
            )
        ),
        field(t("Who asked more?"), Field.ASKED, pick_radio(sides, str(int(given.asked)) if given else None)),
        field(t("Who shared more?"), Field.SHARED, pick_radio(sides, str(int(given.shared)) if given else None)),
        field(t("What did you gain?"), Field.GAINED, pick_radio(gains, str(int(given.gained)) if given else None)),
        *inputs(t, kept),
        submit=t("Send"),
        close=t("Not now"),
        metadata=session,
    )


def pulse_kept(t: Texts, kept: PulseKept, notes: Takeaway | None = None) -> Message:
    """After a pulse; where there are notes to share, the way to share them."""
    share = share_button(t, notes) if notes is not None else None
    row = [actions(share)] if share else []
    if kept.looking_back is not None:
        saved = section(t("*Thank you, your pulse is saved.*"))
        return message(saved, *looking_back_blocks(t, kept.looking_back), *row)
    if kept.again:
        return message(section(t("*Thank you, your pulse is saved.*")), *row)
    days = in_days(EDITABLE_FOR)
    said = (
        t("*Thank you, your pulse is saved.*"),
        _sealed_or_opened(t, kept.partners, kept.everybody),
        t.n(
            "You can change it for {number} day.",
            "You can change it for {number} days.",
            days,
            number=in_words(t, days),
        ),
    )
    return message(section(" ".join(said)), *row)


def did_you_meet_for(t: Texts, session: int, partners: Sequence[MemberId]) -> str:
    """The question: "Did you and Ben meet for session 2?", "Did you, Ben and Chiara meet for session 2?"."""
    facts = {"partners": people(t, partners), "number": session}
    if len(partners) == 1:
        return t("Did you and {partners} meet for session {number}?", **facts)
    return t("Did you, {partners} meet for session {number}?", **facts)


def _sealed_or_opened(t: Texts, partners: tuple[MemberId, ...], everybody: bool) -> str:
    if not everybody:
        return t("Only you can see your answers.")
    if len(partners) == 1:
        return t("You’ve both answered: your next agenda says in words how even the talk was.")
    return t("You’ve all answered: your next agenda says in words how even the talk was.")
