"""Ordinary sentences of news and ministries that were silent, superseded or of the wrong side at a first look."""

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports


def read(sentence: str, *, voice: str = "isw") -> list[Claim]:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{sentence}", voice=voice)
    return find_claims(report)


def told(sentence: str, *, voice: str = "isw") -> list[tuple[str, str, str | None, str]]:
    return [(claim.actor, claim.action, claim.place, claim.evidence) for claim in read(sentence, voice=voice)]


@pytest.mark.parametrize("what", ["the village of", "the town of", "most of the town of", "the small village of"])
def test_took_the_village_of(what: str) -> None:
    action = "advance" if "most" in what else "seize"
    assert told(f"Russian forces took {what} Lubny.") == [("russian", action, "Lubny", "assessed")]
    assert told(f"Russia has taken {what} Lubny.") == [("russian", action, "Lubny", "assessed")]


def test_took_what_is_no_settlement() -> None:
    assert not told("Russian forces took the school of Lubny.")


def test_what_the_text_said_earlier_is_not_what_it_says() -> None:
    assert not told("ISW previously assessed that Russian forces had seized Lubny.")
    assert told("ISW assessed that Russian forces had seized Lubny.") == [("russian", "seize", "Lubny", "assessed")]


@pytest.mark.parametrize("goes", ["advanced further than previously assessed", "recently advanced"])
def test_what_strikes_show_is_where_the_struck_had_come(goes: str) -> None:
    (claim,) = read(
        f"Geolocated footage published on June 10 shows Ukrainian forces striking a Russian tank in eastern Lubny, "
        f"indicating that Russian forces {goes}."
    )
    assert (claim.actor, claim.action, claim.place, claim.evidence) == ("russian", "advance", "Lubny", "geolocated")


@pytest.mark.parametrize(
    "denial",
    ["which Kyiv rejected", "a claim that Kyiv rejected", "a claim that the Ukrainian 11th Corps rejected on June 12"],
)
def test_a_claim_rejected_in_an_aside_is_denied(denial: str) -> None:
    (claim,) = read(f"The Russian MoD claimed to have cleared Lubny, {denial}.")
    assert (claim.place, claim.evidence, claim.claimant) == ("Lubny", "denied", "Russian MoD")


def test_a_country_claims_its_own_army_took_it() -> None:
    assert told("Moscow claims its army now controls Lubny.") == [("russian", "seize", "Lubny", "claimed")]
    assert told("Kyiv claims its army now controls Lubny.") == [("ukrainian", "seize", "Lubny", "claimed")]


@pytest.mark.parametrize("verb", ["retake", "recapture", "take", "liberate"])
def test_who_failed_to_take_a_place_attacked_it_and_keeps_no_other_from_being_lost(verb: str) -> None:
    assert told(f"Russian forces failed to {verb} Lubny and lost Reni.") == [
        ("russian", "attack_unsuccessful", "Lubny", "assessed"),
        ("russian", "withdraw", "Reni", "assessed"),
    ]


def test_taken_and_retaken() -> None:
    found = read(
        "The village of Lubny, captured by Russian forces on June 8, was retaken by Ukrainian forces on June 11."
    )
    assert [(c.actor, c.action, c.place, c.event_date.day if c.event_date else None) for c in found] == [
        ("russian", "seize", "Lubny", 8),
        ("ukrainian", "seize", "Lubny", 11),
    ]


def test_what_is_captured_beside_a_list_is_not_the_list() -> None:
    found = told("Russian forces attacked near Lubny and Reni, captured by Ukrainian forces on June 8.")
    assert [claim[1] for claim in found] == ["attack", "attack"]
    assert not told("Three soldiers, captured by Russian forces near Lubny, were freed.")


def test_forces_break_into_places_and_soldiers_into_houses() -> None:
    assert told("Russian forces broke into the outskirts of Lubny.") == [("russian", "advance", "Lubny", "assessed")]
    assert told("Russian forces broke into Lubny.") == [("russian", "advance", "Lubny", "assessed")]
    assert not told("Russian forces broke into two schools in Lubny.")


@pytest.mark.parametrize("whom", ["Reuters", "the BBC", "state television", "the Kyiv Independent newspaper"])
def test_what_somebody_tells_an_agency_is_told(whom: str) -> None:
    (claim,) = read(f"Russian forces have seized Lubny, two soldiers told {whom}.", voice="news")
    assert (claim.action, claim.place, claim.evidence, claim.confirmed) == ("seize", "Lubny", "reported", False)


def test_the_defenders_of_a_voice_are_its_own() -> None:
    found = told("The defenders liberated Lubny from the occupiers.", voice="general_staff")
    assert [claim[:3] for claim in found] == [("ukrainian", "seize", "Lubny")]
    assert told("The defenders liberated Lubny.", voice="general_staff")[0][0] == "ukrainian"
    found = told("Russian units liberated Lubny from Ukrainian forces.", voice="russian_mod")
    assert [claim[:3] for claim in found] == [("russian", "seize", "Lubny")]


def test_what_the_enemy_lost_it_lost() -> None:
    (claim,) = read("The enemy lost control over Lubny.", voice="general_staff")
    assert (claim.actor, claim.action) == ("russian", "withdraw")


def test_who_flees_a_place_left_it_and_not_where_others_go() -> None:
    sentence = "Our forces are advancing towards Lubny; the enemy is fleeing Reni."
    found = [claim for claim in told(sentence, voice="milblogger") if claim[1] == "withdraw"]
    assert found == [("ukrainian", "withdraw", "Reni", "claimed")]
    assert not told("Residents fled Reni.")
    assert not told("Lubny Mayor Ivan Petrenko noted that many young people are fleeing Reni.")


def test_the_day_of_what_is_said_next_is_no_day_of_the_deed_before() -> None:
    found = read("The Russian MoD claimed that Russian forces seized Lubny and on June 11 that they seized Reni.")
    assert [(claim.place, claim.event_date) for claim in found] == [("Lubny", None), ("Reni", None)]


def test_a_tree_line_is_ground_and_not_the_town_beside_it() -> None:
    assert told("Ukrainian forces retook a tree line east of Lubny.")[0][1] == "advance"


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("The Ukrainian withdrawal from Lubny was completed by June 10.", [("ukrainian", "withdraw", "Lubny")]),
        ("The Russian retreat from Lubny to Reni has been confirmed.", [("russian", "withdraw", "Lubny")]),
        ("The Ukrainian withdrawal from Lubny will be completed soon.", []),
        ("The Ukrainian withdrawal from Lubny is not complete.", []),
    ],
)
def test_a_withdrawal_told_by_a_noun(sentence: str, right: list[tuple[str, str, str]]) -> None:
    assert [claim[:3] for claim in told(sentence)] == right


def test_regained_the_village_and_regained_access() -> None:
    assert told("Ukraine has regained the village of Lubny.") == [("ukrainian", "seize", "Lubny", "assessed")]
    assert not told("Ukraine has regained access to Lubny.")


def test_the_regime_is_ukraines() -> None:
    found = told("Kiev regime forces attempted to enter Lubny and were stopped.", voice="russian_mod")
    assert [claim[0] for claim in found] == ["ukrainian"]
