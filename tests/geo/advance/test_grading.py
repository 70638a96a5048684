"""Which claims speak for a face: worked examples, and laws on made claims."""

from datetime import date, timedelta

import geopandas as gpd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, box

from geo.advance.grading import Grading, mark_changes
from geo.control.changes import find_changes
from geo.control.history import build_history
from geo.vocabulary import ACTIONS, EVIDENCE, GAINS, SUPPORT, evidence_rank
from tests.examples import examples

DAY = date(2025, 6, 12)
GAINED = box(37.0, 48.0, 37.05, 48.03)
PLACE = Point(37.02, 48.015)
COLUMNS = [
    "claim_id", "actor", "action", "evidence", "support", "confirmed", "modality", "withheld", "edited", "precision",
    "uncertainty_km", "published", "geometry",
]  # fmt: skip


def claim(number: int = 0, **changed: object) -> dict[str, object]:
    row = {
        "claim_id": f"c{number}", "actor": "russian", "action": "seize", "evidence": "assessed", "support": None,
        "confirmed": changed.get("evidence", "assessed") in {"geolocated", "assessed"},
        "modality": None, "withheld": None, "edited": None, "precision": 1, "uncertainty_km": 1.0, "published": DAY,
        "geometry": PLACE,
    }  # fmt: skip
    return row | changed


