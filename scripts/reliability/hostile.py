"""
Give every command's inputs and outputs what nobody should give them: each must end in one clear line, or be read.

    python -m scripts.reliability.hostile                  all commands, each run in a process of its own
    python -m scripts.reliability.hostile --only join      those whose name has a word
    python -m scripts.reliability.hostile --show           every line that was told, to be read by a person

An input is empty, blank, a folder, missing, a link to itself, endless, a picture, in another
encoding, of another kind, or has a name that no terminal shows; an output is a folder, a link to itself, in a folder
that is missing, an input, or "-". Exit code 2 with one line, or 0, in five seconds; never a traceback or a warning.
"""

import argparse
import os
import resource
import select
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from frontline.app import run
from scripts.reliability.case import must, quietly
from scripts.reliability.kill_cases import lighten
from scripts.reliability.table_cases import start_tables

SECONDS: Final = 8
WAIT: Final = 60
"""Seconds of processor time after which a run is ended; ten times as long by the clock."""
_PNG: Final = b"\x89PNG\r\n\x1a\n" + bytes(100)
_TEXT: Final = "Digest, June 12, 2025\n\nRussian forces advanced near Toretsk.\n"


@dataclass(frozen=True, slots=True)
class Slot:
    """A command with one place ({hostile}) for what is hostile, ending in `suffix`; {} is a folder of good files."""

    words: tuple[str, ...]
    suffix: str


@dataclass(frozen=True, slots=True)
class Row:
    """What came of one run; `fault` is empty where it ended as it should."""

    command: str
    kind: str
    code: int
    told: str
    fault: str


def slot(words: str, suffix: str) -> Slot:
    """Return a slot of words parted by blanks."""
    return Slot(tuple(words.split()), suffix)


_REPORT, _CONTROL = "{}/report.txt", "--control {}/control --partial"
INPUTS: Final = (
    *(slot(f"{name} {{hostile}}", ".txt") for name in ("claims", "coverage", "figures", "update", "track")),
    *(slot("claims {hostile}", end) for end in (".html", ".json", ".pdf", ".eml", ".xml", ".md")),
    slot("map {hostile} -o {}/out.html --overwrite", ".txt"),
    slot("export {hostile} -o {}/out.gpkg --overwrite", ".txt"),
    slot("brief {hostile} -o {}/out.html --overwrite", ".txt"),
    slot(f"follow {{hostile}} {_CONTROL}", ".txt"),
    slot(f"follow {_REPORT} --store {{hostile}}", ".gpkg"),
    slot("heat {hostile} --firms {}/firms.csv", ".txt"),
    slot(f"heat {_REPORT} --firms {{hostile}}", ".csv"),
    slot("place {hostile} Toretsk", ".txt"),
    *(slot("history {hostile} -o {}/h.gpkg", end) for end in (".geojson", ".kml", ".csv", ".zip")),
    *(slot("changes {hostile}", end) for end in (".gpkg", ".parquet", ".fgb", ".shp", ".json")),
    slot("changes {}/control --partial --by raion --places {hostile}", ".geojson"),
    slot(f"settlements {_REPORT} --control {{hostile}}", ".geojson"),
    *(
        slot(f"claims {_REPORT} --settlements {{hostile}}", end)
        for end in (".csv", ".txt", ".zip", ".gpkg", ".parquet")
    ),
    *(slot(f"claims {_REPORT} --highways {{hostile}}", end) for end in (".osm", ".pbf", ".geojson")),
    slot(f"claims {_REPORT} --corrections {{hostile}}", ".csv"),
    slot(f"map {_REPORT} --events {{hostile}} -o {{}}/out.html --overwrite", ".csv"),
    slot(f"track {_CONTROL} --areas {{hostile}}", ".csv"),
    slot(f"people {_CONTROL} --totals {{hostile}}", ".csv"),
    *(slot("join {hostile} --control {}/control -o {}/out.csv --overwrite", end) for end in (".csv", ".parquet")),
    slot("displacement {hostile}", ".csv"),
    slot("check {hostile} --layer control", ".geojson"),
    slot("check {hostile}", ".csv"),
    slot("fetch highways --file {hostile}", ".osm"),
    slot("fetch {hostile}", ""),
    slot("sources {hostile}", ""),
)
OUTPUTS: Final = (
    slot(f"claims {_REPORT} -o {{hostile}}", ".csv"),
    slot("figures {}/report.txt -o {hostile}", ".csv"),
    slot("figures {}/report.txt --plot {hostile}", ".png"),
    slot(f"map {_REPORT} -o {{hostile}}", ".html"),
    *(slot(f"export {_REPORT} -o {{hostile}}", end) for end in (".gpkg", ".png", ".parquet", "")),
    slot(f"brief {_REPORT} -o {{hostile}}", ".html"),
    slot("history {}/control --partial -o {hostile}", ".gpkg"),
    slot("changes {}/control --partial -o {hostile}", ".csv"),
    slot(f"follow {_REPORT} {_CONTROL} -o {{hostile}}", ".csv"),
    slot(f"settlements {_CONTROL} -o {{hostile}}", ".gpkg"),
    slot(f"people {_CONTROL} -o {{hostile}}", ".csv"),
    slot(f"heat {_REPORT} --firms {{}}/firms.csv -o {{hostile}}", ".csv"),
    *(slot("displacement {}/rounds.csv -o {hostile}", end) for end in (".csv", ".gpkg")),
    slot("join {}/points.csv --control {}/control -o {hostile}", ".parquet"),
    slot("demo -o {hostile}", ""),
    slot("init {hostile}", ""),
)


