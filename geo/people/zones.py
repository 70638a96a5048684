"""Areas people are counted in as polygons, for a raster: bands along the front, changed and claimed ground, oblasts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import geopandas as gpd
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from geo.measure.local_plane import lay_plane
from geo.people.exposure import ALL


@dataclass(frozen=True)
class Zone:
    """A lon/lat area within the country: its name, on which side of the front (null: either), which oblast or all."""

    name: str
    side: str | None
    oblast: str
    shape: BaseGeometry


def lay_bands(
    control: BaseGeometry, *, country: BaseGeometry, front: BaseGeometry, within: Sequence[float]
) -> list[Zone]:
    """
    Return the ground within kilometres of a front line, for either side of it; the bands lie in each other.

    All shapes are lon/lat (EPSG:4326). Without a front all are empty.
    """
    zones = []
    for km in within:
        near = _buffer(front, km)
        held = _area(shapely.intersection(near, control))
        for side, shape in (("outside", shapely.difference(near, control)), ("inside", held)):
            zones.append(Zone(f"within {km:g} km", side, ALL, _area(shapely.intersection(shape, country))))
    return zones


def zone_of(area: BaseGeometry, *, country: BaseGeometry, name: str) -> Zone:
    """Return the zone of a lon/lat area, such as ground that changed hands or is claimed, within the country."""
    return Zone(name, None, ALL, _area(shapely.intersection(area, country)))


def split_zones(zones: Iterable[Zone], oblasts: gpd.GeoDataFrame) -> list[Zone]:
    """Return each zone followed by its parts in the oblasts (`name_en`, EPSG:4326) it reaches, ordered by name."""
    found = []
    named = sorted(zip(oblasts["name_en"], oblasts.geometry, strict=True), key=lambda pair: str(pair[0]))
    for zone in zones:
        parts = [
            Zone(zone.name, zone.side, name, _area(shapely.intersection(zone.shape, area))) for name, area in named
        ]
        found += [zone, *(part for part in parts if not part.shape.is_empty)]
    return found


def _buffer(line: BaseGeometry, km: float) -> BaseGeometry:
    if line.is_empty:
        return Polygon()
    plane = lay_plane(line)
    return plane.unflatten(shapely.buffer(plane.flatten(line, bend=True), km))


def _area(shape: BaseGeometry) -> BaseGeometry:
    """Return the polygons of a shape, without the lines and points along which others only touch it."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type in {"Polygon", "MultiPolygon"}]
    return shapely.union_all(parts) if parts else Polygon()
