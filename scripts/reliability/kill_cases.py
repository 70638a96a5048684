"""
The commands that write, each with what it starts from and how to look at what it left; `kill_points.py` stops them.

Reports, maps and places are made up here; the fetch plays against a service on this machine.
"""

import contextlib
import os
import sqlite3
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final
from unittest.mock import patch

import frontline.outputs.folder as pack
import layers.export.pmtiles as tiles
from frontline.app import run
from frontline.outputs import gather
from layers.disk.cache import Cache
from layers.errors import LayersError
from layers.export.manifest import find_mixture
from layers.fetch.adapters import ADAPTERS
from layers.fetch.fetch import fetch
from layers.fetch.network.client import Client
from layers.fetch.wish import Wish
from layers.gazetteer.compiled import _load
from scripts.reliability.case import (
    REPORT,
    Case,
    Look,
    command,
    digest_of,
    drawing_once,
    look_at_file,
    must,
    start_files,
    write_control,
)
from scripts.reliability.table_cases import list_table_cases
from tests.layers.fetch.conftest import QUICK
from tests.layers.fetch.service import Service
from tests.layers.fetch.toys import ADDRESS, NOON, TOYS, reply, toy

FORMATS: Final = (
    *(".gpkg", ".qgz", ".kml", ".kmz", ".shp.zip", ".parquet", ".fgb", ".geojson", ".jsonl", ".csv", ".pmtiles"),
    *(".png", ".svg", ".pdf", ".html"),
)
UNFINISHED: Final = "says that it is unfinished"


def start_store(folder: Path) -> None:
    """Start from a store with two days and a ledger, and a third day to add."""
    start_files(folder)
    must(run(["history", f"{folder}/control", "--partial", "-o", f"{folder}/s.gpkg"]))
    words = ["follow", f"{folder}/report.txt", "--control", f"{folder}/control", "--partial"]
    must(run([*words, "--store", f"{folder}/s.gpkg", "--as-of", "2025-06-12"]))
    write_control(folder / "control", (13,))
    (folder / "report.txt").write_text(REPORT.replace("Kupyansk", "Lyman"), encoding="utf-8")


def start_campaign(folder: Path) -> None:
    """Start from a campaign of one report and two maps, a report and a map being new."""
    must(run(["init", f"{folder}/c"]))
    (folder / "c/reports").mkdir(exist_ok=True)
    settings = '[[reports]]\npath = "reports"\n\n[[control]]\npath = "control"\npartial = true\n'
    (folder / "c/frontline.toml").write_text(settings, encoding="utf-8")
    (folder / "c/reports/1.txt").write_text(REPORT, encoding="utf-8")
    write_control(folder / "c/control", (11, 12))
    must(run(["update", f"{folder}/c"]))
    (folder / "c/reports/2.txt").write_text(REPORT.replace("June 12", "June 13"), encoding="utf-8")
    write_control(folder / "c/control", (13,))


def start_outputs(folder: Path) -> None:
    """Start from outputs of another report, which are replaced."""
    start_files(folder)
    for name in (*(f"marks{suffix}" for suffix in FORMATS), "m.html"):
        (folder / name).write_bytes(b"the output before")


def start_pack(folder: Path) -> None:
    """Start from the folder of another pack, with a file of somebody else in it."""
    start_files(folder)
    (folder / "other.txt").write_text(REPORT.replace("Pokrovsk", "Lyman"), encoding="utf-8")
    must(run(["export", f"{folder}/other.txt", "-o", f"{folder}/pack"]))
    (folder / "pack/mine.txt").write_text("mine", encoding="utf-8")


def look_at_store(path: Path) -> Look:
    """Return a store's days, edges, ledger and reports as they can be read."""
    tables = ("history_days", "history_edges", "faces", "ledger", "campaign_reports", "campaign_claims")
    found: list[object] = []
    with contextlib.closing(sqlite3.connect(path)) as store:
        if store.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            return ("damaged",)
        for table in tables:
            there = store.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone()
            rows = store.execute(f"SELECT * FROM {table}").fetchall() if there else []  # noqa: S608 - names of our own
            found.append(digest_of(repr(sorted(map(repr, rows))).encode()))
    # a history is one table in three, and so are the reports of an update
    return (tuple(found[:3]), found[3], tuple(found[4:]))


