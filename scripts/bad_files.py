"""
Make files that no reader should choke on, and read each with the command it is meant for.

    python scripts/bad_files.py FOLDER          make them
    python scripts/bad_files.py FOLDER --run    make them, read them, and print a table

Each must end in exit code 2 with one line, or be read, within 3.5 seconds of processor time beside what starting costs
(5 with it), and 1 GB of memory. They are made anew each time (some have 200 MB) and never stand in the repository.
"""

import argparse
import gc
import io
import json
import os
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from contextlib import redirect_stderr
from dataclasses import dataclass
from pathlib import Path
from typing import Self

sys.path.insert(0, str(Path(__file__).parent))
from bad_child import in_child
from bad_data import (
    MEGABYTE,
    SQUARE,
    bomb,
    climbing_zip,
    database,
    geojson,
    nested_mail,
    outside_entity,
    parquet,
    pdf,
    pdf_page,
    ring,
    zeros,
    zipped,
)

SECONDS = 3.5
"""Of processor time for a file itself: with START_S, the five seconds that a process may take."""
START_S = 1.5
"""What loading the readers and reading good files costs; where that is more in the same run, so may be a file."""
MAX_MEMORY = 1_000_000_000
REPORT = "Front Digest, June 12, 2025\n\nRussian forces advanced near Toretsk.\n"


