"""What can be refused in the pretend workspace: by Slack towards the bot, and by the screen towards a person."""

from __future__ import annotations

from typing import Any


class SlackError(Exception):
    """A refusal of the Web API under Slack's own error name; `details` are further fields of the answer."""

    def __init__(self, error: str, *, status: int = 200, headers: dict[str, str] | None = None, **details: Any) -> None:
        """Keep the name and what travels with it."""
        super().__init__(error)
        self.error = error
        self.status = status
        self.headers = headers or {}
        self.details = details

    def as_answer(self) -> dict[str, Any]:
        """The JSON body that Slack would send."""
        return {"ok": False, "error": self.error, **self.details}


class NotVisible(LookupError):
    """A person looked for something that is not on their screen; the message says what they do see."""


class CannotDo(ValueError):
    """A person tried what Slack's own screen would not let them do, such as typing into a closed modal."""
