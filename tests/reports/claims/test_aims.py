"""What forces prepare, want or make an effort to do: told as an aim or an attack, never as a gain."""

import pytest

from tests.reports.claims.test_hard_sentences import R, U, read, rows

AIMS = [
    # troops are made ready
    ("Russian troops continued to prepare for offensive operations toward Lubny from southeast of Romny.[2]",
     [(R, "other", "reported", "Lubny"), (R, "other", "reported", "Romny")]),
    ("Russian troops are preparing to resume their offensive in the direction of Lubny.", [(R, "other", "assessed", "Lubny")]),
    ("The Ukrainian General Staff reported that Russian troops are preparing to storm Lubny.",
     [(R, "other", "reported", "Lubny")]),
    ("A Russian source claimed that Ukrainian forces are preparing for a counterattack near Romny.",
     [(U, "other", "claimed", "Romny")]),
    # somebody wants it
    ("Russian forces likely hope to capture Lubny in order to reach the highway.", [(R, "other", "assessed", "Lubny")]),
    ("Russian troops may intend to conduct additional offensives near Lubny and Romny.",
     [(R, "other", "assessed", "Lubny"), (R, "other", "assessed", "Romny")]),
    ("Russian forces likely seek to encircle Lubny.", [(R, "other", "assessed", "Lubny")]),
    ("Russian forces intend to seize Lubny.", [(R, "other", "assessed", "Lubny")]),
    ("Russian troops advanced near Romny and plan to seize Lubny.",
     [(R, "advance", "assessed", "Romny"), (R, "other", "assessed", "Lubny")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AIMS)
def test_an_aim_is_no_deed(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert rows(text) == expected
    aims = [claim for claim in read(text) if claim.action == "other"]
    assert aims
    assert all((claim.modality, claim.confirmed) == ("intent", False) for claim in aims)


def test_where_ukrainian_forces_want_to_go_is_withheld() -> None:
    (claim,) = read("A Russian source claimed that Ukrainian forces are preparing for a counterattack near Romny.")
    assert claim.withheld == "tells where Ukrainian forces are"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian troops continued efforts to encircle the last Ukrainian troops in Lubny.[4]",
         [(R, "attack", "reported", "Lubny")]),
        ("Chechen troops continued their efforts to take control of Lubny to support the drive on Romny.",
         [(R, "attack", "assessed", "Lubny")]),
        (("Russian forces intensified efforts to cut Ukrainian lines of communication east of Lubny but did not make any"
         " confirmed advances."), [(R, "attack_unsuccessful", "assessed", "Lubny")]),
        ("Russian forces continued efforts to advance toward Lubny.", [(R, "attack", "assessed", "Lubny")]),
        ("Russian forces are continuing operations to seize Lubny.", [(R, "attack", "assessed", "Lubny")]),
    ],
)  # fmt: skip
def test_an_effort_under_way_is_an_attack(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Occupation officials plan to hold a referendum in Lubny.",
        "Russian authorities are preparing to open a school in Lubny.",
        "Russian forces do not intend to storm Lubny.",
        "Russian forces are unlikely to seek to capture Lubny.",
        "Russian forces previously planned to seize Lubny.",
        "The Russian command had hoped to capture Lubny.",
        "Russian forces will continue efforts to seize Lubny.",
        "Russian occupation authorities continued efforts to issue passports in Lubny.",
        "Russian occupation authorities continued efforts to take control of the banks in Lubny.",
        "Russian forces continue efforts to seize the remainder of Poltava and Sumy oblasts.",
        "Russian forces seek to capture all of Poltava Oblast.",
        "If Russian forces plan to attack Lubny, they will need the bridge.",
        "The advance was intended to reach Lubny.",
        "A union is preparing to strike in Lubny.",
    ],
)
def test_other_plans_and_those_that_nobody_has_give_nothing(text: str) -> None:
    assert rows(text) == []


BEFORE_AIMS = [
    # a bearing orients no place of the aim behind it: what is done is done at the bearing
    ("Russian troops stood east of Lubny and attacked west of Romny to reach the road to Lubny.",
     [(R, "attack", "assessed", "Romny")]),
    ("Russian forces advanced south of Romny to seize the farms on the highway to Lubny.",
     [(R, "advance", "assessed", "Romny")]),
    ("Russian forces attacked southwest of Romny near Lubny to reach Pyriatyn.", [(R, "attack", "assessed", "Lubny")]),
    # what goes on meanwhile is no part of the aim, what is to come after it is
    ("Russian troops stand ready to block the road as they continue assaults on Lubny.", [(R, "attack", "assessed", "Lubny")]),
    ("Russian troops stand ready to block the road after they capture Lubny.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BEFORE_AIMS)
def test_what_is_done_before_an_aim_or_meanwhile_stands(
    text: str, expected: list[tuple[str, str, str, str | None]]
) -> None:
    assert rows(text) == expected
