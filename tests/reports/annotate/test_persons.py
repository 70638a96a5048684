"""A surname alone is the person whom an earlier sentence named with an office; whom two share is nobody."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports


def who(text: str) -> list[tuple[str | None, str, str]]:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{text}", voice="isw")
    return [(claim.place, claim.evidence, claim.claimant) for claim in find_claims(report)]


FIRST = "Ukrainian General Staff Deputy Chief Oleksii Bondar stated that Ukrainian forces withdrew from Komar."


@pytest.mark.parametrize("says", ["noted", "stated", "later said", "confirmed", "also confirmed"])
def test_a_surname_is_who_was_named_in_full(says: str) -> None:
    told = who(f"{FIRST}\n\nBondar {says} that Russian forces entered Siversk.")
    assert told[-1] == ("Siversk", "reported", "Ukrainian General Staff")


def test_the_grade_is_that_of_the_person() -> None:
    told = who(
        "Russian milblogger Ivan Petrenko claimed that Russian forces entered Komar.\n\nPetrenko said that Russian forces left"
        " Siversk."
    )
    assert told[-1] == ("Siversk", "claimed", "Russian milbloggers")


def test_nobody_known_stays_unspecified() -> None:
    assert who(f"{FIRST}\n\nSydorchuk said that Russian forces entered Siversk.")[-1] == (
        "Siversk",
        "reported",
        "unspecified",
    )


def test_two_of_one_surname_are_nobody() -> None:
    told = who(
        f"{FIRST}\n\nRussian milblogger Ivan Bondar claimed that Russian forces entered Lyman.\n\nBondar said that Russian forces"
        " entered Siversk."
    )
    assert told[-1] == ("Siversk", "reported", "unspecified")


def test_an_office_is_no_surname() -> None:
    told = who(
        "The Ukrainian General Staff reported that Russian forces entered Komar.\n\nThe Belarusian General Staff said that"
        " Russian forces entered Siversk."
    )
    assert told[-1] == ("Siversk", "reported", "unspecified")
