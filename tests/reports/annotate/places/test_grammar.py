"""Location phrases, roads, parts of places and units, in sentences of our own."""

from dataclasses import astuple

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports

HEAD = "May 21, 2024\n\nInstitute for the Study of War\n\n"


def read(text: str) -> list[Claim]:
    """Return the claims of a paragraph of a report of 21 May 2024."""
    return [claim for report in read_reports(HEAD + text) for claim in find_claims(report)]


def where(text: str) -> list[tuple[str | None, str | None, str | None, str | None]]:
    """Return place, event bearing, hub and relation of each claim."""
    return [(c.place, c.bearing, c.hub, c.relation) for c in read(text)]


PHRASES = [
    ("advanced north of Lubny.", [("Lubny", "north", None, None)]),
    ("advanced northwest and west of Lubny.", [("Lubny", "northwest and west", None, None)]),
    ("advanced further south of Lubny.", [("Lubny", "south", None, None)]),
    ("attacked north of Lubny near Romny and Khorol.",
     [("Romny", None, "north of Lubny", "near"), ("Khorol", None, "north of Lubny", "near")]),
    ("attacked north of Lubny near Romny and toward Khorol; and near Lubny itself.",
     [("Romny", None, "north of Lubny", "near"), ("Khorol", None, "north of Lubny", "toward"), ("Lubny", None, None, "near")]),
    ("advanced in fields southeast of Lubny.", [("Lubny", "southeast", None, "fields")]),
    ("advanced to the northern outskirts of Lubny.", [("Lubny", None, None, "outskirts")]),
    ("advanced in the Lubny direction.", [("Lubny", None, None, "direction")]),
    ("advanced in the Lubny-Romny tactical area.", [("Lubny", None, None, "direction"), ("Romny", None, None, "direction")]),
    ("attacked along the Lubny-Romny line.", [("Lubny", None, None, "line"), ("Romny", None, None, "line")]),
    ("advanced from Lubny toward Romny.", [("Lubny", None, None, "from"), ("Romny", None, None, "toward")]),
    ("attacked in the direction of Lubny.", [("Lubny", None, None, "toward")]),
    ("advanced between Lubny and Romny.", [("Lubny", None, None, "line"), ("Romny", None, None, "line")]),
    ("attacked near and within Lubny itself.", [("Lubny", None, None, "near")]),
    ("seized Lubny, Velyka Bahachka, and most of Romny.",
     [("Lubny", None, None, "in"), ("Velyka Bahachka", None, None, "in"), ("Romny", None, None, "in")]),
    ("advanced in central Lubny and in fields to the northwest.",
     [("Lubny", None, None, "in"), ("Lubny", "northwest", None, "fields")]),
    ("attacked in Ivano-Frankove.", [("Ivano-Frankove", None, None, "in")]),
    ("attacked within 20km of Lubny near Romny.", [("Romny", None, "Lubny", "near")]),
    ("advanced east of Lubny and southwest of the settlement.", [("Lubny", "east", None, None), ("Lubny", "southwest", None, None)]),
    ("attacked in the Kreminske forest area.", [("Kreminske forest area", None, None, "in")]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), PHRASES)
def test_the_grammar_of_places(words: str, expected: list[tuple[str | None, ...]]) -> None:
    assert where(f"Russian forces {words}") == expected


def test_a_gloss_tells_which_place_and_is_no_bearing_of_the_event() -> None:
    (claim,) = read("Russian forces advanced northwest of Lubny (12km southeast of Pyriatyn).")
    assert claim.gloss is not None
    assert (claim.bearing, claim.gloss.bearing, claim.gloss.of, claim.gloss.distance_km) == (
        "northwest",
        "southeast",
        "Pyriatyn",
        12,
    )


@pytest.mark.parametrize(
    ("words", "glossed"),
    [
        ("seized Lubny, Romny, and Khorol (all south of Sumy City).", ["Lubny", "Romny", "Khorol"]),
        ("seized Lubny, Romny, and Khorol (both south of Sumy City).", ["Romny", "Khorol"]),
        ("seized Lubny, Romny, and Khorol (south of Sumy City).", ["Khorol"]),
        ("seized Lubny (all south of Sumy City) and Khorol.", ["Lubny"]),
    ],
)
def test_a_group_gloss_reaches_back(words: str, glossed: list[str]) -> None:
    assert [c.place for c in read(f"Russian forces {words}") if c.gloss is not None] == glossed


def test_respectively_pairs_distances_and_places() -> None:
    claims = read("Russian forces attacked near Khorol, Lubny and Romny (6km and 8km west of Sumy City, respectively).")
    glosses = {c.place: c.gloss and (c.gloss.bearing, c.gloss.distance_km) for c in claims}
    assert glosses == {"Khorol": None, "Lubny": ("west", 6), "Romny": ("west", 8)}


