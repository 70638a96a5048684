"""Where a clause ends, what nobody said, and withdrawals, gains and attacks that nouns tell of."""

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports

R, U = "russian", "ukrainian"
HEAD = "May 21, 2023\n\nInstitute for the Study of War\n\n"


def read(text: str) -> list[Claim]:
    """Return the claims of a paragraph of a report of 21 May 2023."""
    return [claim for report in read_reports(HEAD + text) for claim in find_claims(report)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian forces made limited advances west of Lubny but remain stalled south of Romny.", [(R, "advance", "Lubny")]),
        ("Russian forces likely took Lubny, but such a success is unlikely to lead to the fall of Romny.", [(R, "seize", "Lubny")]),
        ("Ukrainian forces liberated Lubny, and Russian lines north of Romny are thin.", [(U, "seize", "Lubny")]),
        ("Ukrainian forces entered Lubny and rebuilt the bridge near Romny.", [(U, "advance", "Lubny")]),
        ("Russian forces left Lubny and are regrouping in Romny.", [(R, "withdraw", "Lubny")]),
        ("Russian forces advanced near Lubny and in Romny.", [(R, "advance", "Lubny"), (R, "advance", "Romny")]),
        ("Russian forces attacked near Lubny but did not enter Romny.", [(R, "attack", "Lubny")]),
        ("Russian forces recaptured no ground near Lubny.", []),
        ("Russian forces attacked near Lubny, Romny, and Pyriatyn and advanced in some areas.",
         [(R, "attack", "Lubny"), (R, "attack", "Romny"), (R, "attack", "Pyriatyn")]),
        ("Russian forces attacked along the Lubny-Romny line, near Pyriatyn, and in the Sumy-Poltava Oblast border area.",
         [(R, "attack", None), (R, "attack", "Lubny"), (R, "attack", "Romny"), (R, "attack", "Pyriatyn")]),
    ],
)  # fmt: skip
def test_a_clause_ends(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert [(c.actor, c.action, c.place) for c in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Russian MoD has not announced that Russian forces have captured Lubny.",
        "The Ukrainian General Staff did not report that Ukrainian forces repelled assaults near Lubny.",
        "The Ukrainian General Staff did not report any repelled attacks near Lubny.",
        "Neither Ukrainian nor Russian sources reported Russian offensive operations near Lubny.",
    ],
)
def test_what_nobody_said_is_no_claim(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian forces continued to withdraw from Lubny.", [(R, "withdraw", "Lubny")]),
        ("Russian forces have begun to withdraw from western Lubny.", [(R, "withdraw", "Lubny")]),
        ("Russian forces completed a controlled withdrawal from Lubny.", [(R, "withdraw", "Lubny")]),
        ("Ukrainian officials ordered a controlled withdrawal from Lubny on May 20.", [(U, "withdraw", "Lubny")]),
        ("Russian forces will withdraw from Lubny.", []),
        ("Russian forces completely vacated Lubny.", [(R, "withdraw", "Lubny")]),
        ("A Russian source claimed that Ukrainian forces unsuccessfully attempted to regain lost positions near Lubny.",
         [(U, "attack_unsuccessful", "Lubny")]),
        ("Ukrainian counterattacks pushed Russian forces onto the defensive near Lubny.", [(U, "advance", "Lubny")]),
    ],
)  # fmt: skip
def test_withdrawals(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(c.actor, c.action, c.place) for c in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian forces continue to make slow progress in Lubny.", [(R, "advance", "Lubny")]),
        ("The General Staff of Ukraine stated that Russian forces had partial success near Lubny.", [(R, "advance", "Lubny")]),
        ("Russian forces had no success near Lubny.", []),
        ("Ukrainian forces widened their foothold at Lubny.", [(U, "advance", "Lubny")]),
        ("Russian forces may have made marginal gains to the north and west of Lubny.", [(R, "advance", "Lubny")]),
        ("Ukrainian forces halted renewed Russian attacks toward Lubny.", [(R, "attack_unsuccessful", "Lubny")]),
        ("Ukrainian forces repelled small Russian groups trying to cross to Lubny.", [(R, "attack_unsuccessful", "Lubny")]),
        ("Russian forces attempted to cross the river near Lubny but were thrown back.", [(R, "attack_unsuccessful", "Lubny")]),
        ("Russian sources reported Ukrainian counteroffensives in the direction of Lubny.", [(U, "attack", "Lubny")]),
        ("Russian forces continued operations to push Ukrainian troops away from lines northeast of Lubny.", [(R, "attack", "Lubny")]),
        ("Russian forces are slowing Ukrainian attacks, which secured minor advances west of Lubny.", [(U, "advance", "Lubny")]),
        ("The 1st Mechanized Brigade of Ukraine reported that its troops cleared Lubny of Russian forces.", [(U, "seize", "Lubny")]),
        ("Russian forces reached Lubny with an FPV drone.", []),
    ],
)  # fmt: skip
def test_gains_and_attacks_in_other_words(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(c.actor, c.action, c.place) for c in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "gloss"),
    [
        ("Russian forces likely seized Lubny and Romny west of Pyriatyn.", "west of Pyriatyn"),
        ("Russian forces attacked near Lubny and Romny northwest of Pyriatyn.", "northwest of Pyriatyn"),
        ("Ukrainian forces repelled assaults toward Lubny and Romny, both roughly 10 km east of Pyriatyn.", "roughly 10 km east of Pyriatyn"),
    ],
)  # fmt: skip
def test_a_bearing_behind_a_list_tells_which_places_are_meant(text: str, gloss: str) -> None:
    claims = read(text)
    assert [c.place for c in claims] == ["Lubny", "Romny"]
    assert [c.gloss.text for c in claims if c.gloss is not None] == [gloss, gloss]


