"""Thermal anomalies beside claims: consistent, none seen, no data, and never more than that."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import geopandas as gpd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point

from geo.advance.heat import HEAT, Rule, match_heat, reaches
from geo.measure.ellipsoid import MeasureError

DAY = date(2025, 6, 12)
HERE = Point(37.0, 48.0)


def claims(**changed: Any) -> gpd.GeoDataFrame:
    row = {
        "claim_id": "a",
        "published": DAY,
        "actor": "russian",
        "action": "strike",
        "evidence": "reported",
        "claimant": "Ukrainian official",
        "place_name": "Here",
        "event_date": DAY,
        "event_date_from": None,
        "precision": 1,
        "uncertainty_km": 1.0,
        "withheld": None,
        "modality": None,
        "edited": None,
        "geometry": HERE,
    } | changed
    return gpd.GeoDataFrame([row], geometry="geometry", crs=4326)


def anomalies(*rows: tuple[float, int]) -> gpd.GeoDataFrame:
    """Return anomalies so many kilometres east of here and so many days after the event."""
    days = [datetime(2025, 6, 12, 1, 30, tzinfo=UTC) + timedelta(after) for _, after in rows]
    table = {"seen_at": days, "satellite": "N20", "confidence": "nominal", "frp_mw": 2.5, "uncertainty_km": 0.4}
    points = [Point(37 + km / 74.4, 48) for km, _ in rows]
    return gpd.GeoDataFrame(table, geometry=points, crs=4326, columns=[*table, "geometry"] if not rows else None)


EVERY_DAY = ((50.0, -1), (50.0, 0), (50.0, 1))


def test_an_anomaly_near_the_place_and_day_is_consistent() -> None:
    (row,) = match_heat(claims(), anomalies((1.0, 0), (3.0, 1), *EVERY_DAY)).to_dict("records")
    assert (row["heat"], row["anomalies"], row["confidence"], row["frp_mw"]) == ("consistent", 2, "nominal", 2.5)
    assert row["nearest_km"] == pytest.approx(1.0, abs=0.1)
    assert (row["from_day"], row["to_day"]) == (date(2025, 6, 11), date(2025, 6, 13))
    assert "fire of any cause" in row["why"]


def test_none_seen_needs_rows_on_every_day() -> None:
    (row,) = match_heat(claims(), anomalies(*EVERY_DAY)).to_dict("records")
    assert (row["heat"], row["anomalies"]) == ("none_seen", 0)
    assert "clouds" in row["why"]
    (row,) = match_heat(claims(), anomalies(*EVERY_DAY[:2])).to_dict("records")
    assert (row["heat"], "2 of 3 days" in row["why"]) == ("no_data", True)
    (row,) = match_heat(claims(), anomalies((400.0, -1), (400.0, 0), (400.0, 1))).to_dict("records")
    assert row["heat"] == "no_data"


@pytest.mark.parametrize("changed", [{"precision": 6}, {"uncertainty_km": 165.0}, {"geometry": None}])
def test_a_place_known_too_roughly_has_no_data_unless_a_person_says_where(changed) -> None:
    found = anomalies((1.0, 0), *EVERY_DAY)
    (row,) = match_heat(claims(**changed), found).to_dict("records")
    assert row["heat"] == "no_data"
    (row,) = match_heat(claims(**changed), found, points={"a": HERE}).to_dict("records")
    assert row["heat"] == "consistent"


def test_an_event_without_a_day_counts_from_before_its_report() -> None:
    (row,) = match_heat(claims(event_date=None), anomalies((1.0, -3))).to_dict("records")
    assert (row["heat"], row["from_day"], row["to_day"]) == ("consistent", date(2025, 6, 9), DAY)
    assert "the event has no day" in row["why"]
    (row,) = match_heat(claims(event_date=None, published=None), anomalies((1.0, 0))).to_dict("records")
    assert (row["heat"], row["why"]) == ("no_data", "neither the event nor the report has a day")


def test_earlier_years_tell_what_is_usual() -> None:
    years = [(1.0, -365 - day) for day in range(7)] + [(1.0, -730)]
    (row,) = match_heat(claims(), anomalies((1.0, 0), *years)).to_dict("records")
    assert row["usual"] == pytest.approx((7 * 3 / 17 + 3 / 17) / 2, abs=0.01)
    assert row["excess"] is False
    (rare,) = match_heat(claims(), anomalies((1.0, 0), (1.0, 0), (50.0, -365), *EVERY_DAY)).to_dict("records")
    assert (rare["usual"], rare["excess"]) == (0.0, True)
    (alone,) = match_heat(claims(), anomalies((1.0, 0))).to_dict("records")
    assert (alone["usual"], alone["excess"]) == (None, None)


@pytest.mark.parametrize(
    "changed", [{"withheld": "policy"}, {"modality": "intent"}, {"action": "attack"}, {"edited": "reject by A: no"}]
)
def test_what_is_not_looked_for(changed) -> None:
    assert match_heat(claims(**changed), anomalies((1.0, 0))).empty


def test_another_reference_system_is_refused() -> None:
    with pytest.raises(MeasureError, match="use to_crs"):
        match_heat(claims(), anomalies((1.0, 0)).to_crs(3857))


@given(st.lists(st.tuples(st.floats(0, 80), st.integers(-5, 5)), max_size=12), st.floats(0, 30))
def test_one_word_a_claim_and_wider_never_sees_less(rows, km) -> None:
    seen = anomalies(*rows) if rows else anomalies((0.0, 0)).iloc[:0]
    (one,) = match_heat(claims(), seen, rule=Rule(km)).to_dict("records")
    (wide,) = match_heat(claims(), seen, rule=Rule(km + 5)).to_dict("records")
    assert one["heat"] in HEAT
    if one["heat"] == "consistent":
        assert wide["heat"] == "consistent"
        assert wide["anomalies"] >= one["anomalies"] > 0


def test_poisson_tail() -> None:
    assert reaches(0, 2.0) == 1.0
    assert reaches(3, 1.0) == pytest.approx(0.0803, abs=1e-4)
