"""The faces that changed hands from one snapshot to the next, measured, and what may be known of a series before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.control.edge_runs import Runs
from geo.measure.ellipsoid import area_km2, length_km
from geo.plane.difference import Change
from geo.plane.edges import Floats, Geometries


@dataclass(frozen=True)
class StepFaces:
    """Connected faces (EPSG:4326) of one comparison: first those gained, `gained` in number, then those lost."""

    gained: int
    shapes: Geometries
    area_km2: Floats
    width_m: Floats


@dataclass(frozen=True)
class Kept:
    """
    What was worked out of a series before.

    `steps` are the faces between a snapshot of a number and the one before it; `settled` is the series of its first
    days on the grid of drawings, null where there is none.
    """

    steps: Mapping[int, StepFaces] = field(default_factory=dict)
    settled: Runs | None = None


def list_faces(change: Change) -> StepFaces:
    """Return the connected faces (EPSG:4326) of a change with their km2 and widths in metres; no change gives none."""
    gained, lost = polygons_of(change.gained), polygons_of(change.lost)
    shapes = np.empty(len(gained) + len(lost), object)
    shapes[:] = [*gained, *lost]
    measures = np.array([measure_face(face) for face in shapes], float).reshape(-1, 2)
    return StepFaces(len(gained), shapes, measures[:, 0], measures[:, 1])


def measure_face(face: BaseGeometry) -> tuple[float, float]:
    """Return the area of a face in km2, and its width in metres: twice the area by the length of its rings."""
    km2, around = area_km2(face), length_km(face)
    return km2, 2e3 * km2 / around if around else 0.0


def polygons_of(area: BaseGeometry) -> list[Any]:
    """Return the polygons in a geometry, without stray lines and points, from west to east."""
    parts = [part for part in shapely.get_parts(area) if part.geom_type == "Polygon" and not part.is_empty]
    return sorted(parts, key=lambda part: part.bounds)
