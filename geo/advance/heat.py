"""
Thermal anomalies beside reported strikes and advances: consistent with the report, none seen, or no data.

An anomaly is heat that a satellite saw: a fire of any cause. It confirms no report, and its absence refutes none, since
clouds, smoke and the hours between passes hide what burns.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geo.advance.rules import is_rejected, text_of
from geo.measure.ellipsoid import check_lonlat
from geo.measure.flat import flat_gaps
from geo.plane.edges import Bools
from geo.vocabulary import DRAWN_PRECISION, GAINS

HEAT: Final = ("consistent", "none_seen", "no_data")
ACTIONS: Final = GAINS | {"strike"}
HEAT_COLUMNS: Final = (
    "claim_id",
    "published",
    "actor",
    "action",
    "evidence",
    "claimant",
    "place_name",
    "heat",
    "anomalies",
    "nearest_km",
    "frp_mw",
    "confidence",
    "first_seen",
    "last_seen",
    "from_day",
    "to_day",
    "within_km",
    "usual",
    "excess",
    "why",
)
SWATH_KM: Final = 150.0
"""An anomaly this near a place shows that a satellite looked there on its day: a pass is ten times as wide."""

MOST_UNCERTAIN_KM: Final = 15.0
"""Of a place known less well than this nothing can be told: some fire burns within any such distance."""

RARE: Final = 0.05
"""A count is out of the ordinary when a normal year would reach it less often than this."""

SEASON_DAYS: Final = 7
"""A normal year's count is that of the same days of earlier years and so many days around them."""


class Rule(NamedTuple):
    """How near (kilometres beyond both uncertainties) and within how many days of the event an anomaly counts."""

    km: float = 2.0
    days: int = 1
    unknown_days: int = 3


USUAL_RULE: Final = Rule()


@dataclass(frozen=True)
class _Seen:
    """Anomalies as arrays: days (UTC), lon/lat, uncertainty, power, confidence, moments."""

    days: Any
    xy: Any
    off_km: Any
    frame: gpd.GeoDataFrame

    def near(self, shape: BaseGeometry, *, km: float) -> tuple[Bools, Any]:
        """Return which anomalies lie within kilometres of a shape beyond their own uncertainty, and all distances."""
        gaps = flat_gaps(shape)(*self.xy.T)
        return gaps <= km + self.off_km, gaps


def match_heat(
    located: gpd.GeoDataFrame,
    anomalies: gpd.GeoDataFrame,
    *,
    rule: Rule = USUAL_RULE,
    points: Mapping[str, Point] | None = None,
) -> pd.DataFrame:
    """
    Return a row for each located claim of a strike or a gain: whether anomalies are consistent with it.

    `anomalies` (EPSG:4326) have `seen_at` (UTC), `frp_mw`, `confidence` (low, nominal, high) and `uncertainty_km`.
    Withheld and rejected claims and mere aims are left out. A claim without a day counts from `unknown_days` before its
    publication. `none_seen` needs rows near the place on every day of the window; else it is `no_data`, as where the
    place is known no better than a hromada. `points` are places that a person gives for claims by id. `usual` is the
    mean count of the same days of earlier years that the anomalies cover, `excess` whether a normal year would rarely
    reach the count; both are null without such years. Raises MeasureError for another reference system.
    """
    check_lonlat(anomalies.crs)
    placed = anomalies[anomalies.geometry.notna()]
    days = np.array([moment.date() for moment in placed["seen_at"]], "datetime64[D]")
    xy = shapely.get_coordinates(placed.geometry.to_numpy()).reshape(-1, 2)
    seen = _Seen(days, xy, placed["uncertainty_km"].to_numpy(dtype=float), placed)
    rows = [
        _match(row, seen, rule, (points or {}).get(row["claim_id"]))
        for row in located.to_dict("records")
        if row["action"] in ACTIONS and not is_rejected(row) and text_of(row["modality"]) is None
    ]
    table = pd.DataFrame(rows, columns=list(HEAT_COLUMNS))
    return table.astype({"anomalies": "Int64"})


