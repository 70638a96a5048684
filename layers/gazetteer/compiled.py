"""
Settlements compiled once into the user's cache: the finished table and the index of its names, mapped after that.

An entry is a folder named after everything that it was made from: the file's bytes, the packaged list and the code that
joins them. Whatever changes makes another entry; what is broken or foreign is made anew, with a line.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import shapely

from geo.measure.ellipsoid import LONLAT
from layers.disk.workshops import open_workshop
from layers.gazetteer.index import NameIndex
from layers.gazetteer.names import index_others, index_own_names
from layers.sources.packaged import load_settlements
from layers.tables.read import MOST_BYTES

FORMAT: Final = 1
KEPT: Final = 6
"""So many entries are kept, the newest; a year of releases of one file would fill the disk otherwise."""

_TABLE, _NAMES, _OTHERS, _ABOUT = "table.arrow", "names.arrow", "others.arrow", "about.json"
_TOLD: Final = ("left_out", "unplaced")
"""What a table says of its rows beside them."""

_NAN: Final = ": nan"
_ROOMS: Final = (
    ("layers", "gazetteer"),
    ("layers", "tables"),
    ("layers", "sources"),
    ("reports", "lexicon"),
    ("geo", "measure"),
)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A table of settlements (EPSG:4326) with the indices of its own names and of its other names."""

    table: gpd.GeoDataFrame
    names: NameIndex
    others: NameIndex


def load_compiled(
    path: Path | None,
    *,
    read: Callable[[], gpd.GeoDataFrame] = load_settlements,
    folder: Path,
    tell: Callable[[str], None] | None = None,
) -> Compiled:
    """
    Return a file's settlements with their indices, from the cache in `folder` where they are there.

    `path` null is the packaged table. `read` makes the table where the cache has none; what it raises is raised. The
    result is the same as without a cache. A cache that can't be written is done without; one that is broken is made
    anew, with a line through `tell`.
    """
    if path is not None and (
        not path.is_file() or path.stat().st_size > MOST_BYTES
    ):  # `read` says what is wrong with it
        table = read()
        return Compiled(table, index_own_names(table), index_others(table))
    key = _key(path)
    entry = folder / key
    if entry.is_dir():
        try:
            return _load(entry, key)
        except (OSError, ValueError, KeyError, pa.ArrowException) as error:
            if tell is not None:
                tell(f"{entry}: the compiled gazetteer is broken ({' '.join(str(error).split())}); it is made anew")
            shutil.rmtree(entry, ignore_errors=True)
    table = read()
    compiled = Compiled(table, index_own_names(table), index_others(table))
    if _is_plain(table):
        _save(compiled, entry, key)
    return compiled


def _key(path: Path | None) -> str:
    """Return a name for all that a table is made from; raises OSError where the file can't be read."""
    digest = hashlib.sha256(f"{FORMAT} {pd.__version__} {pa.__version__} {gpd.__version__} {_made_by()}".encode())
    digest.update(b"" if path is None else bytes.fromhex(_hash(path)))
    digest.update(b"" if path is None else path.suffix.lower().encode())
    return digest.hexdigest()[:32]


@cache
def _made_by() -> str:
    """Return a hash of the packaged list and of the code and words that finish a table and its index."""
    digest = hashlib.sha256()
    for room, part in _ROOMS:
        with as_file(files(room) / part) as home:
            for file in sorted(home.rglob("*")):
                if file.suffix in {".py", ".toml"}:
                    digest.update(file.read_bytes())
    with as_file(files("layers") / "data" / "settlements.parquet") as packaged:
        digest.update(packaged.read_bytes())
    return digest.hexdigest()


def _is_plain(table: gpd.GeoDataFrame) -> bool:
    """Tell whether a table can be kept: points in degrees, and columns of texts, numbers and lists of texts."""
    shapes = table.geometry.dropna()
    return bool((shapes.geom_type == "Point").all()) and table.columns[-1] == "geometry" and not shapes.is_empty.any()


def _save(compiled: Compiled, entry: Path, key: str) -> None:
    """Write an entry whole or not at all; a folder that can't be written is left as it is."""
    try:
        entry.parent.mkdir(parents=True, exist_ok=True)
        with open_workshop(entry.with_name("entry")) as workshop:  # one name, so that any run clears a killed one's
            made = workshop / entry.name
            made.mkdir()
            parts = {
                _TABLE: _pack_table(compiled.table),
                _NAMES: _pack_index(compiled.names),
                _OTHERS: _pack_index(compiled.others),
            }
            for name, part in parts.items():
                with pa.OSFile(str(made / name), "wb") as sink, pa.ipc.new_file(sink, part.schema) as writer:
                    writer.write_table(part)
            hashes = {name: _hash(made / name) for name in parts}
            told = {name: list(compiled.table.attrs[name]) for name in _TOLD if name in compiled.table.attrs}
            about = {"key": key, "sha256": hashes, "told": told}
            (made / _ABOUT).write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
            made.rename(entry)
    except (OSError, pa.ArrowException):  # a full disk, or another run was faster
        return
    _clear(entry.parent)