def look_at_pack(folder: Path) -> Look:
    """Return the hashes of a whole pack's folder, or that it says it is none."""
    faults = find_mixture(folder / "pack")
    if faults:
        return (UNFINISHED if "no whole pack" in faults[0] else repr(faults),)
    files = {path: digest_of(path.read_bytes()) for path in sorted((folder / "pack").rglob("*")) if path.is_file()}
    return (repr([(path.relative_to(folder).as_posix(), digest) for path, digest in files.items()]),)


def look_at_places(folder: Path) -> Look:
    """Return whether the compiled gazetteer is there; a broken one counts as what it is."""
    found = (path for path in folder.rglob("*") if path.is_dir() and len(path.name) == 32)
    entries = [path for path in found if not path.parent.name.startswith(".")]  # what is still made is no entry yet
    for entry in entries:
        _load(entry, entry.name)
    return (len(entries) >= 1,)


def fetch_toys(folder: Path, *, base: str, rows: int) -> int:
    """Fetch a toy source into a cache."""
    client = Client(base=base, patience=QUICK, sleep=lambda _s: None)
    try:
        with patch.dict(ADAPTERS, toy=TOYS):  # type: ignore[arg-type]
            fetch(
                toy(), Wish(again=True), cache=Cache(folder), client=client, clock=lambda: NOON + timedelta(days=rows)
            )
    except LayersError as error:
        print(f"frontline: {error}", file=sys.stderr)
        return 2
    return 0


def look_at_cache(folder: Path) -> Look:
    """Return the rows of the cached copy, its files compared with their hashes."""
    cache = Cache(folder)
    entry = cache.read("toy")
    if entry is None:
        return ("no copy",)
    return (tuple(cache.path("toy", file).read_text(encoding="utf-8")[:400] for file in entry.files),)


def list_cases(service: Service) -> list[Case]:
    """Return every command that writes; the fetch plays against a service on this machine."""

    def start_cache(folder: Path) -> None:
        service.play(ADDRESS, reply(5))
        must(fetch_toys(folder, base=service.base, rows=5))
        service.play(ADDRESS, reply(9))

    given = ("--partial", "--control", "{}/control")
    export = [
        Case(
            f"export {suffix}",
            drawing_once(
                command("export", "{}/report.txt", *given, "-o", f"{{}}/marks{suffix}", "--overwrite"),
                gather,
                "gather_material",
            ),
            start_outputs,
            look_at_file(f"marks{suffix}"),
        )
        for suffix in FORMATS
    ]
    follow = ("follow", "{}/report.txt", *given, "--store", "{}/s.gpkg")
    places = ("claims", "{}/report.txt", "--settlements", "{}/places.csv", "-o", "{}/claims.csv", "--overwrite")
    return [
        Case(
            "history",
            command("history", "{}/control", "--partial", "-o", "{}/s.gpkg"),
            start_store,
            lambda folder: look_at_store(folder / "s.gpkg"),
        ),
        Case("follow", command(*follow), start_store, lambda folder: look_at_store(folder / "s.gpkg")),
        Case(
            "update",
            command("update", "{}/c"),
            start_campaign,
            lambda folder: look_at_store(folder / "c/campaign.gpkg"),
        ),
        Case(
            "map",
            command("map", "{}/report.txt", *given, "-o", "{}/m.html", "--overwrite"),
            start_outputs,
            look_at_file("m.html"),
        ),
        *export,
        Case(
            "export folder",
            drawing_once(command("export", "{}/report.txt", "-o", "{}/pack", "--overwrite"), gather, "gather_material"),
            start_pack,
            look_at_pack,
            also=frozenset({UNFINISHED}),
        ),
        Case(
            "fetch",
            lambda folder: fetch_toys(folder, base=service.base, rows=9),
            start_cache,
            look_at_cache,
            frozenset({".fetch.lock"}),
        ),
        Case(
            "gazetteer cache",
            lambda folder: _with_cache(folder, command(*places)),
            start_files,
            look_at_places,
        ),
        *list_table_cases(start_campaign),
    ]


def _with_cache(folder: Path, work: Callable[[Path], int]) -> int:
    os.environ["FRONTLINE_DATA"] = str(folder / "cache")
    return work(folder)


def lighten() -> None:
    """Write fewer zooms and pictures of a pack: what is tried is the order of writing, not the drawing."""
    tiles.ZOOMS, tiles.FAR_ZOOMS = (4, 5), (4, 5)  # type: ignore[misc]
    pack.PICTURES = pack.PICTURES[:1]  # type: ignore[assignment]
