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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whose attacks are resisted, and who is struck
        ("Ukrainian forces continued to repel Russian assaults near Lubny.", [(R, "attack_unsuccessful", "Lubny")]),
        ("Russian forces focused on resisting further Ukrainian advances north of Lubny.", []),
        ("Russian forces continued to prioritize efforts to link advances near Lubny with others.", []),
        ("The Russian MoD claimed that Russian forces repelled Ukrainian forces within 9km northwest of Romny near Lubny.",
         [(U, "attack_unsuccessful", "Lubny")]),
        ("Ukrainian artillery struck withdrawing Russian forces near Lubny.", [(U, "strike", "Lubny")]),
        ("A commander stated that Russian forces failed to meet their deadline of capturing Lubny.", []),
        # what is said of a place is no place of the deed
        ("Ukrainian troops took control of Lubny and Romny, two critical settlements northwest of Khorol.",
         [(U, "seize", "Lubny"), (U, "seize", "Romny")]),
        ("Russian forces seized Lubny, a village along the highway that runs from Romny to Khorol.", [(R, "seize", "Lubny")]),
        ("Russian forces struck Lubny, which lies west of Romny near Khorol.", [(R, "strike", "Lubny")]),
        ("Russian forces attacked Lubny and rotated personnel in Romny.", [(R, "attack", "Lubny")]),
        ("Russian forces repelled an attack on Lubny and Romny within 6km southwest of Khorol.",
         [(U, "attack_unsuccessful", "Lubny"), (U, "attack_unsuccessful", "Romny")]),
        ("Russian forces continued to fire on settlements around Lubny.", [(R, "strike", "Lubny")]),
        ("Footage posted to Telegram notably shows Ukrainian troops in Lubny.", [(U, "other", "Lubny")]),
    ],
)  # fmt: skip
def test_whose_deed_it_is_and_where(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(claim.actor, claim.action, claim.place) for claim in read(text)] == expected


def test_a_dated_attack_without_an_outcome_is_told_and_not_judged() -> None:
    (told,) = read("Russian forces continued ground attacks around Lubny on May 20.")
    (judged,) = read("Russian forces continued ground attacks around Lubny on May 20 but did not advance.")
    assert (told.evidence, told.claimant) == ("reported", "ISW")
    assert (judged.evidence, judged.action) == ("assessed", "attack_unsuccessful")


def test_a_day_behind_two_deeds_of_one_subject_is_the_day_of_both() -> None:
    first, second = read("Russian missiles struck Lubny and killed ten people on May 20. Russian forces struck Romny.")
    assert (str(first.event_date), second.event_date) == ("2024-05-20", None)