@dataclass(frozen=True, slots=True)
class Bad:
    """
    A file's name, the command that reads it ({} is its path), and what makes it.

    `is_read` where it is only odd, `notes` where the command tells something of other files before.
    """

    name: str
    command: str
    make: Callable[[], bytes]
    is_read: bool = False
    notes: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading a file gave; `fault` is empty where all is as promised."""

    name: str
    code: int
    lines: tuple[str, ...]
    seconds: float
    memory: int
    fault: str


CLAIMS, HISTORY = "claims {} --format jsonl", "history {} -o {out}.gpkg"
PLACES, FIXES = "claims {report} --format jsonl --settlements {}", "claims {report} --format jsonl --corrections {}"
EVENTS = "map {report} --events {} -o {out}.html"
HEAD = (
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,location,latitude,longitude,"
    "geo_precision,notes\n"
)
CHECK = "check {} --layer control"
HEAT, TOTALS = "heat {report} --voice own --firms {}", "people --control {control} --partial --totals {}"
FIGURES, JOIN = "displacement {}", "join {} --control {control} -o {out}.csv"
ROADS = "claims {report} --format jsonl --highways {}"
VIIRS = (
    "latitude,longitude,bright_ti4,scan,track,acq_date,acq_time,satellite,instrument,confidence,version,bright_ti5,frp,"
    "daynight\n"
)

FILES = (
    # reports
    Bad("empty.txt", CLAIMS, bytes),
    Bad("blank.txt", CLAIMS, lambda: b" \n\t\n" * 1000),
    Bad("zero-bytes.txt", CLAIMS, lambda: REPORT.encode() + b"\0" * 1000),
    Bad("cp1251.txt", CLAIMS, lambda: ("Війська просунулися поблизу Торецька. " * 50).encode("cp1251")),
    Bad("utf16.txt", CLAIMS, lambda: REPORT.encode("utf-16")),
    Bad("utf16-without-mark.txt", CLAIMS, lambda: REPORT.encode("utf-16-le")),
    Bad("half-a-letter.txt", CLAIMS, lambda: REPORT.encode() + "я".encode()[:1]),
    Bad("line-of-200-mb.txt", CLAIMS, lambda: b"Russian forces advanced " * (200 * MEGABYTE // 24)),
    Bad("line-of-3-mb.txt", CLAIMS, lambda: REPORT.encode() + b"Russian forces advanced " * 125_000, is_read=True),
    Bad("dots.txt", CLAIMS, lambda: REPORT.encode() + b". " * 500_000, is_read=True),
    Bad("brackets.txt", CLAIMS, lambda: REPORT.encode() + b"[(" * 500_000, is_read=True),
    Bad("hyphens.txt", CLAIMS, lambda: REPORT.encode() + b"a-\n" * 200_000, is_read=True),
    Bad("direction.txt", CLAIMS, lambda: REPORT.replace("Toretsk", "\u202eksteroT\u202c").encode(), is_read=True),
    Bad("lookalikes.txt", CLAIMS, lambda: REPORT.replace("Toretsk", "Тоrеtsk").encode(), is_read=True),
    Bad("german.txt", CLAIMS, lambda: b"Die Truppen sind nach den Angaben in die Stadt gekommen. " * 9),
    Bad("deep.json", CLAIMS, lambda: b"[" * MEGABYTE),
    Bad("numbers.json", CLAIMS, lambda: b'[{"a": NaN, "b": 1e999}]'),
    Bad("map.geojson", CLAIMS, lambda: geojson(SQUARE)),
    Bad("table.csv", CLAIMS, lambda: b"a,b\n1,2\n"),
    Bad("report.zip", CLAIMS, lambda: zipped(report__txt=REPORT.encode())),
    Bad("zeros.gz", CLAIMS, lambda: zeros(2_000 * MEGABYTE)),
    Bad("archive.7z", CLAIMS, lambda: b"7z\xbc\xaf\x27\x1c" + bytes(100)),
    Bad("report.docx", CLAIMS, lambda: zipped(**{"word/document__xml": b"<a/>"})),
    Bad("report.rtf", CLAIMS, lambda: b"{\\rtf1 Fog}"),
    Bad("picture.txt", CLAIMS, lambda: b"\x89PNG\r\n\x1a\n" + bytes(100)),
    Bad("empty-page.html", CLAIMS, lambda: b"<html><nav>Home</nav><script>x</script></html>"),
    Bad("deep-page.html", CLAIMS, lambda: b"<div>" * 200_000 + REPORT.encode(), is_read=True),
    Bad(
        "long-page.html",
        CLAIMS,
        lambda: b"<html><body>" + b"<p>Fog lay here.</p>" * 20_000 + REPORT.encode(),
        is_read=True,
    ),
    Bad("bomb.html", CLAIMS, lambda: bomb(f"<html><body><p>&e9;</p><p>{REPORT}</p></body></html>"), is_read=True),
    Bad("attributes.html", CLAIMS, lambda: b"<html><body " + b"a" * MEGABYTE + b"><p>" + REPORT.encode(), is_read=True),
    Bad("cp1251.html", CLAIMS, lambda: "<html><body><p>Війська просунулися</p>".encode("cp1251")),
    Bad("cut.pdf", CLAIMS, lambda: b"%PDF-1.7\n1 0 obj\n<< /Type"),
    Bad("deep.pdf", CLAIMS, lambda: b"%PDF-1.4\n1 0 obj\n" + b"[" * MEGABYTE + b"\nendobj\ntrailer<</Root 1 0 R>>"),
    Bad(
        "circle.pdf",
        CLAIMS,
        lambda: pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 9 /Kids [2 0 R] >>"),
    ),
    Bad("bomb.pdf", CLAIMS, lambda: pdf_page(zlib.compress(bytes(400 * MEGABYTE), 9))),
    Bad("picture.pdf", CLAIMS, lambda: pdf_page(zlib.compress(b"0 0 9 9 re f"))),
    Bad("nested.eml", CLAIMS, lambda: nested_mail(2_000)),
    Bad("no-text.eml", CLAIMS, lambda: b"MIME-Version: 1.0\nSubject: a\nContent-Type: image/png\n\nabc"),
    Bad("bomb.xml", CLAIMS, lambda: bomb("<rss><channel><title>a</title></channel></rss>")),
    Bad("empty-feed.xml", CLAIMS, lambda: b"<rss><channel><title>a</title></channel></rss>"),
    Bad("other.xml", CLAIMS, lambda: b'<?xml version="1.0"?><a><b/></a>'),
    Bad("quotes.md", CLAIMS, lambda: b">" * 100_000 + REPORT.encode(), is_read=True),
    Bad("links.md", CLAIMS, lambda: REPORT.encode() + b"[" * 20_000, is_read=True),
    # control
    Bad("deep_20250612.geojson", HISTORY, lambda: b'{"type":"FeatureCollection","features":' + b"[" * MEGABYTE),
    Bad("nan_20250612.geojson", HISTORY, lambda: geojson(ring("[37,48],[NaN,48],[38,49],[37,48]"))),
    Bad("huge_20250612.geojson", HISTORY, lambda: geojson(ring("[37,48],[1e308,48],[38,49],[37,48]"))),
    Bad("open_20250612.geojson", HISTORY, lambda: geojson(ring("[37,48],[38,48],[38,49],[37,49]"))),
    Bad("cut_20250612.geojson", HISTORY, lambda: geojson(SQUARE)[:-30]),
    Bad("no-list_20250612.geojson", HISTORY, lambda: b'{"type":"FeatureCollection","features":7}'),
    Bad(
        "wide_20250612.geojson",
        HISTORY,
        lambda: geojson(SQUARE, json.dumps({f"c{n}": n for n in range(200_000)} | {"kind": "x"})),
    ),
    Bad("line-of-200-mb_20250612.geojson", HISTORY, lambda: geojson(SQUARE, '{"kind":"' + "x" * 200 * MEGABYTE + '"}')),
    Bad("bomb_20250612.kml", HISTORY, lambda: bomb("<kml><Placemark><name>&e9;</name></Placemark></kml>")),
    Bad("deep_20250612.kml", HISTORY, lambda: b"<kml>" + b"<Folder>" * 200_000),
    Bad("zeros_20250612.kmz", HISTORY, lambda: zipped(doc__kml=bytes(600 * MEGABYTE))),
    Bad("climbing_20250612.zip", HISTORY, climbing_zip),
    Bad("wkt_20250612.csv", HISTORY, lambda: b"wkt,kind\n" + b"POLYGON((" * 1000 + b",assessed_control\n"),
    Bad("wide_20250612.csv", HISTORY, lambda: b",".join(b"c%d" % n for n in range(MEGABYTE)) + b"\n1\n"),
    Bad("garbage_20250612.gpkg", HISTORY, lambda: b"SQLite format 3\0" + os.urandom(5_000)),
    Bad("no-layer_20250612.gpkg", HISTORY, lambda: database("CREATE TABLE a (b)")),
    Bad("garbage_20250612.parquet", HISTORY, lambda: b"PAR1" + os.urandom(5_000) + b"PAR1"),
    Bad("no-shape_20250612.parquet", HISTORY, parquet),
    Bad("garbage_20250612.fgb", HISTORY, lambda: b"fgb\x03fgb\x01" + os.urandom(5_000)),
    Bad("alone_20250612.shp", HISTORY, lambda: struct.pack(">7i", 9994, 0, 0, 0, 0, 0, 50) + bytes(72)),
    Bad(
        "arcs_20250612.json",
        HISTORY,
        lambda: b'{"type":"Topology","objects":{"a":{"type":"Polygon","arcs":[[9]]}},"arcs":[]}',
    ),
    Bad("far-east_20250612.geojson", HISTORY, lambda: geojson(SQUARE.replace("37", "64.5").replace("38", "65"))),
    Bad("swapped_20250612.geojson", HISTORY, lambda: geojson(ring("[48,37],[48,38],[49,38],[49,37],[48,37]"))),
    Bad("turned_20250612.geojson", HISTORY, lambda: geojson(SQUARE, '{"kind":"assessed_\u202elortnoc"}')),
    Bad("lookalike_20250612.geojson", HISTORY, lambda: geojson(SQUARE, '{"kind":"\u0430ssessed_control"}')),
    Bad("outside_20250612.kml", HISTORY, outside_entity),
    # events of others
    Bad("events-wide.csv", EVENTS, lambda: b",".join(b"c%d" % n for n in range(MEGABYTE)) + b"\n1\n"),
    Bad("events-nowhere.csv", EVENTS, (HEAD + "U1,2025-06-12,1,a,b,c,d,NaN,1e308,1,e\n").encode),
    # settlements, corrections, tables
    Bad("wide.csv", PLACES, lambda: b",".join(b"c%d" % n for n in range(MEGABYTE)) + b"\n1\n"),
    Bad("nowhere.csv", PLACES, lambda: b"name_en,latitude,longitude\nA,NaN,1e308\nB,inf,-inf\n"),
    Bad("garbage.parquet", PLACES, lambda: b"PAR1" + os.urandom(5_000) + b"PAR1"),
    Bad("UA.zip", PLACES, lambda: zipped(UA__txt=bytes(600 * MEGABYTE))),
    Bad("fixes.csv", FIXES, lambda: b'claim_id,verdict,katottg,note,by\na,reject,,"' + b"x" * 60 * MEGABYTE),
    Bad("fixes-utf16.csv", FIXES, lambda: "claim_id,verdict\n".encode("utf-16")),
    Bad("fixes-wide.csv", FIXES, lambda: b"claim_id,verdict,katottg,note,by" + b",a" * 300_000 + b"\n", is_read=True),
    # tables of people, anomalies and points, roads, and what a messenger or a mail program saves
    Bad("viirs-nowhere.csv", HEAT, (VIIRS + "NaN,1e308,1,1,1,2025-06-12,45,N20,VIIRS,n,2,1,1,N\n").encode),
    Bad("viirs-line-of-200-mb.csv", HEAT, lambda: VIIRS.encode() + b"9" * 200 * MEGABYTE),
    Bad("viirs-utf16.csv", HEAT, lambda: VIIRS.encode("utf-16")),
    Bad("zeros-viirs.csv.gz", HEAT, lambda: zeros(2_000 * MEGABYTE)),
    Bad("totals-wide.csv", TOTALS, lambda: b",".join(b"c%d" % n for n in range(MEGABYTE)) + b"\n1\n", notes=True),
    Bad("totals-huge-count.csv", TOTALS, lambda: b"pcode,population\nUA14," + b"9" * 5_000 + b"\n", notes=True),
    Bad("totals-endless-cell.csv", TOTALS, lambda: b'pcode,population\nUA14,"' + b"9" * 60 * MEGABYTE, notes=True),
    Bad("totals-twice.csv", TOTALS, lambda: b"pcode,population\n" + b"UA14,5\n" * 200_000, notes=True),
    Bad("figures-one-name.csv", FIGURES, lambda: b"c," * 200_000 + b"\n1\n"),
    Bad("figures-cp1251.csv", FIGURES, lambda: "раунд,область\n17,Донецька\n".encode("cp1251")),
    Bad("points-line-of-200-mb.csv", JOIN, lambda: b"lon,lat,date" + b"x" * 200 * MEGABYTE),
    Bad("points-wide.csv", JOIN, lambda: b",".join(b"c%d" % n for n in range(MEGABYTE)) + b"\n1\n"),
    Bad("points-uneven.csv", JOIN, lambda: b"lon,lat,date\n37,48,2025-06-12\n37\n"),
    Bad("points-garbage.parquet", JOIN, lambda: b"PAR1" + os.urandom(5_000) + b"PAR1"),
    Bad("bomb.osm", ROADS, lambda: bomb("<osm><way id='1'><tag k='ref' v='&e9;'/></way></osm>")),
    Bad("deep.osm", ROADS, lambda: b"<osm>" + b"<way id='1'>" * 200_000),
    Bad("garbage.pbf", ROADS, lambda: os.urandom(5_000)),
    Bad("deep-telegram.json", CLAIMS, lambda: b'{"type":"public_channel","messages":' + b"[" * MEGABYTE),
    Bad("cut-telegram.json", CLAIMS, lambda: b'{"name":"a","type":"public_channel","messages":[{"id":1,'),
    Bad("picture.eml", CLAIMS, lambda: b"\x89PNG\r\n\x1a\n" + bytes(100)),
    Bad("deep.jsonl", CHECK, lambda: b"[" * MEGABYTE),
    Bad("garbage.gpkg", CHECK, lambda: b"SQLite format 3\0" + os.urandom(5_000)),
    Bad("store.gpkg", "changes {}", lambda: database("CREATE TABLE ledger (a)")),
)


class Workshop:
    """
    A process that has read good files, and makes and reads each bad one in a child of its own, begun by a fork.

    A child pays for what its file costs alone, not for what starting costs any reader.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        report, control = folder / "good-report.txt", folder / "good_20250612.geojson"
        report.write_text(REPORT, encoding="utf-8")
        control.write_bytes(geojson(SQUARE))
        self.known = {"report": report, "control": control, "out": folder / "out"}
        # threads of a library for matrices would not live on in the children
        alone = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        command = [sys.executable, __file__, folder, "--serve"]
        self.served = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=alone)

    def __enter__(self) -> Self:
        """Return the workshop, which starts at its first file."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let the process end."""
        self.served.communicate()

    def read(self, bad: Bad) -> Outcome:
        """Make a file, read it with its command, and take it away again."""
        path, err = self.folder / bad.name, self.folder / "err"
        words = [word.format(path, **self.known) if "{" in word else word for word in bad.command.split()]
        self.served.stdin.write(json.dumps([bad.name, words]) + "\n")
        self.served.stdin.flush()
        code, seconds, memory = json.loads(self.served.stdout.readline())
        path.unlink()
        lines = tuple(err.read_text(encoding="utf-8", errors="replace").splitlines())
        if bad.notes and code == 2:
            lines = lines[-1:]
        return Outcome(bad.name, code, lines, seconds, memory, judge(bad, code, lines, seconds, memory))


