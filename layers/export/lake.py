"""A pack as a GeoParquet dataset: a folder a table, parted by year and month, for engines that read many files."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pandas as pd

from layers.export.single import write_parquet
from layers.tables.pack import Pack, PackTable

FILE: Final = "part-0.parquet"
UNKNOWN: Final = "__HIVE_DEFAULT_PARTITION__"
"""What Hive, Spark, DuckDB and Arrow read as a null partition."""


def part_table(table: PackTable) -> Iterator[tuple[Path, PackTable]]:
    """
    Yield the files of a table by their path, such as TABLE/year=2022/month=05/part-0.parquet, each with its rows.

    Rows belong to the month in which they begin to hold (the start of the table's clock); those without a day have a
    null partition. A table without a clock, or without rows, is one file.
    """
    folder = Path(table.name)
    clock = table.note.clock
    if clock is None or table.frame.empty:
        yield folder / FILE, table
        return
    months = pd.Series(
        [None if day is None else (f"{day.year:04d}", f"{day.month:02d}") for day in table.frame[clock.start]],
        index=table.frame.index,
        dtype=object,
    )
    for year, month in sorted({one for one in months if one is not None}):
        frame = table.frame[[one == (year, month) for one in months]].reset_index(drop=True)
        yield folder / f"year={year}" / f"month={month}" / FILE, replace(table, frame=frame)
    undated = table.frame[months.isna()].reset_index(drop=True)
    if len(undated):
        yield folder / f"year={UNKNOWN}" / f"month={UNKNOWN}" / FILE, replace(table, frame=undated)


def write_part(table: PackTable, pack: Pack, path: Path) -> None:
    """Write one file of the dataset: GeoParquet 1.1 with a bounding box a row; its folders are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_parquet(table, pack, path)
