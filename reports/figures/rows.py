"""Figures as plain rows, one dictionary each, for tables and files."""

from dataclasses import fields
from typing import Any, Final

from reports.figure import Figure

FIGURE_COLUMNS: Final[tuple[str, ...]] = tuple(field.name for field in fields(Figure))


def figure_row(figure: Figure) -> dict[str, Any]:
    """Return a figure as a row in the order of FIGURE_COLUMNS."""
    return {name: getattr(figure, name) for name in FIGURE_COLUMNS}
