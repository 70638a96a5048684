"""Hostile wording: agents that are no force, defenders of nobody, what comes before what may be, who speaks beside."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

R, U = "russian", "ukrainian"


def told(sentence: str) -> list[tuple[str, str, str | None, str, str]]:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{sentence}", voice="isw")
    return [(c.actor, c.action, c.place, c.evidence, c.claimant) for c in find_claims(report)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lubny was captured by the beauty of its river.",
        "Russian troops left Lubny to the crows, quipped a resident.",
        "On this day in 2022 Russian troops captured Lubny.",
        "A forged BBC page reported that Russian forces had captured Lubny.",
        "The Kremlin demanded that Ukrainian troops withdraw from Lubny.",
        "Putin insists on the condition that Ukrainian forces retreat from Lubny.",
        "The supposed seizure of Lubny was dreamed up in a studio, officials in Kyiv said.",
        "The Ukrainian attack on Lubny never materialised.",
        "The market of Lubny was taken by surprise buyers from Romny.",
        "Lubny was seized by panic.",
        "The allegation that the garrison had been pulled out of Lubny is nonsense.",
        "Before seizing Lubny, Russian units would cross the river, the draft said.",
        "After capturing Lubny, Russian troops will storm Romny.",
        "Ukrainian infantry took up positions that Russian troops could shell from Lubny.",
        "Only an idiot would believe that Russian forces entered Lubny.",
        "Schoolchildren re-enacted how Ukrainian troops liberated Lubny.",
    ],
)
def test_what_is_nobodys_deed_is_not_told(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Geolocated footage shows that Russian troops, not Ukrainian ones, advanced south of Lubny.",
         [(R, "advance", "Lubny", "geolocated", "ISW")]),
        ("Drones flown by Ukrainian pilots from Khorol struck Romny.", [(U, "strike", "Romny", "assessed", "ISW")]),
        ("Rockets fired by Russian crews hit Romny every day.", [(R, "strike", "Romny", "assessed", "ISW")]),
        ("Lubny was captured by Wagner.", [(R, "seize", "Lubny", "assessed", "ISW")]),
        ("Lubny was captured by evening.", [(R, "seize", "Lubny", "assessed", "ISW")]),
        ("Russian troops entered Lubny as Ukrainian ones captured Romny.",
         [(R, "advance", "Lubny", "assessed", "ISW"), (U, "seize", "Romny", "assessed", "ISW")]),
        ("Lubny had fallen, the mayor of Romny confirmed by phone.", [(R, "seize", "Lubny", "reported", "unspecified")]),
        ("A Ukrainian commander said that the garrison had been pulled out of Lubny.",
         [(U, "withdraw", "Lubny", "reported", "Ukrainian military")]),
        ("Russian guns in Lubny shelled Romny all day.", [(R, "strike", "Romny", "assessed", "ISW")]),
        ("Contrary to Russian claims that Lubny had been taken, the General Staff said, Russian forces attacked near Romny.",
         [(R, "seize", "Lubny", "denied", "Russian sources"),
          (R, "attack", "Romny", "reported", "Ukrainian General Staff")]),
    ],
)  # fmt: skip
def test_who_does_it_and_who_says_so(sentence: str, right: list[tuple[str, str, str, str, str]]) -> None:
    assert told(sentence) == right


def test_what_nothing_was_seen_to_support_is_unsupported() -> None:
    text = "Milbloggers claimed that Russian forces took Lubny, but ISW has found nothing to confirm that."
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{text}", voice="isw")
    assert [(c.place, c.evidence, c.support) for c in find_claims(report)] == [("Lubny", "claimed", "unsupported")]
