"""Named road stretches: the stops of the headline's road, and no homonym far away."""

import csv
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import Point

from geo.measure.ellipsoid import distance_km, length_km
from layers.sources.packaged import load_highways, load_oblasts, load_settlements
from layers.tables.schemas import check
from reports.lexicon.name_keys import name_key
from reports.lexicon.road_keys import road_key

# Villages with namesakes in their oblast, which the settlements leave without an exact point.
WITHOUT_POINT = {"Andriivka", "Novotroitske"}
T0428 = ("Kurakhove", "Bahatyr", "Oleksiivka", "Zelenyi Kut", "Novoukrainka", "Novopavlivka")


@pytest.fixture(scope="module")
def highways() -> gpd.GeoDataFrame:
    return load_highways()


def test_layer_keeps_its_schema(highways: gpd.GeoDataFrame) -> None:
    check(highways, layer="highways")
    assert (highways["precision"] == "schematic").all()


def test_t0428_runs_through_its_villages(highways: gpd.GeoDataFrame) -> None:
    road = highways[highways["ref"] == "T-0428"]
    assert list(road["stops"]) == [T0428]
    assert list(road["name"]) == ["Kurakhove-Novopavlivka"]
    assert length_km(road.geometry.iloc[0]) == pytest.approx(47.87, abs=0.05)


def test_t0428_crosses_the_border_beyond_novoukrainka(highways: gpd.GeoDataFrame) -> None:
    shapes = load_oblasts().set_index("name_en").geometry
    border = shapes["Donetsk"].boundary.intersection(shapes["Dnipropetrovsk"].boundary)
    crossing = highways.set_index("ref").geometry["T-0428"].intersection(border)
    assert crossing.geom_type == "Point"
    assert distance_km(Point(36.86556, 48.03052), crossing) == pytest.approx(1.5, abs=0.1)
    assert crossing.x < 36.86556
    assert crossing.y > 48.03052


def test_a_line_has_a_vertex_for_each_stop(highways: gpd.GeoDataFrame) -> None:
    for row in highways.itertuples():
        assert len(row.geometry.coords) == len(row.stops) >= 2


def test_every_ref_is_a_road_key_and_no_stretch_repeats(highways: gpd.GeoDataFrame) -> None:
    assert highways["ref"].map(road_key).notna().all()
    keys = [(road_key(row.ref), *sorted(row.stops)) for row in highways.itertuples()]
    assert len(set(keys)) == len(keys)


def test_stops_are_where_their_settlement_is(highways: gpd.GeoDataFrame) -> None:
    settlements = load_settlements()
    exact = settlements[settlements["point_source"].isin(["geonames", "report_facts"])]
    places: dict[str, list[Point]] = {}
    for name, point in zip(exact["name_en"], exact.geometry, strict=True):
        places.setdefault(name_key(name), []).append(point)
    checked = 0
    for row in highways.itertuples():
        for stop, at in zip(row.stops, row.geometry.coords, strict=True):
            near = [distance_km(Point(at), point) for point in places.get(name_key(stop), [])]
            if stop not in WITHOUT_POINT:
                assert min(near) < 0.1, (row.ref, stop)
                checked += 1
    assert checked > 130


def test_all_lines_stay_in_the_east_and_south(highways: gpd.GeoDataFrame) -> None:
    west, south, east, north = highways.total_bounds
    assert 32 < west < east < 40
    assert 45 < south < north < 50.5


def test_rows_left_out_say_why(root: Path) -> None:
    with (root / "layers" / "data" / "highways.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    unused = [row for row in rows if row["use"] == "no"]
    assert all(row["note"] for row in unused)
    assert {"T0803", "P07", "T0518"} <= {row["ref"] for row in unused}
    assert len(rows) - len(unused) == len(load_highways())
