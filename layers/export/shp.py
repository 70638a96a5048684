"""The shapes of a shapefile and their index (.shp, .shx) as bytes, after ESRI's description of the format of 1998."""

import struct
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import shapely

from layers.tables.pack import Shape

_TYPES: Final[dict[Shape, int]] = {"point": 1, "line": 3, "area": 5}
_HEAD: Final = 100


@dataclass(frozen=True, slots=True)
class Shapes:
    """The bytes of a .shp and of its .shx file."""

    shp: bytes
    shx: bytes


def pack_shapes(geometries: Any, *, shape: Shape) -> Shapes:
    """
    Return lon/lat geometries of a pack's table as .shp and .shx: null ones are null shapes, no rows give heads alone.

    Outer rings run clockwise, as the format wants them.
    """
    shapes = np.asarray(geometries, dtype=object)
    kind = _TYPES[shape]
    contents = _points(shapes) if shape == "point" else _parts(shapes, shape)
    records, index, at = [], [], _HEAD // 2
    for number, content in enumerate(contents, start=1):
        words = len(content) // 2
        records.append(struct.pack(">2i", number, words) + content)
        index.append(struct.pack(">2i", at, words))
        at += words + 4
    bounds = shapely.total_bounds(shapes) if len(shapes) else np.zeros(4)
    box = np.where(np.isnan(bounds), 0, bounds)
    return Shapes(_head(kind, box, records) + b"".join(records), _head(kind, box, index) + b"".join(index))


def _head(kind: int, box: Any, pieces: list[bytes]) -> bytes:
    words = (_HEAD + sum(map(len, pieces))) // 2
    return struct.pack(">7i", 9994, 0, 0, 0, 0, 0, words) + struct.pack("<2i8d", 1000, kind, *box, 0, 0, 0, 0)


_NULL: Final = struct.pack("<i", 0)


def _points(shapes: Any) -> list[bytes]:
    there = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    places = zip(shapely.get_x(shapes), shapely.get_y(shapes), there, strict=True)
    return [struct.pack("<i2d", 1, x, y) if known else _NULL for x, y, known in places]


def _parts(shapes: Any, shape: Shape) -> list[bytes]:
    """Return multi-part lines or areas: the box, where each line or ring starts, and the corners."""
    if not len(shapes) or shapely.is_missing(shapes).all():
        return [_NULL] * len(shapes)
    turned = shapely.orient_polygons(shapes, exterior_cw=True) if shape == "area" else shapes
    _, corners, offsets = shapely.to_ragged_array(turned, include_z=False)
    starts = offsets[0]
    of_row = offsets[1][offsets[2]] if shape == "area" else offsets[1]
    boxes = shapely.bounds(shapes)
    contents = []
    for box, first, last in zip(boxes, of_row[:-1], of_row[1:], strict=True):
        if first == last:
            contents.append(_NULL)
            continue
        own = starts[first : last + 1]
        head = struct.pack("<i4d2i", _TYPES[shape], *box, last - first, own[-1] - own[0])
        contents.append(
            head + (own[:-1] - own[0]).astype("<i4").tobytes() + corners[own[0] : own[-1]].astype("<f8").tobytes()
        )
    return contents
