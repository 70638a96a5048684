"""Cells of the displacement tables that people pass on: counts, and the words that stand where none is known."""

import csv
import io
import re
from pathlib import Path
from typing import Final

from layers.disk.files import read_at_most
from layers.displacement.rows import FiguresError

MOST_BYTES: Final = 100_000_000
UNKNOWN: Final = frozenset({"", "-", "–", "n/a", "na", "nan", "null", "none", "not applicable", "not available"})
"""Words for "not known"; they are never 0."""

NO_PLACE: Final = frozenset({"occupied", "incomplete", "unknown"})
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TEMPORARY: Final = re.compile(r"temp\d*", re.IGNORECASE)


def read_cells(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    """
    Return a CSV file's columns and rows as texts: UTF-8; commas, semicolons or tabs; blank lines are passed over.

    Raises FiguresError for a file that can't be read as such and for a row of another length, naming it.
    """
    try:
        text = read_at_most(path, MOST_BYTES).decode("utf-8-sig")
    except OSError as error:
        raise FiguresError(f"{path}: can't be read, {error.strerror or error}; check the name and its place") from error
    except UnicodeDecodeError as error:
        raise FiguresError(f"{path}: is not UTF-8 text; save it as CSV in UTF-8 and try again") from error
    header = text.split("\n", 1)[0]
    separator = max((",", ";", "\t"), key=header.count)
    try:
        lines = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if any(row)]
    except csv.Error as error:
        raise FiguresError(f"{path}: can't be read as CSV ({error}); check that the copy is whole") from error
    if len(lines) < 2:
        raise FiguresError(f"{path}: holds no row of figures; give the CSV file as its source serves it")
    columns = [name.strip() for name in lines[0]]
    for number, row in enumerate(lines[1:], start=1):
        if len(row) != len(columns):
            raise FiguresError(
                f"{path}: row {number} has {len(row)} cells, the header {len(columns)}; check that the copy is whole"
            )
    return columns, [dict(zip(columns, row, strict=True)) for row in lines[1:]]


def parse_count(cell: str) -> tuple[int | None, str | None]:
    """
    Return a count and what is wrong with the cell; both are null where the cell says "not known".

    >>> parse_count("121000.0"), parse_count("n/a"), parse_count("Occupied")
    ((121000, None), (None, None), (None, None))
    >>> parse_count("121,000")[1]
    "= '121,000' has separators of thousands"
    """
    bare = cell.strip()
    if is_unknown(bare):
        return None, None
    if re.fullmatch(r"\d{1,3}([,.\s\u00a0\u202f']\d{3})+", bare) and not re.fullmatch(r"\d+\.0+", bare):
        return None, f"= {bare[:20]!r} has separators of thousands"
    if re.fullmatch(r"-\s*\d.*", bare):
        return None, f"= {bare[:20]!r} is negative"
    if not re.fullmatch(r"\d{1,12}(\.0+)?", bare):
        return None, f"= {bare[:20]!r} is no count"
    return int(float(bare)), None


def is_unknown(cell: str) -> bool:
    """
    Tell whether a cell says that something is not known, or names what is no place: "n/a", "Temp03", "Occupied".

    >>> is_unknown("Temp03"), is_unknown("UA14")
    (True, False)
    """
    word = cell.strip().casefold()
    return word in UNKNOWN or word in NO_PLACE or _TEMPORARY.fullmatch(word) is not None


def year_in(name: str) -> int | None:
    """
    Return the one year that the name of a column or a file states, null where it states none or several.

    >>> year_in("population_2020"), year_in("population"), year_in("pop_2020_revised_2022")
    (2020, None, None)
    """
    found = {int(year) for year in _YEAR.findall(name)}
    return found.pop() if len(found) == 1 else None
