"""The demo in German: its people press what stands there, all that is told is German, and the tour gets to its end."""

from __future__ import annotations

from datetime import UTC, datetime

from mentoring.model import Language
from simulator.cast import CAST
from simulator.model import Json
from simulator.story import ORGANISER
from simulator.web.ahead import milestones
from simulator.web.show import Scene, Show, scene
from simulator.web.steps import STEPS
from simulator.web.tour import Tour
from tests.journeys.in_german import english_in

ROLES = CAST[:12]
NAMES = [name for each in (ORGANISER, *(role.name for role in ROLES)) for name in (each, *each.split())]

SIX_WEEKS_ON = datetime(2027, 2, 22, 12, tzinfo=UTC)

KINDS_OF_TEXT = ("title", "why", "reason", "about", "hand", "what")


def english_read(here: Scene) -> dict[str, str]:
    """The English words in anything that anybody reads in the workspace."""
    shown = {message.shown for person in here.stage.workspace.people for message in person.sees}
    return {word: text for text in shown for word in english_in(text, *NAMES, "Bothways")}


def english_told(listed: list[Json]) -> dict[str, str]:
    """The same of what the page tells."""
    texts = [str(each[kind]).replace("/mentoring", "/") for each in listed for kind in KINDS_OF_TEXT if kind in each]
    return {word: text for text in texts for word in english_in(text, *NAMES)}


async def test_everybody_answers_by_script_in_german() -> None:
    async with scene(ROLES, Language.GERMAN) as here:
        await here.traveller.to(SIX_WEEKS_ON)

        watch = here.watch
        told = [message.shown for person in here.stage.workspace.people for message in person.sees]
        assert here.setting.pilot.missed == []
        assert sum("Du bist dabei: Frühling" in text for text in told) >= len(ROLES)
        assert any("Kurzcheck ist gespeichert" in text for text in told)
        assert english_read(here) == {}
        assert english_told([*watch.since(0), *watch.next_up(), *await milestones(here)]) == {}


async def test_the_tour_in_german_gets_to_its_end() -> None:
    show = Show(CAST[:6], Language.GERMAN)
    await show.open()
    try:
        tour = Tour(show)
        assert "Drück „Mitmachen“ unter der Ankündigung" in tour.listed()[0]["hand"]
        steps = await tour.go(len(STEPS) - 1, show=True)

        star = show.scene.setting.star
        assert {step["passed"] for step in steps} == {True}
        assert "Alles über dich ist gelöscht" in star.latest.text
        assert show.scene.setting.pilot.missed == []
        assert english_read(show.scene) == {}
    finally:
        await show.close()


async def test_a_restart_in_another_language_changes_everybody() -> None:
    show = Show(CAST[:2])
    await show.open()
    try:
        await show.jump("hour", None)
        await show.restart(Language.GERMAN)

        assert (show.t.language, show.scene.setting.star.user.locale) == (Language.GERMAN, "de-DE")
        assert await show.jump("hour", None) == "1 Stunde später: keine Nachricht verschickt."
        await show.restart()
        assert show.t.language is Language.GERMAN
    finally:
        await show.close()
