"""Claimed areas and what became of them."""

from datetime import date, timedelta
from typing import Any

import geopandas as gpd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

from geo.advance.fates.areas import follow_areas, sum_areas
from geo.control.edge_runs import HistoryError
from geo.control.history import Series, build_history
from geo.measure.ellipsoid import area_km2
from tests.examples import examples

START = date(2022, 9, 1)


def series(kind: str, *areas: BaseGeometry) -> Series:
    days = [START + timedelta(number) for number in range(len(areas))]
    frame = gpd.GeoDataFrame({"source": "own", "kind": kind, "date": days}, geometry=list(areas), crs=4326)
    return build_history(frame).find()


WEST, MIDDLE, EAST = box(36, 48, 37, 49), box(37, 48, 38, 49), box(38, 48, 39, 49)


def km2(*areas: BaseGeometry) -> float:
    return sum(area_km2(area) for area in areas)


def test_a_claim_comes_true_in_parts() -> None:
    claimed = series("claimed_control", Polygon(), MIDDLE, MIDDLE, MIDDLE)
    held = series("assessed_control", WEST, WEST, WEST, WEST.union(box(37, 48, 37.25, 49)))
    areas = follow_areas(claimed, held)
    assert areas[["claimed_on", "outcome", "on_date"]].to_numpy().tolist() == [
        [START + timedelta(1), "confirmed", START + timedelta(3)],
        [START + timedelta(1), "pending", None],
    ]
    told = sum_areas(areas).iloc[0]
    assert told["confirmed_km2"] == pytest.approx(km2(MIDDLE) / 4, rel=1e-4)
    assert told["pending_km2"] == pytest.approx(km2(MIDDLE) * 3 / 4, rel=1e-4)
    assert told["median_lag_days"] == 2


def test_the_same_map_may_claim_and_grant() -> None:
    claimed = series("claimed_counteroffensive", Polygon(), MIDDLE)
    held = series("assessed_control", MIDDLE.union(EAST), EAST)
    areas = follow_areas(claimed, held)
    assert areas[["outcome", "lag_days"]].to_numpy().tolist() == [["confirmed", 0]]


def test_what_stood_on_the_first_day_is_marked() -> None:
    areas = follow_areas(series("claimed_control", MIDDLE), series("assessed_control", MIDDLE.union(EAST)))
    assert areas["from_start"].tolist() == [True]
    assert areas["outcome"].tolist() == ["already_held"]
    assert sum_areas(areas)["median_lag_days"].isna().all()


def test_only_claims_are_followed() -> None:
    held = series("assessed_control", WEST)
    with pytest.raises(HistoryError, match="no series of claims"):
        follow_areas(held, held)


@examples(40)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=5))
def test_every_claimed_piece_has_one_fate(days: list[tuple[int, int]]) -> None:
    claims = [box(37, 48, 37 + 0.2 * width, 48.5) if width else Polygon() for width, _ in days]
    controls = [box(36, 48, 37 + 0.2 * reach, 49) for _, reach in days]
    areas = follow_areas(series("claimed_control", *claims), series("assessed_control", *controls))
    new = sum(area_km2(one.difference(before)) for before, one in zip([Polygon(), *claims], claims, strict=False))
    assert areas["area_km2"].sum() == pytest.approx(new, rel=1e-4, abs=1e-6)  # edges cut anew bend


@pytest.mark.shared
@pytest.mark.slow
def test_september_2022(isw_2022: Any) -> None:
    drawn = isw_2022.snapshots
    days = sorted(set(drawn["date"]))[::3]  # every third day tells enough
    kinds = ["assessed_control", "claimed_control", "claimed_counteroffensive"]
    history = build_history(drawn[drawn["kind"].isin(kinds) & drawn["date"].isin(days)])
    held = history.find(kind="assessed_control")
    russian = sum_areas(follow_areas(history.find(kind="claimed_control"), held)).iloc[0]
    assert russian["claimed_km2"] > 1000
    assert russian["confirmed_km2"] < 1  # that month none of what Russian sources claimed became assessed control
