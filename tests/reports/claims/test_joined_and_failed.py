"""Deeds that share a place, attacks that failed before something else, and what a report only passes on."""

from datetime import date

import pytest

from tests.reports.claims.test_hard_sentences import R, U, read, rows

DEEDS = [
    # both have the place behind the second
    ("Russian forces conducted assaults and shelled villages near Lubny.",
     [(R, "attack", "assessed", "Lubny"), (R, "strike", "assessed", "Lubny")]),
    ("Russian troops went on with ground and artillery attacks near Lubny.[1]", [(R, "attack", "reported", "Lubny")]),
    ("Russian forces continued artillery and rocket attacks near Lubny.[1]", [(R, "strike", "reported", "Lubny")]),
    # who acts in front of "after" attacked in vain
    ("Ukrainian officials reported that Russian troops lost men and retreated after a failed attack on Lubny.",
     [(R, "attack_unsuccessful", "reported", "Lubny")]),
    ("A milblogger claimed that Russian forces dug in following an unsuccessful attempt to storm trenches near Lubny.",
     [(R, "attack_unsuccessful", "claimed", "Lubny")]),
    ("Russian forces may withdraw after a failed assault on Lubny.", []),
    # only passed on
    ("ISW reported that Russian forces reportedly captured Lubny.", [(R, "seize", "reported", "Lubny")]),
    # joined to an aim, and done
    ("Russian sources claimed that Russian troops have moved to encircle Lubny and taken control of Romny.",
     [(R, "seize", "claimed", "Romny")]),
    ("Ukrainian forces are halting Russian operations to capture Lubny.",
     [(R, "attack_unsuccessful", "assessed", "Lubny")]),
    ("Ukraine’s Southern Operational Command reported re-establishing control over villages near Lubny.",
     [(U, "seize", "reported", "Lubny")]),
    # sent elsewhere, but the positions are left
    ("A milblogger claimed that Russian troops withdrew from positions west of Lubny to restore their strength.",
     [(R, "withdraw", "claimed", "Lubny")]),
    ("Russia’s defense ministry claimed that the Ukrainian grouping in Lubny withdrew.",
     [(U, "withdraw", "claimed", "Lubny")]),
    ("Wagner officials claimed to be clearing Lubny.", [(R, "attack", "claimed", "Lubny")]),
    # who was beaten had attacked
    ("The Russian MoD claimed that its troops defeated two Ukrainian assault groups that tried to attack Lubny.",
     [(U, "attack_unsuccessful", "claimed", "Lubny")]),
    ("Russian forces conducted local but unsuccessful assaults near Lubny.",
     [(R, "attack_unsuccessful", "assessed", "Lubny")]),
    ("Russian forces conducted attacks but failed to advance near Lubny.",
     [(R, "attack_unsuccessful", "assessed", "Lubny")]),
    # weapons that are brought strike nothing; what is told in a pair is where the places lie
    ("Russian forces increased their stocks of equipment and missile systems in Poltava Oblast.", []),
    ("Russian forces are fighting for Lubny and Romny, 12 km west and 9 km north of Reni, respectively.",
     [(R, "attack", "assessed", "Lubny"), (R, "attack", "assessed", "Romny")]),
    ("Russian forces struck settlements of the right bank, including Kherson City.",
     [(R, "strike", "assessed", "Kherson City")]),
    ("Fights are ongoing in Lubny.", [(R, "attack", "assessed", "Lubny")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DEEDS)
def test_joined_and_failed(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert rows(text) == expected


def test_the_day_behind_a_failure_is_that_of_the_attack() -> None:
    (claim,) = read("Russian attacks on Lubny failed to gain ground on May 19-20.")
    assert (claim.action, claim.event_date) == ("attack_unsuccessful", date(2024, 5, 20))
