"""What a deed is done to does nothing itself in what follows: "hit a convoy and entered B"."""

import pytest

from tests.reports.claims.test_hostile_wording import told

SENTENCES = {
    "Ukrainian officials reported striking a Russian military warehouse in Reni and destroyed a radar in Lubny.": [
        ("ukrainian", "strike", "Reni"),
        ("ukrainian", "strike", "Lubny"),
    ],
    "A Ukrainian officer said that forces hit a Russian army column near Reni and entered Lubny.": [
        ("ukrainian", "strike", "Reni"),
        ("ukrainian", "advance", "Lubny"),
    ],
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_side_that_is_hit_does_nothing_after(sentence: str) -> None:
    assert [row[:3] for row in told(sentence)] == SENTENCES[sentence]
