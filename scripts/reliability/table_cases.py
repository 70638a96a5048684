"""The commands that write a table, a plot, a brief or a first folder; `kill_points.py` stops them."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from frontline.app import run
from frontline.steps.brief import make
from layers.disk.cache import Cache
from scripts.reliability.case import Case, Look, command, digest_of, drawing_once, look_at_file, must, start_files
from scripts.reliability.corpus import CORPUS

_SEEN: Final = "48.40,37.85,330,0.4,0.4,2025-06-11,0045,N20,VIIRS,n,2.0NRT,290,3.5,N\n"
_FIRMS_HEAD: Final = (
    "latitude,longitude,bright_ti4,scan,track,acq_date,acq_time,satellite,instrument,confidence,version,bright_ti5,frp,"
    "daynight\n"
)
_ROUNDS: Final = "round,reported_date,oblast,ocha_pcode,idps,returnees,note\n18,2024-10-31,Sumska,UA59,130000,5,\n"
_PEOPLE: Final = "pcode,population\nUA14,4000000\nUA12,3000000\nUA63,2600000\n"
_EVENTS: Final = (
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,location,latitude,longitude,geo_precision,"
    'notes\nUKR1,12 June 2025,1,Battles,Armed clash,Somebody,Komar,47.98,36.70,1,"its own text"\n'
)
_FIGURES: Final = "\nUkrainian forces shot down 45 of 62 drones overnight into June 12.\n"
_TABLES: Final = ("firms.csv", "rounds.csv", "people_2022.csv", "points.csv", "events.csv")
_GIVEN: Final = ("--partial", "--control", "{}/control")

COMMANDS: Final[tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]] = (
    ("claims", ("{}/report.txt",), (".csv", ".jsonl", ".geojson")),
    ("figures", ("{}/report.txt", "--plot", "{}/plot.svg"), (".csv",)),
    ("changes", ("{}/control", "--partial", "--plot", "{}/plot.png"), (".csv",)),
    ("follow", ("{}/report.txt", *_GIVEN), (".csv",)),
    ("settlements", _GIVEN, (".csv", ".gpkg", ".geojson", ".parquet", ".fgb", ".jsonl")),
    ("people", (*_GIVEN, "--totals", "{}/people_2022.csv", "--by", "oblast"), (".csv", ".jsonl")),
    ("heat", ("{}/report.txt", "--firms", "{}/firms.csv"), (".csv", ".jsonl")),
    ("displacement", ("{}/rounds.csv",), (".csv", ".jsonl", ".geojson", ".gpkg")),
    ("join", ("{}/points.csv", "--control", "{}/control"), (".csv", ".parquet")),
    (
        "brief",
        ("{}/report.txt", *_GIVEN, "--displacement", "{}/rounds.csv", "--totals", "{}/people_2022.csv"),
        (".html", ".pdf"),
    ),
    ("track", ("{}/c",), (".csv", ".json")),
    ("place", ("{}/c",), (".csv",)),
)
"""A command's name, its words and the suffixes that it writes: each is a case."""


def start_tables(folder: Path) -> None:
    """Write a report, maps, places and the tables of others."""
    start_files(folder)
    with (folder / "report.txt").open("a", encoding="utf-8") as report:
        report.write(_FIGURES)
    write_tables(folder)


def write_tables(folder: Path) -> None:
    """Write anomalies, figures of displaced people, people by oblast, points with days, and events."""
    texts = (_FIRMS_HEAD + _SEEN, _ROUNDS, _PEOPLE, "date,lon,lat\n2025-06-11,37.2,48.2\n2025-06-12,39,48\n", _EVENTS)
    for name, text in zip(_TABLES, texts, strict=True):
        (folder / name).write_text(text, encoding="utf-8")


def list_table_cases(start_campaign: Callable[[Path], None]) -> list[Case]:
    """Return a case for each command and suffix, the first writing of folders, and a source taken from a file."""
    cases = []
    for name, words, suffixes in COMMANDS:
        for suffix in suffixes:
            start = _start(suffix, start_campaign if "{}/c" in words else None)
            work = command(name, *words, "-o", f"{{}}/out{suffix}", "--overwrite")
            if name == "brief":
                work = drawing_once(work, make, "make_brief")
            cases.append(Case(f"{name} {suffix}", work, start, _look_at_outputs))
    return [
        *cases,
        Case("demo", command("demo", "-o", "{}/demo", "--overwrite"), _start_demo, _look_at_demo),
        Case("init", command("init", "{}/new"), start_files, look_at_file("new/frontline.toml"), once=True),
        Case("fetch --file", _take, _start_roads, _look_at_roads, frozenset({".fetch.lock"})),
    ]


def _start(suffix: str, more: Callable[[Path], None] | None) -> Callable[[Path], None]:
    def start(folder: Path) -> None:
        start_tables(folder)
        for name in (f"out{suffix}", "plot.svg", "plot.png"):
            (folder / name).write_bytes(b"the output before")
        if more is not None:
            more(folder)

    return start


def _look_at_outputs(folder: Path) -> Look:
    """Return a digest of each output, so that two that are written one after the other may differ in age."""
    return tuple(digest_of(path.read_bytes()) for path in sorted([*folder.glob("out.*"), *folder.glob("plot.*")]))


def _start_demo(folder: Path) -> None:
    (folder / "demo").mkdir()
    for name in ("map.html", "claims.csv", "claims.geojson", "marks.geojson"):
        (folder / "demo" / name).write_bytes(b"the output before")


def _look_at_demo(folder: Path) -> Look:
    return tuple(digest_of(path.read_bytes()) for path in sorted((folder / "demo").glob("[a-z]*")))


def _start_roads(folder: Path) -> None:
    (folder / "roads.osm").write_bytes((CORPUS / "roads" / "roads.osm").read_bytes())
    must(_take(folder))
    text = (CORPUS / "roads" / "roads.osm").read_text(encoding="utf-8")
    (folder / "roads.osm").write_text(text.replace("37.4", "37.5"), encoding="utf-8")


def _take(folder: Path) -> int:
    os.environ["FRONTLINE_DATA"] = str(folder / "cache")
    return run(["fetch", "highways", "--file", f"{folder}/roads.osm"])


def _look_at_roads(folder: Path) -> Look:
    """Return the hashes of the cached copy, its files compared with them."""
    cache = Cache(folder / "cache")
    entry = cache.read("highways")
    files = () if entry is None else entry.files
    return tuple(digest_of(cache.path("highways", file).read_bytes()) for file in files)
