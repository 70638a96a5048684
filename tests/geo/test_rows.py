"""Rows of a frame as dictionaries: those that pandas gives, cell for cell and kind for kind."""

from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely.geometry import Point

from geo.rows import list_rows

FRAMES = [
    pd.DataFrame(
        {
            "text": ["a", None],
            "day": pd.Series([date(2022, 5, 1), None], dtype=object),
            "list": [("x",), ()],
            "whole": pd.array([1, None], dtype="Int64"),
            "flag": pd.array([True, None], dtype="boolean"),
            "real": [1.5, np.nan],
            "count": [1, 2],
            "mixed": pd.Series([np.bool_(True), np.float64(0.5)], dtype=object),
            "missing": pd.Series([pd.NA, np.int64(7)], dtype=object),
            "time": pd.to_datetime(["2022-05-01", None]),
            "moment": pd.Series([np.datetime64("2022-05-01"), None], dtype=object),
        }
    ),
    gpd.GeoDataFrame({"a": ["x", "y"]}, geometry=[Point(1, 2), None], crs=4326),
    pd.DataFrame({"a": []}),
]


@pytest.mark.parametrize("frame", FRAMES, ids=["kinds", "shapes", "none"])
def test_rows_are_those_of_pandas(frame: pd.DataFrame) -> None:
    told = frame.to_dict("records")
    rows = list_rows(frame)
    assert repr(rows) == repr(told)
    assert [[type(cell) for cell in row.values()] for row in rows] == [
        [type(cell) for cell in row.values()] for row in told
    ]
