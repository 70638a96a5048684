"""Rows that their own file calls deleted, removed or outdated: they are no ground of anybody's."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

import geopandas as gpd
import pandas as pd

from layers.control.labels.column_words import words_of
from layers.tables.text import is_blank

_GONE: Final = (
    "deleted", "delete", "removed", "remove", "archived", "trashed", "discarded", "obsolete", "superseded", "outdated",
    "expired", "inactive", "retired", "retracted", "revoked", "withdrawn", "voided", "cancelled", "canceled", "erased",
    "disabled", "tombstone", "draft", "hidden",
    "видалено", "видалений", "видалена", "вилучено", "вилучений", "вилучена", "архівовано", "архівний", "скасовано",
    "застаріло", "застарілий", "неактуально", "неактивний",
    "удалено", "удалён", "удален", "удалена", "убрано", "архивировано", "архивный", "отменено", "устарело",
)  # fmt: skip
"""Words for a row that is kept in a file and no longer meant; alone in a cell, or the name of a column."""

_LIVING: Final = ("active", "current", "visible", "published", "enabled", "актуально", "активний", "активный")
"""Names of columns in which a "no" says the same."""

_NO: Final = frozenset(
    {"", "0", "0.0", "false", "f", "no", "n", "none", "null", "nan", "nat", "ні", "нет", "-", "хибність", "ложь"}
)
_ROLES: Final = frozenset(
    {"status", "state", "lifecycle", "record", "is", "at", "on", "by", "date", "time", "flag", "gdb"}
)
_NAMED: Final = frozenset({"name", "title", "status", "state"})
_BRACKETS: Final = re.compile(r"[\[(]\s*([^\W\d_]+)\s*[\])]")


def find_gone(frame: gpd.GeoDataFrame) -> dict[str, list[int]]:
    """
    Return the rows that say of themselves that they are deleted, removed or outdated, by what says so.

    A column called so counts by its cells ("yes", a moment; "active" and its kin by a "no"), any other by a cell that
    is such a word alone, a name by such a word in brackets. A cell of such a column that is neither yes nor no counts
    too: nobody knows that the row is meant.
    """
    found: dict[str, list[int]] = {}
    seen: set[int] = set()
    for column in frame.columns:
        if column == frame.geometry.name:
            continue
        told = _rows_of(frame[column], str(column))
        rows = [row for row in told if row not in seen]
        if rows:
            found[f"that the file itself strikes out ({column}: {_shown(frame[column].iloc[rows[0]])})"] = rows
            seen.update(rows)
    return found


def find_hidden(frame: gpd.GeoDataFrame) -> list[int]:
    """Return the rows of a KML that its map does not show unless they are switched on."""
    if "visibility" not in frame.columns:
        return []
    return [row for row, cell in enumerate(frame["visibility"]) if str(cell) in {"0", "0.0", "False"}]


def _rows_of(cells: pd.Series, column: str) -> Iterable[int]:
    words = words_of(column)
    if words & set(_GONE) and words <= {*_GONE, *_ROLES}:
        return [row for row, cell in enumerate(cells) if not _is(cell, _NO)]
    if words & set(_LIVING) and words <= {*_LIVING, *_ROLES}:
        return [row for row, cell in enumerate(cells) if not is_blank(cell) and _is(cell, _NO)]
    if pd.api.types.is_numeric_dtype(cells):
        return []
    gone = {cell for cell in cells.dropna().astype(str).unique() if _says_gone(cell, named=bool(words & _NAMED))}
    return [row for row, cell in enumerate(cells) if str(cell) in gone] if gone else []


def _says_gone(cell: str, *, named: bool) -> bool:
    """Tell whether a cell is a word for what is no longer meant; one in brackets behind a name counts as well."""
    if cell.strip().casefold() in _GONE:
        return True
    return named and any(word.casefold() in _GONE for word in _BRACKETS.findall(cell))


def _is(cell: Any, words: frozenset[str]) -> bool:
    if not isinstance(cell, datetime) and is_blank(cell):
        return "" in words
    return str(cell).strip().casefold() in words


def _shown(cell: Any) -> str:
    return " ".join(str(cell).split())[:40].lower()
