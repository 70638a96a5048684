"""frontline settlements: the settlements near the front, their people, side, changes and claims."""

from pathlib import Path
from typing import Annotated

import typer

from frontline.screen import options
from frontline.steps.opening.given import Given


def settlements(
    report: Annotated[
        list[str] | None,
        typer.Argument(metavar="[REPORT...]", help="Reports, or a campaign: their last claims stand in the table."),
    ] = None,
    within: Annotated[
        float, typer.Option("--within", metavar="KM", help="How far from the front settlements are listed.", min=0)
    ] = 25.0,
    on: options.On = None,
    source: options.Source = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", metavar="FILE", help="Write all rows: .csv, .gpkg, .geojson, .parquet, .fgb or .jsonl."),
    ] = None,
    public: options.Public = False,
    delay: options.Delay = 72,
    lang: options.Lang = None,
    *,
    given: Given,
    overwrite: options.Overwrite = False,
) -> None:
    """
    List the settlements near the front: distance, side of the front on a day, since when, people where known.

    The front is where a source's assessed control faces the rest of the country. What is unknown stays unknown.

    For example:

      frontline settlements --control control.gpkg --within 25

      frontline settlements report.txt --control control.gpkg --on 2025-06-12 -o near.gpkg
    """
    from frontline.outputs.own_table import check_table_target, pack_table, write_pack_table
    from frontline.screen.days import parse_day
    from frontline.steps.opening.public import ask_rule
    from frontline.steps.people.front import open_front
    from frontline.steps.people.near import list_near
    from frontline.tables.near.near import print_near

    day = parse_day(on, option="--on")
    rule = ask_rule(public, delay)
    if output is not None:
        check_table_target(output, overwrite=overwrite, inputs=given.inputs(report or []))
    front = open_front(report or [], given, day=day, source=source, rule=rule)
    words = lang.value if lang is not None else "en"
    found = list_near(front, within=within, rule=rule, lang=words)
    if output is None:
        print_near(found, lang=words)
        return
    from frontline.screen.notes import note
    from frontline.steps.people.notes import note_near
    from frontline.steps.reading.words import say

    about = note_near(front.series.source, within=within)
    command = f"frontline settlements --within {within:g} --on {front.day}"
    pack = pack_table(
        found.table,
        about,
        shape="point",
        as_of=front.day.isoformat(),
        command=command,
        publication=front.publication,
    )
    typer.echo(write_pack_table(pack, output, overwrite=overwrite))
    for line in (say("near_all", words, count=len(found.table)), *found.told):
        note(line)
