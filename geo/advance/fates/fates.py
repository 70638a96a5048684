"""What became of each claim on each control source: held already, confirmed, pending, unconfirmed or reversed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geo.advance.fates.reach import Reach
from geo.advance.rules import is_rejected, text_of
from geo.control.changes import HELD
from geo.control.history import History, Series
from geo.measure.ellipsoid import check_lonlat, nearest_km
from geo.plane.edges import Bools
from geo.rows import list_rows
from geo.vocabulary import GAINS, Outcome
from geo.where.extents import sample, widen

FATE_COLUMNS: Final = (
    "claim_id",
    "control_source",
    "outcome",
    "on_date",
    "not_held_on",
    "held_on",
    "lost_on",
    "lag_days",
    "share_inside",
    "distance_km",
    "as_known_on",
    "published",
    "actor",
    "action",
    "evidence",
    "place_name",
    "note",
)
_TOLD: Final = ("claim_id", "published", "actor", "action", "evidence", "place_name")
HALF: Final = 0.5
"""A claim's ground counts as held when at least half of the points that stand for it are."""

_UNMEASURED: Final = {"share_inside": None, "distance_km": None}

STALE_DAYS: Final = 7
"""Days without a map past which a fate says which map it was read off, and past which a first map tells nothing."""

PRECISE: Final = 3
"""Coarsest precision that can be held against a map: a bearing sector."""


@dataclass(frozen=True)
class Course:
    """Where a claim's ground stood on the days of a source: whether it was the actor's, from the claim's day on."""

    days: tuple[date, ...]
    held: Bools


def follow_claims(
    claims: gpd.GeoDataFrame,
    history: History,
    *,
    as_of: date | None = None,
    unconfirmed_after: int = 60,
    reaches: Mapping[str, Reach] | None = None,
    measure: bool = True,
) -> pd.DataFrame:
    """
    Return what became of each claimed gain on each source of assessed control, as known on a day.

    One row a claim and source, in order of both. Denied, intended, withheld and rejected claims and other actions are
    left out. `outcome`: `already_held` when the ground was the actor's on the day the report appeared; else `confirmed`
    on the first map that shows it as the actor's, `lag_days` later; the map before, of `not_held_on`, did not, and the
    ground changed hands on some day after that one (past `unconfirmed_after` days `note` says so: it may have been
    another advance); `reversed` on the day it was lost again; `held_on` and `lost_on` are its first gain and loss;
    `pending`, and `unconfirmed` once `unconfirmed_after` days have passed; `not_locatable` for a claim placed more
    coarsely than a sector; `not_covered` for ground that a source in `reaches` does not show (see `find_reaches`; one
    that is not there shows all). The ground is a point, or at least half of a stretch or sector. For a Ukrainian gain
    it is the actor's where the source shows no Russian control. `share_inside` (of the footprint with its uncertainty)
    and `distance_km` (to the edge of control) are those of the claim's day; null where it is `not_covered`, where the
    source begins after it or ends before it, and without `measure`. A claim up to a week older than the source is
    followed from the source's first day, and `note` says so; ground held on that first day is `not_covered`, for it may
    have been held before, and so is every claim that is older still: its ground may have been won and lost unseen.
    `as_of` null takes all that the history knows. Raises MeasureError for another CRS.
    """
    check_lonlat(claims.crs)
    gains = [row for row in list_rows(claims) if _is_followed(row)]
    rows = []
    for series in history.series:
        if series.kind not in HELD or not series.days:
            continue
        known = series.days[-1] if as_of is None else min(as_of, series.days[-1])
        placed = [row for row in gains if _is_placed(row)]
        beyond = _beyond(placed, (reaches or {}).get(series.source))
        courses = dict(zip((row["claim_id"] for row in placed), _trace(placed, series), strict=True))
        shown: dict[date, BaseGeometry] = {}
        for row in gains:
            told = {name: text_of(row[name]) for name in _TOLD}
            told |= {"control_source": name_source(series), "as_known_on": known}
            if row["claim_id"] in beyond:
                fate = _fate("not_covered", None, None, f"{series.source} does not show this ground")
            else:
                fate = _judge(row, courses.get(row["claim_id"]), series, known, unconfirmed_after)
            measured = measure and fate["outcome"] != "not_covered"
            rows.append({**told, **fate, **(_measure(row, series, shown, known) if measured else _UNMEASURED)})
    return pd.DataFrame(rows, columns=list(FATE_COLUMNS))


def name_source(series: Series) -> str:
    """Return the name of a series as a control source: its kind is named unless it is assessed control."""
    return series.source if series.kind == "assessed_control" else f"{series.source} {series.kind}"


def _is_followed(row: dict[str, Any]) -> bool:
    return (
        row["action"] in GAINS
        and row["evidence"] != "denied"
        and text_of(row["modality"]) is None
        and text_of(row["published"]) is not None
        and not is_rejected(row)
    )


def _is_placed(row: dict[str, Any]) -> bool:
    shape = row["geometry"]
    return shape is not None and not shape.is_empty and int(row["precision"]) <= PRECISE


def _beyond(placed: list[dict[str, Any]], reach: Reach | None) -> set[str]:
    """Return the claims less than half of whose ground a source shows; a source without a reach shows all."""
    if reach is None or not placed:
        return set()
    groups = [sample(row["geometry"]) for row in placed]
    covered = np.split(reach.covers(np.concatenate(groups)), np.cumsum([len(points) for points in groups])[:-1])
    return {row["claim_id"] for row, share in zip(placed, covered, strict=True) if share.mean() < HALF}


