"""Every message and form as it is drawn from the samples, by the function that draws it; a file for each journey."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from tests.handlers.blocks.cases.kind import Cases
from tests.handlers.blocks.samples import Samples

PARTS = [
    import_module(f"{__name__}.{each.name}") for each in iter_modules(__path__) if each.name not in ("kind", "__init__")
]


def drawn(samples: Samples) -> Cases:
    """All of it."""
    return {name: cases for part in PARTS for name, cases in part.drawn(samples).items()}
