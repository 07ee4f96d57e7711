"""What the bot asks: open questions for people, by language. Nothing here asks a language model anything."""

from prompts.bank import Bank, BankError
from prompts.loader import languages, load_bank

__all__ = ["Bank", "BankError", "languages", "load_bank"]