def _match(row: dict[str, Any], seen: _Seen, rule: Rule, point: Point | None) -> dict[str, Any]:
    told = {name: row[name] for name in HEAT_COLUMNS[:7]}
    shape = point or text_of(row["geometry"])
    precision = 1 if point is not None else text_of(row["precision"])
    off_km = 0.0 if point is not None else float(text_of(row["uncertainty_km"]) or 0.0)
    why_not = _why_not(shape, precision, off_km)
    if why_not is not None:
        return {**told, "heat": "no_data", "why": why_not}
    first, last, clock = _window(row, rule)
    if first is None or last is None:
        return {**told, "heat": "no_data", "why": "neither the event nor the report has a day"}
    window = {"from_day": first, "to_day": last, "within_km": round(rule.km + off_km, 1)}
    near, gaps = seen.near(shape, km=rule.km + off_km)
    inside = (seen.days >= np.datetime64(first)) & (seen.days <= np.datetime64(last))
    hits = np.flatnonzero(near & inside)
    looked = np.unique(seen.days[inside & (gaps <= SWATH_KM)])
    asked = (last - first).days + 1
    usual, excess = _compare(seen, near, gaps, first, last, count=len(hits))
    if len(hits):
        found = seen.frame.iloc[hits]
        best = max(found["confidence"], key=_rank)
        return {
            **told,
            **window,
            "heat": "consistent",
            "anomalies": len(hits),
            "nearest_km": round(float(gaps[hits].min()), 1),
            "frp_mw": round(float(found["frp_mw"].max()), 2) if found["frp_mw"].notna().any() else None,
            "confidence": best,
            "first_seen": found["seen_at"].min(),
            "last_seen": found["seen_at"].max(),
            "usual": usual,
            "excess": excess,
            "why": f"{clock}; a fire of any cause looks the same",
        }
    if len(looked) < asked:
        why = f"{clock}; rows near the place on {len(looked)} of {asked} days"
        return {**told, **window, "heat": "no_data", "why": why}
    return {
        **told,
        **window,
        "heat": "none_seen",
        "anomalies": 0,
        "usual": usual,
        "excess": excess,
        "why": f"{clock}; clouds, smoke and the hours between passes hide fires",
    }


def _why_not(shape: BaseGeometry | None, precision: int | None, off_km: float) -> str | None:
    if shape is None or shape.is_empty or precision is None:
        return "the place is not known"
    if precision <= DRAWN_PRECISION and off_km <= MOST_UNCERTAIN_KM:
        return None
    return f"the place is known to about {off_km:.0f} km, too roughly to look for heat"


def _window(row: dict[str, Any], rule: Rule) -> tuple[date | None, date | None, str]:
    """Return the first and last day to look at, and whose clock they are of."""
    event, published = text_of(row["event_date"]), text_of(row["published"])
    if event is not None:
        first = text_of(row["event_date_from"]) or event
        return first - timedelta(rule.days), event + timedelta(rule.days), "days around the event"
    if published is None:
        return None, None, ""
    return published - timedelta(rule.unknown_days), published, "the event has no day: days before the report"


def _compare(
    seen: _Seen, near: Bools, gaps: Any, first: date, last: date, *, count: int
) -> tuple[float | None, bool | None]:
    """Return the usual count of these days in earlier years that were looked at, and whether this one exceeds it."""
    length = (last - first).days + 1
    counts = []
    for back in range(1, 31):
        try:
            start = first.replace(year=first.year - back) - timedelta(SEASON_DAYS)
        except ValueError:  # 29 February
            start = first.replace(year=first.year - back, day=28) - timedelta(SEASON_DAYS)
        season = (seen.days >= np.datetime64(start)) & (
            seen.days < np.datetime64(start + timedelta(length + 2 * SEASON_DAYS))
        )
        if (season & (gaps <= SWATH_KM)).any():
            counts.append((season & near).sum() * length / (length + 2 * SEASON_DAYS))
    if not counts:
        return None, None
    usual = float(np.mean(counts))
    return round(usual, 2), reaches(count, usual) < RARE


def reaches(count: int, mean: float) -> float:
    """
    Return how often a Poisson count of some mean is at least so high.

    >>> round(reaches(1, 0.05), 3), reaches(0, 3.0)
    (0.049, 1.0)
    """
    below, term = 0.0, math.exp(-mean)
    for number in range(count):
        below += term
        term *= mean / (number + 1)
    return max(0.0, 1.0 - below) if count else 1.0


def _rank(word: Any) -> float:
    """Return how high a confidence is: low, nominal, high, or per cent."""
    text = str(word)
    if text in {"low", "nominal", "high"}:
        return {"low": 15.0, "nominal": 55.0, "high": 90.0}[text]
    number = text.removesuffix("%").strip()
    return float(number) if number.replace(".", "", 1).isdigit() else -1.0
