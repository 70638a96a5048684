"""In news it is the speaker who tells whose troops are meant, and a headline needs neither "that" nor a past tense."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

Told = list[tuple[str, str, str | None, str]]


def told(sentence: str) -> Told:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{sentence}", voice="news")
    return [(claim.actor, claim.action, claim.place, claim.evidence) for claim in find_claims(report)]


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        (
            "A Ukrainian commander said his men had left Siversk.",
            [("ukrainian", "withdraw", "Siversk", "reported")],
        ),
        (
            "The Ukrainian commander-in-chief acknowledged that troops had withdrawn from Siversk.",
            [("ukrainian", "withdraw", "Siversk", "reported")],
        ),
        (
            "The Russian Ministry of Defense said forces had entered Siversk.",
            [("russian", "advance", "Siversk", "claimed")],
        ),
        (
            "The Ukrainian General Staff said Russian troops had left Siversk.",
            [("russian", "withdraw", "Siversk", "reported")],
        ),
    ],
)
def test_whose_troops(sentence: str, right: Told) -> None:
    assert told(sentence) == right


@pytest.mark.parametrize(
    ("headline", "right"),
    [
        ("Russia takes Siversk.", [("russian", "seize", "Siversk", "reported")]),
        ("Ukraine retakes Siversk.", [("ukrainian", "seize", "Siversk", "reported")]),
        ("Ukraine denies Russia has captured Siversk.", [("russian", "seize", "Siversk", "denied")]),
        ("If Russia takes Siversk, Lyman is next.", []),
        ("Why Russia wants Siversk.", []),
        ("Russia is on the verge of taking Siversk.", []),
    ],
)
def test_headlines(headline: str, right: Told) -> None:
    assert told(headline) == right
