"""Words of a gain that were punished, made up, taken back or called a lie tell no gain; who denies it lost nothing."""

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports


def read(sentence: str, voice: str = "news") -> list[Claim]:
    (report,) = read_reports(f"Morning Gazette, June 12, 2025\n\n{sentence}", voice=voice)
    return find_claims(report)


def told(sentence: str) -> list[tuple[str, str, str | None]]:
    return [(claim.actor, claim.action, claim.place) for claim in read(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Police detained a woman who wrote that Russian troops had captured Lubny.",
        "A court fined a man for saying that Ukraine had retaken Lubny.",
        "A teacher was arrested after posting that Russian forces had seized Lubny.",
        "A Russian court jailed a man for writing that the army had fled Lubny.",
        "ChatGPT told a user that Russian forces had captured Lubny.",
        "A chatbot wrongly answered that Ukrainian forces had left Lubny.",
        "Correction: an earlier version of this article said Russian troops had captured Lubny; they had not.",
        "We retract a report that Russian forces had seized Lubny.",
        "A Russian insider source claimed that General Petrov lied to the president about the seizure of Lubny.",
        "The commander lied to his superiors that Russian forces had seized Lubny.",
        "A Russian milblogger accused the Russian Ministry of Defense of fabricating the seizure of Lubny.",
        "A Russian milblogger called the Russian MoD's claimed seizure of Lubny a fairy tale.",
        "It is too early to speak of the capture of Lubny.",
    ],
)
def test_what_is_only_retold_is_no_claim(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ukrainian police wrote that Russian troops had captured Lubny.",
        "Correction: Russian forces captured Lubny on June 10, not on June 9.",
        "Russian forces faked a retreat and captured Lubny.",
        "Russian forces captured Lubny after a man was arrested for saying that they would.",
    ],
)
def test_a_gain_beside_such_words_stands(sentence: str) -> None:
    assert told(sentence) == [("russian", "seize", "Lubny")]


@pytest.mark.parametrize(
    ("sentence", "denier"),
    [
        ("A milblogger said that the Russian MoD falsely announced the seizure of Lubny.", "Russian milbloggers"),
        ("A milblogger said that the Russian MoD falsely announced the liberation of Lubny.", "Russian milbloggers"),
        ("A milblogger complained that the Russian command prematurely claimed the seizure of Lubny.", None),
        ("Kadyrov denied the capture of Lubny, saying that his men were far away.", "Russian official"),
        ("The Russian MoD denied the fall of Lubny.", "Russian MoD"),
        ("Ukrainian forces attacked near Reni, but Kadyrov denied the capture of Lubny.", "Russian official"),
        (
            "A Russian milblogger rejected the Russian MoD's announcement of the seizure of Lubny.",
            "Russian milbloggers",
        ),
        ("The Ukrainian General Staff denied the capture of Lubny.", "Ukrainian General Staff"),
        ("Ukraine denied Russia's liberation of Lubny.", "Ukrainian official"),
    ],
)
def test_a_denied_seizure_is_russian_where_nothing_says_otherwise(sentence: str, denier: str | None) -> None:
    (claim,) = [claim for claim in read(sentence) if claim.place == "Lubny"]
    assert (claim.actor, claim.action, claim.evidence, claim.confirmed) == ("russian", "seize", "denied", False)
    assert denier is None or claim.denied_by == denier


@pytest.mark.parametrize(
    "sentence",
    [
        "The Russian MoD denied the loss of Lubny.",
        "The Russian MoD denied the seizure of Lubny by Ukrainian forces.",
        "The Russian MoD denied the liberation of Lubny by Ukrainian forces.",
    ],
)
def test_a_denied_loss_or_a_named_taker_is_the_other_sides(sentence: str) -> None:
    (claim,) = read(sentence)
    assert (claim.actor, claim.action, claim.evidence) == ("ukrainian", "seize", "denied")


@pytest.mark.parametrize("who", ["Ukrainian officials", "The Russian MoD", "A Russian milblogger"])
def test_a_denied_liberation_says_not_whose_it_is(who: str) -> None:
    assert read(f"{who} denied the liberation of Lubny.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Russian hackers broke into Ukrainian servers in Lubny.",
        "Russian hackers broke into Lubny.",
        "Burglars broke into Lubny shops while Russian drones circled.",
        "Thieves broke into the village shop in Lubny.",
        "A fire broke into Lubny suburbs after a Russian strike.",
        "Russians fled Lubny as rumours spread.",
        "Ukrainians left Lubny by the thousand.",
    ],
)
def test_burglars_and_people_are_no_troops(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Russian forces broke into Lubny.", ("russian", "advance", "Lubny")),
        ("Russian troops broke into the outskirts of Lubny.", ("russian", "advance", "Lubny")),
        ("Ukrainian assault groups have broken into northern Lubny.", ("ukrainian", "advance", "Lubny")),
        ("The Russians fled Lubny.", ("russian", "withdraw", "Lubny")),
        ("Ukrainian forces left Lubny.", ("ukrainian", "withdraw", "Lubny")),
    ],
)
def test_troops_that_break_in_or_leave_are_read(sentence: str, claim: tuple[str, str, str]) -> None:
    assert told(sentence) == [claim]


@pytest.mark.parametrize("stand", ["occupied positions in", "took up positions near", "entrenched themselves in"])
def test_a_stand_behind_a_place_left_is_no_advance(stand: str) -> None:
    assert told(f"Ukrainian forces withdrew from Lubny and {stand} Reni.") == [("ukrainian", "withdraw", "Lubny")]
    assert ("ukrainian", "advance", "Reni") in told(f"Ukrainian forces advanced in Lubny and {stand} Reni.")


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("Russian forces seized Lubny, TASS reported, citing the Defence Ministry.", "Russian MoD"),
        ("Russian forces seized Lubny, Interfax said, quoting the ministry.", "Russian MoD"),
        ("Russian forces seized Lubny, Ukrinform reported, citing the Russian Defence Ministry.", "Russian MoD"),
        ("Russian forces seized Lubny, Ukrinform reported, citing the Defence Ministry.", "Ukrainian official"),
        ("Russian forces seized Lubny, Reuters reported, citing the ministry.", "unspecified"),
    ],
)
def test_the_ministry_of_an_agency_is_its_own_countrys(sentence: str, claimant: str) -> None:
    (claim,) = read(sentence)
    assert (claim.actor, claim.action, claim.claimant) == ("russian", "seize", claimant)
    assert claimant != "Russian MoD" or claim.evidence == "claimed"


def test_who_drives_others_out_keeps_his_gain_and_who_is_driven_out_does_not() -> None:
    assert told("Russian forces entered Lubny and drove them out.") == [("russian", "advance", "Lubny")]
    assert told("Russian forces entered Lubny, but Ukrainian forces drove them out.") == []
