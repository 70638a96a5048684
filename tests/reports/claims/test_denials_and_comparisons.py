"""Denials told by a noun, footage that shows another side than was claimed, comparisons, and what only lies somewhere."""

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports


def claims(sentence: str, voice: str = "news") -> list[Claim]:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{sentence}", voice=voice)
    return find_claims(report)


@pytest.mark.parametrize(
    ("sentence", "denier"),
    [
        ("Russian forces likely seized Lubny, despite Ukrainian denials.", "Ukrainian sources"),
        ("Despite denials from the Ukrainian military, Russian forces have seized Lubny.", "Ukrainian military"),
        ("Moscow said its troops captured Lubny, despite Kyiv's denials.", "Ukrainian official"),
        ("Moscow said its troops captured Lubny, which Ukrainian officials contest.", "Ukrainian official"),
        ("Moscow said its troops captured Lubny, a claim Kyiv challenges.", "Ukrainian official"),
        ("Russian troops captured Lubny, a claim disputed by Kyiv.", "Ukrainian official"),
        ("Russian troops captured Lubny, a claim rejected by the Ukrainian General Staff.", "Ukrainian General Staff"),
        ("Russian troops captured Lubny, but Ukrainian officials contest that.", "Ukrainian official"),
    ],
)
def test_who_denies_is_named_beside_a_noun_of_denial(sentence: str, denier: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.actor, claim.action, claim.evidence, claim.denied_by) == ("russian", "seize", "denied", denier)


@pytest.mark.parametrize(
    ("where", "support"), [("in Lubny", "contradicted"), ("in the settlement", "contradicted"), ("in Romny", None)]
)
def test_footage_of_the_other_side_there_contradicts_a_seizure(where: str, support: str | None) -> None:
    text = f"The Russian MoD claimed that Russian forces seized Lubny, while footage shows Ukrainian soldiers {where}."
    claim = claims(text, "isw")[0]
    assert (claim.action, claim.evidence, claim.support, claim.confirmed) == ("seize", "claimed", support, False)


@pytest.mark.parametrize(
    "sentence",
    [
        "The pace was faster than in the counteroffensive that drove Russian troops away from Lubny.",
        "Like the operation that pushed Russian troops out of Lubny, it was kept secret.",
        "Ukraine has not moved so fast since it drove Russian troops away from Lubny.",
        "Lubny is located southeast of Romny.",
    ],
)
@pytest.mark.parametrize("voice", ["news", "isw"])
def test_what_is_only_compared_or_lies_somewhere_is_no_deed(sentence: str, voice: str) -> None:
    assert claims(sentence, voice) == []


def test_a_counterattack_that_is_news_is_read() -> None:
    (claim,) = claims("Ukrainian forces launched a counterattack that drove Russian troops out of Lubny.")
    assert (claim.actor, claim.action, claim.place) == ("ukrainian", "seize", "Lubny")


def test_where_a_place_lies_is_said_of_the_place_alone() -> None:
    (claim,) = claims("Russian forces advanced in Lubny, which is located southeast of Romny.", "isw")
    assert (claim.action, claim.place) == ("advance", "Lubny")
