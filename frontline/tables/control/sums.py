"""Sums of changes as a table."""

from typing import Any

from frontline.screen.table import cell, new_table, show


def print_sums(sums: Any) -> None:
    """Print sums of changes: square kilometres gained, lost and net for each source, kind and group."""
    names = {"gained_km2": "gained km2", "lost_km2": "lost km2", "net_km2": "net km2", "slivers_km2": "slivers km2"}
    columns = [name for name in sums.columns if name != "slivers_km2" or sums[name].any()]
    table = new_table([names.get(name, name) for name in columns])
    for row in sums[columns].itertuples(index=False):
        table.add_row(*(cell(f"{value:,.2f}" if isinstance(value, float) else str(value)) for value in row))
    show(table)