def test_footage_named_behind_its_clause_proves_it() -> None:
    (claim,) = read("Wagner fighters advanced into southern Lubny, geolocated footage posted on May 20 confirms.[3]")
    assert (claim.place, claim.evidence, claim.confirmed) == ("Lubny", "geolocated", True)


def test_reportedly_reaches_over_and() -> None:
    claims = read("Russian troops reportedly attacked near Lubny and regained positions.")
    assert {(c.action, c.evidence, c.confirmed) for c in claims} == {
        ("attack", "reported", False),
        ("advance", "reported", False),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ukrainian forces began a large withdrawal from Lubny toward Romny.", (U, "withdraw", "Lubny")),
        ("Ukrainian forces are conducting a fighting withdrawal from Lubny.", (U, "withdraw", "Lubny")),
        ("Russian troops abandoned Lubny.", (R, "withdraw", "Lubny")),
        ("Ukrainian forces continued to advance south of Lubny in western Sumy Oblast and reportedly advanced near Romny.",
         (U, "advance", "Lubny")),
        ("Russian forces continued to make gains around Romny and to conduct assaults in the Lubny area.", (R, "attack", "Lubny")),
        ("Russian forces continued operations aimed at encircling Lubny but have yet to make further gains.",
         (R, "attack_unsuccessful", "Lubny")),
        ("A Ukrainian brigade commander added that the Ukrainian 1st Mechanized Brigade advanced near Lubny.",
         (U, "advance", "Lubny")),
        ("Russian forces likely withdrew from Lubny, although it is too early to assess Ukrainian intentions.",
         (R, "withdraw", "Lubny")),
        ("Ukrainian troops made significant breakthroughs near Lubny.", (U, "advance", "Lubny")),
        ("Russian forces failed to advance along the Lubny-Romny highway.", (R, "attack_unsuccessful", None)),
    ],
)  # fmt: skip
def test_one_claim_among_those_of_a_sentence(text: str, expected: tuple[str, str, str | None]) -> None:
    assert expected in [(c.actor, c.action, c.place) for c in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "An official noted that Russian forces have a high probability of capturing Lubny.",
        "Russian forces are within striking distance of Lubny.",
        "The reason for Lubny and Romny's quarrel is unclear.",
        "Russian forces are transferring personnel to Lubny.",
    ],
)
def test_what_did_not_happen_is_no_claim(text: str) -> None:
    assert read(text) == []


