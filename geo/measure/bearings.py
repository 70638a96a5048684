"""Compass bearings as reports word them: parse the words, draw the sector, test a direction."""

import re
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon

from geo.errors import GeoError
from geo.measure.ellipsoid import arc

AZIMUTHS: Final[dict[str, float]] = {
    "north": 0.0,
    "northeast": 45.0,
    "east": 90.0,
    "southeast": 135.0,
    "south": 180.0,
    "southwest": 225.0,
    "west": 270.0,
    "northwest": 315.0,
}
HALF_DEG: Final = 45.0
"""Half width of a sector: reports name one of eight winds and round freely between neighbours."""

_WORD: Final = re.compile(r"\b(north|south)?[ -]?(east|west)?(?:ern|ward|wards)?\b", re.IGNORECASE)


class BearingError(GeoError):
    """Words that should be compass directions are none."""


def parse_bearing(words: str) -> tuple[float, ...]:
    """
    Return the directions in degrees that compass words name, in the order written, each once.

    "northern", "northward" and "north-east" are understood; words without a direction raise BearingError.

    >>> parse_bearing("west and northwest")
    (270.0, 315.0)
    >>> parse_bearing("south-eastern")
    (135.0,)
    """
    found: list[float] = []
    for match in _WORD.finditer(words):
        name = "".join(part.lower() for part in match.groups() if part)
        if name and AZIMUTHS[name] not in found:
            found.append(AZIMUTHS[name])
    if not found:
        raise BearingError(
            f"{words!r} names no compass direction; use words such as north, southeast, west and northwest"
        )
    return tuple(found)


def deviations_deg(directions: Any, azimuths: Sequence[float]) -> Any:
    """
    Return how far each of many directions lies from the nearest of several, or from the arc between two; 0 to 180.

    "west and northwest" covers the arc from west to northwest: neighbours no more than 90 degrees apart are joined.

    >>> [float(off) for off in deviations_deg([290, 10], [270, 315])]
    [0.0, 55.0]
    """
    turns = np.asarray(directions, dtype=float)
    off = np.min([np.abs((turns - azimuth + 180) % 360 - 180) for azimuth in azimuths], axis=0)
    for low, high in _arcs(azimuths, half_deg=0.0):
        off = np.where((turns - low) % 360 <= high - low, 0.0, off)
    return off


def sector(
    origin: Point, *, azimuths: Sequence[float], near_km: float, far_km: float, half_deg: float = HALF_DEG
) -> Polygon | MultiPolygon:
    """
    Return the part of a ring around a lon/lat point that lies in the directions, as a valid polygon.

    Radii are kilometres on the ellipsoid; a near radius of 0 gives a slice with its tip in the point. Directions apart
    give several parts. Radii out of order raise BearingError.

    >>> sector(Point(37, 48), azimuths=[0], near_km=1, far_km=5).contains(Point(37, 48.03))
    True
    """
    if not 0 <= near_km < far_km:
        raise BearingError(f"a sector needs 0 <= near < far, got {near_km} and {far_km} km")
    parts = [
        _slice(origin, low, high, near_km=near_km, far_km=far_km) for low, high in _arcs(azimuths, half_deg=half_deg)
    ]
    return parts[0] if len(parts) == 1 else shapely.union_all(parts)


def _arcs(azimuths: Sequence[float], *, half_deg: float) -> list[tuple[float, float]]:
    """Return the arcs (low, high) in degrees, neighbours at most 90 degrees apart joined; high may pass 360."""
    ordered = sorted(azimuth % 360 for azimuth in azimuths)
    if not ordered:
        raise BearingError("no direction given")
    gaps = [((ordered[(i + 1) % len(ordered)] - value) % 360, i) for i, value in enumerate(ordered)]
    if len(ordered) == 1:
        return [(ordered[0] - half_deg, ordered[0] + half_deg)]
    start = (max(gaps)[1] + 1) % len(ordered)
    turned = ordered[start:] + [value + 360 for value in ordered[:start]]
    arcs: list[tuple[float, float]] = [(turned[0], turned[0])]
    for value in turned[1:]:
        low, high = arcs[-1]
        if value - high <= 90:
            arcs[-1] = (low, value)
        else:
            arcs.append((value, value))
    return [(low - half_deg, high + half_deg) for low, high in arcs]


def _slice(origin: Point, low: float, high: float, *, near_km: float, far_km: float) -> Polygon:
    """Return one ring slice; its sides are geodesics short enough to be drawn straight."""
    high = min(high, low + 359.0)
    steps = max(2, int((high - low) / 5) + 1)
    turns = [low + (high - low) * i / (steps - 1) for i in range(steps)]
    outer = arc(origin, azimuths=turns, km=far_km)
    inner = arc(origin, azimuths=turns[::-1], km=near_km) if near_km > 0 else [(origin.x, origin.y)]
    return Polygon(outer + inner)
