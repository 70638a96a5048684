"""Shapefiles are what GDAL would have written, and come back exactly."""

import zipfile
from datetime import date
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon, box

from layers.export.dbf import Field, pack_table
from layers.export.shapefile import write_shapefiles
from layers.export.shp import pack_shapes
from layers.tables.pack import Pack, TableNote, make_table
from tests.examples import examples
from tests.layers.export import packs

RING = Polygon(box(30, 46, 34, 50).exterior, [box(31, 47, 32, 48).exterior, box(32.5, 48, 33, 49).exterior])
SHAPES = {
    "point": [Point(31.25, 47.5), None, Point(-1e-9, 89.9), Point()],
    "line": [LineString([(30, 47), (31, 48), (32, 47)]), None, MultiLineString([[(1, 2), (3, 4)], [(5, 6), (7, 8)]])],
    "area": [RING, None, MultiPolygon([box(20, 40, 21, 41), RING, box(22, 40, 23, 41)]), box(0, 0, 1e-7, 1e-7)],
}
TYPES = {"point": "Point", "line": "LineString", "area": "Polygon"}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("count", [0, 1, 2, 4])
def test_shapes_are_gdals_byte_for_byte(tmp_path: Path, shape, count) -> None:
    rows = gpd.GeoDataFrame({"a": [1] * len(SHAPES[shape])}, geometry=SHAPES[shape], crs=4326).iloc[:count]
    frame = make_table(rows, TableNote("rows", "R", "R", "", ""), shape=shape).frame
    pyogrio.write_dataframe(frame, tmp_path / "a.shp", geometry_type=TYPES[shape], promote_to_multi=False)
    ours = pack_shapes(frame.geometry.to_numpy(), shape=shape)
    assert ours.shp == (tmp_path / "a.shp").read_bytes()
    assert ours.shx == (tmp_path / "a.shx").read_bytes()


CELLS = {
    "text": st.none() | st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs")), min_size=1, max_size=60),
    "whole": st.none() | st.integers(-(2**53), 2**53),
    "real": st.none() | st.floats(allow_nan=False, allow_infinity=False),
    "day": st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)),
}


@examples(40)
@given(data=st.data(), rows=st.integers(1, 6))
def test_any_cell_is_read_back_by_gdal(tmp_path_factory, data, rows) -> None:
    columns = {kind: data.draw(st.lists(cells, min_size=rows, max_size=rows)) for kind, cells in CELLS.items()}
    folder = tmp_path_factory.mktemp("dbf")
    (folder / "a.dbf").write_bytes(pack_table([Field(k, k, v) for k, v in columns.items()], rows=rows))
    (folder / "a.cpg").write_bytes(b"UTF-8")
    back = pyogrio.read_dataframe(folder / "a.dbf")
    assert [None if pd.isna(cell) else cell for cell in back["text"]] == columns["text"]
    assert [None if pd.isna(cell) else int(cell) for cell in back["whole"]] == columns["whole"]
    assert [None if pd.isna(cell) else float(cell) for cell in back["real"]] == columns["real"]
    assert [None if pd.isna(cell) else cell.date() for cell in pd.to_datetime(back["day"])] == columns["day"]


def test_a_table_without_rows_keeps_its_columns(tmp_path: Path) -> None:
    path = write_shapefiles(packs.pack(), tmp_path / "all.shp.zip")
    told = pyogrio.read_info(f"/vsizip/{path}/nothing.shp")
    assert (told["features"], told["geometry_type"], told["crs"]) == (0, "Point", "EPSG:4326")
    assert dict(zip(told["fields"], told["dtypes"], strict=True))["precision"] == "int64"


def test_every_part_is_in_the_zip_and_says_its_letters(tmp_path: Path) -> None:
    path = write_shapefiles(packs.pack(), tmp_path / "all.shp.zip")
    with zipfile.ZipFile(path) as archive:
        names = {name for name in archive.namelist() if name.startswith("control.")}
    assert names == {f"control.{end}" for end in ("cpg", "dbf", "prj", "shp", "shx")}


def test_turned_rings_and_many_rows_are_valid_when_read_back(tmp_path: Path) -> None:
    wrong_way = Polygon(RING.exterior.coords[::-1], [one.coords[::-1] for one in RING.interiors])
    frame = gpd.GeoDataFrame({"n": np.arange(500)}, geometry=[RING, wrong_way] * 250, crs=4326)
    table = make_table(frame, TableNote("many", "M", "M", "", ""), shape="area")
    path = write_shapefiles(Pack((table,), "t", None, "f"), tmp_path / "m.shp.zip")
    back = pyogrio.read_dataframe(f"/vsizip/{path}/many.shp")
    assert list(back["n"]) == list(range(500))
    assert shapely.equals(back.geometry.to_numpy(), shapely.normalize(RING)).all()
