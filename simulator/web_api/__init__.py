"""The methods of the Web API, one file per family."""

from __future__ import annotations

from simulator.web_api import app, chat, conversations, files, users, views
from simulator.web_api.call import Call, Method

FAMILIES = (app, chat, conversations, files, users, views)


def all_methods() -> dict[str, Method]:
    """Every method by its name."""
    return {method.name: method for family in FAMILIES for method in family.METHODS}


__all__ = ["Call", "Method", "all_methods"]
