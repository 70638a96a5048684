"""Tables as CSV, JSON lines and GeoJSON."""

import csv
import io
import json
from datetime import date

import geopandas as gpd
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point

from layers.tables.quotes import shorten, shorten_quotes
from layers.tables.text import csv_cell, to_csv, to_geojson, to_jsonl


def frame(**columns: list[object]) -> gpd.GeoDataFrame:
    geometry = columns.pop("geometry", [Point(37.8478, 48.39477), None])
    return gpd.GeoDataFrame(columns, geometry=geometry, crs="EPSG:4326")


def test_every_kind_of_cell_becomes_json() -> None:
    table = frame(
        name=["Торецьк", "=cmd()"],
        day=[date(2025, 6, 12), None],
        stamp=pd.to_datetime(["2025-06-12", None]),
        count=pd.array([3, None], dtype="Int64"),
        share=[0.5, float("nan")],
        sure=[True, False],
        ids=[("a", "b"), ()],
    )
    first, second = (json.loads(line) for line in to_jsonl(table).splitlines())
    assert first == {
        "name": "Торецьк",
        "day": "2025-06-12",
        "stamp": "2025-06-12",
        "count": 3,
        "share": 0.5,
        "sure": True,
        "ids": ["a", "b"],
        "geometry": {"type": "Point", "coordinates": [37.8478, 48.39477]},
    }
    assert [second[key] for key in ("day", "stamp", "count", "share", "geometry")] == [None] * 5


def test_csv_disarms_formulas_and_keeps_numbers() -> None:
    cells = list(csv.reader(io.StringIO(to_csv(frame(name=["=1+1", "@x"], km=[-1.5, 2.0], ids=[("a", "b"), ()])))))
    assert cells[0] == ["name", "km", "ids", "geometry"]
    assert cells[1] == ["'=1+1", "-1.5", "a; b", "POINT (37.8478 48.39477)"]
    assert cells[2] == ["'@x", "2.0", "", ""]


@given(st.text())
def test_no_text_cell_starts_a_formula(text: str) -> None:
    assert not csv_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_geojson_of_an_empty_frame_is_valid() -> None:
    empty = frame(name=["a", "b"]).iloc[:0]
    assert json.loads(to_geojson(empty)) == {"type": "FeatureCollection", "features": []}
    assert to_jsonl(empty) == ""
    assert to_csv(empty) == "name,geometry\n"


@given(st.text(min_size=1), st.integers(2, 300))
def test_a_short_quote_is_short_and_begins_like_the_sentence(text: str, limit: int) -> None:
    short = shorten(text, limit=limit)
    assert len(short) <= max(limit, 1)
    assert text.startswith(short.removesuffix("…"))


def test_quotes_none_leaves_no_word() -> None:
    table = frame(sentence=["A long sentence", "Another"])
    assert list(shorten_quotes(table, mode="none")["sentence"]) == ["", ""]
    assert list(shorten_quotes(table, mode="full")["sentence"]) == ["A long sentence", "Another"]
