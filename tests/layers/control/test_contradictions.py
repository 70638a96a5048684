"""Control that can't be true: days still to come, ground of both sides, two editions of one day."""

from datetime import date
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from layers.control.checks.contradictions import leave_clashes
from layers.control.read import ControlReading, Stated, read_controls
from layers.errors import ControlError

AREA, FREED = box(36, 47, 37, 48), box(37, 47, 37.5, 48)
TODAY = date(2025, 6, 14)


def write(path: Path, *shapes: BaseGeometry, **columns: list[str]) -> Path:
    gpd.GeoDataFrame(columns, geometry=list(shapes), crs=4326).to_file(path)
    return path


def told(reading: ControlReading, what: str) -> list[str]:
    return [finding.line for finding in reading.findings if finding.what == what]


def test_a_map_of_a_day_to_come_is_refused_and_costs_only_itself(tmp_path: Path) -> None:
    late = write(tmp_path / "own_20990612.geojson", AREA, kind=["assessed_control"])
    with pytest.raises(ControlError, match=r"2099-06-12: set aside, this day is still to come \(.*own_20990612"):
        read_controls([late], today=TODAY)
    write(tmp_path / "own_20250612.geojson", AREA, kind=["assessed_control"])
    reading = read_controls([tmp_path], today=TODAY)
    assert reading.snapshots["date"].tolist() == [date(2025, 6, 12)]
    assert len(told(reading, "set_aside")) == 1


def test_a_stated_day_to_come_is_no_way_round(tmp_path: Path) -> None:
    bare = write(tmp_path / "own.geojson", AREA, kind=["assessed_control"])
    with pytest.raises(ControlError, match="still to come"):
        read_controls([bare], Stated(day=date(2099, 1, 1)), today=TODAY)
    assert len(read_controls([bare], Stated(day=TODAY), today=TODAY).snapshots) == 1


@pytest.mark.parametrize("held", ["assessed_control", "pre_2022"])
def test_ground_of_both_sides_is_of_neither(tmp_path: Path, held: str) -> None:
    both = write(tmp_path / "own_20250612.geojson", AREA, AREA, kind=[held, "liberated"])
    with pytest.raises(ControlError, match=r"share 8,4\d\d\.\d km2 .*both set aside.*own_20250612|own_20250612.*both"):
        read_controls([both])
    write(tmp_path / "own_20250611.geojson", AREA, FREED, kind=[held, "liberated"])
    reading = read_controls([tmp_path])
    assert set(reading.snapshots["date"]) == {date(2025, 6, 11)}
    assert sorted(reading.snapshots["kind"]) == sorted([held, "liberated"])


def test_two_files_can_contradict_each_other_too(tmp_path: Path) -> None:
    write(tmp_path / "a_20250612.geojson", AREA, FREED, kind=["liberated", "unclear"], source=["own"] * 2)
    write(tmp_path / "b_20250612.geojson", AREA, kind=["assessed_control"], source=["own"])
    reading = read_controls([tmp_path])
    assert reading.snapshots["kind"].tolist() == ["unclear"]
    assert "b_20250612.geojson" in told(reading, "set_aside")[0]


def row(kind: str, area: BaseGeometry) -> dict[str, object]:
    return {"source": "own", "kind": kind, "date": TODAY, "geometry": area, "label": f"{kind}.geojson"}


@pytest.mark.parametrize(
    ("one", "other", "kept", "lines"),
    [
        (row("assessed_control", AREA), row("liberated", box(36.9999, 47, 37.5, 48)), 2, 1),  # 0.8 km2 in 4,000
        (row("assessed_control", AREA), row("liberated", box(36.99999, 47, 37.5, 48)), 2, 0),  # a drawn border
        (row("assessed_control", AREA), row("claimed_counteroffensive", AREA), 2, 0),  # a claim lies where it lies
        (row("assessed_control", AREA), row("pre_2022", AREA), 2, 0),
        (row("assessed_control", AREA), row("liberated", AREA), 0, 1),
    ],
)
def test_only_kinds_that_deny_each_other_clash(
    one: dict[str, object], other: dict[str, object], kept: int, lines: int
) -> None:
    rows, findings = leave_clashes([one, other])
    assert (len(rows), len(findings)) == (kept, lines)


def test_editions_under_two_names_are_said_once(tmp_path: Path) -> None:
    for day in (10, 11, 12):
        write(tmp_path / f"front_a_202506{day}.geojson", AREA, kind=["assessed_control"])
        write(tmp_path / f"front_b_202506{day}.geojson", box(36, 47, 37.2, 48), kind=["assessed_control"])
        write(tmp_path / f"twin_202506{day}.geojson", AREA, kind=["assessed_control"])
    assert told(read_controls([tmp_path]), "jump") == [
        f"assessed_control 2025-06-10: {one} and {other} differ and are told apart by file names alone; "
        "if they are editions of one map, keep the one that is right"
        for one, other in (("front_a", "front_b"), ("front_b", "twin"))
    ]


def test_known_sources_may_differ(tmp_path: Path) -> None:
    write(tmp_path / "a_20250612.geojson", AREA, kind=["assessed_control"], source=["A"])
    write(tmp_path / "b_20250612.geojson", shapely.buffer(AREA, 0.1), kind=["assessed_control"], source=["B"])
    assert told(read_controls([tmp_path]), "jump") == []
