"""The command itself: read, pair, tell, write; every refusal is a sentence and exit code 2."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.pair.asking import at_the_terminal, nobody_to_ask, somebody_is_there
from bot.cli.pair.faults import BadFile
from bot.clock import utc_now
from mentoring.errors import Refusal
from mentoring.model import Language, OddOne

# What pairing takes is imported when it is asked for: other commands start without it.
if TYPE_CHECKING:
    from bot.cli.pair.people import People
    from bot.cli.pair.wishes import EarlierRound
    from mentoring.pairing import Pair, Pairing, PairingStep, Pin, Rules
    from mentoring.pairing.solve import Progress as Tick

UNUSABLE = 2
"""The exit code for input that cannot be used."""
INTERRUPTED = 130
"""The exit code of a program that was interrupted."""
WORTH_A_BAR = 500
"""From so many people on, pairing takes long enough to show how far it is."""


class Unusable(Exception):
    """Everything that is wrong with what was handed in, one text for each file and option."""

    def __init__(self, texts: Sequence[str]) -> None:
        """The texts, in the order in which they are told."""
        super().__init__("\n".join(texts))


def pair(
    people: Annotated[
        list[Path],
        typer.Argument(help="A list of people: CSV or Excel, as a form tool exports it; or mentors and mentees apart."),
    ],
    min_gap: Annotated[int, typer.Option(help="Smallest step in seniority, in levels.", min=0, max=5)] = 1,
    history: Annotated[
        list[Path] | None, typer.Option(help="Earlier pairs, who do not meet again: a file of --out. Again for more.")
    ] = None,
    pin: Annotated[list[str] | None, typer.Option(help="Hold two together: A,B or A,B,reason.")] = None,
    forbid: Annotated[list[str] | None, typer.Option(help="Keep two apart: A,B.")] = None,
    seed: Annotated[int, typer.Option(help="Parts equals; the same file and seed give the same pairs.")] = 1,
    explain: Annotated[bool, typer.Option("--explain", help="Why, for each pair and both directions.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, and nothing else.")] = False,
    out: Annotated[Path | None, typer.Option(help="Write the pairs to a CSV file, earlier rounds with them.")] = None,
    mix_departments: Annotated[
        bool, typer.Option("--mix-departments", help="Also pair people of one department.")
    ] = False,
    odd_one: Annotated[
        OddOne, typer.Option(help="Whoever has no partner joins a pair, or waits.", show_default=False)
    ] = OddOne.TRIO,
    topics: Annotated[Path | None, typer.Option(help="A file of your own topics.")] = None,
    pack: Annotated[
        list[str] | None,
        typer.Option(help="Topics of a field of work: education, health-care, local-government, software, trades."),
    ] = None,
    map_: Annotated[
        Path | None, typer.Option("--map", help="How to read the list: a TOML file, written at the first run.")
    ] = None,
    nobody_waits: Annotated[
        bool, typer.Option("--nobody-waits", help="Make a group of three even where it serves nobody better.")
    ] = False,
    outsiders: Annotated[
        bool, typer.Option("--outsiders", help="Managers and people to avoid may be nobody of the list.")
    ] = False,
    on: Annotated[str, typer.Option(help="The day whose time zone offsets count, as 2027-02-01; today without.")] = "",
) -> None:
    """Pair the people of a spreadsheet: best for both sides, explained, and nothing leaves this computer."""
    with _refusals():
        day = _day(on)
        _require_writable(out, [*people, *(history or ())])
        rules = replace(
            _rules(topics, pack or (), on=day, min_gap=min_gap, odd_one=odd_one),
            departments_apart=not mix_departments,
            nobody_waits=nobody_waits,
        )
        talk = somebody_is_there() and not as_json
        found = _people(people, rules, map_, talk=talk, outsiders=outsiders)
        earlier, held, apart, remarks = _wishes(found, history or (), pin or (), forbid or ())
        pairing = _paired(found, rules, earlier, held, apart, seed)
        _write(pairing, found, rules, earlier, out=out, map_=map_)
        _tell(pairing, found, rules, remarks, everything=explain, as_json=as_json, out=out)


def _paired(
    found: People,
    rules: Rules,
    earlier: Sequence[EarlierRound],
    held: Sequence[Pin],
    apart: Sequence[Pair],
    seed: int,
) -> Pairing:
    from bot.cli.pair.wishes import as_history
    from mentoring.pairing import pair as pair_

    past = as_history(earlier)
    with _bar(len(found.profiles)) as progress:
        return pair_(found.profiles, rules, seed=seed, history=past, pins=held, forbids=apart, progress=progress)


def _rules(topics: Path | None, packs: Sequence[str], *, on: date, min_gap: int, odd_one: OddOne) -> Rules:
    from mentoring.pairing import Rules
    from prompts.taxonomy import LIBRARY, load_taxonomy

    return Rules(taxonomy=load_taxonomy(topics or LIBRARY, packs), on=on, min_gap=min_gap, odd_one=odd_one)


def _people(files: Sequence[Path], rules: Rules, map_: Path | None, *, talk: bool, outsiders: bool) -> People:
    """The people of all files, what is wrong with them still inside. Raises Unusable for what cannot be read at all."""
    from bot.cli.pair.people import people_of
    from bot.cli.pair.reading import read_reading
    from bot.cli.pair.table import Table, read_tables

    tables: list[Table] = []
    bad: list[str] = []
    for file in files:
        try:
            tables += read_tables(file)
        except BadFile as error:
            bad.append(str(error))
    if bad:
        raise Unusable(bad)
    ask = at_the_terminal if talk else nobody_to_ask
    return people_of(tables, rules.taxonomy, read_reading(map_), ask=ask, outsiders=outsiders)


def _wishes(
    found: People, files: Sequence[Path], pin: Sequence[str], forbid: Sequence[str]
) -> tuple[tuple[EarlierRound, ...], list[Pin], list[Pair], tuple[str, ...]]:
    """Earlier rounds, pins and forbidden pairs. Raises Unusable with all that is wrong, the people's files included."""
    from bot.cli.pair import wishes

    bad = [str(each) for each in found.bad]
    earlier: tuple[EarlierRound, ...] = ()
    remarks: tuple[str, ...] = ()
    try:
        earlier, remarks = wishes.history(files, found.directory)
    except BadFile as error:
        bad.append(str(error))
    held, apart = list(wishes.pins(pin, found.directory)), list(wishes.forbids(forbid, found.directory))
    bad += [str(each) for each in (*held, *apart) if isinstance(each, wishes.NoSuchPair)]
    if bad:
        raise Unusable(bad)
    sound = [each for each in held if not isinstance(each, wishes.NoSuchPair)]
    return earlier, sound, [each for each in apart if not isinstance(each, wishes.NoSuchPair)], remarks


