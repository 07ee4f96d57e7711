"""Lazy subcommands: a table of commands, each of which is imported when it is called and not before."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, ClassVar, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group


class LazyCommand(NamedTuple):
    """Where a command stands, as `module:attribute` (a function, or a Typer of subcommands), and its line of help."""

    where: str
    help: str


class LazyGroup(TyperGroup):
    """A group that lists its commands from a table, so that `--help` imports none of them.

    A subclass gives the table; a test holds each line of help equal to what the command itself says.
    """

    table: ClassVar[Mapping[str, LazyCommand]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A stand-in for each command of the table, with its name and help alone."""
        super().__init__(*args, **kwargs)
        for name, command in self.table.items():
            self.add_command(TyperCommand(name, help=command.help))

    # Typer keeps its contexts and commands in a private module, so their types have no public name.
    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command that was called, imported."""
        name, found, rest = super().resolve_command(ctx, args)
        return name, self.load(name) if name and name in self.table else found, rest

    @classmethod
    def load(cls, name: str) -> Any:
        """The command itself, with its options."""
        module, _, attribute = cls.table[name].where.partition(":")
        found = getattr(import_module(module), attribute)
        holder = typer.Typer(pretty_exceptions_enable=False)
        if isinstance(found, typer.Typer):
            holder.add_typer(found, name=name)
        else:
            holder.command(name)(found)
        return get_group(holder).commands[name]
