from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import geopandas as gpd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon, box

from geo.advance.marks import MARK_COLUMNS, mark_claims
from geo.measure.ellipsoid import MeasureError
from geo.vocabulary import ACTIONS, EVIDENCE, EVIDENCE_ORDER, GAINS, evidence_rank

HERE = Point(36.86556, 48.03052)
SOUTH = Polygon([(36.84, 48.02), (36.89, 48.02), (36.87, 47.99)])


def row(**changes: Any) -> dict[str, Any]:
    plain = {
        "claim_id": "a",
        "published": date(2025, 6, 12),
        "actor": "russian",
        "action": "seize",
        "evidence": "claimed",
        "support": None,
        "confirmed": changes.get("evidence") in {"geolocated", "assessed"},
        "modality": None,
        "withheld": None,
        "edited": None,
        "claimant": "Russian MoD",
        "place": "Novoukrainka",
        "place_name": "Novoukrainka",
        "place_name_uk": None,
        "katottg": "UA14040010130010637",
        "oblast": "Donetsk",
        "relation": "in",
        "part": None,
        "bearing": None,
        "distance_km": None,
        "roads": (),
        "line": (),
        "border": (),
        "precision": 1,
        "uncertainty_km": 1.0,
        "open_end": False,
        "geometry": HERE,
    }
    return {**plain, **changes}


