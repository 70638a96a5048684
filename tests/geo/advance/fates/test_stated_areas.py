"""Stated areas beside the change of the maps: worked squares, days that no map shows, and laws."""

from datetime import date, timedelta

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Point, box

from geo.advance.fates.stated_areas import COMPARED_COLUMNS, STATED_COLUMNS, compare_stated, find_disagreements
from geo.control.history import History, build_history
from geo.measure.ellipsoid import area_km2

DAY = date(2025, 3, 1)
WEST, EAST = box(36, 48, 37, 49), box(37, 48, 38, 49)
OBLASTS = gpd.GeoDataFrame({"name_en": ["Western", "Eastern"]}, geometry=[WEST, EAST], crs=4326)
TOWNS = gpd.GeoDataFrame(geometry=[Point(36.55, 48.5), Point(36.95, 48.5), Point(37.5, 48.5)], crs=4326)


def maps(*west: float, source: str = "own", first: date = DAY, step: int = 10) -> gpd.GeoDataFrame:
    days = [first + timedelta(step * number) for number in range(len(west))]
    table = {"source": source, "kind": "assessed_control", "date": days}
    return gpd.GeoDataFrame(table, geometry=[MultiPolygon([box(one, 48, 38, 49)]) for one in west], crs=4326)


def stated(**cells: object) -> pd.DataFrame:
    usual = {"claimant": "General", "side": "russian", "from_date": DAY + timedelta(1), "km2": 1000.0}
    row = dict.fromkeys(STATED_COLUMNS) | usual | {"to_date": DAY + timedelta(10)} | cells
    return pd.DataFrame([row], columns=list(STATED_COLUMNS), dtype=object)


def compare(history: History, *tables: pd.DataFrame) -> list[dict[str, object]]:
    table = pd.concat(tables, ignore_index=True)
    found = compare_stated(table, history, oblasts=OBLASTS, settlements=TOWNS)
    assert tuple(found.columns) == COMPARED_COLUMNS
    return found.to_dict("records")


def test_the_change_of_a_period_is_parted_by_oblast() -> None:
    history = build_history(maps(37.1, 36.9))
    whole, west, east = compare(history, stated(), stated(oblast="Western"), stated(oblast="Eastern", km2=None))
    strip = area_km2(box(36.9, 48, 37.1, 49))
    assert whole["net_km2"] == pytest.approx(strip)
    assert (whole["map_from"], whole["map_to"]) == (DAY, DAY + timedelta(10))
    assert west["net_km2"] == pytest.approx(area_km2(box(36.9, 48, 37, 49)))
    assert west["difference_km2"] == pytest.approx(1000 - west["net_km2"])
    assert west["difference_percent"] == pytest.approx(100 * (1000 / west["net_km2"] - 1))
    assert west["net_settlements"] == 1
    assert east["net_km2"] == pytest.approx(area_km2(box(37, 48, 37.1, 49)))
    assert east["difference_km2"] is None or pd.isna(east["difference_km2"])
    assert east["net_settlements"] == 0


def test_what_one_side_gains_the_other_loses() -> None:
    history = build_history(maps(37.0, 36.5))
    russian, ukrainian = compare(history, stated(), stated(side="ukrainian"))
    assert russian["net_km2"] == pytest.approx(-ukrainian["net_km2"])
    assert (russian["net_settlements"], ukrainian["net_settlements"]) == (2, -2)
    assert ukrainian["gained_km2"] == 0
    assert pd.isna(ukrainian["difference_percent"]), "no share of a change that is none"


def test_the_spread_of_sources_counts_only_those_that_say_something() -> None:
    late = maps(37.0, 36.0, source="late", first=DAY + timedelta(8))
    history = build_history(pd.concat([maps(37, 36.9), maps(37, 36.8, source="b"), late]))
    found = {row["control_source"]: row for row in compare(history, stated())}
    assert found["late"]["why_not"] == (
        "no map within 3 days of the beginning of the period; its maps run from 2025-03-09 to 2025-03-19"
    )
    assert found["late"]["net_km2"] is None or pd.isna(found["late"]["net_km2"])
    assert {row["sources"] for row in found.values()} == {2}
    assert {row["low_km2"] for row in found.values()} == {found["own"]["net_km2"]}
    assert {row["high_km2"] for row in found.values()} == {found["b"]["net_km2"]}


def test_a_map_at_most_three_days_off_stands_for_a_day() -> None:
    history = build_history(maps(37.0, 36.5))
    near, far = DAY + timedelta(4), DAY + timedelta(5)
    assert compare(history, stated(from_date=near))[0]["map_from"] == DAY
    assert "beginning" in str(compare(history, stated(from_date=far))[0]["why_not"])
    assert "the end" in str(compare(history, stated(to_date=DAY + timedelta(14)))[0]["why_not"])
    one = compare(history, stated(from_date=DAY + timedelta(1), to_date=DAY + timedelta(2)))[0]
    assert str(one["why_not"]).startswith("only the map of 2025-03-01 is near the period")


def test_no_control_keeps_the_stated_row() -> None:
    assert [row["why_not"] for row in compare(History(()), stated())] == ["no source shows control"]


@given(st.lists(st.floats(36.2, 37.8), min_size=3, max_size=3))
def test_parts_add_up_in_time_and_space(west: list[float]) -> None:
    history = build_history(maps(*west))
    middle, end = DAY + timedelta(10), DAY + timedelta(20)
    first, second = stated(), stated(from_date=middle + timedelta(1), to_date=end)
    both = stated(to_date=end)
    one, two, whole, left, right = compare(
        history, first, second, both, *(both.assign(oblast=name) for name in OBLASTS["name_en"])
    )
    assert one["net_km2"] + two["net_km2"] == pytest.approx(whole["net_km2"], rel=1e-4, abs=1e-6), "geodesic edges"
    assert left["net_km2"] + right["net_km2"] == pytest.approx(whole["net_km2"], rel=1e-4, abs=1e-6)
    assert whole["net_km2"] == pytest.approx(whole["gained_km2"] - whole["lost_km2"])


def test_a_total_that_its_parts_do_not_give() -> None:
    parts = [stated(oblast="Western", km2=400.0), stated(oblast="Eastern", km2=500.0)]
    assert find_disagreements(pd.concat([stated(km2=900.5), *parts])) == []
    assert find_disagreements(pd.concat(parts)) == []
    (line,) = find_disagreements(pd.concat([stated(), *parts]))
    assert line == ("General, 2025-03-02 to 2025-03-11: states 1,000 km2 in all, but its 2 oblasts add up to 900")