def serve(folder: Path) -> None:
    """Make and read the files that stdin names, a line each; answer with exit code, seconds and peak of memory."""
    from frontline.app import run  # noqa: PLC0415 - only the process that reads needs it
    from frontline.screen import progress  # noqa: PLC0415 - as above

    progress.EVERY_S = 3600.0  # how long it takes here is no part of what it tells
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")  # what a command prints is no answer
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), 1)
    by_name = {bad.name: bad for bad in FILES}
    good, control = folder / "good-report.txt", folder / "good_20250612.geojson"
    with redirect_stderr(io.StringIO()) as told:
        codes = [run(["claims", str(good)]), run(["history", str(control), "-o", str(folder / "start.gpkg")])]
    pace = max(1.0, time.process_time() / START_S)
    gc.freeze()  # what lives now stays shared with the children
    if any(codes):
        sys.exit(told.getvalue())
    for line in sys.stdin:
        name, words = json.loads(line)
        made, _ = in_child(lambda name=name: (folder / name).write_bytes(by_name[name].make()) * 0)
        if made != 0:
            sys.exit(f"{name} can't be made")
        code, used = in_child(lambda words=words: run(words), err=folder / "err")
        seconds = (used.ru_utime + used.ru_stime) / pace
        print(json.dumps([code, seconds, used.ru_maxrss * 1024]), file=answers, flush=True)


