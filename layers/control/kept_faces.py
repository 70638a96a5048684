"""The faces of a store brought up to a later snapshot: only those that it touches are read, cut and written."""

import sqlite3
import struct
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.control.edge_runs import HistoryError
from geo.control.growth import Growth, grow_cells
from geo.control.history import Series
from geo.control.steps import StepFaces
from geo.measure.ellipsoid import LONLAT
from geo.plane.difference import Change
from geo.plane.edges import Geometries
from geo.plane.noding import NODE_GAP

FACES: Final = "faces"
_ENVELOPES: Final = (0, 32, 48, 48, 64)
"""Bytes of the bounds before a shape, by the kind that its header names (GeoPackage 1.3, 2.1.3)."""

_PLAIN: Final = 0b011
"""A header of ours: little-endian, with bounds of two dimensions."""

_NEAR: Final = 1e-6
"""Degrees around a change in which cells are looked for: the index of a GeoPackage holds short numbers."""


@dataclass
class _Cell:
    """A cell with the rows of the days it was held: file id, first day, and the day it ended or null."""

    number: int
    shape: BaseGeometry
    rows: list[tuple[int, str, str | None]] = field(default_factory=list)

    @property
    def open_row(self) -> int | None:
        """Return the file id of the row that still holds, null where none does."""
        return next((fid for fid, _, stop in self.rows if stop is None), None)


def teach_shapes(store: sqlite3.Connection) -> None:
    """Teach a connection what a GeoPackage's triggers ask of shapes; before anything else is asked of it."""
    for name, place in (("ST_MinX", 0), ("ST_MaxX", 1), ("ST_MinY", 2), ("ST_MaxY", 3)):
        store.create_function(name, 1, lambda blob, at=place: _bounds(blob)[at], deterministic=True)
    store.create_function("ST_IsEmpty", 1, lambda blob: blob[3] >> 4 & 1, deterministic=True)


def grow_faces(store: sqlite3.Connection, series: Series, number: int) -> None:
    """
    Bring the faces of a series, which are those before one of its snapshots, up to that snapshot.

    The connection knows shapes (`teach_shapes`). Raises HistoryError where they do not fit to it.
    """
    faces = series.step(number)
    near = _find_near(store, series, faces)
    cells = np.empty(len(near), object)
    cells[:] = [cell.shape for cell in near]
    gained, lost = faces.shapes[: faces.gained], faces.shapes[faces.gained :]
    grown = grow_cells(cells, Change(shapely.multipolygons(gained), shapely.multipolygons(lost)))
    _replace(store, _Target(series.source, series.kind, series.days[number]), near, grown)


@dataclass(frozen=True)
class _Target:
    """What the faces that are written are of, and the day of the snapshot."""

    source: str
    kind: str
    day: date

    def insert(
        self, store: sqlite3.Connection, shape: BaseGeometry, cell: int, rows: list[tuple[str, str | None]]
    ) -> None:
        """Write a cell's rows: first day and end of each time it was held."""
        blob = _write_shape(shape)
        asked = f"INSERT INTO {FACES} (geom, valid_from, valid_to, kind, source, cell) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: S608
        store.executemany(asked, [(blob, start, stop, self.kind, self.source, cell) for start, stop in rows])


