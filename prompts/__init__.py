"""What the bot asks: open questions for people, by language. Nothing here asks a language model anything."""

from __future__ import annotations

from prompts.bank import Bank, BankError
from prompts.loader import languages, load_bank
from prompts.working_bank import WorkingBank

__all__ = ["Bank", "BankError", "WorkingBank", "languages", "load_bank"]
