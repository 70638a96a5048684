"""frontline history: dated control polygons become a store of faces."""

from pathlib import Path
from typing import Annotated, Any

import typer

from frontline.screen import options

REDRAWN = 8
"""How many times the edges of one day a series may hold before it is said to redraw its lines."""

Snapshots = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...", help="Control polygons of your own copy: files, folders or archives.", show_default=False
    ),
]


def history(
    paths: Snapshots,
    output: Annotated[
        Path, typer.Option("-o", metavar="STORE.gpkg", help="The store; later days are added to one that exists.")
    ],
    date: options.Day = None,
    kind: options.Kind = None,
    control_layer: options.ControlLayer = None,
    partial: options.Partial = False,
    grid: Annotated[
        float,
        typer.Option("--grid", metavar="METRES", help="Round corners to a grid first; off unless given.", min=0),
    ] = 0.0,
    verbose: options.Verbose = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Build the history anew; the store's ledger is kept.")
    ] = False,
) -> None:
    """
    Turn dated control polygons into a store: every area with the days it was held, exact to the last corner.

    For example:

      frontline history deepstate/ -o control.gpkg

      frontline history deepstate/deepstatemap_data_20260101.geojson -o control.gpkg
    """
    from frontline.errors import FrontlineError
    from frontline.screen.notes import note
    from frontline.screen.progress import show_waiting
    from frontline.steps.control.controls import read_snapshots
    from frontline.steps.control.tell_control import tell_disputed, tell_findings
    from geo.control.history import History, insert_snapshots
    from layers.control.store import count_faces, is_store, load_history, save_history
    from layers.disk.files import check_target
    from layers.disk.locks import hold

    if not is_store(output):
        if output.is_file():
            raise FrontlineError(f"{output}: exists, is no store of maps and is kept; choose another name with -o")
        check_target(output, overwrite=False)
    reading = read_snapshots(paths, day=date, kind=kind, layer=control_layer, partial=partial, verbose=verbose)
    tell_findings(reading.findings)
    frame = _round(reading.snapshots, metres=grid)
    with hold(output, tell=note):  # from reading the store to writing it: another run's days are met, never lost
        before = load_history(output) if is_store(output) and not overwrite else History(())
        days = {(one.source, one.kind, day) for one in before.series for day in one.days}
        new = [key not in days for key in zip(frame["source"], frame["kind"], frame["date"], strict=True)]
        tell_disputed(before, frame, name=str(output))
        if not any(new):
            note(
                f"{output}: has these days already, nothing was changed; build it anew with --overwrite to mend old "
                "days"
            )
            typer.echo(output)
            return
        if not all(new):
            note(f"{output}: has {len(new) - sum(new)} of the snapshots already; they were left as they are")
        after = insert_snapshots(before, frame[new])
        for one in after.series:
            if len(one.runs.xy) > REDRAWN * max(len(one.runs.alive), 5_000):
                note(
                    f"{one.source} {one.kind}: redraws most lines from day to day ({len(one.runs.xy):,} edges); that "
                    "takes long and cuts slivers; --grid 0.1 puts its corners on a grid of 10 cm first"
                )
        with show_waiting("cutting the maps into faces") as move:
            save_history(after, output, progress=move)
    faces = count_faces(output)
    for one in after.series:
        note(
            f"{one.source} {one.kind}: {len(one.days)} days from {one.days[0]} to {one.days[-1]}, "
            f"{faces.get((one.source, one.kind), 0):,} faces"
        )
    typer.echo(output)


def _round(snapshots: Any, *, metres: float) -> Any:
    """Return snapshots on a grid where one was asked for, and say how much that changed."""
    if not metres:
        return snapshots
    from frontline.screen.notes import note
    from layers.control.checks.shapes import round_areas

    areas, share = round_areas(list(snapshots.geometry), metres=metres)
    note(f"rounded to {metres:g} m as asked: no area changed by more than {share:.2g} of itself")
    return snapshots.set_geometry(type(snapshots.geometry)(areas, index=snapshots.index, crs=snapshots.crs))
