"""People near the front and on ground that changed hands, by side and oblast, on one day or over a history."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.measure.local_plane import lay_plane
from geo.people.front import measure_km
from geo.people.membership import Membership, radii_km, within_area, within_km
from geo.people.population import Count, Population

EXPOSURE_COLUMNS: Final = ("day", "area", "side", "oblast", "raion", *Count._fields)
ALL: Final = "all"
"""The `oblast` of a row that counts every oblast; `side` is "inside" or "outside" of control, or null for both."""


@dataclass(frozen=True)
class Area:
    """One area people are counted in: its name, on which side of the front (null: either), and who lies in it."""

    name: str
    side: str | None
    members: Membership


def bands_of(
    settlements: gpd.GeoDataFrame,
    control: BaseGeometry,
    *,
    front: BaseGeometry,
    oblasts: gpd.GeoDataFrame,
    within: Sequence[float],
) -> list[Area]:
    """
    Return the areas within kilometres of a front line, for either side of it; they lie in each other.

    `oblasts` (`name_en`) are the whole country; wherever a settlement lies, it lies in its own.
    """
    points, radii = settlements.geometry.to_numpy(), radii_km(settlements["radius_km"])
    gaps = measure_km(points, front)
    held = within_area(points, radii, control)
    held = _in_own_oblast(held, settlements, _gaps_km(oblasts, control), km=0)
    nearest = _gaps_km(oblasts, front)
    areas = []
    for km in within:
        near = _in_own_oblast(within_km(gaps, radii, km=km), settlements, nearest, km=km)
        areas += [Area(f"within {km:g} km", side, near & one) for side, one in (("outside", ~held), ("inside", held))]
    return areas


def area_of(settlements: gpd.GeoDataFrame, area: BaseGeometry, *, oblasts: gpd.GeoDataFrame, name: str) -> Area:
    """Return the people's area of a lon/lat polygon, such as ground that changed hands or is claimed."""
    members = within_area(settlements.geometry.to_numpy(), radii_km(settlements["radius_km"]), area)
    return Area(name, None, _in_own_oblast(members, settlements, _gaps_km(oblasts, area), km=0))


def _gaps_km(oblasts: gpd.GeoDataFrame, shape: BaseGeometry) -> dict[str, float]:
    """Return how far each oblast lies from a shape in kilometres; without a shape all are beyond reach."""
    if shape.is_empty:
        return dict.fromkeys(oblasts["name_en"], math.inf)
    plane = lay_plane(shape)
    flat = plane.flatten(shape, bend=True)
    return {
        name: float(shapely.distance(plane.flatten(area, bend=True), flat))
        for name, area in zip(oblasts["name_en"], oblasts.geometry, strict=True)
    }


def _in_own_oblast(members: Membership, places: gpd.GeoDataFrame, gaps: dict[str, float], *, km: float) -> Membership:
    """Return a membership in which nobody may be inside whose whole oblast lies farther than a distance."""
    reach = np.array([gaps.get(name, 0.0) <= km for name in places["oblast"]], bool)
    return Membership(members.surely, members.likely, (members.possibly & reach) | members.likely)


def _units(oblasts: Any | None, raions: Any | None, *, count: int) -> list[tuple[str, str]]:
    """Return oblast and raion of each settlement, empty where it is counted in none."""
    columns = [
        [""] * count if one is None else ["" if pd.isna(cell) else str(cell) for cell in one]
        for one in (oblasts, raions)
    ]
    return list(zip(*columns, strict=True))


def count_exposure(
    population: Population,
    areas: Iterable[Area],
    *,
    day: date,
    oblasts: Any | None = None,
    raions: Any | None = None,
) -> pd.DataFrame:
    """
    Return people in each area: a row for all, and with `oblasts` (one a settlement) a row for each oblast it touches.

    With `raions` too (one a settlement, null in a city of no raion) there is a row for each raion instead.
    Areas lie in each other and are never added. A range that can't be told is null, never 0.
    """
    rows: list[dict[str, Any]] = []
    units = _units(oblasts, raions, count=len(population.known))
    for area in areas:
        head = {"day": day, "area": area.name, "side": area.side}
        rows.append({**head, "oblast": ALL, **population.count(area.members)._asdict()})
        for unit in sorted({units[row] for row in np.flatnonzero(area.members.possibly)} - {("", "")}):
            part = area.members.pick(np.array([one == unit for one in units], bool))
            named = {"oblast": unit[0], "raion": unit[1] or None}
            rows.append({**head, **named, **population.count(part)._asdict()})
    table = pd.DataFrame(rows, columns=list(EXPOSURE_COLUMNS))
    return table.astype(dict.fromkeys(Count._fields, "Int64"))
