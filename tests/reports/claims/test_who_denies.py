"""Whose claim a sentence denies and who denies it are two things; whoever only denies has claimed nothing."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

GS, MOD, OFFICIAL, BLOGGERS = "Ukrainian General Staff", "Russian MoD", "Ukrainian official", "Russian milbloggers"


def denied(text: str, voice: str = "isw") -> tuple[str, str | None]:
    (report,) = read_reports(f"June 12, 2025\n\n{text}", voice=voice)
    (claim,) = [claim for claim in find_claims(report) if claim.evidence == "denied"]
    assert (claim.place, claim.support, claim.confirmed) == ("Lubny", "contradicted", False)
    return claim.claimant, claim.denied_by


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Ukrainian General Staff denied that Russian forces seized Lubny.", GS),
        ("The Russian MoD denied that its forces withdrew from Lubny.", MOD),
        ("The capture of Lubny was denied by the Ukrainian General Staff.", GS),
        ("Reports that Russian forces captured Lubny were denied by the Ukrainian General Staff.", GS),
        ("Reports of the fall of Lubny were denied by the Ukrainian General Staff.", GS),
        ("Russian forces captured Lubny, which the Ukrainian General Staff denied.", GS),
        ("Russian forces captured Lubny, a claim the Ukrainian General Staff rejected.", GS),
        ("Russian forces captured Lubny, something residents deny.", "unspecified"),
        ("It is false that Russian forces captured Lubny, Ukraine’s General Staff said.", GS),
        ("The Ukrainian General Staff stated that reports that Russian forces seized Lubny are false.", GS),
        ("Ukrainian officials debunked claims that Russian forces captured Lubny.", OFFICIAL),
        ("A Russian milblogger denied claims that Russian troops seized Lubny.", BLOGGERS),
        ("Residents denied that Russian forces captured Lubny.", "unspecified"),
        ("Reports that Russian forces seized Lubny are false.", "ISW"),
    ],
)
def test_where_nobody_is_named_who_claimed_it_the_denier_is_no_claimant(text: str, who: str) -> None:
    assert denied(text) == ("unspecified", who)


@pytest.mark.parametrize(
    ("text", "claimant", "who"),
    [
        ("The Ukrainian General Staff denied the Russian MoD’s claim that Russian forces seized Lubny.", MOD, GS),
        ("Russian forces seized Lubny, the Russian MoD claimed, but the Ukrainian General Staff denied this.", MOD, GS),
        ("The Russian MoD claimed that Russian forces seized Lubny. Ukrainian officials refuted this claim.", MOD, OFFICIAL),
        ("The Russian MoD stated that Russian forces captured Lubny, which Ukrainian officials denied.", MOD, OFFICIAL),
        ("The Russian MoD claimed that Russian forces seized Lubny, but this claim is likely false.", MOD, "ISW"),
        ("The Russian MoD falsely claimed that Russian forces seized Lubny.", MOD, "ISW"),
        ("Ukrainian officials said that the Russian MoD falsely claimed that Russian forces seized Lubny.", MOD, OFFICIAL),
        ("Contrary to the Russian MoD’s claims that Russian forces seized Lubny, fighting continues.", MOD, "ISW"),
        ("Ukrainian officials mocked the Russian MoD’s claim that Russian forces seized Lubny.", MOD, OFFICIAL),
        ("A milblogger stated that earlier claims by the MoD that Russian forces seized Lubny are wrong.",
         "unspecified", BLOGGERS),
        ("A milblogger stated that earlier Russian claims that Russian forces seized Lubny are wrong.",
         "Russian sources", BLOGGERS),
        ("A Russian source claimed that its forces seized Lubny, but a milblogger said Ukrainian forces still hold the town.",
         "Russian sources", BLOGGERS),
        ("A milblogger claimed that Russian forces seized Lubny, but geolocated footage shows Ukrainian forces still hold the town.", BLOGGERS, "ISW"),
        ("Oblast Head Serhiy Haidai said troops are there, denying Kadyrov’s claims that Russian forces seized Lubny.", "Russian official", OFFICIAL),
    ],
)  # fmt: skip
def test_who_claimed_and_who_denies_stand_apart(text: str, claimant: str, who: str) -> None:
    assert denied(text) == (claimant, who)


@pytest.mark.parametrize("how", ["did not deny", "neither confirmed nor denied", "has not denied", "never denied"])
def test_who_does_not_deny_denies_nothing(how: str) -> None:
    (report,) = read_reports(f"June 12, 2025\n\nKyiv {how} that Russian forces seized Lubny.", voice="isw")
    assert find_claims(report) == []


@pytest.mark.parametrize(
    ("voice", "text", "claimant", "who"),
    [
        ("news", "Кремль заявив про взяття Лубен, Генштаб ЗСУ це заперечив.", "Russian official", GS),
        ("news", "Заяви Міноборони РФ про захоплення Лубен спростував Генштаб ЗСУ.", MOD, GS),
        (
            "news",
            "Речник Сил оборони півдня спростував захоплення Лубен росіянами.",
            "unspecified",
            "Ukrainian military",
        ),
        ("deepstate", "Росіяни похвалилися захопленням Лубен, однак це неправда.", "Russian sources", "DeepState"),
        ("general_staff", "Інформація про захоплення Лубен не відповідає дійсності.", "unspecified", GS),
        ("news", "Міноборони РФ заявило про захоплення Лубен, це брехня.", MOD, "news agency"),
        ("news", "Сообщения Минобороны РФ о взятии Лубен опроверг Генштаб ВСУ.", MOD, GS),
        ("russian_mod", "Заявления Киева о взятии Лубен не соответствуют действительности.", OFFICIAL, MOD),
        ("news", "Минобороны РФ опровергло взятие Лубен украинскими силами.", "unspecified", MOD),
    ],
)
def test_in_ukrainian_and_russian_too(voice: str, text: str, claimant: str, who: str) -> None:
    (report,) = read_reports(text, name="2025-06-12", voice=voice)
    (claim,) = find_claims(report)
    assert (claim.evidence, claim.claimant, claim.denied_by) == ("denied", claimant, who)


def test_nobody_denies_what_is_not_denied() -> None:
    text = "June 12, 2025\n\nRussian forces seized Lubny. ISW has not observed confirmation of the claim that they took Reni."
    (report,) = read_reports(text, voice="isw")
    assert {claim.denied_by for claim in find_claims(report)} == {None}


@pytest.mark.parametrize(
    ("voice", "text", "claimant", "who"),
    [
        ("news", "The ministry in Moscow said its troops had taken Lubny, a claim Kyiv dismissed as untrue.", MOD, OFFICIAL),
        ("news", "Russian forces have taken Lubny, Moscow says, though Kyiv denies this.", "Russian official", OFFICIAL),
        ("news", "Russia said it had captured Lubny; Ukraine denied it.", "Russian official", OFFICIAL),
        ("russian_mod", "Reports by Kyiv that its forces have retaken Lubny are false.", OFFICIAL, MOD),
        ("milblogger", "The MoD claimed that our forces captured Lubny, but that is a lie.", MOD, BLOGGERS),
        ("deepstate", "The claim of the Russian Ministry of Defence that Lubny was captured is false.", MOD, "DeepState"),
        ("isw", "Geolocated footage refutes the Russian MoD’s June 9 claim that Russian forces seized Lubny.", MOD, "ISW"),
        ("isw", "Milbloggers criticized the Russian MoD for falsely claiming that Russian forces seized Lubny.", MOD, BLOGGERS),
        ("isw", "Russian forces seized Lubny, the Russian MoD claimed on June 10; a Ukrainian official refuted this claim.",
         MOD, OFFICIAL),
    ],
)  # fmt: skip
def test_in_other_voices_too(voice: str, text: str, claimant: str | None, who: str) -> None:
    assert denied(text, voice) == (claimant or "unspecified", who)


def test_a_denial_about_one_place_leaves_the_other() -> None:
    text = "The Russian MoD claimed that Russian forces seized Lubny and Reni, but a milblogger denied the claim about Reni."
    (report,) = read_reports(f"June 12, 2025\n\n{text}", voice="isw")
    assert [(claim.place, claim.denied_by) for claim in find_claims(report)] == [("Lubny", None), ("Reni", BLOGGERS)]


def test_channels_that_claim_without_that_are_not_the_publisher() -> None:
    text = "Russian channels claim the enemy has captured Lubny, but this is not confirmed."
    (report,) = read_reports(text, name="2025-06-12", voice="deepstate")
    assert {(claim.evidence, claim.claimant) for claim in find_claims(report)} == {("claimed", "Russian sources")}


@pytest.mark.parametrize(
    ("text", "claimant", "denier"),
    [
        ("The Russian MoD claimed that Russian forces seized Lubny, which Ukrainian officers continue to dispute.",
         "Russian MoD", "Ukrainian military"),
        ("The Russian MoD claimed that Russian forces seized Lubny. Kyiv dismissed the announcement as a joke.",
         "Russian MoD", "Ukrainian official"),
        ("The Russian MoD claimed that Russian forces seized Lubny, a report that a Ukrainian brigade commander called a tale.",
         "Russian MoD", "Ukrainian military"),
        ("The Russian MoD's claim to have captured Lubny is, according to a Ukrainian brigade, untrue.",
         "Russian MoD", "Ukrainian military"),
        ("Moscow said its troops had taken Lubny, but Ukraine denied it.", "Russian official", "Ukrainian official"),
        ("Moscow said its troops had taken Lubny, but Ukraine has since rejected this.",
         "Russian official", "Ukrainian official"),
        ("A milblogger grumbled that the MoD had announced the capture of Lubny while Ukrainians still hold its centre.",
         "Russian MoD", "Russian milbloggers"),
        ("A milblogger complained that the MoD reported the capture of Lubny though Ukrainian troops still control half of it.",
         "Russian MoD", "Russian milbloggers"),
    ],
)  # fmt: skip
def test_who_finds_fault_with_a_claim_denies_it(text: str, claimant: str, denier: str) -> None:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{text}", voice="isw")
    told = [(claim.place, claim.evidence, claim.claimant, claim.denied_by) for claim in find_claims(report)]
    assert told == [("Lubny", "denied", claimant, denier)]


def test_what_a_claim_bears_out_is_the_texts_own() -> None:
    text = "A milblogger claimed that Russian forces took Lubny, reinforcing indications that Russian forces entered Romny."
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{text}", voice="isw")
    told = [(claim.place, claim.evidence, claim.claimant) for claim in find_claims(report)]
    assert told == [("Lubny", "claimed", "Russian milbloggers"), ("Romny", "reported", "ISW")]
