"""The days of control files as people have them: in names, cells, columns and spans, or asked about."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import box

from layers.control.labels.days import day_in_name, day_of_value
from layers.control.read import read_control, read_controls
from layers.errors import ControlError
from tests.layers.control.made_files import feature, kml, placemark, write


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("frontJUN122025.geojson", date(2025, 6, 12)),
        ("front June 12, 2025.geojson", date(2025, 6, 12)),
        ("12 June 2025 front.kml", date(2025, 6, 12)),
        ("front_v20250612123000.geojson", date(2025, 6, 12)),
        ("1749754800.geojson", date(2025, 6, 12)),
        ("1749762000.geojson", date(2025, 6, 13)),  # 21:00 UTC is midnight in Kyiv in summer
        ("250612_0349.kmz", date(2025, 6, 12)),
        ("25.06.2025.geojson", date(2025, 6, 25)),
        ("06-25-2025.geojson", date(2025, 6, 25)),
        ("11.11.2025.geojson", date(2025, 11, 11)),
        ("areas_123456.geojson", None),
    ],
)
def test_days_in_names(name: str, day: date | None) -> None:
    assert day_in_name(name) == day


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("got_20250615_map_of_20250612.geojson", "two days"),
        ("2025-06-10_to_2025-06-12.geojson", "two days"),
        ("front_05-06-2025.geojson", "may be two days"),
    ],
)
def test_a_name_with_two_days_is_asked_about(tmp_path: Path, name: str, told: str) -> None:
    file = write(tmp_path / name, feature(kind="assessed_control"))
    with pytest.raises(ControlError, match=told):
        read_control(file)


def test_a_given_day_settles_a_name_with_two(tmp_path: Path) -> None:
    file = write(tmp_path / "got_20250615_map_of_20250612.geojson", feature(kind="assessed_control"))
    assert read_control(file, day=date(2025, 6, 12))["date"].tolist() == [date(2025, 6, 12)]
    with pytest.raises(ControlError, match="but --date says 2025-01-01"):
        read_control(file, day=date(2025, 1, 1))


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-06-10T00:00:00+03:00", date(2025, 6, 10)),
        ("2025-01-10T00:00:00+02:00", date(2025, 1, 10)),
        ("2025-06-10T21:30:00Z", date(2025, 6, 11)),
        ("2025-06-10T23:30:00", date(2025, 6, 10)),
        (1749556800000, date(2025, 6, 10)),
        (1749556800, date(2025, 6, 10)),
        ("2025/06/10", date(2025, 6, 10)),
        ("2025-06-10 junk", date(2025, 6, 10)),
        ("soon", None),
        ("05-06-2025", None),
        ("2025-06-10/2025-06-12", None),
    ],
)
def test_days_in_cells(value: Any, day: date | None) -> None:
    assert day_of_value(value) == day


@given(st.dates(date(2022, 2, 24), date(2029, 12, 31)))
def test_every_day_reads_back_from_its_forms(day: date) -> None:
    forms = (f"{day:%Y%m%d}", f"{day:%Y-%m-%d}", f"{day:%d%b%Y}".upper(), f"{day:%b%d%Y}".upper(), f"{day:%B %d, %Y}")
    for form in forms:
        assert day_in_name(f"Front {form}.geojson") == day


@pytest.mark.parametrize("column", ["datetime", "pub_date", "snapshot_date", "valid_from", "Date"])
def test_many_days_in_one_file(tmp_path: Path, column: str) -> None:
    rows = [feature(day / 10, kind="assessed_control", **{column: f"2025-06-1{day}"}) for day in range(3)]
    reading = read_controls([write(tmp_path / "own_20250620.geojson", *rows)])
    assert [day.day for day in reading.snapshots["date"]] == [10, 11, 12]
    assert f"its name says 2025-06-20; the days of column {column} are taken" in str(reading.findings[0])


def test_two_columns_that_disagree_are_asked_about(tmp_path: Path) -> None:
    rows = feature(kind="assessed_control", date="2025-06-10", pub_date="2025-06-11")
    with pytest.raises(ControlError, match="in row 1 column date says 2025-06-10 and column pub_date says 2025-06-11"):
        read_control(write(tmp_path / "own.geojson", rows))


def test_spans_are_no_days_and_a_day_of_editing_is_none(tmp_path: Path) -> None:
    spans = feature(kind="assessed_control", valid_from="2025-06-10", valid_to="2025-06-12")
    with pytest.raises(ControlError, match="state spans, not days"):
        read_control(write(tmp_path / "spans.geojson", spans))
    rows = (
        feature(shift, kind="assessed_control", valid_from=day, valid_to=None)
        for shift, day in enumerate(("2025-06-10", "2025-06-12"))
    )
    with pytest.raises(ControlError, match="state spans, not days"):
        read_control(write(tmp_path / "open.geojson", *rows))
    held = write(tmp_path / "held.geojson", feature(kind="assessed_control", valid_from="2025-06-10", valid_to=None))
    assert read_control(held)["date"].tolist() == [date(2025, 6, 10)]
    edited = write(tmp_path / "edited.geojson", feature(kind="assessed_control", EditDate="2025-06-10"))
    with pytest.raises(ControlError, match="say no day"):
        read_control(edited)


@pytest.mark.parametrize(
    ("begun", "ended", "day"),
    [
        ("2025-06-10", "2025-06-12", None),
        ("2025-06-12", "2025-06-12", date(2025, 6, 12)),
        ("2025-06-12", "", date(2025, 6, 12)),
        ("", "2025-06-12", None),
    ],
)
def test_a_span_of_a_kml_is_no_day(tmp_path: Path, begun: str, ended: str, day: date | None) -> None:
    inside = "".join(f"<{tag}>{text}</{tag}>" for tag, text in (("begin", begun), ("end", ended)) if text)
    mark = placemark("Occupied").replace("<Polygon>", f"<TimeSpan>{inside}</TimeSpan><Polygon>")
    path = tmp_path / "own.kml"
    path.write_text(kml(mark), encoding="utf-8")
    if day is None:
        with pytest.raises(ControlError, match="columns begin and end state spans"):
            read_control(path)
    else:
        assert read_control(path)["date"].tolist() == [day]


@pytest.mark.parametrize(
    ("cells", "beside", "told"),
    [
        (
            [{"map_date": "2024-03-01"}, {"map_date": "2024-03-04"}],
            {},
            "column map_date has 2 days (2024-03-01, 2024-03-04)",
        ),
        ([{"День": "2024-03-01"}, {"День": "2024-03-04"}], {}, "column День has 2 days"),
        ([{"Name": "Line of 2024-03-01"}, {"Name": "Line of 2024-03-04"}], {}, "column Name has 2 days"),
        ([{}, {}], {"metadata": {"date": "2024-03-07"}}, "its date says 2024-03-07, its own name 2024-03-01"),
    ],
)
def test_a_second_day_that_no_column_of_days_holds_is_asked_about(tmp_path: Path, cells, beside, told: str) -> None:
    rows = [feature(kind="assessed_control", **one) for one in cells]
    path = tmp_path / "front_20240301.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", **beside, "features": rows}))
    with pytest.raises(ControlError, match=re.escape(told)):
        read_control(path)
    assert set(read_control(path, day=date(2024, 3, 1))["date"]) == {date(2024, 3, 1)}


@pytest.mark.parametrize(
    "more",
    [
        {"EditDate": 1709251200000, "created_at": "2024-02-01"},
        {"Shape__Area": 1709251200.0, "OBJECTID": 1749556800},
        {"note": "drawn from footage of 2024-02-01 and of the week before it"},
    ],
)
def test_days_of_work_and_large_numbers_are_no_days_of_a_map(tmp_path: Path, more: dict[str, Any]) -> None:
    rows = [feature(kind="assessed_control", **more), feature(kind="assessed_control", EditDate=1709510400000)]
    path = tmp_path / "front_20240301.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "name": "front_20240301", "features": rows}))
    frame = read_control(path)
    assert set(frame["date"]) == {date(2024, 3, 1)}
    assert not any("column" in note for note in frame.attrs["notes"])


def test_a_collection_called_after_another_day_is_told(tmp_path: Path) -> None:
    path = tmp_path / "front_20240301.geojson"
    rows = [feature(kind="assessed_control")]
    path.write_text(json.dumps({"type": "FeatureCollection", "name": "front 2024-03-07", "features": rows}))
    frame = read_control(path)
    assert set(frame["date"]) == {date(2024, 3, 1)}
    told = "the collection in it is called after 2024-03-07; its areas are taken as of 2024-03-01"
    assert any(told in note for note in frame.attrs["notes"])


def test_one_other_day_of_an_unknown_column_is_told(tmp_path: Path) -> None:
    path = tmp_path / "front_20240301.geojson"
    rows = [feature(kind="assessed_control", printed="2024-03-05")]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": rows}))
    frame = read_control(path)
    assert any("column printed says 2024-03-05; the rows are taken as of 2024-03-01" in n for n in frame.attrs["notes"])


@pytest.mark.parametrize(
    ("cells", "beside", "told"),
    [
        ({"map_date": "2024-03-05"}, {}, "column map_date says 2024-03-05, column date has others"),
        ({"День": "2024-03-05"}, {}, "column День says 2024-03-05, column date has others"),
        ({}, {"metadata": {"date": "2024-03-07"}}, "its date says 2024-03-07, its rows 2024-03-01"),
    ],
)
def test_another_day_beside_a_column_of_days_is_asked_about(tmp_path: Path, cells, beside, told: str) -> None:
    rows = [feature(kind="assessed_control", date="2024-03-01", **cells)]
    with pytest.raises(ControlError, match=re.escape(told)):
        read_control(write(tmp_path / "front.geojson", *rows, **beside))


@pytest.mark.parametrize("column", ["occupied_since", "_datefrom", "first_seen", "EditDate", "liberated_on"])
def test_another_clock_beside_a_column_of_days_is_no_day_of_the_map(tmp_path: Path, column: str) -> None:
    rows = [feature(kind="assessed_control", date="2024-03-01", **{column: "2022-03-10"})]
    frame = read_control(write(tmp_path / "front.geojson", *rows))
    assert frame["date"].tolist() == [date(2024, 3, 1)]
    assert frame.attrs["notes"] == []


def test_a_layer_called_after_another_day_is_told(tmp_path: Path) -> None:
    path = tmp_path / "own_20240301.kml"
    path.write_text(kml("<name>Front 2024-03-07</name>", placemark("Occupied")), encoding="utf-8")
    assert any("its layer is called after 2024-03-07" in note for note in read_control(path).attrs["notes"])


def test_a_payload_whose_day_and_id_differ_is_asked_about(tmp_path: Path) -> None:
    rows = [feature(name="a /// b /// geoJSON.status.occupied")]
    whole = {"id": 1749754800, "datetime": "2025-06-10T12:00:00Z", "map": {"type": "FeatureCollection"}}
    path = tmp_path / "copy.json"
    path.write_text(json.dumps({**whole, "map": {**whole["map"], "features": rows}}))
    with pytest.raises(ControlError, match="its datetime says 2025-06-10, its id says 2025-06-12"):
        read_control(path)


@pytest.mark.parametrize(
    ("cells", "beside", "told"),
    [
        ({"week": "2025-W23"}, {}, "column week has 2 of them (2025-W23, 2025-W24)"),
        ({"time": "2025-06-10T12:00:00Z"}, {}, "column time says 2025-06-10"),
        ({}, {"timestamp": "2025-06-10T00:00:00Z"}, "its timestamp says 2025-06-10"),
        ({}, {"asOf": "2025-06-10"}, "its asOf says 2025-06-10"),
    ],
)
def test_weeks_moments_and_what_a_collection_is_as_of_are_asked_about(tmp_path, cells, beside, told: str) -> None:
    second = {"week": "2025-W24"} if "week" in cells else cells
    rows = [feature(kind="unclear", **cells), feature(1, kind="unclear", **second)]
    with pytest.raises(ControlError, match=re.escape(told)):
        read_control(write(tmp_path / "own_20250612.geojson", *rows, **beside))


def test_a_day_of_a_kml_outside_its_areas_is_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "own_20250612.kml"
    path.write_text(kml("<TimeStamp><when>2025-06-10</when></TimeStamp>", placemark("Occupied")), encoding="utf-8")
    with pytest.raises(ControlError, match="it says of itself that it shows 2025-06-10"):
        read_control(path)
    assert str(read_control(path, day=date(2025, 6, 12))["date"].iloc[0]) == "2025-06-12"


def test_a_name_that_a_shapefile_cut_is_known(tmp_path: Path) -> None:
    rows = {"kind": ["unclear"], "date_of_ma": ["2025-06-10"]}
    gpd.GeoDataFrame(rows, geometry=[box(37, 48, 38, 49)], crs=4326).to_file(tmp_path / "own_20250612.shp")
    with pytest.raises(ControlError, match="column date_of_ma says 2025-06-10"):
        read_control(tmp_path / "own_20250612.shp")
