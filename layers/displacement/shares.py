"""
Shares of displaced people by oblast as IOM's reports print them: the largest few, and one share for all others.

They say which part of all displaced people an oblast hosts, or which part fled from it; nobody can be counted by them.
"""

import re
from pathlib import Path
from typing import Any, Final

import pandas as pd

from layers.displacement.cells import read_cells
from layers.displacement.faults import refuse
from layers.displacement.rows import FiguresError
from layers.displacement.units import list_units, units_named
from layers.errors import show_value

NEEDED: Final = frozenset({"round", "kind", "oblast", "share"})
KINDS: Final = ("hosting", "origin")
OTHERS: Final = re.compile(r"(all )?other oblasts?", re.IGNORECASE)
SLACK: Final = 0.03
"""Six shares rounded to a percent add up to 1 within this."""

COLUMNS: Final = ("kind", "round", "pcode", "share")


def is_of_shares(path: Path) -> bool:
    """Tell whether a table is of shares, by its columns; raises FiguresError for one that can't be read."""
    return {name.casefold() for name in read_cells(path)[0]} >= NEEDED


def read_shares(path: Path, *, rounds: tuple[int, ...] = ()) -> pd.DataFrame:
    """
    Return a row a kind, round and oblast with its share (0 to 1), of some rounds alone where they are named.

    A row without `pcode` is the share of all other oblasts together. Raises FiguresError with the line of every row
    that is of no kind, round, oblast or share, given twice, or in a kind and round whose shares add up to more than 1.
    """
    columns, cells = read_cells(path)
    plain = [name.casefold() for name in columns]
    faults: list[str] = []
    rows: list[dict[str, Any]] = []
    seen: dict[tuple[Any, ...], int] = {}
    for number, by_name in cells:
        row = dict(zip(plain, (cell.strip() for cell in by_name.values()), strict=True))
        which = int(row["round"]) if row["round"].isascii() and row["round"].isdigit() else None
        if which is not None and rounds and which not in rounds:
            continue
        kind, code, share = row["kind"].casefold(), _code_of(row["oblast"]), _share_of(row["share"])
        found = {
            "round": (which is None, row["round"], "is no round"),
            "kind": (kind not in KINDS, row["kind"], f"is none of {', '.join(KINDS)}"),
            "oblast": (code == "", row["oblast"], "is no oblast, or may be two"),
            "share": (share is None, row["share"], "is no share from 0 to 1"),
        }
        faults += [
            f"line {number}: {name} = {show_value(cell)} {why}" for name, (bad, cell, why) in found.items() if bad
        ]
        key = (kind, which, code)
        if seen.setdefault(key, number) != number:
            faults.append(
                f"line {number}: {kind}, round {which}, {row['oblast']} stands there already, in line {seen[key]}"
            )
        rows.append({"kind": kind, "round": which, "pcode": code, "share": share})
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    if not faults:
        sums = table.groupby(["kind", "round"])["share"].sum()
        faults += [
            f"shares of {kind}, round {which} add up to {total:.0%}"
            for (kind, which), total in sums.items()
            if total > 1 + SLACK
        ]
    refuse(faults, label=str(path), mend="mend the rows")
    if table.empty:
        raise FiguresError(f"{path}: has no row of round {', '.join(map(str, rounds))}; leave --round out to see which")
    return table


def join_shares(table: pd.DataFrame) -> pd.DataFrame:
    """Return 27 rows for each kind and round, in the order of P-codes; an oblast that is not named has no share."""
    rows = []
    for (kind, which), group in table.groupby(["kind", "round"], sort=True):
        shares = dict(zip(group["pcode"], group["share"], strict=True))
        for unit in list_units():
            codes = {name: getattr(unit, name) for name in ("iso_3166_2", "pcode", "katottg", "name_en", "name_uk")}
            rows.append({**codes, "share": shares.get(unit.pcode), "measure": kind, "round": which})
    columns = ["iso_3166_2", "pcode", "katottg", "name_en", "name_uk", "share", "measure", "round"]
    return pd.DataFrame(rows, columns=columns).astype({"share": "Float64"})


def _code_of(name: str) -> str | None:
    """Return a unit's P-code, null for all others together, and nothing for what names no one unit."""
    if OTHERS.fullmatch(name):
        return None
    named = units_named(name)
    return named[0].pcode if len(named) == 1 else ""


def _share_of(cell: str) -> float | None:
    bare = re.fullmatch(r"0?\.\d+|0|1|1\.0+", cell)
    return float(cell) if bare else None
