"""Who acts and is no force of this war gives no deed of it: neither by default nor by whom a sentence names beside."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports


def claims(sentence: str, voice: str) -> list[tuple[str, str, str | None]]:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{sentence}", voice=voice)
    return [(claim.actor, claim.action, claim.place) for claim in find_claims(report)]


@pytest.mark.parametrize("voice", ["isw", "news", "general_staff", "russian_mod"])
@pytest.mark.parametrize(
    "sentence",
    [
        "Firefighters attacked a blaze in Lubny.",
        "Firefighters attacked a blaze in Lubny after a long night.",
        "A dog attacked a Russian tourist in Lubny.",
        "Hail struck Lubny.",
        "Storms hit Romny and Russian tourists entered Lubny.",
        "Russian senators advanced a bill in Lubny.",
        "A Ukrainian swimmer advanced in Lubny.",
        "Ukrainian fans stormed the pitch in Lubny.",
        "Ukrainian delegates withdrew from the talks in Lubny.",
        "Russia withdrew from the grain pact in Lubny.",
        "Lubny was hit by an earthquake.",
        "Israeli jets bombed Lubny while Ukrainian forces watched.",
        "Russian officials said that Israeli forces attacked Lubny.",
        "U.S. forces struck Lubny, Russian officials said.",
        "Lubny was bombed by Israeli jets.",
        "Rescue teams entered Lubny.",
        "Ukraine's women's team overran Romny and advanced in Lubny.",
        "Libyan National Army units, backed by Russia, advanced in Lubny.",
        "Colombian volunteers fighting for Ukraine entered Lubny.",
        "The neo-Nazis were knocked out of their positions near Lubny.",
    ],
)
def test_whoever_is_no_force_of_this_war_does_nothing_in_it(sentence: str, voice: str) -> None:
    assert claims(sentence, voice) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Israeli jets bombed Romny while Ukrainian forces advanced near Lubny.", ("ukrainian", "advance", "Lubny")),
        ("Russian and Belarusian troops attacked near Lubny.", ("russian", "attack", "Lubny")),
        ("Iranian-made drones fired by Russian forces struck Lubny.", ("russian", "strike", "Lubny")),
        ("American howitzers of Ukrainian forces shelled Lubny.", ("ukrainian", "strike", "Lubny")),
        ("Drone operators of the “Somali” Battalion are operating near Lubny.", ("russian", "other", "Lubny")),
        ("Recent Russian attacks hit Lubny.", ("russian", "strike", "Lubny")),
        ("Lubny was struck by Russian artillery.", ("russian", "strike", "Lubny")),
    ],
)
def test_a_force_beside_a_stranger_is_still_a_force(sentence: str, expected: tuple[str, str, str]) -> None:
    assert claims(sentence, "isw") == [expected]


@pytest.mark.parametrize("voice", ["isw", "uk_mod", "news"])
@pytest.mark.parametrize(
    "sentence",
    [
        "It is possible that Russian forces will attempt to seize Lubny.",
        "It is a realistic possibility that Russian forces will attack Lubny.",
    ],
)
def test_what_may_come_has_not_come(sentence: str, voice: str) -> None:
    assert claims(sentence, voice) == []


def test_an_air_force_speaks_for_its_country() -> None:
    (report,) = read_reports(
        "Frontline Digest, June 12, 2025\n\nUkraine's air force said Russian drones struck Lubny.", voice="news"
    )
    assert [claim.claimant for claim in find_claims(report)] == ["Ukrainian military"]
