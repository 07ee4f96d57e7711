"""The encoder by which the coach hears meaning; NOTICE.md says where its weights come from."""

from __future__ import annotations

from functools import cache

from prompts.coach.encoder import Encoder

__all__ = ["Encoder", "shared"]


@cache
def shared() -> Encoder:
    """The one encoder of a process, so that the weights are read once; nothing is read before it first hears."""
    return Encoder()
