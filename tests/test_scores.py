"""The reading keeps its scores on sentences of our own, by a scorer that agrees with the reference folder's."""

from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT, load_script

STYLES = ROOT / "tests" / "data" / "styles"
# full F1 and place F1 as measured, cut to two digits: a mend may raise them, nothing may lower them
FLOORS = [("1", 0.99, 0.99, 0), ("2", 0.93, 0.94, 0), ("3", 0.90, 0.91, 0)]


@pytest.fixture(scope="module")
def levels() -> ModuleType:
    return load_script("score/levels")


@pytest.fixture(scope="module")
def blind() -> ModuleType:
    return load_script("score/blind")


def rows_by_sentence(blind: ModuleType, path: Path):
    """Yield the labels and the claims of each day of a style set, by sentence."""
    for _, day, text, labelled in blind.list_sets(ROOT, path, ROOT / "nowhere"):
        found = blind.predict(text, day, labelled)
        yield (
            {(day, row["start"]): row["claims"] for row in labelled},
            {
                (day, row["start"]): [claim for claim in found if claim["sentence"] == row["sentence"]]
                for row in labelled
            },
        )


@pytest.mark.parametrize(("name", "full", "place", "false"), FLOORS)
def test_scores_on_our_own_sentences_keep_their_floor(levels, blind, name, full, place, false) -> None:
    parts = [levels.score_set(*pair) for pair in rows_by_sentence(blind, STYLES / f"{name}.jsonl")]
    score = sum(parts, levels.Score())
    assert score.f1() >= full, score
    assert score.f1("place") >= place, score
    assert score.false_confirmations <= false, score


def label(**changes: object) -> dict[str, object]:
    row = {"actor": "russian", "action": "advance", "evidence": "geolocated", "places": ["Lubny"]}
    return row | {"oblasts": [], "roads": [], "extra": {}} | changes


def test_a_claim_counts_once_a_target(levels) -> None:
    score = levels.score_sentence([label(places=["Lubny", "Khorol"])], [label(place="Lubny", places=None)])
    assert (score.matched["full"], score.wanted["full"], score.found) == (1, 2, 1)
    assert score.f1() == pytest.approx(2 / 3)
    assert (score.geolocated_gains, score.geolocated_gains_found) == (2, 1)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"actor": "ukrainian"}, "wrong_side"),
        ({"evidence": "claimed"}, "wrong_evidence"),
    ],
)
def test_each_kind_of_error_is_counted(levels, changes, field) -> None:
    score = levels.score_sentence([label()], [label(**changes)])
    assert getattr(score, field) == 1
    assert score.matched["full"] == 0


def test_a_confirmed_gain_that_no_label_confirms_is_false(levels) -> None:
    assert levels.score_sentence([label(evidence="claimed")], [label()]).false_confirmations == 1
    assert levels.score_sentence([], [label()]).false_confirmations == 1
    assert levels.score_sentence([], [label()]).stray == 1
    assert levels.score_sentence([label()], [label()]).false_confirmations == 0


def test_what_a_label_marks_as_also_right_counts_and_optional_may_be_missing(levels) -> None:
    loose = label(extra={"alt_evidence": ["assessed"], "alt_actions": ["seize"], "alt_places": ["Romny"]})
    assert levels.score_sentence([loose], [label(places=["Romny"], action="seize", evidence="assessed")]).f1() == 1
    assert levels.score_sentence([label(extra={"optional": True})], []).wanted["full"] == 0


def test_road_oblast_and_none_are_targets_where_no_place_is(levels) -> None:
    one = label(places=[], roads=["T-0428 highway"])
    other = label(places=[], roads=["T0428"])
    assert levels.score_sentence([one], [other]).f1() == 1
    assert (
        levels.score_sentence([label(places=[], oblasts=["Sumy Oblast"])], [label(places=[], oblasts=["Sumy"])]).f1()
        == 1
    )
    assert levels.score_sentence([label(places=[])], [label(places=[])]).f1() == 1


@pytest.mark.shared
@pytest.mark.parametrize("name", ["1", "2", "3"])
def test_both_scorers_agree(levels, blind, shared_dir: Path, name: str) -> None:
    scorer = blind.load_scorer(shared_dir)
    for (_, day, text, labelled), pair in zip(
        blind.list_sets(ROOT, STYLES / f"{name}.jsonl", ROOT / "nowhere"),
        rows_by_sentence(blind, STYLES / f"{name}.jsonl"),
        strict=True,
    ):
        theirs, _ = blind.score_rows(scorer, labelled, blind.predict(text, day, labelled))
        ours = levels.score_set(*pair)
        for level in levels.LEVELS:
            assert ours.f1(level) == pytest.approx(theirs[level]["f1"], abs=1e-4)
        assert ours.false_confirmations == theirs["false_confirmations"]
        assert ours.geolocated_gains_found == theirs["geolocated_gains_found"]
