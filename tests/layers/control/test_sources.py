"""Control files of known and unknown sources, and what is set aside."""

import json
import zipfile
from datetime import date
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import Polygon, box, mapping

from layers.control.checks.screening import screen
from layers.control.files.payload import read_payload, status_key
from layers.control.labels.days import day_in_name
from layers.control.labels.names import family_of
from layers.control.read import ControlReading, read_control, read_controls
from layers.errors import ControlError

HELD = box(37.0, 48.0, 37.5, 48.5)


def write_day(folder: Path, name: str, *areas: Polygon, **columns: object) -> Path:
    path = folder / name
    gpd.GeoDataFrame(columns, geometry=list(areas), crs=4326).to_file(path)
    return path


def payload(*features: tuple[str, object], **more: object) -> bytes:
    rows = [{"type": "Feature", "properties": {"name": name}, "geometry": geometry} for name, geometry in features]
    return json.dumps({"map": {"type": "FeatureCollection", "features": rows}, **more}).encode()


@pytest.mark.parametrize(
    ("name", "source", "kind", "day"),
    [
        ("deepstatemap_data_20250612.geojson", "DeepState", "assessed_control", date(2025, 6, 12)),
        ("20220901_RussianAssessedCoTinUkraine.geojson", "ISW", "assessed_control", date(2022, 9, 1)),
        ("20220901_RussianAssessedAdvanceinUkraine.geojson", "ISW", "assessed_advance", date(2022, 9, 1)),
        ("20220901_RussianClaimedCoTinUkraine.geojson", "ISW", "claimed_control", date(2022, 9, 1)),
        ("20220901_UkrainianClaimedCounterOffensives.geojson", "ISW", "claimed_counteroffensive", date(2022, 9, 1)),
        ("20220901_UkrainianReportedPartisanWarfare.geojson", "ISW", "partisan", date(2022, 9, 1)),
        ("UkraineControlMapAO13MAR2026.shp", "ISW", "assessed_control", date(2026, 3, 13)),
        ("nzz_2025-06-12.geojson", "NZZ/Liveuamap", "assessed_control", date(2025, 6, 12)),
    ],
)
def test_names_of_known_sources(name: str, source: str, kind: str, day: date) -> None:
    assert family_of(name)[:2] == (source, kind)
    assert day_in_name(name) == day


def test_payload_keeps_control_of_ukraine_and_drops_the_rest() -> None:
    deep = {"type": "GeometryCollection", "geometries": [mapping(HELD), {"type": "Point", "coordinates": [37, 48, 5]}]}
    raised = {"type": "Polygon", "coordinates": [[[33, 45, 1], [34, 45, 1], [34, 46, 1], [33, 45, 1]]]}
    frame, notes = read_payload(
        payload(
            ("Окуповано\xa0/// Occupied ///\xa0geoJSON.status.occupied", deep),
            ("Невідомо /// Unknown /// geoJSON.status.unknown", mapping(box(37.5, 48, 37.6, 48.1))),
            ("Звільнено /// Left /// geoJSON.status.dismissed_at_kharkiv", mapping(box(37.6, 48, 37.7, 48.1))),
            ("Крим /// Crimea /// geoJSON.territories.crimea", raised),
            ("Десь /// Elsewhere /// geoJSON.territories.elsewhere", mapping(box(40, 43, 41, 44))),
            ("бригада", {"type": "Point", "coordinates": [37, 48]}),
            datetime=1749729600,
        ),
        label="copy.json",
    )
    assert frame["kind"].tolist() == ["assessed_control", "unclear", "liberated", "pre_2022"]
    assert set(frame["date"]) == {date(2025, 6, 12)}
    assert not frame.geometry.has_z.any()
    assert frame.geometry.iloc[0].equals(HELD)
    assert notes == [
        "copy.json: left out 1 symbols without area",
        "copy.json: left out territories abroad: territories.elsewhere",
    ]


