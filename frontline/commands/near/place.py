"""frontline place: the history of one settlement."""

import json
from enum import StrEnum
from typing import Annotated, Any

import typer

from frontline.screen import options
from frontline.screen.formats import choose_format


class Format(StrEnum):
    """How the history is written."""

    table = "table"
    csv = "csv"
    json = "json"


def place(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The campaign; a single report will do.")],
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A settlement's name or code; all in a table unless given.")
    ] = None,
    oblast: Annotated[
        str | None, typer.Option("--oblast", metavar="NAME", help="The oblast it lies in, where several bear the name.")
    ] = None,
    as_of: options.AsOf = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="table for people; csv, json for programs; by default as -o ends."),
    ] = None,
    output: options.Output = None,
    control: options.Control = None,
    settlements: options.Settlements = None,
    public: options.Public = False,
    delay: options.Delay = 72,
    lang: options.Lang = None,
    overwrite: options.Overwrite = False,
) -> None:
    """
    Tell the history of a settlement: each claim in order with its outcome, and its status on every map over time.

    Homonyms are listed and asked about, never guessed.

    For example:

      frontline place summer Bahatyr

      frontline place summer Novoukrainka --oblast Donetsk

      frontline place summer --format csv -o places.csv
    """
    from frontline.screen.notes import note
    from frontline.steps.answers.place import list_places, tell_place
    from frontline.steps.opening.open import Given, open_reports
    from frontline.steps.opening.public import ask_rule, publish
    from frontline.tables.near.place import print_place, print_places
    from layers.disk.files import check_target, write_text
    from layers.tables.text import to_csv

    words = lang.value if lang is not None else "en"
    rule = ask_rule(public, delay)
    form = choose_format(form, output=output, formats=Format)
    given = Given(control=control, settlements=settlements, as_of=as_of)
    if output is not None:
        check_target(output, overwrite=overwrite, inputs=given.inputs([folder]))
    opened = publish(open_reports([folder], given), rule)
    found = None if name is None else tell_place(opened, name, oblast=oblast)
    for line in opened.publication:
        note(line)
    table = list_places(opened) if found is None else found.claims
    if form is Format.table:
        print_places(table) if found is None else print_place(found, lang=words)
        return
    for line in found.told if found is not None else ():
        note(line)
    text = to_csv(table) if form is Format.csv else _to_json(table, found)
    if output is None:
        typer.echo(text, nl=False)
    else:
        typer.echo(write_text(output, text, overwrite=overwrite))


def _to_json(table: Any, found: Any) -> str:
    from layers.tables.text import rows

    told: Any = list(rows(table))
    if found is not None:
        named = {name: getattr(found.place, name) for name in ("katottg", "name_en", "name_uk", "raion", "oblast")}
        told = {"place": named, "claims": told, "status": [] if found.spans is None else list(rows(found.spans))}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
