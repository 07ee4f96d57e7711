"""Ending well, as people read it: thanks, staying in touch, going on as two, and what partners change together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handlers.blocks.block_kit import Block, Message, View, actions, button, message, modal, section
from handlers.blocks.formatting import day, escape, people, person
from handlers.blocks.goals import change_goals, choose_button
from handlers.blocks.inputs import field, option, pick_boxes, pick_radio, write
from handlers.blocks.kindness import hears_button, heavy_button
from handlers.ids import Action, Callback, Field, pack
from handlers.texts import Msg, Texts, msg
from mentoring.model import AccordKind, MemberId
from mentoring.nudges.kinds.accord_asked import AccordAsked
from mentoring.nudges.kinds.accord_made import AccordMade
from mentoring.nudges.kinds.goes_on import GoesOn
from mentoring.nudges.kinds.last_line import LastLine
from mentoring.nudges.kinds.thank_you import ThankYou
from mentoring.nudges.kinds.thanks_posted import ThanksPosted
from mentoring.programme.endings import Said, Together

MOST_THANKS = 300
OWN_WORDS = "own"
MAY_POST = "may_post"

OFFERED: Sequence[Msg] = (
    msg("Thank you for your time and your questions. I’ll keep thinking about them."),
    msg("Thank you for being so open. I see my work differently now."),
    msg("Thank you. I learned something from you that I use already."),
)
"""Words for a thank-you, to take as they are."""

MADE: Mapping[AccordKind, Msg] = {
    AccordKind.STAY_IN_TOUCH: msg(
        "*You and {partners} would both like to stay in touch.* A short message with one date is enough to begin."
    ),
    AccordKind.QUIETER: msg("*A quieter rhythm it is.* You and {partners} meet half as often from now on."),
    AccordKind.LAST_NEXT: msg(
        "*Your next session is your last.* You and {partners} both want that; its agenda helps you close well."
    ),
}
"""What holds once all have said yes."""

WAITS: Mapping[AccordKind, Msg] = {
    AccordKind.STAY_IN_TOUCH: msg("*Noted.* I’ll tell {partners} only if they say the same."),
    AccordKind.QUIETER: msg(
        "*Asked.* It happens once I have a yes from {partners}. Until then the sessions stay as planned."
    ),
    AccordKind.LAST_NEXT: msg(
        "*Asked.* It happens once I have a yes from {partners}. Until then the sessions stay as planned."
    ),
}
"""What somebody is told whose yes is the first."""

ASKS: Mapping[AccordKind, Msg] = {
    AccordKind.STAY_IN_TOUCH: msg("*{who} would like to stay in touch.*"),
    AccordKind.QUIETER: msg(
        "*{who} suggests a quieter rhythm: half as many sessions from now on.* It only happens if you want it too."
    ),
    AccordKind.LAST_NEXT: msg(
        "*{who} suggests that your next session is the last one.* It gets a closing agenda. It only "
        "happens if you want it too."
    ),
}
"""How the others are asked."""


def thanks_form(t: Texts, found: Together) -> View:
    """Offered words or one's own, and whether they may be posted."""
    words = [option(t(each), str(place)) for place, each in enumerate(OFFERED)]
    posted = option(t("It may also be posted, with our names"), MAY_POST)
    return modal(
        Callback.THANKS,
        t("Say thank you"),
        section(t("It goes to {partners} as a message from you.", partners=people(t, found.partners))),
        field(
            t("Words"),
            Field.THANKS,
            pick_radio([*words, option(t("My own words, below"), OWN_WORDS)], "0"),
        ),
        field(t("My own words"), Field.OWN_THANKS, write(most=MOST_THANKS, lines=True), optional=True),
        field(
            t("In the cohort’s channel"),
            Field.MAY_POST,
            pick_boxes([posted], ()),
            optional=True,
            hint=t("Only if everybody whom it names says yes too."),
        ),
        submit=t("Send"),
        close=t("Not now"),
        metadata=found.mentorship.id,
    )


def thanks_sent(t: Texts, found: Together) -> Message:
    """After sending."""
    return message(section(t("*Your thank-you is on its way to {partners}.*", partners=people(t, found.partners))))


def thank_you(t: Texts, content: ThankYou) -> Message:
    """To a partner: the writer's words."""
    writer, mentorship = content.note.member, content.note.mentorship
    said = t("*{writer} thanks you:* “{words}”", writer=person(writer), words=escape(content.note.words))
    then = [button(t("Say thank you too"), Action.THANK, mentorship)]
    blocks = [section(said)]
    if content.note.may_post:
        named = people(t, content.named)
        channel = f"<#{content.cohort.channel}>"
        blocks.append(section(t("May I post it in {channel}? It names {named}.", channel=channel, named=named)))
        then.append(button(t("Post it"), Action.POST_THANKS, pack(mentorship, writer)))
    return message(*blocks, actions(*then))


def thanks_posted(t: Texts, content: ThanksPosted) -> Message:
    """To the channel."""
    return message(
        section(
            t(
                "*{writer} thanks {partners}:* “{words}”",
                writer=person(content.note.member),
                partners=people(t, content.partners),
                words=escape(content.note.words),
            )
        )
    )


