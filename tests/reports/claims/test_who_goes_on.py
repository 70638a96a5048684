"""Who goes on speaking, whose deed a push is, and which place is meant where two are near."""

import pytest

from tests.reports.claims.test_hard_sentences import R, U, read, rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who denied goes on speaking
        (("The Russian MoD reported that Lubny is liberated; a Ukrainian brigade spokesperson rejected this, saying fighting"
          " continues in the village."), [(R, "seize", "denied", "Lubny"), (R, "attack", "reported", "Lubny")]),
        ("A milblogger claimed that Russian forces entered Lubny, adding that Ukrainian forces withdrew from Romny.",
         [(R, "advance", "claimed", "Lubny"), (U, "withdraw", "claimed", "Romny")]),
        # to claim a place is to say that one took it
        ("Russian forces claimed Lubny on May 2, although Ukrainian officials contradicted the claim.",
         [(R, "seize", "denied", "Lubny")]),
        ("Putin congratulated the 5th Brigade on taking Lubny.", [(R, "seize", "claimed", "Lubny")]),
        # bare verbs that tell of deeds
        ("Russian forces did not only attack Lubny, they captured it.",
         [(R, "attack", "assessed", "Lubny"), (R, "seize", "assessed", "Lubny")]),
        ("Not until May 2 did Russian forces capture Lubny.", [(R, "seize", "assessed", "Lubny")]),
        ("Russian forces did not attack Lubny.", []),
        ("Ukrainian forces prevented Russian forces from capturing Lubny.", [(R, "attack_unsuccessful", "assessed", "Lubny")]),
        # who pushes, and what is a push without ground
        ("Ukrainian counterattacks pushed Russian forces onto the defensive near Lubny.", [(U, "advance", "assessed", "Lubny")]),
        # a place told by another is where it is, not another place of the deed
        ("Russian forces attacked near Lubny and Romny northwest of Khorol and shelled Reni.[3]",
         [(R, "attack", "reported", "Lubny"), (R, "attack", "reported", "Romny"), (R, "strike", "reported", "Reni")]),
        (("A milblogger claimed that Russian forces fired on Ukrainian forces rotating personnel into the Lubny-Romny area west"
          " of Khorol."),
         [(R, "strike", "claimed", "Lubny"), (R, "strike", "claimed", "Romny")]),
        # what a picture of oneself confirms happened where it was taken
        (("Ukrainian soldiers filmed themselves at the sign of Lubny, confirming that Ukrainian forces crossed from Kharkiv"
          " Oblast into Luhansk Oblast."), [(U, "cross_border", "assessed", "Lubny")]),
        # nobody of this war
        ("Recruits from Tula Oblast told journalists that they reached Lubny without orders.", []),
        ("Belarus moved three battalions to the Gomel border, which Ukrainian border guards called a show.", []),
    ],
)  # fmt: skip
def test_who_and_where(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert rows(text) == expected


def test_the_city_is_the_one_by_which_a_village_is_told() -> None:
    _, second = read(
        "Russian forces attacked near Lubny (7km southwest of Romny) on May 20. Prigozhin said that regular troops abandoned"
        " their positions southwest of the city."
    )
    assert (second.place, second.bearing, second.action) == ("Romny", "southwest", "withdraw")


PUSHED = [
    ("Fighters of the Wagner Group pushed Ukrainian forces out of Romny and seized Lubny.",
     [(U, "withdraw", "assessed", "Romny"), (R, "seize", "assessed", "Lubny")]),
    ("Militia of the DNR reportedly drove Ukrainian troops out of Romny and seized Lubny.",
     [(U, "withdraw", "reported", "Romny"), (R, "seize", "reported", "Lubny")]),
    ("Soldiers of the Ukrainian 3rd Brigade pushed Russian forces away from Romny and cleared Lubny.",
     [(R, "withdraw", "assessed", "Romny"), (U, "seize", "assessed", "Lubny")]),
    ("Troops of the Luhansk People’s Republic pushed Ukrainian troops from Romny and entered Lubny.",
     [(U, "withdraw", "assessed", "Romny"), (R, "advance", "assessed", "Lubny")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PUSHED)
def test_who_pushed_goes_on_and_not_who_was_pushed(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert rows(text) == expected


REPORTEDLY = [
    (("Russian forces reportedly struck a depot in the western outskirts of Romny early on Thursday morning, crossed the"
     " river and seized Lubny."), "reported"),
    (("Russian forces struck a depot in the western outskirts of Romny early on Thursday morning, crossed the river and"
     " seized Lubny."), "assessed"),
    (("Russian forces reportedly struck a depot in the western outskirts of Romny early on a cold Thursday morning in May,"
     " while Ukrainian forces seized Lubny."), "assessed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "evidence"), REPORTEDLY)
def test_reportedly_goes_for_all_that_its_subject_did(text: str, evidence: str) -> None:
    (claim,) = [claim for claim in read(text) if claim.place == "Lubny"]
    assert (claim.action, claim.evidence) == ("seize", evidence)