@pytest.mark.parametrize("name", ["Нове /// New /// geoJSON.status.contested", "an area without a key"])
def test_an_unknown_status_costs_its_area_alone(name: str) -> None:
    known = ("a /// b /// geoJSON.status.occupied", mapping(HELD))
    frame, notes = read_payload(payload(known, (name, mapping(box(38, 48, 39, 49)))), label="copy")
    assert frame["kind"].tolist() == ["assessed_control"]
    assert notes == [
        f"copy: set aside 1 area(s) of unknown status, which may mean anything: {status_key(name) or f'none ({name})'}"
    ]
    with pytest.raises(ControlError, match=r"unknown status.*no other area"):
        read_payload(payload(("x /// y /// geoJSON.new", mapping(HELD))), label="copy")


@pytest.mark.parametrize(
    ("whole", "day"),
    [
        ({"datetime": "12.06 о 22:00", "id": 1749754800}, date(2025, 6, 12)),
        ({"id": 1749762000}, date(2025, 6, 13)),
        ({"datetime": "2025-06-12T21:30:00Z"}, date(2025, 6, 13)),
    ],
)
def test_the_day_of_a_payload(whole: dict[str, object], day: date) -> None:
    frame, _ = read_payload(payload(("a /// b /// geoJSON.status.occupied", mapping(HELD)), **whole), label="copy")
    assert frame["date"].tolist() == [day]


def test_payload_as_a_file(tmp_path: Path) -> None:
    (tmp_path / "copy_20250612.json").write_bytes(payload(("a /// b /// geoJSON.status.occupied", mapping(HELD))))
    with pytest.raises(ControlError, match="outside 60,000"):
        read_control(tmp_path / "copy_20250612.json")  # a whole-country source never held so little


def test_dated_features_tell_what_was_held(tmp_path: Path) -> None:
    file = write_day(
        tmp_path, "own.geojson", HELD, box(37.5, 48, 37.6, 48.1), box(36.9, 48, 37, 48.1),
        type=["nochange", "gains", "losses"], date=["2025-06-12"] * 3, _datefrom=["2025-06-08"] * 3,
    )  # fmt: skip
    frame = read_control(file)
    assert frame["kind"].tolist() == ["assessed_control", "liberated"]
    assert frame["source"].tolist() == ["own", "own"]
    assert frame.geometry.iloc[0].bounds == (37.0, 48.0, 37.6, 48.5)
    write_day(tmp_path, "new.geojson", HELD, HELD, type=["gains", "gains"], date=["2025-06-12"] * 2, kind=["x", "y"])
    with pytest.raises(ControlError, match="kind x, y is unknown"):
        read_control(tmp_path / "new.geojson")


