"""Points joined to the map of their own day: worked days, and the same as a test for each."""

from datetime import date, timedelta

import geopandas as gpd
import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import box

from geo.control.history import Series, build_history
from geo.control.join import STALE_DAYS, join_points

DAY = date(2025, 6, 1)


def series(*west: float, step: int = 1) -> Series:
    days = [DAY + timedelta(step * number) for number in range(len(west))]
    table = {"source": "own", "kind": "assessed_control", "date": days}
    return build_history(gpd.GeoDataFrame(table, geometry=[box(one, 48, 38, 49) for one in west], crs=4326)).find()


def days(*after: int | None) -> np.ndarray:
    return np.array([None if one is None else DAY + timedelta(one) for one in after], "datetime64[D]")


def test_each_point_is_asked_of_its_own_day() -> None:
    one = series(37.5, 37.0, 37.5)
    asked = days(0, 1, 2, 2 + STALE_DAYS, 3 + STALE_DAYS, -1, None, 1, 1, 1)
    lon = np.array([37.2] * 7 + [np.nan, 200.0, 36.0])
    found = join_points(one, asked, lon, np.full(10, 48.5))
    assert found.held.tolist() == [False, True, False, False, *[False] * 6]
    assert found.known.tolist() == [True] * 4 + [False] * 5 + [True]
    assert found.map_day[:4].tolist() == [DAY, DAY + timedelta(1), DAY + timedelta(2), DAY + timedelta(2)]
    assert np.isnat(found.map_day[4:9]).all()


def test_no_points() -> None:
    found = join_points(series(37.5), days(), np.empty(0), np.empty(0))
    assert (len(found.held), len(found.known), len(found.map_day)) == (0, 0, 0)


@given(
    st.lists(st.floats(36, 38), min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(-2, 9), st.floats(35, 39), st.floats(47, 50)), max_size=12),
)
def test_the_same_as_a_test_for_each_point(west: list[float], points: list[tuple[int, float, float]]) -> None:
    one = series(*(min(edge, 37.9) for edge in west), step=2)
    lon, lat = (np.array([point[place] for point in points], float) for place in (1, 2))
    found = join_points(one, days(*(point[0] for point in points)), lon, lat)
    for number, (after, x, y) in enumerate(points):
        day = DAY + timedelta(after)
        if found.known[number]:
            assert found.map_day[number] == np.datetime64(one.shown_on(day))
            assert found.held[number] == shapely.intersects_xy(one.at(day), x, y)
        else:
            assert after < 0 or (day - one.days[-1]).days > STALE_DAYS


def test_zero_and_zero_stands_for_no_point() -> None:
    one = series(37.0)
    found = join_points(one, days(0, 0, 0), np.array([0.0, 0.0, 37.5]), np.array([0.0, 48.5, 48.5]))
    assert found.known.tolist() == [False, True, True]
    assert found.held.tolist() == [False, False, True]
