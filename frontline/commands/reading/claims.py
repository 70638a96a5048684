"""frontline claims: the table of claims, with or without its places' reasons."""

from enum import StrEnum
from typing import Annotated, Any

import typer

from frontline.errors import FrontlineError
from frontline.screen import options
from frontline.screen.formats import choose_format
from frontline.steps.opening.given import Given


class By(StrEnum):
    """What claims are set beside each other by."""

    place = "place"


class Format(StrEnum):
    """How the claims are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    geojson = "geojson"


def claims(
    report: options.Reports,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="table for people; jsonl, csv, geojson for programs; by default as -o ends."),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say for each place what decided and what came second.")
    ] = False,
    explain_reading: Annotated[
        bool,
        typer.Option(
            "--explain-reading", help="Show for each sentence its spans, its clauses and on whose word they are."
        ),
    ] = False,
    by: Annotated[
        By | None,
        typer.Option("--by", help="Set the claims of all voices on one place and gain beside each other in time."),
    ] = None,
    output: options.Output = None,
    lang: options.Lang = None,
    quotes: options.Quoted = options.Quotes.full,
    *,
    given: Given,
    overwrite: options.Overwrite = False,
) -> None:
    """
    List every claim of a report: who is said to have done what, where, on whose word, with what evidence.

    For example:

      frontline claims report.txt

      frontline claims report.txt --format csv -o claims.csv

      frontline claims report.txt --explain --settlements geonames_ua.parquet

      frontline claims report.txt --explain-reading

      frontline claims reports/ --by place
    """
    from frontline.outputs.gather import gather_claims, pack_claims
    from frontline.outputs.write import put_table
    from frontline.screen.notes import note
    from frontline.steps.answers.tell import tell_left_out, tell_standings, tell_voices
    from frontline.steps.opening.open import open_reports
    from frontline.tables.reading.claims import print_claims
    from layers.disk.files import check_target
    from layers.tables.quotes import conceal, shorten_quotes

    if explain_reading:
        _print_reading(report, published=given.published, voice=given.voice)
        return
    if by is not None and (output is not None or form not in {None, Format.table}):
        raise FrontlineError("--by place: is a table to read; leave out -o and --format, or leave out --by")
    form = choose_format(form, output=output, formats=Format)
    if output is not None:
        check_target(output, overwrite=overwrite, inputs=given.inputs(report))
    opened = open_reports(report, given, must_map=False)
    for undated in (r for r in opened.reading.dated if r.published is None):
        note(f"{undated.name}: the text states no date, so published is empty; add --published YYYY-MM-DD")
    if not opened.reading.claims:
        note(f"{', '.join(report)}: no claim about ground action found")
    tell_voices(opened.reading.dated)
    located = opened.located
    words = lang.value if lang is not None else "en"
    if by is not None:
        _print_voices(located, lang=words)
        return
    if form is Format.table:
        print_claims(shorten_quotes(conceal(located), mode=quotes.value), explain=explain, lang=words)
        tell_standings(located, settlements=opened.settlements)
        return
    tell_left_out(opened.settlements)
    every = form is Format.jsonl
    if not every and (withheld := int(located["withheld"].notna().sum())):
        note(f"{withheld} withheld claims left out")  # what opens in a spreadsheet or GIS is an export
    table = gather_claims(located, quotes=quotes.value, withheld=every, again=opened.again)
    pack = pack_claims(
        opened.reading, table, command="frontline claims", cited=form is Format.geojson, settlements=opened.settlements
    )
    told = put_table(pack.table(table.name), pack, suffix=f".{form.value}", output=output, overwrite=overwrite)
    typer.echo(told, nl=output is not None)


def _print_voices(located: Any, *, lang: str) -> None:
    """Print who said what of each place when."""
    from frontline.tables.reading.voices import print_voices
    from geo.advance.voices import compare_voices

    places = dict(zip(located["katottg"], located["place_name_uk"], strict=True)) if lang == "uk" else None
    print_voices(compare_voices(located), lang=lang, places=places)


def _print_reading(report: list[str], *, published: str | None, voice: str | None) -> None:
    """Print how every sentence of the reports was read; nothing is placed or written."""
    from frontline.screen.notes import escape_controls, note
    from frontline.steps.answers.tell import tell_voices
    from frontline.steps.reading import read_and_locate
    from reports.claims.explain import explain_reading

    reading = read_and_locate.read(report, published=published, voice=voice, tell=note)
    tell_voices(reading.dated)
    for document in reading.reports:
        for line in explain_reading(document):
            typer.echo(escape_controls(line))
