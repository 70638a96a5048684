"""Stated areas beside the change of every map, a table a claimant and period."""

from collections.abc import Iterable
from typing import Any

from frontline.screen.notes import note
from frontline.screen.table import cell, is_given, new_table, show


def print_stated(compared: Any) -> None:
    """Print stated areas and what each source's map changed by, and in notes how to read it and what no map tells."""
    keys = ["claimant", "side", "from_date", "to_date"]
    for (claimant, side, start, end), group in compared.groupby(keys, sort=False):
        note(f"{claimant}, {side} gains from {start} to {end}:")
        _print_period(group)
    for line in dict.fromkeys(_silent(row) for row in compared.to_dict("records") if is_given(row["why_not"])):
        note(line)
    for line in dict.fromkeys(_maps(row) for row in compared.to_dict("records") if not is_given(row["why_not"])):
        note(line)
    note(
        "each source: what came to the side less what it lost between two of its maps, in km2 on the ellipsoid; in "
        "brackets by how much the stated area is larger; a map shows what its maker assesses, which may come late"
    )


def _print_period(group: Any) -> None:
    sources = list(dict.fromkeys(name for name in group["control_source"] if is_given(name)))
    counted = group["settlements"].notna().any()
    table = new_table(
        [
            "oblast",
            "stated km2",
            *(f"{name} km2" for name in sources),
            *(["sources"] if len(sources) > 1 else []),
            *(["stated settlements", *(f"{name} settlements" for name in sources)] if counted else []),
        ]
    )
    for oblast, rows in group.groupby(group["oblast"].fillna("Ukraine"), sort=False):
        by_source = {row["control_source"]: row for row in rows.to_dict("records")}
        first = rows.iloc[0]
        cells = [oblast, _whole(first["km2"]), *(_net(by_source.get(name)) for name in sources)]
        if len(sources) > 1:
            cells.append(f"{_whole(first['low_km2'])} to {_whole(first['high_km2'])}" if first["sources"] else "")
        if counted:
            cells += [_whole(first["settlements"]), *(_whole(by_source[one]["net_settlements"]) for one in sources)]
        table.add_row(*(cell(text) for text in cells))
    show(table)


def _net(row: dict[str, Any] | None) -> str:
    """Return a source's change with the stated area's difference; a dash where the source says nothing."""
    if row is None or is_given(row["why_not"]):
        return "-"
    told = _whole(row["net_km2"])
    if not is_given(row["difference_km2"]):
        return told
    percent = f", {row['difference_percent']:+.0f} %" if is_given(row["difference_percent"]) else ""
    return f"{told} ({row['difference_km2']:+,.0f}{percent})"


def _whole(value: Any) -> str:
    return f"{value:,.0f}" if is_given(value) else ""


def _maps(row: dict[str, Any]) -> str:
    return f"{row['control_source']}: maps of {row['map_from']} and {row['map_to']}"


def _silent(row: dict[str, Any]) -> str:
    words: Iterable[str] = (row["control_source"] or "", f"{row['from_date']} to {row['to_date']}", row["why_not"])
    return ": ".join(filter(None, words))
