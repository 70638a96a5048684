"""Whether settlements lie in an area: surely, likely or possibly, by how well each is placed."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.people.front import measure_km
from geo.plane.edges import Bools, Floats, Geometries

POINT_KM: Final = 1.0
"""A settlement with an exact point is taken to lie within this of it: a village is about as wide."""


@dataclass(frozen=True)
class Membership:
    """For each settlement whether it lies in an area surely, by its point, and possibly; the first implies the last."""

    surely: Bools
    likely: Bools
    possibly: Bools

    def __and__(self, other: "Membership") -> "Membership":
        """Return what lies in both areas."""
        return Membership(self.surely & other.surely, self.likely & other.likely, self.possibly & other.possibly)

    def __invert__(self) -> "Membership":
        """Return what lies outside the area; where nothing is known it is possible too."""
        return Membership(~self.possibly, ~self.likely, ~self.surely)

    def pick(self, rows: Bools) -> "Membership":
        """Return the membership with all other rows outside."""
        return Membership(self.surely & rows, self.likely & rows, self.possibly & rows)


def radii_km(stated: Any) -> Floats:
    """Return how far from its point each settlement may lie: an approximate centre's radius, else POINT_KM."""
    radii = np.asarray(stated, float)
    return np.where(np.isnan(radii), POINT_KM, radii)


def within_km(gaps: Floats, radii: Floats, *, km: float) -> Membership:
    """Return who lies within a distance, from distances of points and their radii; nan may be anywhere."""
    unknown = np.isnan(gaps)
    return Membership(gaps + radii <= km, gaps <= km, (gaps - radii <= km) | unknown)


def within_area(points: Geometries, radii: Floats, area: BaseGeometry) -> Membership:
    """Return who lies in a lon/lat area; no settlement lies in an empty one, and one without a point lies anywhere."""
    unknown = np.array([point is None or point.is_empty for point in points], bool)
    if area.is_empty:
        nobody = np.zeros(len(points), bool)
        return Membership(nobody, nobody, nobody)
    shapely.prepare(area)
    inside: Bools = shapely.intersects(area, np.asarray(points, object))
    gaps = measure_km(points, area.boundary)
    return Membership(inside & (gaps >= radii), inside, inside | (gaps <= radii) | unknown)
