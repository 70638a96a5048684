"""Tables of points of any size, read and written a batch at a time: never more than some batches are in memory."""

import contextlib
import csv
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import pyarrow.parquet as pq
import shapely

from layers.disk.paths import why_no_file
from layers.disk.replacing import replacing
from layers.errors import list_names
from layers.tables.read import TableError
from layers.tables.text import csv_cell

ROWS: Final = 250_000
"""Rows of a batch: some ten megabytes of numbers."""

SUFFIXES: Final = (".parquet", ".csv")
_LONGEST_HEADER: Final = 10_000_000
_NAMES: Final = {
    "lon": ("longitude", "lon", "lng", "long", "x"),
    "lat": ("latitude", "lat", "y"),
    "day": ("date", "day", "acq_date", "event_date", "date_start", "datetime", "timestamp"),
}
"""What columns of points and days are called, the likeliest first."""

_PAIRS: Final = (("longitude", "latitude"), ("lon", "lat"), ("lng", "lat"), ("long", "lat"), ("x", "y"))
"""Columns that belong together: a table with lat, latitude and lon has its points in lon and lat."""

_KYIV: Final = "Europe/Kyiv"
_WITH_OFFSET: Final = r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)"


@dataclass(frozen=True)
class PointFiles:
    """Files of one kind of table: their columns, which hold points and days, and rows in all (null: unknown)."""

    paths: tuple[Path, ...]
    schema: pa.Schema
    lon: str | None
    lat: str | None
    geometry: str | None
    day: str
    rows: int | None


def open_points(
    paths: Sequence[Path], *, lon: str | None = None, lat: str | None = None, day: str | None = None
) -> PointFiles:
    """
    Look at tables of points: Parquet, GeoParquet or CSV (commas, a header), all with the same columns.

    Names of columns may be given; otherwise the usual ones are looked for, and points in the geometry of GeoParquet.
    Raises TableError for a file of another kind, damaged, with other columns than the first, or without these columns.
    """
    for path in paths:
        if not path.is_file() or path.suffix.lower() not in SUFFIXES:
            what = "is no table of points" if path.is_file() else why_no_file(path)
            raise TableError(f"{path}: {what}; give files ending in {' or '.join(SUFFIXES)}")
    schemas = [_schema_of(path) for path in paths]
    for path, schema in zip(paths, schemas, strict=True):
        if schema.names != schemas[0].names or schema.types != schemas[0].types:
            raise TableError(f"{path}: has other columns than {paths[0]}; join tables of one kind at a time")
    names = schemas[0].names
    doubled = sorted(name for name, times in Counter(names).items() if times > 1)
    if doubled:
        raise TableError(f"{paths[0]}: column {', '.join(doubled)} stands in the header twice")
    found = {key: _choose(names, key, given, paths[0]) for key, given in (("lon", lon), ("lat", lat), ("day", day))}
    lower = {name.lower(): name for name in reversed(names)}
    pair = next((pair for pair in _PAIRS if lon is None and lat is None and set(pair) <= set(lower)), None)
    if pair is not None:
        found |= {"lon": lower[pair[0]], "lat": lower[pair[1]]}
    has_shapes = b"geo" in (schemas[0].metadata or {}) and "geometry" in names
    geometry = "geometry" if has_shapes and not (found["lon"] and found["lat"]) else None
    for key, option in (("lon", "--lon"), ("lat", "--lat"), ("day", "--day")):
        if found[key] is None and not (geometry and key != "day"):
            raise TableError(
                f"{paths[0]}: no column is called {', '.join(_NAMES[key])}; name it with {option} (it has "
                f"{list_names(names)})"
            )
    day_type = schemas[0].field(str(found["day"])).type
    if not (pa.types.is_string(day_type) or pa.types.is_large_string(day_type) or pa.types.is_temporal(day_type)):
        raise TableError(f"{paths[0]}: column {found['day']} holds {day_type}, no days; name another with --day")
    parquet = [path for path in paths if path.suffix.lower() == ".parquet"]
    rows = sum(pq.read_metadata(path).num_rows for path in parquet) if len(parquet) == len(paths) else None
    return PointFiles(tuple(paths), schemas[0], found["lon"], found["lat"], geometry, str(found["day"]), rows)


def read_batches(files: PointFiles) -> Iterator[pa.RecordBatch]:
    """Yield the rows of the files in order, at most ROWS at a time; raises TableError for a file that is damaged."""
    for path in files.paths:
        with _told(path):
            if path.suffix.lower() == ".parquet":
                with pq.ParquetFile(path) as file:
                    yield from file.iter_batches(batch_size=ROWS)
            else:
                batch = None
                for batch in _open_csv(path):
                    for start in range(0, batch.num_rows, ROWS):
                        yield batch.slice(start, ROWS)
                _check_quotes(path, batch)


def _check_quotes(path: Path, last: pa.RecordBatch | None) -> None:
    """Raise TableError where a quote that is never closed took the rest of a file into its last row."""
    row = last.slice(last.num_rows - 1).to_pylist()[0] if last is not None and last.num_rows else {}
    if not any("\n" in (cell or "") for cell in row.values()):
        return
    with path.open("rb") as file:
        quotes = sum(block.count(b'"') for block in iter(lambda: file.read(1 << 20), b""))
    if quotes % 2:
        raise TableError(f"{path}: a quote is opened and never closed, in the last row that can be read; close it")


