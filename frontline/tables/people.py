"""People near the front as a table: ranges, and how much of them is unknown."""

from typing import TYPE_CHECKING, Any

from frontline.screen.notes import note
from frontline.screen.table import cell, first_given, is_given, new_table, show

if TYPE_CHECKING:
    from frontline.steps.people.exposure import Exposure


def print_people(found: "Exposure") -> None:
    """Print people by area as low, best and high, with what they are counted from and the share that is unknown."""
    several = found.table["day"].nunique() > 1
    by_cells = "cells" in found.table
    by_raion = "raion" in found.table and bool(found.table["raion"].notna().any())
    head = ["area", "front side", "oblast", *(["raion"] if by_raion else []), "low", "best", "high"]
    head += ["cells", "without data"] if by_cells else ["settlements", "may be inside", "people unknown of"]
    table = new_table((["day"] if several else []) + head)
    for row in found.table.to_dict("records"):
        cells = [str(row["day"])] if several else []
        cells += [row["area"], row["side"] if is_given(row["side"]) else "", row["oblast"]]
        cells += [first_given(row["raion"])] if by_raion else []
        cells += [number(row[name]) for name in ("low", "best", "high")]
        cells += [f"{row['cells']:,.0f}"] if by_cells else [number(row[name]) for name in ("settlements", "possible")]
        share = row["share_without_data" if by_cells else "share_unknown"]
        cells.append(f"{share:.0%}" if is_given(share) else "")
        table.add_row(*(cell(text) for text in cells))
    show(table)
    first = found.table.iloc[0]
    sources = str(first["population_source"]) if by_cells else f"settlements {first['population_source']}"
    sources += f"; totals {first['total_source']}" if is_given(first.get("total_source")) else ""
    note(f"front of {first['control_source']}; people: {sources}")
    for line in found.told:
        note(line)


def number(value: Any) -> str:
    """Return a count with separators, "unknown" where it can't be told."""
    return f"{int(value):,}" if is_given(value) else "unknown"
