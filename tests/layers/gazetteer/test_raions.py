"""Raions from settlements' points, and which raion a place without a code lies in."""

import geopandas as gpd
import pandas as pd
from shapely.geometry import Point, box

from layers.gazetteer.raions import derive_raions, name_raions
from layers.sources.packaged import load_oblasts, load_raions, load_settlements

OBLASTS = gpd.GeoDataFrame(
    {"name_en": ["North", "South"]}, geometry=[box(36, 48.5, 38, 49), box(36, 48, 38, 48.5)], crs=4326
)


def settlements(*rows) -> gpd.GeoDataFrame:
    names = ("katottg", "raion", "oblast", "radius_km", "geometry")
    frame = pd.DataFrame(rows, columns=names).assign(raion_uk=lambda table: table["raion"])
    return gpd.GeoDataFrame(frame, geometry="geometry", crs=4326)


def code(raion: str) -> str:
    return f"UA{raion}" + "0" * 9 + "1234"


def test_raions_end_at_their_oblast_and_rough_points_make_none() -> None:
    table = settlements(
        (code("0102"), "Western", "North", None, Point(36.5, 48.7)),
        (code("0104"), "Eastern", "North", None, Point(37.5, 48.7)),
        (code("0202"), "Southern", "South", None, Point(36.5, 48.4)),
        (code("0204"), "Rough", "South", 12.0, Point(37.5, 48.3)),
        ("gn:7", "Coded by nobody", "South", None, Point(37.5, 48.2)),
        (code("0300"), None, "South", None, Point(37.9, 48.1)),
    )
    raions = derive_raions(table, OBLASTS)
    assert list(raions["raion_code"]) == ["UA0102", "UA0104", "UA0202"]
    at = [Point(36.6, 48.52), Point(37.9, 48.9), Point(37.9, 48.1), Point(39, 48), None]
    assert name_raions(at, raions) == ["Western", "Eastern", "Southern", None, None]


def test_the_packaged_ones_name_their_own_settlements_within_their_oblast() -> None:
    raions, places = load_raions(), load_settlements()
    assert (len(raions), raions["raion_code"].nunique()) == (136, 136)
    assert set(raions["oblast"]) == set(load_oblasts()["name_en"]) - {"Kyiv City", "Sevastopol"}
    assert raions.geometry.is_valid.all()
    exact = places[places.geometry.notna() & places["radius_km"].isna() & places["raion"].notna()]
    named = pd.Series(name_raions(list(exact.geometry), raions), index=exact.index)
    assert (named == exact["raion"]).mean() > 0.995
