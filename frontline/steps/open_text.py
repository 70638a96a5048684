"""A report as it comes, in whatever file: its text, and what was left out of it."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.text.extract import Extract


def open_text(path: str) -> "Extract":
    """
    Return the text of a report's file; "-" reads standard input.

    Raises LayersError for a file that can't be read.
    """
    from layers.disk.files import read_report
    from reports.text.markup import plain_text
    from reports.text.pages import repair_text

    return repair_text(plain_text(read_report(path), suffix="" if path == "-" else Path(path).suffix))
