"""People of tiny rasters in areas, worked by hand: cells of a tenth of a degree from 37 E, 49 N."""

import math

import numpy as np
import pytest
from shapely.geometry import Polygon, box

from layers.raster.count import count_cells
from layers.raster.population import RasterError, open_population
from tests.layers.raster.test_population import write

rasterio = pytest.importorskip("rasterio")

NAN = math.nan
CELLS = [
    [1, 2, 3, 4],
    [5, 6, NAN, 8],
    [9, 10, 11, 12],
]


def count(path, *areas, **more):
    return count_cells(open_population(write(path / "p.tif", CELLS, **more)), areas)


@pytest.mark.parametrize(
    ("area", "low", "best", "high", "cells", "lacking"),
    [
        # the whole grid: 71 people in 11 cells, one of twelve without data
        (box(37, 48.7, 37.4, 49), 71, 71, 71, 11, 0.083),
        # half of column one, all of column two, half of the last row: 2 + 6 wholly inside
        # 0.5 * 1 + 2 + 0.5 * 5 + 6 + 0.25 * 9 + 0.5 * 10 = 18.25; touched are 1 + 2 + 5 + 6 + 9 + 10
        (box(37.05, 48.75, 37.2, 49), 8, 18, 33, 3.75, 0.0),
        # within one cell: none wholly inside, a quarter of 12, all of it touched
        (box(37.32, 48.72, 37.37, 48.77), 0, 3, 12, 0.25, 0.0),
        # beside 8 in the cell without data: half of the area is unknown
        (box(37.2, 48.8, 37.4, 48.9), 8, 8, 8, 1, 0.5),
        # half of it beyond the raster: that is without data too
        (box(37.3, 48.9, 37.5, 49), 4, 4, 4, 1, 0.5),
    ],
)
def test_ranges_by_hand(tmp_path, area, low, best, high, cells, lacking) -> None:
    (found,) = count(tmp_path, area)
    assert found == (low, best, high, pytest.approx(cells), pytest.approx(lacking, abs=0.001))


def test_without_a_cell_of_data_the_number_is_unknown_and_in_no_area_it_is_0(tmp_path) -> None:
    beside, empty, whole = count(tmp_path, box(37.2, 48.8, 37.3, 48.9), Polygon(), box(37, 48.7, 37.4, 49))
    assert beside[:3] == (None, None, None)
    assert beside.share_without_data == 1
    assert empty == (0, 0, 0, 0, 0)
    assert whole.best == 71


def test_areas_that_the_raster_does_not_cover_are_one_line(tmp_path) -> None:
    with pytest.raises(RasterError, match="no cell with data in any of the areas"):
        count(tmp_path, box(30, 50, 31, 51))


@pytest.mark.parametrize(
    ("mark", "nodata", "told"),
    [
        (
            -99999.0,
            None,
            r"cells below 0 \(down to -99999\) and states no nodata; .*: gdal_edit.py -a_nodata -99999 p.tif",
        ),
        (-1.0, -99999.0, r"cells below 0 \(down to -1\) and states nodata -99999"),
        (3.4e38, None, r"cells of up to 3.4e\+38 people, more than live there"),
    ],
)
def test_a_mark_of_no_data_that_is_not_declared_is_one_line(tmp_path, mark, nodata, told) -> None:
    path = write(tmp_path / "p.tif", [[1, mark]], nodata=nodata)
    with pytest.raises(RasterError, match=told):
        count_cells(open_population(path), [box(37, 48.9, 37.2, 49)])


def test_areas_are_brought_into_the_raster_s_own_system(tmp_path) -> None:
    # 40 by 30 cells of a square kilometre with 2 people each, around 37.7 E, 48.6 N
    path = write(tmp_path / "p.tif", [[2.0] * 40] * 30, place=(1000, 0, 400000, 0, -1000, 5400000), crs="EPSG:32637")
    (found,) = count_cells(open_population(path), [box(37.7, 48.6, 37.9, 48.7)])
    # 0.2 by 0.1 degrees at 48.65 N are 14.73 by 11.12 km
    assert found.best == pytest.approx(2 * 14.74 * 11.12, rel=0.005)
    assert found.low < found.best < found.high
    assert found.share_without_data == 0


def test_the_highest_number_of_a_whole_numbered_raster_is_a_mark(tmp_path) -> None:
    path = tmp_path / "p.tif"
    profile = {"driver": "GTiff", "width": 2, "height": 1, "count": 1, "dtype": "uint16", "crs": "EPSG:4326"}
    with rasterio.open(path, "w", **profile, transform=rasterio.Affine(0.1, 0, 37, 0, -0.1, 49)) as out:
        out.write(np.array([[12, 65535]], "uint16"), 1)
    with pytest.raises(RasterError, match=r"up to 65535 people, more than live there, and states no nodata"):
        count_cells(open_population(path), [box(37, 48.9, 37.2, 49)])
    assert count_cells(open_population(path), [box(37, 48.9, 37.1, 49)])[0].best == 12
