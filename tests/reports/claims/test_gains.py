"""What is less than it sounds: near misses, fights, areas and directions that must not become a place taken."""

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports

R, U = "russian", "ukrainian"
HEAD = "May 21, 2024\n\nInstitute for the Study of War\n\n"


def read(text: str) -> list[Claim]:
    """Return the claims of a paragraph of a report of 21 May 2024."""
    return [claim for report in read_reports(HEAD + text) for claim in find_claims(report)]


@pytest.mark.parametrize(
    ("text", "actor", "action", "confirmed"),
    [
        ("Ukrainian forces are likely clearing pockets of Russian troops near Lubny.", U, "attack", True),
        ("Russian forces are clearing Lubny of Ukrainian forces.", R, "attack", True),
        ("Russian forces have cleared Lubny.", R, "seize", True),
        ("Russian forces have nearly seized Lubny.", R, "advance", False),
        ("Russian forces have all but captured Lubny.", R, "advance", False),
        ("Russian forces have almost reached Lubny.", R, "reach", False),
        ("Russian forces advanced in Lubny before Ukrainian forces pushed them back.", R, "attack_unsuccessful", True),
        ("Russian forces briefly entered Lubny but Ukrainian forces repelled them.", R, "attack_unsuccessful", True),
        ("Russian forces entered Lubny, but Ukrainian troops repelled the assault.", R, "attack_unsuccessful", True),
        ("Russian forces seized Lubny and repelled Ukrainian counterattacks.", R, "seize", True),
        ("Russian forces captured roughly 20 square kilometers near Lubny.", R, "advance", True),
        ("Ukrainian forces still control Lubny.", U, "other", True),
        ("Ukrainian forces maintain control of Lubny.", U, "other", True),
        ("Russian forces control Lubny.", R, "seize", True),
    ],
)
def test_how_much_of_a_gain_it_is(text: str, actor: str, action: str, *, confirmed: bool) -> None:
    (claim,) = read(text)
    assert (claim.actor, claim.action, claim.place, claim.confirmed) == (actor, action, "Lubny", confirmed)


@pytest.mark.parametrize(
    "text",
    [
        "In October 2022, Ukrainian forces liberated Lubny.",
        "Russian forces seized Lubny in the fall of 2022.",
        "Russian forces withdrew from Lubny in November 2022.",
        "Ukrainian forces have captured 2,000 square kilometers in the Lubny area counteroffensive.",
        "Ukrainian forces trapped troops caught in the rapid Ukrainian advance to Lubny and Romny.",
    ],
)
def test_history_and_efforts_are_no_news(text: str) -> None:
    assert [claim for claim in read(text) if claim.action in {"advance", "seize", "withdraw"}] == []


def test_since_then_is_no_history() -> None:
    (claim,) = read("Russian forces advanced near Lubny for the first time since October 2022.")
    assert (claim.action, claim.place) == ("advance", "Lubny")


@pytest.mark.parametrize(
    ("text", "relation", "bearing"),
    [
        ("Ukrainian forces advanced on Lubny.", "toward", None),
        ("Ukrainian forces are pushing on Lubny from the northwest and north.", "toward", "northwest and north"),
        ("Ukrainian forces advanced towards the Russian supply hub in Lubny.", "toward", None),
        ("Ukrainian forces advanced in the direction of the rail hub in Lubny.", "toward", None),
        ("Ukrainian forces advanced to the Lubny area.", "near", None),
        ("Ukrainian forces advanced in Lubny.", "in", None),
    ],
)
def test_how_a_place_locates_the_advance(text: str, relation: str, bearing: str | None) -> None:
    (claim,) = read(text)
    assert (claim.place, claim.relation, claim.bearing) == ("Lubny", relation, bearing)


@pytest.mark.parametrize("what", ["tactical area", "area", "salient"])
def test_an_area_between_two_towns_is_no_line_and_no_place(what: str) -> None:
    claims = read(f"Russian forces advanced in the Lubny-Romny {what}.")
    assert [(c.place, c.relation, c.line) for c in claims] == [("Lubny", "direction", ()), ("Romny", "direction", ())]


@pytest.mark.parametrize("what", ["frontline", "front", "line"])
def test_two_names_at_a_hyphen_are_a_line_and_no_place(what: str) -> None:
    claims = read(f"Russian forces advanced in the Lubny-Romny {what}.")
    assert [(c.place, c.relation, c.line) for c in claims] == [
        ("Lubny", "line", ("Lubny", "Romny")),
        ("Romny", "line", ("Lubny", "Romny")),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces crossed the oblast border between Donetsk and Dnipropetrovsk northwest of Lubny.",
        "Russian forces crossed from Donetsk Oblast into Dnipropetrovsk Oblast northwest of Lubny.",
        "Russian forces advanced from eastern Donetsk Oblast to Dnipropetrovsk Oblast northwest of Lubny.",
        "Russian forces crossed the Donetsk-Dnipropetrovsk Oblast border northwest of Lubny.",
    ],
)
def test_a_border_by_its_two_sides(text: str) -> None:
    (claim,) = read(text)
    assert (claim.action, claim.place, claim.bearing) == ("cross_border", "Lubny", "northwest")
    assert (claim.border, claim.oblasts) == (("Donetsk", "Dnipropetrovsk"), ("Donetsk", "Dnipropetrovsk"))
