"""What a GeoPackage says about itself: columns explained, licence, citation and lineage of each layer and the whole."""

import sqlite3
from collections.abc import Mapping
from typing import Final

from layers.tables.pack import Pack, cite_all

QGIS_METADATA: Final = "http://mrcc.com/qgis.dtd"
"""The standard QGIS looks for when it reads a layer's metadata from a GeoPackage."""

_EXTENSIONS: Final = """
CREATE TABLE IF NOT EXISTS gpkg_extensions (
  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
)
"""
_DATA_COLUMNS: Final = """
CREATE TABLE gpkg_data_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT,
  constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
  CONSTRAINT gdc_tn UNIQUE (table_name, name)
)
"""
_METADATA: Final = """
CREATE TABLE gpkg_metadata (
  id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC AUTOINCREMENT NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset',
  md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT ''
)
"""
_REFERENCE: Final = """
CREATE TABLE gpkg_metadata_reference (
  reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
  timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), md_file_id INTEGER NOT NULL,
  md_parent_id INTEGER, CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
  CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id)
)
"""
_SPEC: Final = "http://www.geopackage.org/spec120/#extension_"


def describe_columns(database: sqlite3.Connection, pack: Pack) -> None:
    """Say what each column means and that lists are JSON (extension gpkg_schema)."""
    database.execute(_EXTENSIONS)
    database.execute(_DATA_COLUMNS)
    _register(database, "gpkg_data_columns", "gpkg_schema", "schema")
    rows = [
        (table.name, name, column.about or None, "application/json" if column.kind == "list" else None)
        for table in pack.tables
        for name, column in table.columns.items()
    ]
    database.executemany(
        "INSERT INTO gpkg_data_columns (table_name, column_name, description, mime_type) VALUES (?,?,?,?)", rows
    )


def describe_package(database: sqlite3.Connection, pack: Pack, *, metadata: Mapping[str, str]) -> None:
    """Store licence, notices, citation and lineage: of the whole as text, of each layer as QGIS metadata (XML)."""
    database.execute(_METADATA)
    database.execute(_REFERENCE)
    for table in ("gpkg_metadata", "gpkg_metadata_reference"):
        _register(database, table, "gpkg_metadata", "metadata")
    whole = "\n".join((pack.title, *cite_all(pack)))
    number = _add(
        database, uri="https://www.dublincore.org/specifications/dublin-core/dcmi-terms/", mime="text/plain", text=whole
    )
    _refer(database, "geopackage", None, number, pack.stamp)
    for name, xml in metadata.items():
        _refer(database, "table", name, _add(database, uri=QGIS_METADATA, mime="text/xml", text=xml), pack.stamp)


def _add(database: sqlite3.Connection, *, uri: str, mime: str, text: str) -> int:
    cursor = database.execute(
        "INSERT INTO gpkg_metadata (md_scope, md_standard_uri, mime_type, metadata) VALUES ('dataset',?,?,?)",
        (uri, mime, text),
    )
    return int(cursor.lastrowid or 0)


def _refer(database: sqlite3.Connection, scope: str, table: str | None, number: int, stamp: str) -> None:
    database.execute(
        "INSERT INTO gpkg_metadata_reference (reference_scope, table_name, timestamp, md_file_id) VALUES (?,?,?,?)",
        (scope, table, stamp, number),
    )


def _register(database: sqlite3.Connection, table: str, extension: str, anchor: str) -> None:
    database.execute(
        "INSERT INTO gpkg_extensions VALUES (?, NULL, ?, ?, 'read-write')", (table, extension, _SPEC + anchor)
    )