def frame(*rows: dict[str, object]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({name: [row[name] for row in rows] for name in COLUMNS}, geometry="geometry", crs=4326)


def faces(kind: str = "assessed_control", *, lost: bool = False) -> gpd.GeoDataFrame:
    held = box(37.05, 48.0, 37.5, 48.5)
    areas = [held, held.union(GAINED)]
    days = [DAY, DAY + timedelta(1)]
    table = {"source": "own", "kind": kind, "date": days}
    return find_changes(build_history(gpd.GeoDataFrame(table, geometry=areas[::-1] if lost else areas, crs=4326)))


def grade(*rows: dict[str, object], rule: Grading | None = None, kind: str = "assessed_control", lost: bool = False):
    return mark_changes(faces(kind, lost=lost), frame(*rows), rule=rule).iloc[0]


def test_what_may_be_so_grades_no_higher_than_reported() -> None:
    assert grade(claim(evidence="assessed", confirmed=False)).evidence == "reported"
    assert grade(claim(evidence="geolocated", confirmed=True)).evidence == "geolocated"


def test_a_gain_by_the_same_side_grades_the_face() -> None:
    face = grade(claim(), claim(1, evidence="claimed", uncertainty_km=0.5))
    assert (face.evidence, face.claim_ids, face.mentions) == ("assessed", ("c0", "c1"), ())
    assert 0.2 < face.share_covered < 0.3  # a circle of 1 km in 12.4 km2
    assert grade(claim(geometry=GAINED.buffer(0.01), precision=3)).share_covered == pytest.approx(1)


def test_without_a_claim_no_report_was_found() -> None:
    face = mark_changes(faces(), frame()).iloc[0]
    assert face.evidence is None
    assert (face.share_covered, face.claim_ids, face.mentions) == (0, (), ())


@pytest.mark.parametrize(
    "changed",
    [
        {"actor": "ukrainian"},
        {"action": "attack"},
        {"action": "withdraw"},
        {"modality": "intent"},
        {"precision": 4},
        {"uncertainty_km": 5.1},
        {"published": DAY + timedelta(30)},
        {"published": DAY - timedelta(30)},
        {"published": None},
    ],
)
def test_other_claims_are_mentions(changed: dict[str, object]) -> None:
    face = grade(claim(**changed))
    assert face.evidence is None
    assert face.mentions == ("c0",)


@pytest.mark.parametrize(
    "changed", [{"withheld": "names a unit"}, {"edited": "reject by me: wrong"}, {"geometry": None}]
)
def test_claims_off_the_map_are_not_even_mentioned(changed: dict[str, object]) -> None:
    face = grade(claim(**changed))
    assert (face.evidence, face.claim_ids, face.mentions) == (None, (), ())


def test_a_touch_at_the_rim_is_a_mention() -> None:
    rim = claim(geometry=LineString([(36.9, 48.0), (37.001, 48.0)]), precision=2, uncertainty_km=0.5)
    assert grade(rim).mentions == ("c0",)
    assert grade(rim, rule=Grading(share=0.0)).evidence == "assessed"


def test_the_other_sides_withdrawal_grades_a_loss_and_a_gain() -> None:
    assert grade(claim(actor="russian", action="withdraw"), lost=True).evidence == "assessed"
    assert grade(claim(actor="ukrainian", action="withdraw")).evidence == "assessed"


def test_a_claimed_area_stays_claimed() -> None:
    for kind in ("claimed_control", "claimed_counteroffensive", "partisan", "unclear"):
        face = grade(claim(evidence="geolocated"), kind=kind)
        assert face.evidence is None
        assert face.kind == kind


def test_a_denied_claim_contradicts_and_never_grades() -> None:
    alone = grade(claim(evidence="denied"))
    assert (alone.evidence, alone.support, alone.mentions) == (None, None, ("c0",))
    beside = grade(claim(), claim(1, evidence="denied"))
    assert (beside.evidence, beside.support, beside.claim_ids) == ("assessed", "contradicted", ("c0",))


claims = st.builds(
    claim,
    st.integers(0, 99),
    actor=st.sampled_from(["russian", "ukrainian"]),
    action=st.sampled_from(ACTIONS),
    evidence=st.sampled_from(EVIDENCE),
    support=st.sampled_from([None, *SUPPORT]),
    modality=st.sampled_from([None, None, "intent"]),
    precision=st.integers(1, 6),
    uncertainty_km=st.floats(0, 8),
    published=st.integers(-6, 6).map(lambda days: DAY + timedelta(days)),
    geometry=st.builds(Point, st.floats(36.9, 37.15), st.floats(47.9, 48.13)),
)


def rank(face) -> int:
    return 0 if face.evidence is None else evidence_rank(face.evidence)


@examples(120)
@given(st.lists(claims, max_size=4), claims)
def test_a_claim_of_lower_grade_never_raises_a_face(rows: list[dict[str, object]], more: dict[str, object]) -> None:
    before, after = grade(*rows), grade(*rows, more)
    assert rank(after) <= max(rank(before), evidence_rank(str(more["evidence"])))
    assert rank(after) >= rank(before)


@examples(120)
@given(st.lists(claims, max_size=4), claims)
def test_an_enemys_or_a_strike_claim_changes_nothing(rows: list[dict[str, object]], more: dict[str, object]) -> None:
    action = more["action"] if more["action"] in GAINS else "strike"
    other = more | {"actor": "ukrainian" if action in GAINS else "russian", "action": action, "claim_id": "other"}
    before, after = grade(*rows), grade(*rows, other)
    for column in ("evidence", "support", "share_covered", "claim_ids"):
        assert before[column] == after[column]


@examples(120)
@given(st.lists(claims, min_size=1, max_size=5), st.integers(0, 6), st.integers(0, 6), st.integers(0, 6))
def test_widening_the_window_is_monotone(rows: list[dict[str, object]], before: int, after: int, more: int) -> None:
    narrow = grade(*rows, rule=Grading(before=before, after=after))
    wide = grade(*rows, rule=Grading(before=before + more, after=after + more))
    assert rank(wide) >= rank(narrow)
    assert set(narrow.claim_ids) <= set(wide.claim_ids)
    assert wide.share_covered >= narrow.share_covered - 1e-9


def test_a_change_seen_after_months_takes_no_evidence_from_claims_in_between() -> None:
    held = box(37.05, 48.0, 37.5, 48.5)
    table = {"source": "own", "kind": "assessed_control", "date": [DAY, DAY + timedelta(90)]}
    seen_late = find_changes(build_history(gpd.GeoDataFrame(table, geometry=[held, held.union(GAINED)], crs=4326)))
    for days, evidence in ((0, None), (45, None), (82, None), (83, "assessed"), (97, "assessed"), (98, None)):
        face = mark_changes(seen_late, frame(claim(published=DAY + timedelta(days)))).iloc[0]
        assert (face.evidence, face.mentions) == (evidence, () if evidence else ("c0",)), days
    rule = Grading(before=45, after=0)
    assert mark_changes(seen_late, frame(claim(published=DAY + timedelta(45))), rule=rule).iloc[0].evidence


@examples(60)
@given(st.lists(claims, max_size=5))
def test_only_fitting_claims_stand_behind_a_grade(rows: list[dict[str, object]]) -> None:
    rows = [row | {"claim_id": f"n{number}"} for number, row in enumerate(rows)]
    face = grade(*rows)
    behind = [row for row in rows if row["claim_id"] in face.claim_ids]
    assert (face.evidence is None) == (not behind)
    for row in behind:
        assert row["evidence"] != "denied"
        assert row["uncertainty_km"] <= 5
        assert row["precision"] <= 3


def test_a_village_says_nothing_of_a_change_of_a_thousand_square_kilometres() -> None:
    held, far = box(37.6, 47.0, 38.0, 47.5), box(37.0, 47.0, 38.0, 47.5)
    table = {"source": "own", "kind": "assessed_control", "date": [DAY, DAY + timedelta(1)]}
    wide = find_changes(build_history(gpd.GeoDataFrame(table, geometry=[held, far], crs=4326)))
    assert wide["area_km2"].iloc[0] > 1000
    face = mark_changes(wide, frame(claim(geometry=Point(37.3, 47.2)))).iloc[0]
    assert (face.evidence, face.claim_ids, face.mentions) == (None, (), ("c0",))


def test_only_what_may_speak_for_a_face_is_cut_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    cut = []
    whole = shapely.intersection
    monkeypatch.setattr(shapely, "intersection", lambda one, other: cut.append(len(one)) or whole(one, other))
    silent = (
        claim(1, published=DAY - timedelta(60)),
        claim(2, published=None),
        claim(3, actor="ukrainian"),
        claim(4, modality="intends"),
        claim(5, precision=5),
        claim(6, uncertainty_km=9.0),
        claim(7, action="attack"),
    )
    face = grade(claim(), *silent, claim(8, evidence="denied"))
    assert cut == [2]
    assert (face.claim_ids, face.mentions) == (("c0",), ("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"))
    assert face.support == "contradicted"
