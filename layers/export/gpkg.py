"""A pack as one GeoPackage: days as DATE, styles for QGIS beside the layers, licence and lineage in its metadata."""

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyogrio

from layers.disk.replacing import replacing
from layers.export.gpkg_metadata import describe_columns, describe_package
from layers.tables.arrow import to_arrow_types
from layers.tables.pack import Pack, PackTable

VERSION: Final = "1.3"
"""QGIS 3.22, the oldest in wide use, opens this version without a warning."""


@dataclass(frozen=True, slots=True)
class StoredStyle:
    """One style of one layer, as QGIS keeps it in a GeoPackage; the default one is loaded with the layer."""

    name: str
    qml: str
    about: str
    is_default: bool = False


def write_geopackage(
    pack: Pack,
    path: Path,
    *,
    styles: Mapping[str, Sequence[StoredStyle]],
    metadata: Mapping[str, str],
    overwrite: bool = False,
) -> Path:
    """
    Write every table of a pack as a layer of one GeoPackage and return its path.

    `styles` and `metadata` (QGIS layer metadata as XML) go by table name. Equal packs give equal bytes. Lists are JSON
    text. Raises FileError as `replacing` does.
    """
    with replacing(path, overwrite=overwrite) as target:
        with gdal_time(pack.stamp):
            for table in pack.tables:
                write_layer(table, target)
        with contextlib.closing(sqlite3.connect(target)) as database, database:
            describe_columns(database, pack)
            describe_package(database, pack, metadata=metadata)
            _store_styles(database, styles, stamp=pack.stamp)
    return path


def write_layer(table: PackTable, path: Path) -> None:
    """Add one table to a GeoPackage as a layer with a spatial index; the file is made where it is missing."""
    pyogrio.write_dataframe(
        to_arrow_types(table, lists="json"),
        path,
        driver="GPKG",
        layer=table.name,
        geometry_type=table.geometry_type,
        use_arrow=True,  # without it, days become text
        dataset_options={} if path.exists() else {"VERSION": VERSION},
        layer_options={
            "IDENTIFIER": table.note.title_en,
            "DESCRIPTION": table.note.about,
            "GEOMETRY_NAME": "geom",
            "FID": "fid",
            "SPATIAL_INDEX": "YES",
        },
    )


@contextlib.contextmanager
def gdal_time(stamp: str) -> Iterator[None]:
    """Let GDAL write this time (ISO with T and Z) instead of the clock's, so that equal input gives equal bytes."""
    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": stamp})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})


_LAYER_STYLES: Final = """
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
  f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
  useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME
)
"""


def _store_styles(database: sqlite3.Connection, styles: Mapping[str, Sequence[StoredStyle]], *, stamp: str) -> None:
    """Fill `layer_styles`, the table QGIS reads styles from; its time must be ISO with T and Z or QGIS warns."""
    database.execute(_LAYER_STYLES)
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) "
        "VALUES ('layer_styles', 'attributes', 'layer_styles', 'Styles for QGIS', ?)",
        (stamp,),
    )
    rows = [
        ("", "", table, "geom", style.name, style.qml, "", int(style.is_default), style.about, "", None, stamp)
        for table, of_table in styles.items()
        for style in of_table
    ]
    database.executemany(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, "
        "styleQML, styleSLD, useAsDefault, description, owner, ui, update_time) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
        rows,
    )
