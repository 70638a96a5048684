"""What a page needs of a control history."""

from datetime import date, timedelta

import geopandas as gpd
from shapely.geometry import Point, box

from frontline.steps.control.history_of_page import grade_changes
from geo.control.history import build_history

DAY = date(2025, 6, 12)


def test_reports_grade_a_change_within_the_stated_window_only() -> None:
    areas = [box(37.05, 48.0, 37.5, 48.5), box(37.0, 48.0, 37.5, 48.5)]
    table = {"source": "own", "kind": "assessed_control", "date": [DAY, DAY + timedelta(5)]}
    history = build_history(gpd.GeoDataFrame(table, geometry=areas, crs=4326))
    row = {
        "claim_id": "c", "actor": "russian", "action": "seize", "evidence": "claimed", "support": None,
        "confirmed": False, "modality": None, "withheld": None, "edited": None, "precision": 1, "uncertainty_km": 3.0,
        "published": DAY, "geometry": Point(37.02, 48.2),
    }  # fmt: skip
    located = gpd.GeoDataFrame([row], geometry="geometry", crs=4326)
    evidence = {days: grade_changes(located, history, window=days)["evidence"].tolist() for days in (4, 5, 7)}
    assert evidence == {4: [], 5: ["claimed"], 7: ["claimed"]}
    assert grade_changes(located.assign(published=None), history) is None
