"""What a raster of people is checked for before it is counted, and the year of its people."""

import builtins
import warnings
from pathlib import Path

import numpy as np
import pytest

from layers.raster.population import RasterError, open_population

rasterio = pytest.importorskip("rasterio")
pytest.importorskip("exactextract")

PLACE = (0.1, 0.0, 37.0, 0.0, -0.1, 49.0)
"""A grid of tenths of a degree from 37 E, 49 N."""


def write(
    path: Path, cells: list[list[float]], *, place=PLACE, crs="EPSG:4326", nodata=-99999.0, bands=1, **tags
) -> Path:
    values = np.array(cells, "float32")
    rows, columns = values.shape
    profile = {"driver": "GTiff", "width": columns, "height": rows, "count": bands, "dtype": "float32"}
    profile |= {} if place is None else {"transform": rasterio.Affine(*place)}
    with rasterio.open(path, "w", **profile, crs=crs, nodata=nodata) as out:
        for band in range(bands):
            out.write(values, band + 1)
        out.update_tags(**tags)
    return path


@pytest.mark.parametrize(
    ("name", "tags", "year"),
    [
        ("ukr_ppp_2020.tif", {}, 2020),
        ("people.tif", {"TIFFTAG_IMAGEDESCRIPTION": "residents of 2025"}, 2025),
        ("people.tif", {"TIFFTAG_DATETIME": "2023:01:02 10:00:00"}, None),
        ("people_2015_2020.tif", {}, None),
    ],
)
def test_the_year_is_that_of_the_people(tmp_path, name, tags, year) -> None:
    found = open_population(write(tmp_path / name, [[1, 2]], **tags))
    assert found.year == year
    assert found.source == f"{Path(name).stem} ({year or 'year not stated'})"
    assert found.told == ()


def test_a_name_and_tags_that_disagree_give_no_year(tmp_path) -> None:
    found = open_population(write(tmp_path / "ukr_2020.tif", [[1]], TIFFTAG_IMAGEDESCRIPTION="people of 2015"))
    assert found.year is None
    assert found.told == ("its name says 2020 and its tags 2015: the year of its people is not clear",)


def test_a_nodata_of_nought_is_noted(tmp_path) -> None:
    (line,) = open_population(write(tmp_path / "a.tif", [[1, 0]], nodata=0)).told
    assert "can't be told from cells without data" in line


@pytest.mark.parametrize(
    ("name", "more", "told"),
    [
        ("a.tif", {"crs": None}, "has no reference system; state it, such as: gdal_edit.py -a_srs EPSG:4326 a.tif"),
        ("a.tif", {"place": None}, "has no place on the ground"),
        ("a.tif", {"place": (0.1, 0, 37, 0, 0.1, 48)}, "don't run from north to south"),
        ("a.tif", {"place": (0.1, 0.01, 37, 0, -0.1, 49)}, "don't run from north to south"),
        ("a.tif", {"place": (0.1, 0, 48, 0, -0.1, 37)}, "longitude and latitude are swapped"),
        (
            "a.tif",
            {"place": (0.1, 0, 2, 0, -0.1, 49)},
            "lies at 2 to 2.2 E, 48.9 to 49 N and covers nothing of Ukraine",
        ),
        ("a.tif", {"place": (100, 0, 500000, 0, -100, 100000), "crs": "EPSG:32631"}, "covers nothing of Ukraine"),
        ("a.tif", {"bands": 2}, "has 2 bands"),
        ("ukr_pd_2020_1km.tif", {}, "holds people per square kilometre"),
        ("a.tif", {"TIFFTAG_IMAGEDESCRIPTION": "Population density"}, "holds people per square kilometre"),
    ],
)
def test_what_cannot_be_used_is_one_line(tmp_path, name, more, told) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", rasterio.errors.NotGeoreferencedWarning)
        path = write(tmp_path / name, [[1, 2]], **more)
    with pytest.raises(RasterError) as error:
        open_population(path)
    assert told in str(error.value)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_no_file_and_no_raster(tmp_path) -> None:
    with pytest.raises(RasterError, match="does not exist"):
        open_population(tmp_path / "a.tif")
    (tmp_path / "a.tif").write_text("people", encoding="utf-8")
    with pytest.raises(RasterError, match="can't be read as a raster"):
        open_population(tmp_path / "a.tif")


@pytest.mark.parametrize("missing", ["rasterio", "exactextract"])
def test_a_missing_part_is_named_with_the_command(tmp_path, monkeypatch, missing) -> None:
    path = write(tmp_path / "a.tif", [[1]])
    whole = builtins.__import__

    def no_import(name, *rest, **more):
        if name.split(".")[0] == missing:
            raise ImportError(name)
        return whole(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", no_import)
    with pytest.raises(RasterError, match=r"pip install 'frontline-mapper\[raster\]'"):
        open_population(path)


def test_a_raster_in_metres_that_lies_in_ukraine(tmp_path) -> None:
    path = write(tmp_path / "a.tif", [[1, 2]], place=(1000, 0, 400000, 0, -1000, 5400000), crs="EPSG:32637")
    assert open_population(path).cell == (1000.0, 1000.0)
