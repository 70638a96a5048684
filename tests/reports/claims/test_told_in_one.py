"""Two places told in one breath, each with its own day, its own deed and its own "the town"."""

from datetime import date

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports


def read(text: str) -> list[Claim]:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{text}", voice="isw")
    return find_claims(report)


def told(text: str) -> list[tuple[str, str, str | None]]:
    return [(claim.actor, claim.action, claim.place) for claim in read(text)]


@pytest.mark.parametrize(
    "subject",
    [
        "Lubny, Reni, and Bolhrad",
        "Lubny, Reni and Bolhrad",
        "The villages of Lubny, Reni and Bolhrad",
    ],
)
def test_all_places_of_a_subject_are_taken(subject: str) -> None:
    found = told(f"{subject} have been captured by Russian forces.")
    assert found == [("russian", "seize", place) for place in ("Lubny", "Reni", "Bolhrad")]


@pytest.mark.parametrize("what", ["fell to Russian forces", "were captured", "are under Russian control"])
def test_both_are_taken(what: str) -> None:
    assert told(f"Both Lubny and Reni {what}.") == [("russian", "seize", "Lubny"), ("russian", "seize", "Reni")]


def test_neither_is_taken_and_none_of_the_clause_before() -> None:
    assert not told("Neither Lubny nor Reni has been captured by Russian forces.")
    found = told("Russian forces withdrew from Lubny and Reni was captured by Ukrainian forces.")
    assert found == [("russian", "withdraw", "Lubny"), ("ukrainian", "seize", "Reni")]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Russian forces captured Lubny on June 10 and Reni on June 11.", {"Lubny": 10, "Reni": 11}),
        (
            "Russian forces captured Lubny on June 9, Reni on June 10, and Bolhrad on June 11.",
            {"Lubny": 9, "Reni": 10, "Bolhrad": 11},
        ),
        ("Russian forces attacked near Lubny on June 10 and Reni on June 11.", {"Lubny": 10, "Reni": 11}),
        ("Russian forces captured Lubny and Reni on June 11.", {"Lubny": 11, "Reni": 11}),
        ("Russian forces captured the village of Lubny on June 11.", {"Lubny": 11}),
        ("Lubny was captured on June 11.", {"Lubny": 11}),
    ],
)
def test_each_place_has_its_day(sentence: str, days: dict[str, int]) -> None:
    found = read(sentence)
    assert {claim.place: claim.event_date for claim in found} == {k: date(2025, 6, day) for k, day in days.items()}
    assert len({claim.relation for claim in found}) == 1


def test_a_day_of_footage_or_of_a_new_subject_is_none_of_the_capture() -> None:
    (shown,) = read("Geolocated footage captured on June 10 shows that Russian forces advanced in Lubny.")
    assert shown.event_date is None
    found = read("Russian forces captured Lubny on June 10 and Ukrainian forces left Reni on June 11.")
    assert [(c.action, c.event_date) for c in found] == [
        ("seize", date(2025, 6, 10)),
        ("withdraw", date(2025, 6, 11)),
    ]


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Russian forces retreated from Lubny and occupied Reni.", [("withdraw", "Lubny")]),
        ("Russian forces retreated from Lubny and then occupied Reni.", [("withdraw", "Lubny"), ("seize", "Reni")]),
        ("Russian forces retreated from Lubny and Reni.", [("withdraw", "Lubny"), ("withdraw", "Reni")]),
    ],
)
def test_what_is_occupied_was_not_left(sentence: str, right: list[tuple[str, str]]) -> None:
    assert [claim[1:] for claim in told(sentence)] == right


@pytest.mark.parametrize(
    "turn",
    [
        "but the garrison threw them back at Reni",
        "but the defenders repelled the assault",
        "but the garrison of Reni threw the attackers back",
        "but Ukrainian forces pushed them back near Reni",
    ],
)
def test_who_is_thrown_back_gained_nothing(turn: str) -> None:
    assert {claim[1] for claim in told(f"Russian forces entered Lubny, {turn}.")} <= {"attack_unsuccessful"}


@pytest.mark.parametrize("turn", ["and drove them out", "and threw the defenders back at Reni"])
def test_who_throws_others_back_keeps_what_he_gained(turn: str) -> None:
    assert ("russian", "advance", "Lubny") in told(f"Russian forces entered Lubny {turn}.")


@pytest.mark.parametrize(
    "speaker",
    ["A resident of Lubny", "The mayor of Lubny", "Lubny's mayor", "Lubny Mayor Ivan Petrenko", "Lubny residents"],
)
def test_the_town_is_that_of_who_speaks(speaker: str) -> None:
    found = read(f"Russian forces advanced north of Reni. {speaker} said that Russian forces had entered the town.")
    assert [claim.place for claim in found] == ["Reni", "Lubny"]


@pytest.mark.parametrize("speaker", ["Local residents", "A milblogger"])
def test_who_is_of_no_town_means_the_last_one(speaker: str) -> None:
    found = read(f"Russian forces advanced in Reni. {speaker} said that Russian forces had entered the town.")
    assert [claim.place for claim in found] == ["Reni", "Reni"]


@pytest.mark.parametrize("speaker", ["Residents of Kharkiv Oblast", "A resident of Lubny and the mayor of Bolhrad"])
def test_who_is_of_an_oblast_or_two_towns_is_of_no_town(speaker: str) -> None:
    found = read(f"Russian forces advanced in Reni. {speaker} said that Russian forces had entered the town.")
    assert {claim.place for claim in found} == {"Reni"}
