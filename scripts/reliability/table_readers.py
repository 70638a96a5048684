"""Readers of tables, roads, points, packs and services' answers, with files they read; beside those of `readers.py`."""

import io
import json
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

import geopandas as gpd
import pyarrow as pa
import pyarrow.parquet as pq
from shapely.geometry import box

from layers.control.read import read_controls
from layers.disk.cache import Cache
from layers.displacement.tables import read_figures
from layers.displacement.totals import read_totals
from layers.errors import LayersError
from layers.export.manifest import find_mixture
from layers.fetch.adapters import ADAPTERS
from layers.fetch.network.request import Damaged
from layers.fetch.services.content import check_json
from layers.gazetteer.own.roads import read_highways
from layers.tables.batches import open_points, points_of, read_batches
from scripts.bad_data import pdf
from scripts.reliability.reader import Reader
from tests.layers.fetch.scripts import Script, deepstate, hapi_pages, iom_rows, unhcr_pages

_TODAY: Final = date(2026, 1, 1)
_CELLS: Final = ('"', ",", ";", "\t", "n/a", "-1", "1,000", "2031-01-01", "04-2022", "UA14", "UA-14", "Occupied", "0.5")
_JSON: Final = ("null", "[]", "{}", '""', ":", '"a":1', "1e999", "-0.0", "true", "[[[[")
_HASH: Final = "0" * 64
_ENTRY: Final = {
    "retrieved": "2025-06-12T10:00:00+00:00",
    "checked": "2025-06-12T10:00:00+00:00",
    "files": [{"name": "a.csv", "sha256": _HASH, "size": 3, "address": "https://example.org/a"}],
    "layers": {"anomalies": "a.csv"},
    "notes": ["a"],
}


def _read_points(path: Path) -> None:
    files = open_points([path])
    for batch in read_batches(files):
        points_of(files, batch)


def _make(source: str) -> Callable[[Path], None]:
    """Return what looks at a service's answer as a fetch does: what is no JSON is refused before."""

    def make(path: Path) -> None:
        try:
            check_json(path)
        except Damaged as error:  # the fetch tries again, and ends in a line
            raise LayersError(str(error)) from None
        with tempfile.TemporaryDirectory() as folder:
            ADAPTERS[source].make([path], Path(folder))

    return make


def _read_entry(path: Path) -> None:
    Cache(path.parent.parent).read(path.parent.name)


def _zipped(name: str, text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return out.getvalue()


def _tarred(name: str, text: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:xz") as archive:
        member = tarfile.TarInfo(name)
        member.size = len(text.encode())
        archive.addfile(member, io.BytesIO(text.encode()))
    return out.getvalue()


def _pdf() -> bytes:
    words = b"BT /F1 12 Tf 72 720 Td (Russian forces advanced near Toretsk on June 12.) Tj ET"
    stream = zlib.compress(words, 9)
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )


def _parquet_points() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table({"lon": [37.0, None], "lat": [48.0, 48.5], "date": ["2025-06-12", None]}), out)
    return out.getvalue()


def _parquet_control() -> bytes:
    out = io.BytesIO()
    frame = gpd.GeoDataFrame({"kind": ["assessed_control"]}, geometry=[box(37, 48, 38, 49)], crs=4326)
    frame.to_parquet(out)
    return out.getvalue()


def list_table_readers(*, control: str) -> dict[str, Reader]:
    """Return the readers by name; `control` is GeoJSON to pack into archives."""

    def read_control(path: Path) -> object:
        return read_controls([path])

    def read_table(path: Path) -> object:
        return read_figures(path, today=_TODAY)

    def read_pdf(path: Path) -> None:
        from layers.disk.pdf import read_pages  # noqa: PLC0415 - it loads a library that only PDFs need

        read_pages(path.read_bytes(), name=str(path))

    return {
        "displacement": Reader((), "idps.csv", read_table, _CELLS),
        "totals": Reader((), "people_2022.csv", read_totals, _CELLS),
        "points": Reader((), "points.csv", _read_points, _CELLS),
        "points Parquet": Reader((_parquet_points(),), "points.parquet", _read_points),
        "roads": Reader((), "roads.osm", read_highways, ("<way", "<nd", "</way>", 'ref="', "М-30", "&#0;", "<!--")),
        "own roads": Reader((), "roads.geojson", read_highways, (*_JSON, "coordinates", "LineString", "T-05-04")),
        "pdf": Reader((_pdf(),), "report.pdf", read_pdf, ("obj", "endobj", "stream", "<<", ">>", "/Kids", "R", "[")),
        "control zip": Reader((_zipped("a_20250612.geojson", control),), "a_20250612.zip", read_control, ("PK",)),
        "control tar": Reader((_tarred("front_20250612.geojson", control),), "front.tar.xz", read_control),
        "control Parquet": Reader((_parquet_control(),), "front_20250612.parquet", read_control),
        "manifest": Reader(
            (json.dumps({"files": [{"path": "a.csv", "sha256": _HASH}]}).encode(),),
            "manifest.json",
            lambda path: find_mixture(path.parent),
            _JSON,
        ),
        "cache entry": Reader((json.dumps(_ENTRY).encode(),), "current.json", _read_entry, _JSON),
        **{
            f"answer {source}": Reader((answer,), name, _make(source), _JSON)
            for source, name, answer in (
                ("deepstate", "deepstate_20250612.json", _answer_of(deepstate())),
                ("unhcr", "unhcr.json", _rows_of(unhcr_pages(), "items")),
                ("iom_dtm", "iom_dtm.json", _rows_of(iom_rows(), "result")),
                ("hapi", "hapi.idps.json", _hapi()),
            )
        },
    }


def _answer_of(script: Script) -> bytes:
    """Return what a made-up service answers."""
    return script.replies[script.main].body


def _rows_of(script: Script, field: str) -> bytes:
    """Return the rows of a made-up service's answer as a fetch keeps them."""
    whole = json.loads(_answer_of(script))
    return json.dumps(whole if isinstance(whole, list) else whole[field]).encode()


def _hapi() -> bytes:
    """Return an answer of HAPI with as many rows as its checks ask for."""
    (row,) = json.loads(_rows_of(hapi_pages(), "data"))
    return json.dumps([row | {"admin1_code": code} for code in ("UA14", "UA46", "UA71")]).encode()
