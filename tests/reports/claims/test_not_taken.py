"""Places that a sentence names only to say that nothing has become of them yet must not come out as gains."""

import pytest

from geo.vocabulary import GAINS
from reports.claims.find import find_claims
from reports.text.read import read_reports


def gains(sentence: str) -> set[tuple[str, str | None]]:
    """Return the gains that nobody denies and nothing makes unsure, as a newspaper tells them."""
    (report,) = read_reports(f"Morning Gazette, June 12, 2025\n\n{sentence}", voice="news")
    return {
        (claim.action, claim.place)
        for claim in find_claims(report)
        if claim.action in GAINS and claim.evidence != "denied" and claim.modality is None
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Neither Siversk nor Komar has fallen.",
        "Neither Siversk nor Komar was seized by Russian forces.",
        "None of Siversk, Lyman and Komar has fallen.",
        "Neither the town of Siversk nor its suburbs have been captured.",
        "Not one of the villages of Komar, Serebrianka and Fedorivka has been seized.",
        "So far neither Siversk nor Komar has fallen.",
    ],
)
def test_neither_of_several_places_was_taken(sentence: str) -> None:
    assert gains(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "gained"),
    [
        ("Neither Siversk nor Lyman has fallen, but Russian forces seized Komar.", {("seize", "Komar")}),
        ("Neither side commented, but Russian forces seized Komar.", {("seize", "Komar")}),
    ],
)
def test_what_was_taken_beside_them_stays(sentence: str, gained: set[tuple[str, str | None]]) -> None:
    assert gains(sentence) == gained
