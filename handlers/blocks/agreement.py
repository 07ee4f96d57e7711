"""The agreement as its people read, write and sign it: one equal form, short, with words offered for each line."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.blocks.block_kit import Block, Message, View, actions, button, context, message, modal, section
from handlers.blocks.formatting import escape, listed, people, person
from handlers.blocks.inputs import field, option, pick_radio, write
from handlers.blocks.roles import own_roles
from handlers.ids import Action, Callback, Field, pack
from handlers.texts import Msg, Texts, msg
from mentoring.agreements import AgreementStage, pings
from mentoring.model import AgreementWords, MemberId
from mentoring.nudges.kinds.agreement_news import AgreementNews
from mentoring.nudges.kinds.agreement_waits import AgreementWaits
from mentoring.programme.agreements import AgreementView

MOST_WORDS = 240
"""Characters of one line: a sentence or two, so that three people's parts fit on one form."""

MOST_OFF_LIMITS = 120
PING, QUIET = "ping", "quiet"

LABELS: Mapping[str, Msg] = {
    "wants": msg("What I want"),
    "brings": msg("What I bring"),
    "works": msg("How I like to work"),
    "stays": msg("What stays between us"),
    "cancels": msg("If one of us has to cancel"),
    "stops": msg("How we stop"),
}
"""The lines of the form, in their order; by the names of `AgreementWords`."""


LINES: Mapping[AgreementStage, Msg] = {
    AgreementStage.UNSIGNED: msg("Agreement: waits for you to sign"),
    AgreementStage.WAITS: msg("Agreement: you’ve signed; it waits for your partner"),
    AgreementStage.LIVE: msg("Agreement: everybody has signed"),
}
"""Where it is, in a line on App Home."""


def offered(t: Texts, view: AgreementView) -> AgreementWords:
    """The words that are offered to this person, from what the pairing says of them."""
    wants = (
        t("To learn more: {topics}.", topics=listed(t, view.learns))
        if view.learns
        else t("To see work from your side.")
    )
    brings = (
        t("What I know, and my questions: {topics}.", topics=listed(t, view.teaches))
        if view.teaches
        else t("My view of the organisation, and my questions.")
    )
    return AgreementWords(
        wants=wants,
        brings=brings,
        works=t("Camera or a walk, both fine. I like questions better than advice."),
        stays=t("What we say stays between us, unless we both agree to share it."),
        cancels=t("Say so as early as possible. Whoever cancels proposes the next time."),
        stops=t("Either of us can stop at any time, with no reason given. We say thank you."),
    )


def _the_same(t: Texts, view: AgreementView) -> str:
    if roles := own_roles(t, view.cohort):
        return t("You’re {roles} for each other: the same lines for each of you.", roles=roles)
    return t("You’re learning partners: the same lines for each of you.")


def agreement(t: Texts, view: AgreementView, note: str = "") -> View:
    """Everybody's part, whether it is live, and what this person can do about it."""
    head = note or _where_it_stands(t, view)
    blocks = [section(f"{head} {_the_same(t, view)}")]
    blocks += [_part(t, view, member) for member in (view.member, *view.mentorship.partners_of(view.member))]
    blocks += [context(line) for line in _besides(t, view)]
    if view.mentorship.is_open:
        blocks.append(actions(*_buttons(t, view)))
    return modal(Callback.INFORMATION, t("Your agreement"), *blocks, close=t("Close"))


def words_step(t: Texts, view: AgreementView, carried_on: str) -> View:
    """Step 1 of writing one's part; what is offered stands there already."""
    words = view.own.words if view.own else offered(t, view)
    names = ("wants", "brings", "works", "stays")
    fields = {"wants": Field.WANTS, "brings": Field.BRINGS, "works": Field.WORKS, "stays": Field.STAYS}
    return modal(
        Callback.AGREEMENT_WORDS,
        t("Your part, 1 of 2"),
        *(_line(t, name, fields[name], words) for name in names),
        submit=t("Next"),
        close=t("Cancel"),
        metadata=carried_on,
    )


def rules_step(t: Texts, view: AgreementView, carried_on: str) -> View:
    """Step 2: cancelling, stopping, what is off limits, and how a session calls one's turn."""
    words = view.own.words if view.own else offered(t, view)
    choices = [
        option(t("Quietly: I look at the message"), QUIET),
        option(t("With a ping"), PING),
    ]
    return modal(
        Callback.AGREEMENT_RULES,
        t("Your part, 2 of 2"),
        _line(t, "cancels", Field.CANCELS, words),
        _line(t, "stops", Field.STOPS, words),
        field(
            t("Topics I’d rather leave out"),
            Field.OFF_LIMITS,
            write(", ".join(view.own.off_limits) if view.own else "", most=MOST_OFF_LIMITS),
            optional=True,
            hint=t("Commas between them. Your partner reads them; no question of mine touches them."),
        ),
        field(
            t("When it’s the other’s turn in a session"),
            Field.PINGS,
            pick_radio(choices, PING if view.own and view.own.pings else QUIET),
            hint=t("It pings only if all of you choose that."),
        ),
        submit=t("Save my part"),
        close=t("Cancel"),
        metadata=carried_on,
    )


