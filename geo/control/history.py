"""A control history: dated snapshots become faces with the days they were held, and any day comes back exact."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from geo.control.edge_runs import EMPTY, OPEN, HistoryError, Runs, between, cut, extend, rebuild
from geo.control.sheet import GRID_DEG, Sheet
from geo.control.status import find_held
from geo.control.steps import Kept, StepFaces, list_faces
from geo.control.timeline import Arcs, Timeline, chain_arcs, cut_timeline
from geo.measure.ellipsoid import LONLAT, check_lonlat
from geo.plane.difference import Change
from geo.plane.edges import Bools

FACE_COLUMNS: Final = ("valid_from", "valid_to", "kind", "source", "cell", "geometry")


DISPUTED_SHARE: Final = 1e-6
"""Share of an area from which two editions of one day differ; putting corners on a grid changes less."""


@dataclass(frozen=True)
class Series:
    """
    The history of one kind of one source, EPSG:4326. `days` are those with an accepted snapshot, in order.

    `kept` gives what was worked out of its first days before and kept, null where nothing was.
    """

    source: str
    kind: str
    runs: Runs
    kept: Callable[[], Kept] | None = field(default=None, compare=False, repr=False)

    @property
    def days(self) -> tuple[date, ...]:
        """Return the days of its snapshots."""
        return self.runs.days

    @cached_property
    def timeline(self) -> Timeline:
        """Return the cells and when each was held; made when first asked for."""
        return cut_timeline(self.runs)

    @cached_property
    def arcs(self) -> Arcs:
        """Return the lines between cells, each with the cell (column `cell` of the faces) on its left and right."""
        return chain_arcs(self.timeline)

    def index(self, day: date) -> int:
        """Return the number of the last snapshot up to a day, -1 before the first."""
        return bisect_right(self.days, day) - 1

    def at(self, day: date) -> MultiPolygon:
        """
        Return the area shown on a day, ring for ring as it was given; empty before the first snapshot.

        A day without a snapshot shows the last one before it: compare `shown_on` to say so.
        """
        number = self.index(day)
        return MultiPolygon() if number < 0 else rebuild(self.runs, number)

    def shown_on(self, day: date) -> date | None:
        """Return the day of the snapshot that stands for a day, null before the first."""
        number = self.index(day)
        return None if number < 0 else self.days[number]

    def change(self, start: date, end: date) -> Change:
        """Return what changed between what two days show, in square degrees of lon/lat polygons."""
        return between(self.runs, self.index(start), self.index(end))

    def step(self, number: int) -> StepFaces:
        """Return the faces that changed hands between a snapshot (1 or more) and the one before it, found once."""
        known = self._known.steps.get(number) or self._steps.get(number)
        if known is None:
            known = list_faces(between(self.runs, number - 1, number))
            self._steps[number] = known
        return known

    @cached_property
    def settled(self) -> Runs:
        """Return the series with its areas on the grid of drawings; days that were kept so are not settled again."""
        known = self._known.settled or EMPTY
        count = min(len(known), len(self.days))
        settled = cut(known, count) if known.days[:count] == self.days[:count] else EMPTY
        areas = ((day, shapely.set_precision(self.at(day), GRID_DEG)) for day in self.days[len(settled) :])
        return extend(settled, areas)

    @cached_property
    def _known(self) -> Kept:
        return Kept() if self.kept is None else self.kept()

    @cached_property
    def _steps(self) -> dict[int, StepFaces]:
        return {}

    def faces(self) -> gpd.GeoDataFrame:
        """Return the faces: a row for each time a cell was held, `valid_to` null where it still is."""
        timeline = self.timeline
        days = np.array([*self.days, None], object)
        stop = np.where(timeline.stop == OPEN, len(self.days), timeline.stop)
        values = {
            "valid_from": days[timeline.start],
            "valid_to": days[stop],
            "kind": self.kind,
            "source": self.source,
            "cell": timeline.cell,
            "geometry": timeline.plane.cells[timeline.cell],
        }
        return gpd.GeoDataFrame(pd.DataFrame(values, columns=list(FACE_COLUMNS)), geometry="geometry", crs=LONLAT)

    def status(self, points: Sequence[BaseGeometry] | np.ndarray[Any, Any]) -> Bools:
        """
        Return a row for each lon/lat point and a column for each of `days`: whether the point lies in or on the area.

        An empty or null point is nowhere.
        """
        lon, lat = shapely.bounds(points)[:, :2].T  # an empty point has nan
        return find_held(self.runs, lon, lat)


@dataclass(frozen=True)
class History:
    """
    Several sources and kinds side by side, in order of source and kind; they are never merged.

    `sheets` are all of them on common planes where these were laid before and kept, else null: see `lay_sheets`.
    `kept_faces` gives the faces where they were cut before and kept, null where they are there no more.
    """

    series: tuple[Series, ...]
    sheets: tuple[Sheet, ...] | None = field(default=None, compare=False)
    kept_faces: Callable[[], gpd.GeoDataFrame | None] | None = field(default=None, compare=False)

    @cached_property
    def faces(self) -> gpd.GeoDataFrame:
        """Return the faces of all series: valid_from, valid_to (null: still), kind, source, cell, geometry."""
        kept = None if self.kept_faces is None else self.kept_faces()
        if kept is not None:
            return kept
        parts = [one.faces() for one in self.series]
        if not parts:
            return gpd.GeoDataFrame({name: [] for name in FACE_COLUMNS}, geometry="geometry", crs=LONLAT)
        return gpd.GeoDataFrame(pd.concat(parts, ignore_index=True), geometry="geometry", crs=LONLAT)

    def until(self, day: date) -> "History":
        """Return the history as it was known on a day: no later snapshot, and no series that begins later."""
        cuts = [(one, one.index(day) + 1) for one in self.series]
        if all(count == len(one.days) for one, count in cuts):
            return self
        return History(
            tuple(
                one if count == len(one.days) else Series(one.source, one.kind, cut(one.runs, count), one.kept)
                for one, count in cuts
                if count
            )
        )

    def find(self, *, source: str | None = None, kind: str | None = None) -> Series:
        """Return the one series of a source and kind; raises HistoryError where none or several fit."""
        fits = [one for one in self.series if source in {None, one.source} and kind in {None, one.kind}]
        if len(fits) != 1:
            names = ", ".join(f"{one.source} {one.kind}" for one in self.series) or "none"
            wanted = f"source {source or 'any'}, kind {kind or 'any'}"
            raise HistoryError(f"{len(fits)} series fit {wanted}: name one of {names}")
        return fits[0]

    def at(self, day: date) -> gpd.GeoDataFrame:
        """Return what every series shows on a day (source, kind, date of the snapshot, geometry) once it has begun."""
        rows = [
            {"source": one.source, "kind": one.kind, "date": one.shown_on(day), "geometry": one.at(day)}
            for one in self.series
            if one.shown_on(day) is not None
        ]
        frame = pd.DataFrame(rows, columns=["source", "kind", "date", "geometry"])
        return gpd.GeoDataFrame(frame, geometry="geometry", crs=LONLAT)


def build_history(snapshots: gpd.GeoDataFrame) -> History:
    """
    Return the history of control snapshots (source, kind, date, geometry; EPSG:4326), in any order.

    No snapshots give a history without series. Raises HistoryError for two snapshots of one source, kind and day,
    MeasureError for another CRS and EdgeError for a geometry that is no area.
    """
    return append_snapshots(History(()), snapshots)


def append_snapshots(history: History, snapshots: gpd.GeoDataFrame) -> History:
    """
    Return a history with later snapshots added; the same as building it from all snapshots at once.

    Raises as `build_history`, and HistoryError for a day that is not later than those there.
    """
    check_lonlat(snapshots.crs)
    known = {(one.source, one.kind): one.runs for one in history.series}
    columns = (snapshots["source"], snapshots["kind"], snapshots["date"], snapshots.geometry.array)
    new: dict[tuple[str, str], list[tuple[date, BaseGeometry]]] = {}
    for source, kind, day, area in zip(*columns, strict=True):
        plain = day.date() if isinstance(day, pd.Timestamp) else day
        new.setdefault((source, kind), []).append((plain, area))
    for key, rows in new.items():
        known[key] = extend(known.get(key, EMPTY), sorted(rows, key=lambda row: row[0]))
    before = {(one.source, one.kind): one for one in history.series}
    series = []
    for key, runs in sorted(known.items()):
        one = before.get(key)
        series.append(
            one if one is not None and one.runs is runs else Series(*key, runs, None if one is None else one.kept)
        )
    return History(tuple(series))


def insert_snapshots(history: History, snapshots: gpd.GeoDataFrame) -> History:
    """
    Return a history with the snapshots added whose days it does not have, in any order; days it has stay as they are.

    The same as building it from all snapshots at once. Later days cost what they change; a series that gets a day
    before its last one is built anew from its own areas. Raises as `build_history`.
    """
    known = {(one.source, one.kind): one for one in history.series}
    keys = list(zip(snapshots["source"], snapshots["kind"], snapshots["date"], strict=True))
    new = snapshots[[key[:2] not in known or key[2] not in known[key[:2]].days for key in keys]]
    early = {
        (source, kind)
        for source, kind, day in zip(new["source"], new["kind"], new["date"], strict=True)
        if (source, kind) in known and known[source, kind].days and day < known[source, kind].days[-1]
    }
    kept = History(tuple(one for one in history.series if (one.source, one.kind) not in early))
    old = [
        {"source": source, "kind": kind, "date": day, "geometry": known[source, kind].at(day)}
        for source, kind in sorted(early)
        for day in known[source, kind].days
    ]
    both = pd.concat([pd.DataFrame(old, columns=["source", "kind", "date", "geometry"]), pd.DataFrame(new)])
    return append_snapshots(kept, gpd.GeoDataFrame(both, geometry="geometry", crs=snapshots.crs))


def replace_snapshots(history: History, snapshots: gpd.GeoDataFrame) -> History:
    """
    Return a history that shows other areas (EPSG:4326) on days that it has; days that it does not have are left out.

    A series of which a day is replaced is built anew from its areas. Raises as `build_history`.
    """
    keys = zip(snapshots["source"], snapshots["kind"], snapshots["date"], strict=True)
    given = dict(zip(keys, snapshots.geometry, strict=True))
    series = []
    for one in history.series:
        own = {day: given[one.source, one.kind, day] for day in one.days if (one.source, one.kind, day) in given}
        areas = ((day, own[day] if day in own else one.at(day)) for day in one.days)
        series.append(Series(one.source, one.kind, extend(EMPTY, areas)) if own else one)
    return History(tuple(series))


def find_disputed(history: History, snapshots: gpd.GeoDataFrame) -> list[tuple[str, str, date]]:
    """
    Return source, kind and day of the snapshots (EPSG:4326) whose day a history has with an area of another size.

    Sizes are compared, not shapes: editions that differ differ in size, and files read again cost nothing.
    """
    known = {(one.source, one.kind): one for one in history.series}
    found = []
    for source, kind, day, area in zip(
        snapshots["source"], snapshots["kind"], snapshots["date"], snapshots.geometry.array, strict=True
    ):
        series = known.get((source, kind))
        if series is not None and day in series.days:
            size = series.runs.sizes[series.days.index(day)]
            if abs(shapely.area(area) - size) > DISPUTED_SHARE * max(size, shapely.area(area)):
                found.append((source, kind, day))
    return found
