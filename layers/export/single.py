"""One table of a pack as one file: GeoParquet, FlatGeobuf, GeoJSON, JSON lines and CSV."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow.parquet as pq
import pyogrio
import shapely

from layers.disk.replacing import replacing
from layers.tables.arrow import list_text, to_arrow_types
from layers.tables.pack import Pack, PackTable, cite_all
from layers.tables.text import csv_cell, to_jsonl

GEOJSON_DECIMALS: Final = 7
"""About 1 cm: what RFC 7946 asks for is six, and a shared edge of two areas stays shared either way."""

_DISARMED: Final = re.compile(r"'+[=+\-@\t\r]")

Writer = Callable[[PackTable, Pack, Path], None]


def write_parquet(table: PackTable, pack: Pack, path: Path) -> None:
    """Write GeoParquet 1.1 with zstd, a bounding box a row, native lists and the licence in its metadata."""
    buffer = io.BytesIO()
    frame = to_arrow_types(table, lists="native")
    frame.to_parquet(buffer, index=False, compression=None, schema_version="1.1.0", write_covering_bbox=True)
    data = pq.read_table(buffer)
    about = {"title": table.note.title_en, "about": table.note.about, "notices": list_text(cite_all(pack, table))}
    # without pandas' own metadata: it names types that no other reader, and not even pandas itself, understands
    kept = {key: value for key, value in (data.schema.metadata or {}).items() if key == b"geo"}
    kept |= {f"frontline:{key}".encode(): value.encode() for key, value in about.items()}
    pq.write_table(data.replace_schema_metadata(kept), path, compression="zstd")


def write_flatgeobuf(table: PackTable, pack: Pack, path: Path) -> None:
    """
    Write FlatGeobuf, spatially indexed, in the order of the index; lists are JSON text.

    The format's index has no room for rows without a geometry: where there are any, the file goes without an index.
    """
    has_nulls = bool(table.frame.geometry.isna().any())
    pyogrio.write_dataframe(
        to_arrow_types(table, lists="json"),
        path,
        driver="FlatGeobuf",
        layer=table.name,
        geometry_type=table.geometry_type,
        use_arrow=True,
        layer_options={
            "SPATIAL_INDEX": "NO" if has_nulls else "YES",
            "TITLE": table.note.title_en,
            "DESCRIPTION": " ".join((table.note.about, *cite_all(pack, table))),
        },
    )


def write_geojson(table: PackTable, pack: Pack, path: Path) -> None:
    """
    Write RFC 7946 GeoJSON: native lists, ISO days, null geometries kept, seven decimals.

    What the table is, its columns and its licence stand behind the type, as further members of the collection.
    """
    body = path.with_suffix(".body")
    pyogrio.write_dataframe(
        to_arrow_types(table, lists="native", days="text"),
        body,
        driver="GeoJSON",
        layer=table.name,
        geometry_type=table.geometry_type,
        use_arrow=True,
        layer_options={
            "RFC7946": "YES",
            "WRITE_NAME": "NO",
            "COORDINATE_PRECISION": str(GEOJSON_DECIMALS),
            "AUTODETECT_JSON_STRINGS": "NO",  # a text that looks like JSON stays text
        },
    )
    head = {
        "name": table.name,
        "title": table.note.title_en,
        "about": table.note.about,
        "columns": {name: column.kind for name, column in table.columns.items()},
        "notices": cite_all(pack, table),
    }
    with body.open("rb") as lines, path.open("wb") as out:
        first = [lines.readline().rstrip(), lines.readline().rstrip()]  # brace and type: some readers look no further
        out.write(b"\n".join((*first, json.dumps(head, ensure_ascii=False)[1:-1].encode())) + b",\n")
        while block := lines.read(1 << 20):
            out.write(block)
    body.unlink()


def write_jsonl(table: PackTable, pack: Pack, path: Path) -> None:
    """
    Write a JSON object a row: native lists, ISO days, the geometry as GeoJSON; the licence is in the pack's README.

    No row gives an empty file.
    """
    del pack
    path.write_text(to_jsonl(table.frame), encoding="utf-8", newline="\n")


def write_csv(table: PackTable, pack: Pack, path: Path) -> None:
    """
    Write CSV in UTF-8 with a byte-order mark, without which Excel spoils Cyrillic.

    Lists are JSON text, the last column is the geometry as WKT, points also have lon and lat. A cell that a spreadsheet
    would run as a formula begins with an apostrophe. The licence is in the pack's README.
    """
    del pack
    frame = table.frame
    shapes = frame.geometry.to_numpy()
    columns: dict[str, list[Any]] = {
        name: [_cell(list_text(cell) if isinstance(cell, tuple) else cell) for cell in frame[name]]
        for name in table.columns
    }
    if table.shape == "point":
        columns |= {"lon": _texts(shapely.get_x(shapes)), "lat": _texts(shapely.get_y(shapes))}
    texts = shapely.to_wkt(shapes, rounding_precision=-1)
    columns["geometry"] = ["" if text is None else text for text in texts]
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))


WRITERS: Final[dict[str, Writer]] = {
    ".parquet": write_parquet,
    ".fgb": write_flatgeobuf,
    ".geojson": write_geojson,
    ".jsonl": write_jsonl,
    ".csv": write_csv,
}
"""Writers of one table, by suffix."""


def write_table(table: PackTable, pack: Pack, path: Path, *, writer: Writer, overwrite: bool = False) -> Path:
    """Write one table whole or not at all and return its path; raises FileError as `replacing` does."""
    with replacing(path, overwrite=overwrite) as target:
        writer(table, pack, target)
    return path


def _cell(value: Any) -> str:
    """Return a cell as `csv_cell`; a text that looks as if it had been disarmed gets one more apostrophe."""
    text = csv_cell(value)
    return f"'{text}" if isinstance(value, str) and _DISARMED.match(value) else text


def _texts(numbers: np.ndarray) -> list[str]:
    return ["" if np.isnan(number) else repr(float(number)) for number in numbers]
