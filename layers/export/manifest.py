"""What a folder of a pack says about itself: an index to read and a manifest to check, both without a clock."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from layers.errors import LayersError
from layers.tables.pack import Pack, cite_all

MANIFEST: Final = "manifest.json"
README: Final = "README.md"

UNFINISHED: Final = "unfinished"
"""Key of a manifest whose files are being replaced: a folder that still has it holds parts of two packs."""

FORMATS: Final[tuple[tuple[str, str, str], ...]] = (
    (".html", "The interactive page; needs no network", "for reading, not for measuring"),
    (
        ".gpkg",
        "GeoPackage, every layer with QGIS styles, metadata and column meanings",
        "holds everything; lists are JSON text",
    ),
    (".qgz", "QGIS project over the GeoPackage beside it; keep both in one folder", "holds no data of its own"),
    (
        ".kmz",
        "Google Earth, with symbols, balloons and time",
        "no hatch (drawn as lines), no dash; claims stand in balloons",
    ),
    (".kml", "As KMZ without pictures: symbols become pins", "as KMZ, and no symbols"),
    (".parquet", "GeoParquet 1.1, one file a layer: native lists, days and nulls", "holds everything"),
    (
        ".fgb",
        "FlatGeobuf, one file a layer",
        "days carry a time of 0:00; lists are JSON text; rows lie in the order of the index",
    ),
    (".geojson", "GeoJSON (RFC 7946), one file a layer", "coordinates to seven decimals (about 1 cm); days are text"),
    (".csv", "CSV for spreadsheets, one file a layer", "everything is text; lists are JSON, the geometry is WKT"),
    (
        ".shp.zip",
        "Shapefiles of all layers",
        "names of ten letters, texts of 254 bytes, flags 1 and 0: see the README inside",
    ),
    (
        ".pmtiles",
        "Vector tiles for web maps, one file a layer, zooms 4 to 12",
        "simplified and snapped; null values, rows without a place and layers without any are left out",
    ),
    (".png", "The still map for print (A4) and, by name, for screens", "a picture"),
    (".svg", "The still map to edit: text stays text (DejaVu Sans)", "a picture"),
    (".pdf", "The still map for print", "a picture"),
    (".qml", "QGIS styles in English and Ukrainian, to load on a file of the same layer", "no data"),
)
"""Suffix, what it is for, what it cannot hold."""


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """One file of a folder: its path in it, size and SHA-256."""

    path: str
    size: int
    sha256: str


class ManifestError(LayersError):
    """A folder has no manifest that can be read: the message says what, where, why and what to do."""


def list_files(folder: Path) -> tuple[WrittenFile, ...]:
    """Return every file of a folder but the manifest, by path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return tuple(WrittenFile(path.relative_to(folder).as_posix(), path.stat().st_size, _digest(path)) for path in files)


def write_manifest(pack: Pack, files: Sequence[WrittenFile], *, software: str, command: str) -> str:
    """Return the manifest as JSON: what was made by which command, layers with licences, files with hashes."""
    value = {
        "title": pack.title,
        "as_of": pack.as_of,
        "software": software,
        "command": command,
        "footer": pack.footer,
        "reports": pack.reports,
        "notices": pack.notices,
        "publication": pack.publication,
        "layers": [
            {
                "name": table.name,
                "title": {"en": table.note.title_en, "uk": table.note.title_uk},
                "about": table.note.about,
                "rows": len(table.frame),
                "without_geometry": int(table.frame.geometry.isna().sum()),
                "geometry": table.geometry_type,
                "crs": "EPSG:4326",
                "licence": table.note.licence,
                "notices": table.note.notices,
                "columns": {
                    name: {"kind": column.kind, "about": column.about} for name, column in table.columns.items()
                },
            }
            for table in pack.tables
        ],
        "files": [{"path": file.path, "bytes": file.size, "sha256": file.sha256} for file in files],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def write_unfinished(paths: Iterable[str]) -> str:
    """Return the manifest that a folder has while its files are replaced: those of the old pack and of the new one."""
    told = "a run is replacing these files, or was stopped while it did: they are no whole pack; write it anew"
    return json.dumps({UNFINISHED: told, "files": [{"path": path} for path in sorted(paths)]}, indent=1) + "\n"


def find_mixture(folder: Path) -> list[str]:
    """
    Return one line for each listed file of a pack's folder that is gone or not as it was written; none for a whole one.

    Raises ManifestError for a folder without a manifest that can be read.
    """
    path = folder / MANIFEST
    try:
        whole = json.loads(path.read_text(encoding="utf-8"))
        if UNFINISHED in whole:
            return [f"{path}: {whole[UNFINISHED]}"]
        listed = [(str(file["path"]), str(file["sha256"])) for file in whole["files"]]
    except FileNotFoundError:
        raise ManifestError(
            f"{folder}: is no folder of a pack, it has no {MANIFEST}; name the folder that `frontline export` wrote"
        ) from None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise ManifestError(f"{path}: can't be read as a manifest ({error}); write the pack anew") from None
    found = []
    for name, digest in listed:
        file = folder / name
        try:
            now = _digest(file)
        except (OSError, ValueError):
            found.append(f"{file}: is listed in {MANIFEST} and is not there, or can't be read")
            continue
        if now != digest:
            found.append(f"{file}: is not as it was written, its hash differs from that in {MANIFEST}")
    return found


def write_readme(pack: Pack, *, command: str, legend: Mapping[str, str]) -> str:
    """Return the folder's index: what lies where, what each format cannot hold, licences, columns, style keys."""
    lines = [f"# {pack.title}", "", f"Data as of {pack.as_of or 'the dates given'}. {pack.footer}", ""]
    lines += ["## Start here", "", "- `map.html`: open it in a browser."]
    lines += ["- `frontline.qgz`: open it in QGIS 3.22 or newer; `frontline.gpkg` must stay beside it."]
    lines += ["- `frontline.kmz`: open it in Google Earth.", "- `map.png`, `map.svg`, `map.pdf`: ready to publish.", ""]
    lines += ["## Formats and what they cannot hold", "", "| suffix | what it is | limits |", "|---|---|---|"]
    lines += [f"| {suffix} | {what} | {limits} |" for suffix, what, limits in FORMATS]
    lines += ["", "## Layers", "", "| layer | rows | geometry | what | licence |", "|---|---|---|---|---|"]
    for table in pack.tables:
        note = table.note
        lines.append(f"| {table.name} | {len(table.frame)} | {table.geometry_type} | {note.about} | {note.licence} |")
    lines += [
        "",
        "All layers are in EPSG:4326 (longitude, latitude). Measure areas on the ellipsoid, never in EPSG:3857.",
        "",
    ]
    lines += ["## Sources, licences and notices", "", *(f"- {line}" for line in cite_all(pack)[1:]), ""]
    if pack.publication:
        lines += ["## Decisions of the publication gate", "", *(f"- {line}" for line in pack.publication), ""]
    lines += ["## Values of the column `style`", "", *(f"- `{key}`: {words}" for key, words in legend.items()), ""]
    lines += ["## Columns", "", "| column | kind | meaning |", "|---|---|---|"]
    meanings = {name: column for table in pack.tables for name, column in table.columns.items()}
    lines += [f"| {name} | {meanings[name].kind} | {meanings[name].about} |" for name in sorted(meanings)]
    lines += ["", "## How it was made", "", f"    {command}", ""]
    lines += [f"`{MANIFEST}` lists every file with its size and SHA-256.", ""]
    return "\n".join(lines)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
