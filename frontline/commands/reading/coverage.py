"""frontline coverage: what became of every sentence."""

from enum import StrEnum
from typing import Annotated

import typer

from frontline.screen import options


class Format(StrEnum):
    """How the coverage is written."""

    table = "table"
    jsonl = "jsonl"


def coverage(
    report: options.Reports,
    form: Annotated[Format, typer.Option("--format", help="table for people, jsonl for programs.")] = Format.table,
    published: options.Published = None,
    voice: options.Voice = None,
    lang: options.Lang = None,
) -> None:
    """
    Account for every sentence: claims found, figures found, outside scope, or frontline wording not understood.

    For example:

      frontline coverage report.txt

      frontline coverage report.txt --format jsonl
    """
    import json

    from frontline.screen.notes import note
    from frontline.steps.answers.tell import tell_voices
    from frontline.steps.opening.campaign import list_reports
    from frontline.steps.reading import read_and_locate
    from frontline.tables.reading.coverage import print_coverage
    from layers.tables.quotes import conceal_row
    from reports.claims.coverage import cover

    reading = read_and_locate.read(list_reports(report), published=published, voice=voice, tell=note)
    tell_voices(reading.dated)
    rows = [
        (document, conceal_row(row, claims=reading.claims))
        for document in reading.reports
        for row in cover(document, [c for c in reading.claims if c.report_id == document.report_id])
    ]
    if form is Format.jsonl:
        for document, row in rows:
            typer.echo(
                json.dumps(
                    {
                        "report_id": document.report_id,
                        "sentence_id": row.sentence.sentence_id,
                        "status": row.status,
                        "claims": row.claims,
                        "words": list(row.words),
                        "sentence": row.sentence.text,
                    },
                    ensure_ascii=False,
                )
            )
        return
    print_coverage(rows, claims=reading.claims, lang=lang.value if lang is not None else "en")
