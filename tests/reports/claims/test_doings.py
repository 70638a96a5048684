"""What forces do without taking ground: they dig in, bring up troops, clash, hold others off."""

import pytest

from tests.reports.claims.test_hard_sentences import R, U, read, rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian forces are building a second line of defense near Lubny.", [(R, "other", "assessed", "Lubny")]),
        ("The mayor of Romny stated that Russian forces erected fortifications in Lubny.", [(R, "other", "reported", "Lubny")]),
        ("Russian troops strengthened their grouping around Lubny and Romny.[4]",
         [(R, "other", "reported", "Lubny"), (R, "other", "reported", "Romny")]),
        ("Russian forces continued to reinforce their positions near Lubny.", [(R, "other", "assessed", "Lubny")]),
        ("Russian forces are likely amassing in Lubny.", [(R, "other", "assessed", "Lubny")]),
        ("The Ukrainian General Staff reported that the Russian command deployed two battalions to Lubny.",
         [(R, "other", "reported", "Lubny")]),
        ("The Ukrainian General Staff reported that Russian forces brought reserves from the front in Romny to Lubny.",
         [(R, "other", "reported", "Lubny")]),
        ("A Russian milblogger claimed that Ukrainian forces conducted maneuver defense near Lubny.",
         [(U, "other", "claimed", "Lubny")]),
        ("Russian forces focused on maintaining positions southeast of Lubny.", [(R, "other", "assessed", "Lubny")]),
        ("A Russian sabotage group clashed with the garrison near Lubny on May 19.", [(R, "attack", "reported", "Lubny")]),
        ("The Russian MoD claimed that its gunners prevented Ukrainian attacks near Lubny and Romny.",
         [(U, "attack_unsuccessful", "claimed", "Lubny"), (U, "attack_unsuccessful", "claimed", "Romny")]),
    ],
)  # fmt: skip
def test_what_forces_do_without_taking_ground(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces will reinforce their positions near Lubny.",
        "Russian forces may strengthen their grouping near Lubny.",
        "Russian forces pose no threat unless they reinforced the grouping near Lubny.",
        "Recently deployed Russian troops told journalists about Lubny.",
        "The ministry strengthened the law on schools in Lubny.",
        "Volunteers brought equipment for a hospital in Lubny.",
        "Russian forces are focusing on seizing Lubny.",
        "Rain prevented a visit to Lubny.",
    ],
)
def test_what_is_to_come_or_no_work_of_forces_gives_nothing(text: str) -> None:
    assert rows(text) == []


def test_where_ukrainian_forces_gather_is_withheld() -> None:
    (claim,) = read("A Russian milblogger claimed that Ukrainian forces are amassing in Lubny.")
    assert (claim.action, claim.withheld) == ("other", "tells where Ukrainian forces are")


def test_the_area_after_a_region_is_no_place_of_an_earlier_sentence() -> None:
    claims = read(
        "Russian forces shelled Lubny. They moved guns to northern Crimea and are building fortifications in the area."
    )
    assert [claim.place for claim in claims] == ["Lubny"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an adverb parts nothing
        ("The Ukrainian garrison continues to successfully repel Russian assaults near Lubny.",
         [(R, "attack_unsuccessful", "assessed", "Lubny")]),
        ("Russian units around Lubny continued to slowly withdraw.", [(R, "withdraw", "assessed", "Lubny")]),
        # an aim along a line tells where
        ("Russian troops kept up small counterattacks to regain ground along the Lubny-Romny line.",
         [(R, "attack", "assessed", "Lubny"), (R, "attack", "assessed", "Romny")]),
        # what footage shows at once is seen
        ("Geolocated footage shows Ukrainian artillery fire on Russian vehicles near Lubny.",
         [(U, "strike", "geolocated", "Lubny")]),
        # named sites
        ("Ukrainian forces struck the Lubny rail station.[2]", [(U, "strike", "reported", "Lubny rail station")]),
        ("Russian forces attacked near the Lubny industrial plant.[2]", [(R, "attack", "reported", "Lubny industrial plant")]),
    ],
)  # fmt: skip
def test_small_words_between(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ukrainian General Staff claimed to have liberated Lubny.", [(U, "seize", "claimed", "Lubny")]),
        ("The Ukrainian General Staff claimed to liberate Lubny and Romny.",
         [(U, "seize", "claimed", "Lubny"), (U, "seize", "claimed", "Romny")]),
        ("The Russian Ministry of Defense also claimed to capture Lubny.", [(R, "seize", "claimed", "Lubny")]),
        ("Ukrainian officials claimed to have repelled attacks near Lubny.",
         [(R, "attack_unsuccessful", "claimed", "Lubny")]),
        ("The Russian MoD claimed to have repelled attacks near Lubny.", [(U, "attack_unsuccessful", "claimed", "Lubny")]),
        # others' deeds, and other things taken
        ("A Russian milblogger claimed to take photos in Lubny.", []),
        ("A Russian milblogger claimed to seize on rumors in Lubny.", []),
    ],
)  # fmt: skip
def test_who_claims_to_have_done_it_did_it(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert rows(text) == expected
