"""frontline check: a user's own layer against what its name promises."""

from pathlib import Path
from typing import Annotated

import typer


def check(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="GeoPackage, GeoParquet, FlatGeobuf, GeoJSON, CSV or shapefile.")
    ],
    layer: Annotated[str, typer.Option("--layer", metavar="NAME", help="What it is meant to be, such as settlements.")],
) -> None:
    """
    Check a layer of your own: every missing column, wrong value and bad geometry in one go, each with the mend.

    For example:

      frontline check my_settlements.gpkg --layer settlements

      frontline check polygons.geojson --layer control
    """
    from frontline.errors import FrontlineError
    from frontline.screen.notes import note
    from layers.tables.read import read_table
    from layers.tables.schemas import columns_of, find_faults

    columns = columns_of(layer)
    frame = read_table(file, layer=layer, columns=columns)
    faults = find_faults(frame, layer=layer)
    for fault in faults:
        typer.echo(fault)
    if faults:
        raise FrontlineError(f"{file}: {len(faults)} faults as layer {layer}, listed above; mend them and check again")
    note(f"{file}: {len(frame)} rows, all as layer {layer} promises")
