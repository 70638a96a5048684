"""Sheets: several series over one plane, each day's area the sum of its cells."""

from datetime import date

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import MultiPolygon, Polygon, box

from geo.control.history import History, build_history
from geo.control.sheet import Sheet, Track
from geo.control.sheets import lay_sheets
from geo.measure.ellipsoid import area_km2


def history_of(*rows: tuple[str, int, Polygon]) -> History:
    frame = gpd.GeoDataFrame(
        {
            "source": [row[0] for row in rows],
            "kind": "assessed_control",
            "date": [date(2025, 6, row[1]) for row in rows],
        },
        geometry=[row[2] for row in rows],
        crs="EPSG:4326",
    )
    return build_history(frame)


NEARLY = 2e-3
"""An edge is a geodesic: a degree long one that is cut in two bends less, which edges of real maps do not show."""


def held_km2(sheet: Sheet, track: Track, number: int) -> float:
    alive = (track.start <= number) & (number < track.stop)
    return float(sheet.area_km2[track.cell[alive]].sum())


def test_two_sources_share_a_plane_and_keep_their_areas() -> None:
    history = history_of(
        ("a", 1, box(36, 48, 37, 49)), ("a", 2, box(35.9, 48, 37, 49)), ("b", 1, box(36.5, 48.5, 37.5, 49.5))
    )
    (sheet,) = lay_sheets(history.series)
    for series, track in zip(history.series, sheet.tracks, strict=True):
        for number, day in enumerate(series.days):
            assert held_km2(sheet, track, number) == pytest.approx(area_km2(series.at(day)), rel=NEARLY)


def test_net_change_is_what_came_less_what_went() -> None:
    history = history_of(("a", 1, box(36, 48, 37, 49)), ("a", 2, box(36.1, 48, 37.2, 49)))
    (sheet,) = lay_sheets(history.series)
    expected = area_km2(box(37, 48, 37.2, 49)) - area_km2(box(36, 48, 36.1, 49))
    first, second = (held_km2(sheet, sheet.tracks[0], number) for number in (0, 1))
    assert second - first == pytest.approx(expected, rel=NEARLY)


def test_no_series_give_no_sheets() -> None:
    assert lay_sheets(()) == ()


def test_a_series_written_anew_every_day_is_put_on_the_grid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.control.sheets.MOST_EDGES", 5)
    jitter = np.array([(36, 48), (37, 48), (37, 49), (36, 49)]) + 1e-8
    history = history_of(("a", 1, box(36, 48, 37, 49)), ("a", 2, Polygon(jitter)))
    (sheet,) = lay_sheets(history.series)
    assert len(sheet.area_km2) == 1
    assert isinstance(history.series[0].at(date(2025, 6, 2)), MultiPolygon)
