"""A whole cohort from announcement to thanks, played by people who act as people do; and its transcript."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from handlers.texts import Texts, msg
from mentoring.model import Language
from simulator.cast import CAST, Role
from simulator.joining import join
from simulator.people import Person
from simulator.stage import SimulatedBot
from simulator.story_answers import Respondents
from simulator.telling import Telling
from simulator.texts import LOCALES, demo_texts
from simulator.texts.labels import labels_in
from simulator.together import agreed_time, choose_goals, partners_of, pick_time, sign, suggest_times

BEGINS = datetime(2027, 1, 11, 10, 0, tzinfo=UTC)
"""A Monday; the cohort that begins then runs over the change to summer time."""

CHANNEL = "#mentoring"
ORGANISER = "Gita Rao"
COHORT = msg("Spring cohort")
SESSIONS = 6
EVERY_WEEKS = 4
LONDON = ZoneInfo("Europe/London")

START, NEXT = "Start our session", "Next"


@dataclass(kw_only=True)
class Story:
    """One telling, in a language: everybody reads it, writes it, and has their Slack in it.

    `tell` gets each line of the transcript as it happens.
    """

    stage: SimulatedBot
    roles: Sequence[Role] = CAST
    tell: Callable[[str], None] = print
    seed: int = 7
    language: Language = Language.ENGLISH
    leaver: str | None = "Tomasz Zielinski"
    pauser: str | None = "Hanna Weber"
    silent: str | None = None
    gone: str | None = None
    second: str | None = None
    follows: Mapping[str, int] = field(default_factory=dict)
    """Whose messages are told besides those of the first, from which session on."""

    t: Texts = field(init=False)
    telling: Telling = field(init=False)
    respondents: Respondents = field(init=False)
    people: dict[str, Person] = field(init=False, default_factory=dict)
    booked: datetime | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Those who are asked answer in the same way in each telling; the session that is led takes place."""
        first = self.roles[0].name if self.roles else ""
        self.t = demo_texts(self.language)
        self.telling = Telling(tell=self.tell, t=self.t, followed=CHANNEL)
        self.respondents = Respondents(seed=self.seed, silent=self.silent, led=(first, 1), telling=self.telling)

    async def play(self) -> None:
        """From the first hello to the report."""
        await self.arrive()
        await self.open_cohort()
        await self.join()
        await self.pair()
        await self.choose()
        await self.agree()
        await self.book()
        for number in range(1, SESSIONS + 1):
            await self.meet(number)
        await self.finish()

    async def arrive(self) -> None:
        """Everybody is in the workspace; an admin sets Bothways up."""
        organising = self.t("Learning and development")
        await self.hire(ORGANISER, organising, admin=True)
        for role in self.roles:
            await self.hire(role.name, role.title, tz=role.tz)
        self.stage.workspace.add_channel(CHANNEL, members=tuple(self.people.values()), with_bot=True)
        self.telling.heading(self.t("Set-up"))
        await self.types(ORGANISER, "/mentoring setup")
        if self.second is not None:
            await self.hire(self.second, organising)
            await self.types(ORGANISER, f"/mentoring organiser @{self.second}")
        await self.stage.beat()
        for name in self.organisers():
            self.catch_up(name)

    async def hire(self, name: str, title: str, **facts: Any) -> None:
        """Somebody comes in, whose Slack is in the language of the story."""
        person = await self.stage.workspace.hire(name, title=title, locale=LOCALES[self.language], **facts)
        person.called = labels_in(self.language)
        self.people[name] = person

    async def open_cohort(self) -> None:
        """The organiser opens a cohort, looks at the preview, and sends it."""
        self.telling.heading(self.t("Open a cohort"))
        organiser = self.people[ORGANISER]
        await self.types(ORGANISER, "/mentoring cohort new")
        await organiser.fills(
            {
                "Name": self.t(COHORT),
                "Announcement channel": CHANNEL,
                "Opt-in closes on": "2027-01-22",
                "Starts on": "2027-02-01",
            }
        )
        await organiser.submits()
        await organiser.submits()
        await organiser.submits()
        self.telling.shown(organiser, self.t("{name} sees the preview:", name=ORGANISER))
        await organiser.submits()
        self.catch_up(ORGANISER)
        await self.stage.pass_time(timedelta(minutes=6))
        self.catch_up(ORGANISER)

    async def join(self) -> None:
        """People join; a typing error and an empty field are no obstacle."""
        self.telling.heading(self.t("Join"))
        for role in self.roles:
            await self.join_one(role)
        self.catch_up(self.roles[0].name, only=True)
        await self.stage.travel(datetime(2027, 1, 21, 12, tzinfo=UTC))
        self.telling.heading(self.t("A day before pairing"))
        self.catch_up(self.roles[0].name, only=True)

    async def join_one(self, role: Role) -> None:
        """One person presses Join and fills in three short steps."""
        await join(self.people[role.name], role, CHANNEL)

    async def pair(self) -> None:
        """Opt-in closes; the organiser looks, then approves; everybody is introduced."""
        self.telling.heading(self.t("Opt-in closes, pairs are proposed"))
        await self.stage.travel(datetime(2027, 1, 25, 10, tzinfo=UTC))
        for name in self.organisers():
            self.catch_up(name)
        decides = self.people[self.organisers()[-1]]
        await decides.presses("Look at the pairs")
        self.telling.shown(decides, self.t("{name} looks at the pairs:", name=decides.name))
        await decides.submits()
        for name in self.organisers():
            self.catch_up(name)
        self.telling.heading(self.t("Introductions"))
        await self.stage.travel(datetime(2027, 1, 26, 17, tzinfo=UTC))
        for name in [*self.names(), *self.organisers()]:
            self.catch_up(name, only=name in (self.roles[0].name, *self.organisers()))

    async def choose(self) -> None:
        """Whoever has a partner chooses what to learn from them."""
        self.telling.heading(self.t("Goals"))
        for name in self.names():
            await choose_goals(self.people[name])
        self.catch_up(self.roles[0].name, only=True)

    async def agree(self) -> None:
        """Everybody signs the words that are offered for working together."""
        self.telling.heading(self.t("Agreement"))
        first = self.roles[0].name
        if first in self.people:
            await self.types(first, "/mentoring agreement")
            self.telling.shown(self.people[first], self.t("{name} sees:", name=first))
            await self.people[first].cancels(everything=True)
        for name in self.names():
            await sign(self.people[name])
        await self.stage.pass_time(timedelta(minutes=1))
        self.catch_up(first, only=True)

    async def book(self) -> None:
        """The first pair finds a time for its first session: one suggests, the other picks."""
        self.telling.heading(self.t("A time"))
        first = self.people[self.roles[0].name]
        if not await suggest_times(first):
            return
        await self.stage.beat()
        self.catch_up(first.name)
        for partner in partners_of(first, self.people.values()):
            self.tell(self.t("{name} picks the first", name=partner.name))
            await pick_time(partner)
        await self.stage.pass_time(timedelta(minutes=1))
        self.booked = agreed_time(first)
        self.catch_up(first.name)

    async def meet(self, number: int) -> None:
        """One session: the agenda, whatever happens that month, *Did you meet?*, the pulse."""
        monday = datetime(2027, 2, 1, tzinfo=LONDON) + timedelta(weeks=EVERY_WEEKS * (number - 1))
        self.telling.heading(self.t("Session {number}", number=number))
        if number == 3 and self.pauser in self.people:
            await self.pause_one(self.pauser, monday + timedelta(days=9))
        await self.stage.travel(self.booked if number == 1 and self.booked else monday.replace(hour=17))
        self.catch_up_all(number)
        if number == 1:
            await self.lead_one(self.roles[0].name)
        if number == 4 and self.leaver in self.people:
            await self.leave_one(self.leaver)
        await self.stage.travel((monday + timedelta(days=7)).replace(hour=12))
        await self.answer(number)
        self.catch_up_all(number)
        await self.stage.travel((monday + timedelta(days=15)).replace(hour=12))
        await self.answer(number)
        self.catch_up_all(number)
        if number == 4 and self.gone in self.people:
            await self.deactivate(self.gone)
            self.catch_up_all(number)

    async def lead_one(self, name: str) -> None:
        """A pair starts its session; its turns change by themselves, and once somebody presses Next."""
        person = self.people[name]
        agendas = [message for message in person.sees if f"[{person.called(START)}]" in message.shown]
        if not agendas:
            return
        await self.telling.press(person, START, on=agendas[-1])
        self.catch_up(name)
        await self.stage.pass_time(timedelta(minutes=3))
        self.catch_up(name)
        goes_on = next(message for message in person.sees if f"[{person.called(NEXT)}]" in message.shown)
        await self.telling.press(person, NEXT, on=goes_on)
        self.catch_up(name)
        await self.stage.pass_time(timedelta(hours=1))
        self.catch_up(name)

    async def pause_one(self, name: str, until: datetime) -> None:
        """Somebody goes away for a while."""
        await self.types(name, "/mentoring pause")
        await self.people[name].fills({"I’m back on": f"{until:%Y-%m-%d}"})
        await self.people[name].submits()
        self.catch_up(name)

    async def leave_one(self, name: str) -> None:
        """Somebody leaves for good, without a reason."""
        await self.types(name, "/mentoring leave")
        await self.people[name].submits()
        self.catch_up(name)
        del self.people[name]

    async def deactivate(self, name: str) -> None:
        """Somebody's account is deactivated; their partner hears of it, and gets another."""
        self.tell(self.t("The account of {name} is deactivated", name=name))
        await self.stage.workspace.deactivates(self.people.pop(name))
        await self.stage.pass_time(timedelta(days=2))

    async def answer(self, number: int) -> None:
        """Everybody answers what they were asked by now."""
        everybody = [self.people[name] for name in self.names()]
        await self.respondents.answer(everybody, number)
        await self.respondents.answer_surveys(everybody)

    async def finish(self) -> None:
        """Thanks, the last survey, and the report once it has closed."""
        self.telling.heading(self.t("The end"))
        await self.stage.travel(datetime(2027, 7, 10, 12, tzinfo=UTC))
        await self.answer(SESSIONS + 1)
        self.catch_up_all(SESSIONS + 1)
        await self.stage.travel(datetime(2027, 7, 20, 12, tzinfo=UTC))
        self.catch_up_all(SESSIONS + 1)
        for name in self.organisers():
            self.catch_up(name)

    def organisers(self) -> list[str]:
        """Who organises, by name; the last of them approves."""
        return [ORGANISER, *([self.second] if self.second else [])]

    def names(self) -> list[str]:
        """Everybody who takes part, by name."""
        return [role.name for role in self.roles if role.name in self.people]

    async def types(self, name: str, text: str) -> None:
        """Type a command, and have it in the transcript."""
        self.tell(self.t("{name} types: {text}", name=name, text=text))
        await self.people[name].types(text)
        self.catch_up(name)

    def catch_up_all(self, number: int) -> None:
        """Tell what is new to the first, and to those who are followed; from that session on, quietly before."""
        self.catch_up(self.roles[0].name)
        for name, since in self.follows.items():
            if name in self.people:
                self.catch_up(name, only=number >= since)
        if self.follows:
            for name in self.organisers():
                self.catch_up(name)

    def catch_up(self, name: str, *, only: bool = True) -> None:
        """Tell what is new to somebody since the last time; quietly where `only` is False."""
        self.telling.catch_up(self.people[name], only=only)
