"""frontline check: a user's own layer against what its name promises, a pack's folder against its manifest."""

from pathlib import Path
from typing import Annotated

import typer


def check(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A layer (GeoPackage, GeoParquet, FlatGeobuf, GeoJSON, CSV, shapefile), or a pack's folder.",
        ),
    ],
    layer: Annotated[
        str | None, typer.Option("--layer", metavar="NAME", help="What a layer is meant to be, such as settlements.")
    ] = None,
) -> None:
    """
    Check a layer of your own: every missing column, wrong value and bad geometry in one go, each with the mend.

    Of a pack's folder every file is held against the manifest: none is missing, changed or of another pack.

    For example:

      frontline check my_settlements.gpkg --layer settlements

      frontline check polygons.geojson --layer control

      frontline check pack
    """
    from frontline.errors import FrontlineError
    from frontline.screen.notes import note, plain_line
    from layers.tables.read import read_table
    from layers.tables.schemas import columns_of, find_faults

    if layer is None and file.is_dir():
        _check_pack(file)
        return
    if layer is None:
        raise FrontlineError(f"{file}: say with --layer what it is meant to be, such as --layer settlements")
    columns = columns_of(layer)
    frame = read_table(file, layer=layer, columns=columns)
    faults = find_faults(frame, layer=layer)
    for fault in faults:
        typer.echo(plain_line(fault))
    if faults:
        raise FrontlineError(f"{file}: {len(faults)} faults as layer {layer}, listed above; mend them and check again")
    note(f"{file}: {len(frame)} rows, all as layer {layer} promises")


def _check_pack(folder: Path) -> None:
    """Hold a pack's folder against its manifest."""
    from frontline.errors import FrontlineError
    from frontline.screen.notes import note, plain_line
    from layers.export.manifest import find_mixture

    faults = find_mixture(folder)
    for fault in faults:
        typer.echo(plain_line(fault))
    if faults:
        raise FrontlineError(f"{folder}: is no whole pack, {len(faults)} faults listed above; write it anew")
    note(f"{folder}: every file is as its manifest lists it")