def test_an_attack_that_was_not_made_elsewhere_fails_nowhere() -> None:
    claims = read("Russian forces attacked toward Lubny but did not conduct any attacks in Romny.")
    assert [(c.action, c.place) for c in claims] == [("attack", "Lubny")]


def test_footage_that_corroborates_a_claim_proves_it() -> None:
    (claim,) = read("Geolocated footage corroborates Russian claims that Russian forces advanced east of Lubny.")
    assert (claim.place, claim.evidence) == ("Lubny", "geolocated")


def test_a_border_of_two_sides_named_one_by_one() -> None:
    for text in (
        "Ukrainian forces attacked in the western Sumy-eastern Poltava Oblast border area.",
        "Ukrainian forces attacked in the Sumy and Poltava oblast administrative border area.",
    ):
        (claim,) = read(text)
        assert (claim.place, claim.border) == (None, ("Sumy", "Poltava")), text


def test_what_a_ukrainian_unit_did_beside_is_withheld_too() -> None:
    claims = read("The Ukrainian 1st Mechanized Brigade advanced in Lubny and seized Romny.")
    assert [(c.place, c.withheld) for c in claims] == [
        ("Lubny", "names a Ukrainian unit"),
        ("Romny", "names a Ukrainian unit"),
    ]
    (claim,) = read("Ukrainian forces advanced in Lubny.")
    assert claim.withheld is None


def test_a_distance_from_a_place_with_its_own_bracket_is_no_gloss() -> None:
    claims = read(
        "Russian forces advanced west of Lubny (east of Khorol), one kilometer north of Romny (west of Khorol), and in Sumy."
    )
    assert [(c.place, c.bearing) for c in claims] == [("Lubny", "west"), ("Romny", "north"), ("Sumy", None)]


def test_a_distance_in_words_behind_a_comma_is_a_gloss() -> None:
    (claim,) = read("Wagner Group fighters likely seized Romny, about eight kilometers southeast of Lubny.")
    assert claim.place == "Romny"
    assert claim.gloss is not None
    assert (claim.gloss.of, claim.gloss.distance_km) == ("Lubny", 8.0)


def test_nothing_that_indicates_a_gain_is_no_gain() -> None:
    assert (
        read("Nothing indicates that Russian forces recaptured any settlement on the right bank of the Dnipro.") == []
    )


def test_a_river_is_no_town_of_its_name() -> None:
    assert all(c.place != "Dnipro" for c in read("Russian forces advanced on the left bank of the Dnipro."))
    (claim,) = read("Russian forces advanced near Dnipro.")
    assert claim.place == "Dnipro"


def test_assaults_held_off_are_the_attackers() -> None:
    (claim,) = read("Ukrainian forces held off assaults toward Lubny.")
    assert (claim.actor, claim.action, claim.place) == (R, "attack_unsuccessful", "Lubny")


@pytest.mark.parametrize(
    ("text", "place", "relation"),
    [
        ("Ukrainian forces withdrew from Lubny to new positions near Romny.", "Lubny", "from"),
        ("Russian forces withdrew in Lubny.", "Lubny", "in"),
    ],
)
def test_where_forces_withdraw_to_is_not_what_they_left(text: str, place: str, relation: str) -> None:
    assert [(c.action, c.place, c.relation) for c in read(text)] == [("withdraw", place, relation)]


def test_an_adjective_is_no_hub() -> None:
    (claim,) = read("Russian forces attacked near Lubny (about 12km southeast of the Ukrainian bridgehead).")
    assert (claim.place, claim.gloss) == ("Lubny", None)
