"""frontline heat: thermal anomalies beside the strikes and gains that reports tell of."""

from pathlib import Path
from typing import Annotated

import typer

from frontline.screen import options
from frontline.screen.formats import choose_format
from frontline.screen.rows import put_rows
from frontline.steps.opening.given import Given


def heat(
    report: options.Reports,
    firms: Annotated[
        list[Path],
        typer.Option("--firms", metavar="FILE.csv", help="NASA FIRMS' thermal anomalies, VIIRS or MODIS; repeatable."),
    ],
    within: Annotated[
        float, typer.Option("--within", metavar="KM", help="How near beyond both uncertainties.", min=0)
    ] = 2.0,
    days: Annotated[
        int, typer.Option("--days", metavar="DAYS", help="How many days before and after the event count.", min=0)
    ] = 1,
    at: Annotated[
        list[str] | None,
        typer.Option("--at", metavar="CLAIM=LAT,LON", help="Where a claim was, by a person's word; repeatable."),
    ] = None,
    form: options.Form = None,
    output: options.Output = None,
    lang: options.Lang = None,
    *,
    given: Given,
    overwrite: options.Overwrite = False,
) -> None:
    """
    Set thermal anomalies beside each reported strike or gain: consistent with it, none seen, or no data.

    A thermal anomaly is heat of any cause: it confirms no report, and its absence refutes none.

    For example:

      frontline heat report.txt --firms viirs_june.csv

      frontline heat report.txt --firms viirs_2025.csv --firms viirs_2021.csv --within 3 -o heat.csv
    """
    from datetime import UTC, datetime

    from frontline.screen.notes import note
    from frontline.steps.answers.heat import look_for_heat, read_points, summarise_heat
    from frontline.steps.answers.tell import tell_left_out, tell_voices
    from frontline.steps.opening.open import open_reports
    from frontline.tables.near.heat import print_heat
    from geo.advance.heat import Rule
    from layers.disk.files import check_target

    points = read_points(at or [])
    form = choose_format(form, output=output, formats=options.Rows)
    if output is not None:
        check_target(output, overwrite=overwrite, inputs=(*given.inputs(report), *firms))
    opened = open_reports(report, given)
    tell_voices(opened.reading.dated)
    tell_left_out(opened.settlements)
    table = look_for_heat(opened, firms, rule=Rule(within, days), points=points, today=datetime.now(UTC).date())
    if form is options.Rows.table:
        words = lang.value if lang is not None else "en"
        located = opened.located
        places = dict(zip(located["claim_id"], located["place_name_uk"], strict=True)) if words == "uk" else None
        print_heat(table, lang=words, places=places)
        return
    note(summarise_heat(table))
    put_rows(table, form, output, overwrite=overwrite)
