"""Figures over the 27 units, and sums that are refused where they would add what may never be added."""

from typing import Any, Final

import pandas as pd

from layers.displacement.rows import FiguresError
from layers.displacement.units import list_units

SERIES: Final = ("source", "series", "measure", "round", "from_date", "to_date")
"""What every figure of a sum must share: two rounds, sources, measures or days are never added."""

_DAYS: Final = ("from_date", "to_date")


def add_up(figures: pd.DataFrame) -> tuple[int, int]:
    """
    Return the sum of one series on one day, and of how many places the figure is not known.

    No figures give (0, 0). Raises FiguresError naming what differs where rows are of several series, rounds or days
    (one that is not stated is another than one that is), or where one place stands there twice.
    """
    for name in SERIES:
        values = sorted({"not stated" if pd.isna(value) else str(value) for value in figures[name]})
        if len(values) > 1:
            raise FiguresError(
                f"figures of several kinds are never added: {name.replace('_', ' ')} {', '.join(values)}"
            )
    places = figures["place_name"]
    if places.duplicated().any():
        raise FiguresError(f"{places[places.duplicated()].iloc[0]} stands twice in one sum; give each place once")
    return int(figures["value"].sum()), int(figures["value"].isna().sum())


def join_units(figures: pd.DataFrame) -> pd.DataFrame:
    """
    Return 27 rows for each series and round (or day, where there are no rounds) of figures by first-level unit.

    They stand in the order of P-codes. Columns: `iso_3166_2, pcode, katottg, name_en, name_uk`, then source to note. A
    unit that a series does not have is there without a value: unknown, never 0; it has a day where all others share
    one. Figures of other places are left out.
    """
    rows: list[dict[str, Any]] = []
    heads = figures[list(SERIES)].astype(object).where(figures[list(SERIES)].notna(), None)
    has_round = heads["round"].notna()
    keys = [heads[name] for name in ("source", "series", "measure", "round")]
    keys += [heads[name].where(~has_round, None) for name in _DAYS]
    for key, group in figures.groupby(keys, sort=True, dropna=False):
        told = dict(zip(SERIES, (None if pd.isna(part) else part for part in key), strict=True))
        days = {name: set(group[name]) for name in _DAYS}
        shared = {name: next(iter(found)) if len(found) == 1 else None for name, found in days.items()}
        values = {row["pcode"]: row for row in group.to_dict("records") if row["pcode"]}
        for unit in list_units():
            row = values.get(unit.pcode)
            found = {"value": None, "note": "not in the table", **shared} if row is None else row
            codes = {name: getattr(unit, name) for name in ("iso_3166_2", "pcode", "katottg", "name_en", "name_uk")}
            own = {name: found[name] for name in ("value", "note", *_DAYS)}
            rows.append({**codes, **told, **own})
    columns = ["iso_3166_2", "pcode", "katottg", "name_en", "name_uk", *SERIES, "value", "note"]
    return pd.DataFrame(rows, columns=columns).astype({"value": "Int64"})