def frame(*rows: dict[str, Any]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(list(rows), geometry="geometry", crs=4326)


def test_claims_about_one_place_become_one_mark_with_the_highest_evidence() -> None:
    marks = mark_claims(
        frame(
            row(claim_id="a"),
            row(claim_id="b", evidence="geolocated", claimant="ISW"),
            row(claim_id="c", evidence="assessed", claimant="ISW", relation=None),
        )
    )
    assert len(marks) == 1
    mark = marks.iloc[0]
    assert mark["evidence"] == "geolocated"
    assert mark["claim_ids"] == ("a", "b", "c")
    assert mark["claimants"] == ("Russian MoD", "ISW")


def test_another_bearing_is_another_place() -> None:
    crossed = row(
        claim_id="a", action="advance", evidence="geolocated", bearing="northwest", relation=None, precision=3
    )
    south = row(claim_id="b", action="advance", bearing="south", relation=None, precision=3, geometry=SOUTH)
    marks = mark_claims(frame(crossed, south))
    assert marks["evidence"].tolist() == ["geolocated", "claimed"]
    assert marks["claim_ids"].tolist() == [("a",), ("b",)]


def test_near_a_place_is_not_in_it() -> None:
    marks = mark_claims(frame(row(), row(claim_id="b", relation="near", precision=2, evidence="geolocated")))
    assert marks["evidence"].tolist() == ["claimed", "geolocated"]


def test_two_villages_known_only_by_region_stay_apart() -> None:
    region = {
        "katottg": None,
        "place_name": "Kursk Oblast",
        "oblast": None,
        "precision": 6,
        "geometry": box(34, 51, 36, 52),
    }
    marks = mark_claims(
        frame(row(place="Makhnovka", **region), row(claim_id="b", place="Pogrebki", evidence="geolocated", **region))
    )
    assert marks["evidence"].tolist() == ["claimed", "geolocated"]


@pytest.mark.parametrize(
    "changes",
    [
        {"action": "attack"},
        {"action": "strike"},
        {"action": "withdraw"},
        {"action": "other"},
        {"modality": "intent"},
        {"withheld": "names a Ukrainian unit"},
        {"edited": "rejected by A. Reader: wrong village"},
        {"geometry": None},
    ],
)
def test_what_is_no_gain_makes_no_mark(changes: dict[str, Any]) -> None:
    assert len(mark_claims(frame(row(**changes)))) == 0
    both = mark_claims(frame(row(), row(claim_id="b", evidence="geolocated", **changes)))
    assert both["evidence"].tolist() == ["claimed"]
    assert both["claim_ids"].tolist() == [("a",)]


def test_the_other_side_is_another_mark() -> None:
    marks = mark_claims(frame(row(), row(claim_id="b", actor="ukrainian", evidence="geolocated")))
    assert marks["evidence"].tolist() == ["claimed", "geolocated"]


def test_a_denied_claim_beside_contradicts_and_alone_is_denied() -> None:
    beside = mark_claims(frame(row(), row(claim_id="b", evidence="denied", support="contradicted")))
    alone = mark_claims(frame(row(evidence="denied", support="contradicted")))
    assert (beside.loc[0, "evidence"], beside.loc[0, "support"]) == ("claimed", "contradicted")
    assert (alone.loc[0, "evidence"], alone.loc[0, "support"]) == ("denied", "contradicted")


def test_weaker_claims_do_not_speak_for_the_stronger() -> None:
    marks = mark_claims(frame(row(support="unsupported"), row(claim_id="b", evidence="geolocated")))
    assert marks.loc[0, "support"] is None
    marks = mark_claims(frame(row(support="unsupported"), row(claim_id="b", support="corroborated")))
    assert marks.loc[0, "support"] == "corroborated"


def test_a_persons_note_is_shown() -> None:
    marks = mark_claims(frame(row(edited="place set by A. Reader")))
    assert marks.loc[0, "edited"] == "place set by A. Reader"


def test_no_claims_keep_the_columns() -> None:
    empty = mark_claims(frame(row()).iloc[:0])
    assert tuple(empty.columns) == MARK_COLUMNS
    assert empty.crs.to_epsg() == 4326


def test_metres_are_refused() -> None:
    with pytest.raises(MeasureError, match="got EPSG:3857"):
        mark_claims(frame(row()).to_crs(3857))


def test_marks_keep_their_ids_when_a_claim_is_added() -> None:
    before = mark_claims(frame(row()))
    after = mark_claims(frame(row(), row(claim_id="b", evidence="geolocated")))
    assert before["mark_id"].tolist() == after["mark_id"].tolist()


ROWS = st.fixed_dictionaries(
    {
        "actor": st.sampled_from(["russian", "ukrainian"]),
        "action": st.sampled_from(ACTIONS),
        "evidence": st.sampled_from(EVIDENCE),
        "place": st.sampled_from(["Bahatyr", "Komar"]),
    }
)


def build(values: list[dict[str, Any]]) -> gpd.GeoDataFrame:
    rows = [row(**value, claim_id=str(n), place_name=value["place"]) for n, value in enumerate(values)]
    return frame(*rows)


def grades(marks: gpd.GeoDataFrame) -> dict[tuple[str, str, str], str]:
    keys = zip(marks["place_name"], marks["actor"], marks["action"], strict=True)
    return dict(zip(keys, marks["evidence"], strict=True))


@given(st.lists(ROWS, min_size=1, max_size=6), ROWS)
def test_a_claim_raises_only_its_own_mark_and_never_above_its_own_grade(rows: list[Any], new: dict[str, Any]) -> None:
    before, after = grades(mark_claims(build(rows))), grades(mark_claims(build([*rows, new])))
    own = (new["place"], new["actor"], new["action"])
    assert {key: grade for key, grade in after.items() if key != own} == {
        key: grade for key, grade in before.items() if key != own
    }
    if own in after and own in before:
        assert evidence_rank(after[own]) == max(evidence_rank(before[own]), evidence_rank(new["evidence"]))


@given(st.lists(ROWS, min_size=1, max_size=8))
def test_every_gain_is_kept_in_exactly_one_mark(rows: list[Any]) -> None:
    marks = mark_claims(build(rows))
    kept = sorted(claim for ids in marks["claim_ids"] for claim in ids)
    assert kept == sorted(str(n) for n, value in enumerate(rows) if value["action"] in GAINS)


@given(st.lists(ROWS, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_order_does_not_change_the_grades(rows: list[Any], random: Any) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert grades(mark_claims(build(rows))) == grades(mark_claims(build(shuffled)))


def test_the_grades_have_an_order() -> None:
    ranks = [evidence_rank(word) for word in EVIDENCE_ORDER]
    assert ranks == sorted(ranks, reverse=True)
    with pytest.raises(ValueError, match="is no evidence grade"):
        evidence_rank("certain")


@pytest.mark.parametrize("evidence", ["assessed", "geolocated"])
def test_what_may_be_so_raises_no_mark(evidence: str) -> None:
    may = row(claim_id="a", evidence=evidence, confirmed=False, claimant="ISW")
    alone = mark_claims(frame(may)).iloc[0]
    assert (alone["evidence"], alone["support"]) == ("reported", None)
    doubted = row(claim_id="b", evidence="reported", support="unsupported", claimant="ISW")
    mark = mark_claims(frame(may, doubted)).iloc[0]
    assert (mark["evidence"], mark["support"]) == ("reported", "unsupported")
    sure = row(claim_id="c", evidence="assessed", claimant="ISW")
    assert mark_claims(frame(may, doubted, sure)).iloc[0]["evidence"] == "assessed"


def at(day: int, **changes: Any) -> dict[str, Any]:
    told = {"claim_id": f"c{day}", "report_id": f"r{day}", "published": date(2025, 6, 1) + timedelta(day)}
    return row(**(told | changes))


def test_a_mark_has_the_time_of_what_is_said_and_the_steps_of_its_evidence() -> None:
    (mark,) = mark_claims(frame(at(0), at(4, evidence="geolocated", claimant="ISW"), at(4, claim_id="again"))).to_dict(
        "records"
    )
    assert (mark["valid_from"], mark["published"], mark["valid_to"]) == (
        date(2025, 6, 1),
        date(2025, 6, 5),
        date(2025, 6, 20),
    )
    assert mark["times_said"] == 2
    assert mark["evidence_steps"] == ("2025-06-01 claimed (Russian MoD)", "2025-06-05 geolocated (ISW)")
    assert mark["graded_on"] == date(2025, 6, 5)


def test_marks_months_apart_are_two_and_a_retaken_place_is_a_new_mark() -> None:
    apart = mark_claims(frame(at(0), at(40)))
    assert apart["claim_ids"].tolist() == [("c0",), ("c40",)]
    assert apart["mark_id"].is_unique
    assert len(mark_claims(frame(at(0), at(40)), within_days=40)) == 1
    retaken = mark_claims(frame(at(0), at(3, actor="ukrainian", claimant="Ukrainian official"), at(6)))
    russian = retaken[retaken["actor"] == "russian"]
    assert russian["claim_ids"].tolist() == [("c0",), ("c6",)]
    assert russian["valid_to"].tolist() == [date(2025, 6, 4), date(2025, 6, 22)]


def test_an_undated_mark_has_no_days() -> None:
    (mark,) = mark_claims(frame(row(published=None))).to_dict("records")
    assert (mark["valid_from"], mark["valid_to"], mark["published"], mark["evidence_steps"]) == (None, None, None, ())


@given(st.lists(st.integers(0, 80), min_size=1, max_size=10), st.integers(1, 20))
def test_marks_of_one_place_do_not_overlap_in_what_was_said(days: list[int], within: int) -> None:
    rows = [at(day, claim_id=f"c{number}") for number, day in enumerate(days)]
    marks = mark_claims(frame(*rows), within_days=within).sort_values("valid_from")
    assert sorted(one for ids in marks["claim_ids"] for one in ids) == sorted(one["claim_id"] for one in rows)
    spans = list(zip(marks["valid_from"], marks["published"], marks["valid_to"], strict=True))
    assert all(first <= last < end for first, last, end in spans)
    assert all((later[0] - earlier[1]).days > within for earlier, later in pairwise(spans))


def test_a_gain_that_its_own_sentence_says_is_lost_again_makes_no_mark() -> None:
    gain = row(report_id="r", sentence_id="1.1")
    left = row(claim_id="b", action="withdraw", relation="from", report_id="r", sentence_id="1.1")
    taken = row(claim_id="c", actor="ukrainian", report_id="r", sentence_id="1.1")
    assert len(mark_claims(frame(gain, left))) == 0
    assert mark_claims(frame(gain, taken))["actor"].tolist() == ["ukrainian"]
    assert mark_claims(frame(left, gain))["actor"].tolist() == ["russian"]  # left first, then taken
    elsewhere = {"sentence_id": "1.2"}, {"katottg": "UA2", "place": "Bahatyr"}, {"evidence": "denied"}
    assert all(len(mark_claims(frame(gain, left | other))) == 1 for other in elsewhere)
