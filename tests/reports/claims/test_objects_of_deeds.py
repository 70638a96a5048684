"""Who does what in a second clause: not the side that was hit, but the country, the capital or the driven side it names."""

import pytest

from tests.reports.claims.test_hostile_wording import R, U, told

SENTENCES = {
    "Ukrainian officials reported striking a Russian military warehouse in Reni and destroyed a radar in Lubny.": [
        (U, "strike", "Reni"),
        (U, "strike", "Lubny"),
    ],
    "A Ukrainian officer said that forces hit a Russian army column near Reni and entered Lubny.": [
        (U, "strike", "Reni"),
        (U, "advance", "Lubny"),
    ],
    "Russian troops took Reni while Ukraine retook Lubny.": [(R, "seize", "Reni"), (U, "seize", "Lubny")],
    "Russia captured Reni; Ukraine recaptured Lubny.": [(R, "seize", "Reni"), (U, "seize", "Lubny")],
    "Ukraine retook Lubny after Russia took Reni.": [(U, "seize", "Lubny"), (R, "seize", "Reni")],
    "Ukrainian forces advanced as Russia withdrew from Romny.": [(R, "withdraw", "Romny")],
    "Russia seized Reni before Kyiv retook Lubny.": [(R, "seize", "Reni"), (U, "seize", "Lubny")],
    "Russian troops, pushed out of Reni, are shelling Lubny.": [(R, "withdraw", "Reni"), (R, "strike", "Lubny")],
    "Ukrainian units, driven out of Reni, attacked near Lubny.": [(U, "withdraw", "Reni"), (U, "attack", "Lubny")],
    "Russian troops attacked Romny three times.": [(R, "attack", "Romny")],
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_each_clause_has_its_own_side(sentence: str) -> None:
    assert [row[:3] for row in told(sentence)] == SENTENCES[sentence]


@pytest.mark.parametrize("verb", ["disputed", "contested"])
def test_who_disputes_a_gain_denies_it(verb: str) -> None:
    (row,) = told(f"Ukrainian officials {verb} Russian claims that Russian forces seized Reni.")
    assert row[1:4] == ("seize", "Reni", "denied")


def test_an_anniversary_is_no_gain_of_today() -> None:
    assert told("The town marks the second anniversary of the Russian seizure of Reni.") == []
