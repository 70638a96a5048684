"""The gazetteer as packaged: every official settlement, honest about where it does not know."""

import csv
from collections import Counter
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from pyproj import Geod

from layers.sources import packaged
from layers.sources.packaged import load_oblasts, load_settlements
from layers.tables.schemas import check
from tests.counting import count_calls

GEOD = Geod(ellps="WGS84")


@pytest.fixture(scope="module")
def settlements() -> gpd.GeoDataFrame:
    return load_settlements()


@pytest.fixture(scope="module")
def exact(settlements: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return settlements[settlements["point_source"].isin(["geonames", "report_facts"])]


def test_layer_keeps_its_schema(settlements: gpd.GeoDataFrame) -> None:
    check(settlements, layer="settlements")


def test_every_official_settlement_is_there_once(settlements: gpd.GeoDataFrame) -> None:
    official = settlements["katottg"].str.fullmatch(r"UA\d{17}")
    assert official.sum() == 29_703
    assert settlements.loc[~official, "katottg"].str.fullmatch(r"gn:\d+").all()
    assert settlements["katottg"].is_unique
    assert Counter(settlements["category"].dropna()) == {"village": 27_261, "settlement": 1_979, "city": 463}


@pytest.mark.parametrize(("name", "number"), [("Oleksiivka", 49), ("Novoukrainka", 32), ("Andriivka", 75)])
def test_names_repeat(settlements: gpd.GeoDataFrame, name: str, number: int) -> None:
    assert (settlements["name_en"] == name).sum() == number


def test_units_above_are_named(settlements: gpd.GeoDataFrame) -> None:
    row = settlements.set_index("katottg").loc["UA14040010130010637"]
    assert (row["name_uk"], row["oblast"], row["raion"]) == ("Новоукраїнка", "Donetsk", "Volnovaskyi")
    assert (row["hromada"], row["hromada_uk"]) == ("Velykonovosilkivska", "Великоновосілківська")
    without = settlements[settlements["hromada"].isna()]
    assert sorted(without["name_en"]) == ["Chornobyl", "Kyiv", "Prypiat", "Sevastopol"]


def test_oblast_names_are_those_of_the_oblasts(settlements: gpd.GeoDataFrame) -> None:
    assert set(settlements["oblast"]) == set(load_oblasts()["name_en"])
    codes = load_oblasts().set_index("name_en")["katottg"].str[:4]
    assert (settlements["katottg"].str[:4] == settlements["oblast"].map(codes)).all()


def test_unknown_population_is_null(settlements: gpd.GeoDataFrame) -> None:
    known = settlements["population"].dropna()
    assert (known > 0).all()
    assert settlements["population"].isna().sum() > 20_000


def test_a_point_has_a_source_and_only_approximate_ones_a_radius(settlements: gpd.GeoDataFrame) -> None:
    source = settlements["point_source"]
    assert (settlements.geometry.isna() == source.isna()).all()
    assert set(source.dropna()) == {"geonames", "report_facts", "approximate"}
    assert (settlements["radius_km"].notna() == (source == "approximate")).all()
    assert (settlements["centre_of"].notna() == (source == "approximate")).all()
    assert settlements["radius_km"].min() > 5


def test_exact_points_lie_in_their_oblast(exact: gpd.GeoDataFrame) -> None:
    units = load_oblasts()[["name_en", "geometry"]].rename(columns={"name_en": "unit"})
    joined = gpd.sjoin(exact, units, how="left", predicate="within")
    assert len(joined) == len(exact) > 3_800
    assert (joined["unit"] == joined["oblast"]).all()


def test_no_point_where_two_of_a_name_share_an_oblast(settlements: gpd.GeoDataFrame) -> None:
    twins = settlements.duplicated(["oblast", "name_uk"], keep=False)
    placed = twins & (settlements["point_source"] == "geonames")
    assert twins.sum() > 5_000
    assert set(settlements.loc[placed, "category"]) == {"city"}  # a village cannot be taken for a city of its name
    assert settlements.loc[placed, "population"].min() >= 3_000
    assert 40 < placed.sum() < 70


@pytest.mark.parametrize(
    ("name", "oblast", "lon", "lat"),
    [
        ("Donetsk", "Donetsk", 37.802, 48.023),
        ("Zaporizhzhia", "Zaporizhzhia", 35.117, 47.852),
        ("Melitopol", "Zaporizhzhia", 35.382, 46.847),
        ("Kostiantynivka", "Donetsk", 37.706, 48.527),
        ("Lyman", "Donetsk", 37.808, 48.990),
        ("Slavutych", "Kyiv", 30.718, 51.523),
    ],
)
def test_a_city_is_placed_beside_villages_of_its_name(
    settlements: gpd.GeoDataFrame, name: str, oblast: str, lon: float, lat: float
) -> None:
    rows = settlements[(settlements["name_en"] == name) & (settlements["oblast"] == oblast)]
    city = rows[rows["category"] == "city"].iloc[0]
    assert (round(city.geometry.x, 3), round(city.geometry.y, 3)) == (lon, lat)
    others = rows[rows["category"] != "city"]
    assert not (others["point_source"] == "geonames").any()


def test_no_geonames_row_is_used_twice(exact: gpd.GeoDataFrame) -> None:
    assert exact["geonames_id"].notna().all()
    assert exact["geonames_id"].is_unique


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("UA12120130370019491", "Терни"),  # GeoNames' Terny is a district of Kryvyi Rih, 169 km away
        ("UA53080330200059680", "Крюкове"),  # Kryukiv is a district of Kremenchuk
        ("UA53040030200088865", "Крутий Берег"),
    ],
)
def test_a_district_of_a_city_is_not_taken_for_a_village(settlements: gpd.GeoDataFrame, key: str, name: str) -> None:
    row = settlements.set_index("katottg").loc[key]
    assert row["name_uk"] == name
    assert row["point_source"] == "approximate"
    assert pd.isna(row["population"])


