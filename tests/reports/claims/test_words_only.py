"""What is joked, said by mistake, believed by few or done in words only takes no ground."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports


def read(text: str) -> list[tuple[str, str | None, str, str]]:
    (report,) = read_reports(f"June 12, 2025\n\n{text}", voice="isw")
    return [(claim.action, claim.place, claim.evidence, claim.claimant) for claim in find_claims(report)]


@pytest.mark.parametrize(
    "text",
    [
        "Few believe the claim that Russian forces captured Lubny.",
        "Few analysts credit the claim that Russian forces captured Lubny.",
        "A milblogger joked that Russian forces captured Lubny.",
        "Soldiers joked that Ukrainian forces took Lubny.",
        "Russian forces captured Lubny, a milblogger joked.",
        "A milblogger sarcastically wrote that Russian forces had liberated Lubny again.",
        "A resident mistakenly believed that Russian forces captured Lubny.",
        "Russian forces captured Lubny on Telegram.",
        "Russian forces captured Lubny and Romny on paper.",
        "Russian forces captured Lubny in the Ministry of Defence’s reports.",
        "The Russian army captured Lubny in its daily bulletins.",
        "Russian forces took Lubny on maps.",
        "Russian forces captured Lubny on the general’s own map.",
        "A milblogger said that Russian forces captured Lubny on social media.",
        "Russian forces took the high ground in negotiations over Lubny.",
        "Russian forces gained the upper hand in the talks about Lubny.",
        "Russian artillery reached the centre of Lubny.",
        "Russian missiles reached Lubny and entered its centre.",
    ],
)
def test_no_ground_is_taken(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("how", ["mistakenly said", "wrongly reported", "said mistakenly", "claimed falsely on June 3"])
def test_what_somebody_wrongly_said_is_denied(how: str) -> None:
    assert read(f"The Russian MoD {how} that Russian forces captured Lubny.") == [
        ("seize", "Lubny", "denied", "Russian MoD")
    ]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("A few analysts believe that Russian forces captured Lubny.", "claimed"),
        ("A milblogger claimed on Telegram that Russian forces captured Lubny.", "claimed"),
        ("Russian forces captured Lubny, the Russian MoD reported on Telegram.", "claimed"),
        ("Russian forces captured Lubny and posted a video on social media.", "assessed"),
        ("Russian forces captured Lubny in western Poltava Oblast on June 3 amid reports of fighting.", "assessed"),
        ("Russian forces captured Lubny during the talks in Geneva.", "assessed"),
        ("Russian infantry reached the centre of Lubny.", "assessed"),
    ],
)
def test_what_is_told_of_the_ground_stays(text: str, evidence: str) -> None:
    assert {(place, grade) for _, place, grade, _ in read(text) if place} >= {("Lubny", evidence)}
