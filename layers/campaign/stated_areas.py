"""A table of areas that claimants state for a period, read with every bad row named."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import pandas as pd

from geo.advance.fates.stated_areas import STATED_COLUMNS
from geo.vocabulary import ACTORS
from layers.errors import show_value
from layers.sources.packaged import oblast_names
from layers.tables.read import TableError, read_rows, refuse
from layers.tables.text import is_blank

NEEDED: Final = ("claimant", "side", "from_date", "to_date")
MOST_KM2: Final = 650_000.0
"""No area in Ukraine is larger than the country."""


def read_stated(path: Path) -> pd.DataFrame:
    """
    Read the areas that claimants state (geo.advance.fates.stated_areas.STATED_COLUMNS), one row an area.

    Any table with the columns claimant, side (russian or ukrainian), from_date and to_date (YYYY-MM-DD), and km2 or
    settlements or both; oblast (empty: all of Ukraine) and note may be missing. Raises TableError for a file without
    these columns or rows, and for bad rows, all in one: a cell that can't be read, a period that ends before it begins,
    an unknown oblast, neither an area nor a number of settlements, and a row that is there twice.
    """
    table = read_rows(path).reset_index(drop=True)
    missing = [name for name in NEEDED if name not in table.columns]
    if missing or not {"km2", "settlements"} & set(table.columns):
        lacks = [*missing, *(["km2 or settlements"] if not {"km2", "settlements"} & set(table.columns) else [])]
        header = ",".join(STATED_COLUMNS)
        raise TableError(f"{path}: lacks the columns {', '.join(lacks)}; the header is {header}, parted by commas")
    if table.empty:
        raise TableError(f"{path}: holds no rows; give one for each area that a claimant states")
    names = oblast_names()
    faults: list[str] = []
    rows: list[dict[str, Any]] = []
    seen: dict[tuple[Any, ...], int] = {}
    for number, cells in enumerate(table.to_dict("records"), start=1):
        row, wrong = _read_row({str(name): cell for name, cell in cells.items()}, names)
        key = tuple(row.get(name) for name in STATED_COLUMNS[:5])
        if not wrong and key in seen:
            wrong = [f"states the same period and place as row {seen[key]}; keep one of them"]
        seen.setdefault(key, number)
        label = "" if is_blank(cells["claimant"]) else f" ({str(cells['claimant'])[:40]})"
        faults += [f"row {number}{label}: {fault}" for fault in wrong]
        rows.append(row)
    refuse(path, faults)
    return pd.DataFrame(rows, columns=list(STATED_COLUMNS), dtype=object)


def _read_row(cells: Mapping[str, Any], names: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """Return one row in our columns, and what is wrong with its cells."""
    text = {name: "" if is_blank(cells.get(name)) else str(cells[name]).strip() for name in STATED_COLUMNS}
    faults = ["claimant is empty, say who states it"] if not text["claimant"] else []
    if text["side"] not in ACTORS:
        faults.append(f"side is {show_value(text['side'])}, say who gained the ground: {' or '.join(ACTORS)}")
    days = {name: _day(text[name]) for name in ("from_date", "to_date")}
    faults += [
        f"{name} is {show_value(text[name])}, must be a day as 2025-09-25" for name, day in days.items() if day is None
    ]
    if days["from_date"] and days["to_date"] and days["to_date"] < days["from_date"]:
        faults.append(f"the period ends on {days['to_date']}, before it begins on {days['from_date']}")
    if text["oblast"] and text["oblast"] not in names:
        known = ", ".join(sorted(set(names.values())))
        faults.append(f"oblast is {show_value(text['oblast'])}, none of {known}; leave it empty for all of Ukraine")
    numbers = {name: _number(text[name]) for name in ("km2", "settlements")}
    for name, most in (("km2", MOST_KM2), ("settlements", 30_000)):
        number = numbers[name]
        if text[name] and (number is None or not 0 <= number <= most or (name == "settlements" and number % 1)):
            what = "a number" if name == "km2" else "a whole number"
            faults.append(
                f"{name} is {show_value(text[name])}, must be {what} from 0 to {most:,.0f} in digits alone, as 4714"
            )
    if not text["km2"] and not text["settlements"]:
        faults.append("states neither km2 nor settlements")
    oblast = names.get(text["oblast"])
    plain = {"claimant": text["claimant"], "side": text["side"], "note": text["note"] or None, "oblast": oblast}
    whole = None if numbers["settlements"] is None else int(numbers["settlements"])
    return {**plain, **days, "km2": numbers["km2"], "settlements": whole}, faults


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if len(text) == 10 or text[10:].strip() == "00:00:00" else None
    except ValueError:
        return None


def _number(text: str) -> float | None:
    plain = text.replace(".", "", 1)
    return float(text) if plain.isascii() and plain.isdigit() else None