def _written(data: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path.write_bytes(data)
        return path

    return make


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def _loop(path: Path) -> Path:
    path.symlink_to(path.name)
    return path


def _huge(path: Path) -> Path:
    with path.open("wb") as file:
        file.truncate(3_000_000_000)
    return path


def _named(name: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        made = os.fsencode(path.parent) + b"/" + name + os.fsencode(path.suffix)
        with open(made, "wb") as file:  # noqa: PTH123 - a name that is no text
            file.write(b"\x00\x01 nothing")
        return Path(os.fsdecode(made))

    return make


IN_KINDS: Final[dict[str, Callable[[Path], Path]]] = {
    "empty": _written(b""),
    "blank": _written(b" \n\t\n" * 50),
    "folder": _folder,
    "missing": lambda path: path,
    "link to itself": _loop,
    "endless": lambda _path: Path("/dev/zero"),
    "nothing": lambda _path: Path("/dev/null"),
    "stdin": lambda _path: Path("-"),
    "huge": _huge,
    "picture": _written(_PNG),
    "zeros": _written(bytes(4_000)),
    "UTF-16": _written("name,date,lat,lon\nа,2025-06-12,48,37\n".encode("utf-16")),
    "cp1251": _written("назва,дата\nТорецьк,2025-06-12\n".encode("cp1251") * 9),
    "a table": _written(b"a,b\n1,2\n"),
    "a header alone": _written(b"latitude,longitude,date\n"),
    "a text": _written(_TEXT.encode()),
    "JSON": _written(b'{"a": [1, 2]}'),
    "a broken JSON": _written(b'{"type":"FeatureCollection","features":['),
    "a name in two lines": _named(b"a\nb\x1b[31m"),
    "a name that is no text": _named(b"a\xff\xfe"),
    "a long name": lambda path: path.with_name("a" * 300 + path.suffix),
}
OUT_KINDS: Final[dict[str, Callable[[Path], Path]]] = {
    "folder": _folder,
    "link to itself": _loop,
    "in a missing folder": lambda path: path / "more" / path.name,
    "in a file": lambda path: _written(b"x")(path) / path.name,
    "a device": lambda _path: Path("/dev/null"),
    "stdout": lambda _path: Path("-"),
    "the input": lambda path: path.parent / "good" / "report.txt",
    "of no suffix": lambda path: path.with_suffix(".xyz"),
    "exists": _written(b"x"),
    "a long name": lambda path: path.with_name("a" * 300 + path.suffix),
    "a name that is no text": lambda path: Path(
        os.fsdecode(os.fsencode(path.parent) + b"/a\xff" + os.fsencode(path.suffix))
    ),
    "below a place nobody may write": lambda path: Path("/proc") / path.name,
}


def try_slot(one: Slot, kind: str, make: Callable[[Path], Path], good: Path, *, is_output: bool) -> Row:
    """Run a slot with one hostile thing and judge what came of it."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as name:
        folder = Path(name)
        (folder / "good").symlink_to(good)
        hostile = make(folder / f"given{one.suffix}")
        words = [word.replace("{hostile}", str(hostile)).replace("{}", str(folder / "good")) for word in one.words]
        began = time.monotonic()
        code, told, used = run_apart(words, seconds=WAIT)
        fault = judge(code, told, used, hostile, time.monotonic() - began)
        left = [path.name for path in folder.rglob(".*")] if is_output else []
        if left and not fault:
            fault = f"{left[0]} stays"
    return Row(" ".join(one.words), kind, code, told.strip().replace(name, ""), fault)


def run_apart(words: list[str], *, seconds: float) -> tuple[int, str, float]:
    """Run a command in a process of its own with an empty stdin; return its code, stderr and processor time."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        code = 99
        try:
            nowhere = os.open(os.devnull, os.O_RDWR)
            for number, file in ((0, nowhere), (1, nowhere), (2, writing)):
                os.dup2(file, number)
            sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
            sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))  # noqa: SIM115
            resource.setrlimit(resource.RLIMIT_AS, (8_000_000_000, 8_000_000_000))
            resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
            code = run(words)
            sys.stderr.flush()
        except BaseException as error:  # noqa: BLE001 - it is the finding
            import traceback  # noqa: PLC0415

            os.write(2, f"Traceback {traceback.format_exc()[-700:]} {type(error).__name__}".encode("utf-8", "replace"))
        finally:
            os._exit(code)
    os.close(writing)
    told, until = b"", time.monotonic() + 10 * seconds
    while time.monotonic() < until:
        if select.select([reading], [], [], 1)[0]:
            piece = os.read(reading, 1 << 16)
            if not piece:
                break
            told += piece
    else:
        os.kill(child, signal.SIGKILL)
    os.close(reading)
    _, status, used = os.wait4(child, 0)
    return os.waitstatus_to_exitcode(status), told.decode("utf-8", "replace"), used.ru_utime + used.ru_stime


