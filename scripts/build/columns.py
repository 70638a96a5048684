"""
Write docs/columns.md: what each column of an exported table means, as layers/tables/columns.py says it.

Usage: columns.py
"""

import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from layers.tables.columns import COLUMNS, OF_TABLE, Column  # noqa: E402

PAGE = ROOT / "docs" / "columns.md"
HEAD = """# Columns

What stands in the tables of an export, of `frontline claims` and of a pack, whose own README names the columns of each
of its tables. Empty or null is "not known", never 0. A list is native in GeoParquet and JSON lines, JSON text
elsewhere. Coordinates are lon/lat (EPSG:4326). `python scripts/build/columns.py` writes this page;
[architecture.md](architecture.md#columns) lists the frames of the library.
"""


def write_page() -> str:
    """Return the page: the columns of all tables, then those that mean something of their own in one."""
    tables = dict.fromkeys(table for table, _ in OF_TABLE)
    own = {table: [(name, column) for (of, name), column in OF_TABLE.items() if of == table] for table in tables}
    parts = [HEAD, "## In any table", _rows(COLUMNS.items())]
    parts += [part for table in tables for part in (f"## In `{table}`", _rows(own[table]))]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _rows(columns: Iterable[tuple[str, Column]]) -> str:
    lines = [f"| `{name}` | {column.kind} | {column.about.replace('|', '&#124;')} |" for name, column in columns]
    return "\n".join(("| column | holds | meaning |", "|---|---|---|", *lines))


def main() -> None:
    """Write the page."""
    PAGE.write_text(write_page(), encoding="utf-8")
    print(PAGE)


if __name__ == "__main__":
    main()
