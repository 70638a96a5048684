"""All tables of a pack as shapefiles in one zip, with a README that says which names and texts were shortened."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pyproj import CRS

from layers.disk.packed.zips import zip_bytes
from layers.disk.replacing import replacing
from layers.export.dbf import Field, Kind, cut_text, pack_table
from layers.export.shp import pack_shapes
from layers.tables.arrow import list_text
from layers.tables.pack import Pack, PackTable, cite_all
from layers.tables.short_names import shorten_names

_KINDS: Final[dict[str, Kind]] = {"flag": "whole", "integer": "whole", "real": "real", "day": "day"}
"""Kinds of columns by what a DBF table calls them, others being texts; its logical type is lost on many readers."""


@dataclass(frozen=True, slots=True)
class Shortened:
    """What a shapefile could not hold of one table: name of each column in it, and how many texts were cut in which."""

    table: str
    names: dict[str, str]
    cut: dict[str, int]


def write_shapefiles(pack: Pack, path: Path, *, overwrite: bool = False) -> Path:
    """
    Write every table as a shapefile into one zip (UTF-8, lon/lat) and return its path; raises FileError as `replacing`.

    Lists are JSON text. README.txt in the zip maps the short names to the full ones and counts the texts that were cut.
    The parts are made in memory: GDAL, which needs files, ends the process where the disk is full.
    """
    files: dict[str, bytes] = {}
    report = [pack_shapefile(table, files) for table in pack.tables]
    files["README.txt"] = _readme(pack, report).encode()
    with replacing(path, overwrite=overwrite) as target:
        zip_bytes(files, target)
    return path


def pack_shapefile(table: PackTable, files: dict[str, bytes]) -> Shortened:
    """Put the parts of one table as a shapefile among files by name and return what had to be shortened."""
    names = shorten_names(table.columns)
    cut, fields = {}, []
    for name, column in table.columns.items():
        cells = list(table.frame[name])
        if column.kind not in _KINDS:
            texts = [_text(cell) for cell in cells]
            cut[name] = sum(text is not None and cut_text(text) != text for text in texts)
            cells = texts
        fields.append(Field(names[name], _KINDS.get(column.kind, "text"), cells))
    shapes = pack_shapes(table.frame.geometry.to_numpy(), shape=table.shape)
    files |= {
        f"{table.name}.cpg": b"UTF-8",
        f"{table.name}.dbf": pack_table(fields, rows=len(table.frame)),
        f"{table.name}.prj": CRS(4326).to_wkt("WKT1_ESRI").encode(),
        f"{table.name}.shp": shapes.shp,
        f"{table.name}.shx": shapes.shx,
    }
    return Shortened(table.name, {new: old for old, new in names.items()}, {k: n for k, n in cut.items() if n})


def _text(cell: Any) -> str | None:
    return list_text(cell) if isinstance(cell, tuple) else cell


def _readme(pack: Pack, report: list[Shortened]) -> str:
    lines = [
        pack.title,
        "",
        *cite_all(pack),
        "",
        "Shapefiles in EPSG:4326 (lon/lat), texts in UTF-8, lists as JSON text.",
    ]
    lines += ["Names hold ten letters and texts 254 bytes; flags are 1 and 0. Prefer the GeoPackage where you can.", ""]
    for table in report:
        lines += [f"{table.table}.shp", *(f"  {new:<10}  {old}" for new, old in table.names.items() if new != old)]
        lines += [f"  cut: {number} texts of {name}" for name, number in table.cut.items()]
        lines.append("")
    return "\n".join(lines)
