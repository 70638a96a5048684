"""frontline displacement: tables of displaced people over the 27 units, or by country."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from frontline.screen import options


class Format(StrEnum):
    """How the figures are written."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    geojson = "geojson"
    gpkg = "gpkg"


def displacement(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="TABLE...",
            help="CSV tables of your own: IOM's rounds or shares by oblast, UNHCR's by country, OCHA's population.",
            show_default=False,
        ),
    ],
    round_: Annotated[
        str | None, typer.Option("--round", metavar="N,...", help="Read these rounds alone; by default all.")
    ] = None,
    measure: Annotated[
        str | None, typer.Option("--measure", metavar="NAME", help="One measure alone, such as idps or returnees.")
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Every round and day, not the newest of each series alone.")
    ] = False,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", help="table for people; csv, jsonl, geojson, gpkg for programs; by default as -o ends."
        ),
    ] = None,
    output: options.Output = None,
    lang: options.Lang = None,
    overwrite: options.Overwrite = False,
) -> None:
    """
    Join displacement tables to the 27 units by every code, each figure with its source, series, round and day.

    A unit that a table does not have is unknown, never 0; series, rounds and sources are never added.

    For example:

      frontline displacement iom_rounds.csv --round 20 --measure idps

      frontline displacement iom_rounds.csv --round 18,19,20 --all -o idps.gpkg
    """
    from datetime import UTC, datetime

    from frontline.errors import FrontlineError
    from frontline.screen.formats import choose_format
    from frontline.screen.notes import note
    from frontline.steps.reading.displacement import parse_rounds, read_displacement
    from frontline.steps.reading.shares import list_shares, split_shares
    from frontline.tables.near.displacement import print_displacement, print_shares
    from layers.disk.files import check_target, write_text
    from layers.tables.text import to_csv, to_jsonl

    words = lang.value if lang is not None else "en"
    form = choose_format(form, output=output, formats=Format)
    if output is not None:
        check_target(output, overwrite=overwrite, inputs=paths)
    asked: dict[str, Any] = {"rounds": parse_rounds(round_), "measure": measure, "newest": not every, "lang": words}
    shares, others = split_shares(paths)
    if shares and (others or len(shares) > 1):
        raise FrontlineError(
            f"{shares[0]}: holds shares, which stand beside no other table; give it in a run of its own"
        )
    if shares:
        found = list_shares(shares[0], **asked)
    else:
        found = read_displacement(paths, today=datetime.now(UTC).date(), **asked)
    if form is Format.table:
        (print_shares if shares else print_displacement)(found, lang=words)
        return
    if shares and form in {Format.geojson, Format.gpkg}:
        raise FrontlineError(f"{form.value}: is for figures of people; shares are written as csv or jsonl")
    if form in {Format.geojson, Format.gpkg}:
        if output is None or not found.of_units:
            raise FrontlineError(f"{form.value}: is for a file (-o) of figures by oblast; countries have no areas here")
        typer.echo(_write_areas(found, output, overwrite=overwrite))
    else:
        text = to_csv(found.table) if form is Format.csv else to_jsonl(found.table)
        typer.echo(text if output is None else write_text(output, text, overwrite=overwrite), nl=output is not None)
    for line in found.told:
        note(line)


def _write_areas(found: Any, output: Path, *, overwrite: bool) -> Path:
    """Write the figures on the oblasts' areas, a row for each unit, series and day."""
    from frontline.outputs.own_table import pack_table, write_pack_table
    from frontline.steps.people.notes import note_displacement
    from frontline.steps.reading.base_layers import load_base

    oblasts = load_base("oblasts")[["katottg", "geometry"]]
    frame = oblasts.merge(found.table, on="katottg", how="right")
    days = [str(day) for day in frame["to_date"] if day is not None]
    about = note_displacement(sorted(set(frame["source"])))
    pack = pack_table(frame, about, shape="area", as_of=max(days, default=None), command="frontline displacement")
    return write_pack_table(pack, output, overwrite=overwrite)
