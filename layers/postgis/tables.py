"""What a table of a pack is in PostGIS: columns and key, rows as Arrow, the statements that make and fill it."""

import hashlib
from collections import Counter
from typing import Any, Final

import pandas as pd
import pyarrow as pa
import shapely

from layers.postgis.connect import quote, quote_text
from layers.tables.arrow import to_arrow_types
from layers.tables.columns import Kind
from layers.tables.pack import Pack, PackTable, cite_all

GEOMETRY: Final = "geom"
ROW_KEY: Final = "row_key"
KEYS: Final[dict[str, tuple[str, ...]]] = {
    "countries": ("iso_a2",),
    "regions": ("iso_3166_2",),
    "oblasts": ("iso_3166_2",),
    "settlements": ("katottg",),
    "control": ("source", "kind", "cell", "valid_from"),
    "changes": ("change_id",),
    "change_claims": ("change_id", "claim_id"),
    "events": ("claim_id",),
    "uncertainty": ("mark_id",),
    "mark_lines": ("mark_id",),
    "marks": ("mark_id",),
    "claims": ("claim_id",),
}
"""What tells the rows of a table apart; another table's rows are told apart by all they hold (`row_key`)."""

_TYPES: Final[dict[Kind, str]] = {
    "text": "text",
    "list": "text[]",
    "day": "date",
    "integer": "bigint",
    "real": "double precision",
    "flag": "boolean",
}
_SOUGHT: Final = ("claim_id", "mark_id", "change_id", "report_id", "katottg", "oblast", "place_name")
"""Columns by which rows are sought or joined."""


def find_key(table: PackTable) -> tuple[str, ...]:
    """Return the columns of a table's primary key: its own where they tell its rows apart, else a hash of each row."""
    own = KEYS.get(table.name, ())
    if own and set(own) <= set(table.columns):
        keys = table.frame[list(own)]
        if not keys.isna().to_numpy().any() and not keys.duplicated().any():
            return own
    return (ROW_KEY,)


def list_columns(table: PackTable) -> dict[str, str]:
    """Return the columns of a table in PostGIS with their types; lists are arrays of text."""
    own = {ROW_KEY: "text"} if find_key(table) == (ROW_KEY,) else {}
    return (
        own
        | {name: _TYPES[column.kind] for name, column in table.columns.items()}
        | {GEOMETRY: f"geometry({table.geometry_type},4326)"}
    )


def arrange_rows(table: PackTable) -> pa.Table:
    """Return a table's rows as Arrow: the columns of `list_columns`, the geometry as WKB."""
    frame = pd.DataFrame(to_arrow_types(table, lists="text").drop(columns="geometry"))
    rows = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
    shapes = list(shapely.to_wkb(table.frame.geometry.to_numpy()))
    rows = rows.append_column(GEOMETRY, pa.array(shapes, type=pa.binary()))
    if find_key(table) == (ROW_KEY,):
        return rows.add_column(0, ROW_KEY, pa.array(_hash_rows(rows), type=pa.string()))
    return rows


def make_statements(table: PackTable, schema: str) -> list[str]:
    """Return what makes an empty table: key, an index on the geometry, on days, on links and on lists of claims."""
    name, columns, key = _of(schema, table.name), list_columns(table), find_key(table)
    lines = [f"{quote(column)} {kind}{' NOT NULL' if column in key else ''}" for column, kind in columns.items()]
    lines.append(f"PRIMARY KEY ({_listed(key)})")
    clock = table.note.clock
    plain = [*([clock.start] if clock else []), *([clock.end] if clock and clock.end else []), *_SOUGHT]
    plain = [column for column in dict.fromkeys(plain) if column in columns and (column,) != key]
    found = [f"CREATE TABLE {name} ({', '.join(lines)})", f"CREATE INDEX ON {name} USING gist ({quote(GEOMETRY)})"]
    found += [f"CREATE INDEX ON {name} ({quote(column)})" for column in plain]
    if "claim_ids" in columns:
        found.append(f"CREATE INDEX ON {name} USING gin ({quote('claim_ids')})")
    return found


def fill_statements(table: PackTable, schema: str, *, stage: str) -> list[str]:
    """Return what brings a table to the rows that `stage` holds: changed ones alone are written, others go or come."""
    name, key = _of(schema, table.name), find_key(table)
    columns = list(list_columns(table))
    given = [quote(column) for column in columns[:-1]] + [f"ST_GeomFromWKB({quote(GEOMETRY)}, 4326)"]
    others = [column for column in columns if column not in key]
    ours, theirs = (", ".join(f"{of}.{quote(column)}" for column in others) for of in ("own", "excluded"))
    match = " AND ".join(f"own.{quote(column)} = new.{quote(column)}" for column in key)
    gone = f"NOT EXISTS (SELECT 1 FROM {stage} AS new WHERE {match})"  # noqa: S608, every name is quoted
    rows = f"({_listed(columns)}) SELECT {', '.join(given)} FROM {stage}"  # noqa: S608
    change = ", ".join(f"{quote(column)} = excluded.{quote(column)}" for column in others)
    update = f"DO UPDATE SET {change} WHERE ({ours}) IS DISTINCT FROM ({theirs})"
    return [
        f"DELETE FROM {name} AS own WHERE {gone}",  # noqa: S608
        f"INSERT INTO {name} AS own {rows} ON CONFLICT ({_listed(key)}) {update}",
    ]


def comment_statements(table: PackTable, pack: Pack, schema: str) -> list[str]:
    """Return what says in the database what a table is, whose it is, and what each column means."""
    name = _of(schema, table.name)
    about = "\n".join((f"{table.note.title_en}: {table.note.about}", *cite_all(pack, table)))
    found = [f"COMMENT ON TABLE {name} IS {quote_text(about)}"]
    told = {column: known.about for column, known in table.columns.items()}
    told |= {ROW_KEY: "hash of all that the row holds", GEOMETRY: "where it is, longitude and latitude (EPSG:4326)"}
    found += [
        f"COMMENT ON COLUMN {name}.{quote(column)} IS {quote_text(told[column]) if told[column] else 'NULL'}"
        for column in list_columns(table)
    ]
    return found


def _hash_rows(rows: pa.Table) -> list[str]:
    """Return a key for each row, made of all its cells; the second of two equal rows gets another one."""
    seen: Counter[str] = Counter()
    keys = []
    columns = [column.to_pylist() for column in rows.columns]
    cells: Any
    for cells in zip(*columns, strict=True):
        key = hashlib.blake2b(repr(cells).encode(), digest_size=12).hexdigest()
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return keys


def _of(schema: str, name: str) -> str:
    return f"{quote(schema)}.{quote(name)}"


def _listed(names: Any) -> str:
    return ", ".join(quote(name) for name in names)