def test_a_distance_after_a_comma_is_a_gloss() -> None:
    (claim,) = read("Russian forces attacked Lubny, 4km west of Romny.")
    assert claim.place == "Lubny"
    assert claim.gloss is not None
    assert astuple(claim.gloss)[1:4] == ("west", "Romny", 4.0)


def test_distance_of_the_event() -> None:
    (claim,) = read("A milblogger claimed that Russian forces advanced 1.5 kilometers north of Lubny.")
    assert (claim.bearing, claim.distance_km) == ("north", 1.5)


def test_direction_of_motion_is_no_bearing() -> None:
    (claim,) = read("Russian forces advanced northward along Kvitneva Street in eastern Lubny.")
    assert (claim.place, claim.bearing, claim.part) == ("Lubny", None, "eastern")


def test_renamed_places_keep_the_name_written() -> None:
    (claim,) = read("Russian forces seized Lubny (formerly Novyi Kut).")
    assert (claim.place, claim.gloss) == ("Lubny", None)


def test_oblasts_stand_alone_or_tell_where_a_place_is() -> None:
    (alone,) = read("Russian forces advanced in northern Sumy Oblast.")
    assert (alone.place, alone.oblasts) == (None, ("Sumy",))
    (beside,) = read("Ukrainian forces struck a depot near Lgov, Kursk Oblast.")
    assert (beside.place, beside.oblasts) == ("Lgov", ("Kursk",))
    (inside,) = read("Russian forces attacked in Poltava and Sumy oblasts, including near Lubny.")
    assert (inside.place, inside.oblasts) == ("Lubny", ("Poltava", "Sumy"))
    assert [(c.place, c.oblasts) for c in read("Russian forces advanced in Sumy Oblast and near Lubny.")] == [
        ("Lubny", ()),
        (None, ("Sumy",)),
    ]


def test_a_road_without_a_place_is_the_target() -> None:
    (claim,) = read("Russian forces advanced along the T-0428 Lubny-Romny highway.")
    assert (claim.place, claim.roads) == (None, ("T-0428 Lubny-Romny highway",))


def test_a_border_crossing() -> None:
    (claim,) = read("Russian forces crossed the Poltava-Sumy Oblast border northwest of Lubny.")
    assert (claim.action, claim.place, claim.bearing, claim.border) == (
        "cross_border",
        "Lubny",
        "northwest",
        ("Poltava", "Sumy"),
    )


def test_reaching_needs_ground() -> None:
    assert [c.action for c in read("Russian forces reached the outskirts of Lubny.")] == ["reach"]
    assert read("The parties reached an agreement during talks in Lubny.") == []


def test_a_hyphened_adjective_and_a_river_are_no_places() -> None:
    assert [
        c.place for c in read("Ukrainian forces struck crossings in Lubny and Romny over the Sula and Udai rivers.")
    ] == ["Lubny", "Romny"]


def test_units_without_parents_and_with_shared_heads() -> None:
    (claim,) = read(
        "Elements of the Russian 6th and 112th motorized rifle brigades (both 77th Army, SMD) are reportedly operating near Lubny."
    )
    assert claim.units == ("6th Motorized Rifle Brigade", "112th Motorized Rifle Brigade")


def test_a_named_ukrainian_unit_and_ukrainian_positions_are_withheld() -> None:
    (unit,) = read("The Ukrainian 93rd Mechanized Brigade counterattacked near Lubny.")
    (positions,) = read("A milblogger claimed that Ukrainian forces hold positions near Lubny.")
    (gain,) = read("Ukrainian forces advanced near Lubny.")
    assert unit.withheld is not None
    assert positions.withheld is not None
    assert (unit.units, gain.withheld) == ((), None)


def test_on_the_island_is_no_movement_toward_it() -> None:
    assert where("Ukrainian forces advanced on the island near Lubny.") == [("Lubny", None, None, "near")]
    assert where("Russian forces advanced on Lubny.") == [("Lubny", None, None, "toward")]
    assert where("Russian forces advanced on the northern outskirts of Lubny.") == [("Lubny", None, None, "outskirts")]


def test_distances_in_words_and_miles() -> None:
    (within,) = read("Russian forces advanced to within two kilometers of Lubny.")
    (miles,) = read("Russian forces advanced 3 miles west of Lubny.")
    assert (within.relation, within.distance_km) == ("near", 2.0)
    assert (miles.bearing, miles.distance_km) == ("west", 4.828)


def test_the_border_of_two_oblasts_is_one_border() -> None:
    (claim,) = read("Russian forces advanced near the administrative border of Sumy and Poltava oblasts.")
    assert (claim.place, claim.relation, claim.border) == (None, "near", ("Sumy", "Poltava"))
