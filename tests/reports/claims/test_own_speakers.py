"""A person named by an office is nobody but himself, and what is told against a claim is not the claimant's word."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports


def told(text: str) -> list[tuple[str | None, str, str]]:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{text}", voice="isw")
    return [(claim.place, claim.evidence, claim.claimant) for claim in find_claims(report)]


FIRST = "The Russian MoD claimed that Russian forces captured Romny. "


@pytest.mark.parametrize(
    "second",
    [
        "The mayor of Lubny said that Russian troops entered Lubny.",
        "The regional governor also said that Russian troops entered Lubny.",
        "Russian troops entered Lubny, the town's acting head said.",
        "The prisoners told investigators that Russian troops entered Lubny.",
        "The retired colonel claimed that Russian troops entered Lubny.",
    ],
)
def test_who_is_named_by_an_office_is_not_who_spoke_before(second: str) -> None:
    assert [claimant for place, _, claimant in told(FIRST + second) if place == "Lubny"] == ["unspecified"]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (FIRST + "The ministry claimed that Russian troops entered Lubny.", "Russian MoD"),
        (FIRST + "The ministry's officials added that Russian troops entered Lubny.", "Russian MoD"),
        ("A Ukrainian brigade commander said that Romny fell. The commander stated that Russian troops entered Lubny.",
         "Ukrainian military"),
    ],
)  # fmt: skip
def test_who_is_called_as_before_goes_on(text: str, claimant: str) -> None:
    assert [who for place, _, who in told(text) if place == "Lubny"] == [claimant]


@pytest.mark.parametrize(
    "sentence",
    [
        "Russian troops captured Lubny on June 9, not on June 5 as the Russian MoD had claimed.",
        "Russian troops captured Lubny, contrary to what Ukrainian officials said.",
        "Russian troops captured Lubny on June 9, three days later than the Russian MoD claimed.",
        "Russian troops captured Lubny on June 9, long before a Russian milblogger reported it.",
    ],
)
def test_what_is_told_against_a_claim_is_the_texts_own_word(sentence: str) -> None:
    assert told(sentence) == [("Lubny", "assessed", "ISW")]


def test_what_somebody_claimed_as_told_is_his_word() -> None:
    assert told("Russian troops captured Lubny, as the Russian MoD claimed.") == [("Lubny", "claimed", "Russian MoD")]