def points_of(files: PointFiles, batch: pa.RecordBatch) -> tuple[Any, Any, Any]:
    """
    Return days (datetime64, NaT for none), longitudes and latitudes (nan for none) of a batch's rows.

    A moment with an offset gives its day in Kyiv, as of a map; one without gives its own. Days are written 2025-06-12
    or 20250612.
    """
    if files.geometry is not None:
        shapes = shapely.from_wkb(batch.column(files.geometry).to_numpy(zero_copy_only=False))
        lon, lat = shapely.get_x(shapes), shapely.get_y(shapes)
    else:
        lon, lat = (_numbers(batch.column(name)) for name in (files.lon, files.lat))
    column = batch.column(files.day)
    if pa.types.is_temporal(column.type):
        if pa.types.is_timestamp(column.type) and column.type.tz is not None:
            column = pc.local_timestamp(column.cast(pa.timestamp(column.type.unit, tz=_KYIV)))
        days = pc.cast(column, pa.date32(), safe=False).to_numpy(zero_copy_only=False)
    else:
        days = _days_of(column.to_pandas()).to_numpy()
    return days.astype("datetime64[D]"), lon, lat


def _days_of(texts: pd.Series) -> pd.Series:
    """Return the days that texts state, NaT for none."""
    days = pd.to_datetime(texts.str[:10], format="%Y-%m-%d", errors="coerce")
    plain = days.isna() & texts.str.fullmatch(r"20\d{6}", na=False)
    days[plain] = pd.to_datetime(texts[plain], format="%Y%m%d", errors="coerce")
    stated = days.notna() & texts.str.fullmatch(_WITH_OFFSET, na=False)
    if stated.any():
        moments = pd.to_datetime(texts[stated], format="ISO8601", utc=True, errors="coerce")
        days[stated] = moments.dt.tz_convert(_KYIV).dt.tz_localize(None).dt.normalize()
    return days


@contextlib.contextmanager
def write_batches(path: Path, schema: pa.Schema, *, overwrite: bool = False) -> Iterator[Callable[[Any], None]]:
    """
    Hand out a function that appends batches of a schema to a Parquet or CSV file, which takes its name at the end.

    Cells of text that a spreadsheet would run are disarmed in CSV. Raises FileError as every output.
    """
    with replacing(path, overwrite=overwrite) as copy:
        if path.suffix.lower() == ".parquet":
            with pq.ParquetWriter(copy, schema, compression="zstd") as out:
                yield out.write_batch
        else:
            with pacsv.CSVWriter(copy, schema) as out:
                yield lambda batch: out.write_batch(_disarm(batch))


def _disarm(batch: pa.RecordBatch) -> pa.RecordBatch:
    columns = [
        pa.array([None if cell is None else csv_cell(cell) for cell in column.to_pylist()], column.type)
        if pa.types.is_string(column.type) and pc.any(pc.match_substring_regex(column, r"^[=+\-@\t\r]")).as_py()
        else column
        for column in batch.columns
    ]
    return pa.RecordBatch.from_arrays(columns, schema=batch.schema)


def _choose(names: Sequence[str], key: str, given: str | None, path: Path) -> str | None:
    """Return the column given, or the first that is called as such columns are; null where there is none."""
    if given is not None:
        if given not in names:
            raise TableError(f"{path}: has no column {given}; it has {list_names(names)}")
        return given
    lower = {name.lower(): name for name in reversed(names)}
    return next((lower[name] for name in _NAMES[key] if name in lower), None)


def _numbers(column: pa.Array) -> Any:
    if pa.types.is_floating(column.type) or pa.types.is_integer(column.type):
        return pc.cast(column, pa.float64()).to_numpy(zero_copy_only=False).astype(float)
    return pd.to_numeric(column.to_pandas(), errors="coerce").to_numpy(np.float64)


def _schema_of(path: Path) -> pa.Schema:
    with _told(path):
        return pq.read_schema(path) if path.suffix.lower() == ".parquet" else _open_csv(path).schema


def _open_csv(path: Path) -> Any:
    """Return a CSV's rows as they come, every cell a text, so that no later cell changes what an earlier one was."""
    with path.open(encoding="utf-8-sig") as file:
        header = file.readline(_LONGEST_HEADER).rstrip("\r\n")
    if len(header) == _LONGEST_HEADER:
        raise TableError(f"{path}: its first line is longer than any header; give a CSV with a header of columns")
    names = next(csv.reader([header]), [])
    options = pacsv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True)
    return pacsv.open_csv(path, convert_options=options)


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except UnicodeDecodeError as error:
        raise TableError(f"{path}: is not UTF-8 text; save it as UTF-8 and try again") from error
    except (pa.ArrowException, OSError) as error:
        line = (str(error).splitlines() or [type(error).__name__])[0][:200]
        raise TableError(f"{path}: can't be read as {path.suffix.lower()} ({line}); check that it is whole") from error
