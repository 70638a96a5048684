"""frontline join: points of any size and the front of their own day."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from frontline.screen import options


class Engine(StrEnum):
    """Where the work is done."""

    local = "local"
    dask = "dask"


def join(
    points: Annotated[
        list[Path],
        typer.Argument(
            metavar="POINTS...",
            help="Tables of points with a day: .parquet (GeoParquet too) or .csv, all with the same columns.",
            show_default=False,
        ),
    ],
    output: Annotated[Path, typer.Option("-o", metavar="OUT", help="The table to write: .parquet or .csv.")],
    control: options.Control = None,
    engine: Annotated[
        Engine, typer.Option(help="All cores of this machine, or dask's workers; the rows are the same.")
    ] = Engine.local,
    cores: Annotated[
        int | None, typer.Option("--cores", metavar="N", help="Processes to use; all cores unless given.", min=1)
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option("--scheduler", metavar="ADDRESS", help="A running dask scheduler, such as tcp://host:8786."),
    ] = None,
    lon: Annotated[str | None, typer.Option("--lon", metavar="COLUMN", help="Column of longitudes.")] = None,
    lat: Annotated[str | None, typer.Option("--lat", metavar="COLUMN", help="Column of latitudes.")] = None,
    day: Annotated[str | None, typer.Option("--day", metavar="COLUMN", help="Column of days.")] = None,
    verbose: options.Verbose = False,
    overwrite: options.Overwrite = False,
) -> None:
    """
    Say of each point whether it lay behind the front: on its own day, on every map given; rows keep their order.

    For example:

      frontline join fires.parquet --control control.gpkg -o fires-joined.parquet

      frontline join events-*.csv --control summer --day event_date -o events.csv
    """
    from frontline.errors import FrontlineError
    from frontline.screen.notes import note
    from frontline.screen.progress import show_progress
    from frontline.steps.answers.join import join_files
    from frontline.steps.control.controls import open_controls
    from layers.disk.files import check_target
    from layers.disk.paths import lead
    from layers.tables.batches import SUFFIXES, open_points

    if output.suffix.lower() not in SUFFIXES:
        raise FrontlineError(f"-o {output}: ends in none of {', '.join(SUFFIXES)}")
    if scheduler is not None and engine is not Engine.dask:
        raise FrontlineError("--scheduler: is dask's; add --engine dask")
    check_target(output, overwrite=overwrite, inputs=(*points, *(control or ())))
    if not control:
        raise FrontlineError("give maps with --control: a store, a campaign, files or folders")
    once = list({lead(path): path for path in reversed(points)}.values())[::-1]
    if len(once) < len(points):
        note(f"{len(points) - len(once)} of the tables given twice, each is read once")
    files = open_points(once, lon=lon, lat=lat, day=day)
    history = open_controls(control, verbose=verbose)
    with show_progress("joining points", verbose=verbose) as progress:
        counts = join_files(
            files,
            [one for one in history.series if one.days],
            output,
            engine=engine.value,
            cores=cores,
            scheduler=scheduler,
            overwrite=overwrite,
            progress=progress,
        )
    note(f"{counts.rows:,} points")
    for line in counts.told():
        note(line)
    typer.echo(output)
