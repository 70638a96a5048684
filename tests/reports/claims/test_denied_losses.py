"""What a side denies to have lost is the other side's gain, denied by it; who calls a claim a lie is who denies it."""

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports


def read(sentence: str) -> list[Claim]:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{sentence}", voice="isw")
    return find_claims(report)


@pytest.mark.parametrize(
    ("who", "taker", "denier"),
    [
        ("Ukraine", "russian", "Ukrainian official"),
        ("The Ukrainian General Staff", "russian", "Ukrainian General Staff"),
        ("The Russian MoD", "ukrainian", "Russian MoD"),
    ],
)
@pytest.mark.parametrize(
    "denial",
    [
        "denied losing Lubny",
        "denied having lost Lubny",
        "denied the loss of Lubny",
        "denied losing control of Lubny",
        "denies that it lost Lubny",
    ],
)
def test_a_denied_loss_is_a_denied_gain_of_the_other_side(who: str, taker: str, denier: str, denial: str) -> None:
    (claim,) = read(f"{who} {denial}.")
    assert (claim.actor, claim.action, claim.place) == (taker, "seize", "Lubny")
    assert (claim.evidence, claim.denied_by, claim.confirmed) == ("denied", denier, False)


@pytest.mark.parametrize("who", ["Ukraine", "The Ukrainian General Staff", "The Russian MoD"])
@pytest.mark.parametrize("denial", ["denied the fall of Lubny", "rejected reports of the fall of Lubny"])
def test_a_denied_fall_is_no_word_of_who_lost(who: str, denial: str) -> None:
    (claim,) = read(f"{who} {denial}.")
    assert (claim.actor, claim.action, claim.place) == ("russian", "seize", "Lubny")
    assert (claim.evidence, claim.confirmed) == ("denied", False)


def test_a_denial_of_what_was_claimed_before_is_one_with_it() -> None:
    (claim,) = read(
        "A milblogger claimed that Russian forces seized Lubny, though a Ukrainian brigade denied losing the town."
    )
    assert (claim.evidence, claim.claimant, claim.denied_by) == ("denied", "Russian milbloggers", "Ukrainian military")


def test_whose_capture_it_is_may_be_named() -> None:
    (claim,) = read("Ukraine denied Russia's capture of Lubny.")
    assert (claim.actor, claim.action, claim.denied_by) == ("russian", "seize", "Ukrainian official")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ukraine did not deny losing Lubny.",
        "Ukraine has not confirmed the loss of Lubny.",
        "Ukraine denied losing 300 soldiers near Lubny.",
    ],
)
def test_what_is_no_denied_loss(sentence: str) -> None:
    assert not read(sentence)


def test_a_denied_retreat_stays_one() -> None:
    (claim,) = read("Ukraine denied withdrawing from Lubny.")
    assert (claim.actor, claim.action, claim.evidence) == ("ukrainian", "withdraw", "denied")


@pytest.mark.parametrize(
    ("sentence", "denier"),
    [
        ("Ukraine's claim that its forces recaptured Lubny was called a lie by the Russian MoD.", "Russian MoD"),
        ("Claims that Russian forces captured Lubny were branded disinformation by Kyiv.", "Ukrainian official"),
        ("Reports that Russian forces captured Lubny were dismissed as false by residents.", "unspecified"),
        ("Reports that Russian forces captured Lubny are wrong.", "ISW"),
    ],
)
def test_who_calls_it_false_denies_it(sentence: str, denier: str) -> None:
    (claim,) = read(sentence)
    assert (claim.evidence, claim.denied_by) == ("denied", denier)


@pytest.mark.parametrize("shown", ["footage shows", "unverified drone footage shows"])
def test_footage_behind_a_turn_is_not_of_whoever_spoke_before(shown: str) -> None:
    told, seen = read(
        f"A Russian milblogger claimed that Russian forces seized Lubny, but {shown} Russian forces in Reni."
    )
    assert (told.claimant, seen.place, seen.evidence, seen.claimant) == (
        "Russian milbloggers",
        "Reni",
        "reported",
        "unspecified",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Footage posted by a Russian milblogger shows Russian forces in Reni.",
        "A Russian milblogger claimed that Russian forces seized Lubny and that footage shows Russian forces in Reni.",
    ],
)
def test_footage_that_somebody_posts_or_tells_of_is_his(sentence: str) -> None:
    assert {claim.claimant for claim in read(sentence)} == {"Russian milbloggers"}


@pytest.mark.parametrize(
    ("who", "claimant"),
    [
        ("the Telegram channel of the General Staff", "Ukrainian General Staff"),
        ("the General Staff", "Ukrainian General Staff"),
        ("the Chief of the General Staff Valery Gerasimov", "Russian official"),
        ("the Russian General Staff", "Russian official"),
        ("a Telegram channel", "unspecified"),
    ],
)
def test_the_general_staff_without_a_country_is_ukraines(who: str, claimant: str) -> None:
    (claim,) = read(f"According to {who}, Russian forces advanced near Lubny.")
    assert claim.claimant == claimant


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Ukrainian General Staff reported the liberation of Lubny.", "ukrainian"),
        ("The General Staff announced the liberation of Lubny.", "ukrainian"),
        ("The Russian MoD reported the liberation of Lubny.", "russian"),
        ("Russian milbloggers reported the Ukrainian liberation of Lubny.", "ukrainian"),
        ("Russian milbloggers reported the liberation of Lubny by Ukrainian forces.", "ukrainian"),
        ("Ukrainian officials reported the seizure of Lubny.", "russian"),
    ],
)
def test_a_liberation_is_of_the_side_that_calls_it_so(text: str, actor: str) -> None:
    assert [claim.actor for claim in read(text)] == [actor]
