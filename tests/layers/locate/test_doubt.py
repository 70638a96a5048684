"""What decides between places of one name, and what must not: the front, a city's old names, a walk's distance."""

from collections.abc import Callable
from datetime import date
from typing import Any

import geopandas as gpd
import pytest
from shapely.geometry import Point, box

from layers.gazetteer.gazetteer import Gazetteer
from layers.locate.locate import locate
from reports.claim import Claim, Gloss

Make = Callable[..., Claim]
Row = tuple[Any, ...]
HUB = ("UA1", "Hubne", (), "Donetsk", 20_000, 37.0, 48.0, None)


def gazetteer_of(*rows: Row) -> Gazetteer:
    """Return a gazetteer of rows: key, name, other names, oblast, people, lon, lat, radius of a centre or null."""
    frame = gpd.GeoDataFrame(
        [
            {
                "katottg": key,
                "name_en": name,
                "name_uk": None,
                "variants": variants,
                "category": "village",
                "hromada": "Testove",
                "raion": "Testove",
                "oblast": oblast,
                "population": people,
                "point_source": "geonames" if radius is None else "approximate",
                "radius_km": radius,
                "geometry": Point(lon, lat),
            }
            for key, name, variants, oblast, people, lon, lat, radius in rows
        ],
        crs=4326,
    )
    frame["population"] = frame["population"].astype("Int64")
    areas = {"Donetsk": box(36.6, 46.8, 39.0, 49.3), "Kherson": box(31.5, 45.9, 35.3, 47.6)}
    oblasts = gpd.GeoDataFrame({"name_en": list(areas)}, geometry=list(areas.values()), crs=4326)
    return Gazetteer(frame, oblasts=oblasts)


def control_of(west: float, *, day: date = date(2025, 6, 12)) -> gpd.GeoDataFrame:
    """Return one day of control whose western edge is the front."""
    ground = [box(west, 40.0, 60.0, 56.0)]
    return gpd.GeoDataFrame({"source": ["x"], "kind": ["assessed_control"], "date": [day]}, geometry=ground, crs=4326)


def keys(gazetteer: Gazetteer, *claims: Claim, control: Any = None) -> list[str | None]:
    return locate(claims, gazetteer=gazetteer, control=control)["katottg"].tolist()


TWO = (
    ("UA2", "Lisne", (), "Donetsk", None, 37.40, 48.0, None),
    ("UA3", "Lisne", (), "Donetsk", None, 36.0, 48.0, None),
)


def test_the_front_decides_what_the_text_leaves_open(make_claim: Make) -> None:
    claim = make_claim(place="Lisne")
    assert keys(gazetteer_of(*TWO), claim) == [None]
    assert keys(gazetteer_of(*TWO), claim, control=control_of(37.41)) == ["UA2"]


def test_the_front_never_overrules_a_gloss(make_claim: Make) -> None:
    claim = make_claim(place="Lisne", gloss=Gloss("east of Hubne", "east", "Hubne"))
    assert keys(gazetteer_of(HUB, *TWO), claim, control=control_of(36.0)) == ["UA2"]


def test_an_old_control_layer_decides_less(make_claim: Make) -> None:
    claim = make_claim(place="Lisne")
    assert keys(gazetteer_of(*TWO), claim, control=control_of(37.41, day=date(2024, 6, 12))) == [None]


def test_a_control_layer_of_other_ground_decides_nothing(make_claim: Make) -> None:
    sure = [(f"UA2{n}", name, (), "Donetsk", None, 37.0 + n / 50, 48.3, None) for n, name in enumerate("ABCDEF", 1)]
    rows = [(key, f"{name}ivka", *rest) for key, name, *rest in sure]
    claims = [make_claim(place=row[1], sentence_id=f"{n}.1") for n, row in enumerate(rows)]
    far = make_claim(place="Lisne", sentence_id="9.1")
    found = keys(gazetteer_of(*rows, *TWO), *claims, far, control=control_of(31.0))
    assert found == keys(gazetteer_of(*rows, *TWO), *claims, far)


def test_words_behind_the_name_tell_which_place_without_brackets(make_claim: Make) -> None:
    sentence = "Russian forces seized Lisne east of Hubne."
    claim = make_claim(place="Lisne", sentence=sentence)
    beside = make_claim(place="Hubne", relation=None, bearing="east", bearing_of="Hubne", sentence=sentence)
    frame = locate([claim, beside], gazetteer=gazetteer_of(HUB, *TWO))
    assert frame.loc[0, "katottg"] == "UA2"
    assert frame.loc[1, "geometry"] is None
    assert frame.loc[1, "why_not"] == "east of Hubne only tells which Lisne is meant"


def test_words_before_another_place_do_not_tell_which_the_first_is(make_claim: Make) -> None:
    sentence = "Russian forces attacked within Lisne east of Hubne near Dalne."
    assert keys(gazetteer_of(HUB, *TWO), make_claim(place="Lisne", sentence=sentence)) == [None]


