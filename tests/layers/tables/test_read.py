"""One reader of tables: what a file holds comes as it stands, and what fits no table is refused with its place."""

import zipfile
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from layers.tables.read import TableError, read_rows, read_table

CELLS = "mark_id,published,geometry\nm1,2025-06-12,POINT (37 48)\nm2,,\n"


def test_a_table_in_a_zip_is_the_table(tmp_path: Path) -> None:
    bare, packed = tmp_path / "marks.csv", tmp_path / "marks.zip"
    bare.write_text(CELLS)
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("data/marks.csv", CELLS)
        archive.writestr("README.txt", "about")
    one, other = (read_table(path, layer="marks") for path in (bare, packed))
    pd.testing.assert_frame_equal(one, other)
    assert one.geometry.isna().tolist() == [False, True]


def test_a_row_with_a_cell_too_many_or_too_few_is_named(tmp_path: Path) -> None:
    path = tmp_path / "marks.csv"
    path.write_text(CELLS + "m3,2025-06-12\nm4,,POINT (1 2),x\n")
    with pytest.raises(TableError, match=r"row 3 \(m3\): has 2 cells, the header 3; row 4 \(m4\): has 4 cells"):
        read_table(path, layer="marks")


def test_an_area_of_many_corners_fits_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "control.csv"
    area = shapely.Point(37, 48).buffer(1, quad_segs=20_000)
    path.write_text(f'date,geometry\n2025-06-12,"{shapely.to_wkt(area, rounding_precision=-1)}"\n')
    assert path.stat().st_size > 1_000_000
    assert read_table(path, layer="control").geometry[0].equals(area)


def test_rows_stand_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    path.write_text('id\tname\n01\tThe "Old" Place\n')
    assert read_rows(path).to_dict("records") == [{"id": "01", "name": 'The "Old" Place'}]
    path.write_text("7\tKomar\n")
    assert read_rows(path, headless=("id", "name")).to_dict("records") == [{"id": "7", "name": "Komar"}]
    assert list(read_rows(path).columns) == ["7", "Komar"]


def test_several_layers_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "two.gpkg"
    for name, x in (("one", 1), ("two", 2)):
        gpd.GeoDataFrame({"x": [x]}, geometry=[shapely.Point(x, 0)], crs=4326).to_file(path, layer=name)
    assert read_rows(path, layer="two")["x"].tolist() == [2]
    assert read_rows(path)["x"].tolist() == [1]
    with pytest.raises(TableError, match="has no layer three; it has one, two"):
        read_rows(path, layer="three")
