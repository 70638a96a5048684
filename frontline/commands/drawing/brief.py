"""frontline brief: one page to print, with map, claims, changes, people, displacement, heat and sources."""

from pathlib import Path
from typing import Annotated

import typer

from frontline.screen import options
from frontline.steps.opening.given import PageGiven


def brief(
    report: options.Reports,
    output: Annotated[Path, typer.Option("-o", metavar="FILE", help="Where to write: .html or .pdf.")],
    totals: Annotated[
        Path | None,
        typer.Option("--totals", metavar="FILE.csv", help="People by hromada, raion or oblast, near the front."),
    ] = None,
    firms: Annotated[
        list[Path] | None,
        typer.Option("--firms", metavar="FILE.csv", help="NASA FIRMS' thermal anomalies; repeatable."),
    ] = None,
    raster: Annotated[
        Path | None,
        typer.Option("--raster", metavar="FILE.tif", help="People near the front by the cells of a raster."),
    ] = None,
    areas: Annotated[
        Path | None,
        typer.Option("--areas", metavar="FILE.csv", help="Areas as claimants state them, beside the maps' changes."),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option("--tables", metavar="FILE.gpkg", help="Write the tables behind its numbers, too."),
    ] = None,
    *,
    given: PageGiven,
    overwrite: options.Overwrite = False,
) -> None:
    """
    Write a brief to print, in one file without network: every number can be followed up in a table it names.

    For example:

      frontline brief report.txt --control control.gpkg -o brief.html

      frontline brief summer --totals hromadas.csv --displacement iom.csv --firms viirs.csv -o brief.pdf

      frontline brief report.txt --control control.gpkg --raster ukr_ppp_2020.tif --tables brief.gpkg -o brief.pdf
    """
    from datetime import UTC, datetime

    from frontline.errors import FrontlineError
    from frontline.outputs.brief_tables import check_tables_target, write_brief_tables
    from frontline.screen.notes import note
    from frontline.steps.answers.tell import tell_drawn
    from frontline.steps.brief.make import Tables, make_brief
    from frontline.steps.opening.open import open_reports
    from frontline.steps.opening.public import ask_rule, public_quotes, publish
    from frontline.steps.reading.displacement import parse_rounds
    from layers.disk.files import check_target, write_bytes

    if raster is not None and totals is not None:
        raise FrontlineError(
            "--raster and --totals: are two sources of people, which are never added; give one of them"
        )
    tables = Tables(
        totals, raster, areas, given.displacement or (), parse_rounds(given.round), firms or (), given.as_of
    )
    rule = ask_rule(given.public, given.delay)
    suffix = output.suffix.lower()
    if suffix not in {".html", ".htm", ".pdf"}:
        raise FrontlineError(f"-o {output}: a brief is written as .html or .pdf")
    check_target(output, overwrite=overwrite, inputs=(*given.inputs(report), *tables.inputs))
    check_tables_target(into, overwrite=overwrite, inputs=(*given.inputs(report), *tables.inputs))
    opened = publish(open_reports(report, given), rule)
    made = make_brief(
        opened,
        tables,
        form="pdf" if suffix == ".pdf" else "png",
        today=datetime.now(UTC).date(),
        quotes=public_quotes(given.quotes.value, rule),
        rule=rule,
    )
    if suffix == ".pdf":
        from maps.brief.sheets import render_sheets

        data = render_sheets(made)
    else:
        from maps.brief.page import render_brief

        data = render_brief(made).encode("utf-8")
    write_bytes(output, data, overwrite=overwrite)
    if into is not None:
        quotes = public_quotes(given.quotes.value, rule)
        write_brief_tables(
            made, opened, into, quotes=quotes, command=f"frontline brief -o {output.name}", overwrite=overwrite
        )
        note(f"the tables behind its numbers: {into}")
    tell_drawn(opened)
    typer.echo(output)
