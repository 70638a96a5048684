"""A table of points as strangers write it: cells as text, the separator as its header shows, columns by name."""

import csv
import io
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Final

from layers.disk.files import read_at_most
from layers.disk.packed.archives import list_members, read_member, unpack_gzip
from layers.disk.table_text import decode_table
from layers.errors import LayersError, list_names

MOST_BYTES = 500_000_000
_LONGEST_CELL: Final = 10_000_000
"""Letters of a cell; the limit is the process's, so that it is set back after each table."""

_LONGEST_LINE: Final = 5 * _LONGEST_CELL


class EventsError(LayersError):
    """A file of events can't be used: the message says what, where, why and what to do."""


@dataclass(frozen=True, slots=True)
class Table:
    """A header and rows of texts; `label` names the file in messages."""

    label: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def need(self, *names: str) -> None:
        """Raise EventsError where a column is missing: a form that changed is not guessed at."""
        missing = [name for name in names if name not in self.columns]
        if missing:
            has = list_names(self.columns)
            raise EventsError(f"{self.label}: has no column {', '.join(missing)} (it has {has}); its form has changed")

    def cells(self, name: str) -> Iterator[str]:
        """Yield the cells of a column, empty where there is no such column."""
        if name not in self.columns:
            yield from ("" for _ in self.rows)
            return
        place = self.columns.index(name)
        yield from (row[place] for row in self.rows)


def read_events_text(path: Path) -> str:
    """
    Return a file's text, also gzipped or the one table of a zip, as several of the sources send it.

    Raises EventsError for one that is missing and for a zip of several tables, FileError for no UTF-8.
    """
    if path.suffix.lower() == ".zip" and path.is_file():
        return _read_zipped(path)
    try:
        data = read_at_most(path, MOST_BYTES)
    except OSError as error:
        raise EventsError(f"{path}: can't be read, {error.strerror or error}; check the name and its place") from error
    if path.suffix.lower() == ".gz":
        data = unpack_gzip(data, label=str(path), most=MOST_BYTES)
    return decode_table(data, name=str(path))


def _read_zipped(path: Path) -> str:
    """Return the text of the only table in a zip; what is said of it lies beside it."""
    names = [member.filename for member in list_members(path)]
    tables = [name for name in names if Path(name).suffix.lower() in {".csv", ".json", ".tsv"}]
    if len(tables) != 1:
        told = list_names(tables or names) or "nothing"
        raise EventsError(f"{path}: holds {told}, and one table is needed; unpack it and give each table")
    return decode_table(read_member(path, tables[0], most=MOST_BYTES), name=f"{path}/{tables[0]}")


def read_table(path: Path) -> Table:
    """Read a CSV file, also packed, as `parse_table` does its text; raises EventsError as both."""
    return parse_table(read_events_text(path), label=str(path))


def parse_table(text: str, *, label: str) -> Table:
    """
    Return a CSV text as a table: commas, semicolons or tabs; rows of another length are refused.

    Raises EventsError for what is no table, or has a row or header that can't be read.
    """
    header = text.split("\n", 1)[0]
    if not header.strip() or header.lstrip().startswith(("<", "{", "[")):
        raise EventsError(f"{label}: is no table; give the CSV file as its source serves it")
    if _has_long_line(text):
        raise EventsError(f"{label}: has a line longer than any row; check that the copy is whole")
    separator = max((",", ";", "\t"), key=header.count)
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        lines = [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if row]
    except csv.Error as error:
        raise EventsError(f"{label}: can't be read as CSV ({error}); check that the copy is whole") from error
    finally:
        csv.field_size_limit(before)
    columns = tuple(" ".join(name.split()) for name in lines[0])
    twice = next((name for name, times in Counter(columns).items() if name and times > 1), None)
    if twice is not None:
        raise EventsError(f"{label}: has {twice!r} as the name of two columns; keep one of them")
    for number, row in enumerate(lines[1:], start=1):
        if len(row) != len(columns):
            raise EventsError(
                f"{label}: row {number} has {len(row)} cells, the header {len(columns)}; check that the copy is whole"
            )
    return Table(label, columns, tuple(lines[1:]))


def _has_long_line(text: str) -> bool:
    """Tell whether a line has more letters than a row may have: read as a table it would take many times its size."""
    start = 0
    while len(text) - start > _LONGEST_LINE:
        end = text.rfind("\n", start, start + _LONGEST_LINE)
        if end < 0:
            return True
        start = end + 1
    return False


def days(
    cells: Iterable[str],
    *,
    label: str,
    column: str,
    forms: Sequence[str],
    like: str = "2025-06-12",
    rows: Iterable[int] | None = None,
) -> list[date]:
    """
    Return cells as days, each in the first of some forms (as of `strptime`) that fits.

    `rows` are those of the file that the cells are of, all from 1 unless given. Raises EventsError naming the row of
    any other cell, and a day as it should be (`like`).
    """
    return [
        _day(cell, forms, f"{label}: {column} = {cell[:30]!r} in row {row} must be a day, such as {like}")
        for row, cell in zip(rows or count(1), cells, strict=False)
    ]


def _day(cell: str, forms: Sequence[str], told: str) -> date:
    for form in forms:
        try:
            return datetime.strptime(cell.strip(), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise EventsError(told)


def numbers(
    cells: Iterable[str], *, label: str, column: str, low: float, high: float, rows: Iterable[int] | None = None
) -> list[float | None]:
    """
    Return cells as numbers within limits, null where empty; raises EventsError naming the row of any other.

    `rows` are those of the file that the cells are of, all from 1 unless given.
    """
    found: list[float | None] = []
    for row, cell in zip(rows or count(1), cells, strict=False):
        text = cell.strip()
        if not text:
            found.append(None)
            continue
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not low <= value <= high:
            raise EventsError(
                f"{label}: {column} = {text[:30]!r} in row {row} must be a number from {low:g} to {high:g}"
            )
        found.append(value)
    return found
