"""What only tells which object or subject is meant gives its places to no other deed."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

R, U = "russian", "ukrainian"


def told(sentence: str) -> list[tuple[str, str, str | None]]:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{sentence}", voice="isw")
    return [(claim.actor, claim.action, claim.place) for claim in find_claims(report)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Russian forces struck a bunker in Lubny that directed the assault on Romny.",
        "Russian forces struck a depot in Lubny which fed the garrison of Romny.",
        "Russian forces struck a staff in Lubny whose general planned the attack on Romny.",
        "Russian forces struck a barracks in Lubny of soldiers who stormed Romny.",
    ],
)
def test_a_relative_clause_on_what_was_struck_is_no_strike(sentence: str) -> None:
    assert told(sentence) == [(R, "strike", "Lubny")]


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Russian forces shelled Lubny, and Romny was recaptured by Ukrainian forces.",
         [(R, "strike", "Lubny"), (U, "seize", "Romny")]),
        ("Russian forces shelled Lubny, and Romny, captured by Russian forces, was liberated by Ukrainian forces.",
         [(R, "strike", "Lubny"), (R, "seize", "Romny"), (U, "seize", "Romny")]),
        ("Lubny, Khorol, and Romny were captured by Russian forces.",
         [(R, "seize", "Lubny"), (R, "seize", "Khorol"), (R, "seize", "Romny")]),
    ],
)  # fmt: skip
def test_the_subject_of_a_new_clause_is_no_object_of_the_one_before(
    sentence: str, right: list[tuple[str, str, str]]
) -> None:
    assert told(sentence) == right


@pytest.mark.parametrize(
    "sentence",
    [
        "The Kremlin denied that the seizure of Lubny was ever intended.",
        "Ukrainian officials denied that the liberation of Lubny had been scheduled for autumn.",
        "The Russian MoD said that the fall of Lubny was inevitable.",
    ],
)
def test_what_was_only_meant_is_neither_claimed_nor_denied(sentence: str) -> None:
    assert told(sentence) == []


def test_what_was_finished_is_told() -> None:
    assert told("The Russian MoD announced that the seizure of Lubny was completed.") == [(R, "seize", "Lubny")]


@pytest.mark.parametrize("turn", ["but were thrown back at Romny", "and were pushed back to Romny"])
def test_who_was_beaten_back_elsewhere_holds_nothing(turn: str) -> None:
    assert told(f"Ukrainian troops entered Lubny {turn}.") == [(U, "attack_unsuccessful", "Lubny")]


def test_who_was_halted_elsewhere_holds_what_he_entered() -> None:
    assert told("Ukrainian troops entered Lubny but were stopped at Romny.") == [(U, "advance", "Lubny")]
