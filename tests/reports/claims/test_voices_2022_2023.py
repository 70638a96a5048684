"""Wording of other seasons: refusals, liberations, presence, infiltrations, units and days; sentences of our own."""

from datetime import date

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
    ("text", "expected"),
    [
        ("A milblogger claimed that Ukrainian counterattacks stopped the advance near Lubny.",
         [(R, "attack_unsuccessful", "Lubny")]),
        ("Russian artillery halted a Ukrainian assault near Lubny.", [(U, "attack_unsuccessful", "Lubny")]),
        ("Ukrainian forces recently advanced in Lubny and liberated Romny.", [(U, "advance", "Lubny"), (U, "seize", "Romny")]),
        ("Ukrainian forces advanced in liberated Lubny.", [(U, "advance", "Lubny")]),
        (("A Ukrainian commander stated that Ukrainian forces pushed Russian forces out of Lubny and raised a flag in the"
         " settlement."), [(R, "withdraw", "Lubny"), (U, "seize", "Lubny")]),
        ("Ukrainian special forces conducted a successful operation in Lubny.", [(U, "other", "Lubny")]),
        ("Ukrainian forces conducted an information operation in Lubny.", []),
        ("Ukrainian forces lost Lubny.", [(U, "withdraw", "Lubny")]),
        ("Ukrainian forces liberated Lubny as Russian forces completed their withdrawal to the east.",
         [(U, "seize", "Lubny"), (R, "withdraw", "Lubny")]),
        ("Following the seizure of Lubny, Russian forces attacked near Romny.", [(R, "attack", "Romny")]),
        ("Despite heavy losses near Lubny, Russian forces advanced near Romny.", [(R, "advance", "Romny")]),
        ("Russian forces are still working to eliminate the salient in the Lubny direction.", [(R, "other", "Lubny")]),
    ],
)  # fmt: skip
def test_what_was_done_to_whom(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(c.actor, c.action, c.place) for c in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        ("Geolocated footage published on May 20 indicates that Russian forces have a presence in central Lubny in what ISW"
         " assesses is likely an infiltration mission."),
        ("Geolocated footage published on May 20 shows Ukrainian forces striking Russian positions in central Lubny after what"
         " ISW assesses was an infiltration mission."),
        ("Geolocated footage published on May 20 shows Ukrainian forces striking a Russian serviceman in central Lubny in what"
         " ISW assesses was a Russian infiltration."),
        ("Assessed Russian infiltrations: Geolocated footage published on May 20 shows Ukrainian drones striking two soldiers in"
         " central Lubny."),
    ],
)  # fmt: skip
def test_who_infiltrated_is_who_was_struck(text: str) -> None:
    (claim,) = read(text)
    assert (claim.actor, claim.action, claim.evidence) == (R, "other", "geolocated")
    assert (claim.place, claim.part, claim.withheld) == ("Lubny", "central", None)


def test_a_bracket_that_is_part_of_a_unit() -> None:
    (claim,) = read("Elements of the Russian 98th Airborne (VDV) Division are reportedly operating near Lubny.")
    assert claim.units == ("98th Airborne (VDV) Division",)


def test_the_unit_that_was_struck_is_no_unit_of_the_claim() -> None:
    (claim,) = read("Ukrainian forces struck the headquarters of the Russian 8th Combined Arms Army near Lubny.")
    assert (claim.actor, claim.action, claim.units) == (U, "strike", ())


def test_each_place_has_its_day() -> None:
    first, second = read("Russian forces attacked near Lubny on May 19 and near Romny on May 20.")
    assert (first.place, first.event_date) == ("Lubny", date(2024, 5, 19))
    assert (second.place, second.event_date) == ("Romny", date(2024, 5, 20))


def test_the_part_of_an_oblast_is_kept() -> None:
    (claim,) = read("Russian forces recently advanced in northern Sumy Oblast.")
    assert (claim.place, claim.oblasts, claim.part) == (None, ("Sumy",), "northern")


def test_depth_is_no_distance_and_within_is_one() -> None:
    (deep,) = read("Russian forces advanced 12 kilometers deep north of Lubny.")
    (within,) = read("Russian forces advanced within 300 meters of Lubny.")
    assert (deep.bearing, deep.distance_km) == ("north", None)
    assert (within.relation, within.distance_km) == ("near", 0.3)


