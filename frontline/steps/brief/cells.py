"""Cells of a brief: frames as tables of text."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from frontline.screen.table import is_given

if TYPE_CHECKING:
    from maps.brief.brief import Table


def text(value: Any) -> str:
    """
    Return a cell as text: nothing for a missing value, numbers with separators and at most one decimal.

    >>> text(1234.56), text(None), text(7)
    ('1,234.6', '', '7')
    """
    if not is_given(value):
        return ""
    if isinstance(value, float) and not value.is_integer():
        return f"{value:,.1f}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{int(value):,}"
    return str(value)


def hide_few(frame: Any, columns: Sequence[str], *, fewest: int) -> Any:
    """Return a frame in which counts of people below the fewest say so in place of their number; 0 hides none."""
    words = {name: [_few(cell, fewest) for cell in frame[name]] for name in columns}
    return frame.assign(**words) if fewest else frame


def _few(cell: Any, fewest: int) -> Any:
    return f"fewer than {fewest}" if is_given(cell) and 0 < cell < fewest else cell


def tabulate(
    frame: Any, columns: dict[str, str], *, caption: str = "", unknown: Mapping[str, str] | Sequence[str] = ()
) -> "Table":
    """
    Return some columns of a frame, named as a reader knows them.

    A missing cell of a column in `unknown` says so, in the words given with it.
    """
    from maps.brief.brief import Table

    words = unknown if isinstance(unknown, Mapping) else dict.fromkeys(unknown, "unknown")
    rows = [tuple(text(row[name]) or words.get(name, "") for name in columns) for row in frame.to_dict("records")]
    return Table(tuple(columns.values()), tuple(rows), caption)