def post_agreed(t: Texts, found: Together, *, everybody: bool) -> Message:
    """After letting it be posted."""
    channel = f"<#{found.cohort.channel}>"
    if everybody:
        return message(section(t("*Thank you. It will be in {channel} in a moment.*", channel=channel)))
    return message(section(t("*Thank you.* It’s posted in {channel} once everybody it names agrees.", channel=channel)))


def said_yes(t: Texts, said: Said) -> Message:
    """After a yes: it holds, or waits for the others."""
    texts = MADE if said.made else WAITS
    return message(section(t(texts[said.kind], partners=people(t, said.partners))))


def accord_made(t: Texts, content: AccordMade) -> Message:
    """To the others, once all want it."""
    return message(section(t(MADE[content.kind], partners=people(t, content.partners))))


ASKED_ALONE = "asked"
"""In the value of a button: its message asks nothing else, so the answer takes its place."""


def accord_asked(t: Texts, content: AccordAsked) -> Message:
    """To the others: one of them would like it."""
    return message(
        section(t(ASKS[content.kind], who=people(t, content.by))),
        actions(
            button(
                t("Yes, let’s"),
                Action.ACCORD,
                pack(content.mentorship.id, content.kind.value, ASKED_ALONE),
                style="primary",
            ),
        ),
    )


def goes_on(t: Texts, content: GoesOn) -> Message:
    """To two who stay of three, in their new conversation: when they meet next, and which goals they keep."""
    members = people(t, content.mentorship.members)
    said = [t("*{members}, this is your own conversation now.* Your mentoring goes on as two.", members=members)]
    if content.next_session is not None:
        said.append(
            t(
                "Session {number} is in the week of {day}; its agenda comes here.",
                number=content.next_session.number,
                day=day(t, content.next_session.due_on),
            )
        )
    goals = [line for each in content.mentorship.members if (line := _goals_now(t, content, each))]
    everybody = all(each in content.goals for each in content.mentorship.members)
    way = change_goals(t, content.mentorship.id) if everybody else choose_button(t, content.mentorship.id)
    return message(section(" ".join(said)), *([section("\n".join(goals))] if goals else []), actions(way))


def _goals_now(t: Texts, content: GoesOn, member: MemberId) -> str:
    """What somebody still wants to learn, or that they are asked again; nothing of who had not chosen."""
    if member in content.goals:
        return t("{name} is learning: {topics}", name=person(member), topics=escape(", ".join(content.goals[member])))
    if member in content.dropped:
        return t(
            "{name}, your goal was with the one who left. What would you like to learn from {partner}?",
            name=person(member),
            partner=people(t, content.mentorship.partners_of(member)),
        )
    return ""


def last_line(t: Texts, content: LastLine) -> Message:
    """To a conversation that is over."""
    if content.people > 2:
        return message(section(t("*This conversation is closed.* I won’t write here any more.")))
    return message(
        section(
            t(
                "*This pairing has ended, and that’s nobody’s fault.* If you like, part with one line each: one thing you "
                "take with you. I won’t write here any more."
            )
        )
    )


def thank_button(t: Texts, mentorship: str) -> Block:
    """*Say thank you*, wherever it stands."""
    return button(t("Say thank you"), Action.THANK, mentorship)


def touch_button(t: Texts, mentorship: str) -> Block:
    """*I’d like to stay in touch*, wherever it stands."""
    return button(t("I’d like to stay in touch"), Action.ACCORD, pack(mentorship, AccordKind.STAY_IN_TOUCH.value))


def ways(t: Texts, found: Together) -> View:
    """*Change something*: what two people can change together, and what each can do alone."""
    mentorship = found.mentorship.id
    partners = people(t, found.partners)
    together = [
        section(
            t(
                "*Meet less often.* Half as many sessions from now on, if {partners} would like it too.",
                partners=partners,
            ),
            button(t("Suggest it"), Action.ACCORD, pack(mentorship, AccordKind.QUIETER.value)),
        ),
        section(
            t(
                "*End together.* The next session is the last and gets a closing agenda, if {partners} would like it too.",
                partners=partners,
            ),
            button(t("Suggest it"), Action.ACCORD, pack(mentorship, AccordKind.LAST_NEXT.value)),
        ),
    ]
    return modal(
        Callback.INFORMATION,
        t("Change something"),
        *(together if len(found.ahead) > 1 else []),
        section(
            t(
                "*Another partner, or leave.* At once, with no reason asked. You see first what {partners} will read.",
                partners=partners,
            ),
            button(t("Look at it"), Action.LEAVE),
        ),
        section(t("*Take a break.* Until a day you choose."), button(t("Pause"), Action.PAUSE)),
        section(t("*Something was heavy.* Whom to talk to; nobody is told."), heavy_button(t)),
        section(t("*Fewer messages.* Choose what you hear from me."), hears_button(t)),
        close=t("Close"),
    )


def said_in_form(t: Texts, said: Message) -> View:
    """An answer, in the place of the form in which something was pressed."""
    return modal(Callback.INFORMATION, t("Change something"), *said.blocks, close=t("Close"))
