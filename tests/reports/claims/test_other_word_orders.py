"""Deeds and speakers in another order than subject, verb, object: fronted participles, inverted speech, contrasts."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

Row = tuple[str, str, str | None, str, str]


def claims(sentence: str, voice: str = "news") -> list[Row]:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{sentence}", voice=voice)
    return [(c.actor, c.action, c.place, c.evidence, c.claimant) for c in find_claims(report)]


@pytest.mark.parametrize(
    ("sentence", "voice", "expected"),
    [
        ("Forced out of Lubny, Ukrainian troops took up positions in Romny.", "isw", ("ukrainian", "withdraw", "Lubny")),
        ("Driven from Lubny, Russian troops regrouped near Romny.", "isw", ("russian", "withdraw", "Lubny")),
        ("Driven from Lubny, Russian troops regrouped near Romny.", "news", ("ukrainian", "seize", "Lubny")),
        ("Pushed back from Lubny, Russian troops dug in.", "isw", ("russian", "withdraw", "Lubny")),
        ("Ukrainian forces forced Russian troops to retreat from Lubny.", "isw", ("russian", "withdraw", "Lubny")),
        ("Ukrainian forces forced Russian troops to abandon Lubny.", "news", ("ukrainian", "seize", "Lubny")),
        ("Ukrainian forces clawed back two streets in Lubny.", "isw", ("ukrainian", "advance", "Lubny")),
        ("Ukrainian forces clawed back Lubny.", "isw", ("ukrainian", "seize", "Lubny")),
        ("Lubny was freed by Ukrainian troops.", "isw", ("ukrainian", "seize", "Lubny")),
        ("Russian forces did not take Romny but did capture Lubny.", "isw", ("russian", "seize", "Lubny")),
        ("Russian troops captured an enemy strongpoint near Lubny.", "isw", ("russian", "advance", "Lubny")),
        ("Russian soldiers hoisted the flag over Lubny.", "isw", ("russian", "other", "Lubny")),
    ],
)  # fmt: skip
def test_a_deed_in_another_order_is_read(sentence: str, voice: str, expected: tuple[str, str, str]) -> None:
    assert [row[:3] for row in claims(sentence, voice)] == [expected]


@pytest.mark.parametrize(
    ("sentence", "evidence", "claimant"),
    [
        ("Russian forces have entered Lubny, said a Ukrainian officer.", "reported", "Ukrainian military"),
        ('"Russian forces have entered Lubny," said Ivan Ivanenko, a Ukrainian officer.', "reported", "Ukrainian military"),
        ("Russian forces, said the Kremlin, have entered Lubny.", "claimed", "Russian official"),
        ("Russian forces have entered Lubny, wrote Rybar, a milblogger.", "claimed", "Russian milbloggers"),
        ("Russian forces have entered Lubny, said a cook.", "reported", "unspecified"),
    ],
)  # fmt: skip
def test_who_says_it_can_stand_behind_the_verb(sentence: str, evidence: str, claimant: str) -> None:
    assert [row[2:] for row in claims(sentence)] == [("Lubny", evidence, claimant)]


@pytest.mark.parametrize(
    ("sentence", "actor", "action"),
    [
        ('"Our troops have left Lubny," said a Ukrainian soldier.', "ukrainian", "withdraw"),
        ('"We have captured Lubny," a Russian commander said.', "russian", "seize"),
        ('"The enemy has entered Lubny," a Ukrainian soldier said.', "russian", "advance"),
        ('"The enemy stormed our strongpoint near Lubny," said a Russian officer.', "ukrainian", "attack"),
    ],
)
@pytest.mark.parametrize("voice", ["news", "unknown", "general_staff", "russian_mod"])
def test_whoever_is_quoted_means_his_own_side(sentence: str, actor: str, action: str, voice: str) -> None:
    assert [row[:2] for row in claims(sentence, voice)] == [(actor, action)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Russian forces did not seize Romny as the MoD claimed but seized Lubny.",
        "Russian forces did not seize Romny, as the Russian MoD claimed, but seized Lubny.",
        "Russian forces have not entered Romny as milbloggers said but have seized Lubny.",
    ],
)
def test_what_is_set_against_a_claim_is_no_part_of_it(sentence: str) -> None:
    assert claims(sentence, "isw") == [("russian", "seize", "Lubny", "assessed", "ISW")]


def test_what_agrees_with_a_claim_is_that_claim() -> None:
    (row,) = claims("Russian forces seized Lubny, as the Russian MoD claimed.", "isw")
    assert row[3:] == ("claimed", "Russian MoD")
