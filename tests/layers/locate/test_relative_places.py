"""Where words that only relate to places put an event, and how uncertain: roads, borders, distances, bearings."""

from collections.abc import Callable

import pytest
from shapely.geometry import Point

from geo.measure.ellipsoid import distance_km, nearest_km
from geo.where.footprints import Site, Wording, footprint
from layers.gazetteer.gazetteer import Gazetteer
from layers.locate.locate import locate
from layers.sources.packaged import load_highways, load_oblasts, load_settlements
from reports.claim import Claim, Gloss

Make = Callable[..., Claim]
KURAKHOVE, BAHATYR = Point(37.28, 47.98), Point(36.94, 48.00)


def test_from_one_stop_towards_another_is_an_open_stretch_of_the_road(gazetteer: Gazetteer, make_claim: Make) -> None:
    claims = [
        make_claim(place="Kurakhove", relation="from", origin="Kurakhove", roads=("T-0428",)),
        make_claim(place="Bahatyr", relation="toward", towards="Bahatyr"),
    ]
    row = locate(claims, gazetteer=gazetteer).iloc[0]
    assert row["geometry"].geom_type == "LineString"
    assert row["open_end"]
    ends = [Point(xy) for xy in row["geometry"].coords]
    assert distance_km(ends[0], KURAKHOVE) < 0.1
    assert distance_km(ends[-1], BAHATYR) < 0.1  # the stretch keeps to the stops named


def test_from_a_stop_with_no_other_is_near_that_stop(gazetteer: Gazetteer, make_claim: Make) -> None:
    claim = make_claim(place="Kurakhove", relation="from", origin="Kurakhove", roads=("T-0428",))
    row = locate([claim], gazetteer=gazetteer).iloc[0]
    assert (row["precision"], row["uncertainty_km"], row["geometry"].geom_type) == (3, 5.0, "Polygon")


def test_a_road_is_found_by_its_ends_without_a_number(gazetteer: Gazetteer, make_claim: Make) -> None:
    claim = make_claim(place=None, relation="along", roads=("Kurakhove-Bahatyr highway",))
    row = locate([claim], gazetteer=gazetteer).iloc[0]
    ends = row["geometry"].coords[0], row["geometry"].coords[-1]
    assert distance_km(Point(ends[0]), KURAKHOVE) < 0.1
    assert distance_km(Point(ends[1]), BAHATYR) < 0.1  # not on to the next stop
    assert row["open_end"]


def test_an_unknown_road_between_two_known_places_is_straight_and_open(gazetteer: Gazetteer, make_claim: Make) -> None:
    near = make_claim(place=None, relation="along", roads=("C-050999 Udachne-Pokrovsk road",))
    far = make_claim(place=None, relation="along", roads=("M-99 Pokrovsk-Kharkiv highway",), report_id="r2")
    frame = locate([near, far], gazetteer=gazetteer)
    assert frame["open_end"].tolist() == [True, True]
    assert frame["precision"].tolist() == [2, 5]  # a line of 200 km only tells the direction
    assert "the layer lacks it" in frame.loc[0, "why"]


def test_an_unknown_road_with_an_unknown_end_tells_both(gazetteer: Gazetteer, make_claim: Make) -> None:
    claim = make_claim(place=None, relation="along", roads=("M-99 Pokrovsk-Atlantis highway",))
    row = locate([claim], gazetteer=gazetteer).iloc[0]
    assert row["geometry"] is None
    assert row["why_not"].startswith("the road M-99 Pokrovsk-Atlantis highway is not in the highways layer: no place")


def test_a_border_crossed_beside_it_tells_which_place_is_meant(make_claim: Make) -> None:
    real = Gazetteer(load_settlements(), oblasts=load_oblasts(), highways=load_highways())
    border = ("Donetsk", "Dnipropetrovsk")
    claim = make_claim(
        place="Novoukrainka",
        action="cross_border",
        bearing="northwest",
        bearing_of="Novoukrainka",
        border=border,
        oblasts=border,
        gloss=Gloss("west of Kurakhove", "west", "Kurakhove"),
    )
    row = locate([claim], gazetteer=real).iloc[0]
    assert row["katottg"] == "UA14040010130010637"
    line = real.border(*border)
    assert line is not None
    assert nearest_km(row["geometry"].centroid, line) < 1.0
    assert row["uncertainty_km"] >= 1.0


def test_a_border_whose_place_stays_open_says_why(gazetteer: Gazetteer, make_claim: Make) -> None:
    claim = make_claim(
        place="Atlantis",
        action="cross_border",
        border=("Donetsk", "Dnipropetrovsk"),
        bearing="west",
        bearing_of="Atlantis",
    )
    row = locate([claim], gazetteer=gazetteer).iloc[0]
    assert row["why_not"] == "the Donetsk-Dnipropetrovsk border: no place called Atlantis in the gazetteer"


@pytest.mark.parametrize(
    ("hub", "people", "km", "wind", "place"),
    [
        # facts: places that published reports put so, with GeoNames' points
        (Point(35.7833, 47.5761), 14_479, 10, "south", Point(35.8370, 47.4478)),  # Robotyne, of Orikhiv
        (Point(35.7833, 47.5761), 14_479, 17, "southeast", Point(35.9928, 47.4265)),  # Verbove, of Orikhiv
        (Point(37.9989, 48.5942), 80_500, 7, "southwest", Point(37.9597, 48.5290)),  # Klishchiivka, of Bakhmut
        (Point(36.8363, 47.8428), 5_235, 9, "south", Point(36.7934, 47.7527)),  # Staromaiorske, of Velyka Novosilka
    ],
)
def test_a_stated_distance_holds_the_place_it_names(
    hub: Point, people: int, km: float, wind: str, place: Point
) -> None:
    found = footprint(Site(hub, people), Wording(bearing=wind, distance_km=km))
    assert distance_km(found.geometry, place) <= found.uncertainty_km
    assert found.uncertainty_km <= 0.5 * km + 4.0  # and says something


def test_the_reach_of_a_bearing_is_stated() -> None:
    town = footprint(Site(KURAKHOVE, 18_000), Wording(bearing="west"))
    village = footprint(Site(BAHATYR, None), Wording(bearing="west"))
    assert (town.words, village.words) == ("west of the place, up to 25 km", "west of the place, up to 5 km")
    assert town.uncertainty_km > village.uncertainty_km


def test_a_gain_told_only_by_where_it_came_from_is_not_placed(gazetteer: Gazetteer, make_claim: Make) -> None:
    row = locate([make_claim(place="Kurakhove", relation="from", origin="Kurakhove")], gazetteer=gazetteer).iloc[0]
    assert row["geometry"] is None
    assert row["why_not"] == "Kurakhove is only where forces came from: how far they got is not said"


@pytest.mark.parametrize("action", ["attack", "attack_unsuccessful", "strike"])
def test_where_an_attack_came_from_is_not_where_it_was(action: str, gazetteer: Gazetteer, make_claim: Make) -> None:
    made = make_claim(action=action, place="Kurakhove", relation="from", origin="Kurakhove")
    row = locate([made], gazetteer=gazetteer).iloc[0]
    what = "a strike" if action == "strike" else "an attack"
    assert row["geometry"] is None
    assert row["why_not"] == f"Kurakhove is only where {what} came from: what it was aimed at is not said"


def test_what_is_left_lies_at_the_place_it_is_left_from(gazetteer: Gazetteer, make_claim: Make) -> None:
    left = make_claim(action="withdraw", place="Kurakhove", relation="from", origin="Kurakhove")
    assert locate([left], gazetteer=gazetteer).iloc[0]["geometry"] is not None
