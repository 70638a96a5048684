"""What a sentence only mentions on the way is no news: who held a place before, what it is like, where a road leads."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

Told = set[tuple[str, str, str | None, str]]


def told(sentence: str) -> Told:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{sentence}", voice="isw")
    return {
        (claim.actor, claim.action, claim.place, claim.evidence)
        for claim in find_claims(report)
        if claim.action in {"seize", "advance", "reach", "withdraw"} and claim.modality is None
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Engineers inspected the captured Azovstal Plant.",
        "Russian forces shelled the recently liberated Siversk.",
        "Russian authorities opened a school in newly seized Siversk.",
        "Withdrawn troops accumulate in Siversk.",
        "The battle resembles the one in which Ukrainian troops drove Russian forces out of Balakliya.",
        "Their plan is similar to the raid in which Ukrainian forces liberated Lyman.",
        "As in Lyman, from which Russian forces withdrew, supplies are short.",
        "Russian planners advanced plans for a railway through Siversk.",
        "A Russian ferry left Berdyansk.",
        "Ukrainian forces partially control Siversk.",
        "Russian troops are focusing on digging trenches near Siversk and taking control of a crossroads.",
    ],
)
def test_no_news(sentence: str) -> None:
    assert told(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Russian forces still control the highway to Lyman.", set()),
        ("Russian forces took control of the road from Siversk to Lyman.", set()),
        ("Russian forces advanced along the highway to Lyman.", {("russian", "advance", "Lyman", "assessed")}),
        ("Russian forces captured Siversk near the road to Lyman.", {("russian", "seize", "Siversk", "assessed")}),
        ("Russian forces advanced to Komar, a suburb of Lyman.", {("russian", "advance", "Komar", "assessed")}),
        ("Russian forces seized Komar, the largest suburb of Lyman.", {("russian", "seize", "Komar", "assessed")}),
    ],
)
def test_where_a_road_leads_is_not_taken(sentence: str, right: Told) -> None:
    assert told(sentence) == right


def test_a_road_tells_the_way() -> None:
    (report,) = read_reports(
        "Frontline Digest, June 12, 2025\n\nRussian forces advanced along the highway to Lyman.", voice="isw"
    )
    assert [claim.relation for claim in find_claims(report) if claim.place] == ["toward"]


@pytest.mark.parametrize("word", ["contradicting", "refuting", "disproving", "undermining"])
def test_what_contradicts_another_stands(word: str) -> None:
    sentence = (
        f"A Ukrainian mayor admitted that Russian troops took Siversk on June 11, {word} the army’s claim"
        " that every assault had failed."
    )
    assert told(sentence) == {("russian", "seize", "Siversk", "reported")}


@pytest.mark.parametrize("though", ["though", "although", "but"])
def test_only_the_doubted_claim_is_denied(though: str) -> None:
    sentence = (
        f"Russian troops likely entered Siversk, {though} Russian claims to have seized Lyman are false."
    )
    assert told(sentence) == {
        ("russian", "advance", "Siversk", "assessed"),
        ("russian", "seize", "Lyman", "denied"),
    }


def test_a_report_that_was_wrong_is_denied() -> None:
    sentence = (
        "Ukrainian officers spoke of new shelling, suggesting that a newspaper’s report about Ukrainian troops’"
        " capture of Siversk was inaccurate."
    )
    assert {evidence for _, action, place, evidence in told(sentence) if (action, place) == ("seize", "Siversk")} <= {
        "denied"
    }