def test_facts_reach_the_layer(settlements: gpd.GeoDataFrame, root: Path) -> None:
    with (root / "layers" / "data" / "places.csv").open(encoding="utf-8", newline="") as file:
        facts = list(csv.DictReader(file))
    rows = settlements.set_index("katottg")
    assert len(facts) == 35
    for fact in facts:
        row = rows.loc[fact["katottg"] or f"gn:{fact['geonames_id']}"]
        assert (row.geometry.x, row.geometry.y) == (float(fact["lon"]), float(fact["lat"]))
        assert row["point_source"] == "report_facts"
        assert pd.isna(row["population"]) if not fact["population"] else row["population"] == int(fact["population"])


@pytest.mark.parametrize(
    ("unit", "level"), [("hromada", ["oblast", "raion", "hromada"]), ("raion", ["oblast", "raion"])]
)
def test_a_radius_holds_every_placed_member(
    settlements: gpd.GeoDataFrame, exact: gpd.GeoDataFrame, unit: str, level: list[str]
) -> None:
    members = exact.groupby(level)
    centres = settlements[settlements["centre_of"] == unit].drop_duplicates(level)
    assert len(centres) > 100
    for row in centres.itertuples():
        placed = members.get_group(tuple(getattr(row, name) for name in level)).geometry
        assert len(placed) >= 3
        lons, lats = np.full(len(placed), row.geometry.x), np.full(len(placed), row.geometry.y)
        _, _, metres = GEOD.inv(lons, lats, placed.x.to_numpy(), placed.y.to_numpy())
        assert metres.max() / 1000 + 5 <= row.radius_km < metres.max() / 1000 + 5.2


def test_variants_are_other_names(settlements: gpd.GeoDataFrame) -> None:
    rows = settlements.set_index("katottg")
    bakhmut = rows[(rows["name_en"] == "Bakhmut") & (rows["oblast"] == "Donetsk")]["variants"].iloc[0]
    assert {"Artemovsk", "Артемівськ"} <= set(bakhmut)
    for row in rows[rows["variants"].map(len) > 0].itertuples():
        assert isinstance(row.variants, tuple)
        assert len(set(row.variants)) == len(row.variants)
        assert row.name_en not in row.variants
        assert row.name_uk not in row.variants


def test_loading_takes_no_step_a_row() -> None:
    def load() -> gpd.GeoDataFrame:
        packaged._load.cache_clear()
        return load_settlements()

    assert count_calls(load) < len(load()) / 2


@pytest.mark.shared
def test_joined_codes_are_those_of_the_full_geonames_table(exact: gpd.GeoDataFrame, shared_dir: Path) -> None:
    dump = pd.read_parquet(shared_dir / "data" / "gazetteer" / "geonames_ua_places.parquet")
    codes = dump[dump["kat_code"].fillna("") != ""]
    by_id = dict(zip(codes["geonameid"].astype(int), codes["kat_code"], strict=True))
    joined = exact[exact["point_source"] == "geonames"]
    known = joined[joined["geonames_id"].isin(by_id)]
    assert len(known) > 3_800
    differing = known[known["geonames_id"].map(by_id) != known["katottg"]]
    assert list(differing["name_en"]) == ["Prymorsk"]  # GeoNames gives that city the code of the village Obitochne