def _trace(rows: Iterable[dict[str, Any]], series: Series) -> list[Course]:
    """Return for each claim on which of a source's days its ground was the actor's; points are looked up at once."""
    groups = [(row, sample(row["geometry"])) for row in rows]
    if not groups:
        return []
    status = series.status(np.concatenate([points for _, points in groups]))
    courses, begin = [], 0
    for row, points in groups:
        share = status[begin : begin + len(points)].mean(axis=0)
        held = share >= HALF if row["actor"] == "russian" else share <= 1 - HALF
        courses.append(Course(series.days, held))
        begin += len(points)
    return courses


def _judge_first(series: Series, day: date, claimed: date, *, held: bool, note: str | None) -> dict[str, Any] | None:
    """Return the outcome that the first map looked at, of a day, already tells; null where later maps decide."""
    begins_after = (series.days[0] - claimed).days
    if begins_after > STALE_DAYS or (begins_after > 0 and held):
        return _fate("not_covered", None, None, f"{note}: whether it was held before can't be told")
    return _fate("already_held", day, 0 if note is None else None, note) if held else None


def _judge(
    row: dict[str, Any], course: Course | None, series: Series, known: date, unconfirmed_after: int
) -> dict[str, Any]:
    """Return outcome, day, lag and note of one claim on one source."""
    if course is None:
        return _fate("not_locatable", None, None, "placed too coarsely to be held against a map")
    claimed: date = row["published"]
    unknown = _unknown(series, claimed, known)
    if unknown is not None:
        return _fate("pending", None, None, unknown)
    end = series.index(known) + 1
    begin = max(series.index(claimed), 0)
    note = None if series.days[0] <= claimed else f"the source begins on {series.days[0]}, after the claim"
    if (claimed - series.days[begin]).days > STALE_DAYS:
        note = f"the map of the claim's day is of {series.days[begin]}"
    held = course.held[begin:end]
    at_once = _judge_first(series, series.days[begin], claimed, held=bool(held[0]), note=note)
    if at_once is not None:
        return at_once
    if not held.any():
        waited = (known - claimed).days
        outcome: Outcome = "unconfirmed" if waited >= unconfirmed_after else "pending"
        return _fate(outcome, None, None, note)
    first = int(np.argmax(held))
    after = held[first:]
    gap = _gap(series.days[begin:end], held, first)
    if not after[-1]:
        lost = begin + first + int(np.flatnonzero(after)[-1]) + 1
        gained = series.days[begin + first]
        told = f"held from {gained}" if note is None else f"held from {gained}; {note}"
        return _fate("reversed", series.days[lost], (series.days[lost] - claimed).days, told, gap)
    lag = (series.days[begin + first] - claimed).days
    before = series.days[begin + first - 1]
    if (series.days[begin + first] - before).days > STALE_DAYS:
        blind = f"some day after {before}: no map lies between"
        note = blind if note is None else f"{note}; {blind}"
    if lag > unconfirmed_after:
        # the ground may have been taken in another attack than the one that was claimed
        late = f"only after {unconfirmed_after} days without it: the same advance is not certain"
        note = late if note is None else f"{late}; {note}"
    return _fate("confirmed", series.days[begin + first], lag, note, gap)


def _unknown(series: Series, claimed: date, known: date) -> str | None:
    """Return why a source says nothing yet of a claim on a day, else null."""
    if known < max(claimed, series.days[0]):
        early = f"the source is known up to {known}, before the claim"
        return early if claimed > known else f"the source begins on {series.days[0]}, after {known}"
    newest = series.days[series.index(known)]
    return f"the newest map then is of {newest}, before the claim" if newest < claimed else None


def _gap(days: tuple[date, ...], held: Bools, first: int) -> dict[str, date | None]:
    """Return the days around a gain: the last map without it, the first with it, and the first that lost it again."""
    lost = np.flatnonzero(~held[first:])
    return {
        "not_held_on": days[first - 1],
        "held_on": days[first],
        "lost_on": days[first + int(lost[0])] if len(lost) else None,
    }


def _fate(
    outcome: Outcome, day: date | None, lag: int | None, note: str | None, gap: dict[str, date | None] | None = None
) -> dict[str, Any]:
    days = gap or dict.fromkeys(("not_held_on", "held_on", "lost_on"))
    return {"outcome": outcome, "on_date": day, **days, "lag_days": lag, "note": note}


def _measure(row: dict[str, Any], series: Series, shown: dict[date, BaseGeometry], known: date) -> dict[str, Any]:
    """
    Return the share of a claim's footprint that was the actor's on its day, and how far the edge of control was.

    Null where the source begins after it, whose first map is of another day, and where it is not known on the claim's
    day or after: an older map says nothing about a later claim.
    """
    day = row["published"]
    if not _is_placed(row) or not series.days[0] <= day <= known:
        return dict(_UNMEASURED)
    if day not in shown:
        shown[day] = series.at(day)
        shapely.prepare(shown[day])
    control = shown[day]
    footprint = widen(row["geometry"], km=float(row["uncertainty_km"]))
    share = float(shapely.intersection(footprint, control).area / footprint.area)
    edge = control.boundary
    distance = min(nearest_km(Point(point), edge) for point in sample(row["geometry"]))
    return {"share_inside": share if row["actor"] == "russian" else 1 - share, "distance_km": distance}
