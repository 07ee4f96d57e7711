"""The acts of people and of the admin, called by name with arguments from JSON."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from simulator.control_views import seen_view
from simulator.errors import CannotDo
from simulator.model import Json
from simulator.people import Person
from simulator.screen import SeenMessage
from simulator.workspace import Workspace

ControlAct = Callable[[Person, Json], Awaitable[None]]


async def act(person: Person, given: Json) -> Json:
    """Do `kind`, and answer with what came of it."""
    doing = _ACTS.get(str(given.get("kind")))
    if doing is None:
        raise CannotDo(f"nobody can do {given.get('kind')!r}; there is: {', '.join(_ACTS)}")
    await doing(person, given)
    return outcome(person)


def outcome(person: Person) -> Json:
    """What a person sees after an act: failure, field errors, an open question, the modal on top."""
    dialog = person.dialog
    asked = {key: getattr(dialog, key) for key in ("title", "text", "confirm", "deny")} if dialog else None
    return {
        "failure": person.failure,
        "errors": person.errors,
        "dialog": asked,
        "modal": seen_view(person, person.screen.team.shelf.top(person.id)),
    }


async def _types(person: Person, given: Json) -> None:
    await person.types(str(given["text"]), in_=given.get("in"))


async def _fills(person: Person, given: Json) -> None:
    await person.fills(given["values"])


async def _submits(person: Person, given: Json) -> None:
    if given.get("values"):
        await person.fills(given["values"])
    await person.submits()


async def _cancels(person: Person, given: Json) -> None:
    await person.cancels(everything=bool(given.get("everything")))


async def _presses(person: Person, given: Json) -> None:
    await person.presses(str(given["label"]), **_where(person, given))


async def _chooses(person: Person, given: Json) -> None:
    options = given["options"]
    listed = options if isinstance(options, list) else [options]
    await person.chooses(str(given["label"]), *listed, **_where(person, given))


async def _acts_on(person: Person, given: Json) -> None:
    surface: Json = given.get("surface") or {}
    place = person.place(channel=surface.get("channel"), ts=surface.get("ts"), home=surface.get("view") == "home")
    await person.acts_on(place, str(given["block_id"]), str(given["action_id"]), given.get("value"))


async def _opens_home(person: Person, _given: Json) -> None:
    await person.opens_home()


async def _opens_messages(person: Person, _given: Json) -> None:
    await person.opens_messages()


async def _uses_shortcut(person: Person, given: Json) -> None:
    await person.uses_shortcut(str(given["name"]))


def _where(person: Person, given: Json) -> dict[str, Any]:
    where: dict[str, Any] = {key: given[key] for key in ("nth", "beside", "confirm") if key in given}
    if "in" in given:
        where["in_"] = given["in"]
    if "on" in given:
        where["on"] = _message(person, given["on"])
    return where


def _message(person: Person, ref: Json) -> SeenMessage:
    for message in person.sees:
        if message.ref == (ref["channel"], ref["ts"]):
            return message
    raise CannotDo(f"{person.name} sees no message {ref}")


_ACTS: dict[str, ControlAct] = {
    "types": _types,
    "fills": _fills,
    "submits": _submits,
    "cancels": _cancels,
    "presses": _presses,
    "chooses": _chooses,
    "acts_on": _acts_on,
    "opens_home": _opens_home,
    "opens_messages": _opens_messages,
    "uses_shortcut": _uses_shortcut,
}


async def administer(workspace: Workspace, given: Json) -> Json:
    """Do `kind` to the workspace."""
    facts = {key: value for key, value in given.items() if key not in {"kind", "team"}}
    match given.get("kind"):
        case "hire":
            channels = tuple(facts.pop("channels", ()))
            person = await workspace.hire(facts.pop("name"), channels=channels, **facts)
            return {"id": person.id}
        case "add_channel":
            members = tuple(workspace.person(name) for name in facts.pop("members", ()))
            return {"id": workspace.add_channel(facts.pop("name"), members=members, **facts).id}
        case "joins" | "leaves" as kind:
            await getattr(workspace, kind)(workspace.person(facts["person"]), facts["channel"])
        case "invites_bot" | "removes_bot" | "archives" | "unarchives" as kind:
            await getattr(workspace, kind)(facts["channel"])
        case "deactivates":
            await workspace.deactivates(workspace.person(facts["person"]))
        case "changes":
            await workspace.changes(workspace.person(facts.pop("person")), **facts)
        case "uninstalls" | "revokes_token" as kind:
            await getattr(workspace, kind)()
        case "reinstalls":
            return {"bot_token": workspace.reinstalls()}
        case "sends_event":
            await workspace.sends_event(facts["event"])
        case other:
            raise CannotDo(f"no admin can do {other!r}")
    return {"ok": True}
