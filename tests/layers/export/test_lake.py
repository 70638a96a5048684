"""The dataset by months: every row once, in the month in which it begins to hold, and read back by Hive's rules."""

from dataclasses import replace
from datetime import date

import geopandas as gpd
import pyarrow.dataset as ds
import pytest
from shapely.geometry import Point

from layers.export.lake import UNKNOWN, part_table, write_part
from layers.tables.pack import Clock, Pack, PackTable, TableNote, make_table

NOTE = TableNote("marks", "Marks", "Позначки", "what was claimed", "CC BY 4.0", clock=Clock("valid_from", "valid_to"))
DAYS = [date(2022, 5, 31), None, date(2022, 6, 1), date(2021, 5, 2), date(2022, 5, 1)]


@pytest.fixture
def table() -> PackTable:
    values = {"mark_id": list("abcde"), "valid_from": DAYS, "valid_to": [None] * 5}
    frame = gpd.GeoDataFrame(values, geometry=[Point(30 + n, 48) for n in range(5)], crs=4326)
    return make_table(frame, NOTE, shape="point")


def test_rows_lie_in_the_month_in_which_they_begin(table: PackTable) -> None:
    parts = {path.parent.as_posix(): "".join(part.frame["mark_id"]) for path, part in part_table(table)}
    assert parts == {
        "marks/year=2021/month=05": "d",
        "marks/year=2022/month=05": "ae",
        "marks/year=2022/month=06": "c",
        f"marks/year={UNKNOWN}/month={UNKNOWN}": "b",
    }


def test_a_table_without_clock_or_rows_is_one_file(table: PackTable) -> None:
    for one in (replace(table, note=replace(NOTE, clock=None)), replace(table, frame=table.frame.iloc[:0])):
        ((path, part),) = part_table(one)
        assert path.as_posix() == "marks/part-0.parquet"
        assert len(part.frame) == len(one.frame)


def test_the_dataset_is_read_back_whole(table: PackTable, tmp_path) -> None:
    pack = Pack((table,), title="Map", as_of="2022-06-12", footer="")
    for path, part in part_table(table):
        write_part(part, pack, tmp_path / path)
    found = ds.dataset(tmp_path / "marks", partitioning="hive")
    assert sorted(found.to_table(columns=["mark_id"])["mark_id"].to_pylist()) == list("abcde")
    may = found.to_table(filter=(ds.field("year") == 2022) & (ds.field("month") == 5))
    assert may["mark_id"].to_pylist() == ["a", "e"]
    assert may["bbox"].to_pylist()[0] == {"xmin": 30.0, "ymin": 48.0, "xmax": 30.0, "ymax": 48.0}
    one = gpd.read_parquet(tmp_path / "marks/year=2022/month=06/part-0.parquet", partitioning=None)
    assert one.crs == "EPSG:4326"
    assert one.geometry.iloc[0] == Point(32, 48)
