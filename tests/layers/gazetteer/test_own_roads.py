"""Roads of a user's own extract: numbers as they are written, one line each, stops in order, faults in one line."""

import json
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import LineString, Point, box

from layers.gazetteer.gazetteer import Gazetteer
from layers.gazetteer.own.roads import RoadsError, find_refs, read_highways
from layers.tables.schemas import check
from tests.layers.gazetteer.osm_files import Extract, write_pbf, write_xml

EXTRACT = Extract(
    ways=[
        ([(36.70, 48.0), (36.94, 48.0)], {"highway": "primary", "ref": "Т-04-28", "name": 'Дорога "на" Багатир'}),
        ([(37.28, 48.0), (36.94, 48.0)], {"highway": "primary", "ref": "T-0428;М-04", "int_ref": "E 50"}),
        ([(37.28, 48.0), (37.40, 48.05)], {"highway": "secondary"}),
        ([(37.40, 48.05), (37.50, 48.05)], {"highway": "residential", "ref": "5"}),
        ([(37.28, 48.0), (37.28, 48.05)], {"highway": "primary_link", "ref": "Т-04-28"}),
        ([(37.50, 48.05), (37.60, 48.05)], {"highway": "tertiary", "ref": "без номера"}),
    ],
    relations=[([2, 3], {"type": "route", "route": "road", "ref": "Н-15"}), ([1], {"type": "route", "route": "bus"})],
    places=[
        ((37.28, 48.001), {"place": "town", "name": "Курахове", "name:en": "Kurakhovo"}),
        ((36.94, 48.001), {"place": "village", "name": "Богатырь", "name:uk": "Багатир"}),
        ((36.94, 48.2), {"place": "village", "name": "Далеке"}),
    ],
)


