"""frontline objects: how many hospitals, schools and power objects lie near ground that changed hands."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from frontline.screen import options
from frontline.steps.opening.given import Given


class By(StrEnum):
    """What objects are counted by, besides all together."""

    oblast = "oblast"
    raion = "raion"
    hromada = "hromada"


def objects(
    extract: Annotated[
        Path,
        typer.Argument(
            metavar="EXTRACT", help="An OpenStreetMap extract of your own: .osm.pbf or .osm.", show_default=False
        ),
    ],
    since: Annotated[
        str, typer.Option("--since", metavar="YYYY-MM-DD", help="Ground that changed hands since this day's map.")
    ],
    within: Annotated[
        str, typer.Option("--within", metavar="KM,...", help="Distances from it, 0: in it; they lie in each other.")
    ] = "0,5,10",
    by: Annotated[
        By, typer.Option("--by", help="The units objects are counted by; hromada needs --hromadas.")
    ] = By.oblast,
    hromadas: Annotated[
        Path | None,
        typer.Option(
            "--hromadas", metavar="FILE", help="Areas of hromadas: a column name_en or ADM3_EN; for --by hromada."
        ),
    ] = None,
    on: options.On = None,
    source: options.Source = None,
    form: options.Form = None,
    output: options.Output = None,
    public: options.Public = False,
    delay: options.Delay = 72,
    lang: options.Lang = None,
    *,
    given: Given,
    overwrite: options.Overwrite = False,
) -> None:
    """
    Count hospitals, schools and power objects within distances of ground that changed hands: counts alone.

    No output names an object or says where it is. With --public few are left out.

    For example:

      frontline objects donetsk.osm.pbf --control control.gpkg --since 2025-06-01

      frontline objects ukraine.osm.pbf --control control.gpkg --since 2025-06-01 --by raion --public -o objects.csv

      frontline objects ukraine.osm.pbf --control control.gpkg --since 2025-06-01 --by hromada --hromadas adm3.gpkg
    """
    from frontline.errors import FrontlineError
    from frontline.screen.days import parse_day
    from frontline.screen.formats import choose_format
    from frontline.screen.notes import note
    from frontline.screen.rows import put_rows
    from frontline.steps.opening.public import ask_rule
    from frontline.steps.people.front import open_front
    from frontline.steps.people.objects import count_near_changes, parse_reaches
    from frontline.tables.near.objects import print_objects
    from layers.disk.files import check_target

    reaches = parse_reaches(within)
    day, start = parse_day(on, option="--on"), parse_day(since, option="--since")
    if start is None:
        raise FrontlineError("--since: give a day, such as 2025-06-01")
    if hromadas is not None and by is not By.hromada:
        raise FrontlineError(f"--hromadas {hromadas}: is for --by hromada; add that, or leave the file out")
    rule = ask_rule(public, delay)
    form = choose_format(form, output=output, formats=options.Rows)
    if output is not None:
        check_target(output, overwrite=overwrite, inputs=(*given.inputs([]), extract, hromadas))
    front = open_front([], given, day=day, source=source, rule=rule)
    found = count_near_changes(front, extract, within=reaches, by=by.value, since=start, rule=rule, hromadas=hromadas)
    if form is options.Rows.table:
        print_objects(found, lang=lang.value if lang is not None else "en")
        return
    for line in found.told:
        note(line)
    put_rows(found.table, form, output, overwrite=overwrite)
