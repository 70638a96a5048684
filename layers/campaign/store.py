"""What a campaign's store keeps of reports: files read, editions of reports, their claims; rows are only ever added."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import pandas as pd

from layers.campaign.rows import read_rows
from layers.control.rewriting import rewriting
from layers.control.store import StoreError, connect, interpreting, make_table

FORMAT: Final = 1
"""Raised when older programs can't read what newer ones write."""

TABLES: Final = {
    "campaign_runs": (
        "run INTEGER PRIMARY KEY, at TEXT NOT NULL, version TEXT NOT NULL, format INTEGER NOT NULL, told TEXT NOT NULL",
        "Each update: when, by which version, and what it did",
    ),
    "campaign_files": (
        "entry INTEGER PRIMARY KEY, run INTEGER NOT NULL, role TEXT NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL",
        "Files that were read, by their content; role is report or control",
    ),
    "campaign_reports": (
        (
            "edition INTEGER PRIMARY KEY, run INTEGER NOT NULL, path TEXT NOT NULL, report_id TEXT NOT NULL, "
            "known_from TEXT NOT NULL, withdrawn INTEGER NOT NULL, published TEXT, title TEXT NOT NULL, "
            "source TEXT NOT NULL, voice TEXT NOT NULL, name TEXT NOT NULL, sentences INTEGER NOT NULL"
        ),
        "Editions of reports, known from a day on; the newest of a report_id holds, a withdrawn one ends it",
    ),
    "campaign_claims": (
        "entry INTEGER PRIMARY KEY, edition INTEGER NOT NULL, claim_id TEXT NOT NULL, value TEXT NOT NULL",
        "Located claims of each edition, as JSON",
    ),
}
REPORT, CONTROL = "report", "control"


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a report as kept: its metadata, since when it is known, and its claims as texts."""

    path: str
    report_id: str
    known_from: date
    published: date | None = None
    title: str = ""
    source: str = ""
    voice: str = "unknown"
    name: str = ""
    sentences: int = 0
    withdrawn: bool = False
    claims: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """One update: when it ran (ISO, UTC), by which version, what it did, and the files it read (role, path, hash)."""

    at: str
    version: str
    told: str
    files: tuple[tuple[str, str, str], ...] = ()


def known_files(path: Path) -> dict[tuple[str, str], str]:
    """Return the hash of the newest content read of each role and path; a store without reports gives none."""
    with connect(path) as store, interpreting(path):
        if not _is_ready(store, path):
            return {}
        rows = store.execute("SELECT role, path, sha256 FROM campaign_files ORDER BY entry").fetchall()
    return {(role, name): digest for role, name, digest in rows}


def known_editions(path: Path, *, as_of: date | None = None) -> dict[str, tuple[int, Edition]]:
    """
    Return for each report the edition that holds, by report_id, without its claims; in order of publication.

    With `as_of` only what was known on that day counts: a report before its publication, or an edition before the day
    it was read, is not known. Withdrawn reports are left out.
    """
    with connect(path) as store, interpreting(path):
        if not _is_ready(store, path):
            return {}
        rows = store.execute(
            "SELECT edition, path, report_id, known_from, withdrawn, published, title, source, voice, name, sentences "
            "FROM campaign_reports WHERE known_from <= ? ORDER BY edition",
            (str(as_of or date.max),),
        ).fetchall()
    with interpreting(path):
        found = {str(row[2]): (int(row[0]), _edition(*row[1:])) for row in rows}
    holding = [one for one in found.values() if not one[1].withdrawn]
    holding.sort(key=lambda one: (str(one[1].published or ""), one[1].report_id))
    return {edition.report_id: (number, edition) for number, edition in holding}


def _edition(*cells: Any) -> Edition:
    """Return an edition of its row; raises ValueError or TypeError for cells that no update writes."""
    where, report_id, known, withdrawn, published, *told, sentences = cells
    if not all(isinstance(text, str) for text in (where, report_id, *told)):
        raise ValueError(f"the edition of {report_id!r} has a cell that is no text")
    title, source, voice, name = told
    day = None if published is None else date.fromisoformat(published)
    since = date.fromisoformat(known)
    return Edition(where, report_id, since, day, title, source, voice, name, int(sentences), bool(withdrawn))


def load_claims(path: Path, editions: Iterable[int]) -> gpd.GeoDataFrame:
    """Return the located claims of some editions as a claims frame (EPSG:4326), in the order of the editions given."""
    order = list(editions)
    with connect(path) as store:
        rows = store.execute("SELECT edition, value FROM campaign_claims ORDER BY entry").fetchall()
    by_edition: dict[int, list[str]] = {number: [] for number in order}
    for number, value in rows:
        if number in by_edition:
            by_edition[number].append(value)
    with interpreting(path):
        return read_rows(value for number in order for value in by_edition[number])


def claims_of(path: Path, edition: int) -> tuple[tuple[str, str], ...]:
    """Return the ids and texts of an edition's claims as they are kept."""
    with connect(path) as store:
        rows = store.execute("SELECT claim_id, value FROM campaign_claims WHERE edition = ? ORDER BY entry", (edition,))
        return tuple((claim_id, value) for claim_id, value in rows)


def add_run(path: Path, run: Run, editions: Sequence[Edition] = ()) -> None:
    """
    Add what an update read to a store, all of it or nothing; nothing that is there is altered.

    Raises StoreError when the file is no store or was written by a newer version.
    """
    with rewriting(path) as store:
        for table, (columns, about) in TABLES.items():
            make_table(store, table, columns=columns, about=about)
        _is_ready(store, path)
        number = store.execute(
            "INSERT INTO campaign_runs (at, version, format, told) VALUES (?, ?, ?, ?)",
            (run.at, run.version, FORMAT, run.told),
        ).lastrowid
        store.executemany(
            "INSERT INTO campaign_files (run, role, path, sha256) VALUES (?, ?, ?, ?)",
            [(number, *file) for file in run.files],
        )
        for one in editions:
            _add_edition(store, number, one)


def list_runs(path: Path) -> pd.DataFrame:
    """Return each update of a store in order: at, version, told; a store without any gives no rows."""
    with connect(path) as store:
        ready = _is_ready(store, path)
        rows = store.execute("SELECT at, version, told FROM campaign_runs ORDER BY run").fetchall() if ready else []
    return pd.DataFrame(rows, columns=["at", "version", "told"])


def _add_edition(store: sqlite3.Connection, run: int | None, one: Edition) -> None:
    published = None if one.published is None else str(one.published)
    number = store.execute(
        "INSERT INTO campaign_reports (run, path, report_id, known_from, withdrawn, published, title, source, voice, "
        "name, sentences) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            run,
            one.path,
            one.report_id,
            str(one.known_from),
            int(one.withdrawn),
            published,
            one.title,
            one.source,
            one.voice,
            one.name,
            one.sentences,
        ),
    ).lastrowid
    store.executemany(
        "INSERT INTO campaign_claims (edition, claim_id, value) VALUES (?, ?, ?)",
        [(number, *claim) for claim in one.claims],
    )


def _is_ready(store: sqlite3.Connection, path: Path) -> bool:
    """Tell whether a store holds a campaign's tables; raises StoreError for those of a newer version."""
    found = store.execute("SELECT 1 FROM sqlite_master WHERE name = 'campaign_runs'").fetchone()
    if found is None:
        return False
    newest = store.execute("SELECT max(format), max(version) FROM campaign_runs").fetchone()
    if newest[0] is not None and newest[0] > FORMAT:
        raise StoreError(f"{path}: was written by a newer version ({newest[1]}); update Frontline Mapper to use it")
    return True
