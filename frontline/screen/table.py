"""A table on stdout: cells are text, never markup."""

import sys
from collections.abc import Sequence
from typing import Any

from frontline.screen.notes import escape_controls
from frontline.screen.spoken import translate


def new_table(columns: Sequence[str]) -> Any:
    """Return a table without a row, headings in the language spoken; columns too narrow for their text fold it."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(translate(column), overflow="fold")
    return table


def cell(text: str) -> Any:
    """Return a text as a table's cell, control characters as their escapes."""
    from rich.text import Text

    return Text(escape_controls(text, kept="\n"))  # Text, not str: brackets in data are no markup


def show(table: Any) -> None:
    """Print a table on stdout: as wide as the terminal, 200 characters where there is none."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else 200
    Console(width=width, highlight=False).print(table)


def is_given(value: Any) -> bool:
    """Tell whether a cell holds anything: no kind of null and no empty text."""
    from layers.tables.text import plain

    return plain(value) not in {None, ""}


def first_given(*texts: Any) -> str:
    """Return the first cell that holds anything as text; an empty text where none does."""
    return next((str(text) for text in texts if is_given(text)), "")
