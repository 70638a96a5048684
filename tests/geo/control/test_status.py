"""Points in a dated series: corners, level edges, holes, days that come and go, and work in many small groups."""

from datetime import date, timedelta

import numpy as np
import pytest
import shapely
from shapely.geometry import MultiPolygon, box

from geo.control import status
from geo.control.edge_runs import EMPTY, Runs, extend
from geo.control.status import find_held


def runs_of(*areas: shapely.Geometry) -> Runs:
    return extend(EMPTY, [(date(2025, 1, 1) + timedelta(day), area) for day, area in enumerate(areas)])


def test_inside_outside_edges_and_corners() -> None:
    ring = box(0, 0, 4, 4).difference(box(1, 1, 3, 3))
    points = [(0.5, 0.5), (2, 2), (2, 1), (1, 1), (0, 0), (4, 4), (2, 4), (-1, 4), (-1, 1), (5, 1), (np.nan, np.nan)]
    lon, lat = np.array(points).T
    held = find_held(runs_of(ring, MultiPolygon(), box(0, 0, 4, 4)), lon, lat)
    inside = [True, False, True, True, True, True, True, False, False, False, False]
    assert held[:, 0].tolist() == inside
    assert not held[:, 1].any()
    assert held[:, 2].tolist() == [True, True, *inside[2:]]


def test_no_points_and_no_days() -> None:
    assert find_held(runs_of(box(0, 0, 1, 1)), np.empty(0), np.empty(0)).shape == (0, 1)
    assert find_held(EMPTY, np.zeros(2), np.zeros(2)).shape == (2, 0)


def test_the_same_in_small_groups_as_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(3)
    areas = [shapely.union_all([box(x, y, x + 0.7, y + 0.7) for x, y in random.uniform(0, 5, (9, 2))]) for _ in "ab"]
    lon, lat = random.uniform(-1, 6, (2, 500))
    whole = find_held(runs_of(*areas), lon, lat)
    monkeypatch.setattr(status, "MOST_PAIRS", 7)
    assert (find_held(runs_of(*areas), lon, lat) == whole).all()
    for number, area in enumerate(areas):
        assert (whole[:, number] == shapely.intersects_xy(area, lon, lat)).all()
