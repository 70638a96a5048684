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
    *,
    given: PageGiven,
    overwrite: options.Overwrite = False,
) -> None:
    """
    Write a brief to print, in one file without network: every number can be followed up in a table it names.

    For example:

      frontline brief report.txt --control control.gpkg -o brief.html

      frontline brief summer --totals hromadas.csv --displacement iom.csv --firms viirs.csv -o brief.pdf
    """
    from datetime import UTC, datetime

    from frontline.errors import FrontlineError
    from frontline.steps.answers.tell import tell_drawn
    from frontline.steps.brief.make import Tables, make_brief
    from frontline.steps.opening.open import open_reports
    from frontline.steps.opening.public import ask_rule, public_quotes, publish
    from frontline.steps.reading.displacement import parse_rounds
    from layers.disk.files import check_target, write_bytes

    tables = Tables(totals, given.displacement or (), parse_rounds(given.round), firms or (), given.as_of)
    rule = ask_rule(given.public, given.delay)
    suffix = output.suffix.lower()
    if suffix not in {".html", ".htm", ".pdf"}:
        raise FrontlineError(f"-o {output}: a brief is written as .html or .pdf")
    check_target(output, overwrite=overwrite, inputs=(*given.inputs(report), *tables.inputs))
    opened = publish(open_reports(report, given), rule)
    made = make_brief(
        opened,
        tables,
        form="pdf" if suffix == ".pdf" else "png",
        today=datetime.now(UTC).date(),
        quotes=public_quotes(given.quotes.value, rule),
        fewest=rule.fewest if rule else 0,
    )
    if suffix == ".pdf":
        from maps.brief.sheets import render_sheets

        data = render_sheets(made)
    else:
        from maps.brief.page import render_brief

        data = render_brief(made).encode("utf-8")
    write_bytes(output, data, overwrite=overwrite)
    tell_drawn(opened)
    typer.echo(output)
