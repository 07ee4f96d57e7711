"""The encoder that ships, as the composition root hands it in."""

from __future__ import annotations

import pytest

from prompts.coach import Encoder, shared


@pytest.fixture(scope="session")
def ear() -> Encoder:
    """What hears."""
    return shared()
