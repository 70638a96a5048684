"""Oblasts, countries and regions: who lies where, and that nothing overlaps."""

import itertools
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely.geometry import Point

from geo.measure.ellipsoid import area_km2
from layers.sources.packaged import PACKAGED, load_countries, load_layer, load_oblasts, load_regions
from layers.tables.schemas import check

METRIC = "+proj=laea +lat_0=48.2 +lon_0=36.5 +datum=WGS84 +units=m"

# Well inside each unit: its capital, from GeoNames.
CAPITALS = {
    "Vinnytsia": (28.482, 49.232), "Volyn": (25.325, 50.748), "Luhansk": (39.306, 48.568),
    "Dnipropetrovsk": (34.983, 48.465), "Donetsk": (37.802, 48.023), "Zhytomyr": (28.676, 50.265),
    "Zakarpattia": (22.299, 48.624), "Zaporizhzhia": (35.118, 47.852), "Ivano-Frankivsk": (24.711, 48.922),
    "Kyiv City": (30.524, 50.455), "Kyiv": (30.117, 49.797), "Kirovohrad": (32.262, 48.510),
    "Sevastopol": (33.522, 44.589), "Crimea": (34.100, 44.957), "Lviv": (24.023, 49.838),
    "Mykolaiv": (31.993, 46.966), "Odesa": (30.744, 46.477), "Poltava": (34.551, 49.589), "Rivne": (26.251, 50.620),
    "Sumy": (34.802, 50.922), "Ternopil": (25.595, 49.553), "Kharkiv": (36.255, 49.982), "Kherson": (32.615, 46.637),
    "Khmelnytskyi": (26.997, 49.421), "Cherkasy": (32.062, 49.429), "Chernihiv": (31.285, 51.506),
    "Chernivtsi": (25.935, 48.292),
}  # fmt: skip
TRICKY = {
    "Heroiske": (31.894, 46.516, "Kherson"),
    "Ochakivske": (32.009, 46.349, "Kherson"),
    "Skadovsk": (32.908, 46.116, "Kherson"),
    "Slavutych, an enclave in Chernihiv Oblast": (30.757, 51.521, "Kyiv"),
    "Kerch": (36.474, 45.356, "Crimea"),
    "Balaklava": (33.600, 44.512, "Sevastopol"),
    "Armiansk": (33.692, 46.109, "Crimea"),
    "Henichesk": (34.809, 46.168, "Kherson"),
    "Novopavlivka": (36.787, 48.138, "Dnipropetrovsk"),
    "Novoukrainka": (36.866, 48.031, "Donetsk"),
    "Dachne": (36.826, 48.045, "Dnipropetrovsk"),
    "Vylkove": (29.590, 45.404, "Odesa"),
}
CRIMEAN = {"Simferopol": (34.1003, 44.9572), "Sevastopol": (33.5224, 44.5889), "Kerch": (36.4736, 45.3562)}


def holders(frame: gpd.GeoDataFrame, at: tuple[float, float]) -> list[str]:
    return list(frame.loc[frame.contains(Point(at)), "name_en"])


@pytest.mark.parametrize("name", ["oblasts", "countries", "regions"])
def test_layers_keep_their_schema(name: str) -> None:
    check(load_layer(name), layer=name)


def test_packaged_data_stays_under_four_megabytes(root: Path) -> None:
    assert 0 < sum(path.stat().st_size for path in (root / "layers" / "data").iterdir()) < 4_000_000


def test_a_copy_is_handed_out() -> None:
    first = load_oblasts()
    first["name_en"] = "changed"
    assert load_oblasts()["name_en"].nunique() == 27


def test_unknown_layer_is_refused() -> None:
    with pytest.raises(KeyError, match=r"'railways' is no packaged layer; there are oblasts, settlements"):
        load_layer("railways")
    assert len(PACKAGED) == 8


def test_oblasts_are_one_valid_coverage() -> None:
    oblasts = load_oblasts()
    assert len(oblasts) == 27
    assert shapely.coverage_is_valid(oblasts.geometry.array)
    overlaps = [
        (one.name_en, other.name_en)
        for one, other in itertools.combinations(oblasts.itertuples(), 2)
        if one.geometry.intersection(other.geometry).area > 0
    ]
    assert overlaps == []


@pytest.mark.parametrize(("name", "at"), CAPITALS.items())
def test_each_unit_holds_its_own_place(name: str, at: tuple[float, float]) -> None:
    assert holders(load_oblasts(), at) == [name]


@pytest.mark.parametrize(("lon", "lat", "unit"), TRICKY.values(), ids=TRICKY.keys())
def test_places_near_borders_and_hand_drawn_coasts(lon: float, lat: float, unit: str) -> None:
    assert holders(load_oblasts(), (lon, lat)) == [unit]


def test_codes_that_differ_between_the_two_lists() -> None:
    codes = load_oblasts().set_index("iso_3166_2")["katottg"].str[:4]
    differing = {iso: code for iso, code in codes.items() if iso.removeprefix("UA-") != code.removeprefix("UA")}
    assert differing == {"UA-09": "UA44", "UA-30": "UA80", "UA-40": "UA85", "UA-43": "UA01", "UA-77": "UA73"}


def test_areas_are_those_of_the_statistics() -> None:
    areas = {row.name_en: area_km2(row.geometry) for row in load_oblasts().itertuples()}
    # State Statistics Service; the coast and inland seas move the southern units by some per cent.
    assert areas["Kyiv City"] == pytest.approx(839, rel=0.02)
    assert areas["Donetsk"] == pytest.approx(26_517, rel=0.005)
    assert areas["Dnipropetrovsk"] == pytest.approx(31_914, rel=0.005)
    assert areas["Sevastopol"] == pytest.approx(864, rel=0.2)  # its inland border is Natural Earth's
    assert sum(areas.values()) == pytest.approx(603_628, rel=0.01)


