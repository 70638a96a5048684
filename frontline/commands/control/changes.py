"""frontline changes: what changed hands between two days, by day, month or oblast."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from frontline.screen import options
from frontline.screen.days import parse_day
from frontline.screen.formats import choose_format


class By(StrEnum):
    """What the sums are grouped by."""

    day = "day"
    month = "month"
    oblast = "oblast"
    raion = "raion"


class Format(StrEnum):
    """How the changes are written."""

    table = "table"
    csv = "csv"
    json = "json"
    geojson = "geojson"


def changes(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH|STORE...", help="Control files, folders or a store.", show_default=False),
    ],
    start: Annotated[
        str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="What this day shows is the state before.")
    ] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="YYYY-MM-DD", help="The last day that counts.")] = None,
    by: Annotated[
        By | None, typer.Option("--by", help="Sum day-to-day changes by day, month, oblast or raion.")
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", help="table for people; csv, json for sums; geojson for faces; by default as -o ends."
        ),
    ] = None,
    plot: options.Plot = None,
    output: options.Output = None,
    sliver: Annotated[
        float, typer.Option("--sliver", metavar="METRES", help="Count faces narrower than this apart.", min=0)
    ] = 0.0,
    places: Annotated[
        Path | None,
        typer.Option("--places", metavar="FILE", help="Areas of your own with a column name_en, for --by raion."),
    ] = None,
    settlements: options.Settlements = None,
    date: options.Day = None,
    kind: options.Kind = None,
    control_layer: options.ControlLayer = None,
    partial: options.Partial = False,
    overwrite: options.Overwrite = False,
) -> None:
    """
    Say what changed hands on a control source's map: square kilometres gained, lost and net, on the ellipsoid.

    Without --by, the last day is compared with the first. Dates are those of the source's publications.

    For example:

      frontline changes control.gpkg --from 2025-06-01 --to 2025-06-30 --by day

      frontline changes control.gpkg --by month --plot year.png

      frontline changes control.gpkg --from 2025-06-12 --to 2025-07-12 --format geojson -o faces.geojson
    """
    from frontline.outputs.pictures import check_plot
    from frontline.screen.notes import note
    from frontline.steps.control.controls import open_controls
    from frontline.steps.opening.given import list_inputs
    from frontline.tables.control.sums import print_sums
    from geo.control.changes import cut_by_places, find_changes, sum_changes
    from layers.disk.files import check_target, write_bytes, write_text

    form = choose_format(form, output=output, formats=Format)
    check_plot(plot)
    for target in filter(None, (output, plot)):
        check_target(target, overwrite=overwrite, inputs=list_inputs([str(path) for path in paths]))
    first, last = parse_day(start, option="--from"), parse_day(end, option="--to")
    history = open_controls(paths, day=date, kind=kind, layer=control_layer, partial=partial)
    _check_window(history, first, last)
    _tell_edges(history, first, last)
    oblasts = None
    if by is By.oblast or form is Format.geojson:
        from frontline.steps.reading.base_layers import load_base

        oblasts = load_base("oblasts")
    stepwise = by is not None or plot is not None
    found = find_changes(history, start=first, end=last, stepwise=stepwise, places=oblasts)
    if by is By.raion:
        found = cut_by_places(found, _read_places(places, settlements), column="raion")
    sums = sum_changes(found, by=None if by is None else by.value, sliver_m=sliver)
    if plot is not None:
        from maps.plots.changes import draw_changes

        grouped = sum_changes(found, by="day" if by is By.day else "month", sliver_m=sliver)
        write_bytes(plot, draw_changes(grouped, form=plot.suffix), overwrite=overwrite)
        note(str(plot))
    if form is Format.table:
        print_sums(sums)
        note("km2 on the ellipsoid; dates are those of publication on the source's map, not days of fighting")
        return
    text = _write(form, sums, found)
    if output is None:
        typer.echo(text, nl=False)
    else:
        typer.echo(write_text(output, text, overwrite=overwrite))


def _read_places(path: Path | None, settlements: Path | None) -> Any:
    """Read areas of one's own to sum by; refuses a missing file, missing names and another reference system."""
    from frontline.errors import FrontlineError
    from frontline.steps.reading.raions import read_areas

    if path is None and settlements is not None:
        from frontline.steps.reading.raions import derive_own

        return derive_own(settlements)
    if path is None:
        from frontline.steps.reading.base_layers import load_fetched

        raions = load_fetched("raions")
        if raions is None:
            raise FrontlineError(
                "--by raion: the packaged raions are for naming alone; fetch surveyed ones (frontline fetch cod_ab), "
                "give areas with a column name_en as --places FILE, or a fuller gazetteer as --settlements FILE"
            )
        return raions
    return read_areas(path)


def _check_window(history: Any, first: Any, last: Any) -> None:
    """Refuse a window in which no source has two days to compare."""
    from frontline.errors import FrontlineError

    for one in history.series:
        if one.days and (last is None or last > one.days[0]) and (first is None or first < one.days[-1]):
            return
    spans = ", ".join(f"{one.source} {one.kind} {one.days[0]} to {one.days[-1]}" for one in history.series if one.days)
    raise FrontlineError(
        f"--from {first} --to {last}: no source has two days to compare there; days: {spans or 'none'}"
    )


def _tell_edges(history: Any, first: Any, last: Any) -> None:
    """Say where a window asked for reaches beyond the days of a source: nothing is known of it there."""
    from frontline.screen.notes import note

    for one in history.series:
        words = []
        if first is not None and one.days and first < one.days[0]:
            words.append(f"begins on {one.days[0]}, after --from {first}")
        if last is not None and one.days and last > one.days[-1]:
            words.append(f"ends on {one.days[-1]}, before --to {last}")
        if words:
            note(f"{one.source} {one.kind}: {' and '.join(words)}; only its own days are compared")


def _write(form: Format, sums: Any, found: Any) -> str:
    from layers.tables.text import rows, to_csv, to_geojson

    if form is Format.geojson:
        return to_geojson(found)
    if form is Format.json:
        import json

        return json.dumps(list(rows(sums)), ensure_ascii=False, indent=1) + "\n"
    return to_csv(sums)
