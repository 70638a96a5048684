"""An invented corner of a country for the gazetteer and the resolver: small enough to see every distance."""

from collections.abc import Callable
from datetime import date
from typing import Any

import geopandas as gpd
import pytest
from shapely.geometry import LineString, Point, box

from layers.gazetteer.gazetteer import Gazetteer
from reports.claim import Claim

PLACES = [
    # katottg, name_en, name_uk, variants, oblast, population, lon, lat, point_source, radius_km
    ("UA1", "Pokrovsk", "Покровськ", ("Krasnoarmiisk",), "Donetsk", 60_000, 37.18, 48.28, "geonames", None),
    ("UA2", "Kurakhove", "Курахове", (), "Donetsk", 18_000, 37.28, 47.98, "geonames", None),
    ("UA3", "Novoukrainka", "Новоукраїнка", (), "Donetsk", None, 36.87, 48.03, "geonames", None),
    ("UA4", "Novoukrainka", "Новоукраїнка", (), "Donetsk", None, 37.20, 48.22, "geonames", None),
    ("UA5", "Novoukrainka", "Новоукраїнка", (), "Kirovohrad", 18_000, 31.52, 48.31, "geonames", None),
    ("UA6", "Bahatyr", "Багатир", (), "Donetsk", 1_700, 36.94, 48.00, "geonames", None),
    ("UA7", "Lyman", "Лиман", (), "Donetsk", 20_000, 37.81, 48.99, "geonames", None),
    ("UA8", "Lyman", "Лиман", (), "Kharkiv", None, 36.89, 50.25, "geonames", None),
    ("UA9", "Kharkiv", "Харків", (), "Kharkiv", 1_400_000, 36.25, 49.98, "geonames", None),
    ("UA10", "Vovchansk", "Вовчанськ", (), "Kharkiv", 17_000, 36.94, 50.29, "geonames", None),
    ("UA11", "Udachne", "Удачне", (), "Donetsk", None, 37.00, 48.24, "geonames", None),
    ("UA12", "Vozdvyzhenka", "Воздвиженка", (), "Donetsk", None, 37.52, 48.33, "geonames", None),
    ("UA13", "Zelene", "Зелене", (), "Donetsk", None, 37.30, 48.10, "approximate", 12.0),
    ("UA14", "Makhnivka", "Махнівка", ("Makhnovka",), "Vinnytsia", 3_000, 28.66, 49.72, "geonames", None),
    ("UA15", "Dnipro", "Дніпро", (), "Dnipropetrovsk", 970_000, 35.04, 48.47, "geonames", None),
    ("UA16", "Kamianske", "Кам’янське", (), "Dnipropetrovsk", 230_000, 34.60, 48.51, "geonames", None),
    ("UA17", "Kamianske", "Кам’янське", (), "Donetsk", 900, 37.05, 48.20, "geonames", None),
]


@pytest.fixture(scope="session")
def settlements() -> gpd.GeoDataFrame:
    rows = [
        {
            "katottg": key,
            "name_en": name,
            "name_uk": native,
            "variants": variants,
            "category": "village",
            "hromada": "Testove",
            "raion": "Testove",
            "oblast": oblast,
            "population": people,
            "point_source": source,
            "radius_km": radius,
            "geometry": Point(lon, lat),
        }
        for key, name, native, variants, oblast, people, lon, lat, source, radius in PLACES
    ]
    frame = gpd.GeoDataFrame(rows, geometry="geometry", crs=4326)
    frame["population"] = frame["population"].astype("Int64")
    return frame


@pytest.fixture(scope="session")
def gazetteer(settlements: gpd.GeoDataFrame) -> Gazetteer:
    areas = {
        "Donetsk": box(36.80, 47, 39, 49.2),
        "Dnipropetrovsk": box(33, 47, 36.80, 49.2),
        "Kharkiv": box(34.5, 49.2, 38.5, 50.45),
        "Kirovohrad": box(30, 47.5, 33, 49.2),
        "Vinnytsia": box(27, 48, 30, 50),
        "Kherson": box(31, 45.5, 35, 47),
        "Sumy": box(33, 50.45, 36, 52),
    }
    oblasts = gpd.GeoDataFrame({"name_en": list(areas)}, geometry=list(areas.values()), crs=4326)
    regions = gpd.GeoDataFrame(
        {"name_en": ["Kursk Oblast", "Moscow", "Moscow Oblast"]},
        geometry=[box(34, 52, 38, 53), box(37.4, 55.6, 37.8, 55.9), box(35, 55, 40, 57)],
        crs=4326,
    )
    road = {
        "ref": "T-0428",
        "name": "Kurakhove-Novopavlivka",
        "stops": ("Kurakhove", "Bahatyr", "Novoukrainka", "Novopavlivka"),
        "precision": "schematic",
        "source": "invented",
        "geometry": LineString([(37.28, 47.98), (36.94, 48.00), (36.87, 48.03), (36.70, 48.10)]),
    }
    highways = gpd.GeoDataFrame([road], geometry="geometry", crs=4326)
    return Gazetteer(settlements, oblasts=oblasts, regions=regions, highways=highways)


@pytest.fixture
def make_claim() -> Callable[..., Claim]:
    count = iter(range(1, 1000))

    def make(**changes: Any) -> Claim:
        number = next(count)
        plain: dict[str, Any] = {
            "claim_id": f"c{number}",
            "report_id": "r-2025-06-12-1",
            "published": date(2025, 6, 12),
            "sentence_id": "1.1",
            "sentence": "An invented sentence.",
            "start": 0,
            "end": 21,
            "section": "",
            "actor": "russian",
            "action": "advance",
            "evidence": "claimed",
            "support": None,
            "confirmed": False,
            "modality": None,
            "claimant": "Russian milbloggers",
            "place": None,
        }
        return Claim(**{**plain, **changes})

    return make
