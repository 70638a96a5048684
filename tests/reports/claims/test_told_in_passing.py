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
        "A plaque honors the Russian troops who seized Siversk.",
        "The Russian brigade that captured Siversk is now near Komar.",
        "The battle resembles the one in which Ukrainian troops drove Russian forces out of Balakliya.",
        "Their plan is similar to the raid in which Ukrainian forces liberated Lyman.",
        "As in Lyman, from which Russian forces withdrew, supplies are short.",
        "Russian planners advanced plans for a railway through Siversk.",
        "A Russian ferry left Berdyansk.",
        "Ukrainian forces partially control Siversk.",
        "Russian troops have not reached the brewery or taken control of Siversk.",
        "Russian forces did not enter Komar or seize Siversk.",
        "Neither Russian nor Ukrainian officers confirmed the capture of Siversk.",
        "Ukrainian officials have not confirmed the capture of Siversk.",
        "Russian commanders abandoned a landing near Lyman in favor of a march on Siversk.",
        "Russian crews abandoned their trucks near Siversk.",
        "Russian troops patrolled their occupied positions near Siversk.",
        "Russian engineers guarded occupied positions near Siversk.",
        "Russian troops are focusing on building dams near Siversk and taking control of the road to Lyman.",
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


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        (
            "Russian troops went back to their previously occupied trenches after failed attacks against Siversk.",
            set(),
        ),
        ("Russian forces abandoned positions near Siversk.", {("russian", "withdraw", "Siversk", "assessed")}),
        ("It was Russian forces who seized Siversk.", {("russian", "seize", "Siversk", "assessed")}),
        (
            "Russian troops advanced in Komar, likening it to an old siege in Mariupol.",
            {("russian", "advance", "Komar", "assessed")},
        ),
        ("Russian forces abandoned Siversk.", {("russian", "withdraw", "Siversk", "assessed")}),
        (
            "Russian forces seized Komar and Oskilske, hamlets off a dirt track and within six kilometers of Lyman.",
            {("russian", "seize", "Komar", "assessed"), ("russian", "seize", "Oskilske", "assessed")},
        ),
        (
            "Russian forces seized Komar and Oskilske, suburbs at the eastern edge of Lyman.",
            {("russian", "seize", "Komar", "assessed"), ("russian", "seize", "Oskilske", "assessed")},
        ),
        (
            "Russian troops seized the whole hill near Lyman, except for a meadow in Siversk.",
            {("russian", "seize", "Lyman", "assessed")},
        ),
        (
            "Russian troops captured two villages west of Lyman and east of Siversk, including Komar.",
            {
                ("russian", "seize", "Lyman", "assessed"),
                ("russian", "seize", "Siversk", "assessed"),
                ("russian", "seize", "Komar", "assessed"),
            },
        ),
        (
            "Russian troops left Siversk, leaving scouts behind to finish capturing Komar.",
            {("russian", "withdraw", "Siversk", "assessed")},
        ),
        ("Russian forces seized the village of Komar near Siversk.", {("russian", "seize", "Komar", "assessed")}),
        ("Russian forces advanced in Komar near Siversk.", {("russian", "advance", "Komar", "assessed")}),
        ("Russian troops seized land in western Siversk.", {("russian", "advance", "Siversk", "assessed")}),
        ("Russian troops captured some terrain in contested Siversk.", {("russian", "advance", "Siversk", "assessed")}),
        ("Russian troops retook wide areas of Siversk.", {("russian", "advance", "Siversk", "assessed")}),
    ],
)
def test_only_what_was_taken_or_left(sentence: str, right: Told) -> None:
    assert told(sentence) == right


@pytest.mark.parametrize(
    ("speaker", "side"),
    [
        ("Ukraine’s Joint Forces Task Force", "ukrainian"),
        ("The Ukrainian General Staff", "ukrainian"),
        ("The Russian Ministry of Defense", "russian"),
    ],
)
@pytest.mark.parametrize("says", ["reported", "claimed", "announced"])
def test_who_tells_of_doing_did_it(speaker: str, says: str, side: str) -> None:
    got = told(f"{speaker} {says} capturing Siversk and advancing near Lyman.")
    assert {(actor, action, place) for actor, action, place, _ in got} == {
        (side, "seize", "Siversk"),
        (side, "advance", "Lyman"),
    }


def test_what_nobody_confirms_is_unsupported() -> None:
    (report,) = read_reports(
        "Frontline Digest, June 12, 2025\n\nA mayor said that Ukrainian troops liberated Siversk, but the army’s"
        " spokesman did not confirm this report.",
        voice="isw",
    )
    assert [(claim.place, claim.support) for claim in find_claims(report)] == [("Siversk", "unsupported")]


def test_the_outskirts_of_a_city_named_before_are_its_outskirts() -> None:
    (report,) = read_reports(
        "Frontline Digest, June 12, 2025\n\nRussian troops attacked toward Siversk and came on until they reached the western edge of the"
        " town.",
        voice="isw",
    )
    assert [(claim.action, claim.relation) for claim in find_claims(report)][-1] == ("reach", "outskirts")


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
    sentence = f"Russian troops likely entered Siversk, {though} Russian claims to have seized Lyman are false."
    assert told(sentence) == {
        ("russian", "advance", "Siversk", "assessed"),
        ("russian", "seize", "Lyman", "denied"),
    }


def test_a_report_that_was_wrong_is_denied() -> None:
    sentence = "Ukrainian officers reported a fire, indicating that a rumour about Ukrainian troops’ capture of Siversk was inaccurate."
    assert told(sentence) == {("ukrainian", "seize", "Siversk", "denied")}