@pytest.mark.parametrize(("city", "at"), CRIMEAN.items())
def test_crimean_cities_are_in_ukraine_in_every_layer(city: str, at: tuple[float, float]) -> None:
    assert holders(load_countries(), at) == ["Ukraine"]
    assert holders(load_oblasts(), at) == ["Sevastopol" if city == "Sevastopol" else "Crimea"]
    assert holders(load_regions(), at) == []
    settlements = load_layer("settlements")
    found = settlements[(settlements["name_en"] == city) & settlements["oblast"].isin(["Crimea", "Sevastopol"])]
    assert (found["point_source"] == "geonames").sum() == 1


def test_no_scrap_of_russia_is_left_around_crimea() -> None:
    waters = shapely.box(32, 44, 36.55, 46.2)
    assert load_countries().set_index("iso_a2").geometry["RU"].intersection(waters).is_empty
    assert not load_regions().intersects(waters).any()


def test_ukraine_is_the_union_of_its_oblasts() -> None:
    ukraine = load_countries().set_index("iso_a2").geometry["UA"]
    union = shapely.union_all(load_oblasts().geometry.array)
    assert shapely.symmetric_difference(ukraine, union).area == 0


@pytest.mark.parametrize("name", ["countries", "regions"])
def test_nothing_overlaps_ukraine(name: str) -> None:
    frame = load_layer(name)
    ukraine = shapely.union_all(load_oblasts().geometry.array)
    others = frame[frame["iso_a2"] != "UA"] if name == "countries" else frame
    overlaps = {row.name_en: row.geometry.intersection(ukraine).area for row in others.itertuples()}
    assert max(overlaps.values()) < 1e-12  # square degrees: floating point alone, far below a square metre


@pytest.mark.parametrize("name", ["countries", "regions"])
def test_neighbours_do_not_overlap_each_other(name: str) -> None:
    frame = load_layer(name)
    tree = frame.sindex.query(frame.geometry, predicate="intersects")
    pairs = [(a, b) for a, b in tree.T if a < b]
    shapes = frame.geometry.array
    assert len(pairs) > 50
    assert max(area_km2(shapes[a].intersection(shapes[b])) for a, b in pairs) < 0.01


def test_border_towns_of_the_neighbours() -> None:
    countries, regions = load_countries(), load_regions()
    assert holders(countries, (36.588, 50.597)) == ["Russia"]
    assert holders(regions, (36.588, 50.597)) == ["Belgorod Oblast"]
    assert holders(regions, (35.272, 51.191)) == ["Kursk Oblast"]  # Sudzha
    assert holders(countries, (23.687, 52.097)) == ["Belarus"]  # Brest
    assert holders(countries, (28.858, 47.006)) == ["Moldova"]


def test_regions_carry_the_names_reports_use() -> None:
    regions = load_regions()
    assert holders(regions, (37.617, 55.755)) == ["Moscow"]
    assert holders(regions, (36.729, 56.332)) == ["Moscow Oblast"]  # Klin
    assert regions["name_en"].is_unique
    assert regions["iso_3166_2"].is_unique
    assert not regions["iso_3166_2"].str.startswith("UA").any()
    codes = regions.set_index("name_en")["iso_3166_2"]
    assert (codes["Moscow"], codes["Moscow Oblast"], codes["Altai Krai"]) == ("RU-MOW", "RU-MOS", "RU-ALT")


@pytest.fixture(scope="session")
def border(shared_dir: Path) -> Any:
    """OpenStreetMap's Donetsk-Dnipropetrovsk border, in metres."""
    line = gpd.read_file(shared_dir / "data" / "oblasts" / "osm_border_donetsk_dnipropetrovsk.geojson")
    return shapely.union_all(line.to_crs(METRIC).geometry.array)


def our_border() -> Any:
    shapes = load_oblasts().set_index("name_en").to_crs(METRIC).geometry
    return shapes["Donetsk"].boundary.intersection(shapes["Dnipropetrovsk"].boundary)


@pytest.mark.shared
def test_the_border_of_the_headline_is_where_openstreetmap_has_it(border: Any) -> None:
    points = [border.interpolate(at) for at in range(0, int(border.length), 100)]
    distances = shapely.distance(np.array(points), our_border())
    assert np.median(distances) < 20
    assert distances.mean() < 70
    assert np.percentile(distances, 95) < 250


@pytest.mark.shared
def test_novoukrainka_is_as_far_from_the_border_as_in_openstreetmap(border: Any) -> None:
    village = gpd.GeoSeries([Point(36.86556, 48.03052)], crs=4326).to_crs(METRIC).iloc[0]
    assert village.distance(our_border()) == pytest.approx(village.distance(border), abs=150)


@pytest.mark.shared
def test_settlements_lie_in_the_unit_of_their_code(shared_dir: Path) -> None:
    dump = gpd.pd.read_parquet(shared_dir / "data" / "gazetteer" / "geonames_ua_places.parquet")
    coded = dump[dump["kat_code"].fillna("").str.startswith("UA")]
    points = gpd.GeoDataFrame(coded, geometry=gpd.points_from_xy(coded["longitude"], coded["latitude"]), crs=4326)
    inside = gpd.sjoin(points, load_oblasts()[["katottg", "geometry"]], how="left", predicate="intersects")
    inside = inside[~inside.index.duplicated()]
    assert len(inside) == 23_514
    assert (inside["kat_code"].str[:4] == inside["katottg"].str[:4]).mean() >= 0.9995
