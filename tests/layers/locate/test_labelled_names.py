"""The resolver on real reports: the places of 12 June 2025, and 200 labelled mentions drawn at random."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from layers.locate.locate import locate
from tests.conftest import load_script

pytestmark = pytest.mark.shared

DATA = Path(__file__).parents[2] / "data" / "mentions"
TELLING = (
    "Novoukrainka",
    "Zelenyi Kut",
    "Oleksiivka",
    "Bahatyr",
    "Kurakhove",
    "Toretsk",
    "Siversk",
    "Velyka Novosilka",
)


score_places = load_script("score/places")
gazetteer = score_places.open_gazetteer
claims_of = score_places.read_claims


@pytest.mark.parametrize("full", [True, False], ids=["geonames", "packaged"])
def test_the_places_of_12_june_2025(shared_dir: Path, full: bool) -> None:  # noqa: FBT001 - a parameter of pytest
    facts = {}
    with (shared_dir / "data/facts/report_places_2025-06-12.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            if row["oblast"] in {"Donetsk", "Dnipropetrovsk"}:
                facts[row["report_name"]] = row["katottg"]
    _, claims = claims_of(shared_dir, "2025-06-12")
    frame = locate(claims, gazetteer=gazetteer(shared_dir, full=full))
    for place, code in zip(frame["place"], frame["katottg"], strict=True):
        if place in facts and code is not None:
            assert code == facts[place], place
    found = dict(zip(frame["place"], frame["katottg"], strict=True))
    assert {name: found[name] for name in TELLING} == {name: facts[name] for name in TELLING}
    line = frame[frame["line"].map(len) == 2]
    assert set(line["katottg"]) == {facts["Novomykolaivka"]}


@pytest.mark.parametrize(
    ("file", "full", "right", "unanswered"),
    [
        ("fitted.jsonl", True, 0.97, 0.08),
        ("fitted.jsonl", False, 0.95, 0.08),
        ("held_out.jsonl", True, 0.97, 0.08),
        ("third.jsonl", True, 0.97, 0.08),
        ("third.jsonl", False, 0.95, 0.08),
    ],
)
def test_labelled_mentions(shared_dir: Path, file: str, full: bool, right: float, unanswered: float) -> None:  # noqa: FBT001
    """Names of claims drawn at random from eleven reports and labelled by hand; tests/data/README.md tells how."""
    places = gazetteer(shared_dir, full=full)
    count = Counter(found[0] for found in score_places.grade(shared_dir, DATA / file, places))
    asked = count["right"] + count["wrong"] + count["abstained"]
    assert asked >= 60
    assert count["right"] / (count["right"] + count["wrong"]) >= right
    assert count["abstained"] / asked < unanswered


def test_every_claim_of_every_report_has_a_geometry_or_a_reason(shared_dir: Path) -> None:
    places = gazetteer(shared_dir, full=True)
    for path in sorted((shared_dir / "data/reports").glob("20*.txt")):
        frame = locate(claims_of(shared_dir, path.stem)[1], gazetteer=places)
        assert (frame.geometry.notna() != frame["why_not"].notna()).all()
        assert frame.loc[frame.geometry.notna(), "why"].notna().all()
