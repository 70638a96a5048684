"""Names of areas narrow or head a place and are never its city; rivers, plants and districts keep their kind."""

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports

HEAD = "Russian Offensive Campaign Assessment, May 21, 2024\n\n"


def read(text: str) -> list[Claim]:
    return [claim for report in read_reports(HEAD + text) for claim in find_claims(report)]


@pytest.mark.parametrize(
    ("where", "oblast"),
    [
        ("in the Sumy region", "Sumy"),
        ("in Sumy Region", "Sumy"),
        (", Sumy Region", "Sumy"),
        ("(Sumy region)", "Sumy"),
        ("(Sumy Oblast)", "Sumy"),
        ("in the Donetsk People's Republic", "Donetsk"),
        ("(Luhansk People’s Republic)", "Luhansk"),
        ("in the Kupiansk district of the Kharkiv region", "Kharkiv"),
        ("in the Dnepropetrovsk region", "Dnipropetrovsk"),
    ],
)
def test_an_area_behind_a_place_is_its_oblast(where: str, oblast: str) -> None:
    (claim,) = read(f"Russian forces seized Lubny {where}.".replace(" ,", ","))
    assert (claim.place, claim.oblasts) == ("Lubny", (oblast,))


@pytest.mark.parametrize(
    ("text", "hub"),
    [
        ("Russian forces attacked near Lubny in the Romny direction.", "Romny"),
        ("Russian forces attacked in the Romny sector near Lubny.", "Romny"),
        ("Russian forces attacked on the Romny axis near Lubny.", "Romny"),
    ],
)
def test_a_direction_beside_a_place_orients_it(text: str, hub: str) -> None:
    (claim,) = read(text)
    assert (claim.place, claim.hub) == ("Lubny", hub)


def test_a_direction_alone_is_the_place() -> None:
    (claim,) = read("Russian forces attacked in the Romny direction.")
    assert (claim.place, claim.relation) == ("Romny", "direction")


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces reached the Vovcha.",
        "Russian forces advanced in the Romny raion.",
        "Russian forces advanced along the Oskil River.",
        "Ukrainian forces hold the bridgehead on the left bank of the Dnipro.",
        "The minister attacked the Organization for Security.",
    ],
)
def test_what_is_no_settlement_is_none(text: str) -> None:
    assert [claim.place for claim in read(text) if claim.place] == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Russian forces entered the Vostochny district of Lubny.", ["Lubny"]),
        ("Russian forces shelled the Zahidnyi and Pivnichnyi districts of Lubny, Romny, and Khorol.",
         ["Lubny", "Romny", "Khorol"]),
        ("Russian forces captured Hill 125 near Lubny.", ["Lubny"]),
        ("Russian forces seized the Iskra plant.", ["Iskra plant"]),
        ("Russian forces attacked the Promin and Iskra plants in Lubny.", ["Lubny"]),
        ("Russian forces struck Lubny city and Romny.", ["Lubny", "Romny"]),
        ("Russian forces advanced in the Lubny city center.", ["Lubny"]),
    ],
)  # fmt: skip
def test_parts_of_a_town_are_the_town_and_sites_keep_their_kind(text: str, places: list[str]) -> None:
    assert [claim.place for claim in read(text)] == places


def test_what_was_struck_in_another_year_is_history() -> None:
    assert read("Ukrainian forces struck a depot near Lubny in March and May 2022.") == []
