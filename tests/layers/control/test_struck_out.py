"""Areas that their own file calls deleted are no ground of anybody's, wherever and however it says so."""

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from shapely.geometry import box

from layers.control.files.payload import read_payload
from layers.control.read import read_control
from layers.errors import ControlError
from tests.layers.control.made_files import feature, kml, placemark, write

HELD = {"kind": "assessed_control"}


@pytest.mark.parametrize(
    "mark",
    [
        {"deleted": True},
        {"is_deleted": 1},
        {"isDeleted": "yes"},
        {"deleted_at": "2025-06-01T00:00:00Z"},
        {"deleted": "perhaps"},
        {"status": "deleted"},
        {"state": "Removed"},
        {"archived": "true"},
        {"active": False},
        {"isCurrent": 0},
        {"lifecycle": "archived"},
        {"name": "Occupied (removed)"},
        {"статус": "Видалено"},
    ],
)
def test_a_struck_out_area_costs_itself_alone(tmp_path: Path, mark: dict[str, Any]) -> None:
    frame = read_control(write(tmp_path / "own_20250612.geojson", feature(**HELD), feature(1, **HELD, **mark)))
    assert frame.geometry.iloc[0].bounds == (37.0, 48.0, 37.5, 48.5)
    assert f"set aside 1 area(s) that the file itself strikes out ({next(iter(mark))}: " in "; ".join(
        frame.attrs["notes"]
    )


@pytest.mark.parametrize(
    "mark",
    [
        {"deleted": False},
        {"is_deleted": 0},
        {"deleted_at": None},
        {"archived": "no"},
        {"active": True},
        {"status": "active"},
        {"note": "deleted scenes were left out of the film"},
        {"valid": 0},
    ],
)
def test_an_area_that_is_not_struck_out_stays(tmp_path: Path, mark: dict[str, Any]) -> None:
    frame = read_control(write(tmp_path / "own_20250612.geojson", feature(**HELD), feature(1, **HELD, **mark)))
    assert frame.geometry.iloc[0].bounds == (37.0, 48.0, 38.5, 48.5)
    assert frame.attrs["notes"] == []


def test_what_a_feature_says_beside_its_properties_counts(tmp_path: Path) -> None:
    struck = {**feature(1, **HELD), "deleted": True}
    frame = read_control(write(tmp_path / "own_20250612.geojson", feature(**HELD), struck))
    assert frame.geometry.iloc[0].bounds == (37.0, 48.0, 37.5, 48.5)
    dated = {**feature(**HELD), "date": "2025-06-10"}
    assert str(read_control(write(tmp_path / "own_20250612.geojson", dated))["date"].iloc[0]) == "2025-06-10"


def test_a_file_of_struck_out_areas_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ControlError, match=r"strikes out.*nothing else is in it"):
        read_control(write(tmp_path / "own_20250612.geojson", feature(**HELD, deleted=True)))


def test_other_formats_say_it_too(tmp_path: Path) -> None:
    areas = gpd.GeoDataFrame(
        {"kind": ["assessed_control"] * 2, "deleted": [False, True]},
        geometry=[box(37, 48, 37.5, 48.5), box(38, 48, 38.5, 48.5)],
        crs=4326,
    )
    for suffix in ("gpkg", "shp", "parquet", "fgb"):
        path = tmp_path / f"own_20250612.{suffix}"
        areas.to_parquet(path) if suffix == "parquet" else areas.to_file(path)
        assert read_control(path).geometry.iloc[0].bounds == (37.0, 48.0, 37.5, 48.5), suffix


def test_a_payload_says_it_in_its_properties() -> None:
    name = "a /// b /// geoJSON.status.occupied"
    rows = [feature(name=name), feature(1, name=name, deleted=True)]
    frame, _ = read_payload(json.dumps({"type": "FeatureCollection", "features": rows}).encode(), label="copy")
    assert frame["deleted"].fillna(value=False).tolist() == [False, True]


@pytest.mark.parametrize("shape", [None, {"type": "Polygon", "coordinates": []}])
def test_a_row_without_a_shape_among_others_is_told(tmp_path: Path, shape: dict[str, Any] | None) -> None:
    bare = {"type": "Feature", "properties": {"kind": "unclear"}, "geometry": shape}
    frame = read_control(write(tmp_path / "own_20250612.geojson", feature(kind="unclear"), bare))
    assert "left out 1 row(s) without a shape" in "; ".join(frame.attrs["notes"])


def test_what_a_kml_hides_among_what_it_shows_is_set_aside(tmp_path: Path) -> None:
    hidden = placemark("Occupied", 1).replace("</name>", "</name><visibility>0</visibility>")
    path = tmp_path / "own_20250612.kml"
    path.write_text(kml(placemark("Occupied"), hidden), encoding="utf-8")
    frame = read_control(path)
    assert frame.geometry.iloc[0].bounds == (37.0, 48.0, 37.5, 48.5)
    assert "set aside 1 area(s) that the map itself hides (visibility: 0)" in "; ".join(frame.attrs["notes"])


def test_a_map_of_kursk_is_none_of_ukraines_ground(tmp_path: Path) -> None:
    with pytest.raises(ControlError, match="shows ground inside Russia"):
        read_control(write(tmp_path / "ClaimedRussianControlInKursk_20250612.geojson", feature()))
