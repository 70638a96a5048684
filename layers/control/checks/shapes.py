"""Checks on the shapes of one control file: reference system, axes, place, geometry types and rings."""

from collections.abc import Sequence
from typing import Final

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.measure.ellipsoid import LONLAT, name_crs
from geo.measure.faults import tell_fault
from geo.measure.tangles import is_tangled
from layers.control.checks.mending import areas_of, make_valid
from layers.errors import ControlError
from layers.tables.theatre import THEATRE

METRES_PER_DEGREE: Final = 111_200.0
MENDED_SHARE: Final = 1e-3
_MANY: Final = 500
"""More areas than a map is drawn of: united at once, each would be compared with what all before it gave."""

_AREAS: Final = frozenset({"Polygon", "MultiPolygon", "GeometryCollection"})


def check_crs(frame: gpd.GeoDataFrame, label: str) -> None:
    """Refuse a file whose coordinates are not declared to be lon/lat degrees."""
    if frame.crs is None:
        raise ControlError(
            f"{label}: states no reference system, so its coordinates can't be placed; if they are lon/lat degrees, "
            "write it with EPSG:4326, for example: ogr2ogr -a_srs EPSG:4326 new.gpkg old.gpkg"
        )
    if not frame.crs.equals(LONLAT, ignore_axis_order=True) and name_crs(frame.crs) not in {"EPSG:4326", "OGC:CRS84"}:
        code = frame.crs.to_authority()
        if code is None or code[1] not in {"CRS84", "4326", "4979"}:
            raise ControlError(
                f"{label}: is in {name_crs(frame.crs)}, must be EPSG:4326 (lon/lat degrees); reproject it, such as: "
                "ogr2ogr -t_srs EPSG:4326 new.gpkg old.gpkg"
            )


def keep_areas(frame: gpd.GeoDataFrame, label: str) -> tuple[gpd.GeoDataFrame, list[str]]:
    """Return the rows that are areas, and lines that count the points, lines and rows without a shape among them."""
    types = frame.geometry.geom_type
    bare = frame.geometry.isna() | frame.geometry.is_empty
    other = ~types.isin(_AREAS) & ~bare
    if not (types.isin(_AREAS) & ~bare).any():
        return frame, []
    notes = [f"{label}: left out {int(bare.sum())} row(s) without a shape"] if bare.any() else []
    if other.any():
        counted = ", ".join(f"{count} {name}" for name, count in sorted(types[other].value_counts().items()))
        notes.append(f"{label}: left out what has no area: {counted}")
    return frame[~other].reset_index(drop=True), notes


def check_shapes(frame: gpd.GeoDataFrame, label: str) -> None:
    """Refuse coordinates that are no numbers, swapped axes, coordinates far off, and other geometry than areas."""
    coordinates, rows = shapely.get_coordinates(np.array(frame.geometry.array, dtype=object), return_index=True)
    unknown = rows[~np.isfinite(coordinates).all(axis=1)]
    if len(unknown):
        row = int(unknown[0])
        vertex = int(np.flatnonzero(~np.isfinite(coordinates[rows == row]).all(axis=1))[0]) + 1
        raise ControlError(
            f"{label}: row {row + 1} has a coordinate that is no number at vertex {vertex}; mend or leave out that row"
        )
    _check_place(frame, label)
    types = sorted(set(frame.geometry.dropna().geom_type) - _AREAS)
    if types:
        raise ControlError(f"{label}: holds {', '.join(types)}, a control layer needs polygons")


def _check_place(frame: gpd.GeoDataFrame, label: str) -> None:
    """Refuse areas out of the theatre, by the first row where not all are, and say where their axes are swapped."""
    bounds = frame.geometry.bounds.to_numpy()  # nan for a row without a shape, which lies nowhere
    west, south, east, north = bounds.T
    low_x, low_y, high_x, high_y = THEATRE
    outside = (west < low_x) | (south < low_y) | (east > high_x) | (north > high_y)
    if not outside.any():
        return
    turned = outside & (low_x <= south) & (north <= high_x) & (low_y <= west) & (east <= high_y)
    rows = np.flatnonzero(turned if turned.any() else outside)
    where = "" if len(rows) == np.count_nonzero(~np.isnan(west)) else f"row {rows[0] + 1}: "
    left, low = bounds[rows, :2].min(axis=0)
    right, high = bounds[rows, 2:].max(axis=0)
    corners = f"{left:.1f}..{right:.1f} east, {low:.1f}..{high:.1f} north"
    if turned.any():
        raise ControlError(f"{label}: {where}the axes are swapped ({corners}); write longitude first, then latitude")
    if left < -180 or right > 180 or low < -90 or high > 90:
        raise ControlError(
            f"{label}: {where}the coordinates are no degrees ({corners}); reproject the file to EPSG:4326 (lon/lat)"
        )
    raise ControlError(f"{label}: {where}lies far outside the theatre ({corners}); check that it is the right file")


def mend(frame: gpd.GeoDataFrame, label: str) -> list[str]:
    """
    Mend rings that touch or cross themselves where hardly any area is at stake, and return what was done.

    Real layers hold such rings by the dozen. Where mending would change more than a thousandth of the area nobody can
    say what was meant, and the file is refused.
    """
    shapes = np.array(frame.geometry.array, dtype=object)
    bad = [row for row, shape in enumerate(shapes) if shape is not None and not shape.is_valid]
    if not bad:
        return []
    reasons = "; ".join(f"row {row + 1}: {tell_fault(shapes[row])}" for row in bad[:5])
    reasons += f" and {len(bad) - 5} more" if len(bad) > 5 else ""
    tangled = next((row for row in bad if is_tangled(shapes[row])), None)
    if tangled is not None:
        raise ControlError(
            f"{label}: row {tangled + 1}: its edges cross each other thousands of times, so nobody can say what it "
            "covers; mend the file itself, or take the area out"
        )
    for row in bad:
        mended = make_valid(shapes[row])
        if abs(mended.area - shapes[row].area) > MENDED_SHARE * mended.area:
            raise ControlError(
                f"{label}: {len(bad)} invalid area(s): {reasons}; mending them would change what they cover, so mend "
                "the file itself (ogr2ogr -makevalid new.gpkg old.gpkg) and look at the result"
            )
        shapes[row] = mended
    frame.geometry = gpd.GeoSeries(shapes, crs=frame.crs)
    return [f"{label}: mended {len(bad)} invalid area(s), the area stayed the same: {reasons}"]


def round_areas(areas: Sequence[BaseGeometry], *, metres: float) -> tuple[list[BaseGeometry], float]:
    """
    Return lon/lat areas with corners on a grid of so many metres (northwards), and the largest share any changed by.

    Some sources write every line anew each day, off by less than a millimetre, so that no two days share an edge.
    Rounding is the user's stated choice and never done otherwise. Rings stay valid; what is thinner than the grid goes.
    """
    cell = metres / METRES_PER_DEGREE
    rounded = [areas_of(shapely.set_precision(area, cell)) for area in areas]
    shares = [
        shapely.symmetric_difference(new, old).area / old.area
        for new, old in zip(rounded, areas, strict=True)
        if not old.is_empty
    ]
    return rounded, max(shares, default=0.0)


def unite(shapes: Sequence[BaseGeometry]) -> BaseGeometry:
    """Return the areas of one kind and day as one; thousands that lie apart cost no more than a few."""
    areas = [areas_of(shape) for shape in shapes]
    if len(areas) > _MANY:
        return shapely.disjoint_subset_union_all(areas)
    return areas[0] if len(areas) == 1 else shapely.union_all(areas)
