"""A history as it was known on an earlier day."""

from datetime import date, timedelta

import geopandas as gpd
import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, box

from geo.control.history import History, append_snapshots, build_history

START = date(2025, 6, 10)


def frame(squares: list[set[int]], *, source: str = "own", first: int = 0) -> gpd.GeoDataFrame:
    areas = [MultiPolygon([box(37 + n / 5, 48, 37.1 + n / 5, 48.1) for n in sorted(day)]) for day in squares]
    days = [START + timedelta(first + number) for number in range(len(squares))]
    return gpd.GeoDataFrame({"source": source, "kind": "assessed_control", "date": days}, geometry=areas, crs=4326)


@given(st.lists(st.sets(st.integers(0, 4)), min_size=1, max_size=6), st.integers(0, 6))
def test_what_was_known_is_what_the_earlier_snapshots_alone_give(squares: list[set[int]], count: int) -> None:
    whole = build_history(frame(squares))
    known = whole.until(START + timedelta(count - 1))
    alone = build_history(frame(squares[:count])) if count else History(())
    assert [one.days for one in known.series] == [one.days for one in alone.series]
    for one, other in zip(known.series, alone.series, strict=True):
        assert one.runs.sizes == other.runs.sizes
        for day in one.days:
            assert shapely.equals(one.at(day), other.at(day))
        points = shapely.points(37.05 + np.arange(5) / 5, 48.05)
        assert (one.status(points) == other.status(points)).all()
    later = squares[count:]
    if count and later:
        again = append_snapshots(known, frame(later, first=count))
        assert shapely.equals(
            again.series[0].at(again.series[0].days[-1]), whole.series[0].at(whole.series[0].days[-1])
        )


def test_a_series_that_begins_later_is_not_known() -> None:
    both = append_snapshots(build_history(frame([{1}, {1, 2}])), frame([{3}], source="late", first=1))
    assert [one.source for one in both.until(START).series] == ["own"]
    assert both.until(START + timedelta(9)).series == both.series
