"""The mirror: how much of what a map shows as changed had been claimed."""

from datetime import date, timedelta

import geopandas as gpd
import pytest
from shapely.geometry import Point, box

from geo.advance.fates.unclaimed import MIRROR_COLUMNS, sum_unclaimed
from geo.control.changes import find_changes
from geo.control.history import build_history
from tests.geo.advance.test_grading import claim, frame

DAY = date(2025, 6, 12)
BASE, ONE, TWO = box(37.5, 48.0, 38, 48.5), box(37.0, 48.0, 37.05, 48.03), box(37.2, 48.2, 37.3, 48.3)
SLIVER = box(36.0, 48.0, 36.001, 48.001)


def changes(kind: str = "assessed_control") -> gpd.GeoDataFrame:
    areas = [BASE, BASE.union(ONE).union(SLIVER), BASE.union(ONE).union(TWO), BASE.union(TWO)]
    days = [DAY + timedelta(30 * number) for number in range(4)]
    table = {"source": "own", "kind": kind, "date": days}
    return find_changes(build_history(gpd.GeoDataFrame(table, geometry=areas, crs=4326)))


def test_claimed_and_unclaimed_changes_add_up() -> None:
    said = claim(published=DAY + timedelta(10), geometry=Point(37.02, 48.015))
    found = sum_unclaimed(changes(), frame(said, said | {"claim_id": "later", "published": DAY + timedelta(20)}))
    assert tuple(found.columns) == MIRROR_COLUMNS
    russian, ukrainian = found.sort_values("side").to_dict("records")
    assert (russian["faces"], russian["claimed_faces"], russian["unclaimed_faces"]) == (2, 1, 1)
    assert russian["claimed_area_km2"] + russian["unclaimed_area_km2"] == pytest.approx(russian["area_km2"])
    assert russian["claimed_area_km2"] == pytest.approx(12.4, abs=0.2)
    assert russian["median_days_ahead"] == 20
    assert (ukrainian["side"], ukrainian["faces"], ukrainian["claimed_faces"]) == ("ukrainian", 1, 0)
    assert ukrainian["median_days_ahead"] is None or ukrainian["median_days_ahead"] != ukrainian["median_days_ahead"]


def test_a_claim_of_months_before_or_weeks_after_claims_nothing() -> None:
    for day in (30 - 91, 30 + 8):
        found = sum_unclaimed(changes(), frame(claim(published=DAY + timedelta(day), geometry=Point(37.02, 48.015))))
        assert found["claimed_faces"].sum() == 0


def test_what_a_source_calls_claimed_is_no_change_of_hands() -> None:
    assert sum_unclaimed(changes("claimed_control"), frame(claim())).empty
    assert sum_unclaimed(changes()[:0], frame(claim())).empty
