"""One place through a history."""

from datetime import date, timedelta

import geopandas as gpd
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Point, box

from geo.control.history import History, append_snapshots, build_history
from geo.control.spans import SPAN_COLUMNS, find_spans

START = date(2025, 6, 10)
HERE, INSIDE, ELSEWHERE = Point(37.5, 48.5), box(37, 48, 38, 49), box(30, 48, 31, 49)


def frame(*held: bool, source: str = "own") -> gpd.GeoDataFrame:
    days = [START + timedelta(2 * number) for number in range(len(held))]
    areas = [INSIDE if one else ELSEWHERE for one in held]
    return gpd.GeoDataFrame({"source": source, "kind": "assessed_control", "date": days}, geometry=areas, crs=4326)


def test_a_place_taken_lost_and_taken_again() -> None:
    spans = find_spans(build_history(frame(False, True, True, False, True)), HERE)
    assert tuple(spans.columns) == SPAN_COLUMNS
    days = [START + timedelta(2 * number) for number in range(5)]
    assert list(spans["shown_to"]) == [days[0], days[2], days[3], days[4]]
    told = [tuple(row) for row in spans[["held", "valid_from", "valid_to", "not_before"]].to_numpy()]
    assert told == [
        (False, days[0], days[1], None),
        (True, days[1], days[3], days[0]),
        (False, days[3], days[4], days[2]),
        (True, days[4], None, days[3]),
    ]


def test_every_source_tells_for_itself() -> None:
    both = append_snapshots(build_history(frame(True)), frame(False, False, source="other"))
    spans = find_spans(both, HERE)
    assert dict(zip(spans["source"], spans["held"], strict=True)) == {"own": True, "other": False}
    assert find_spans(History(()), HERE).empty
    assert not find_spans(build_history(frame(True).set_geometry([MultiPolygon()], crs=4326)), HERE)["held"].any()


@given(st.lists(st.booleans(), min_size=1, max_size=8))
def test_spans_tile_the_time_and_alternate(held: list[bool]) -> None:
    spans = find_spans(build_history(frame(*held)), HERE)
    days = [START + timedelta(2 * number) for number in range(len(held))]
    for day, one in zip(days, held, strict=True):
        told = zip(spans["held"], spans["valid_from"], spans["valid_to"], strict=True)
        assert [now for now, start, end in told if start <= day and (pd.isna(end) or day < end)] == [one]
    assert all(one != other for one, other in zip(spans["held"], spans["held"][1:], strict=False))
