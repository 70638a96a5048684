"""Areas that changed hands, summed by day, month and place on the ellipsoid."""

from datetime import date, timedelta
from pathlib import Path

import geopandas as gpd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from shapely.geometry import MultiPolygon, box
from shapely.geometry.base import BaseGeometry

from geo.control.changes import (
    CHANGE_COLUMNS,
    StatisticsError,
    cut_by_places,
    find_changes,
    gaining_side,
    sum_changes,
)
from geo.control.history import History, build_history
from tests.examples import examples

START = date(2025, 5, 30)


def history(*areas: BaseGeometry, kind: str = "assessed_control", gap: int = 1) -> History:
    days = [START + timedelta(number * gap) for number in range(len(areas))]
    return build_history(
        gpd.GeoDataFrame({"source": "own", "kind": kind, "date": days}, geometry=list(areas), crs=4326)
    )


def km2(area: BaseGeometry) -> float:
    return abs(Geod(ellps="WGS84").geometry_area_perimeter(area)[0]) / 1e6


def test_gains_and_losses_by_month() -> None:
    changes = find_changes(history(box(37, 48, 38, 49), box(37, 48, 38.5, 49), box(37.25, 48, 38.5, 49)))
    assert tuple(changes.columns) == CHANGE_COLUMNS
    assert changes["side"].tolist() == ["russian", "ukrainian"]
    sums = sum_changes(changes, by="month")
    assert sums["month"].tolist() == ["2025-05", "2025-06"]
    assert sums["gained_km2"].tolist() == pytest.approx([km2(box(38, 48, 38.5, 49)), 0], rel=1e-5)
    assert sums["lost_km2"].tolist() == pytest.approx([0, km2(box(37, 48, 37.25, 49))], rel=1e-5)
    assert sums["net_km2"].sum() == pytest.approx(sums["gained_km2"].sum() - sums["lost_km2"].sum())


def test_ground_taken_and_lost_again_shows_only_step_by_step() -> None:
    there_and_back = history(box(37, 48, 38, 49), box(37, 48, 39, 49), box(37, 48, 38, 49))
    assert len(find_changes(there_and_back)) == 2
    assert find_changes(there_and_back, stepwise=False).empty
    assert sum_changes(find_changes(there_and_back, stepwise=False)).empty


def test_a_window_counts_what_its_days_show() -> None:
    wide = history(box(37, 48, 38, 49), box(37, 48, 39, 49), box(37, 48, 40, 49), gap=3)
    changes = find_changes(wide, start=START + timedelta(1), end=START + timedelta(4))
    assert [(row.from_date, row.to_date) for row in changes.itertuples()] == [(START, START + timedelta(3))]
    with pytest.raises(StatisticsError, match="no day to compare"):
        find_changes(wide, start=START, end=START)


def test_faces_are_cut_at_borders() -> None:
    places = gpd.GeoDataFrame(
        {"name_en": ["West", "East"]}, geometry=[box(36, 47, 38.5, 50), box(38.5, 47, 39, 50)], crs=4326
    )
    changes = find_changes(history(box(37, 48, 38, 49), box(37, 48, 40, 49)), places=places)
    sums = sum_changes(changes, by="oblast").set_index("oblast")["gained_km2"]
    assert sums["West"] == pytest.approx(km2(box(38, 48, 38.5, 49)), rel=1e-5)
    assert sums["East"] == pytest.approx(km2(box(38.5, 48, 39, 49)), rel=1e-5)
    assert sums["outside"] == pytest.approx(km2(box(39, 48, 40, 49)), rel=1e-5)
    raions = cut_by_places(find_changes(history(box(37, 48, 38, 49), box(37, 48, 40, 49))), places, column="raion")
    assert set(sum_changes(raions, by="raion")["raion"]) == {"West", "East", "outside"}


def test_slivers_are_counted_apart() -> None:
    thin = box(38, 48, 38.00001, 49)  # about 0.7 m wide
    changes = find_changes(
        history(box(37, 48, 38, 49), MultiPolygon([box(37, 48, 38, 49).union(thin), box(39, 48, 39.1, 49)]))
    )
    plain, wide = sum_changes(changes).iloc[0], sum_changes(changes, sliver_m=2).iloc[0]
    assert plain["slivers_km2"] == 0
    assert wide["slivers_km2"] == pytest.approx(km2(thin), rel=1e-4)
    assert wide["gained_km2"] + wide["slivers_km2"] == pytest.approx(plain["gained_km2"])


@pytest.mark.parametrize(
    ("kind", "change", "side"),
    [
        ("assessed_control", "gained", "russian"),
        ("assessed_control", "lost", "ukrainian"),
        ("claimed_control", "gained", "russian"),
        ("claimed_control", "lost", None),
        ("claimed_counteroffensive", "gained", "ukrainian"),
        ("assessed_advance", "lost", None),
        ("unclear", "gained", None),
    ],
)
def test_who_gains(kind: str, change: str, side: str | None) -> None:
    assert gaining_side(kind, change) == side


def test_bad_questions_are_refused() -> None:
    changes = find_changes(history(box(37, 48, 38, 49), box(37, 48, 39, 49)))
    with pytest.raises(StatisticsError, match="by 'week'"):
        sum_changes(changes, by="week")
    with pytest.raises(StatisticsError, match="no column raion"):
        sum_changes(changes, by="raion")
    assert sum_changes(find_changes(History(())), by="day").empty


@examples(40)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 5), st.integers(1, 4)), min_size=2, max_size=5))
def test_gained_less_lost_is_the_growth_of_the_area(shapes: list[tuple[int, int, int]]) -> None:
    areas = [box(36 + x, 47, 36 + x + width, 47 + height).segmentize(0.1) for x, width, height in shapes]
    sums = sum_changes(find_changes(history(*areas)))
    net = float(sums["net_km2"].sum())
    assert net == pytest.approx(km2(areas[-1]) - km2(areas[0]), abs=1e-5 * max(map(km2, areas)))


@pytest.mark.shared
@pytest.mark.slow
def test_june_2025_by_day(shared_dir: Path) -> None:
    from layers.control.read import read_controls

    files = [
        shared_dir / f"data/control/deepstate-2025/deepstatemap_data_202506{day:02}.geojson" for day in range(10, 14)
    ]
    sums = sum_changes(find_changes(build_history(read_controls(files).snapshots)), by="day").set_index("day")
    assert sums.loc["2025-06-11", "gained_km2"] == pytest.approx(45.69, abs=0.005)
    assert sums.loc["2025-06-13", "gained_km2"] == pytest.approx(19.74, abs=0.005)
    assert sums.loc["2025-06-13", "lost_km2"] == pytest.approx(0.89, abs=0.005)
