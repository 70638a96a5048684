"""Who is driven somewhere has left nothing there, and what somebody denies is the claim of whoever is named."""

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports


def read(sentence: str) -> list[Claim]:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{sentence}", voice="isw")
    return find_claims(report)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ukrainian soldiers drove the Russians out of Lubny and entrenched at Reni.",
        "Ukrainian troops drove Russian infantry out of Lubny and dug in at Reni.",
        "Russian soldiers were pushed out of Lubny and then regrouped near Reni.",
        "Russian infantry retreated from Lubny and halted close to Reni.",
        "Ukrainian troops drove Russian infantry from Lubny to Reni.",
    ],
)
def test_what_is_done_next_or_where_one_flees_is_no_loss_there(sentence: str) -> None:
    assert [(c.actor, c.place) for c in read(sentence) if c.action == "withdraw"] == [("russian", "Lubny")]


def test_all_places_of_one_loss_stay() -> None:
    lost = read("Russian infantry was thrown out of Lubny and Reni and left Bolhrad.")
    assert [(c.action, c.place) for c in lost] == [("withdraw", place) for place in ("Lubny", "Reni", "Bolhrad")]


@pytest.mark.parametrize(
    "sentence",
    [
        "A counteroffensive in autumn pushed Russian troops back to Lubny.",
        "Kyiv began a counteroffensive that pushed Russian troops to Lubny.",
        "Ukrainian counterattacks drove Russian infantry back to trenches near Lubny.",
    ],
)
def test_where_others_drove_them_they_left_nothing(sentence: str) -> None:
    assert not [c for c in read(sentence) if c.action == "withdraw"]


@pytest.mark.parametrize("way", ["are moving", "moved"])
def test_transports_are_where_they_pass(way: str) -> None:
    assert [c.place for c in read(f"Russian troops {way} armour through Lubny toward Reni.")] == ["Lubny"]
    assert [(c.place, c.relation) for c in read(f"Russian troops {way} armour toward Reni.")] == [("Reni", "toward")]


@pytest.mark.parametrize(
    ("sentence", "actor", "claimant", "denier"),
    [
        ("Russia's claim to have taken Lubny was denied by Kyiv.", "russian", "Russian sources", "Ukrainian official"),
        (
            "Moscow's assertion that its men had seized Lubny was rejected by Kyiv.",
            "russian",
            "Russian official",
            "Ukrainian official",
        ),
        (
            "Moscow's claims of having taken Lubny were dismissed by Ukraine's General Staff.",
            "russian",
            "Russian official",
            "Ukrainian General Staff",
        ),
        (
            "Ukraine's claim to have liberated Lubny was refuted by the Russian MoD.",
            "ukrainian",
            "Ukrainian sources",
            "Russian MoD",
        ),
        (
            "Kyiv's assertion that it had retaken Lubny was disputed by milbloggers from Russia.",
            "ukrainian",
            "Ukrainian official",
            "Russian milbloggers",
        ),
        (
            "The claim that Russian troops seized Lubny was dismissed by Kyiv.",
            "russian",
            "unspecified",
            "Ukrainian official",
        ),
    ],
)
def test_who_is_named_claims_and_who_is_behind_by_denies(sentence: str, actor: str, claimant: str, denier: str) -> None:
    (claim,) = read(sentence)
    assert (claim.actor, claim.action, claim.place, claim.evidence) == (actor, "seize", "Lubny", "denied")
    assert (claim.claimant, claim.denied_by, claim.confirmed) == (claimant, denier, False)
