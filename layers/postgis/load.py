"""Loading a pack: every table brought to what the pack holds, together or not at all."""

from typing import Any, Final

import pyarrow as pa

from layers.postgis.address import Address, DatabaseError
from layers.postgis.connect import ask, find_postgis, opened, quote, quote_text, run
from layers.postgis.tables import (
    arrange_rows,
    comment_statements,
    fill_statements,
    list_columns,
    make_statements,
)
from layers.tables.pack import Pack, PackTable

REGISTER: Final = "frontline_pack"
"""The table that says which tables of a schema are a pack's, whose data they are and how they were made."""

_COLUMNS: Final = {
    "layer": ("text PRIMARY KEY", "table of this schema that belongs to the pack"),
    "title_en": ("text", "what the table is called in English"),
    "title_uk": ("text", "the same in Ukrainian"),
    "about": ("text", "what the table is"),
    "row_count": ("bigint", "rows it holds"),
    "licence": ("text", "licence or terms of its rows"),
    "notices": ("text[]", "what has to be said about its sources"),
    "pack": ("text", "title of the pack; a schema holds one"),
    "as_of": ("text", "newest day its reports or maps tell of"),
    "footer": ("text", "what has to stand under every map made of it"),
    "reports": ("text[]", "reports it was read from"),
    "pack_notices": ("text[]", "what has to be said about the sources of the whole"),
    "publication": ("text[]", "decisions of the publication gate, none where it was not made public"),
    "lineage": ("text", "how it was made"),
    "command": ("text", "command that made it, without places and users"),
}
_STAGE: Final = "frontline_stage"


def load_pack(pack: Pack, address: Address, *, command: str, overwrite: bool = False) -> None:
    """
    Bring the tables of a schema to what a pack holds: rows are added, changed and removed by their keys.

    All happens in one transaction. A schema holds one pack: another one takes its place with `overwrite` alone, and a
    table that is no pack's is never touched. Raises DatabaseError, after which nothing is changed.
    """
    with opened(address) as connection:
        home = find_postgis(connection, address)
        schema = address.schema
        path = dict.fromkeys((schema, home, "pg_catalog"))
        run(connection, f"SET LOCAL search_path TO {', '.join(quote(name) for name in path)}, pg_temp")
        run(connection, "SET LOCAL client_min_messages TO warning")
        ask(connection, "SELECT pg_advisory_xact_lock(hashtext('frontline'), hashtext($1))::text", schema)
        kept = _registered(connection, address, pack, overwrite=overwrite)
        for name in sorted(kept - {table.name for table in pack.tables}):
            run(connection, f"DROP TABLE IF EXISTS {quote(schema)}.{quote(name)}")
        for table in pack.tables:
            _load_table(connection, table, pack, address)
        _register(connection, pack, schema, command)


def _registered(connection: Any, address: Address, pack: Pack, *, overwrite: bool) -> set[str]:
    """Return the pack's tables that the schema holds; raises DatabaseError for another pack's and for strangers'."""
    schema = address.schema
    found = {
        str(name)
        for (name,) in ask(
            connection,
            "SELECT relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace "
            "WHERE nspname = $1 AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'i')",
            schema,
        )
    }
    held: dict[str, str] = {}
    if REGISTER in found:
        rows = ask(connection, f"SELECT layer, pack FROM {quote(schema)}.{quote(REGISTER)}")  # noqa: S608
        held = {str(layer): str(title) for layer, title in rows}
    others = sorted({title for title in held.values() if title != pack.title})
    where = f"{address.name}, schema {quote(schema)}"
    if others and not overwrite:
        raise DatabaseError(
            f"{where}: holds the pack {others[0]!r} and is kept; a schema holds one pack: name another with "
            "?schema=, or add --overwrite"
        )
    strange = sorted(found & {table.name for table in pack.tables} - set(held))
    if strange:
        raise DatabaseError(
            f"{where}: holds {', '.join(strange)} already, made by somebody else, and is kept; name a schema of its "
            "own with ?schema="
        )
    return found & set(held)


def _load_table(connection: Any, table: PackTable, pack: Pack, address: Address) -> None:
    schema, name = address.schema, f"{quote(address.schema)}.{quote(table.name)}"
    wanted = list_columns(table)
    present = dict(
        ask(
            connection,
            "SELECT attname::text, format_type(atttypid, atttypmod) FROM pg_attribute "
            "WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
            name,
        )
    )
    if present != wanted:
        run(connection, f"DROP TABLE IF EXISTS {name}")
        for statement in make_statements(table, schema):
            run(connection, statement)
    with connection.cursor() as cursor:
        cursor.adbc_ingest(_STAGE, arrange_rows(table), mode="create", temporary=True)
    for statement in fill_statements(table, schema, stage=f"pg_temp.{_STAGE}"):
        run(connection, statement)
    run(connection, f"DROP TABLE pg_temp.{_STAGE}")
    for statement in comment_statements(table, pack, schema):
        run(connection, statement)
    run(connection, f"ANALYZE {name}")


def _register(connection: Any, pack: Pack, schema: str, command: str) -> None:
    """Write anew what the schema holds, and say in the database what each column of that means."""
    name = f"{quote(schema)}.{quote(REGISTER)}"
    run(connection, f"DROP TABLE IF EXISTS {name}")
    run(connection, f"CREATE TABLE {name} ({', '.join(f'{key} {kind}' for key, (kind, _) in _COLUMNS.items())})")
    rows = [
        {
            "layer": table.name,
            "title_en": table.note.title_en,
            "title_uk": table.note.title_uk,
            "about": table.note.about,
            "row_count": len(table.frame),
            "licence": table.note.licence,
            "notices": table.note.notices,
            "pack": pack.title,
            "as_of": pack.as_of,
            "footer": pack.footer,
            "reports": pack.reports,
            "pack_notices": pack.notices,
            "publication": pack.publication,
            "lineage": pack.lineage,
            "command": command,
        }
        for table in pack.tables
    ]
    kinds = {"bigint": pa.int64(), "text[]": pa.list_(pa.string())}
    fields = [pa.field(key, kinds.get(kind, pa.string())) for key, (kind, _) in _COLUMNS.items()]
    with connection.cursor() as cursor:
        cursor.adbc_ingest(
            REGISTER, pa.Table.from_pylist(rows, pa.schema(fields)), mode="append", db_schema_name=schema
        )
    run(connection, f"COMMENT ON TABLE {name} IS {quote_text('tables of this schema that a run of frontline wrote')}")
    for key, (_, about) in _COLUMNS.items():
        run(connection, f"COMMENT ON COLUMN {name}.{key} IS {quote_text(about)}")
