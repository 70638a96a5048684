"""Deeds that only sound like war, and subjects of neither side, take and leave no ground."""

import pytest

from geo.vocabulary import MOVES
from reports.claims.find import find_claims
from reports.text.read import read_reports


def moves(sentence: str, voice: str) -> list[tuple[str, str, str | None]]:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{sentence}", voice=voice)
    return [(claim.actor, claim.action, claim.place) for claim in find_claims(report) if claim.action in MOVES]


@pytest.mark.parametrize("voice", ["isw", "news", "general_staff", "deepstate", "russian_mod"])
@pytest.mark.parametrize(
    "sentence",
    [
        "Russian soldiers captured Lubny on camera.",
        "Ukrainian drones captured Lubny in breathtaking pictures.",
        "A Russian provider took Lubny offline.",
        "A Ukrainian firm conquered Warsaw and captured Lubny.",
        "Ukrainian troops captured Berlin.",
        "The frost seized Lubny and advanced on Romny.",
        "The opposition won Romny and lost Lubny.",
        "A wildfire reached Lubny.",
    ],
)
def test_what_is_no_war_takes_no_ground(sentence: str, voice: str) -> None:
    assert moves(sentence, voice) == []


@pytest.mark.parametrize("voice", ["general_staff", "russian_mod"])
@pytest.mark.parametrize("sentence", ["The garrison left Lubny.", "The 30th Brigade entered Lubny."])
def test_whose_force_it_is_nobody_says(sentence: str, voice: str) -> None:
    assert moves(sentence, voice) == []


@pytest.mark.parametrize(("voice", "side"), [("general_staff", "ukrainian"), ("russian_mod", "russian")])
@pytest.mark.parametrize("sentence", ["The marines liberated Lubny.", "A counterattack recaptured Lubny."])
def test_what_is_taken_again_is_taken_by_the_own_side(sentence: str, voice: str, side: str) -> None:
    assert moves(sentence, voice) == [(side, "seize", "Lubny")]


def test_troops_that_did_one_thing_after_another_are_troops() -> None:
    assert moves("A Russian column crossed the river and captured Lubny.", "isw")[-1] == ("russian", "seize", "Lubny")
