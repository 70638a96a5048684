"""Readers of what strangers write, each with files it reads and words of its form; `fuzz.py` changes and reads them."""

import json
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import geopandas as gpd
from shapely.geometry import box

from frontline.steps.reading.read_files import Ask, read_file
from geo.control.history import build_history
from layers.campaign.settings import NAME, read_settings, sample_settings
from layers.campaign.store import Edition, Run, add_run, known_editions, known_files, list_runs, load_claims
from layers.control.ledger import read_ledger, record
from layers.control.read import read_controls
from layers.control.store import load_history, save_history
from layers.events.read import read_events
from layers.gazetteer.own.settlements import read_settlements
from layers.locate.corrections import read_corrections
from layers.sources.packaged import load_settlements
from layers.tables.read import read_table
from layers.tables.schemas import columns_of, find_faults
from reports.figures.find import find_figures
from scripts.reliability.corpus import corpus_of
from scripts.reliability.reader import Reader
from scripts.reliability.table_readers import list_table_readers

REPORT: Final = """Front Digest, June 12, 2025

Geolocated footage published on June 11 shows that Russian forces advanced in northern Toretsk.[1] Russian sources
claimed that Russian forces seized Pokrovsk and advanced 2 to 3 km northwest of Lyman along the T-05-04
highway. The Ukrainian General Staff denied that elements of the 5th Brigade crossed the border into Sumy Oblast.
Ukraine downed 45 of 62 drones.

[1] https://example.org/a
"""
UKRAINIAN: Final = """Оперативна інформація станом на 22:00 12.06.2025

Ворог просунувся поблизу Торецька та окупував Яблунівку. Сили оборони відбили 12 атак на Покровському напрямку.
"""
PAGE: Final = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Front Digest, June 12, 2025</title></head>'
    "<body><nav>Home</nav><article><h1>Front Digest, June 12, 2025</h1><p>Russian forces advanced near Toretsk.</p>"
    "<p>Ukrainian forces retook Lyman &amp; Siversk&nbsp;on June 11.</p><table><tr><td>1</td></tr></table></article>"
)
FEED: Final = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Digest</title><item><title>June 12</title>'
    "<pubDate>Thu, 12 Jun 2025 10:00:00 +0000</pubDate>"
    "<description>&lt;p&gt;Russian forces advanced near Toretsk.&lt;/p&gt;</description></item></channel></rss>"
)
LETTER: Final = (
    "MIME-Version: 1.0\nSubject: =?utf-8?B?RGlnZXN0?=\nDate: Thu, 12 Jun 2025 10:00:00 +0000\n"
    'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n'
    "Content-Transfer-Encoding: quoted-printable\n\nRussian forces advanced near Toretsk.=20\n--b--\n"
)
CONTROL: Final = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"kind": "assessed_control", "date": "2025-06-12", "name": "Occupied", "fill": "#a52714"},
                "geometry": {
                    "type": "Polygon",
                    "coordinates": [[[37, 48], [38, 48], [38, 49], [37, 49], [37, 48]]],
                },
            }
        ],
    }
)
KML: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder>'
    "<name>2025-06-12</name><Placemark><name>Russian control</name><Polygon><outerBoundaryIs><LinearRing><coordinates>"
    "37,48,0 38,48,0 38,49,0 37,48,0</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Folder>"
    "</Document></kml>"
)
WKT: Final = 'wkt,kind,date\n"POLYGON ((37 48, 38 48, 38 49, 37 48))",assessed_control,2025-06-12\n'
TOPOLOGY: Final = (
    '{"type":"Topology","transform":{"scale":[0.001,0.001],"translate":[37,48]},"arcs":[[[0,0],[1000,0],[0,1000],'
    '[-1000,-1000]]],"objects":{"a":{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[0]],'
    '"properties":{"kind":"assessed_control"}}]}}}'
)
PLACES: Final = "katottg,name_en,name_uk,latitude,longitude,population,oblast\n,Alpha,Альфа,48.1,37.2,90,Donetsk\n"
GEONAMES: Final = "".join(
    "\t".join([str(number), name, name, others, f"48.{number % 100}", "37.8", "P", "PPL", "UA", "", "05", *[""] * 3])
    + f"\t{number % 9}\t\t175\tEurope/Kyiv\t2025-01-01\n"
    for number, name, others in ((709930, "Alpha", "Альфа,Alfa"), (709931, "Bravo", ""), (709932, "Nove", "Нове"))
)
FIXES: Final = "claim_id,verdict,katottg,note,by\nabc-1,reject,,is a district,A. B.\nabc-2,fix,UA14160210010099997,,C\n"
EVENTS: Final = (
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,location,latitude,longitude,geo_precision,"
    'notes\nUKR1,12 June 2025,1,Battles,Armed clash,Somebody,Komar,47.98,36.70,1,"its own text"\n'
)
ANOMALIES: Final = (
    "latitude,longitude,bright_ti4,scan,track,acq_date,acq_time,satellite,instrument,confidence,version,bright_ti5,frp,"
    "daynight\n48.2,37.2,297.5,0.5,0.7,2025-06-12,45,N20,VIIRS,n,2.0NRT,281.8,0.36,N\n"
)


