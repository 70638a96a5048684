"""Displacement tables of the user's own copy: one series over the 27 units, or by country, on one day."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import pandas as pd

from frontline.errors import FrontlineError

UNIT_COLUMNS: Final = (
    "iso_3166_2",
    "pcode",
    "katottg",
    "name_en",
    "name_uk",
    "value",
    "source",
    "series",
    "measure",
    "round",
    "from_date",
    "to_date",
    "note",
)


@dataclass(frozen=True)
class Displacement:
    """Figures with their series, round and day; `of_units` has 27 rows a series; `told` is on what they lack."""

    table: Any
    of_units: bool
    told: tuple[str, ...]


def parse_rounds(text: str | None) -> tuple[int, ...]:
    """
    Read rounds such as "18,19,20", none for null; raises FrontlineError for anything but whole numbers.

    >>> parse_rounds("18, 20")
    (18, 20)
    """
    words = [word.strip() for word in (text or "").split(",") if text]
    if not all(word.isascii() and word.isdigit() for word in words):
        raise FrontlineError(f"--round {text}: give whole numbers with commas between, such as 18,19,20")
    return tuple(int(word) for word in words)


def read_displacement(
    paths: Sequence[Path], *, today: date, rounds: tuple[int, ...] = (), measure: str | None = None, newest: bool = True
) -> Displacement:
    """
    Return the figures of tables, the newest of each series and place alone unless all are asked for.

    Figures of oblasts are joined to the 27 units, a unit without one null. Raises FrontlineError for a measure that is
    not there and for tables of oblasts and of countries together, and FiguresError for a table that can't be used.
    """
    from layers.displacement.sums import join_units
    from layers.displacement.tables import gather_figures

    figures = gather_figures(paths, today=today, rounds=rounds)
    measures = sorted(set(figures["measure"]))
    if measure is not None:
        if measure not in measures:
            raise FrontlineError(f"--measure {measure}: is not in the tables; use one of {', '.join(measures)}")
        figures = figures[figures["measure"] == measure]
    is_unit = figures["source"] != "UNHCR"
    if is_unit.any() and not is_unit.all():
        raise FrontlineError("tables of oblasts and of countries can't stand in one table; give them in two runs")
    if not is_unit.any():
        kept = _newest(figures, [*_SERIES, "pcode"]) if newest else figures
        return Displacement(kept.reset_index(drop=True), False, tuple(_tell(kept)))
    kept = _newest(figures, list(_SERIES), whole=True) if newest else figures
    table = join_units(kept)[list(UNIT_COLUMNS)]
    return Displacement(table, True, (*_tell(kept), *_tell_sums(table), *_tell_placeless(kept)))


_SERIES: Final = ("source", "series", "measure")


def _newest(figures: Any, key: list[str], *, whole: bool = False) -> Any:
    """Return the rows of the newest day of each key; with `whole` its round goes as a whole, of whatever days."""
    when = figures["to_date"].map(lambda day: date.min if day is None else day)
    if whole:
        keys = [figures[name].fillna("") for name in key]
        last = when == when.groupby(keys).transform("max")
        newest = figures["round"].astype("Float64").where(last).groupby(keys).transform("max")
        return figures[last | (figures["round"].astype("Float64") == newest).fillna(False).astype(bool)]
    order = when.sort_values(kind="stable").index
    return figures.loc[order].drop_duplicates(key, keep="last")


def split_series(table: Any, *, of_units: bool) -> list[Any]:
    """Return the rows of each series and measure, of units those of each round (or day, without rounds), in order."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for place, row in enumerate(table.to_dict("records")):
        key = [str(row[name]) for name in _SERIES]
        if of_units:
            key += ["", str(row["to_date"])] if pd.isna(row["round"]) else [f"{int(row['round']):05}", ""]
        groups.setdefault(tuple(key), []).append(place)
    return [table.iloc[places] for _, places in sorted(groups.items())]


def _tell(figures: Any) -> list[str]:
    series = figures[[*_SERIES]].drop_duplicates()
    return ["two series, rounds, sources or days are never added"] if len(series) > 1 else []


def _tell_sums(table: Any) -> list[str]:
    from layers.displacement.sums import add_up

    told = []
    for group in split_series(table, of_units=True):
        known = group[group["value"].notna()]
        days = Counter("day not stated" if pd.isna(day) else str(day) for day in known["to_date"])
        if len(days) > 1:
            told.append(
                f"{describe(group)}: two days or more in one round, which are not added: "
                + ", ".join(f"{count} units of {day}" for day, count in sorted(days.items()))
            )
            continue
        # a unit that is not in the table shares the others' day: it is unknown on that one
        same = {name: known[name].iloc[0] if len(known) else None for name in ("from_date", "to_date")}
        total, unknown = add_up(group.rename(columns={"pcode": "code"}).assign(place_name=group["name_en"], **same))
        lacking = f"; {unknown} of {len(group)} units are unknown: no total of the country" if unknown else ""
        told.append(f"{describe(group)}: {total:,} in {len(group) - unknown} units{lacking}")
    return told


def _tell_placeless(figures: Any) -> list[str]:
    rows = figures[figures["pcode"].isna() & figures["value"].notna()]
    return [
        f"{describe(rows.loc[[place]])}: {row['value']:,} of {row['place_name']}, in no unit"
        for place, row in rows.iterrows()
    ]


def describe(group: Any) -> str:
    """Return source, series, measure, round and day (or first and last day) of figures as one phrase."""
    first = group.iloc[0]
    words = [f"{first['source']}, {first['series']}, {first['measure']}"]
    words += [f"round {int(first['round'])}"] if not pd.isna(first["round"]) else []
    days = sorted({day for day in group["to_date"] if day is not None and not pd.isna(day)})
    words.append(f"as of {' to '.join(map(str, dict.fromkeys((days[0], days[-1]))))}" if days else "day not stated")
    return ", ".join(words)
