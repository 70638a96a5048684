"""frontline track: how often and how soon a claimant's claims become true on a source's map."""

import json
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
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


AskedOf = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="REPORT...",
        help="Reports, or a campaign's folder; with --areas a campaign whose maps are asked, or nothing.",
        show_default=False,
    ),
]
Areas = Annotated[
    Path | None,
    typer.Option(
        "--areas",
        metavar="CLAIMS.csv",
        help="Compare areas that claimants state for a period with the maps' own change, in place of reports.",
    ),
]


def track(
    report: AskedOf = None,
    areas: Areas = None,
    by: Annotated[By, typer.Option("--by", help="What the claims are grouped by.")] = By.claimant,
    within: Annotated[
        str, typer.Option("--within", metavar="DAYS,...", help="Horizons: shares shown within so many days.")
    ] = "7,30,60,90",
    again: Annotated[
        int | None,
        typer.Option(
            "--again", metavar="DAYS", help="A gain said again within so many days is the same one.", min=0, max=99_999
        ),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="table for people; csv, json for programs; by default as -o ends."),
    ] = None,
    output: options.Output = None,
    lang: options.Lang = None,
    plot: options.Plot = None,
    *,
    given: Given,
    overwrite: options.Overwrite = False,
) -> None:
    """
    Say how often, and how soon, claims come true: shown on control maps, for each claimant or another grouping.

    Without --control a claim counts as confirmed once a report itself assesses or geolocates it.

    For example:

      frontline track reports/*.txt --control control.gpkg

      frontline track reports/*.txt --control control.gpkg --by month --within 30,90 --plot record.png

      frontline track reports/*.txt --by evidence --format csv -o record.csv

      frontline track --areas claims.csv --control control.gpkg
    """
    from frontline.errors import FrontlineError
    from frontline.screen.notes import note
    from frontline.steps.answers.tell import tell_opened
    from frontline.steps.answers.track import build_track, parse_horizons
    from frontline.steps.opening.open import open_reports
    from frontline.tables.control.track import print_track
    from layers.disk.files import check_target, write_bytes
    from layers.tables.text import rows

    horizons = parse_horizons(within)
    form = choose_format(form, output=output, formats=Format)
    reports = report or []
    for target in filter(None, (output, plot)):
        check_target(target, overwrite=overwrite, inputs=(*given.inputs(reports), areas))
    if areas is not None:
        if plot is not None:
            raise FrontlineError("--plot: draws a track record, no stated areas; leave it out with --areas")
        _track_areas(areas, reports, given, form=form, output=output, overwrite=overwrite)
        return
    if not reports:
        raise FrontlineError("give reports or a campaign's folder, or stated areas with --areas CLAIMS.csv")
    opened = open_reports(reports, replace(given, again=again))
    tell_opened(opened)
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
        print_track(found, within=horizons, by=by.value, lang=lang.value if lang is not None else "en")
        return
    mirror = None if found.mirror is None else list(rows(found.mirror))
    told = {"track": list(rows(found.record)), "changes_claimed": mirror}
    _write(form, found.record, told, output=output, overwrite=overwrite)


def _track_areas(
    areas: Path, reports: list[str], given: Given, *, form: Format, output: Path | None, overwrite: bool
) -> None:
    """Write stated areas beside the change of the control given, or of a campaign's own."""
    from frontline.errors import FrontlineError
    from frontline.steps.answers.stated import compare_areas
    from frontline.steps.opening.campaign import find_campaign
    from frontline.tables.control.stated import print_stated
    from layers.tables.text import rows

    campaign = find_campaign(reports)
    if reports and campaign is None:
        raise FrontlineError(f"{reports[0]}: is no campaign; --areas takes none but a campaign, whose maps are asked")
    maps = [*(given.control or []), *([campaign] if campaign is not None else [])]
    found = compare_areas(areas, replace(given, control=maps))
    if form is Format.table:
        print_stated(found.compared)
        return
    told = {"areas": list(rows(found.compared)), "notes": list(found.told)}
    _write(form, found.compared, told, output=output, overwrite=overwrite)


def _write(form: Format, table: Any, told: dict[str, Any], *, output: Path | None, overwrite: bool) -> None:
    """Write a table as CSV, or what is told of it as JSON, to a file or stdout."""
    from layers.disk.files import write_text
    from layers.tables.text import to_csv

    text = to_csv(table) if form is Format.csv else json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    if output is None:
        typer.echo(text, nl=False)
    else:
        typer.echo(write_text(output, text, overwrite=overwrite))
