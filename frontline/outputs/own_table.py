"""A table made for one command as a file that says what it is: GeoPackage, GeoParquet, GeoJSON, CSV and others."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from frontline.errors import FrontlineError
from frontline.version import VERSION

if TYPE_CHECKING:
    from layers.tables.pack import Pack, Shape, TableNote

TABLE_SUFFIXES: Final = (".csv", ".gpkg", ".geojson", ".parquet", ".fgb", ".jsonl")


def check_table_target(path: Path, *, overwrite: bool, inputs: Any = ()) -> None:
    """Refuse a suffix that names no format of a table, and a place that can't be written, before any work."""
    from layers.disk.files import check_target

    if path.suffix.lower() not in TABLE_SUFFIXES:
        raise FrontlineError(f"-o {path}: the suffix says no format; use one of {', '.join(TABLE_SUFFIXES)}")
    check_target(path, overwrite=overwrite, inputs=inputs)


def pack_table(
    frame: Any, about: "TableNote", *, shape: "Shape", as_of: str | None, command: str, publication: Sequence[str] = ()
) -> "Pack":
    """Return one frame (EPSG:4326) as a pack with the footer and lineage that its files carry."""
    from layers.tables.pack import Pack, make_table
    from maps.gis.notes import write_footer

    return Pack(
        (make_table(frame, about, shape=shape),),
        title=about.title_en,
        as_of=as_of,
        footer=write_footer(as_of, has_control=True),
        notices=(*about.notices, *publication),
        publication=tuple(publication),
        lineage=f"Made by Frontline Mapper {VERSION}: {command}",
    )


def write_pack_table(pack: "Pack", path: Path, *, overwrite: bool) -> Path:
    """Write a pack of one table by the path's suffix and return the path; raises FileError where it can't."""
    from layers.export.gpkg import write_geopackage
    from layers.export.single import WRITERS, write_table

    (table,) = pack.tables
    if path.suffix.lower() == ".gpkg":
        return write_geopackage(pack, path, styles={}, metadata={}, overwrite=overwrite)
    return write_table(table, pack, path, writer=WRITERS[path.suffix.lower()], overwrite=overwrite)
