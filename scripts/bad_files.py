"""
Make files that no reader should choke on, and read each with the command it is meant for.

    python scripts/bad_files.py FOLDER          make them
    python scripts/bad_files.py FOLDER --run    make them, read them, and print a table

Each must end in exit code 2 with one line, or be read, within 5 seconds of processor time and 1 GB of memory. They are
made anew each time (some have 200 MB) and never stand in the repository.
"""

import argparse
import gzip
import io
import json
import os
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

MEGABYTE = 1_000_000
SECONDS = 5.0
MAX_MEMORY = 1_000_000_000
REPORT = "Front Digest, June 12, 2025\n\nRussian forces advanced near Toretsk.\n"


@dataclass(frozen=True, slots=True)
class Bad:
    """A file's name, the command that reads it ({} is its path), and what makes it; `is_read` where it is only odd."""

    name: str
    command: str
    make: Callable[[], bytes]
    is_read: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading a file gave; `fault` is empty where all is as promised."""

    name: str
    code: int
    lines: tuple[str, ...]
    seconds: float
    memory: int
    fault: str


def zipped(**members: bytes) -> bytes:
    """Return a zip of members, "__" in a name standing for its dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return out.getvalue()


def climbing_zip() -> bytes:
    """Return a zip whose member would leave its folder."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../front_20250612.geojson", geojson(SQUARE))
    return out.getvalue()


def zeros(count: int) -> bytes:
    """Return so many zeros, packed as a gzip file."""
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as file:
        for _ in range(count // MEGABYTE):
            file.write(b"0" * MEGABYTE)
    return out.getvalue()


def pdf(*objects: bytes, root: int = 1) -> bytes:
    """Return objects as a PDF, right or wrong."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, len(out))
    return out + head + table + end


def pdf_page(stream: bytes) -> bytes:
    """Return a PDF of one page with a packed stream."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
    )


def bomb(element: str) -> bytes:
    """Return XML whose entities unfold to 3 GB."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "lol">{levels}]>{element}'.encode()


def outside_entity() -> bytes:
    """Return KML that asks for a file of this machine in the name of a placemark."""
    asked = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    return f'<?xml version="1.0"?>{asked}<kml><Placemark><name>&e;</name></Placemark></kml>'.encode()


SQUARE = '{"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49],[37,49],[37,48]]]}'


def geojson(shape: str, properties: str = '{"kind":"assessed_control"}') -> bytes:
    """Return one feature as GeoJSON text."""
    feature = f'{{"type":"Feature","properties":{properties},"geometry":{shape}}}'
    return f'{{"type":"FeatureCollection","features":[{feature}]}}'.encode()


def ring(points: str) -> str:
    """Return a polygon of one ring."""
    return f'{{"type":"Polygon","coordinates":[[{points}]]}}'


def database(*statements: str) -> bytes:
    """Return a SQLite file in which the statements were run."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.gpkg"
        with sqlite3.connect(path) as connection:
            for statement in statements:
                connection.execute(statement)
        connection.close()
        return path.read_bytes()


def parquet() -> bytes:
    """Return a Parquet table without a geometry."""
    out = io.BytesIO()
    pq.write_table(pa.table({"a": [1, 2]}), out)
    return out.getvalue()


def nested_mail(depth: int) -> bytes:
    """Return an e-mail whose parts hold parts."""
    heads = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (number, number) for number in range(depth)
    )
    return b"MIME-Version: 1.0\nSubject: a\nDate: b\n" + heads + b"Content-Type: text/plain\n\nFog.\n"


CLAIMS, HISTORY = "claims {} --format jsonl", "history {} -o {out}.gpkg"
PLACES, FIXES = "claims {report} --format jsonl --settlements {}", "claims {report} --format jsonl --corrections {}"
EVENTS = "map {report} --events {} -o {out}.html"
HEAD = (
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,location,latitude,longitude,"
    "geo_precision,notes\n"
)
CHECK = "check {} --layer control"

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
    Bad("deep.jsonl", CHECK, lambda: b"[" * MEGABYTE),
    Bad("garbage.gpkg", CHECK, lambda: b"SQLite format 3\0" + os.urandom(5_000)),
    Bad("store.gpkg", "changes {}", lambda: database("CREATE TABLE ledger (a)")),
)


def read(bad: Bad, folder: Path) -> Outcome:
    """Make a file, read it with its command in a process of its own, and take it away again."""
    path, report = folder / bad.name, folder / "good-report.txt"
    # made by another process: a process begins with the peak of memory of the one that starts it
    subprocess.run([sys.executable, __file__, folder, "--only", f"={bad.name}"], check=True, stdout=subprocess.DEVNULL)
    report.write_text(REPORT, encoding="utf-8")
    words = [
        word.format(path, report=report, out=folder / "out") if "{" in word else word for word in bad.command.split()
    ]
    start = "import sys; from frontline.app import main; main(sys.argv[1:])"
    with tempfile.TemporaryFile() as err:
        running = subprocess.Popen([sys.executable, "-c", start, *words], stdout=subprocess.DEVNULL, stderr=err)
        deadline = time.monotonic() + 120
        ended, status, used = os.wait4(running.pid, os.WNOHANG)
        while not ended and time.monotonic() < deadline:
            time.sleep(0.05)
            ended, status, used = os.wait4(running.pid, os.WNOHANG)
        if not ended:
            running.kill()
            _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        err.seek(0)
        lines = tuple(err.read().decode("utf-8", "replace").splitlines())
    path.unlink()
    seconds, memory = used.ru_utime + used.ru_stime, used.ru_maxrss * 1024
    return Outcome(
        bad.name, running.returncode, lines, seconds, memory, judge(bad, running.returncode, lines, seconds, memory)
    )


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
    given = parser.parse_args()
    given.folder.mkdir(exist_ok=True)
    chosen = [bad for bad in FILES if given.only in bad.name or given.only == f"={bad.name}"]
    if not given.run:
        for bad in chosen:
            (given.folder / bad.name).write_bytes(bad.make())
        print(f"{len(chosen)} files in {given.folder}")
        return
    outcomes = [read(bad, given.folder) for bad in chosen]
    for one in outcomes:
        told = (one.lines[-1] if one.lines else "")[:150]
        spent = f"{one.seconds:5.1f} s {one.memory // MEGABYTE:5} MB"
        print(f"{one.name:34} {one.code:3} {spent}  {one.fault or 'ok'} | {told}")
    failed = sum(bool(one.fault) for one in outcomes)
    print(f"{len(outcomes)} files, {failed} not read as promised")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