def _replace(store: sqlite3.Connection, target: _Target, near: list[_Cell], grown: Growth) -> None:
    """Write what became of cells: rows end or begin on the day, and parts take the place of a cell that was cut."""
    moment = f"{target.day}T00:00:00"
    asked = f"SELECT coalesce(max(cell), -1) + 1 FROM {FACES} WHERE source = ? AND kind = ?"  # noqa: S608
    (free,) = store.execute(asked, (target.source, target.kind)).fetchone()
    parts: defaultdict[int, list[int]] = defaultdict(list)
    for part, parent in enumerate(grown.parent.tolist()):
        parts[parent].append(part)
    for parent, own in sorted(parts.items()):
        cell = near[parent] if parent >= 0 else None
        rows = [] if cell is None else cell.rows
        whole = cell is not None and len(own) == 1 and _is_same(cell.shape, grown.cells[own[0]])
        if cell is not None and not whole:
            store.executemany(f"DELETE FROM {FACES} WHERE fid = ?", [(fid,) for fid, *_ in rows])  # noqa: S608
        for place, part in enumerate(own):
            turn = int(grown.turn[part])
            is_open = cell is not None and cell.open_row is not None
            if (turn == 1 and is_open) or (turn == -1 and not is_open):
                raise HistoryError(f"the faces before {target.day} are not those of the day before it")
            if cell is not None and whole:
                if turn == -1:
                    store.execute(f"UPDATE {FACES} SET valid_to = ? WHERE fid = ?", (moment, cell.open_row))  # noqa: S608
                elif turn == 1:
                    target.insert(store, cell.shape, cell.number, [(moment, None)])
                continue
            number = cell.number if cell is not None and place == 0 else free
            free += number == free
            told = [(start, stop or (moment if turn == -1 else None)) for _, start, stop in rows]
            target.insert(store, grown.cells[part], number, told + [(moment, None)] * (turn == 1))


def _is_same(one: BaseGeometry, other: BaseGeometry) -> bool:
    """Tell whether two shapes have the same corners, wherever their rings begin."""
    return bool(shapely.equals_identical(shapely.normalize(one), shapely.normalize(other)))


def _find_near(store: sqlite3.Connection, series: Series, faces: StepFaces) -> list[_Cell]:
    """Return the cells of a series that touch faces, in the order of their numbers."""
    found: dict[int, _Cell] = {}
    for fid in sorted(_list_near(store, faces.shapes)):
        asked = f"SELECT cell, geom, valid_from, valid_to FROM {FACES} WHERE fid = ? AND source = ? AND kind = ?"  # noqa: S608
        for number, blob, start, stop in store.execute(asked, (fid, series.source, series.kind)):
            cell = found.setdefault(number, _Cell(number, shapely.from_wkb(blob[8 + _ENVELOPES[blob[3] >> 1 & 7] :])))
            cell.rows.append((fid, start, stop))
    cells = [found[number] for number in sorted(found)]
    shapes = np.array([cell.shape for cell in cells], object)
    if not len(shapes):
        return []
    touched = np.unique(shapely.STRtree(shapes).query(faces.shapes, predicate="dwithin", distance=10 * NODE_GAP)[1])
    return [cells[number] for number in touched]


def _list_near(store: sqlite3.Connection, shapes: Geometries) -> set[int]:
    """Return the file ids of all faces whose bounds meet those of some shapes."""
    asked = f"SELECT id FROM rtree_{FACES}_geom WHERE minx <= ? AND maxx >= ? AND miny <= ? AND maxy >= ?"  # noqa: S608
    boxes: Iterator[Any] = (
        (east + _NEAR, west - _NEAR, north + _NEAR, south - _NEAR)
        for west, south, east, north in shapely.bounds(shapes).tolist()
    )
    return {fid for one in boxes for (fid,) in store.execute(asked, one)}


def _write_shape(shape: BaseGeometry) -> bytes:
    """Return a shape as a GeoPackage holds it."""
    west, south, east, north = shape.bounds
    head = struct.pack("<2sBBi4d", b"GP", 0, _PLAIN, LONLAT.to_epsg(), west, east, south, north)
    return head + bytes(shapely.to_wkb(shape))


def _bounds(blob: bytes) -> tuple[float, ...]:
    """Return west, east, south and north of a shape of a GeoPackage."""
    if blob[3] >> 1 & 7:
        return struct.unpack_from("<4d" if blob[3] & 1 else ">4d", blob, 8)
    west, south, east, north = shapely.from_wkb(blob[8:]).bounds
    return west, east, south, north
