"""How well a candidate fits the words: scores of distance, direction and size, as plain array functions."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from geo.bearings import deviation_deg

KM_PER_DEGREE: Final = 111.2
TIER_COST: Final = np.array([0.0, 0.8, 2.0])
"""What a name costs that met a place by another name, or one letter off."""


def flat_km(lon: Any, lat: Any, at: tuple[float, float]) -> Any:
    """Return distances from points to one point in kilometres on a local plane: within 1 % up to 300 km."""
    east = (lon - at[0]) * np.cos(np.radians((lat + at[1]) / 2))
    return np.hypot(east, lat - at[1]) * KM_PER_DEGREE


def flat_azimuth(lon: Any, lat: Any, at: tuple[float, float]) -> Any:
    """Return the directions from one point to others in degrees on a local plane."""
    east = (lon - at[0]) * np.cos(np.radians((lat + at[1]) / 2))
    return np.degrees(np.arctan2(east, lat - at[1])) % 360


def orientation_score(
    lon: Any, lat: Any, slack_km: Any, *, hub: tuple[float, float], azimuths: Sequence[float], stated_km: float | None
) -> Any:
    """
    Return how well points fit "BEARING of HUB", 0 at best; below -5 the words contradict the place.

    `slack_km` is the radius that an approximate centre stands for: it widens the directions that fit.
    """
    distance = flat_km(lon, lat, hub)
    reach = np.maximum(distance, 0.6 * slack_km)
    if stated_km is not None:
        score = -np.minimum(np.maximum(np.abs(distance - stated_km) - slack_km, 0) / (1.5 + 0.15 * stated_km), 8)
    else:
        score = -1.2 * np.log1p(reach / 15) - np.clip((distance - slack_km - 80) / 20, 0, 8)
    if len(azimuths):
        off = np.array([deviation_deg(float(a), azimuths) for a in np.atleast_1d(flat_azimuth(lon, lat, hub))])
        loose = np.degrees(np.arcsin(np.clip(slack_km / np.maximum(distance, 0.1), 0, 1)))
        off = np.where(slack_km > 0, np.maximum(off - loose, np.minimum(30, off)), off)
        score = score + np.interp(off, [0, 25, 50, 90, 180], [0, 0, -2.0, -6.0, -10.0])
    return score


def nearness(distance: Any) -> Any:
    """Return the cost of a distance to a neighbour in the text: 0.7 at 10 km, 1.8 at 50, 3.4 at 300."""
    return np.log1p(distance / 10)


def size_score(population: Any, *, is_hub: bool, is_city: bool) -> Any:
    """Return the weak word of a place's size: larger places are named more often, above all as hubs."""
    people = np.where(np.isnan(population), 0, population)
    score = (1.2 if is_hub else 0.6) * np.log10(np.maximum(people, 100) / 100)
    return score - np.where(people < 20_000, 6.0, 0.0) if is_city else score
