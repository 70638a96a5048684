"""Sentences in which one clause decides what another is worth: denial, return, ellipsis, asides, former and latter."""

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports

HEAD = "Russian Offensive Campaign Assessment, May 21, 2024\n\n"
R, U = "russian", "ukrainian"


def read(text: str) -> list[Claim]:
    return [claim for report in read_reports(HEAD + text) for claim in find_claims(report)]


def rows(text: str) -> list[tuple[str, str, str, str | None]]:
    return [(claim.actor, claim.action, claim.evidence, claim.place) for claim in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian forces advanced in Lubny but were pushed out.",
         [(R, "advance", "assessed", "Lubny"), (R, "withdraw", "assessed", "Lubny")]),
        ("Ukrainian forces entered Romny and then withdrew.",
         [(U, "advance", "assessed", "Romny"), (U, "withdraw", "assessed", "Romny")]),
        ("Ukrainian forces lost Lubny in the morning and had retaken it by nightfall, a brigade's press officer said.",
         [(U, "withdraw", "reported", "Lubny"), (U, "seize", "reported", "Lubny")]),
        ("Ukrainian forces left Lubny on May 1 but returned on May 2.",
         [(U, "withdraw", "assessed", "Lubny"), (U, "advance", "assessed", "Lubny")]),
        ("Russian forces captured and then lost Lubny.",
         [(R, "seize", "assessed", "Lubny"), (R, "withdraw", "assessed", "Lubny")]),
        ("Lubny was taken on May 1, Romny a day later, and Khorol is next, according to the Russian MoD.",
         [(R, "seize", "claimed", "Lubny"), (R, "seize", "claimed", "Romny")]),
        ("Lubny's capture was announced by Gerasimov on May 2.", [(R, "seize", "claimed", "Lubny")]),
        ("Russian troops have all but cleared Lubny, and Romny fell to them too, milbloggers wrote.",
         [(R, "advance", "claimed", "Lubny"), (R, "seize", "claimed", "Romny")]),
        ("It is false that Russian forces captured Lubny, Ukraine's General Staff said.", [(R, "seize", "denied", "Lubny")]),
        ("The Russian MoD reported that Lubny is liberated; a Ukrainian brigade spokesperson rejected this.",
         [(R, "seize", "denied", "Lubny")]),
        ("A milblogger claimed that Russian forces seized Lubny, although Ukrainian officials dismissed it.",
         [(R, "seize", "denied", "Lubny")]),
        ("Ukrainian forces pursued Russian forces near Lubny, capturing Romny and Khorol.",
         [(U, "seize", "assessed", "Romny"), (U, "seize", "assessed", "Khorol")]),
        ("Russian forces encircled Ukrainian troops near Lubny and shelled Romny.",
         [(R, "attack", "assessed", "Lubny"), (R, "strike", "assessed", "Romny")]),
        ("Russian forces are focusing on seizing Lubny.", []),
        ("Russian forces have not yet encircled Lubny.", []),
    ],
)  # fmt: skip
def test_what_happened_in_order(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert rows(text) == expected


def test_there_is_where_the_phrase_before_it_says() -> None:
    (claim,) = read(
        "Geolocated footage published on May 20 shows strikes on a Russian column 3 km east of Lubny, indicating that Russian "
        "forces advanced there."
    )
    assert (claim.place, claim.bearing, claim.distance_km, claim.evidence) == ("Lubny", "east", 3.0, "geolocated")


def test_former_and_latter_share_what_is_borne_out() -> None:
    told = (
        "Russian sources, including a milblogger, claimed that Russian forces advanced in Lubny and Romny, though ISW has only "
        "observed footage placing them in the {}."
    )
    first, second = read(told.format("former"))
    assert (first.claimant, first.support, second.support) == ("Russian sources", "corroborated", "unsupported")
    first, second = read(told.format("latter"))
    assert (first.evidence, first.support, second.support) == ("claimed", "unsupported", "corroborated")


def test_whose_claim_is_denied_is_its_claimant_and_who_denies_goes_on_speaking() -> None:
    first, second = read(
        "Ukrainian officials denied Kadyrov's claims that Russian forces seized Lubny and noted that fighting continues in the"
        " city."
    )
    assert (first.evidence, first.claimant) == ("denied", "Russian official")
    assert (second.evidence, second.claimant) == ("reported", "Ukrainian official")


def test_the_ministry_is_who_spoke_before() -> None:
    first, second = read(
        "The Russian MoD claimed that Lubny was liberated. Vostok units liberated Romny, the ministry added."
    )
    assert (first.claimant, second.claimant) == ("Russian MoD", "Russian MoD")
    assert (second.actor, second.evidence) == (R, "claimed")
