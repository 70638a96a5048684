"""
Points as vector tiles, each point in every tile of every zoom with all its values (Mapbox Vector Tile 2.1).

GDAL, which writes lines and areas, packs each point and zoom apart and needs five times as long.
"""

import gzip
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import geopandas as gpd
import numpy as np
import pandas as pd

Tile: TypeAlias = tuple[int, int, int]
"""Zoom, column and row, counted from the north-west."""

EXTENT: Final = 4_096
"""Steps of a tile's side."""

BUFFER: Final = 80
"""So many steps beyond its edges a tile repeats its neighbours' points, for symbols that lie over an edge."""

EDGE_LAT: Final = 85.0511287798066
"""Where Web Mercator ends: its map is a square."""


def varint(number: int) -> bytes:
    """
    Return a whole number from 0 in seven bits a byte, the lowest first.

    >>> varint(300).hex()
    'ac02'
    """
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


_SMALL: Final = tuple(varint(number) for number in range(1 << 16))


@dataclass(frozen=True, slots=True)
class Values:
    """
    The values of a table's cells: each different value once, as a field of a layer, and which one each cell has.

    `cells` is rows x columns, -1 where a cell is null; `columns` are names in order.
    """

    columns: tuple[str, ...]
    fields: tuple[bytes, ...]
    cells: np.ndarray


def cut_tiles(frame: gpd.GeoDataFrame, *, layer: str, zooms: tuple[int, int]) -> Iterator[tuple[Tile, bytes]]:
    """Yield the gzipped tiles of a frame of points (EPSG:4326, none null), the far ones first."""
    values = gather_values(frame)
    head = _text(1, layer.encode()) + b"".join(_text(3, name.encode()) for name in values.columns)
    tail = b"\x28" + varint(EXTENT) + b"\x78\x02"  # extent, version
    u, v = to_square(frame.geometry.x.to_numpy(), frame.geometry.y.to_numpy())
    for zoom in range(zooms[0], zooms[1] + 1):
        for column, row, rows, x, y in _group(u, v, zoom):
            layer_bytes = head + _features(values, rows, x, y) + tail
            yield (zoom, column, row), gzip.compress(_text(3, layer_bytes), mtime=0)


def to_square(lon: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return degrees as shares of the Web Mercator square, from its north-west corner."""
    north = np.radians(np.clip(lat, -EDGE_LAT, EDGE_LAT))
    return lon / 360 + 0.5, 0.5 - np.arcsinh(np.tan(north)) / (2 * np.pi)


def gather_values(frame: gpd.GeoDataFrame) -> Values:
    """Return every cell but the geometry as a value of a vector tile: text, whole number, number or flag."""
    columns = [str(name) for name in frame.columns if name != frame.geometry.name]
    fields: dict[bytes, int] = {}
    cells = np.full((len(frame), len(columns)), -1, dtype=np.int64)
    for at, name in enumerate(columns):
        codes, uniques = pd.factorize(frame[name])
        own = np.array([fields.setdefault(_text(4, _value(value)), len(fields)) for value in uniques] or [-1])
        cells[:, at] = np.where(codes < 0, -1, own[codes])
    return Values(tuple(columns), tuple(fields), cells)


def _group(u: np.ndarray, v: np.ndarray, zoom: int) -> Iterator[tuple[int, int, np.ndarray, np.ndarray, np.ndarray]]:
    """Yield each tile with a point in it or its buffer: column, row, rows of the table, their steps in the tile."""
    side = 1 << zoom
    x, y = u * side, v * side
    own_x, own_y = (np.clip(np.floor(at), 0, side - 1).astype(np.int64) for at in (x, y))
    parts = []
    for right in (-1, 0, 1):
        for down in (-1, 0, 1):
            column, row = own_x + right, own_y + down
            step_x, step_y = (np.floor((at - tile) * EXTENT).astype(np.int64) for at, tile in ((x, column), (y, row)))
            near = (column >= 0) & (column < side) & (row >= 0) & (row < side)
            for step in (step_x, step_y):
                near &= (step >= -BUFFER) & (step <= EXTENT + BUFFER)
            rows = np.flatnonzero(near)
            parts.append(np.stack([row[rows] * side + column[rows], rows, step_x[rows], step_y[rows]]))
    tile, rows, step_x, step_y = np.concatenate(parts, axis=1)
    order = np.lexsort((rows, tile))
    tile, rows, step_x, step_y = tile[order], rows[order], step_x[order], step_y[order]
    starts = np.flatnonzero(np.r_[True, tile[1:] != tile[:-1]])
    for start, end in zip(starts, [*starts[1:], len(tile)], strict=True):
        here = slice(start, end)
        yield int(tile[start] % side), int(tile[start] // side), rows[here], step_x[here], step_y[here]


def _features(values: Values, rows: np.ndarray, x: np.ndarray, y: np.ndarray) -> bytes:
    """Return the features of one tile and, behind them, the values they use."""
    cells = values.cells[rows]
    used, local = np.unique(cells, return_inverse=True)
    shift = int(len(used) > 0 and used[0] < 0)  # the first is null where any cell is
    tags = local.reshape(cells.shape) - shift
    pairs = np.stack(np.broadcast_arrays(np.arange(cells.shape[1]), tags), axis=-1)
    pairs[tags < 0] = -1
    places = np.stack([np.full(len(rows), 9), _zigzag(x), _zigzag(y)], axis=1)  # 9: move to, once
    out = []
    for told, place in zip(_runs(pairs.reshape(len(rows), -1)), _runs(places), strict=True):
        # 2: tags, 3: type, of which 1 is a point, 4: geometry
        body = b"\x12" + _SMALL[len(told)] + told + b"\x18\x01\x22" + _SMALL[len(place)] + place
        out.append(b"\x12" + _SMALL[len(body)] + body)
    return b"".join(out) + b"".join([values.fields[field] for field in used[shift:].tolist()])


def _runs(numbers: np.ndarray) -> Iterator[bytes]:
    """Yield each row's numbers as variable-length bytes; negative ones are left out."""
    flat = numbers.ravel()
    lengths = (flat >= 0).astype(np.int64)
    for limit in (1 << 7, 1 << 14, 1 << 21, 1 << 28):
        lengths += flat >= limit
    ends = np.cumsum(lengths)
    out = np.zeros(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    for at in range(int(lengths.max(initial=0))):
        here = np.flatnonzero(lengths > at)
        more = np.where(lengths[here] > at + 1, 0x80, 0)
        out[ends[here] - lengths[here] + at] = (flat[here] >> (7 * at)) & 0x7F | more
    data = out.tobytes()
    stops = ends.reshape(numbers.shape)[:, -1].tolist() if numbers.size else []
    for start, stop in zip([0, *stops], stops, strict=False):
        yield data[start:stop]


def _value(cell: Any) -> bytes:
    """Return one value as the message that holds it."""
    if isinstance(cell, bool | np.bool_):
        return b"\x38" + varint(int(cell))
    if isinstance(cell, int | np.integer):
        return b"\x30" + varint((-int(cell) << 1) - 1) if cell < 0 else b"\x28" + varint(int(cell))
    if isinstance(cell, float | np.floating):
        return b"\x19" + struct.pack("<d", cell)
    return _text(1, str(cell).encode())


def _text(field: int, data: bytes) -> bytes:
    """Return a field of bytes with its length."""
    return varint(field << 3 | 2) + varint(len(data)) + data


def _zigzag(numbers: np.ndarray) -> np.ndarray:
    """Return whole numbers with the sign in the lowest bit."""
    return (numbers << 1) ^ (numbers >> 63)