@pytest.fixture(params=[(write_xml, "roads.osm"), (write_pbf, "roads.osm.pbf")], ids=["xml", "pbf"])
def extract(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    write, name = request.param
    return write(tmp_path / name, EXTRACT)


def test_an_extract_gives_one_row_a_number(extract: Path) -> None:
    frame = read_highways(extract)
    check(frame, layer="highways")
    rows = frame.set_index("ref")
    assert list(rows.index) == ["E50", "H-15", "M-04", "T-0428"]
    assert rows.geometry["T-0428"].equals(LineString([(36.70, 48.0), (37.28, 48.0)]))
    assert rows.geometry["H-15"].equals(LineString([(36.94, 48.0), (37.28, 48.0), (37.40, 48.05)]))
    assert rows["stops"]["T-0428"] == ("Bahatyr", "Kurakhove")
    assert rows["name"]["T-0428"] == "Bahatyr-Kurakhove"
    assert set(rows["precision"]) == {"surveyed"}
    assert frame.attrs["notes"] == [
        "4 roads by number (1 E, 1 H, 1 M, 1 T) in 4 stretches",
        "left out lines whose ref is no road's number: без номера",
    ]


@pytest.mark.parametrize(
    ("cells", "refs", "others"),
    [
        (("М-04",), ["M-04"], []),
        (("Н-20", "E 40"), ["H-20", "E40"], []),
        (("Р-66",), ["P-66"], []),
        (("Т-04-28",), ["T-0428"], []),
        (("T-0428",), ["T-0428"], []),
        (("Т 04 28",), ["T-0428"], []),
        (("T0428; Т-04-28",), ["T-0428"], []),
        (("М03 / Н20",), ["M-03", "H-20"], []),
        (("О-05-12-34",), ["O-051234"], []),
        (("О-05-12-34-56",), [], ["О-05-12-34-56"]),
        (("38К-004",), ["38K-004"], []),
        (("O051234",), ["O-051234"], []),
        (("14К-1",), [], ["14К-1"]),
        (("Т-04",), [], ["Т-04"]),
        (("5", None, float("nan")), [], ["5"]),
    ],
)
def test_numbers_as_they_are_written(cells: tuple[object, ...], refs: list[str], others: list[str]) -> None:
    assert find_refs(*cells) == (refs, others)


def test_every_number_is_found_again_by_its_name_in_a_text(extract: Path, settlements: gpd.GeoDataFrame) -> None:
    oblasts = gpd.GeoDataFrame({"name_en": ["Donetsk"]}, geometry=[box(36, 47, 39, 49)], crs=4326)
    places = Gazetteer(settlements, oblasts=oblasts, regions=oblasts.iloc[:0], highways=read_highways(extract))
    for text in ("the T-04-28 highway", "the T-0428 Kurakhove-Bahatyr highway", "траса Т-04-28", "the T0428 road"):
        (road,) = places.roads(text)
        assert (road.key, road.surveyed) == ("T0428", True)
    assert [road.key for road in places.roads("the M-04 highway")] == ["M04"]
    assert places.roads("the M-30 highway") == []


def test_a_table_of_lines_is_read_and_its_stops_are_our_places(tmp_path: Path, settlements: gpd.GeoDataFrame) -> None:
    path = tmp_path / "mine.gpkg"
    line = LineString([(36.87, 48.03), (36.94, 48.0), (37.28, 47.98)])
    gpd.GeoDataFrame({"ref": ["Т-04-28", None]}, geometry=[line, line], crs=4326).to_file(path)
    (row,) = read_highways(path, settlements=settlements).to_dict("records")
    assert (row["ref"], row["source"]) == ("T-0428", "a file of the user's own")
    assert row["stops"] == ("Novoukrainka", "Bahatyr", "Kurakhove")


def test_a_long_road_names_its_towns_alone(tmp_path: Path) -> None:
    places = [((36 + number / 100, 48.0), {"place": "village", "name": f"Село{number}"}) for number in range(60)]
    towns = [((36.005 + number / 4, 48.0), {"place": "town", "name": f"Місто{number}"}) for number in range(2)]
    way = ([(36.0, 48.0), (36.6, 48.0)], {"highway": "trunk", "ref": "М-30"})
    (stops,) = read_highways(write_xml(tmp_path / "long.osm", Extract([way], places=[*places, *towns])))["stops"]
    assert stops == ("Misto0", "Misto1")


def cut(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    return path


def no_lines(path: Path) -> Path:
    target = path.with_name("points.geojson")
    gpd.GeoDataFrame({"name": ["a"]}, geometry=[Point(37, 48)], crs=4326).to_file(target)
    return target


def in_metres(path: Path) -> Path:
    target = path.with_name("metres.gpkg")
    gpd.GeoDataFrame({"ref": ["M-04"]}, geometry=[LineString([(0, 0), (1, 1)])], crs=32636).to_file(target)
    return target


def without_numbers(path: Path) -> Path:
    way = ([(37.0, 48.0), (37.1, 48.0)], {"highway": "primary", "ref": "головна"})
    return write_xml(path.with_name("none.osm"), Extract([way]))


def out_of_bounds(path: Path) -> Path:
    target = path.with_name("far.geojson")
    line = {"type": "LineString", "coordinates": [[37, 48], [999, 1e300]]}
    feature = {"type": "Feature", "properties": {"ref": "T-0428"}, "geometry": line}
    target.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    return target


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (out_of_bounds, "a line lies outside of longitude and latitude"),
        (cut, "can't be read as an OpenStreetMap extract"),
        (lambda path: path.with_name("none.pbf"), "does not exist"),
        (lambda path: path.rename(path.with_name("roads.txt")), "is no file of roads"),
        (no_lines, "has no lines with a column ref"),
        (in_metres, r"is not stated to be in EPSG:4326"),
        (without_numbers, r"no line of it has a road's number \(such as головна\)"),
    ],
)
def test_what_is_no_file_of_roads_ends_in_one_line(extract: Path, make: Callable[[Path], Path], told: str) -> None:
    with pytest.raises(RoadsError, match=told) as error:
        read_highways(make(extract))
    assert "\n" not in str(error.value)


def test_roads_with_their_axes_exchanged_and_roads_of_elsewhere_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "roads.geojson"
    for line, told in (
        (LineString([(49.8, 24.0), (50.4, 30.5)]), "latitude and longitude look swapped"),
        (LineString([(2.0, 49.0), (3.0, 50.0)]), "no road of it lies in this war's region"),
    ):
        gpd.GeoDataFrame({"ref": ["М-06"]}, geometry=[line], crs=4326).to_file(path)
        with pytest.raises(RoadsError, match=told):
            read_highways(path)
