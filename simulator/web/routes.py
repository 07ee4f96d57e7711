"""The demo's own endpoints, beside those that every simulator has: time, autopilot, tour, what happened, restart."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

from aiohttp import web

from handlers.command_parser import FOR_EVERYBODY, FOR_ORGANISERS
from handlers.ids import COMMAND
from handlers.texts import texts
from mentoring.languages import language_name
from mentoring.model import Language
from simulator.control import ControlApi, add_control, as_json
from simulator.model import Json
from simulator.texts import demo_texts
from simulator.texts.page import handed
from simulator.web.ahead import milestones
from simulator.web.show import Show
from simulator.web.tour import Tour


class DemoControl(ControlApi):
    """The same acts and readings as everywhere; but when somebody acts or the clock moves, the bot's heart beats."""

    def __init__(self, show: Show) -> None:
        """Control what is on."""
        super().__init__(lambda: show.slack)
        self._show = show
        self._tour = Tour(show)

    async def act(self, given: Json) -> Json:
        """Have a `person` do something, and let the bot do what is due then."""
        outcome = await super().act(given)
        await self._show.settle()
        return outcome

    async def move_clock(self, given: Json) -> Json:
        """Let time pass: `jump` (next, hour, day, week, end), `advance` by seconds, or `to` an ISO moment; `stop`.

        `tick` is a second of real time.

        `as` is whoever is acted by hand, and whom the autopilot leaves alone.
        """
        if given.get("stop"):
            self._show.scene.traveller.stop()
            return await self.clock(given)
        if given.get("tick"):
            await self._show.tick(str(given["as"]) if given.get("as") else None)
            return await self.clock(given)
        how = str(given.get("jump") or given.get("to") or "")
        if "advance" in given:
            how = (self._show.slack.clock() + timedelta(seconds=float(given["advance"]))).isoformat()
        said = await self._show.jump(how, str(given["as"]) if given.get("as") else None)
        return {**await self.clock(given), "said": said}

    async def demo(self, _given: Json) -> Json:
        """Everything about the demo itself: who is who, the commands, the autopilot, the tour."""
        setting = self._show.scene.setting
        return {
            "organiser": setting.organiser.id,
            "star": setting.star.id,
            "characters": {person: character.name for person, character in setting.characters.items()},
            "autopilot": self._show.scene.traveller.flying,
            "missed": setting.pilot.missed,
            "busy": self._show.busy,
            "language": self._show.t.language,
            "languages": [_offered(each) for each in Language if each is not self._show.t.language],
            "commands": _commands(self._show.t.language),
            "tour": self._tour.listed(),
        }

    async def words(self, _given: Json) -> Json:
        """The page's own words in the language of the demo."""
        return handed(self._show.t.language)

    async def happened(self, given: Json) -> Json:
        """What became of nudges after number `since`, what is planned next, and the Web API calls lately."""
        watch = self._show.scene.watch
        if not self._show.busy:
            await watch.look()
        return {
            "happened": watch.since(int(given.get("since", 0))),
            "next": watch.next_up(),
            "milestones": await milestones(self._show.scene),
            "calls": len(self._show.slack.ledger.entries),
        }

    async def call(self, given: Json) -> Json:
        """One Web API call with all that was asked and answered, by its number."""
        return asdict(self._show.slack.ledger.entries[int(given["number"]) - 1])

    async def autopilot(self, given: Json) -> Json:
        """Have everybody else answer by themselves, or not: `on`."""
        self._show.scene.traveller.flying = bool(given["on"])
        self._show.slack.feed.tell("autopilot", on=bool(given["on"]))
        return {"autopilot": bool(given["on"])}

    async def tour(self, given: Json) -> Json:
        """Be at `step` of the tour (from 0); with `show`, have it done."""
        return {"tour": await self._tour.go(int(given["step"]), show=bool(given.get("show")))}

    async def restart(self, given: Json) -> Json:
        """Begin again from the first morning; in another `language`, where one is given."""
        await self._show.restart(Language(given["language"]) if "language" in given else None)
        return {"ok": True}

    async def file(self, request: web.Request) -> web.Response:
        """A file that the bot uploaded, to those who were shown it."""
        team = self._show.scene.stage.workspace.team
        found = team.files.get(request.match_info["file"])
        if request.match_info["team"] != team.id or found is None or not found.done or found.content is None:
            raise web.HTTPNotFound
        headers = {"Content-Disposition": f'attachment; filename="{found.name}"'}
        return web.Response(body=found.content, content_type=found.mimetype, headers=headers)


def _offered(language: Language) -> Json:
    """A language in which the demo can be begun again; each is offered in its own words."""
    t = demo_texts(language)
    # Translators: name your own language here.
    about = t("Begin again in English")
    return {"language": language, "name": language_name(language, language), "about": about}


def _commands(language: Language) -> list[Json]:
    listed, bot = [(FOR_EVERYBODY, False), (FOR_ORGANISERS, True)], texts(language)
    return [
        {"command": f"{COMMAND} {word}", "about": bot(about), "organisers": organisers}
        for words, organisers in listed
        for word, about in words.items()
    ]


def add_demo(server: web.Application, show: Show) -> DemoControl:
    """Add every endpoint of the demo to a server."""
    control = DemoControl(show)
    add_control(server, control)
    answers = {
        ("GET", "demo"): control.demo,
        ("GET", "words"): control.words,
        ("GET", "happened"): control.happened,
        ("GET", "call"): control.call,
        ("POST", "autopilot"): control.autopilot,
        ("POST", "tour"): control.tour,
        ("POST", "restart"): control.restart,
    }
    for (method, name), answer in answers.items():
        server.router.add_route(method, f"/sim/{name}", as_json(answer))
    server.router.add_get("/files/{team}/{file}", control.file)
    return control
