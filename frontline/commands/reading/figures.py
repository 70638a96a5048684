"""frontline figures: the quantities of a report, and whether they fit each other."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from frontline.screen import options
from frontline.screen.formats import choose_format
from frontline.screen.rows import put_rows

if TYPE_CHECKING:
    from reports.figure import Figure
    from reports.figures.checks.finding import CheckFinding


def figures(
    report: options.Reports,
    form: options.Form = None,
    check: Annotated[
        bool, typer.Option("--check", help="Set the figures against each other and list what agrees and what does not.")
    ] = False,
    plot: options.Plot = None,
    output: options.Output = None,
    quotes: options.Quoted = options.Quotes.full,
    published: options.Published = None,
    voice: options.Voice = None,
    lang: options.Lang = None,
    overwrite: options.Overwrite = False,
) -> None:
    """
    List the quantities of a report: value, unit, subject, period, who says it and who passes it on.

    With --check, the sums, averages, ratios and rates that must fit each other, both sentences side by side.

    For example:

      frontline figures report.txt

      frontline figures report.txt --check

      frontline figures report.txt --format csv -o figures.csv --plot figures.png
    """
    from frontline.outputs.pictures import check_plot
    from frontline.screen.notes import note
    from frontline.steps.opening.campaign import list_reports
    from frontline.steps.opening.given import list_inputs
    from frontline.steps.reading import read_and_locate
    from frontline.tables.reading.figures import print_checks, print_figures
    from layers.disk.files import check_target, write_bytes
    from layers.tables.quotes import conceal_figure, conceal_finding
    from reports.figures.checks.check import check_figures
    from reports.figures.find import find_figures

    words = lang.value if lang is not None else "en"
    form = choose_format(form, output=output, formats=options.Rows)
    check_plot(plot)
    for target in filter(None, (output, plot)):
        check_target(target, overwrite=overwrite, inputs=list_inputs(report))
    documents = read_and_locate.read(list_reports(report), published=published, voice=voice, tell=note).reports
    found = [figure for document in documents for figure in find_figures(document)]
    findings = [conceal_finding(finding) for finding in check_figures(found)] if check or plot else []
    found = [conceal_figure(figure) for figure in found]
    if not found:
        note(f"{', '.join(report)}: no figure found")
    if plot is not None:
        from maps.plots.figures import draw_figures

        picture = draw_figures(found, findings, suffix=plot.suffix)
        # the path of a file asked for is data; beside a table or rows on stdout it would be in the way
        note(str(write_bytes(plot, picture, overwrite=overwrite)))
    if form is options.Rows.table:
        if check:
            print_checks(findings, quotes=quotes.value, lang=words)
        else:
            print_figures(found, lang=words)
        return
    put_rows(_frame(found, findings, check=check, quotes=quotes.value), form, output, overwrite=overwrite)


def _frame(found: "list[Figure]", findings: "list[CheckFinding]", *, check: bool, quotes: str) -> Any:
    """Make a frame of the figures, or of the findings with `check`, its sentences quoted as asked."""
    import pandas as pd

    from layers.tables.quotes import shorten
    from reports.figures.checks.rows import CHECK_COLUMNS, check_row
    from reports.figures.rows import FIGURE_COLUMNS, figure_row

    rows = [check_row(finding) for finding in findings] if check else [figure_row(figure) for figure in found]
    for row in rows:
        for name in ("sentence", "sentence_stated", "sentence_against"):
            if name in row and quotes != "full":
                row[name] = shorten(row[name]) if quotes == "short" else ""
    return pd.DataFrame(rows, columns=list(CHECK_COLUMNS if check else FIGURE_COLUMNS), dtype=object)
