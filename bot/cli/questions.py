"""`bothways questions`: look after the bank: lint it, see what it covers, take it to a spreadsheet and back."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from rich.console import Console
from rich.table import Table

from bot import config
from bot.cli.evaluate_questions import evaluate as measure
from bot.cli.evaluate_questions import print_report
from bot.cli.labelled import LabelledFileError
from bot.cli.workspace_questions import bring, with_own
from mentoring.model import WorkspaceId
from mentoring.taxonomy import Taxonomy
from prompts.bank import Bank, BankError
from prompts.coach import shared
from prompts.coverage import coverage
from prompts.lint import Finding
from prompts.lint_bank import lint_bank, lint_own
from prompts.lint_goals import lint_goals
from prompts.lint_topics import lint_topics
from prompts.loader import SOURCE, languages, load_bank, read_own
from prompts.sheet import from_csv, to_csv, to_toml
from prompts.taxonomy import TaxonomyError, load_taxonomy, packs_there_are
from storage.errors import StorageError

Found = TypeVar("Found")

app = typer.Typer(no_args_is_help=True, help="The bank of open questions.")

_EXCEL = "utf-8-sig"
"""A spreadsheet program recognises UTF-8 by this mark."""

WorkspaceOption = Annotated[str | None, typer.Option("--workspace", help="A workspace's id, such as T0123ABC.")]
LanguageOption = Annotated[str, typer.Option("--lang", help="The language of the bank, such as en or de.")]


@app.command()
def lint(
    files: Annotated[list[Path] | None, typer.Argument(help="Files of questions of your own.")] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="One language; all without it.")] = None,
) -> None:
    """Check every bank, and files of your own: one finding a line; ends with 1 when there is any."""
    found = 0
    for language in [lang] if lang else languages():
        bank = _bank(language)
        source = None if language == SOURCE else _bank(SOURCE)
        topics = _topics()
        found += _report(
            (*lint_bank(bank, source), *lint_goals(bank, [topics], source), *lint_topics(topics, language)), bank
        )
    for path in files or ():
        found += _lint_own(path, _bank(lang or SOURCE))
    if found:
        raise typer.Exit(1)
    typer.echo("Nothing to report.")


def _topics() -> Taxonomy:
    """Those of every pack. Ends with 1 and a sentence where the files do not add up."""
    try:
        return load_taxonomy(packs=packs_there_are())
    except TaxonomyError as error:
        typer.echo(error, err=True)
        raise typer.Exit(1) from None


@app.command()
def stats(lang: LanguageOption = SOURCE) -> None:
    """Print the coverage matrix: stage and asker by depth and theme."""
    head, *rows = coverage(_bank(lang))
    table = Table(title=f"Questions ({lang})", box=None, pad_edge=False)
    for name in head:
        table.add_column(name, justify="left" if name in {"stage", "asker"} else "right", overflow="fold")
    for row in rows:
        table.add_row(*row)
    Console(width=160).print(table)


@app.command()
def export(
    out: Annotated[Path, typer.Option("--out", help="The CSV to write.")],
    lang: LanguageOption = SOURCE,
    workspace: WorkspaceOption = None,
) -> None:
    """Write a bank as CSV, to read or to extend in a spreadsheet; with the workspace's own when it is named."""
    bank = _bank(lang)
    if workspace:
        bank = _stored(with_own(_database(), WorkspaceId(workspace), bank))
    _write(out, to_csv(bank), encoding=_EXCEL)
    typer.echo(f"{len(bank.questions)} questions written to {out}.")


@app.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(help="A CSV with the columns that export writes.")],
    out: Annotated[Path | None, typer.Option("--out", help="The TOML to write; without it, nothing is.")] = None,
    lang: LanguageOption = SOURCE,
    workspace: WorkspaceOption = None,
) -> None:
    """Read questions of your own from a CSV and say what is wrong.

    Good ones are kept with --workspace, in the database that the settings name, or written with --out; all or none.
    """
    try:
        text = file.read_text(encoding=_EXCEL)
        if workspace:
            _bring(workspace, text, _bank(lang))
            return
        found = from_csv(text, _bank(lang), name=str(file))
    except (BankError, OSError, UnicodeDecodeError) as error:
        raise _refusal(error) from None
    for unreadable in found.errors:
        typer.echo(unreadable)
    for finding in found.findings:
        typer.echo(f"{file}:{found.lines[finding.question]}: {_sentence(finding)}")
    typer.echo(f"{len(found.questions)} of your own, {found.unchanged} that the bank has already.")
    if found.errors or found.findings:
        raise typer.Exit(1)
    if out is None:
        typer.echo("Nothing was kept: name a --workspace, or a file with --out.")
        return
    _write(out, to_toml(found.questions), encoding="utf-8")
    typer.echo(f"Written to {out}.")


@app.command()
def evaluate(
    file: Annotated[Path, typer.Argument(help="A CSV with the columns text and label.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Measure the open-question coach on sentences that people have labelled: precision and recall per label."""
    try:
        found = measure(file, shared())
    except LabelledFileError as error:
        raise _refusal(error) from None
    if as_json:
        typer.echo(found.as_json())
    else:
        print_report(found, typer.echo)


def _write(out: Path, text: str, *, encoding: str) -> None:
    try:
        out.write_text(text, encoding=encoding, newline="")
    except OSError as error:
        raise _refusal(error) from None


def _bring(workspace: str, text: str, bank: Bank) -> None:
    sheet = _stored(bring(_database(), WorkspaceId(workspace), bank, text))
    for problem in sheet.problems:
        typer.echo(problem)
    if sheet.problems:
        raise typer.Exit(1)
    typer.echo(f"{len(sheet.questions)} added to {workspace}, {sheet.unchanged} that were there already.")


def _database() -> str:
    """The database of the settings; what is wrong with them is printed."""
    try:
        return config.read(needs_slack=False).database_url
    except config.Unready as unready:
        for problem in unready.problems:
            typer.echo(problem, err=True)
        raise typer.Exit(1) from None


def _stored(work: Coroutine[Any, Any, Found]) -> Found:
    try:
        return asyncio.run(work)
    except (BankError, StorageError) as error:
        raise _refusal(error) from None


def _bank(language: str) -> Bank:
    try:
        return load_bank(language)
    except BankError as error:
        raise _refusal(error) from None


def _refusal(error: Exception) -> typer.Exit:
    said = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) and error.filename else str(error)
    typer.echo(said, err=True)
    return typer.Exit(1)


def _report(findings: tuple[Finding, ...], bank: Bank) -> int:
    for finding in findings:
        typer.echo(f"{bank.where(finding.question, finding.field.partition('[')[0])}: {_sentence(finding)}")
    return len(findings)


def _lint_own(path: Path, bank: Bank) -> int:
    try:
        own = read_own(path)
        bank.with_own(own.questions)
    except (BankError, OSError) as error:
        raise _refusal(error) from None
    return _report(lint_own(own, bank), own)


def _sentence(finding: Finding) -> str:
    return f"{finding.code}: {finding.field}: {finding.message}"
