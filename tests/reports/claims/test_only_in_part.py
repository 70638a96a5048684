"""Gains of a share, gains lost at once, and gains that are only alleged must not come out as whole, lasting or told."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports


def told(sentence: str) -> list[tuple[str, str, str | None, str | None]]:
    (report,) = read_reports(f"Morning Gazette, June 12, 2025\n\n{sentence}", voice="news")
    return [(claim.actor, claim.action, claim.place, claim.part) for claim in find_claims(report)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Half of Siversk is now under Russian control.",
        "Russian forces took control of half of Siversk.",
        "A third of Siversk has been captured by Russian forces.",
        "Two thirds of the town of Siversk are in Russian hands.",
        "Russian forces captured 60 percent of Siversk.",
        "Russian forces captured Siversk except for its western quarter.",
        "Russian forces control all of Siversk, excluding the rail yard.",
        "Russian forces seized the town of Siversk with the exception of two streets.",
    ],
)
def test_a_share_is_no_seizure_of_the_whole(sentence: str) -> None:
    assert told(sentence) == [("russian", "advance", "Siversk", None)]


@pytest.mark.parametrize(
    "sentence", ["Russian forces captured the whole of Siversk.", "Russian forces seized all of Siversk."]
)
def test_the_whole_is_one(sentence: str) -> None:
    assert told(sentence) == [("russian", "seize", "Siversk", None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Russian troops entered Siversk and were killed by drones.",
        "Russian soldiers entered Siversk and surrendered.",
        "Russian troops entered Siversk but were driven out.",
    ],
)
def test_who_entered_and_was_lost_gained_nothing(sentence: str) -> None:
    assert {action for _, action, _, _ in told(sentence)} <= {"attack_unsuccessful"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ukrainian forces defeated a Russian attempt to storm Siversk early in the war.",
        "Russian forces captured Siversk in the opening phase of the invasion.",
        "Russian forces failed to take Siversk at the start of the full-scale war.",
    ],
)
def test_how_the_war_began_is_no_news(sentence: str) -> None:
    assert told(sentence) == []


def test_an_attack_of_today_stays_beside_history() -> None:
    sentence = "Russian forces attacked near Siversk, which changed hands early in the war."
    assert ("russian", "attack", "Siversk", None) in told(sentence)


def test_who_was_driven_out_of_what_he_held_lost_it() -> None:
    sentence = "Russian forces captured Siversk but were driven out of Lyman."
    assert told(sentence) == [("russian", "seize", "Siversk", None), ("ukrainian", "seize", "Lyman", None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Russian forces allegedly captured Siversk.",
        "Russian forces supposedly captured Siversk.",
        "Purportedly, Russian forces captured Siversk.",
        "Russian forces captured Siversk, according to a Telegram channel close to the army.",
    ],
)
def test_what_is_alleged_is_claimed(sentence: str) -> None:
    (report,) = read_reports(f"Morning Gazette, June 12, 2025\n\n{sentence}", voice="news")
    assert [(claim.evidence, claim.place) for claim in find_claims(report)] == [("claimed", "Siversk")]


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("Russian forces advanced into the southern town of Siversk.", None),
        ("Russian forces advanced in the northern part of the town of Siversk.", "northern"),
        ("Russian forces advanced in eastern Siversk.", "eastern"),
    ],
)
def test_where_a_town_lies_is_no_part_of_it(sentence: str, part: str | None) -> None:
    assert told(sentence) == [("russian", "advance", "Siversk", part)]


@pytest.mark.parametrize(
    ("sentence", "taker", "denier"),
    [
        ("Ukraine denies that it lost Siversk.", "russian", "Ukrainian official"),
        ("Kyiv denied that it had lost Siversk.", "russian", "Ukrainian official"),
        ("Russia denies that it lost Siversk.", "ukrainian", "Russian official"),
    ],
)
def test_a_loss_that_is_denied_is_the_other_sides_gain(sentence: str, taker: str, denier: str) -> None:
    (report,) = read_reports(f"Morning Gazette, June 12, 2025\n\n{sentence}", voice="news")
    (claim,) = find_claims(report)
    assert (claim.actor, claim.action, claim.evidence, claim.denied_by) == (taker, "seize", "denied", denier)


@pytest.mark.parametrize(
    "sentence",
    [
        "Russian forces seized most of Siversk.",
        "Russian forces captured almost the whole of Siversk.",
        "Russian forces took control of nearly all of the town of Siversk.",
        "The bulk of Siversk is under Russian control.",
    ],
)
def test_less_than_the_whole_is_an_advance(sentence: str) -> None:
    assert told(sentence) == [("russian", "advance", "Siversk", None)]


@pytest.mark.parametrize(
    "sentence",
    ["Russian forces seized Lyman and most of Siversk.", "Russian forces seized most of Siversk and all of Lyman."],
)
def test_a_share_of_one_place_leaves_the_other_whole(sentence: str) -> None:
    assert {claim[1:3] for claim in told(sentence)} == {("seize", "Lyman"), ("advance", "Siversk")}


def test_a_share_that_may_be_of_both_is_taken_so() -> None:
    found = told("Russian forces seized most of Siversk and Lyman.")
    assert [claim[1:3] for claim in found] == [("advance", "Siversk"), ("advance", "Lyman")]


@pytest.mark.parametrize(
    "sentence",
    ["Russian forces nearly took Siversk.", "Russian forces almost reached Siversk.", "Siversk was nearly captured."],
)
def test_what_nearly_happened_did_not(sentence: str) -> None:
    assert told(sentence) == []