def test_a_bad_file_among_others_is_set_aside(tmp_path: Path) -> None:
    for day in ("20250611", "20250612", "20250614"):
        write_day(tmp_path, f"own_{day}.geojson", HELD, kind=["assessed_control"])
    (tmp_path / "own_20250613.geojson").write_text("{")
    seen: list[tuple[int, int]] = []
    reading = read_controls([tmp_path], progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (4, 4)
    assert [str(day) for day in reading.snapshots["date"]] == ["2025-06-11", "2025-06-12", "2025-06-14"]
    assert set(reading.snapshots["source"]) == {"own"}
    kinds = [finding.what for finding in reading.findings]
    assert kinds == ["set_aside", "missing", "repeated"]
    assert "own_20250613.geojson: is no whole JSON" in str(reading.findings[0])
    assert "2025-06-13" in str(reading.findings[1])


def test_an_archive_is_read_like_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "days"
    folder.mkdir()
    for day in ("20250611", "20250612"):
        write_day(folder, f"own_{day}.geojson", HELD, kind=["claimed_control"])
    with zipfile.ZipFile(tmp_path / "days.zip", "w") as archive:
        for file in folder.iterdir():
            archive.write(file, f"inner/{file.name}")
        archive.writestr("read me.txt", "nothing")
    assert len(read_control(tmp_path / "days.zip")) == 2
    with zipfile.ZipFile(tmp_path / "none.zip", "w") as archive:
        archive.writestr("read me.txt", "nothing")
    with pytest.raises(ControlError, match="holds no control files"):
        read_control(tmp_path / "none.zip")
    (tmp_path / "torn.zip").write_bytes(b"PK")
    with pytest.raises(ControlError, match="can't be read as zip"):
        read_control(tmp_path / "torn.zip")


def test_several_layers_are_said_and_one_can_be_named(tmp_path: Path) -> None:
    own = gpd.GeoDataFrame({"kind": ["assessed_control"]}, geometry=[HELD], crs=4326)
    path = tmp_path / "own_20250612.gpkg"
    own.to_file(path, layer="held")
    assert len(read_control(path)) == 1
    own.drop(columns="kind").assign(geometry=[box(38, 48, 39, 49)]).to_file(path, layer="liberated")
    with pytest.raises(ControlError, match="states no kind of control in row 2"):
        read_control(path)
    plain = tmp_path / "plain_20250612.gpkg"
    own.drop(columns="kind").to_file(plain, layer="front")
    own.drop(columns="kind").to_file(plain, layer="more")
    with pytest.raises(ControlError, match="holds the layers front, more, and no name says which is control"):
        read_control(plain)
    named = tmp_path / "named_20250612.gpkg"
    own.drop(columns="kind").to_file(named, layer="russian_control")
    own.drop(columns="kind").assign(geometry=[box(38, 48, 39, 49)]).to_file(named, layer="liberated")
    frame = read_control(named)
    assert frame["kind"].tolist() == ["assessed_control", "liberated"]
    assert "holds 2 layers (russian_control, liberated); all are read" in frame.attrs["notes"][0]
    assert read_control(named, layer="liberated", kind="liberated").geometry.iloc[0].bounds == (38, 48, 39, 49)


def rows(*widths: float, source: str = "DeepState", first: int = 1) -> list[dict[str, object]]:
    return [
        {
            "source": source,
            "kind": "assessed_control",
            "date": date(2025, 6, first + number),
            "geometry": box(31, 45, 31 + width, 48),
            "label": f"day{first + number}",
        }
        for number, width in enumerate(widths)
    ]


def test_a_jump_that_is_taken_back_is_set_aside() -> None:
    kept, found = screen(rows(5, 4, 5.01))
    assert [row["date"].day for row in kept] == [1, 3]
    assert "set aside, no later day confirms it (day2)" in str(found[0])


def test_a_jump_that_stays_is_a_publication() -> None:
    kept, found = screen(rows(5, 4, 4.01))
    assert len(kept) == 3
    assert found[0].what == "jump"
    assert "not one day's fighting" in str(found[0])


def test_a_jump_on_the_last_day_is_set_aside() -> None:
    assert [row["date"].day for row in screen(rows(5, 5.01, 4))[0]] == [1, 2]


def test_an_unknown_source_may_jump_but_not_cover_more_than_the_country() -> None:
    assert len(screen(rows(1, 3, 1, source="own"))[0]) == 3
    kept, found = screen(rows(1, 40, source="own"))
    assert len(kept) == 1
    assert "outside 0 to 610,000" in str(found[0])


def test_two_areas_for_one_day_are_both_set_aside() -> None:
    same = rows(5) + rows(5)
    assert len(screen(same)[0]) == 1
    kept, found = screen(rows(5) + rows(5.1))
    assert kept == []
    assert "different areas for one day" in str(found[0])


@pytest.mark.shared
@pytest.mark.slow
def test_real_series(shared_dir: Path, isw_2022: ControlReading) -> None:
    isw = isw_2022
    assert isw.snapshots.groupby("kind").size().to_dict() == {
        "assessed_advance": 30,
        "assessed_control": 29,
        "claimed_control": 30,
        "claimed_counteroffensive": 30,
        "partisan": 30,
    }
    aside = [str(finding) for finding in isw.findings if finding.what == "set_aside"]
    assert len(aside) == 1
    assert aside[0].startswith("ISW assessed_control 2022-09-29")  # this day's file lacks Crimea
    nzz = read_controls([shared_dir / "data/control/nzz-2025-06"]).snapshots
    assert sorted(set(map(str, nzz["date"]))) == ["2025-06-09", "2025-06-10", "2025-06-12", "2025-06-13", "2025-06-18"]


@pytest.mark.shared
@pytest.mark.slow
def test_real_year(deepstate_2025: ControlReading) -> None:
    year = deepstate_2025
    assert len(year.snapshots) == 361
    assert not [finding for finding in year.findings if finding.what in {"set_aside", "jump"}]
    assert "2025-03-31 to 2025-04-01" in next(str(one) for one in year.findings if one.what == "missing")
