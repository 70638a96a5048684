"""Hand labels: the two label sets given as reference and our own of four other reports, by the reference scorer."""

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT, load_file, load_script

OWN = ROOT / "tests" / "data" / "labels"
UNSEEN = [
    ROOT / "tests" / "data" / name
    for name in ("labels_2022", "labels_recall", "labels_third", "labels_fourth", "labels_fifth")
]


def score(shared: Path, day: str, gold: Path, folder: Path) -> dict[str, object]:
    script, scorer = load_script("score/reading"), load_file(shared / "scoring" / "score_claims.py")
    report = shared / "data" / "reports" / f"{day}.txt"
    if gold == OWN:
        script.rebuild_labels(OWN / f"{day}.jsonl", report, folder)
        gold = folder
    out = folder / "claims.jsonl"
    out.write_text(script.dump_claims(report.read_text(encoding="utf-8"), day), encoding="utf-8")
    return scorer.score(gold, day, out)[0]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("day", "own", "floor"),
    [
        ("2025-06-12", False, 0.97),
        ("2025-01-17", False, 0.96),
        ("2022-09-09", True, 0.95),
        ("2025-01-03", True, 0.95),
        ("2025-01-22", True, 0.95),
        ("2026-02-07", True, 0.95),
    ],
)
def test_scores_keep_their_floor(shared_dir: Path, tmp_path: Path, day: str, *, own: bool, floor: float) -> None:
    result = score(shared_dir, day, OWN if own else shared_dir / "data" / "gold", tmp_path)
    assert result["full"]["f1"] >= floor
    assert result["place"]["f1"] >= 0.96
    assert result["false_confirmations"] == 0
    assert result["geolocated_gains_found"] == result["geolocated_gains"]


def test_own_labels_carry_no_text() -> None:
    rows = [
        json.loads(line)
        for path in sorted(OWN.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert len(rows) >= 60
    assert len({row["report"] for row in rows}) >= 4
    assert all(set(row) == {"report", "start", "end", "claims"} for row in rows)


def words_in(value: object) -> int:
    """Return how many words the longest text in a label has."""
    if isinstance(value, dict):
        return max(map(words_in, value.values()), default=0)
    if isinstance(value, list):
        return max(map(words_in, value), default=0)
    return len(value.split()) if isinstance(value, str) else 0


def test_labels_of_unseen_reports_quote_nothing() -> None:
    lines = [
        line
        for folder in UNSEEN
        for path in folder.glob("*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert len(lines) == 240 + 168 + 96 + 120 + 60
    assert max(words_in(json.loads(line)) for line in lines) < 9  # the longest are names of units and claimants


@pytest.mark.shared
def test_a_document_about_displacement_has_no_claims(shared_dir: Path) -> None:
    text = (shared_dir / "data" / "reports" / "seed-document.txt").read_text(encoding="utf-8")
    reading, finding = (
        load_file(ROOT / "reports" / "text" / "read.py"),
        load_file(ROOT / "reports" / "claims" / "find.py"),
    )
    first, second = reading.read_reports(text)
    assert len(finding.find_claims(first)) > 15
    assert (second.published, finding.find_claims(second)) == (None, [])