def _read_report(path: Path) -> None:
    reading = read_file(Ask(str(path)))
    for report, _ in reading.documents:
        find_figures(report)


def _read_settings(path: Path) -> None:
    read_settings(path.parent)


def _read_store(path: Path) -> None:
    load_history(path).find()
    read_ledger(path)
    known_files(path)
    list_runs(path)
    load_claims(path, [number for number, _ in known_editions(path).values()])


def _check(layer: str) -> Callable[[Path], None]:
    def read(path: Path) -> None:
        columns = columns_of(layer)
        find_faults(read_table(path, layer=layer, columns=columns), layer=layer)

    return read


def make_store(folder: Path) -> Path:
    """Make a small store of made-up days, a ledger row and an edition."""
    days = [date(2025, 6, 11), date(2025, 6, 12)]
    frame = gpd.GeoDataFrame(
        {"source": "own", "kind": "assessed_control", "date": days},
        geometry=[box(37, 48, 38, 49), box(37, 48, 38.2, 49)],
        crs=4326,
    )
    path = save_history(build_history(frame), folder / "s.gpkg")
    record(path, [("abc-1", "claim", {"evidence": "claimed"})], recorded_on=days[1])
    edition = Edition("1.txt", "abc", days[1], days[1], "Digest", "", "unknown", "1.txt", 3)
    add_run(path, Run("2025-06-12T10:00:00+00:00", "0", "1 report", (("report", "1.txt", "0" * 64),)), [edition])
    return path


def store_seeds() -> tuple[bytes, ...]:
    """Return a store, and stores in which somebody changed cells."""
    strange = ("NULL", "-1", "9e99", "'x'", "''", "x'00ff'", "'2025-02-31'", "9223372036854775807", "'[1'")
    found = []
    with tempfile.TemporaryDirectory() as name:
        whole = make_store(Path(name)).read_bytes()
        found.append(whole)
        path = Path(name) / "changed.gpkg"
        with closing(sqlite3.connect(f"file:{Path(name) / 's.gpkg'}?mode=ro", uri=True)) as store:
            tables = ("history_days", "history_edges", "ledger", "campaign_runs", "campaign_reports", "campaign_files")
            cells = [(t, c[1]) for t in tables for c in store.execute(f"PRAGMA table_info({t})").fetchall()]
        for number, (table, column) in enumerate(cells):
            path.write_bytes(whole)
            with closing(sqlite3.connect(path)) as store:
                value = strange[number % len(strange)]
                try:
                    store.execute(f"UPDATE {table} SET {column} = {value}")  # noqa: S608 - names of our own
                    store.commit()
                except sqlite3.Error:
                    continue
            found.append(path.read_bytes())
    return tuple(found)


