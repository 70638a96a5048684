"""People near the front as a table: ranges, and how much of them is unknown."""

from typing import TYPE_CHECKING, Any

from frontline.screen.notes import note
from frontline.screen.table import cell, is_given, new_table, show

if TYPE_CHECKING:
    from frontline.steps.people.exposure import Exposure


def print_people(found: "Exposure") -> None:
    """Print people by area as low, best and high, with the settlements behind them and the share that is unknown."""
    several = found.table["day"].nunique() > 1
    head = ["area", "front side", "oblast", "low", "best", "high", "settlements", "may be inside", "people unknown of"]
    table = new_table((["day"] if several else []) + head)
    for row in found.table.to_dict("records"):
        cells = [str(row["day"])] if several else []
        cells += [row["area"], row["side"] if is_given(row["side"]) else "", row["oblast"]]
        cells += [number(row[name]) for name in ("low", "best", "high", "settlements", "possible")]
        cells.append(f"{row['share_unknown']:.0%}" if is_given(row["share_unknown"]) else "")
        table.add_row(*(cell(text) for text in cells))
    show(table)
    first = found.table.iloc[0]
    sources = f"settlements {first['population_source']}"
    sources += f"; totals {first['total_source']}" if is_given(first["total_source"]) else ""
    note(f"front of {first['control_source']}; people: {sources}")
    for line in found.told:
        note(line)


def number(value: Any) -> str:
    """Return a count with separators, "unknown" where it can't be told."""
    return f"{int(value):,}" if is_given(value) else "unknown"
