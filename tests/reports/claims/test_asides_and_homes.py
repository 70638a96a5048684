"""What an aside tells of the object of a deed, and which place "the village" is to whoever speaks."""

from datetime import date

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports


def read(text: str) -> list[Claim]:
    (report,) = read_reports(f"2025-06-10\n\n{text}\n", name="2025-06-10", voice="isw")
    return find_claims(report)


def told(text: str) -> list[tuple[str, str, str | None]]:
    return [(claim.actor, claim.action, claim.place) for claim in read(text)]


@pytest.mark.parametrize("aside", ["captured by Russian forces on May 20", "seized by Russian forces last month"])
@pytest.mark.parametrize(
    ("deed", "action"),
    [
        ("retook", "seize"),
        ("liberated", "seize"),
        ("retook the village of", "seize"),
        ("entered", "advance"),
    ],
)
def test_what_was_taken_before_stands_no_more_once_it_is_retaken(deed: str, action: str, aside: str) -> None:
    (claim,) = read(f"Ukrainian forces {deed} Lubny, {aside}.")
    assert (claim.actor, claim.action, claim.place) == ("ukrainian", action, "Lubny")
    assert claim.event_date is None


@pytest.mark.parametrize(
    ("deed", "action"),
    [("attacked", "attack"), ("counterattacked", "attack"), ("shelled", "strike")],
)
def test_an_attack_on_what_was_taken_leaves_both_told(deed: str, action: str) -> None:
    attack, taken = read(f"Russian forces {deed} Lubny, recaptured by Ukrainian forces on June 8.")
    assert (attack.actor, attack.action, attack.place, attack.event_date) == ("russian", action, "Lubny", None)
    assert (taken.actor, taken.action, taken.place) == ("ukrainian", "seize", "Lubny")
    assert taken.event_date == date(2025, 6, 8)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "Lubny, captured by Russian forces on May 20, was retaken by Ukrainian forces.",
            [("russian", "seize", "Lubny"), ("ukrainian", "seize", "Lubny")],
        ),
        ("Ukrainian forces lost Lubny, captured by Russian forces on June 8.", [("russian", "seize", "Lubny")]),
    ],
)
def test_an_aside_of_a_subject_or_a_loss_is_told(text: str, right: list[tuple[str, str, str]]) -> None:
    assert told(text) == right


def test_a_day_of_an_aside_is_no_day_of_the_deed() -> None:
    (retaken,) = read("Ukrainian forces retook Lubny, taken by Russian forces on May 20.")
    assert retaken.event_date is None
    (seized,) = read("Russian forces seized Lubny, supported by drones on May 20.")
    assert seized.event_date == date(2025, 5, 20)


@pytest.mark.parametrize(
    "which", ["where her parents live", "that his grandfather built", "closest to the border", "his battalion defended"]
)
@pytest.mark.parametrize("before", ["", "Ukrainian forces shelled Reni. "])
@pytest.mark.parametrize("speaker", ["A resident of Lubny said that", "The Odesa mayor said that", "Sources said that"])
def test_a_village_told_apart_is_none_named_before(speaker: str, before: str, which: str) -> None:
    found = told(f"{before}{speaker} Russian forces had captured the village {which}.")
    assert found == ([("ukrainian", "strike", "Reni")] if before else [])


@pytest.mark.parametrize("behind", ["overnight", ", where fighting had lasted for days", "on June 9"])
def test_a_village_that_nothing_tells_apart_is_the_last_one(behind: str) -> None:
    found = told(f"Ukrainian forces shelled Reni. Russian forces captured the village {behind}.".replace(" ,", ","))
    assert found == [("ukrainian", "strike", "Reni"), ("russian", "seize", "Reni")]


@pytest.mark.parametrize(
    ("speaker", "word"),
    [
        ("A Moscow resident", "town"),
        ("A resident of London", "city"),
        ("The Kharkiv mayor", "village"),
        ("A Kyiv resident", "settlement"),
        ("The village head of Lubny", "city"),
        ("The Lubny city council", "village"),
    ],
)
def test_a_home_that_the_word_does_not_fit_is_no_place(speaker: str, word: str) -> None:
    said = f"{speaker} said that Russian forces had captured the {word}."
    assert told(said) == []
    assert told(f"Russian forces attacked Reni. {said}") == [
        ("russian", "attack", "Reni"),
        ("russian", "seize", "Reni"),
    ]


@pytest.mark.parametrize(
    ("speaker", "word", "place"),
    [
        ("A Kyiv resident", "city", "Kyiv"),
        ("The village head of Lubny", "village", "Lubny"),
        ("The mayor of Lubny", "city", "Lubny"),
        ("A Sudzha resident", "town", "Sudzha"),
    ],
)
def test_a_home_that_the_word_fits_is_the_place(speaker: str, word: str, place: str) -> None:
    assert told(f"{speaker} said that Russian forces had entered the {word}.") == [("russian", "advance", place)]


def test_what_was_fought_over_just_before_leaves_the_town_open() -> None:
    said = "A resident of Lubny said that Russian soldiers had entered the town."
    home = ("russian", "advance", "Lubny")
    fought = ("russian", "attack", "Romny")
    assert told(f"Russian forces attacked Romny. {said}") == [fought]
    assert told(f"Russian forces attacked Romny.\n\n{said}") == [fought, home]
    assert told(f"Russian forces attacked Romny. Many had fled. {said}") == [fought, home]
    assert told(f"Russian forces attacked Lubny. {said}") == [("russian", "attack", "Lubny"), home]


def test_who_is_shelled_tells_of_home() -> None:
    found = told("Russian forces attacked Romny. The mayor of Lubny said that Russian forces had shelled the town.")
    assert found == [("russian", "attack", "Romny"), ("russian", "strike", "Lubny")]
