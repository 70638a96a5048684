"""Cells of the displacement tables that people pass on: counts, and the words that stand where none is known."""

import csv
import io
import re
from collections import Counter
from pathlib import Path
from typing import Final

from layers.disk.files import read_at_most
from layers.disk.table_text import decode_table
from layers.displacement.rows import FiguresError

MOST_BYTES: Final = 100_000_000
UNKNOWN: Final = frozenset({"", "-", "–", "n/a", "na", "nan", "null", "none", "not applicable", "not available"})
"""Words for "not known"; they are never 0."""

NO_PLACE: Final = frozenset({"occupied", "incomplete", "unknown"})
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TEMPORARY: Final = re.compile(r"temp\d*", re.IGNORECASE)


def read_cells(path: Path) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """
    Return a CSV file's columns, and its rows as texts, each with its line as a spreadsheet numbers it.

    UTF-8; commas, semicolons or tabs; blank lines and a line of HXL tags (#adm1+code) are passed over. Raises
    FiguresError or FileError for a file that can't be read as such, and naming the line for two columns of one name, a
    second header and a row of another length.
    """
    text = _decode(path)
    header = text.split("\n", 1)[0]
    separator = max((",", ";", "\t"), key=header.count)
    try:
        every = enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), start=1)
        lines = [(number, row) for number, row in every if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise FiguresError(f"{path}: can't be read as CSV ({error}); check that the copy is whole") from error
    if len(lines) < 2:
        lacks = "has a header alone" if lines else "is empty"
        raise FiguresError(f"{path}: {lacks} and holds no row of figures; give the CSV file as its source serves it")
    (first, head), *rest = lines
    columns = [name.strip() for name in head]
    twice = sorted(name for name, times in Counter(columns).items() if name and times > 1)
    if twice:
        raise FiguresError(f"{path}: line {first}: has {twice[0]!r} as the name of two columns; keep one of them")
    rest = [(number, row) for number, row in rest if not _is_tags(row)]
    for number, row in rest:
        if len(row) != len(columns):
            mend = "leave the header as its first line" if len(columns) == 1 else "check that the copy is whole"
            raise FiguresError(f"{path}: line {number} has {len(row)} cells, the header {len(columns)}; {mend}")
        if sum(cell.strip().casefold() == name.casefold() for cell, name in zip(row, columns, strict=True)) > 1:
            raise FiguresError(f"{path}: line {number} is a second header; leave one")
    return columns, [(number, dict(zip(columns, row, strict=True))) for number, row in rest]


def _decode(path: Path) -> str:
    """Return a table's text; raises FiguresError for no file, FileError for what is no text in UTF-8."""
    try:
        data = read_at_most(path, MOST_BYTES)
    except OSError as error:
        raise FiguresError(f"{path}: can't be read, {error.strerror or error}; check the name and its place") from error
    return decode_table(data, name=str(path))


def _is_tags(row: list[str]) -> bool:
    """Tell whether a row holds the tags of the Humanitarian Exchange Language, which tell columns apart, no figures."""
    cells = [cell.strip() for cell in row if cell.strip()]
    return bool(cells) and all(re.fullmatch(r"#[a-z]\w*( ?\+ ?\w+)*", cell) for cell in cells)


_GROUPED: Final = re.compile(r"\d{1,3}(?:[,.\s'’`´_]\d{2,3})*[,.\s'’`´_]\d{3}")
"""Digits in groups: also "121.000", which is 121 to some and 121 thousand to others."""


def parse_count(cell: str) -> tuple[int | None, str | None]:
    """
    Return a count and what is wrong with the cell; both are null where the cell says "not known".

    >>> parse_count("121000.0"), parse_count("n/a"), parse_count("Occupied")
    ((121000, None), (None, None), (None, None))
    >>> parse_count("121,000")[1], parse_count("121.000")[1]
    ("= '121,000' has separators of thousands", "= '121.000' has separators of thousands")
    """
    bare = cell.strip()
    if is_unknown(bare):
        return None, None
    shown = repr(" ".join(bare[:20].split()))
    if _GROUPED.fullmatch(bare) and not re.fullmatch(r"0\.0+", bare):
        return None, f"= {shown} has separators of thousands"
    if re.fullmatch(r"[-−–]\s*\d.*", bare):
        return None, f"= {shown} is negative"
    if not re.fullmatch(r"\d{1,9}(\.0+)?", bare):
        return None, f"= {shown} is no count"
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
