"""`bothways pair people.csv`: pair a spreadsheet before anything is installed (docs/pairing.md)."""

from bot.pair_cli.command import pair

__all__ = ["pair"]