def _clear(folder: Path) -> None:
    """Remove all but the newest entries."""
    entries = [one for one in folder.iterdir() if one.is_dir() and not one.name.startswith(".")]
    entries.sort(key=lambda one: one.stat().st_mtime)
    for old in entries[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)


def _load(entry: Path, key: str) -> Compiled:
    """Read an entry; raises OSError, ValueError, KeyError or ArrowException where it is not what was written."""
    about = json.loads((entry / _ABOUT).read_text(encoding="utf-8"))
    if about["key"] != key:
        raise ValueError("it belongs to another file")
    for name, digest in about["sha256"].items():
        if _hash(entry / name) != digest:
            raise ValueError(f"{name} was changed")
    os.utime(entry)
    parts = [pa.ipc.open_file(pa.memory_map(str(entry / name))).read_all() for name in (_TABLE, _NAMES, _OTHERS)]
    table = _unpack_table(parts[0])
    table.attrs |= {name: tuple(about["told"][name]) for name in _TOLD if name in about["told"]}
    return Compiled(table, _unpack_index(parts[1]), _unpack_index(parts[2]))


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pack_table(table: gpd.GeoDataFrame) -> pa.Table:
    points = table.geometry.to_numpy()
    columns = {name: _pack_column(table[name]) for name in table.columns if name != "geometry"}
    columns |= {f"{name}{_NAN}": mask for name in columns if (mask := _mark_nan(table[name])) is not None}
    columns |= {"lon": pa.array(shapely.get_x(points)), "lat": pa.array(shapely.get_y(points))}
    kinds = {name: str(table[name].dtype) for name in table.columns}
    return pa.table(columns).replace_schema_metadata({"kinds": json.dumps(kinds)})


def _pack_column(column: pd.Series) -> pa.Array:
    cells = column.array if str(column.dtype) != "object" else [_bare(cell) for cell in column]
    return pa.array(cells, from_pandas=True)


def _mark_nan(column: pd.Series) -> pa.Array | None:
    """Return where a column of objects has nan for its null and not None: a table comes back as it was."""
    if str(column.dtype) != "object":
        return None
    found = [isinstance(cell, float) for cell in column]
    return pa.array(found) if any(found) else None


def _bare(cell: Any) -> Any:
    return list(cell) if isinstance(cell, tuple) else cell


def _unpack_table(packed: pa.Table) -> gpd.GeoDataFrame:
    kinds = json.loads(packed.schema.metadata[b"kinds"])
    columns = {name: _unpack_column(packed[name], kind) for name, kind in kinds.items() if name != "geometry"}
    for name, column in columns.items():
        if f"{name}{_NAN}" in packed.column_names:
            column[packed[f"{name}{_NAN}"].to_numpy()] = np.nan
    lon, lat = packed["lon"].to_numpy(), packed["lat"].to_numpy()
    points = np.full(len(lon), None, object)
    known = ~np.isnan(lon)
    points[known] = shapely.points(lon[known], lat[known])
    return gpd.GeoDataFrame(columns, geometry=gpd.GeoSeries(points, crs=LONLAT), crs=LONLAT)


def _unpack_column(column: pa.ChunkedArray, kind: str) -> pd.Series:
    if pa.types.is_list(column.type):
        return pd.Series(_tuples(column.combine_chunks()), dtype=object)
    if kind == "object":
        return pd.Series(column.to_pylist(), dtype=object)
    return pd.Series(column.to_pandas(), dtype=kind)


def _tuples(lists: Any) -> list[tuple[str, ...]]:
    """Return a list column as tuples; most settlements have no other name and share one empty tuple."""
    texts, offsets = lists.flatten().to_pylist(), lists.offsets.to_pylist()
    return [tuple(texts[start:end]) if end > start else () for start, end in pairwise(offsets)]


def _pack_index(index: NameIndex) -> pa.Table:
    return pa.table(
        {
            "text": pa.array([index.texts[number] for number in range(len(index.texts))], pa.large_string()),
            "row": pa.array(index.rows, pa.int32()),
            "key": pa.array(index.keys, pa.uint64()),
            "number": pa.array(index.numbers, pa.int64()),
        }
    )


def _unpack_index(packed: pa.Table) -> NameIndex:
    whole = packed.combine_chunks()
    keys, numbers, rows = (whole[name].to_numpy() for name in ("key", "number", "row"))
    return NameIndex(Texts(whole["text"]), rows, keys=keys, numbers=numbers)


class Texts:
    """Texts that stay in the mapped file until one is asked for."""

    def __init__(self, column: pa.ChunkedArray) -> None:
        """Take a column of texts."""
        self._column = column

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._column)

    def __getitem__(self, number: int) -> str:
        """Return one text."""
        return str(self._column[int(number)].as_py())
