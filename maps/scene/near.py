"""Settlements near the front of a day, as a page lists them."""

from dataclasses import dataclass
from datetime import date

import geopandas as gpd


@dataclass(frozen=True, slots=True)
class NearFront:
    """
    Settlements within kilometres of the front that a source's map shows of a day, the nearest first.

    `rows` are `katottg, name_en, name_uk, raion, raion_uk, oblast, population` (null = unknown)`, distance_km, held`
    (inside assessed Russian control)`, at_line` (its ground may be cut by the line)`, since, not_before, claims,
    last_claim_on, geometry` (EPSG:4326). `rough` more may lie so near: only their hromada's or raion's centre is known.
    """

    source: str
    day: date
    within_km: float
    rough: int
    rows: gpd.GeoDataFrame
