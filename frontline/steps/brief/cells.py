"""Cells of a brief: frames as tables of text."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from frontline.screen.table import is_given
from frontline.steps.reading.words import say_of

if TYPE_CHECKING:
    from maps.brief.brief import Table


_UKRAINIAN: Final = str.maketrans({",": "\u00a0", ".": ","})


def text(value: Any, lang: str = "en") -> str:
    r"""
    Return a cell as text: nothing for a missing value, numbers as a language writes them, at most one decimal.

    >>> text(1234.56), text(None), text(1234.56, "uk"), text(-0.04)
    ('1,234.6', '', '1\xa0234,6', '0')
    """
    if not is_given(value):
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = value if abs(value) >= 0.05 else 0.0  # a loss that rounds to nothing has no sign
        told = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
        return told.translate(_UKRAINIAN) if lang == "uk" else told
    return str(value)


def hide_few(frame: Any, columns: Sequence[str], *, fewest: int, lang: str = "en") -> Any:
    """Return a frame in which counts of people below the fewest say so in place of their number; 0 hides none."""
    words = {name: [_few(cell, fewest, lang) for cell in frame[name]] for name in columns}
    return frame.assign(**words) if fewest else frame


def _few(cell: Any, fewest: int, lang: str) -> Any:
    return tell("fewer", lang, count=fewest) if is_given(cell) and 0 < cell < fewest else cell


def tell(key: str, lang: str, **fill: Any) -> str:
    """Return a phrase of a brief in a language, filled in."""
    return say_of("brief", key, lang, **fill)


def tabulate(
    frame: Any,
    columns: dict[str, str],
    *,
    caption: str = "",
    unknown: Mapping[str, str] | None = None,
    lang: str = "en",
) -> "Table":
    """
    Return some columns of a frame, named as a reader knows them.

    A missing cell of a column in `unknown` says so, in the words given with it.
    """
    from maps.brief.brief import Table

    words = unknown or {}
    rows = [tuple(text(row[name], lang) or words.get(name, "") for name in columns) for row in frame.to_dict("records")]
    return Table(tuple(columns.values()), tuple(rows), caption)
