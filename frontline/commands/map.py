"""frontline map: the interactive page of one or more reports."""

from pathlib import Path
from typing import Annotated

import typer

from frontline import options


def map_(
    report: options.Reports,
    output: Annotated[
        Path | None,
        typer.Option("-o", metavar="MAP.html", help="The page to write; by default the report's name with .html here."),
    ] = None,
    control: options.Control = None,
    lang: Annotated[options.Language, typer.Option(help="Language of the page when it opens.")] = options.Language.en,
    tiles: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Background tiles by their xyzservices name, such as OpenTopoMap; they load only when the reader "
            "switches them on. tile.openstreetmap.org refuses pages opened from disk.",
        ),
    ] = None,
    quotes: Annotated[
        options.Quotes, typer.Option(help="How much of each sentence the page quotes.")
    ] = options.Quotes.short,
    settlements: options.Settlements = None,
    date: options.Day = None,
    kind: options.Kind = None,
    corrections: options.Corrections = None,
    published: options.Published = None,
    overwrite: options.Overwrite = False,
) -> None:
    """
    Draw a report as one interactive page that needs no network.

    Control of several days (a folder or a store) gives the page a slider over every day of it.

    For example:

      frontline map report.txt

      frontline map report.txt -o june.html --control my_polygons.geojson --date 2025-06-12 --kind assessed_control

      frontline map report.txt --control control.gpkg --control more_days/
    """
    from frontline import pipeline
    from frontline.console import note, remind_if_fresh, tell_standings
    from frontline.controls import open_controls, tell_ends, tell_findings
    from frontline.drawing import draw_page
    from frontline.pagehistory import snapshots_near
    from layers.files import check_target, write_text

    first = "report" if report[0] == "-" else Path(report[0]).stem
    target = output or Path(f"{first}.html")
    check_target(target, overwrite=overwrite, inputs=(*report, *(control or []), settlements, corrections))
    reading = pipeline.read(report, published=published, tell=note)
    pipeline.require_claims(reading, paths=report)
    controls = open_controls(control or [], day=date, kind=kind)
    tell_findings(controls.findings)
    tell_ends(controls.history, reading)
    history = controls.history if controls.history.series else None
    near = snapshots_near(history, reading)
    located = pipeline.locate_claims(reading, settlements=settlements, control=near, corrections=corrections)
    page = draw_page(
        reading, located, control=history, lang=lang.value, quotes=quotes.value, tiles=tiles, settlements=settlements
    )
    write_text(target, page, overwrite=overwrite)
    tell_standings(located, settlements=settlements)
    remind_if_fresh(reading.reports)
    typer.echo(target)