def judge(code: int, told: str, used: float, hostile: Path, waited: float) -> str:
    """Return what is wrong with how a run ended, empty where nothing is."""
    lines = [line for line in told.splitlines() if line.startswith("frontline: ")]
    if code < 0:
        return f"killed after {waited:.0f} s"
    if code not in {0, 2} or "Traceback" in told or "Warning" in told:
        return f"exit code {code}, a traceback or a warning"
    if code == 2 and len(lines) != 1:
        return f"{len(lines)} lines"
    if (code == 0 and lines) or (code == 2 and used > SECONDS):
        return f"an error and exit code 0, or slow ({used:.1f} s)"
    name = hostile.name if hostile.name.isprintable() and len(hostile.name) < 200 else "a"
    return "" if code == 0 or name in lines[0] or str(hostile) == "-" else "the line does not name the file"


def main() -> None:
    """Try all and print what was wrong; exit code 1 where anything was."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("--only", action="append", metavar="WORD", help="commands whose words have it; repeatable")
    parser.add_argument("--kind", action="append", choices=[*IN_KINDS, *OUT_KINDS])
    parser.add_argument("--show", action="store_true", help="print every line that was told")
    given = parser.parse_args()
    lighten()  # how a place to write is taken or refused is tried, not the drawing
    rows = []
    with tempfile.TemporaryDirectory(prefix="good-") as name:
        good = Path(name)
        start_tables(good)
        quietly(lambda: must(run(["claims", f"{good}/report.txt"])))  # what it reads once is in the memory of all
        os.environ["FRONTLINE_DATA"] = str(good / "cache")
        for slots, kinds, is_output in ((INPUTS, IN_KINDS, False), (OUTPUTS, OUT_KINDS, True)):
            for one in slots:
                if not any(word in " ".join(one.words) for word in given.only or [""]):
                    continue
                for kind, make in kinds.items():
                    if kind not in (given.kind or kinds):
                        continue
                    row = try_slot(one, kind, make, good, is_output=is_output)
                    rows.append(row)
                    if row.fault or given.show:
                        told = row.told.splitlines()[-1][:260] if row.told and "Traceback" not in row.told else row.told
                        print(
                            f"{row.command} <- {one.suffix} {kind}: {row.code} {row.fault or 'ok'} | {told}", flush=True
                        )
    wrong = sum(bool(row.fault) for row in rows)
    print(f"{len(rows)} runs, {sum(row.code == 2 for row in rows)} refused, {wrong} wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
