"""One form of every cell, whatever a frame holds it in."""

import numpy as np
import pandas as pd
import pytest
from shapely import from_wkt

from layers.tables.pack import TableNote, make_table, normalise

WORDS = ["Осокорівка", "", None, "weir", float("nan"), pd.NA]
NOTE = TableNote("marks", "Marks", "Позначки", "symbols", "facts")


@pytest.mark.parametrize("kind", [object, "str", "string", "category"])
def test_texts_are_text_or_none_in_every_dtype(kind: object) -> None:
    given = pd.Series(WORDS, index=range(5, 11)).astype(kind)
    told = normalise(given, kind="text")
    assert told.tolist() == ["Осокорівка", None, None, "weir", None, None]
    assert told.index.tolist() == [*range(6)]
    assert {type(cell) for cell in told} == {str, type(None)}


def test_what_is_no_text_becomes_it() -> None:
    told = normalise([7, np.str_("weir"), None, 2.5], kind="text")
    assert told.tolist() == ["7", "weir", None, "2.5"]
    assert {type(cell) for cell in told} == {str, type(None)}


def test_lists_are_tuples_of_pythons_own_values() -> None:
    told = normalise([np.array([3, 4]), [], (), ["mill"], None], kind="list")
    assert told.tolist() == [(3, 4), (), (), ("mill",), None]
    assert {type(item) for item in told[0]} == {int}


@pytest.mark.parametrize("text", ["POINT Z (36 48 120)", "POINT M (36 48 120)", "POINT ZM (36 48 120 1)"])
def test_a_third_ordinate_is_dropped_and_nothing_is_null(text: str) -> None:
    import geopandas as gpd

    frame = gpd.GeoDataFrame(
        {"style": ["a", "b", "c"]}, geometry=[from_wkt(text), None, from_wkt("POINT EMPTY")], crs=4326
    )
    shapes = make_table(frame, NOTE, shape="point").frame.geometry
    assert shapes.iloc[0].wkt == "POINT (36 48)"
    assert shapes.isna().tolist() == [False, True, True]