def signed_note(t: Texts, view: AgreementView) -> str:
    """After signing."""
    if view.live:
        return t("*Signed, and live.* You can change it together whenever you like.")
    return t(
        "*Signed.* It’s live once {partners} signed too. I’ll remind them once.", partners=people(t, view.waits_for)
    )


def saved_note(t: Texts, view: AgreementView) -> str:
    """After writing, where nobody's signature was lost."""
    return t("*Saved.* {partners} can read it. Sign when it’s right.", partners=_partners(t, view))


def unsigned_note(t: Texts, view: AgreementView) -> str:
    """After a change to what somebody had signed."""
    return t(
        "*Saved, so nobody’s signature counts any more.* I’ll tell {partners}. Sign the new words, all of you.",
        partners=_partners(t, view),
    )


def changed_note(t: Texts) -> str:
    """Where the words are others than those that were read."""
    return t("*It changed while you were reading.* Here’s what it says now. Read it once more, then sign.")


def agreement_waits(t: Texts, content: AgreementWaits, footer: Block) -> Message:
    """To one who has not signed, once."""
    partners = people(t, content.partners)
    if content.signed:
        said = t(
            "*Sign your agreement with {partners}.* {signed} signed already. Take the words offered, or use your own: "
            "a minute is enough.",
            partners=partners,
            signed=people(t, content.signed),
        )
    else:
        said = t(
            "*Agree with {partners} how you’ll work.* Six short lines, the same for each of you. Take the words "
            "offered, or use your own: a minute is enough.",
            partners=partners,
        )
    return message(section(said), actions(open_button(t, content.mentorship.id, style="primary")), footer)


def agreement_news(t: Texts, content: AgreementNews) -> Message:
    """To the others, after somebody signed or changed it."""
    partners = people(t, content.partners)
    if content.live:
        said = t(
            "*Your agreement with {partners} is live.* All have signed; you can change it together.", partners=partners
        )
    else:
        said = t(
            "*Your agreement with {partners} has new words.* Nobody’s signature counts until all have signed them. "
            "Read and sign, or talk about it first.",
            partners=partners,
        )
    return message(section(said), actions(open_button(t, content.mentorship.id)))


def open_button(t: Texts, mentorship: str, *, style: str | None = None) -> Block:
    """*Open the agreement*, wherever it stands."""
    return button(t("Open the agreement"), Action.AGREEMENT, mentorship, style=style)


def _where_it_stands(t: Texts, view: AgreementView) -> str:
    if not view.mentorship.is_open:
        return t("*Your pairing has ended.* This is what you wrote.")
    if view.live:
        return t("*Your agreement is live.*")
    if view.member in view.signed:
        return t("*You’ve signed.* It waits for {partners}.", partners=people(t, view.waits_for))
    if view.own is None:
        return t("*Sign these words with one tap, or use your own.*")
    return t("*It isn’t live yet.* Sign when it’s right.")


def _part(t: Texts, view: AgreementView, member: MemberId) -> Block:
    """One person's lines; of whoever wrote nothing yet, only that."""
    part = view.parts.get(member)
    mark = t("signed") if member in view.signed else t("not signed yet")
    head = t("*{person}* · {mark}", person=person(member), mark=mark)
    if part is None and member != view.member:
        return section(f"{head}\n{t('Nothing written yet.')}")
    words = part.words if part else offered(t, view)
    lines = [f"*{t(label)}:* {escape(getattr(words, name))}" for name, label in LABELS.items()]
    return section("\n".join([head, *lines]))


def _besides(t: Texts, view: AgreementView) -> list[str]:
    topics = [topic for part in view.parts.values() for topic in part.off_limits]
    said = [t("Left out: {topics}", topics=escape(", ".join(dict.fromkeys(topics))))] if topics else []
    aloud = pings(view.parts.values(), view.mentorship.members)
    return [*said, t("Turns are called with a ping.") if aloud else t("Turns change quietly.")]


def _buttons(t: Texts, view: AgreementView) -> list[Block]:
    own = t("Change my part") if view.own else t("Use my own words")
    change = button(own, Action.WRITE_AGREEMENT, view.mentorship.id)
    if view.member in view.signed:
        return [change]
    sign = pack(view.mentorship.id, view.version)
    return [button(t("Sign"), Action.SIGN_AGREEMENT, sign, style="primary"), change]


def _line(t: Texts, name: str, at: Field, words: AgreementWords) -> Block:
    return field(t(LABELS[name]), at, write(getattr(words, name), most=MOST_WORDS, lines=True))


def _partners(t: Texts, view: AgreementView) -> str:
    return people(t, view.mentorship.partners_of(view.member))