_GEO_WORDS: Final = (
    "coordinates",
    "MultiPolygon",
    "[[[",
    "]]]",
    "null",
    "NaN",
    "Infinity",
    "1e308",
    '"crs":{}',
    "EPSG:3857",
)
_MARKUP: Final = (
    "<p>",
    "</p>",
    "<!--",
    "-->",
    "<![CDATA[",
    "&#0;",
    "&#xFFFFF;",
    "<script>",
    "<table>",
    "<svg>",
    "&amp;",
    "<?",
)
_TEXT: Final = (
    "Russian forces",
    "near",
    "June 31, 2025",
    "[1]",
    "“",
    "—",
    "km",
    "0",
    "not",
    "and",
    "T-05-04",
    ";",
    "\u202e",
    "\u200b",
)


def list_readers() -> dict[str, Reader]:
    """Return every reader by name, each with its files of the corpus."""
    readers = _list_own() | list_table_readers(control=CONTROL)
    return {name: replace(reader, seeds=(*reader.seeds, *corpus_of(name))) for name, reader in readers.items()}


def _list_own() -> dict[str, Reader]:
    reports = (REPORT.encode(), UKRAINIAN.encode())
    settlements = load_settlements()
    return {
        "report": Reader(reports, "report.txt", _read_report, _TEXT),
        "markdown": Reader(
            (f"# {REPORT}".encode(),), "report.md", _read_report, ("#", ">", "|", "```", "[a](b)", *_TEXT)
        ),
        "page": Reader((PAGE.encode(),), "report.html", _read_report, _MARKUP),
        "telegram": Reader((), "result.json", _read_report, ('"text"', '"messages"', "null", "[]", "{}", *_TEXT)),
        "feed": Reader((FEED.encode(),), "report.xml", _read_report, _MARKUP),
        "letter": Reader(
            (LETTER.encode(),), "report.eml", _read_report, ("--b", "Content-Type: ", "base64", "=?", "charset=x")
        ),
        "control GeoJSON": Reader(
            (CONTROL.encode(),), "front_20250612.geojson", lambda p: read_controls([p]), _GEO_WORDS
        ),
        "control TopoJSON": Reader(
            (TOPOLOGY.encode(),), "front_20250612.json", lambda p: read_controls([p]), _GEO_WORDS
        ),
        "control KML": Reader((KML.encode(),), "front_20250612.kml", lambda p: read_controls([p]), _MARKUP),
        "control CSV": Reader(
            (WKT.encode(),), "front_20250612.csv", lambda p: read_controls([p]), ("POLYGON", "((", '"', "EMPTY")
        ),
        "gazetteer": Reader(
            (PLACES.encode(),), "places.csv", read_settlements, ('"', ",", "NaN", "1e308", "UA14", "\t")
        ),
        "geonames": Reader((GEONAMES.encode(),), "UA.txt", read_settlements, ("\t", "PPL", "NaN", "UA")),
        "corrections": Reader((FIXES.encode(),), "fixes.csv", read_corrections, ('"', ";", "fix", "reject", "\t")),
        "campaign": Reader(
            (sample_settings("a").encode(),), NAME, _read_settings, ("[[", "]]", "= ", '"""', "path", "true", "1e999")
        ),
        "store": Reader(store_seeds(), "s.gpkg", _read_store),
        "events": Reader(
            (EVENTS.encode(), ANOMALIES.encode()),
            "events.csv",
            lambda p: read_events(p, settlements=settlements),
            ('"', "NaN", "999"),
        ),
        "layer": Reader((CONTROL.encode(),), "mine.geojson", _check("control"), _GEO_WORDS),
        "claims": Reader(
            (b'{"claim_id": "a", "geometry": null, "roads": ["a"]}\n',), "claims.jsonl", _check("claims"), _GEO_WORDS
        ),
    }
