"""Fighting along a stretch of the front that has no place is told without one; a gain there and other pressure is not."""

import pytest

from tests.reports.claims.test_hard_sentences import R, U, rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian troops fired on Ukrainian trenches along the Southern Axis on May 20.[3]", [(R, "strike", "reported", None)]),
        ("Russian troops continued shelling along the whole line of contact.[3]", [(R, "strike", "reported", None)]),
        ("The Ukrainian General Staff reported that Russian troops attacked all along the front line.",
         [(R, "attack", "reported", None)]),
        ("Ukrainian forces struck two Russian air defense systems in southern Ukraine.[4]", [(U, "strike", "reported", None)]),
        ("Russian forces launched several unsuccessful assaults across the eastern axis.",
         [(R, "attack_unsuccessful", "assessed", None)]),
        # what has a place has it alone
        ("Russian forces shelled Lubny and villages along the line of contact.[1]", [(R, "strike", "reported", "Lubny")]),
    ],
)  # fmt: skip
def test_a_stretch_of_the_front(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces attacked on May 20.",
        "Russian forces advanced along the line of contact.",
        "Russian authorities increased pressure on teachers in southern Ukraine.",
        "Russian forces intensified cyber operations in eastern Ukraine.",
        "Russian troops are preparing for one more offensive on the Southern Axis.",
        "Volunteers kept fighting for their pensions in eastern Ukraine.",
    ],
)
def test_what_is_no_fighting_or_nowhere_gives_nothing(text: str) -> None:
    assert rows(text) == []


def test_what_is_prepared_is_not_renewed_yet() -> None:
    assert rows("Russian forces are preparing for a renewed offensive near Lubny.") == [
        (R, "other", "assessed", "Lubny")
    ]
