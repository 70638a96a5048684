"""A flag on held ground and a place that stands under Ukraine's control are no gains; what is new there is one."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

R, U = "russian", "ukrainian"


def told(sentence: str) -> list[tuple[str, str]]:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{sentence}", voice="isw")
    return [(claim.actor, claim.action) for claim in find_claims(report)]


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Lubny is under full Ukrainian control.", (U, "other")),
        ("The town's mayor said that Lubny is firmly under Ukrainian control.", (U, "other")),
        ("Lubny was in Ukrainian hands.", (U, "other")),
        ("Lubny is now under Ukrainian control.", (U, "seize")),
        ("Lubny is under Ukrainian control again.", (U, "seize")),
        ("Lubny is under full Russian control.", (R, "seize")),
    ],
)
def test_what_stands_under_control_was_not_gained(sentence: str, right: tuple[str, str]) -> None:
    assert told(sentence) == [right]


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Geolocated footage shows Ukrainian soldiers raising a flag in central Lubny, which they still hold.", (U, "other")),
        ("Geolocated footage shows Russian troops raising a flag in Lubny to celebrate the holiday.", (R, "other")),
        ("Geolocated footage shows Russian troops raising a flag in the southern part of Lubny.", (R, "advance")),
        ("Geolocated footage shows Russian troops raising a flag in central Lubny.", (R, "seize")),
        ("Footage shows Russian troops raising a flag in central Lubny.", (R, "other")),
    ],
)  # fmt: skip
def test_a_flag_is_worth_what_was_held_before(sentence: str, right: tuple[str, str]) -> None:
    assert told(sentence) == [right]
