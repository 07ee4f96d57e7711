"""`bothways pair people.csv`: pair a spreadsheet before anything is installed (docs/pairing.md)."""

from __future__ import annotations

from bot.cli.pair.command import pair

__all__ = ["pair"]
