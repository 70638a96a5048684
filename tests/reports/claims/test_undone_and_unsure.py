"""Deeds that a sentence denies, doubts, excepts or gives to no force must not come out as sure gains."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports


def left_open(sentence: str) -> list[tuple[str, str | None]]:
    """Return what is read and confirmed by nobody; a sure claim fails."""
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{sentence}", voice="isw")
    found = find_claims(report)
    assert not any(claim.confirmed for claim in found)
    return [(claim.action, claim.place) for claim in found]


def sure(sentence: str) -> set[tuple[str, str | None]]:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{sentence}", voice="isw")
    return {
        (claim.action, claim.place)
        for claim in find_claims(report)
        if claim.action in {"seize", "advance", "reach", "withdraw"}
        and claim.modality is None
        and claim.evidence != "denied"
        and claim.confirmed
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Russian forces never seized Siversk.",
        "Russian forces have never seized Siversk.",
        "Russian forces at no point seized Siversk.",
        "Russian forces haven't seized Siversk.",
        "Russian forces neither seized Komar nor entered Siversk.",
        "Russian forces barely entered Siversk.",
        "Ukrainian civilians left Siversk.",
        "Residents have already left Siversk.",
        "Ukrainian rescuers entered Siversk.",
        "Russian missiles reached Siversk.",
    ],
)
def test_no_deed(sentence: str) -> None:
    assert sure(sentence) == set()


@pytest.mark.parametrize(
    "word", ["Allegedly", "Apparently", "Supposedly", "Perhaps", "Maybe", "Possibly", "Presumably"]
)
def test_an_adverb_at_the_head_makes_it_unsure(word: str) -> None:
    assert left_open(f"{word}, Russian forces seized Siversk.") == [("seize", "Siversk")]
    assert left_open(f"{word} Russian forces seized Siversk.") == [("seize", "Siversk")]


@pytest.mark.parametrize("but", ["but not near", "except near", "apart from", "other than in"])
def test_what_is_excepted_has_no_deed(but: str) -> None:
    assert sure(f"Russian forces advanced near Siversk {but} Pokrovsk.") == {("advance", "Siversk")}


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Russian forces seized Siversk, but never entered Komar.", {("seize", "Siversk")}),
        (
            "Russian forces not only advanced near Siversk but also seized Komar.",
            {("advance", "Siversk"), ("seize", "Komar")},
        ),
        ("Russian forces seized Siversk and residents left Komar.", {("seize", "Siversk")}),
    ],
)
def test_the_sure_half_stays(sentence: str, right: set[tuple[str, str]]) -> None:
    assert sure(sentence) == right


@pytest.mark.parametrize("may", ["a realistic possibility that", "a chance that", "speculation that"])
def test_what_may_be_is_unsure(may: str) -> None:
    assert left_open(f"There is {may} Russian forces have seized Siversk.") == [("seize", "Siversk")]


@pytest.mark.parametrize("voice", ["russian_mod", "general_staff"])
def test_who_frees_a_place_is_who_publishes(voice: str) -> None:
    (report,) = read_reports("Digest, June 12, 2025\n\nThe settlement of Siversk has been liberated.", voice=voice)
    side = "russian" if voice == "russian_mod" else "ukrainian"
    assert [(claim.actor, claim.action, claim.place) for claim in find_claims(report)] == [(side, "seize", "Siversk")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Russian forces seized Siversk or Komar.",
        "Russian forces seized either Siversk or Komar.",
        "Russian forces advanced near Siversk or near Komar.",
    ],
)
def test_one_of_two_is_unsure(sentence: str) -> None:
    assert [place for _, place in left_open(sentence)] == ["Siversk", "Komar"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Russian forces have fire control over Siversk.",
        "Russian forces took Siversk under fire control.",
        "Russian forces established fire control over the road to Siversk.",
    ],
)
def test_guns_that_reach_a_place_do_not_hold_it(sentence: str) -> None:
    assert sure(sentence) == set()


def test_who_fell_back_left() -> None:
    (report,) = read_reports(
        "Frontline Digest, June 12, 2025\n\nUkrainian forces fell back from Siversk toward Lyman.", voice="isw"
    )
    assert [(claim.actor, claim.action, claim.place) for claim in find_claims(report)] == [
        ("ukrainian", "withdraw", "Siversk")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Siversk was captured and then lost by Russian troops.",
        "Siversk was captured by Russian troops and then lost.",
        "Siversk was taken but soon lost again by Russian troops.",
        "Siversk was seized and later abandoned by Russian forces.",
    ],
)
def test_what_was_taken_and_given_up_again_is_no_gain(sentence: str) -> None:
    assert {claim for claim in sure(sentence) if claim[0] != "withdraw"} == set()


def test_what_its_people_left_is_taken_all_the_same() -> None:
    assert sure("Russian troops seized Siversk, abandoned by its residents.") == {("seize", "Siversk")}
    assert ("seize", "Siversk") in sure("Russian troops seized Siversk, which Ukrainian troops had abandoned.")
