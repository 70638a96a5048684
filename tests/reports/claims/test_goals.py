"""Where forces went when they withdrew is no ground given up: a withdrawal stands where the text tells what they left."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports


def withdrawals(sentence: str) -> list[tuple[str, str | None]]:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{sentence}", voice="isw")
    return [(claim.actor, claim.place) for claim in find_claims(report) if claim.action == "withdraw"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ukrainian units fell back to Lubny.",
        "Russian troops pulled back toward Romny after heavy losses.",
        "Ukrainian troops withdrew into Lubny overnight.",
        "Russian units retreated to better positions near Romny.",
        "Ukrainian soldiers fell back to the next line west of Lubny.",
        "A milblogger claimed that Ukrainian troops are retreating in the direction of Romny.",
    ],
)
def test_nothing_is_given_up_where_forces_went(sentence: str) -> None:
    assert withdrawals(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Russian troops pulled back from Lubny to Romny.", [("russian", "Lubny")]),
        ("Ukrainian units fell back to Romny from Lubny.", [("ukrainian", "Lubny")]),
        ("Ukrainian troops retreated from Lubny behind Romny.", [("ukrainian", "Lubny")]),
        ("Russian units entered Lubny but fell back to Romny.", [("russian", "Lubny")]),
        ("Russian troops in Lubny withdrew to Romny.", [("russian", "Lubny")]),
    ],
)
def test_what_forces_left_stays(sentence: str, right: list[tuple[str, str]]) -> None:
    assert withdrawals(sentence) == right
