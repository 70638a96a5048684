"""frontline track: how often and how soon a claimant's claims become true on a source's map."""

import json
from dataclasses import replace
from enum import StrEnum
from typing import Annotated, Any

import typer

from frontline.screen import options
from frontline.screen.formats import choose_format
from frontline.steps.opening.given import Given


class Format(StrEnum):
    """How the track record is written."""

    table = "table"
    csv = "csv"
    json = "json"


class By(StrEnum):
    """What episodes are grouped by."""

    claimant = "claimant"
    evidence = "evidence"
    action = "action"
    oblast = "oblast"
    month = "month"
    source = "source"


def track(
    report: options.Reports,
    by: Annotated[By, typer.Option("--by", help="What the claims are grouped by.")] = By.claimant,
    within: Annotated[
        str, typer.Option("--within", metavar="DAYS,...", help="Horizons: shares shown within so many days.")
    ] = "7,30,60,90",
    again: Annotated[
        int | None,
        typer.Option("--again", metavar="DAYS", help="A gain said again within so many days is the same one.", min=0),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="table for people; csv, json for programs; by default as -o ends."),
    ] = None,
    output: options.Output = None,
    plot: options.Plot = None,
    *,
    given: Given,
    overwrite: options.Overwrite = False,
) -> None:
    """
    Say how often, and how soon, claimed gains are shown on control maps, for each claimant or another grouping.

    Without --control a claim counts as confirmed once a report itself assesses or geolocates it.

    For example:

      frontline track reports/*.txt --control control.gpkg

      frontline track reports/*.txt --control control.gpkg --by month --within 30,90 --plot record.png

      frontline track reports/*.txt --by evidence --format csv -o record.csv
    """
    from frontline.screen.notes import note
    from frontline.steps.answers.tell import tell_left_out, tell_voices
    from frontline.steps.answers.track import build_track, parse_horizons
    from frontline.steps.opening.open import open_reports
    from frontline.tables.track import print_track
    from layers.disk.files import check_target, write_bytes, write_text

    horizons = parse_horizons(within)
    form = choose_format(form, output=output, formats=Format)
    for target in filter(None, (output, plot)):
        check_target(target, overwrite=overwrite, inputs=given.inputs(report))
    opened = open_reports(report, replace(given, again=again))
    tell_voices(opened.reading.dated)
    tell_left_out(opened.settlements)
    found = build_track(
        opened.located,
        opened.history,
        by=by.value,
        within=horizons,
        again=opened.again,
        as_of=given.as_of,
        partial=opened.partial,
    )
    if plot is not None:
        from maps.plots.track import draw_track

        write_bytes(plot, draw_track(found.record, within=horizons, form=plot.suffix), overwrite=overwrite)
        note(str(plot))
    if form is Format.table:
        print_track(found, within=horizons, by=by.value)
        return
    text = _write(form, found)
    if output is None:
        typer.echo(text, nl=False)
    else:
        typer.echo(write_text(output, text, overwrite=overwrite))


def _write(form: Format, found: Any) -> str:
    from layers.tables.text import rows, to_csv

    if form is Format.csv:
        return to_csv(found.record)
    mirror = None if found.mirror is None else list(rows(found.mirror))
    told = {"track": list(rows(found.record)), "changes_claimed": mirror}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
