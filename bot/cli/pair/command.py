"""The command itself: read, pair, tell, write; every refusal is a sentence and exit code 2."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.pair import export, telling, wishes
from bot.cli.pair.faults import BadFile
from bot.cli.pair.people import People, people_of
from bot.cli.pair.summary import Summary
from bot.cli.pair.table import read_table
from bot.clock import utc_now
from handlers.refusals import worded
from handlers.texts import Language, texts
from mentoring.errors import Refusal
from mentoring.model import OddOne
from mentoring.pairing import Pairing, Rules, oddities
from mentoring.pairing import pair as pair_
from mentoring.pairing.solve import Progress as Tick
from mentoring.pairing.solve import silent
from prompts.taxonomy import LIBRARY, TaxonomyError, load_taxonomy

# The exit code for input that cannot be used.
UNUSABLE = 2
# The exit code of a program that was interrupted.
INTERRUPTED = 130
# From so many people on, pairing takes long enough to show how far it is.
WORTH_A_BAR = 500


def pair(
    people: Annotated[
        Path, typer.Argument(help="A CSV file with columns id, level, offers, wants; see docs/pairing.md")
    ],
    min_gap: Annotated[int, typer.Option(help="Smallest step in seniority, in levels.", min=0, max=5)] = 1,
    history: Annotated[Path | None, typer.Option(help="Earlier pairs, who do not meet again: a file of --out.")] = None,
    pin: Annotated[list[str] | None, typer.Option(help="Hold two together: A,B or A,B,reason.")] = None,
    forbid: Annotated[list[str] | None, typer.Option(help="Keep two apart: A,B.")] = None,
    seed: Annotated[int, typer.Option(help="Parts equals; the same file and seed give the same pairs.")] = 1,
    explain: Annotated[bool, typer.Option("--explain", help="Why, for each pair and both directions.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, and nothing else.")] = False,
    out: Annotated[Path | None, typer.Option(help="Write the pairs to a CSV file.")] = None,
    mix_departments: Annotated[
        bool, typer.Option("--mix-departments", help="Also pair people of one department.")
    ] = False,
    odd_one: Annotated[OddOne, typer.Option(help="The last of an odd number joins a pair, or waits.")] = OddOne.TRIO,
    topics: Annotated[Path, typer.Option(help="A file of your own topics.", show_default=False)] = LIBRARY,
    on: Annotated[str, typer.Option(help="The day whose time zone offsets count, as 2027-02-01; today without.")] = "",
) -> None:
    """Pair the people of a spreadsheet: best for both sides, explained, and nothing leaves this computer."""
    with _refusals():
        rules = Rules(
            taxonomy=load_taxonomy(topics),
            on=_day(on),
            min_gap=min_gap,
            departments_apart=not mix_departments,
            odd_one=odd_one,
        )
        found = people_of(read_table(people))
        _require_writable(out, people)
        earlier, remarks = wishes.history(history, found.names)
        with _bar(len(found.profiles)) as progress:
            pairing = pair_(
                found.profiles,
                rules,
                seed=seed,
                history=earlier,
                pins=wishes.pins(pin or (), found.names),
                forbids=wishes.forbids(forbid or (), found.names),
                progress=progress,
            )
        if out:
            export.write_whole(out, export.as_csv(pairing, found.names, rules.taxonomy, found.style))
        _tell(pairing, found, rules, remarks, everything=explain, as_json=as_json, out=out)


def _tell(
    pairing: Pairing,
    found: People,
    rules: Rules,
    remarks: Sequence[str],
    *,
    everything: bool,
    as_json: bool,
    out: Path | None,
) -> None:
    summary = Summary.of(pairing, len(found.profiles))
    notes = [*found.notes, *remarks, *oddities(found.profiles), *pairing.notes]
    if as_json:
        said = export.as_json(pairing, found.names, rules, summary, notes)
        typer.echo(json.dumps(said, ensure_ascii=False, indent=2))
        return
    for line in telling.told(pairing, summary, found.names, rules.taxonomy, everything=everything):
        typer.echo(line)
    if notes:
        typer.echo("\nWorth knowing:")
        for line in telling.notes_told(notes):
            typer.echo(line)
    if out:
        typer.echo(f"\nWritten: {out}")


@contextmanager
def _refusals() -> Iterator[None]:
    """Whatever the person can mend is told on standard error, and ends with exit code 2."""
    try:
        yield
    except (BadFile, wishes.NoSuchPair, Refusal, TaxonomyError) as error:
        said = worded(texts(Language.ENGLISH), error, called=str) if isinstance(error, Refusal) else error
        typer.echo(f"{said}\nNothing was written.", err=True)
        raise typer.Exit(UNUSABLE) from None
    except BrokenPipeError:  # whoever was reading has seen enough; the command line knows what to do
        raise
    except OSError as error:
        typer.echo(f"{error.filename}: {error.strerror}. Nothing was written.", err=True)
        raise typer.Exit(UNUSABLE) from None
    except KeyboardInterrupt:
        typer.echo("Stopped. Nothing was written.", err=True)
        raise typer.Exit(INTERRUPTED) from None


@contextmanager
def _bar(people: int) -> Iterator[Tick]:
    """A progress bar on standard error, where the cohort is worth one."""
    if people < WORTH_A_BAR:
        yield silent
        return
    # Imported here, since a small cohort needs no bar and should not wait for one.
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(file=sys.stderr)) as bar:
        task = bar.add_task("starting", total=1.0)

        def tick(share: float, doing: str) -> None:
            bar.update(task, completed=share, description=doing)

        yield tick


def _day(text: str) -> date:
    if not text:
        return utc_now().date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"“{text}” is no date. Write it as 2027-02-01.", param_hint="--on") from None


def _require_writable(out: Path | None, people: Path) -> None:
    """Refuse a place to write to before minutes of work, not after. Raises OSError."""
    if out is None:
        return
    if out.is_dir():
        raise IsADirectoryError(0, "that is a folder, not a file", str(out))
    if not out.absolute().parent.is_dir():
        raise FileNotFoundError(0, "there is no such folder", str(out.parent))
    if out.exists() and out.samefile(people):
        raise FileExistsError(0, "that is the file with the people", str(out))
