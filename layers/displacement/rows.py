"""The columns that displacement figures of every source share: each row keeps its series, round and day."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

import pandas as pd

from layers.errors import LayersError, list_names, show_value

COLUMNS: Final = (
    "source",
    "series",
    "measure",
    "value",
    "from_date",
    "to_date",
    "round",
    "pcode",
    "place_name",
    "note",
)
"""`series` is what may never be added to another; `value` counts people or events and is null, not 0, where unknown."""

MOST: Final = 10_000_000_000
"""More than there are people: no count is greater."""

_CHANGED: Final = "the service changed its form"


class FiguresError(LayersError):
    """An answer of figures can't be used: the message says what, where and why."""


def make_figures(rows: Sequence[dict[str, Any]], *, label: str) -> pd.DataFrame:
    """
    Return rows as a table with all columns, sorted; a missing cell is null.

    Raises FiguresError for the same figure twice: pages that overlap hide others.
    """
    table = pd.DataFrame(list(rows), columns=list(COLUMNS)).astype(object).where(lambda frame: frame.notna(), None)
    key = ["source", "series", "measure", "from_date", "to_date", "round", "pcode", "place_name", "note"]
    twice = table[table.duplicated(key)]
    if len(twice):
        told = ", ".join(str(value)[:60] for value in twice.iloc[0][key] if value is not None)
        raise FiguresError(f"{label}: has one figure twice ({told})")
    table["value"] = table["value"].astype("Int64")
    return table.sort_values(key, kind="stable", na_position="last", key=lambda column: column.astype(str)).reset_index(
        drop=True
    )


def count_of(value: Any, *, label: str, field: str) -> int | None:
    """
    Return a count as a whole number, null for the marks of "not known" (null, "", "-").

    Raises FiguresError for anything else, also for negative numbers and more than MOST.

    >>> count_of("1200", label="x", field="refugees"), count_of("-", label="x", field="refugees")
    (1200, None)
    """
    if value is None or (isinstance(value, str) and value.strip() in {"", "-"}):
        return None
    try:
        number = float(value) if not isinstance(value, bool) else -1.0
    except (TypeError, ValueError, OverflowError):
        number = -1.0
    if not 0 <= number <= MOST or number != int(number):
        raise FiguresError(f"{label}: {field} is {show_value(value)} and no count; {_CHANGED}")
    return int(number)


def text_of(value: Any, *, label: str, field: str) -> str | None:
    """
    Return a text of an answer without the blanks around it, null for null and for none; raises FiguresError for others.

    >>> text_of(" Sumy ", label="x", field="admin1_name"), text_of("", label="x", field="admin1_name")
    ('Sumy', None)
    """
    if value is None:
        return None
    if not isinstance(value, str) or any("\ud800" <= letter <= "\udfff" for letter in value):
        raise FiguresError(f"{label}: {field} is {show_value(value)} and no text; {_CHANGED}")
    return value.strip() or None


def day_of(value: Any, *, label: str, field: str) -> date | None:
    """Return a day of an answer (2024-08-31, with or without a time), null for null; raises FiguresError for others."""
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise FiguresError(f"{label}: {field} is {show_value(value)} and no day; {_CHANGED}") from error


def need_fields(rows: Iterable[Any], names: Sequence[str], *, label: str) -> list[dict[str, Any]]:
    """Return rows that all have the fields named; raises FiguresError naming what is missing and what is there."""
    found = []
    for row in rows:
        missing = [name for name in names if not isinstance(row, dict) or name not in row]
        if missing:
            has = list_names(sorted(map(str, row))) if isinstance(row, dict) else "no fields"
            told = f"{label}: a row has no {', '.join(missing)} (it has {has})"
            raise FiguresError(f"{told}; {_CHANGED}, and this version can't read it")
        found.append(row)
    return found
