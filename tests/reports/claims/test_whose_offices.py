"""Offices named by their country or city speak for that country, agencies for their own state, and nobody's enemy acts."""

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports


def claims(sentence: str, voice: str = "news") -> list[Claim]:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{sentence}", voice=voice)
    return find_claims(report)


@pytest.mark.parametrize(
    ("speaker", "evidence", "claimant"),
    [
        ("The defence ministry in Moscow", "claimed", "Russian MoD"),
        ("Moscow's defence ministry", "claimed", "Russian MoD"),
        ("Officials in Moscow", "claimed", "Russian official"),
        ("Kremlin officials", "claimed", "Russian official"),
        ("Russia's top general", "claimed", "Russian official"),
        ("Russian-installed authorities", "claimed", "Russian official"),
        ("The Moscow-appointed head of the region", "claimed", "Russian official"),
        ("State news agency TASS", "claimed", "Russian sources"),
        ("The defence ministry in Kyiv", "reported", "Ukrainian official"),
        ("Officials in Kyiv", "reported", "Ukrainian official"),
        ("Ukrainian authorities", "reported", "Ukrainian official"),
        ("Ukraine's president", "reported", "Ukrainian official"),
        ("President Volodymyr Zelenskiy", "reported", "Ukrainian official"),
        ("Ukraine's army chief", "reported", "Ukrainian military"),
        ("Ukraine's top general", "reported", "Ukrainian military"),
        ("A Ukrainian sergeant", "reported", "Ukrainian military"),
        ("Interfax-Ukraine", "reported", "Ukrainian sources"),
    ],
)
def test_an_office_speaks_for_its_country(speaker: str, evidence: str, claimant: str) -> None:
    (claim,) = claims(f"{speaker} said Russian troops had captured Lubny.")
    assert (claim.actor, claim.evidence, claim.claimant) == ("russian", evidence, claimant)


def test_whom_an_agency_quotes_says_it() -> None:
    (claim,) = claims("TASS quoted the defence ministry as saying Russian troops had captured Lubny.")
    assert claim.claimant == "Russian MoD"


def test_the_enemy_of_who_speaks_behind_is_the_other_side() -> None:
    (claim,) = claims("The enemy attacked near Lubny, Russian officials reported.")
    assert claim.actor == "ukrainian"


@pytest.mark.parametrize("voice", ["news", "unknown", "isw"])
def test_nobody_s_enemy_does_nothing(voice: str) -> None:
    assert claims("The enemy attacked near Lubny.", voice) == []
