"""frontline people: how many people live near the front, as ranges."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from frontline.screen import options
from frontline.screen.formats import choose_format
from frontline.screen.rows import put_rows
from frontline.steps.opening.given import Given


class By(StrEnum):
    """What people are counted by, besides all together."""

    oblast = "oblast"
    raion = "raion"


class Every(StrEnum):
    """Which maps of a history are told of."""

    week = "week"
    month = "month"


def people(
    report: Annotated[
        list[str] | None, typer.Argument(metavar="[DIR]", help="A campaign's folder, for its maps; else --control.")
    ] = None,
    within: Annotated[
        str, typer.Option("--within", metavar="KM,...", help="Distances from the front; they lie in each other.")
    ] = "5,10,25,50",
    by: Annotated[By | None, typer.Option("--by", help="A row for each oblast or raion besides that for all.")] = None,
    totals: Annotated[
        Path | None,
        typer.Option(
            "--totals", metavar="FILE.csv", help="People by hromada, raion or oblast: what is left is shared out."
        ),
    ] = None,
    raster: Annotated[
        Path | None,
        typer.Option("--raster", metavar="FILE.tif", help="People by the cells of a raster, in place of settlements."),
    ] = None,
    on: options.On = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="YYYY-MM-DD", help="Count ground that changed hands since, too.")
    ] = None,
    every: Annotated[
        Every | None, typer.Option("--every", help="Tell of the last map of each week or month, for a trend.")
    ] = None,
    source: options.Source = None,
    form: options.Form = None,
    output: options.Output = None,
    lang: options.Lang = None,
    *,
    given: Given,
    overwrite: options.Overwrite = False,
) -> None:
    """
    Count the people near the front: each number as low, best and high, with what is unknown behind it.

    The population is that of before the displacement. What can't be told is unknown, never 0.

    For example:

      frontline people --control control.gpkg --totals hromadas.csv --by oblast

      frontline people --control control.gpkg --totals hromadas.csv --within 10 --every month -o trend.csv

      frontline people --control control.gpkg --raster ukr_ppp_2020.tif --by oblast
    """
    from datetime import UTC, datetime

    from frontline.errors import FrontlineError
    from frontline.screen.days import parse_day
    from frontline.screen.notes import note
    from frontline.steps.people.exposure import count_people, parse_distances
    from frontline.steps.people.front import open_front
    from frontline.steps.people.raster import count_raster
    from frontline.tables.near.people import print_people
    from layers.disk.files import check_target

    distances = parse_distances(within)
    day, start = parse_day(on, option="--on"), parse_day(since, option="--since")
    if raster is not None and totals is not None:
        raise FrontlineError(
            "--raster and --totals: are two sources of people, which are never added; give one of them"
        )
    words = lang.value if lang is not None else "en"
    form = choose_format(form, output=output, formats=options.Rows)
    if output is not None:
        check_target(output, overwrite=overwrite, inputs=(*given.inputs(report or []), totals, raster))
    front = open_front(report or [], given, day=day, source=source)
    asked: dict[str, Any] = {"by": by and by.value, "since": start, "every": every and every.value}
    asked |= {"within": distances, "today": datetime.now(UTC).date(), "lang": words}
    found = count_people(front, totals=totals, **asked) if raster is None else count_raster(front, raster, **asked)
    if form is options.Rows.table:
        print_people(found, lang=words)
        return
    for line in found.told:
        note(line)
    put_rows(found.table, form, output, overwrite=overwrite)
