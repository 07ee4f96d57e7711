"""auth.*, apps.* and blocks.*: the app itself, its connection, and the checking of blocks."""

from __future__ import annotations

from typing import Any

from simulator.limits import message_findings, view_findings
from simulator.model import Json
from simulator.web_api.call import Call, Method, invalid_arguments


def auth_test(call: Call) -> Json:
    """auth.test: who this token is."""
    team = call.team
    return {
        "url": f"https://{team.domain}.slack.com/",
        "team": team.name,
        "user": team.bot.name,
        "team_id": team.id,
        "user_id": team.bot.id,
        "bot_id": team.bot.bot_id,
        "is_enterprise_install": False,
    }


def validate(call: Call) -> Json:
    """blocks.validate: exactly one of blocks, view or message, without a token."""
    given = [name for name in ("blocks", "view", "message") if call.args.get(name)]
    if len(given) != 1:
        raise invalid_arguments("provide exactly one of blocks, view and message")
    structure = call.structure(given[0])
    findings = _findings(given[0], structure)
    if findings:
        raise invalid_arguments(*findings)
    return {}


def _findings(name: str, structure: Any) -> list[str]:
    if name == "view":
        return view_findings(structure)
    blocks = structure.get("blocks", []) if name == "message" and isinstance(structure, dict) else structure
    return message_findings(blocks)


METHODS = (
    Method(name="auth.test", run=auth_test, per_minute=300),
    Method(name="blocks.validate", run=validate, public=True),
)
