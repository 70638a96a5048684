"""Footprints: where the words of a claim put its event, how precisely, and how far it may be off."""

from dataclasses import dataclass
from typing import Final

import shapely
from shapely.geometry import LineString, Point, box
from shapely.geometry.base import BaseGeometry

from geo.measure.bearings import AZIMUTHS, parse_bearing, sector
from geo.measure.ellipsoid import circle, distance_km, nearest_km, radius_km, shift
from geo.where.borders import border_stretch, crossings
from geo.where.corridors import ON_LINE_KM, stretch_around, stretch_between

NEAR_KM: Final = 2.0
"""What "near", "fields" and "outskirts" add to the radius of a place."""

SECTOR_KM: Final = (0.5, 5.0)
"""From where to where "northwest of X" reaches when X is a village and no distance is stated."""

CROSSING_KM: Final = 1.0
"""Least uncertainty of the point where a road crosses a border; schematic roads get twice as much."""

ROUGH: Final = frozenset({"direction", "toward"})
"""Relations that name an orientation, not a place where something happened."""

_BESIDE: Final = {
    "near": "near the place",
    "fields": "in fields near the place",
    "outskirts": "on the outskirts of the place",
    "along": "along a road or line near the place",
    "line": "on a line that the text draws to the place",
}
"""Relations that put an event beside a place, and how a reason words them."""


@dataclass(frozen=True, slots=True)
class Site:
    """
    A place that was found in the gazetteer: its lon/lat point and the people living there (null = unknown).

    `radius_km` is how far its houses reach from the point, `reach_km` how far words such as "north of" may reach.
    """

    point: Point
    population: int | None = None

    @property
    def radius_km(self) -> float:
        """Return the radius of the built-up place: 1 km for a village or unknown, up to 6 km for the largest cities."""
        return _step(self.population, (1.0, 1.5, 2.5, 4.0, 6.0))

    @property
    def reach_km(self) -> float:
        """
        Return how far a bearing from this place may reach: 5 km for a village, 65 km for the largest cities.

        Of 113 glosses "BEARING of TOWN" in reports, whose place is the only one of its name within 80 km, 99 lie in the
        sector so drawn. For villages nothing was measured: they are named where nothing larger is near.
        """
        return _step(self.population, (SECTOR_KM[1], 25.0, 30.0, 40.0, 65.0))


