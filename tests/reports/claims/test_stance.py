"""What is doubted, denied or said of nobody is no fact; sentences of our own, several wordings a kind."""

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports

HEAD = "May 21, 2024\n\nInstitute for the Study of War\n\n"


def read(text: str) -> list[Claim]:
    """Return the claims of a paragraph of a report of 21 May 2024."""
    return [claim for report in read_reports(HEAD + text) for claim in find_claims(report)]


@pytest.mark.parametrize(
    "text",
    [
        "No Russian troops reached Lubny.",
        "Scarcely any Ukrainian soldiers entered Lubny.",
        "Not a single Russian unit advanced in Lubny on May 20.",
        "None of the remaining Russian assault groups crossed into Lubny.",
        "Few, if any, Russian servicemembers entered Lubny.",
        "A Ukrainian officer stated that no Russian soldiers entered Lubny.",
        "There is no indication that Ukrainian forces retook Lubny.",
        "There are no signs that Russian forces have captured Lubny.",
        "ISW doubts that Russian forces seized Lubny.",
        "It is doubtful that Russian forces advanced into Lubny.",
        "It is improbable that Ukrainian forces liberated Lubny.",
    ],
)
def test_what_nobody_did_or_what_is_doubted_is_no_claim(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It is untrue that Russian forces captured Lubny.",
        "It is not the case that Russian forces seized Lubny.",
        "Reports that Russian forces entered Lubny are wrong, a Ukrainian officer stated.",
        "Rumors that Russian forces took control of Lubny are entirely baseless.",
        "The claim that Russian forces seized Lubny is untrue.",
    ],
)
def test_what_is_called_untrue_is_denied(text: str) -> None:
    (claim,) = read(text)
    assert (claim.place, claim.evidence, claim.support, claim.confirmed) == ("Lubny", "denied", "contradicted", False)
    assert claim.claimant != "ISW"


@pytest.mark.parametrize(
    "text",
    [
        "No fewer than 30 Russian soldiers entered Lubny.",
        "There is no doubt that Russian forces entered Lubny.",
        "Russian forces met no Ukrainian troops and entered Lubny.",
        "No Ukrainian troops remain nearby, but Russian forces entered Lubny.",
    ],
)
def test_words_like_these_that_deny_nothing_leave_the_deed(text: str) -> None:
    assert [(c.actor, c.action, c.place) for c in read(text)] == [("russian", "advance", "Lubny")]