def test_the_oblast_behind_a_name_leaves_no_choice(make_claim: Make) -> None:
    rows = (
        ("UA2", "Lisne", (), "Kherson", None, 33.3, 46.2, None),
        ("UA3", "Lisne", (), "Donetsk", 80_000, 37.1, 48.0, None),
    )
    claim = make_claim(place="Lisne", relation="near", sentence="They struck a depot near Lisne, Kherson Oblast.")
    assert keys(gazetteer_of(HUB, *rows), claim) == ["UA2"]
    only = locate([claim], gazetteer=gazetteer_of(HUB, rows[1])).iloc[0]
    assert only["why_not"].startswith("no Lisne is known in Kherson Oblast")


def test_a_city_is_not_taken_by_its_old_name_where_villages_bear_it(make_claim: Make) -> None:
    rows = (
        ("UA2", "Velyke", ("Lisne",), "Donetsk", 900_000, 37.8, 48.0, None),
        ("UA3", "Lisne", (), "Donetsk", None, 36.9, 48.1, None),
    )
    direction, hub = make_claim(place="Lisne", relation="direction"), make_claim(place="Hubne")
    assert keys(gazetteer_of(HUB, *rows), direction, hub) == [None, "UA1"]
    near = make_claim(place="Lisne", gloss=Gloss("north of Hubne", "north", "Hubne"), report_id="r2")
    assert keys(gazetteer_of(HUB, *rows), near) == ["UA3"]


def test_a_common_hub_is_found_by_the_common_places_around_it(make_claim: Make) -> None:
    """Neither the direction's name nor those of its villages are unique; only one set lies as the text says."""
    rows = (
        ("UA1", "Lisne", (), "Donetsk", 5_000, 37.8, 48.0, None),
        ("UA2", "Lisne", (), "Donetsk", None, 37.0, 48.0, None),
        ("UA3", "Polove", (), "Donetsk", None, 37.15, 48.1, None),
        ("UA4", "Polove", (), "Donetsk", None, 38.5, 47.5, None),
        ("UA5", "Yarne", (), "Donetsk", None, 37.15, 47.9, None),
        ("UA6", "Yarne", (), "Donetsk", None, 38.4, 48.9, None),
    )
    claims = [
        make_claim(place="Polove", relation="near", hub="northeast of Lisne"),
        make_claim(place="Yarne", relation="near", hub="southeast of Lisne"),
    ]
    assert keys(gazetteer_of(*rows), *claims) == ["UA3", "UA5"]


@pytest.mark.parametrize(("apart_km", "expected"), [(6.0, None), (40.0, "UA2")])
def test_two_villages_of_one_name_near_each_other_stay_open(
    make_claim: Make, apart_km: float, expected: str | None
) -> None:
    far = 37.20 + apart_km / 74.4
    rows = (
        ("UA2", "Lisne", (), "Donetsk", None, 37.20, 48.0, None),
        ("UA3", "Lisne", (), "Donetsk", None, far, 48.0, None),
        ("UA4", "Susidne", (), "Donetsk", None, 37.20, 48.02, None),
    )
    gloss = Gloss("east of Hubne", "east", "Hubne")
    claims = [make_claim(place="Lisne", gloss=gloss), make_claim(place="Susidne", gloss=gloss)]
    assert keys(gazetteer_of(HUB, *rows), *claims) == [expected, "UA4"]


def test_a_hub_without_an_exact_point_contradicts_nothing_within_its_radius(make_claim: Make) -> None:
    rows = (
        ("UA1", "Hubne", (), "Donetsk", None, 37.0, 48.0, 30.0),
        ("UA2", "Lisne", (), "Donetsk", None, 37.0, 47.8, None),
    )
    assert keys(gazetteer_of(*rows), make_claim(place="Lisne", gloss=Gloss("north of Hubne", "north", "Hubne"))) == [
        "UA2"
    ]


def test_the_only_place_of_its_name_by_its_hub_may_lie_to_another_side(make_claim: Make) -> None:
    """A list "south of Hubne near A, B and C" takes places to the east along; behind its back it takes none."""
    east = ("UA2", "Lisne", (), "Donetsk", None, 37.14, 48.0, None)
    gloss = Gloss("south of Hubne", "south", "Hubne")
    claim = make_claim(place="Lisne", gloss=gloss)
    assert keys(gazetteer_of(HUB, east), claim) == ["UA2"]
    assert keys(gazetteer_of(HUB, ("UA2", "Lisne", (), "Donetsk", None, 37.0, 48.1, None)), claim) == [None]
    rival = ("UA3", "Lisne", (), "Donetsk", None, 37.3, 48.3, None)
    assert keys(gazetteer_of(HUB, east, rival), claim) == [None]
