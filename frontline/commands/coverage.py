"""frontline coverage: what became of every sentence."""

from enum import StrEnum
from typing import Annotated

import typer

from frontline import options


class Format(StrEnum):
    """How the coverage is written."""

    table = "table"
    jsonl = "jsonl"


def coverage(
    report: options.Reports,
    form: Annotated[Format, typer.Option("--format", help="table for people, jsonl for programs.")] = Format.table,
    published: options.Published = None,
) -> None:
    """
    Account for every sentence: claims found, figures found, outside scope, or frontline wording not understood.

    For example:

      frontline coverage report.txt

      frontline coverage report.txt --format jsonl
    """
    import json

    from frontline import pipeline
    from frontline.console import note, print_coverage
    from reports.coverage import cover

    reading = pipeline.read(report, published=published, tell=note)
    rows = [
        (document, row)
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
    print_coverage(rows, claims=reading.claims)
