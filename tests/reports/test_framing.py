"""Ukrainian and Russian sentences keep whose word they are, and what they leave open."""

import json

import pytest

from geo.vocabulary import CLAIMANTS
from reports.claims.find import find_claims
from reports.text.read import read_reports
from tests.conftest import ROOT

ROWS = [
    json.loads(line)
    for line in (ROOT / "tests" / "data" / "voices" / "framing.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}-{row['voice']}" for n, row in enumerate(ROWS)])
def test_a_sentence_is_the_word_of_whom_it_quotes(row: dict[str, str]) -> None:
    found = [claim for report in read_reports(row["text"], voice=row["voice"]) for claim in find_claims(report)]
    told = [[claim.actor, claim.action, claim.place, claim.evidence, claim.claimant] for claim in found]
    assert sorted(told) == sorted(row["claims"])
    assert {claim.claimant for claim in found} <= set(CLAIMANTS)


@pytest.mark.parametrize(
    "frame",
    [
        "Хтось натякнув, що {}.",
        "Сусіди запевнили, що {}.",
        "Незнайомець каже: {}.",
        "За версією невідомих, {}.",
        "Росіяни раділи, що {}.",
        "Російський чат: {}.",
    ],
)
def test_what_nobody_known_stands_for_is_never_the_publishers_own_judgement(frame: str) -> None:
    text = frame.format("ворог захопив Торське")
    found = [claim for report in read_reports(text, voice="deepstate") for claim in find_claims(report)]
    assert [(claim.actor, claim.evidence, claim.confirmed) for claim in found] == [("russian", "claimed", False)]
