"""The front: how far a point lies from the edge of control, and how far a control layer is to be believed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
import shapely

from geo.measure.ellipsoid import check_lonlat
from geo.measure.flat import KM_PER_DEGREE

KINDS: Final = frozenset({"assessed_control", "assessed_advance", "unclear"})
"""Kinds of control whose outer edge is the front."""

HALF_LIFE_DAYS: Final = 60
"""After so many days between the layer and the report its word counts half."""


@dataclass(frozen=True, slots=True)
class Front:
    """The edge of control of one day: `km` gives distances to it, `days_off` how far that day is from the report's."""

    km: Callable[[Any, Any], Any]
    days_off: int = 0

    @property
    def freshness(self) -> float:
        """Return how far the day shown may stand for the report's: 1 on the day itself, half after 60 days."""
        return float(0.5 ** (self.days_off / HALF_LIFE_DAYS))


def front_of(control: Any, published: date | None) -> Front | None:
    """
    Return the front on a report's day from a control layer (EPSG:4326): the last day shown up to then, else the first.

    Null without a layer or without kinds that have a front. Raises MeasureError for a layer in another CRS.
    """
    if control is None or len(control) == 0:
        return None
    check_lonlat(control.crs)
    rows = control[control["kind"].isin(KINDS)]
    days = sorted(set(rows["date"]))
    if not days:
        return None
    earlier = [day for day in days if published is None or day <= published]
    shown = earlier[-1] if earlier else days[0]
    edge = shapely.simplify(shapely.union_all(list(rows[rows["date"] == shown].geometry)).boundary, 0.005)
    scale = float(np.cos(np.radians(48.5)))
    flat = shapely.transform(edge, lambda xy: xy * [scale, 1.0])

    def km(lon: Any, lat: Any) -> Any:
        return shapely.distance(flat, shapely.points(lon * scale, lat)) * KM_PER_DEGREE

    return Front(km, days_off=0 if published is None else abs((published - shown).days))
