"""views.*: modals and Home tabs."""

from __future__ import annotations

from simulator.errors import SlackError
from simulator.limits import view_findings
from simulator.limits.surfaces import too_large
from simulator.model import Json, SlackView
from simulator.web_api.call import Call, Method, invalid_arguments


def open_(call: Call) -> Json:
    """views.open, by a trigger, for the person whose interaction gave it."""
    content = _view(call, "modal")
    trigger = call.world.tickets.use_trigger(call.required("trigger_id"), call.team.id)
    return _shown(call, call.team.shelf.open(trigger.user, content))


def push(call: Call) -> Json:
    """views.push, by a trigger that came from an open modal."""
    content = _view(call, "modal")
    trigger = call.world.tickets.use_trigger(call.required("trigger_id"), call.team.id)
    return _shown(call, call.team.shelf.push(trigger.user, content))


def update(call: Call) -> Json:
    """views.update, by view id or external id, optionally only if the hash is still the one seen."""
    content = _view(call, "modal", "home")
    view_id, external_id = call.text("view_id"), call.text("external_id")
    if not view_id and not external_id:
        raise invalid_arguments("missing required field: view_id or external_id")
    view = call.team.shelf.find(view_id, external_id)
    if view.content["type"] != content["type"]:
        raise invalid_arguments("the type of a view cannot change")
    return _shown(call, call.team.shelf.update(view, content, call.text("hash")))


def publish(call: Call) -> Json:
    """views.publish: the Home tab of one person."""
    content = _view(call, "home")
    if not call.world.app.home_tab:
        raise SlackError("not_enabled")
    user = call.team.user(call.required("user_id"))
    if user.deleted:
        raise SlackError("user_disabled")
    return _shown(call, call.team.shelf.publish(user.id, content, call.text("hash")))


def _view(call: Call, *types: str) -> Json:
    view = call.structure("view")
    if isinstance(view, dict) and too_large(view):
        raise SlackError("view_too_large")
    findings = view_findings(view, new_blocks=call.world.app.new_blocks)
    if not findings and view["type"] not in types:
        findings = [f"[ERROR] must be of type {' or '.join(types)} [json-pointer:/view/type]"]
    if findings:
        raise invalid_arguments(*findings)
    content: Json = view
    return content


def _shown(call: Call, view: SlackView) -> Json:
    kind = "modal" if view.is_modal else "home"
    call.world.feed.tell(kind, team=call.team.id, user=view.user, view=view.id)
    return {"view": view.as_slack(call.world.app.app_id, call.team.bot.bot_id or "")}


METHODS = (
    Method(name="views.open", run=open_),
    Method(name="views.push", run=push),
    Method(name="views.update", run=update),
    Method(name="views.publish", run=publish),
)
