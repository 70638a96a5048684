"""What stands around a deed and is none: attacks before a withdrawal, what is to be claimed, what is only tried or open."""

from datetime import date

import pytest

from tests.reports.claims.test_hard_sentences import R, U, read, rows

AROUND = [
    # where forces attacked in vain they left nothing
    ("Russian forces withdrew after a failed assault on Lubny.", [(R, "attack_unsuccessful", "assessed", "Lubny")]),
    ("Russian forces withdrew from Romny after unsuccessful attacks on Lubny.",
     [(R, "withdraw", "assessed", "Romny"), (R, "attack_unsuccessful", "assessed", "Lubny")]),
    ("Russian forces fell back after conducting failed attacks against Lubny.",
     [(R, "attack_unsuccessful", "assessed", "Lubny")]),
    # nobody has said so yet
    ("Russian leaders will likely use the holiday to claim they have liberated all of Lubny.", []),
    # who speaks of those who speak
    ("ISW noted that several milbloggers said Ukrainian infantry had entered Lubny.",
     [(U, "advance", "claimed", "Lubny")]),
    # tried, open, given up
    ("Russian forces continued to attempt advances near Lubny.", [(R, "attack", "assessed", "Lubny")]),
    ("The occupiers' units struggled to consolidate control of Lubny.", []),
    ("Ukrainian commanders abandoned their efforts to keep the ford near Lubny.", []),
    ("They have control of the road that allows them to shell the suburbs of Lubny.", []),
    # a part of a place is none of the whole
    ("Russian forces captured Romny and the outskirts of Lubny.",
     [(R, "seize", "assessed", "Romny"), (R, "seize", "assessed", "Lubny")]),
    # told with the means
    ("Ukrainian forces used rockets to strike a depot in Lubny.", [(U, "strike", "assessed", "Lubny")]),
    ("Russian troops used armour to launch an assault on Lubny.", [(R, "attack", "assessed", "Lubny")]),
    ("Russian forces will use armour to attack Lubny.", []),
    # a town that only tells where another lies
    ("Ukrainian forces recaptured Reni, 20km west of the Izmail city center.", [(U, "seize", "assessed", "Reni")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AROUND)
def test_what_stands_around_a_deed(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert rows(text) == expected


def test_the_outskirts_in_a_list_are_not_the_town() -> None:
    claims = read("Russian forces captured Romny and the northern outskirts of Lubny.")
    assert [(claim.place, claim.relation) for claim in claims] == [("Romny", "in"), ("Lubny", "outskirts")]


def test_what_may_have_happened_is_open_behind_or_as_well() -> None:
    (claim,) = read("Russian forces may have attacked or captured Lubny.")
    assert (claim.action, claim.confirmed) == ("seize", False)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Russian forces attacked near Lubny to reach the river on May 20.", date(2024, 5, 20)),
        ("Russian forces attacked near Lubny in an effort to reach the river on May 20.", date(2024, 5, 20)),
        ("Russian forces attacked near Lubny to reach the river on May 28.", None),
        ("Russian forces attacked near Lubny in order to cut the road by May 20.", None),
    ],
)
def test_a_past_day_behind_an_aim_is_that_of_the_deed(text: str, day: date | None) -> None:
    (claim,) = read(text)
    assert claim.event_date == day
