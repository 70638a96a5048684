"""Places that a sentence names only to say that nothing has become of them yet must not come out as gains."""

import pytest

from geo.vocabulary import GAINS
from reports.claims.find import find_claims
from reports.text.read import read_reports


def gains(sentence: str) -> set[tuple[str, str | None]]:
    """Return the gains that nobody denies and nothing makes unsure, as a newspaper tells them."""
    (report,) = read_reports(f"Morning Gazette, June 12, 2025\n\n{sentence}", voice="news")
    return {
        (claim.action, claim.place)
        for claim in find_claims(report)
        if claim.action in GAINS and claim.evidence != "denied" and claim.modality is None
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Neither Siversk nor Komar has fallen.",
        "Neither Siversk nor Komar was seized by Russian forces.",
        "None of Siversk, Lyman and Komar has fallen.",
        "Neither the town of Siversk nor its suburbs have been captured.",
        "Not one of the villages of Komar, Serebrianka and Fedorivka has been seized.",
        "So far neither Siversk nor Komar has fallen.",
    ],
)
def test_neither_of_several_places_was_taken(sentence: str) -> None:
    assert gains(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "gained"),
    [
        ("Neither Siversk nor Lyman has fallen, but Russian forces seized Komar.", {("seize", "Komar")}),
        ("Neither side commented, but Russian forces seized Komar.", {("seize", "Komar")}),
    ],
)
def test_what_was_taken_beside_them_stays(sentence: str, gained: set[tuple[str, str | None]]) -> None:
    assert gains(sentence) == gained


@pytest.mark.parametrize(
    "sentence",
    [
        "Once Russian forces have taken Siversk, they will move on Lyman.",
        "As soon as Russian troops have seized Siversk, they will shell Lyman.",
        "After Russian forces have seized Siversk, they will turn north.",
        "The brigade will turn north once Russian units have taken Siversk.",
        "Once Siversk is captured, the army will turn north.",
    ],
)
def test_what_the_future_waits_for_is_not_done(sentence: str) -> None:
    assert gains(sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Plans for a shelter were drawn up after Russian troops seized Siversk.",
        "Since Russia seized Siversk, the road has been closed.",
        "Residents fled after Russian forces captured Siversk.",
        "Before Russian forces seized Siversk, 60,000 people lived there.",
        "The school moved after Siversk fell.",
    ],
)
def test_what_only_tells_when_is_no_news(sentence: str) -> None:
    assert gains(sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "According to a leaked plan, Russian forces took Siversk.",
        "According to the bank's forecast, Russian forces seized Siversk by spring.",
        "Russian forces took Siversk, according to the scenario.",
        "Under the plan, Russian troops captured Siversk.",
        "According to the novel, Russian forces took Siversk.",
    ],
)
def test_what_is_only_written_down_was_not_done(sentence: str) -> None:
    assert gains(sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "After Russian forces seized Siversk, they attacked Lyman.",
        "Since March Russian forces have captured Siversk.",
        "After two weeks of fighting Russian forces captured Siversk.",
        "Ukrainian forces withdrew from Lyman after Russian forces seized Siversk.",
        "Residents fled after Russian forces captured Siversk on June 10.",
        "Russian forces seized Siversk according to plan.",
        "According to the General Staff, Russian forces captured Siversk.",
    ],
)
def test_what_was_taken_at_such_a_time_stays(sentence: str) -> None:
    assert ("seize", "Siversk") in gains(sentence)
