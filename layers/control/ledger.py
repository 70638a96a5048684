"""The ledger: what was known of each claim, and since when; rows are only ever added, in one transaction a call."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import pandas as pd

from layers.control.rewriting import rewriting
from layers.control.store import StoreError, connect, interpreting, make_table
from layers.tables.text import plain

LEDGER_COLUMNS: Final = ("recorded_on", "claim_id", "subject", "value")
_ROWS: Final = "SELECT recorded_on, claim_id, subject, value FROM ledger ORDER BY entry"
CLAIM: Final = "claim"
"""Subject of what the reports say about a claim; fates stand under "fate: SOURCE"."""

CLAIM_FACTS: Final = (
    "report_id",
    "published",
    "actor",
    "action",
    "evidence",
    "support",
    "claimant",
    "place_name",
    "katottg",
    "precision",
    "edited",
)
FATE_FACTS: Final = ("outcome", "on_date", "lag_days", "note")


def record(path: Path, entries: Iterable[tuple[str, str, Mapping[str, Any]]], *, recorded_on: date) -> int:
    """
    Append what is new to a store's ledger and return how many rows were added.

    An entry is claim_id, subject and the facts known. One that equals the newest row of its claim and subject adds
    nothing, so reading a report again adds nothing; a changed one is a new row, and no row is ever altered. All rows of
    a call are added together or not at all. Raises StoreError when the file is no store, or for a day before the newest
    row of the same claim and subject: the past is not rewritten.
    """
    if not path.is_file():
        raise StoreError(f"{path}: no such store; make one with: frontline history PATH... -o {path}")
    with rewriting(path) as store:
        make_table(store, "ledger")
        newest = {(claim, subject): (day, value) for day, claim, subject, value in store.execute(_ROWS)}
        rows: list[tuple[str, str, str, str]] = []
        for claim, subject, facts in entries:
            value = json.dumps(dict(facts), ensure_ascii=False, sort_keys=True, default=str)
            day, known = newest.get((claim, subject), ("", None))
            if value == known:
                continue
            if str(recorded_on) < day:
                raise StoreError(
                    f"{path}: claim {claim} has a ledger row of {day}, later than {recorded_on}; give a later --as-of"
                )
            rows.append((str(recorded_on), claim, subject, value))
            newest[claim, subject] = (str(recorded_on), value)
        store.executemany("INSERT INTO ledger (recorded_on, claim_id, subject, value) VALUES (?, ?, ?, ?)", rows)
    return len(rows)


def read_ledger(path: Path) -> pd.DataFrame:
    """Return all rows of a store's ledger in the order they were added; a store without one gives no rows."""
    if not path.is_file():
        raise StoreError(f"{path}: no such store; make one with: frontline history PATH... -o {path}")
    with connect(path) as store:
        found = store.execute("SELECT 1 FROM sqlite_master WHERE name = 'ledger'").fetchone()
        rows = store.execute(_ROWS).fetchall() if found else []
    frame = pd.DataFrame(rows, columns=list(LEDGER_COLUMNS))
    with interpreting(path):
        frame["value"] = [json.loads(value) for value in frame["value"]]
    return frame


def as_known_on(ledger: pd.DataFrame, day: date) -> pd.DataFrame:
    """
    Return for each claim and subject the newest row up to a day: what was known then.

    Rows keep the order in which claims first appeared; a day before all rows gives none.
    """
    known = ledger[ledger["recorded_on"] <= str(day)]
    return known.groupby(["claim_id", "subject"], sort=False).tail(1).reset_index(drop=True)


def list_entries(claims: pd.DataFrame, fates: pd.DataFrame) -> list[tuple[str, str, dict[str, Any]]]:
    """
    Return the ledger entries of located claims and their fates; withheld claims and sentences are left out.

    What changes with every day (as_known_on) is no part of an entry, so a day that brings nothing new adds nothing.
    """
    open_claims = claims[claims["withheld"].isna()]
    rows = open_claims.to_dict("records")
    entries = [(row["claim_id"], CLAIM, _facts(row, CLAIM_FACTS) | _denial(row)) for row in rows]
    told = fates.to_dict("records")
    return entries + [(row["claim_id"], f"fate: {row['control_source']}", _facts(row, FATE_FACTS)) for row in told]


def _denial(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return who denies a claim, nothing where nobody does: ledgers written before hold no such fact."""
    denied_by = plain(row.get("denied_by"))
    return {} if denied_by is None else {"denied_by": denied_by}


def _facts(row: Mapping[Any, Any], names: Iterable[str]) -> dict[str, Any]:
    """Return some cells of a row as plain values, missing ones null."""
    cells = {name: plain(row[name]) for name in names}
    return {name: int(cell) if isinstance(cell, float) and cell.is_integer() else cell for name, cell in cells.items()}
