"""Who acts: passives turned back, weapons that nobody signs, footage of somebody; sentences of our own."""

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
    ("text", "actor"),
    [
        ("Russian forces were pushed out of Lubny.", R),
        ("Russian forces have been driven back from Lubny by Ukrainian forces.", R),
        ("Russian forces were forced to retreat from Lubny.", R),
        ("Ukrainian forces were pushed back from positions near Lubny.", U),
        ("A milblogger claimed that Ukrainian troops were expelled from Lubny.", U),
        ("Geolocated footage shows that Russian forces were thrown back from Lubny.", R),
        ("Russian troops had been dislodged from Lubny on May 19.", R),
    ],
)
def test_who_was_pushed_out_withdrew_and_gained_nothing(text: str, actor: str) -> None:
    (claim,) = read(text)
    assert (claim.actor, claim.action, claim.place) == (actor, "withdraw", "Lubny")


@pytest.mark.parametrize("text", ["Russian forces were not pushed out of Lubny.", "They could be driven out of Lubny."])
def test_who_was_not_pushed_out_did_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Ukrainian forces downed nine drones; a number of drones struck houses in Poltava Oblast.", R),
        ("Ukrainian drones were shot down over Kursk Oblast, while Shahed drones struck a school in Lubny.", R),
        ("Ukrainian forces intercepted six drones, while three drones struck a depot in Lubny.", R),
        ("Russian forces launched nine missiles; two missiles struck a depot in Lubny.", R),
        ("Ukrainian forces launched forty drones; several drones struck a refinery in Saratov Oblast.", U),
        ("Ukrainian officials reported that drones struck a depot in Lubny.", R),
        ("Ukrainian officials reported that Russian forces launched six drones and that two drones struck Lubny.", R),
        ("A Russian official claimed that drones struck a depot in Belgorod Oblast.", U),
        ("Ukrainian drones struck a depot in Bryansk Oblast.", U),
        ("Geolocated footage shows FPV drones striking Ukrainian positions in Lubny.", R),
    ],
)
def test_a_strike_belongs_to_its_own_subject(text: str, actor: str) -> None:
    assert {(claim.actor, claim.action) for claim in read(text)} == {(actor, "strike")}


def test_a_strike_by_nobody_named_on_ground_unknown_is_left_out() -> None:
    text = "Ukrainian and Russian forces fought on; several drones struck a depot in Lubny."
    assert "strike" not in {claim.action for claim in read(text)}


def test_who_is_seen_in_footage_acts_in_it() -> None:
    (claim,) = read("Local channels published footage of Ukrainian forces raising a flag in Lubny.")
    assert (claim.actor, claim.action, claim.place) == (U, "other", "Lubny")


@pytest.mark.parametrize(
    "text",
    [
        "Had Russian forces seized Lubny in May, Kyiv would have had to leave Reni.",
        "A milblogger claimed that had Russian forces seized Lubny, the road would have been cut.",
    ],
)
def test_what_would_have_been_was_not(text: str) -> None:
    assert read(text) == []


def test_between_two_places_is_one_line() -> None:
    claims = read("Russian forces advanced to a field between Lubny and Reni (west of Lubny).")
    assert [(c.place, c.relation, c.line) for c in claims] == [
        ("Lubny", "line", ("Lubny", "Reni")),
        ("Reni", "line", ("Lubny", "Reni")),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("in fields north of Lubny (east of Reni) and within the southern part of the settlement",
         [("Lubny", "north", None), ("Lubny", None, "southern")]),
        ("south of and in central Lubny", [("Lubny", "south", None), ("Lubny", None, "central")]),
        ("in and north of Lubny", [("Lubny", None, None), ("Lubny", "north", None)]),
        ("north of Lubny and in its center", [("Lubny", "north", None), ("Lubny", None, "center")]),
        ("in central Lubny, along a railway east of the settlement, and into fields to the northwest",
         [("Lubny", None, "central"), ("Lubny", "east", None), ("Lubny", "northwest", None)]),
        ("in northern Poltava Oblast and near Lubny", [("Lubny", None, None), (None, None, "northern")]),
    ],
)  # fmt: skip
def test_each_phrase_has_its_own_part(words: str, expected: list[tuple[str | None, ...]]) -> None:
    claims = read(f"Russian forces advanced {words}.")
    assert [(c.place, c.bearing, c.part) for c in claims] == expected


@pytest.mark.parametrize("joint", [" and a milblogger claimed that Ukrainian", ". Ukrainian"])
def test_in_the_area_is_where_the_event_before_lay(joint: str) -> None:
    claim = read(f"Russian forces advanced south of Lubny{joint} forces are counterattacking in the area.")[-1]
    assert (claim.action, claim.place, claim.bearing, claim.relation) == ("attack", "Lubny", "south", None)


def test_in_the_area_is_never_inside() -> None:
    claim = read("Russian forces advanced in Lubny. Ukrainian forces are counterattacking in the area.")[-1]
    assert (claim.action, claim.place, claim.relation) == ("attack", "Lubny", "near")


def test_roads_streets_and_units_go_with_their_own_phrase() -> None:
    claims = read(
        "Russian forces advanced to Pushkin Street in central Lubny, to Reni along the T-0511 highway, "
        "near Romny, and along the P-66 road east of Khorol."
    )
    assert [(c.place, c.roads) for c in claims] == [
        ("Lubny", ("Pushkin Street",)),
        ("Reni", ("T-0511 highway",)),
        ("Romny", ()),
        ("Khorol", ("P-66 road",)),
    ]


def test_units_stay_on_their_side_of_a_semicolon() -> None:
    claims = read(
        "Russian forces attacked near Lubny with elements of the 7th Tank Brigade; and near Reni with elements of the "
        "9th Tank Brigade."
    )
    assert [(c.place, c.units) for c in claims] == [
        ("Lubny", ("7th Tank Brigade",)),
        ("Reni", ("9th Tank Brigade",)),
    ]


def test_all_in_brackets_leaves_a_place_with_another_hub_alone() -> None:
    claims = read("Russian forces advanced east of Lubny near Reni; and southwest of Lubny near Romny and Khorol "
                  "(all southwest of Lubny).")  # fmt: skip
    assert claims[0].gloss is None
    assert claims[0].hub == "east of Lubny"


def test_from_the_south_from_a_place_is_not_south_of_it() -> None:
    claims = read("Russian forces attacked Reni from the south from the Lubny direction.")
    assert [(c.place, c.bearing) for c in claims] == [("Reni", None), ("Lubny", None)]
