"""
Write every output twice on machines that differ in all that should not matter, and compare the bytes.

    python -m scripts.reliability.same_bytes                 all outputs
    python -m scripts.reliability.same_bytes --only export   those of one command

The two differ in hash seed, time zone, locale, folder, user, the order in which files were made, the reports' times and
the number of cores. A store is compared table by table, since it notes when it was written.
"""

import argparse
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scripts.reliability.case import REPORT, write_control
from scripts.reliability.kill_cases import FORMATS
from scripts.reliability.table_cases import write_tables

ROOT: Final = Path(__file__).parents[2]
_START: Final = """
import os, sys
if sys.argv[1] == "1" and hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
from frontline.app import main
main(sys.argv[2:])
"""
_FIGURES: Final = (
    "Ukrainian forces shot down 45 of 62 drones overnight into June 12. Russian forces launched 7 missiles.\n"
)


@dataclass(frozen=True, slots=True)
class Machine:
    """What differs between two runs and should not matter."""

    folder: str
    seed: str
    zone: str
    locale: str
    user: str
    cores: str
    backwards: bool


MACHINES: Final = (
    Machine("a", "1", "Pacific/Kiritimati", "C.UTF-8", "one", "1", backwards=False),
    Machine("another folder/b", "4242", "America/Los_Angeles", "tr_TR.UTF-8", "other", "all", backwards=True),
)
_GIVEN: Final = ("report.txt", "--control", "control", "--partial")
COMMANDS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "claims": tuple(("claims", "report.txt", "-o", f"claims-table{end}") for end in (".csv", ".jsonl", ".geojson")),
    "figures": (("figures", "report.txt", "-o", "figures.csv", "--plot", "figures.svg"),),
    "map": (("map", *_GIVEN, "-o", "map.html"), ("map", *_GIVEN, "--lang", "uk", "-o", "map-uk.html")),
    "export": (("export", *_GIVEN, *(word for end in FORMATS for word in ("-o", f"marks{end}"))),),
    "history": (("history", "control", "--partial", "-o", "store.gpkg"),),
    "changes": (("changes", "control", "--partial", "-o", "changes.csv", "--plot", "changes.svg"),),
    "follow": (("follow", *_GIVEN, "-o", "fates.csv"),),
    "events": (("map", *_GIVEN, "--events", "events.csv", "-o", "map-events.html"),),
    "public": (("map", *_GIVEN, "--public", "--as-of", "2025-09-01", "-o", "map-public.html"),),
    "people": tuple(
        ("people", *_GIVEN[1:], "--totals", "people_2022.csv", "--by", "oblast", "-o", f"people{end}")
        for end in (".csv", ".jsonl")
    ),
    "settlements": tuple(
        ("settlements", *_GIVEN[1:], "-o", f"near{end}")
        for end in (".csv", ".gpkg", ".geojson", ".parquet", ".fgb", ".jsonl")
    ),
    "heat": (("heat", "report.txt", "--firms", "firms.csv", "-o", "heat.csv"),),
    "displacement": tuple(("displacement", "rounds.csv", "-o", f"idps{end}") for end in (".csv", ".geojson", ".gpkg")),
    "join": tuple(("join", "points.csv", "--control", "control", "-o", f"joined{end}") for end in (".csv", ".parquet")),
    "brief": tuple(
        ("brief", *_GIVEN, "--totals", "people_2022.csv", "--displacement", "rounds.csv", "-o", f"brief{end}")
        for end in (".html", ".pdf")
    ),
    "pack": (("export", *_GIVEN, "-o", "pack"),),
    "place": (("place", "report.txt", "Toretsk", "--control", "control", "--format", "json", "-o", "place.json"),),
    "demo": (("demo", "-o", "demo"),),
    "campaign": (("init", "c"), ("update", "c"), ("track", "c", "-o", "track.csv")),
}


def write_inputs(folder: Path, *, backwards: bool) -> None:
    """Write reports and maps, the last one first on one of the machines."""
    folder.mkdir(parents=True)
    (folder / "report.txt").write_text(f"{REPORT}\n{_FIGURES}", encoding="utf-8")
    (folder / "c" / "reports").mkdir(parents=True)
    write_tables(folder)
    days = [11, 12, 14]
    for day in reversed(days) if backwards else days:
        write_control(folder / "control", (day,))
        text = REPORT.replace("June 12", f"June {day}")
        (folder / f"c/reports/{day}.txt").write_text(text, encoding="utf-8")
        if backwards:
            os.utime(folder / f"c/reports/{day}.txt", (1_000_000_000, 1_000_000_000))


def run_on(machine: Machine, base: Path, calls: Sequence[tuple[str, ...]]) -> dict[str, str]:
    """Run commands as on a machine and return a hash for each output."""
    folder = base / machine.folder
    write_inputs(folder, backwards=machine.backwards)
    environment = os.environ | {
        "PYTHONHASHSEED": machine.seed,
        "TZ": machine.zone,
        "LC_ALL": machine.locale,
        "LANG": machine.locale,
        "USER": machine.user,
        "FRONTLINE_DATA": str(folder / "cache"),
        "PYTHONPATH": os.pathsep.join([str(ROOT), *(path for path in sys.path if path)]),
    }
    before = {path for path in folder.rglob("*") if path.is_file()}
    for call in calls:
        done = subprocess.run(
            [sys.executable, "-c", _START, machine.cores, *call],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"{' '.join(call)}: ended with {done.returncode}: {done.stderr[-500:]}")
    made = {path for path in folder.rglob("*") if path.is_file()} - before
    outputs = [path for path in made if "cache" not in path.relative_to(folder).parts]
    return {path.relative_to(folder).as_posix(): digest_of(path) for path in sorted(outputs)}


def digest_of(path: Path) -> str:
    """Return a hash of a file; of a store, which notes when it was written, of its tables but that."""
    if path.name not in {"campaign.gpkg", "store.gpkg"}:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    digest = hashlib.sha256()
    with closing(sqlite3.connect(path)) as store:
        tables = [
            name for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        ]
        for table in tables:
            if table not in {"campaign_runs", "gpkg_contents"}:
                digest.update(repr((table, store.execute(f'SELECT * FROM "{table}"').fetchall())).encode())  # noqa: S608
    return digest.hexdigest()


def compare(names: Sequence[str]) -> dict[str, bool]:
    """Return for each output of some commands whether both machines wrote the same."""
    found: dict[str, bool] = {}
    for name in names:
        with tempfile.TemporaryDirectory(prefix="same-") as base:
            one, other = (run_on(machine, Path(base), COMMANDS[name]) for machine in MACHINES)
        found |= {f"{name}: {file}": one.get(file) == other.get(file) for file in sorted({*one, *other})}
    return found


def main() -> None:
    """Compare all outputs and print those that differ; exit code 1 where one does."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("--only", choices=list(COMMANDS), action="append")
    given = parser.parse_args()
    found = compare(given.only or list(COMMANDS))
    for name, is_same in found.items():
        print(f"{'same' if is_same else 'DIFFERENT':10} {name}")
    differ = sum(not is_same for is_same in found.values())
    print(f"{len(found)} outputs, {differ} differ")
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