def test_a_group_gloss_leaves_a_hub_alone() -> None:
    text = "Russian forces attacked northwest of Lubny near Romny; and advanced in Reni and Izmail (both southwest of Khorol)."
    romny, reni, izmail = read(text)
    assert (romny.hub, romny.gloss) == ("northwest of Lubny", None)
    assert reni.gloss is not None
    assert izmail.gloss == reni.gloss


def test_against_positions_near_a_place_is_near() -> None:
    (claim,) = read("Russian forces conducted attacks against Ukrainian positions near Lubny.")
    assert (claim.place, claim.relation) == ("Lubny", "near")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the Lubny direction, Russian forces attacked on May 20.", [(R, "attack", "Lubny")]),
        ("Near Lubny, Russian forces seized several positions.", [(R, "advance", "Lubny")]),
        ("Lubny fell to Russian forces on May 20.", [(R, "seize", "Lubny")]),
        ("Occupation officials claimed to have foiled a nightly landing of Ukrainian troops in Lubny.",
         [(U, "attack_unsuccessful", "Lubny")]),
        ("One milblogger claimed that Russian troops are trying to outflank and encircle Lubny (east of Romny).",
         [(R, "attack", "Lubny")]),
        ("Russian sources claimed that Ukrainian forces attempted to seize Lubny but that DNR forces repelled the attack.",
         [(U, "attack_unsuccessful", "Lubny")]),
    ],
)  # fmt: skip
def test_places_in_front_and_aims_with_an_object(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(c.actor, c.action, c.place) for c in read(text)] == expected


def test_a_gain_amid_operations_in_an_oblast_is_there() -> None:
    (claim,) = read(
        "Russian forces advanced amid continued offensive operations in the salient in Sumy Oblast on May 20."
    )
    assert (claim.action, claim.place, claim.oblasts) == ("advance", None, ("Sumy",))


def test_what_appears_to_have_happened_is_not_confirmed() -> None:
    (claim,) = read("Russian forces appear to have seized Lubny.")
    assert (claim.action, claim.confirmed) == ("seize", False)


def test_a_list_parted_by_semicolons_goes_on_and_each_place_keeps_its_own_bracket_and_oblast() -> None:
    claims = read(
        "The Ukrainian General Staff noted that Ukrainian troops repelled Russian attacks near Lubny, Poltava Oblast (10km west"
        " of Khorol); Romny (25km south of Konotop); and Reni, Odesa Oblast (15km east of Izmail) on May 20."
    )
    assert [(c.place, c.gloss.of if c.gloss else None, c.oblasts, c.event_date) for c in claims] == [
        ("Lubny", "Khorol", ("Poltava",), date(2024, 5, 20)),
        ("Romny", "Konotop", (), date(2024, 5, 20)),
        ("Reni", "Izmail", ("Odesa",), date(2024, 5, 20)),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wagner forces likely captured Lubny, southeast of Romny, on May 19.", [(R, "seize", "Lubny", None)]),
        ("Russian forces advanced in Lubny, southeast of Romny, and in Reni.",
         [(R, "advance", "Lubny", None), (R, "advance", "Romny", "southeast"), (R, "advance", "Reni", None)]),
        ("Russian forces made gains in Lubny but lost ground in Romny.",
         [(R, "advance", "Lubny", None), (R, "withdraw", "Romny", None)]),
        ("Russian forces failed to advance near Lubny.", [(R, "attack_unsuccessful", "Lubny", None)]),
        ("A source said that Ukrainian forces attacked south of Lubny but had no success.",
         [(U, "attack_unsuccessful", "Lubny", "south")]),
        ("A Ukrainian brigade stated that Russian forces control only isolated positions in Lubny.", [(R, "other", "Lubny", None)]),
    ],
)  # fmt: skip
def test_older_wording(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert [(c.actor, c.action, c.place, c.bearing) for c in read(text)] == expected


def test_footage_that_refutes_is_kept_as_what_it_shows() -> None:
    (claim,) = read(
        "Refinement of area under Russian claims: Geolocated footage published on May 20 shows Ukrainian forces operating in Lubny,"
        " indicating that Russian forces do not control the settlement."
    )
    assert (claim.actor, claim.action, claim.evidence) == (U, "other", "geolocated")
