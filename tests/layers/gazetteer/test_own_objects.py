"""Hospitals, schools and power of small made-up extracts: each once, whatever way it is mapped."""

import pytest

from layers.gazetteer.own.objects import ObjectsError, read_objects
from tests.layers.gazetteer.osm_files import Extract, write_pbf, write_xml


def square(lon: float, lat: float, size: float = 0.001):
    return [(lon, lat), (lon + size, lat), (lon + size, lat + size), (lon, lat + size), (lon, lat)]


EXTRACT = Extract(
    ways=[
        (square(37.0, 48.0), {"amenity": "hospital", "building": "yes"}),
        (square(37.2, 48.0), {"amenity": "school"}),
        (square(37.2012, 48.0), {"amenity": "school", "building": "yes"}),
        (square(37.4, 48.0), {"power": "substation", "voltage": "110000"}),
        ([(37.5, 48.0), (37.6, 48.0)], {"power": "line"}),
        (square(37.7, 48.0), {"disused:amenity": "school", "building": "yes"}),
    ],
    places=[
        ((37.0005, 48.0005), {"amenity": "hospital", "name": 'The "Old" one'}),
        ((37.1, 48.1), {"healthcare": "hospital"}),
        ((37.3, 48.1), {"amenity": "school"}),
        ((37.45, 48.1), {"power": "plant"}),
        ((37.46, 48.3), {"power": "tower"}),
        ((37.47, 48.3), {"amenity": "pharmacy"}),
    ],
)


@pytest.mark.parametrize("write", [write_xml, write_pbf])
def test_what_is_mapped_twice_is_one_object(tmp_path, write) -> None:
    path = write(tmp_path / ("a.osm" if write is write_xml else "a.osm.pbf"), EXTRACT)
    found = read_objects(path)
    assert found["kind"].value_counts().to_dict() == {"hospital": 2, "school": 2, "power": 2}
    assert list(found.columns) == ["kind", "geometry"]


def test_extracts_that_cannot_be_used_are_one_line(tmp_path) -> None:
    with pytest.raises(ObjectsError, match="does not exist"):
        read_objects(tmp_path / "a.osm")
    other = tmp_path / "a.csv"
    other.write_text("a,b\n", encoding="utf-8")
    with pytest.raises(ObjectsError, match="is no OpenStreetMap extract"):
        read_objects(other)
    empty = write_xml(tmp_path / "b.osm", Extract([], places=[((37.0, 48.0), {"place": "town"})]))
    with pytest.raises(ObjectsError, match="holds no hospital, school, power plant or substation"):
        read_objects(empty)
    broken = tmp_path / "c.osm.pbf"
    broken.write_bytes(b"no extract")
    with pytest.raises(ObjectsError, match="can't be read as an OpenStreetMap extract"):
        read_objects(broken)
