"""The files that `bad_files.py` makes: each with the command that reads it, and whether it is refused or read."""

import json
import os
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from bad_data import (
    MEGABYTE,
    SQUARE,
    bomb,
    climbing_zip,
    database,
    geojson,
    kml,
    nested_mail,
    outside_entity,
    parquet,
    pdf,
    pdf_page,
    ring,
    zeros,
    zipped,
)

REPORT = "Front Digest, June 12, 2025\n\nRussian forces advanced near Toretsk.\n"


@dataclass(frozen=True, slots=True)
class Bad:
    """
    A file's name, the command that reads it ({} is its path), and what makes it.

    `is_read` where it is only odd, `notes` where the command tells something of other files before, `told` are words
    that must be among what is told of it.
    """

    name: str
    command: str
    make: Callable[[], bytes]
    is_read: bool = False
    notes: bool = False
    told: str = ""


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
    # maps that say two things, or another day or system than they seem to
    Bad(
        "two-words_20250612.geojson",
        HISTORY,
        lambda: geojson(SQUARE, '{"kind":"claimed_control","status":"liberated"}'),
        told="say two things",
    ),
    Bad(
        "whose_20250612.geojson",
        HISTORY,
        lambda: geojson(SQUARE, '{"kind":"assessed_control","control":"Ukraine"}'),
        told="say two things",
    ),
    Bad(
        "span_2025-05-30_2025-06-12.geojson",
        HISTORY,
        lambda: geojson(SQUARE, '{"kind":"assessed_control"}'),
        told="holds two days",
    ),
    Bad(
        "spans_20250612.geojson",
        HISTORY,
        lambda: geojson(SQUARE, '{"kind":"unclear","valid_from":"2025-01-01","valid_to":"2025-03-01"}'),
        told="spans, not days",
    ),
    Bad("no-day_20250231.geojson", HISTORY, lambda: geojson(SQUARE, '{"kind":"assessed_control"}')),
    Bad(
        "metres_20250612.geojson",
        HISTORY,
        lambda: geojson(ring("[4118000,6106000],[4230000,6106000],[4230000,6275000],[4118000,6106000]")),
    ),
    Bad("other-kinds_20250612.geojson", HISTORY, lambda: geojson(SQUARE, '{"kind":"Russian control?"}')),
    Bad("point_20250612.geojson", HISTORY, lambda: geojson('{"type":"Point","coordinates":[37,48]}')),
    Bad(
        "second_20250612.kmz",
        "history {} --kind assessed_control -o {out}.gpkg",
        lambda: zipped(doc__kml=kml("37,48 38,48 38,49 37,48"), front__kml=kml("36,48 37,48 37,49 36,48")),
        is_read=True,
        told="passed over front.kml",
    ),
    # tables that say one thing twice
    Bad(
        "fixes-two-columns.csv",
        FIXES,
        lambda: b"claim_id,verdict,verdict,katottg,note,by\na,reject,fix,,,b\n",
        told="two columns",
    ),
    Bad(
        "places-two-columns.csv",
        PLACES,
        lambda: b"name_en,latitude,longitude,latitude\nA,48,37,49\n",
        told="in the header twice",
    ),
    Bad("points-two-columns.csv", JOIN, lambda: b"lon,lat,date,lat\n37,48,2025-06-12,49\n", told="in the header twice"),
    Bad(
        "totals-two-columns.csv",
        TOTALS,
        lambda: b"pcode,population,population\nUA14,5,6\n",
        notes=True,
        told="two columns",
    ),
    Bad("figures-two-columns.csv", FIGURES, lambda: b"round,idps,idps\n17,5,6\n", told="two columns"),
    Bad(
        "events-two-columns.csv",
        EVENTS,
        (HEAD.replace("notes", "latitude") + "U1,a\n").encode,
        told="two columns",
    ),
    Bad("viirs-two-columns.csv", HEAT, (VIIRS.replace("frp", "latitude") + "48\n").encode, told="two columns"),
    # words that a page or a message shows as taken back or does not show
    Bad(
        "struck.html",
        CLAIMS,
        lambda: (
            b"<html><body><p>June 12, 2025</p><p><del>Russian forces seized Toretsk.</del> Fog lay.</p></body></html>"
        ),
        is_read=True,
        told="no claim about ground action",
    ),
    Bad(
        "hidden.html",
        CLAIMS,
        lambda: (
            b"<html><body><p>June 12, 2025</p><p><span hidden>Russian forces seized Lyman.</span> Fog lay.</p></html>"
        ),
        is_read=True,
        told="no claim about ground action",
    ),
    Bad(
        "struck.md",
        CLAIMS,
        lambda: b"June 12, 2025\n\n~~Russian forces seized Toretsk.~~ Fog lay.\n",
        is_read=True,
        told="no claim about ground action",
    ),
)