def judge(bad: Bad, code: int, lines: tuple[str, ...], seconds: float, memory: int) -> str:
    """Return what is wrong with how a file was read, empty where nothing is."""
    faults = []
    if code == 2 and len(lines) != 1:
        faults.append(f"{len(lines)} lines")
    elif code == 2 and bad.name not in lines[0]:
        faults.append("the line does not name the file")
    elif code == 0 and not bad.is_read:
        faults.append("was read")
    elif code not in {0, 2}:
        faults.append(f"exit code {code}")
    if any("Traceback" in line or "Warning:" in line for line in lines):
        faults.append("a traceback or warning")
    if seconds > SECONDS:
        faults.append(f"{seconds:.1f} s")
    if memory > MAX_MEMORY:
        faults.append(f"{memory // MEGABYTE} MB")
    return ", ".join(faults)


def main() -> None:
    """Make the files, or read each and print what came of it; exit code 1 where one was not read as promised."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--run", action="store_true")
    parser.add_argument("--only", default="", metavar="WORD", help="those with a word in their name; =NAME one alone")
    parser.add_argument("--serve", action="store_true", help="read those that stdin names")
    given = parser.parse_args()
    given.folder.mkdir(exist_ok=True)
    if given.serve:
        serve(given.folder)
        return
    chosen = [bad for bad in FILES if given.only in bad.name or given.only == f"={bad.name}"]
    if not given.run:
        for bad in chosen:
            (given.folder / bad.name).write_bytes(bad.make())
        print(f"{len(chosen)} files in {given.folder}")
        return
    with Workshop(given.folder) as workshop:
        outcomes = [workshop.read(bad) for bad in chosen]
    for one in outcomes:
        told = (one.lines[-1] if one.lines else "")[:150]
        spent = f"{one.seconds:5.1f} s {one.memory // MEGABYTE:5} MB"
        print(f"{one.name:34} {one.code:3} {spent}  {one.fault or 'ok'} | {told}")
    failed = sum(bool(one.fault) for one in outcomes)
    print(f"{len(outcomes)} files, {failed} not read as promised")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