def _write(
    pairing: Pairing,
    found: People,
    rules: Rules,
    earlier: Sequence[EarlierRound],
    *,
    out: Path | None,
    map_: Path | None,
) -> None:
    from bot.cli.pair import export
    from bot.cli.pair.reading import written

    if out:
        export.write_whole(out, export.as_csv(pairing, found.names, rules, found.style, earlier))
    if map_:
        export.write_whole(map_, written(found.reading).encode())


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
    from bot.cli.pair import export, telling
    from bot.cli.pair.summary import Summary

    summary = Summary.of(pairing, len(found.profiles))
    hints = telling.hints(pairing, rules)
    notes = [*found.notes, *remarks, *hints, *telling.topics_and_oddities(pairing, found.profiles)]
    if as_json:
        said = export.as_json(pairing, found.names, rules, summary, notes)
        typer.echo(json.dumps(said, ensure_ascii=False, indent=2))
        return
    for line in telling.told(pairing, summary, found.names, rules, everything=everything):
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
    from prompts.taxonomy import TaxonomyError

    try:
        yield
    except (BadFile, Unusable, Refusal, TaxonomyError) as error:
        typer.echo(f"{_in_words(error)}\nNothing was written.", err=True)
        raise typer.Exit(UNUSABLE) from None
    except BrokenPipeError:  # whoever was reading has seen enough; the command line knows what to do
        raise
    except OSError as error:
        typer.echo(f"{error.filename}: {error.strerror}. Nothing was written.", err=True)
        raise typer.Exit(UNUSABLE) from None
    except (KeyboardInterrupt, typer.Abort):
        typer.echo("Stopped. Nothing was written.", err=True)
        raise typer.Exit(INTERRUPTED) from None


def _in_words(error: Exception) -> str:
    """A refusal has facts; its words are imported only where there is one."""
    if not isinstance(error, Refusal):
        return str(error)
    from handlers.refusals import worded
    from handlers.texts import texts

    return worded(texts(Language.ENGLISH), error, called=str)


@contextmanager
def _bar(people: int) -> Iterator[Tick]:
    """A progress bar on standard error, where the cohort is worth one."""
    from bot.cli.pair.telling import STEPS
    from mentoring.pairing.solve import silent

    if people < WORTH_A_BAR:
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(file=sys.stderr)) as bar:
        task = bar.add_task("starting", total=1.0)

        def tick(share: float, at: PairingStep) -> None:
            bar.update(task, completed=share, description=STEPS[at])

        yield tick


def _day(text: str) -> date:
    if not text:
        return utc_now().date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"“{text}” is no date. Write it as 2027-02-01.", param_hint="--on") from None


def _require_writable(out: Path | None, read: Sequence[Path]) -> None:
    """Refuse a place to write to before minutes of work, not after. Raises OSError."""
    if out is None:
        return
    if out.is_dir():
        raise IsADirectoryError(0, "that is a folder, not a file", str(out))
    if not out.absolute().parent.is_dir():
        raise FileNotFoundError(0, "there is no such folder", str(out.parent))
    for file in read:
        if out.exists() and file.exists() and out.samefile(file):
            raise FileExistsError(0, "that is the file with the people", str(out))
