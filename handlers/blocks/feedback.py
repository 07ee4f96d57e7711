"""*Did you meet?* and the two-minute pulse, and what each answer leads to."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.blocks.block_kit import Block, Message, View, actions, button, message, modal, section
from handlers.blocks.formatting import people
from handlers.blocks.inputs import field, option, pick_radio
from handlers.ids import Action, Callback, Field
from mentoring.model import Gain, MemberId, Met, Pulse, SessionId, Side
from mentoring.nudges.kinds.did_you_meet import DidYouMeet
from mentoring.programme.feedback import Answered

SIDES = {
    Side.MOSTLY_ME: "Mostly me",
    Side.RATHER_ME: "Rather me",
    Side.EVEN: "Both about the same",
    Side.RATHER_PARTNER: "Rather my partner",
    Side.MOSTLY_PARTNER: "Mostly my partner",
}

GAINS = {
    Gain.NOTHING_YET: "Nothing yet",
    Gain.SOMETHING: "Something",
    Gain.WILL_USE: "Something I will use",
}


def did_you_meet(letter: DidYouMeet, footer: Block) -> Message:
    """To one participant: yes, not yet, or not this time."""
    session = letter.session
    asked = f"*{did_you(letter.partners)} meet for session {session.number}?*"
    if letter.mismatch:
        asked += " Your answers differ, which happens easily; a look at the calendar usually settles it."
    elif letter.again:
        asked += " You had not met yet when I asked last."
    return message(
        section(f"{asked} It counts when you {_all(letter.partners)} say so."),
        met_or_not(session.id),
        footer,
    )


def met_or_not(session: SessionId) -> Block:
    """The three answers to *Did you meet?*"""
    return actions(
        button("Yes, we met", Action.MET_YES, session, style="primary"),
        button("Not yet", Action.MET_NOT_YET, session),
        button("Not this time", Action.MET_SKIPPED, session),
    )


def answered(result: Answered) -> Message:
    """After an answer: what it means and what comes next."""
    session = result.session
    if result.held:
        said = f"*Session {session.number} is counted: you {_all(result.partners)} say that you met.*"
    elif result.met is Met.YES:
        say = "say" if len(result.partners) > 1 else "says"
        said = f"*Thank you.* Session {session.number} counts as soon as {people(result.partners)} {say} the same."
    elif result.met is Met.NOT_YET:
        said = (
            f"*Thank you.* There is still time for session {session.number}: a short message to "
            f"{people(result.partners)} with one proposed time usually does it."
        )
    else:
        said = (
            f"*That is all right.* I do not ask you about session {session.number} again; the rest goes on as planned."
        )
    if result.mismatch and result.met is not Met.SKIPPED:
        said += f" Your answers differ so far, which happens easily, so I ask you {_all(result.partners)} once more."
    buttons = [button("Change my answer to Yes", Action.MET_YES, session.id)]
    if result.met is Met.YES:
        buttons = [button("Two-minute pulse", Action.PULSE, session.id, style="primary")]
    return message(section(said), actions(*buttons))


def pulse_form(session: SessionId, number: int, partners: tuple[MemberId, ...], given: Pulse | None) -> View:
    """Three taps."""
    sides = [option(_of_several(label, partners), str(int(side))) for side, label in SIDES.items()]
    gains = [option(label, str(int(gain))) for gain, label in GAINS.items()]
    return modal(
        Callback.PULSE,
        "Two-minute pulse",
        section(
            f"Session {number} with {people(partners)}. Your answers are sealed: {people(partners)} cannot see them, and "
            f"organisers see only totals of at least five people and five pairs. They help to keep the next agenda fair."
        ),
        field("Who asked more?", Field.ASKED, pick_radio(sides, str(int(given.asked)) if given else None)),
        field("Who shared more?", Field.SHARED, pick_radio(sides, str(int(given.shared)) if given else None)),
        field("What did you gain?", Field.GAINED, pick_radio(gains, str(int(given.gained)) if given else None)),
        submit="Send",
        close="Not now",
        metadata=session,
    )


def pulse_kept(partners: tuple[MemberId, ...], everybody: bool) -> Message:
    """After a pulse."""
    then = (
        f"You have {_all(partners)} answered; the next agenda takes it into account, in the same words to "
        f"{'both' if len(partners) == 1 else 'all'} of you."
        if everybody
        else f"It is sealed: {people(partners)} cannot see it."
    )
    return message(section(f"*Thank you, your pulse is saved.* {then} You can change it for seven days."))


def did_you(partners: Sequence[MemberId]) -> str:
    """The beginning of the question: "Did you and Ben", "Did you, Ben and Chiara"."""
    return f"Did you{' and ' if len(partners) == 1 else ', '}{people(partners)}"


def _all(partners: Sequence[MemberId]) -> str:
    return "both" if len(partners) == 1 else "all"


def _of_several(label: str, partners: Sequence[MemberId]) -> str:
    return label if len(partners) == 1 else label.replace("my partner", "my partners")
