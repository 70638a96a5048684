"""Attacks and strikes that only a noun tells, and the nouns of the same words that tell of nothing done."""

import pytest

from tests.reports.claims.test_hard_sentences import R, U, rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a deed followed, answered or was meant against
        ("Russian forces mined the river bank in response to recent Ukrainian counterattacks south of Lubny.",
         [(U, "attack", "assessed", "Lubny")]),
        ("The bridge is still contested following a limited Ukrainian counterattack toward Romny on May 12.",
         [(U, "attack", "reported", "Romny")]),
        ("Russian forces are bringing up troops to defend against ongoing Ukrainian counterattacks toward Lubny.",
         [(U, "attack", "assessed", "Lubny")]),
        ("Russian commanders moved their guns because of constant Ukrainian drone strikes on depots in Romny and Reni.",
         [(U, "strike", "assessed", "Romny"), (U, "strike", "assessed", "Reni")]),
        # what does something itself
        ("A Ukrainian strike on Lubny killed the head of the occupation police.", [(U, "strike", "assessed", "Lubny")]),
        ("Ukrainian counterattacks along the Lubny-Romny highway are slowing the Russian offensive.",
         [(U, "attack", "assessed", None)]),
        ("The Ukrainian counteroffensive north of Lubny has alleviated pressure on Romny.",
         [(U, "attack", "assessed", "Lubny")]),
        ("The two Russian missile attacks on Izmail on May 3 were part of the same campaign.",
         [(R, "strike", "reported", "Izmail")]),
        ("Russian ground attacks in Luhansk Oblast are currently centered on Lubny.", [(R, "attack", "assessed", "Lubny")]),
        # what somebody told of
        ("Residents reported Russian artillery fire on warehouses in Lubny.", [(R, "strike", "reported", "Lubny")]),
        ("A Russian milblogger noted Ukrainian assaults near Romny.", [(U, "attack", "claimed", "Romny")]),
        # what came to nothing
        ("Russian attacks toward Lubny stalled on May 11.", [(R, "attack_unsuccessful", "assessed", "Lubny")]),
        ("The ongoing Ukrainian counteroffensive near Lubny did not make any confirmed advances.",
         [(U, "attack_unsuccessful", "assessed", "Lubny")]),
        # a place of another deed stays there
        ("Russian forces advanced in Romny amid continued Russian assaults in the Romny direction.",
         [(R, "advance", "assessed", "Romny")]),
    ],
)  # fmt: skip
def test_a_noun_tells_a_deed(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces are fortifying the bank in anticipation of Ukrainian counterattacks near Lubny.",
        "Russian forces prepared for possible Ukrainian counterattacks near Lubny.",
        "Future Russian assaults on Lubny would divide the grouping.",
        "A Russian assault on Lubny that coincides with the battle for Romny would divide the grouping.",
        "The garrison is to prevent further Ukrainian attacks near Lubny.",
        "Neither side reported Russian offensive operations in the Lubny direction.",
        "If Ukrainian strikes on Lubny continue, the depot will move.",
        "Kremlin propaganda portrayed successful Russian assaults on Lubny.",
        "Ukrainian officials kept silent about how the Ukrainian counteroffensive in Kherson Oblast goes on.",
        "ISW cannot confirm reports of Ukrainian counterattacks near Lubny.",
        "The shop sells books about recent attacks near Lubny.",
        "Russian attacks continued to be discussed in Lubny.",
    ],
)
def test_what_is_feared_planned_or_only_named_is_no_deed(text: str) -> None:
    assert rows(text) == []
