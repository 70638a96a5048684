"""What a located claim is drawn as: stretches of road, borders, lines between places, parts of an oblast, or nothing."""

from collections.abc import Callable

import pytest

from geo.advance.marks import mark_claims
from layers.gazetteer.gazetteer import Gazetteer
from layers.locate.locate import locate
from reports.claim import Claim, Gloss

Make = Callable[..., Claim]


def test_an_approximate_centre_draws_nothing_and_says_where_about(gazetteer: Gazetteer, make_claim: Make) -> None:
    claims = [make_claim(place="Zelene", gloss=Gloss("south of Pokrovsk", "south", "Pokrovsk"))]
    row = locate(claims, gazetteer=gazetteer).iloc[0]
    assert row["katottg"] == "UA13"
    assert row["geometry"] is None
    assert row["precision"] == 4
    assert row["why_not"] == "somewhere in Testove hromada: no exact point of Zelene is known"
    assert len(mark_claims(locate(claims, gazetteer=gazetteer))) == 0


def test_ukrainian_movements_stay_at_settlement_precision(gazetteer: Gazetteer, make_claim: Make) -> None:
    claims = [
        make_claim(actor="ukrainian", place="Bahatyr", bearing="north", bearing_of="Bahatyr"),
        make_claim(actor="ukrainian", place="Bahatyr", roads=("T-0428 highway",), relation="along"),
        make_claim(actor="ukrainian", action="withdraw", place="Bahatyr", part="northern", relation="in"),
    ]
    frame = locate(claims, gazetteer=gazetteer)
    assert {shape.wkt for shape in frame.geometry} == {"POINT (36.94 48)"}


def test_a_clause_beside_bounds_the_road_and_the_road_crosses_the_border(
    gazetteer: Gazetteer, make_claim: Make
) -> None:
    shown = {"evidence": "geolocated", "claimant": "ISW"}
    along = make_claim(relation="along", roads=("T-0428 Kurakhove-Novopavlivka highway",), **shown)
    crossed = make_claim(
        action="cross_border",
        place="Novoukrainka",
        bearing="northwest",
        bearing_of="Novoukrainka",
        border=("Donetsk", "Dnipropetrovsk"),
        gloss=Gloss("west of Kurakhove", "west", "Kurakhove"),
        **shown,
    )
    frame = locate([along, crossed], gazetteer=gazetteer)
    road, crossing = frame.geometry
    assert road.geom_type == "LineString"
    assert road.bounds == pytest.approx((36.8, 48.03, 36.87, 48.0588), abs=1e-3)
    assert frame.loc[0, "open_end"]
    assert crossing.geom_type == "Point"
    assert crossing.x == pytest.approx(36.8, abs=1e-6)
    assert frame.loc[1, "uncertainty_km"] >= 1


def test_a_better_claim_of_the_sentence_lends_its_road_to_nobody(gazetteer: Gazetteer, make_claim: Make) -> None:
    along = make_claim(relation="along", roads=("T-0428 highway",), evidence="geolocated", claimant="ISW")
    claimed = make_claim(place="Bahatyr", relation="near")
    frame = locate([along, claimed], gazetteer=gazetteer)
    assert frame.loc[0, "geometry"] is None
    assert frame.loc[0, "why_not"] == "the text does not say where on the road T-0428 highway"


@pytest.mark.parametrize(
    "sentence",
    [
        "They crossed the Donetsk-Dnipropetrovsk Oblast border near Bahatyr.",
        "They crossed the border between Donetsk and Dnipropetrovsk near Bahatyr.",
        "They crossed from Donetsk Oblast into Dnipropetrovsk Oblast near Bahatyr.",
        "They crossed the oblast border near Bahatyr.",
    ],
)
def test_a_border_is_read_from_the_sentence(gazetteer: Gazetteer, make_claim: Make, sentence: str) -> None:
    claim = make_claim(action="cross_border", place="Bahatyr", relation="near", sentence=sentence)
    frame = locate([claim], gazetteer=gazetteer)
    assert frame.geometry.iloc[0].geom_type == "LineString"
    assert frame.loc[0, "precision"] == 2


def test_a_line_runs_between_its_ends(gazetteer: Gazetteer, make_claim: Make) -> None:
    claim = make_claim(relation="line", line=("Bahatyr", "Novoukrainka"))
    shape = locate([claim], gazetteer=gazetteer).geometry.iloc[0]
    assert shape.wkt == "LINESTRING (36.94 48, 36.87 48.03)"


def test_a_part_of_an_oblast_is_outlined(gazetteer: Gazetteer, make_claim: Make) -> None:
    row = locate([make_claim(oblasts=("Sumy",), part="northern")], gazetteer=gazetteer).iloc[0]
    assert row["precision"] == 6
    assert row["geometry"].bounds[1] == pytest.approx((50.45 + 52) / 2)
    told = make_claim(oblasts=("Sumy",), sentence="They advanced in northern Sumy Oblast.")
    assert locate([told], gazetteer=gazetteer).geometry.iloc[0].equals(row["geometry"])
    both = locate([make_claim(oblasts=("Sumy", "Kharkiv"))], gazetteer=gazetteer).iloc[0]
    assert both["why_not"] == "names several areas and no place: Sumy, Kharkiv"


def test_two_ends_of_a_between_are_one_line(gazetteer: Gazetteer, make_claim: Make) -> None:
    sentence = "They advanced to a field between Bahatyr (east of here) and Novoukrainka."
    ends = [make_claim(place=name, relation="line", sentence=sentence) for name in ("Bahatyr", "Novoukrainka")]
    frame = locate(ends, gazetteer=gazetteer)
    assert {shape.wkt for shape in frame.geometry} == {"LINESTRING (36.94 48, 36.87 48.03)"}
    assert set(frame["place_name"]) == {"Bahatyr – Novoukrainka"}
    assert len(mark_claims(frame)) == 1
    apart = [make_claim(place=name, relation="line", sentence="No such words.") for name in ("Bahatyr", "Novoukrainka")]
    assert {shape.geom_type for shape in locate(apart, gazetteer=gazetteer).geometry} == {"Point"}
