"""Words and turns of the first two years' reports: fire, resistance, what lies where, who went on to do what."""

import pytest

from tests.reports.claims.test_hard_sentences import R, U, rows

FIRE = [
    ("Russian gunners kept up routine fire west of Lubny and in Sumy and Kharkiv oblasts.[1]",
     [(R, "strike", "reported", "Lubny"), (R, "strike", "reported", None)]),
    ("Russian forces continued routine shelling of Reni and its environs.[1]", [(R, "strike", "reported", "Reni")]),
    ("Local authorities stated that Russian shelling of Reni cut power.", [(R, "strike", "reported", "Reni")]),
    ("Ukraine’s General Staff said Russian troops fired mortars near Romny.",
     [(R, "strike", "reported", "Romny")]),
    ("A milblogger stated that Russian forces dropped guided bombs on Ukrainian troops in Romny.",
     [(R, "strike", "claimed", "Romny")]),
    ("Russian forces increased their pace of fire against Romny and Lubny.[2]",
     [(R, "strike", "reported", "Romny"), (R, "strike", "reported", "Lubny")]),
    ("Ukrainian forces claimed to have destroyed Russian vehicles in Romny.", [(U, "strike", "claimed", "Romny")]),
    ("Russian forces launched airstrikes on villages in Lubny’s vicinity.[2]", [(R, "strike", "reported", "Lubny")]),
]  # fmt: skip

GROUND = [
    ("Ukrainian forces resisted Russian attacks in Lubny and Romny.[1]",
     [(R, "attack", "reported", "Lubny"), (R, "attack", "reported", "Romny")]),
    ("Ukrainian troops conducted a counter-offensive near Lubny.[1]", [(U, "attack", "reported", "Lubny")]),
    ("Russian sources claimed that paratroopers re-took control of Lubny.", [(R, "seize", "claimed", "Lubny")]),
    ("Russian forces continued street fights in Lubny.[1]", [(R, "attack", "reported", "Lubny")]),
    ("Russian scouts unsuccessfully engaged in a skirmish at Lubny.[1]",
     [(R, "attack_unsuccessful", "reported", "Lubny")]),
    ("Russian infantry was partially successful during an assault near Lubny.[1]", [(R, "attack", "reported", "Lubny")]),
    ("Local officials reported that Ukrainian forces recaptured 40% of Lubny.", [(U, "advance", "reported", "Lubny")]),
    # no place of its own: it says where the one before it lies
    ("Russian sources claimed active combat in Lubny, between Romny and Reni.", [(R, "attack", "claimed", "Lubny")]),
    ("Russian forces attacked near Lubny, on the left bank of the Sula River and just north of Romny.[1]",
     [(R, "attack", "reported", "Lubny")]),
    ("Russian forces shelled Ukrainian-liberated villages.[1]", []),
]  # fmt: skip

GOES_ON = [
    # who tells what his own side did went on to do the rest
    ("Ukrainian officials reported striking a Russian convoy in Lubny and destroyed a depot in Romny.",
     [(U, "strike", "reported", "Lubny"), (U, "strike", "reported", "Romny")]),
    ("Ukrainian forces repelled assaults on Lubny but confirmed that Russian forces advanced near Romny.",
     [(R, "attack_unsuccessful", "assessed", "Lubny"), (R, "advance", "reported", "Romny")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*FIRE, *GROUND, *GOES_ON])
def test_older_words(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert rows(text) == expected
