"""The command that joins points of any size to the front of their own day."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from frontline.steps.answers.join import join_files
from geo.control.history import build_history
from layers.control.read import read_control
from layers.tables import batches
from layers.tables.batches import open_points
from layers.tables.read import TableError
from tests.frontline.commands.test_follow import EAST, WEST, write_days

FIRST = date(2025, 6, 12)
BAHATYR = (36.939, 48.03)


def write_points(path: Path, *, count: int = 40) -> Path:
    random = np.random.default_rng(5)
    days = [FIRST + timedelta(int(day)) for day in random.integers(-2, 12, count)]
    table = pa.table(
        {
            "name": [f"=p{number}" for number in range(count)],
            "Longitude": random.uniform(36.9, 37.6, count),
            "latitude": random.uniform(47.7, 48.3, count),
            "acq_date": pa.array(days, pa.date32()),
        }
    )
    pq.write_table(table, path, row_group_size=7)
    return path


def test_rows_keep_their_order_and_their_cells(frontline, tmp_path) -> None:
    days = write_days(tmp_path / "days", EAST, EAST, WEST)
    points = tmp_path / "points.csv"
    rows = ["13,Ж,2025-06-13T10:00", "14,,2025-06-14", "007,x,2025-06-11", "x,,", "9,,2025-06-30"]
    lines = [f"{row},{BAHATYR[0]},{BAHATYR[1]}" for row in rows]
    points.write_text("id,note,date,lon,lat\n" + "\n".join(lines) + "\n", encoding="utf-8")
    out = tmp_path / "out.csv"
    result = frontline("join", points, "--control", days, "-o", out)
    assert result.code == 0, result.err
    assert (
        "in_own_assessed_control: 1 in, 1 not, 3 unknown (1 without a day that can be read, 1 before the first map, "
        "1 more than 7 days after a map)"
    ) in result.err
    told = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert [row["id"] for row in told] == ["13", "14", "007", "x", "9"]
    assert [row["in_own_assessed_control"] for row in told] == ["false", "true", "", "", ""]
    assert [row["map_own_assessed_control"] for row in told] == ["2025-06-13", "2025-06-14", "", "", ""]
    assert told[0]["note"] == "Ж"


def test_a_table_given_twice_is_read_once_and_points_of_another_system_are_told(frontline, tmp_path) -> None:
    days = write_days(tmp_path / "days", WEST)
    points, out = tmp_path / "p.csv", tmp_path / "o.csv"
    points.write_text("lon,lat,date\n37.1,48,2025-06-12\n4130000,6100000,2025-06-12\n", encoding="utf-8")
    result = frontline("join", points, tmp_path / "days" / ".." / "p.csv", "--control", days, "-o", out)
    assert result.code == 0
    assert "1 of the tables given twice, each is read once" in result.err
    assert "2 points" in result.err
    assert "1 in, 0 not, 1 unknown (1 without a point in degrees)" in result.err
    assert len(out.read_text(encoding="utf-8").splitlines()) == 3


def test_longitudes_and_latitudes_that_are_exchanged_are_told(frontline, tmp_path, monkeypatch) -> None:
    days = write_days(tmp_path / "days", WEST)
    points, out = tmp_path / "p.csv", tmp_path / "o.csv"
    points.write_text("lat,lon,day\n36.9,48.1,2025-06-12\n37.2,47.9,2025-06-12\n", encoding="utf-8")
    result = frontline("join", points, "--control", days, "-o", out)
    assert result.code == 2
    assert "p.csv: latitude and longitude look swapped: none of its 2 points lies in this war's region" in result.err
    assert not out.exists()
    monkeypatch.setattr(batches, "ROWS", 1)
    points.write_text("lat,lon,day\n48.1,36.9,2025-06-12\n37.2,47.9,2025-06-12\n", encoding="utf-8")
    result = frontline("join", points, "--control", days, "-o", out)
    assert result.code == 0
    assert "1 of its 2 points would lie in this war's region with latitude and longitude exchanged" in result.err
    assert "(the first in row 2)" in result.err
    points.write_text("lat,lon,day\n-12,-70,2025-06-12\n", encoding="utf-8")
    result = frontline("join", points, "--control", days, "-o", out, "--overwrite")
    assert "none of its 1 points lies in this war's region" in result.err


def test_many_batches_on_several_cores_give_the_same_rows(tmp_path, monkeypatch) -> None:
    history = build_history(read_control(write_days(tmp_path / "days", EAST, WEST, 37.2)))
    files = open_points([write_points(tmp_path / "a.parquet"), write_points(tmp_path / "b.parquet", count=9)])
    join_files(files, history.series, tmp_path / "one.parquet", engine="local", cores=1)
    monkeypatch.setattr(batches, "ROWS", 8)
    counts = join_files(files, history.series, tmp_path / "many.parquet", engine="local", cores=2)
    one, many = (pq.read_table(tmp_path / name) for name in ("one.parquet", "many.parquet"))
    assert one.equals(many)
    assert one.num_rows == counts.rows == files.rows == 49
    assert one.column("name").to_pylist() == pq.read_table(tmp_path / "a.parquet").column("name").to_pylist() + [
        f"=p{number}" for number in range(9)
    ]
    held = one.column("in_own_assessed_control").to_pylist()
    assert {True, False, None} == set(held)
    assert held.count(True) == counts.held["own_assessed_control"]


def test_dask_gives_the_same_rows(tmp_path, monkeypatch) -> None:
    pytest.importorskip("distributed")
    history = build_history(read_control(write_days(tmp_path / "days", EAST, WEST)))
    files = open_points([write_points(tmp_path / "a.parquet")])
    monkeypatch.setattr(batches, "ROWS", 16)
    join_files(files, history.series, tmp_path / "local.parquet", engine="local", cores=1)
    join_files(files, history.series, tmp_path / "dask.parquet", engine="dask", cores=2)
    assert pq.read_table(tmp_path / "local.parquet").equals(pq.read_table(tmp_path / "dask.parquet"))


def test_points_of_geoparquet_stay_geoparquet(frontline, tmp_path) -> None:
    days = write_days(tmp_path / "days", WEST)
    shapes = gpd.points_from_xy([BAHATYR[0], 36.0, np.nan], [BAHATYR[1], 48.0, np.nan])
    frame = gpd.GeoDataFrame({"date": ["2025-06-12"] * 3}, geometry=[shapes[0], shapes[1], None], crs=4326)
    frame.to_parquet(tmp_path / "p.parquet")
    assert frontline("join", tmp_path / "p.parquet", "--control", days, "-o", tmp_path / "o.parquet").code == 0
    told = gpd.read_parquet(tmp_path / "o.parquet")
    assert told["in_own_assessed_control"].tolist() == [True, False, None]


@pytest.mark.parametrize(
    ("text", "options", "why"),
    [
        ("lon,lat,when\n1,2,3\n", (), "no column is called date, day"),
        ("lon,date\n1,2025-01-01\n", (), "no column is called latitude, lat, y; name it with --lat"),
        ("lon,lat,date\n1,2,3\n", ("--day", "when"), "has no column when"),
        ("lon,lat,date,in_own_assessed_control\n1,2,3,4\n", (), "has a column in_own_assessed_control already"),
        ("lon,lat,date\n1,2\n1,2,3,4\n", (), "can't be read as .csv"),
        ("", (), "can't be read as .csv"),
        ("lon,lat,date\n1,2,3\n", ("--scheduler", "tcp://x:1"), "--scheduler: is dask's"),
        ("lon,lat,date\n1,2,3\n", ("-o", "x.txt"), "-o x.txt: ends in none of .parquet, .csv"),
    ],
)
def test_what_can_not_be_joined_is_told_in_one_line(frontline, tmp_path, text, options, why) -> None:
    days = write_days(tmp_path / "days", WEST)
    points = tmp_path / "p.csv"
    points.write_text(text, encoding="utf-8")
    result = frontline("join", points, "--control", days, "-o", tmp_path / "o.csv", *options)
    assert (result.code, why in result.err) == (2, True), result.err
    assert not (tmp_path / "o.csv").exists()


def test_tables_in_another_encoding_are_told_so(frontline, tmp_path, report) -> None:
    points = tmp_path / "p.csv"
    points.write_bytes("lon,lat,date,назва\n37,48,2025-06-12,Б\n".encode("cp1251"))
    joined = frontline("join", points, "--control", write_days(tmp_path / "days", WEST), "-o", tmp_path / "o.csv")
    places = frontline("claims", report("Fog lay near Toretsk."), "--settlements", points)
    for result in (joined, places):
        assert (result.code, "p.csv: is not UTF-8 text; save it as UTF-8" in result.err) == (2, True), result.err


def test_files_and_maps_that_are_missing(frontline, tmp_path) -> None:
    out = tmp_path / "o.csv"
    gone = frontline("join", tmp_path / "p.csv", "--control", write_days(tmp_path / "days", WEST), "-o", out)
    assert (gone.code, "does not exist" in gone.err) == (2, True)
    (tmp_path / "p.csv").write_text("lon,lat,date\n1,2,3\n", encoding="utf-8")
    assert "give maps with --control" in frontline("join", tmp_path / "p.csv", "-o", out).err
    pq.write_table(pa.table({"lon": [1.0], "lat": [2.0], "date": [3]}), tmp_path / "n.parquet")
    assert (
        "holds int64, no days"
        in frontline("join", tmp_path / "n.parquet", "--control", tmp_path / "days", "-o", out).err
    )
    both = frontline("join", tmp_path / "p.csv", tmp_path / "n.parquet", "--control", tmp_path / "days", "-o", out)
    assert "has other columns than" in both.err


def points_in(path: Path, text: str) -> tuple[list[str], list[float]]:
    path.write_text(text, encoding="utf-8")
    files = open_points([path])
    (batch,) = batches.read_batches(files)
    found, _, lat = batches.points_of(files, batch)
    return [str(day) for day in found], lat.tolist()


def test_a_moment_with_an_offset_is_a_day_in_kyiv(tmp_path) -> None:
    cells = ("2025-06-11T23:30:00Z", "2025-06-11 20:59:59+00:00", "2025-06-11T23:30:00", "2025-06-11", "20250611", "x")
    text = "date,lat,lon\n" + "".join(f"{cell},48.2,37.2\n" for cell in (*cells, ""))
    assert points_in(tmp_path / "p.csv", text)[0] == ["2025-06-12", *["2025-06-11"] * 4, "NaT", "NaT"]
    moments = pa.array([datetime(2025, 6, 11, 23, 30, tzinfo=UTC)], pa.timestamp("s", tz="UTC"))
    pq.write_table(pa.table({"date": moments, "lat": [48.2], "lon": [37.2]}), tmp_path / "p.parquet")
    files = open_points([tmp_path / "p.parquet"])
    assert str(batches.points_of(files, next(batches.read_batches(files)))[0][0]) == "2025-06-12"


def test_columns_that_belong_together_hold_the_points(tmp_path) -> None:
    text = "date,lat,latitude,lon\n2025-06-11,48.2,49.9,37.2\n"
    assert points_in(tmp_path / "p.csv", text)[1] == [48.2]
    text = "date,x,y,latitude,longitude\n2025-06-11,4140000,6130000,48.2,37.2\n"
    assert points_in(tmp_path / "p.csv", text)[1] == [48.2]


def test_a_quote_without_an_end_loses_no_row_in_silence(tmp_path) -> None:
    head = "date,lat,lon,note\n"
    with pytest.raises(TableError, match="a quote is opened and never closed"):
        points_in(tmp_path / "p.csv", f'{head}2025-06-11,48.2,37.2,"x\n2025-06-11,48.3,37.2,y\n')
    assert points_in(tmp_path / "p.csv", f'{head}2025-06-11,48.2,37.2,"x\ny"\n')[1] == [48.2]
