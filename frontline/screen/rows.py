"""A table of plain rows as CSV or JSON lines: on the screen, or in a file whose path is told."""

from pathlib import Path
from typing import Any

import typer

from frontline.screen.options import Rows


def put_rows(table: Any, form: Rows, output: Path | None, *, overwrite: bool) -> None:
    """
    Write a frame's rows as `form` says, csv or jsonl, to a file or to stdout.

    Raises FileError where the file stands and is not to be overwritten.
    """
    from layers.disk.files import write_text
    from layers.tables.text import to_csv, to_jsonl

    text = to_jsonl(table) if form is Rows.jsonl else to_csv(table)
    if output is None:
        typer.echo(text, nl=False)
    else:
        typer.echo(write_text(output, text, overwrite=overwrite))