@dataclass(frozen=True, slots=True)
class Footprint:
    """
    A lon/lat geometry with its precision (1 place to 6 oblast) and the radius in kilometres that holds the event.

    `open_end` says that the text does not give where a road stretch starts or ends. `words` say how it was placed.
    """

    geometry: BaseGeometry
    precision: int
    uncertainty_km: float
    open_end: bool
    words: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a claim that say how its event lies to the place named; each null where the text has none."""

    relation: str | None = None
    part: str | None = None
    bearing: str | None = None
    distance_km: float | None = None


def footprint(site: Site, wording: Wording = Wording(), *, coarse: bool = False) -> Footprint:
    """
    Return where words such as "in", "near" or "3 km north of" put an event relative to one place.

    In a place: its point, precision 1. Near it or at a stated distance: a point, precision 2. At a bearing, or coming
    from it: the sector or circle it may lie in, precision 3. In its direction: a circle, precision 5. `coarse` keeps
    everything at the settlement's own point (the policy for Ukrainian movements) and widens the uncertainty instead.

    >>> spot = footprint(Site(Point(36.86556, 48.03052)), Wording(bearing="northwest"))
    >>> spot.precision, spot.geometry.geom_type
    (3, 'Polygon')
    """
    found = _from_words(site, wording)
    if not coarse or found.precision > 3:
        return found
    off = radius_km(shapely.union(found.geometry, site.point)) if found.geometry != site.point else 0.0
    wide = max(found.uncertainty_km, 2 * off, site.radius_km)
    return Footprint(site.point, min(found.precision, 2), round(wide, 1), False, "kept at settlement precision")


def line_footprint(stops: list[Point]) -> Footprint:
    """Return the straight line between the places of an "A-B line": precision 2, off by an eighth of its length."""
    line = LineString(stops)
    return Footprint(
        line, 2, round(max(NEAR_KM, radius_km(line) / 4), 1), False, "on the line between the places named"
    )


def road_footprint(road: LineString, stops: list[Point], *, named: bool, surveyed: bool = False) -> Footprint | None:
    """
    Return the stretch of a road that the text gives, precision 2.

    Two stops near the road bound it. One stop gives the stretch within 2.5 km of it, open at both ends. None gives the
    whole stretch when the text named its ends (`named`), open as well; else null, for a road crosses half the country.
    """
    off = 0.5 if surveyed else CROSSING_KM
    piece = stretch_between(road, stops)
    near = [stop for stop in stops if nearest_km(stop, road) <= ON_LINE_KM]
    if piece is None and near:
        line = stretch_around(road, near[0], km=SECTOR_KM[1] / 2)
        return Footprint(
            line, 2, round(radius_km(line) + off, 1), True, "on the road near the one place the text gives"
        )
    if piece is None or (piece.open_end and not named):
        return None
    words = "on the road, the text does not say how far" if piece.open_end else "on the road between places of the text"
    return Footprint(piece.line, 2, round(radius_km(piece.line) + off, 1), piece.open_end, words)


def border_footprint(
    border: BaseGeometry, site: Site, *, bearing: str | None = None, road: LineString | None = None
) -> Footprint | None:
    """
    Return where a border was crossed or reached: near a place, at a bearing from it, or where a road crosses it.

    A road's crossing is a point of precision 2 with at least 1 km of uncertainty. Otherwise the stretch of the border
    that fits the words: precision 2 near a place, 3 at a bearing. Null where no stretch fits.
    """
    azimuths = parse_bearing(bearing) if bearing else ()
    stretch = border_stretch(border, site.point, azimuths=azimuths)
    if stretch is None:
        return None
    met = crossings(road, stretch) if road is not None else []
    if met:
        first = min(met, key=lambda point: distance_km(site.point, point))
        off = max(CROSSING_KM, *(distance_km(first, point) for point in met))  # a winding border is met more than once
        return Footprint(first, 2, round(off + CROSSING_KM, 1), False, "where the road crosses the border")
    precision = 3 if bearing else 2
    return Footprint(stretch, precision, round(max(CROSSING_KM, radius_km(stretch)), 1), False, "on the border")


def area_footprint(area: BaseGeometry, *, part: str | None = None) -> Footprint:
    """Return an oblast or region, or the part of it that a word such as "northern" means: precision 6."""
    piece = part_of_area(area, part) if part else area
    return Footprint(piece, 6, round(radius_km(piece), 1), False, "somewhere in the area named")


def part_of_area(area: BaseGeometry, part: str) -> BaseGeometry:
    """
    Return the half (northern), quarter (northeastern) or middle (central) of an area by its bounding box.

    Words without a direction give the whole area.

    >>> part_of_area(box(0, 0, 2, 2), "northern").bounds
    (0.0, 1.0, 2.0, 2.0)
    """
    west, south, east, north = area.bounds
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    words = part.lower()
    if "central" in words:
        width, height = (east - west) / 4, (north - south) / 4
        return area.intersection(box(west + width, south + height, east - width, north - height))
    if "north" in words:
        south = middle_y
    elif "south" in words:
        north = middle_y
    if "east" in words:
        west = middle_x
    elif "west" in words:
        east = middle_x
    return area.intersection(box(west, south, east, north))


def _from_words(site: Site, wording: Wording) -> Footprint:
    """Return the footprint of one place by the first of its words that decides."""
    if wording.bearing and wording.relation not in ROUGH:
        return _at_bearing(site, wording.bearing, wording.distance_km)
    if wording.relation in ROUGH:
        reach = max(2 * SECTOR_KM[1], site.reach_km)
        return Footprint(
            circle(site.point, km=reach), 5, reach, False, f"within about {reach:g} km: a direction, no place"
        )
    if wording.relation == "from":
        reach = SECTOR_KM[1]
        return Footprint(circle(site.point, km=reach), 3, reach, False, f"within {reach:g} km of where it came from")
    if wording.relation in _BESIDE:
        wide = site.radius_km + NEAR_KM
        return Footprint(site.point, 2, wide, False, _BESIDE[wording.relation])
    return _in_place(site, wording.part)


def _in_place(site: Site, part: str | None) -> Footprint:
    """Return the place itself, moved half its radius towards the part named."""
    named = [word for word in AZIMUTHS if part and word in part.lower()]
    if not named:
        return Footprint(site.point, 1, site.radius_km, False, "in the place")
    longest = max(named, key=len)
    point = shift(site.point, azimuth_deg=AZIMUTHS[longest], km=site.radius_km / 2)
    words = f"in the {part} of the place" if str(part).endswith("outskirts") else f"in the {part} part of the place"
    return Footprint(point, 1, site.radius_km, False, words)


def _at_bearing(site: Site, bearing: str, stated_km: float | None) -> Footprint:
    """Return the point at a stated distance, or the sector that a bearing without distance leaves."""
    azimuths = parse_bearing(bearing)
    if stated_km and len(azimuths) == 1:
        point = shift(site.point, azimuth_deg=azimuths[0], km=stated_km)
        # The wind may be 22.5 degrees off, which shifts by 0.4 of the distance, and reports measure from the edge of a
        # town as well as from its middle: 17 of 18 stated distances lie within this.
        off = round(1.0 + 0.4 * stated_km + site.radius_km, 1)
        return Footprint(point, 2, off, False, f"{stated_km:g} km {bearing} of the place")
    near, far = (0.7 * stated_km, 1.3 * stated_km) if stated_km else (site.radius_km / 2, site.reach_km)
    shape = sector(site.point, azimuths=azimuths, near_km=near, far_km=far)
    return Footprint(shape, 3, round(radius_km(shape), 1), False, f"{bearing} of the place, up to {far:g} km")


def _step(population: int | None, values: tuple[float, float, float, float, float]) -> float:
    """Return the value of a population's class: under 5,000 or unknown, 30,000, 150,000, 500,000, more."""
    limits = (5_000, 30_000, 150_000, 500_000)
    return values[sum((population or 0) >= limit for limit in limits)]
