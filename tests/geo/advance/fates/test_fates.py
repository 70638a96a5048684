"""What became of a claim on a control source."""

from datetime import date, timedelta
from pathlib import Path

import geopandas as gpd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, box
from shapely.geometry.base import BaseGeometry

from geo.advance.fates.fates import FATE_COLUMNS, follow_claims
from geo.control.history import History, append_snapshots, build_history
from tests.examples import examples
from tests.geo.advance.worlds import START, claims, history, sparse_history

HELD, LARGE = box(37.0, 48.0, 37.5, 48.5), box(36.9, 48.0, 37.5, 48.5)
PLACE = Point(36.95, 48.2)


def fate(the_history: History, **options: object):
    changed = {name: options.pop(name) for name in list(options) if name not in {"as_of", "unconfirmed_after"}}
    rows = follow_claims(claims(**changed), the_history, **options)
    assert tuple(rows.columns) == FATE_COLUMNS
    assert len(rows) == 1
    return rows.iloc[0]


def test_confirmed_on_the_first_day_it_is_inside() -> None:
    row = fate(history(HELD, HELD, HELD, LARGE))
    assert (row.outcome, row.on_date, row.lag_days) == ("confirmed", START + timedelta(3), 3)
    assert row.distance_km == pytest.approx(3.72, abs=0.02)
    assert row.share_inside == 0
    assert row.as_known_on == START + timedelta(3)


def test_already_held() -> None:
    row = fate(history(LARGE, LARGE))
    assert (row.outcome, row.on_date, row.lag_days, row.share_inside) == ("already_held", START, 0, pytest.approx(1))


def test_reversed_on_the_day_it_was_lost_again() -> None:
    row = fate(history(HELD, LARGE, LARGE, HELD, HELD))
    assert (row.outcome, row.on_date, row.lag_days) == ("reversed", START + timedelta(3), 3)
    assert row.note == "held from 2025-06-11"
    again = fate(history(HELD, LARGE, HELD, LARGE))
    assert (again.outcome, again.on_date) == ("confirmed", START + timedelta(1))


def test_a_late_confirmation_says_that_it_is_late() -> None:
    known = history(HELD, HELD, HELD, LARGE)
    assert fate(known, unconfirmed_after=3).note is None
    row = fate(known, unconfirmed_after=2)
    assert (row.outcome, row.lag_days) == ("confirmed", 3)
    assert row.note == "only after 2 days without it: the same advance is not certain"


def sparse(*areas: tuple[int, BaseGeometry]) -> History:
    return sparse_history(START, *areas)


def test_a_fate_says_which_old_map_it_was_read_off() -> None:
    row = fate(sparse((-90, LARGE), (30, LARGE)))
    assert (row.outcome, row.note) == ("already_held", f"the map of the claim's day is of {START - timedelta(90)}")
    row = fate(sparse((0, HELD), (40, LARGE)))
    assert (row.outcome, row.lag_days, row.note) == ("confirmed", 40, f"some day after {START}: no map lies between")
    assert (row.not_held_on, row.on_date) == (START, START + timedelta(40))


def test_the_day_of_a_confirmation_lies_between_two_maps() -> None:
    row = fate(sparse((-3, HELD), (2, HELD), (5, LARGE), (6, LARGE)))
    assert (row.outcome, row.not_held_on, row.on_date) == ("confirmed", START + timedelta(2), START + timedelta(5))
    assert fate(history(LARGE)).not_held_on is None
    lost = fate(sparse((0, HELD), (4, LARGE), (9, HELD)))
    assert (lost.outcome, lost.not_held_on, lost.on_date) == ("reversed", START, START + timedelta(9))


def test_a_map_older_than_the_claim_confirms_and_refutes_nothing() -> None:
    row = fate(sparse((-10, HELD), (200, LARGE)), as_of=START + timedelta(81))
    assert (row.outcome, row.note) == (
        "pending",
        f"the newest map then is of {START - timedelta(10)}, before the claim",
    )


def test_pending_becomes_unconfirmed() -> None:
    known = history(HELD, HELD, HELD)
    assert fate(known).outcome == "pending"
    assert fate(known, unconfirmed_after=2).outcome == "unconfirmed"


def test_as_known_on_an_earlier_day() -> None:
    row = fate(history(HELD, HELD, HELD, LARGE), as_of=START + timedelta(2))
    assert (row.outcome, row.as_known_on) == ("pending", START + timedelta(2))
    early = fate(history(HELD, LARGE), published=START + timedelta(5))
    assert (early.outcome, early.note) == ("pending", "the source is known up to 2025-06-11, before the claim")


def test_a_ukrainian_gain_is_ground_without_russian_control() -> None:
    row = fate(history(LARGE, LARGE, HELD), actor="ukrainian", action="advance")
    assert (row.outcome, row.lag_days, row.share_inside) == ("confirmed", 2, pytest.approx(0))


def test_a_stretch_is_held_when_half_of_it_is() -> None:
    road = LineString([(36.8, 48.2), (37.0, 48.2)])
    assert fate(history(HELD, box(36.95, 48.0, 37.5, 48.5), LARGE), geometry=road, precision=2).lag_days == 2


def test_a_claim_older_than_the_source_says_so() -> None:
    row = fate(history(LARGE, LARGE), published=START - timedelta(9))
    assert (row.outcome, row.lag_days if row.lag_days == row.lag_days else None) == ("not_covered", None)
    assert row.note == "the source begins on 2025-06-10, after the claim: whether it was held before can't be told"


@pytest.mark.parametrize("areas", [(HELD, HELD), (HELD, LARGE), (HELD, LARGE, HELD)])
def test_a_source_that_begins_long_after_a_claim_neither_confirms_nor_refutes_it(areas) -> None:
    known = history(*areas)
    row = fate(known, published=START - timedelta(62))
    assert (row.outcome, row.on_date, row.held_on) == ("not_covered", None, None)
    assert row.note == "the source begins on 2025-06-10, after the claim: whether it was held before can't be told"
    assert fate(known, published=START - timedelta(8)).outcome == "not_covered"
    assert (row.share_inside, row.distance_km) == (None, None), "its first map is not of the claim's day"
    recent = fate(known, published=START - timedelta(7))
    assert recent.outcome in {"pending", "confirmed", "reversed"}
    assert (recent.share_inside, recent.distance_km) == (None, None), "it is followed from there, not measured there"
    assert fate(known).share_inside is not None


@pytest.mark.parametrize("changed", [{"precision": 5}, {"geometry": None, "precision": None, "uncertainty_km": None}])
def test_not_locatable(changed: dict[str, object]) -> None:
    row = fate(history(HELD, LARGE), **changed)
    assert row.outcome == "not_locatable"
    assert row.distance_km is None or row.distance_km != row.distance_km


@pytest.mark.parametrize(
    "changed",
    [
        {"action": "attack"},
        {"evidence": "denied"},
        {"modality": "intent"},
        {"withheld": "a unit"},
        {"edited": "reject by me"},
    ],
)
def test_what_is_not_followed(changed: dict[str, object]) -> None:
    assert follow_claims(claims(**changed), history(HELD, LARGE)).empty


def test_every_source_has_its_say_but_claims_of_a_source_prove_nothing() -> None:
    both = append_snapshots(history(HELD, LARGE), history_frame("other", HELD, HELD))
    both = append_snapshots(both, history_frame("other", LARGE, LARGE, kind="claimed_control"))
    rows = follow_claims(claims(), both)
    assert dict(zip(rows["control_source"], rows["outcome"], strict=True)) == {"own": "confirmed", "other": "pending"}


def history_frame(source: str, *areas: object, kind: str = "assessed_control") -> gpd.GeoDataFrame:
    days = [START + timedelta(number) for number in range(len(areas))]
    return gpd.GeoDataFrame({"source": source, "kind": kind, "date": days}, geometry=list(areas), crs=4326)


@examples(60)
@given(st.lists(st.booleans(), min_size=1, max_size=7), st.integers(0, 6), st.integers(1, 9))
def test_what_is_known_never_changes_once_confirmed_until_it_is_lost(
    days: list[bool], known: int, unconfirmed_after: int
) -> None:
    areas = [LARGE if inside else HELD for inside in days]
    known = min(known, len(days) - 1)
    row = fate(history(*areas), as_of=START + timedelta(known), unconfirmed_after=unconfirmed_after)
    seen = days[: known + 1]
    if seen[0]:
        assert row.outcome == "already_held"
    elif not any(seen):
        assert row.outcome == ("unconfirmed" if known >= unconfirmed_after else "pending")
    elif seen[-1]:
        assert (row.outcome, row.lag_days) == ("confirmed", seen.index(True))
    else:
        assert row.outcome == "reversed"
        assert row.lag_days == len(seen) - seen[::-1].index(True)


@pytest.mark.shared
@pytest.mark.slow
def test_the_four_villages_of_june_2025(shared_dir: Path, deepstate_history: History) -> None:
    from layers.control.read import read_controls

    places = {
        "Bahatyr": (36.93869, 47.99511),
        "Novoukrainka": (36.86556, 48.03052),
        "Zelenyi Kut": (36.89555, 48.02215),
        "Oleksiivka": (36.94737, 48.01845),
    }  # GeoNames, CC BY 4.0
    rows = [
        claims(claim_id=name, place_name=name, published=date(2025, 6, 12), geometry=Point(at))
        for name, at in places.items()
    ]
    told = gpd.GeoDataFrame(gpd.pd.concat(rows, ignore_index=True), crs=4326)
    deep = follow_claims(told, deepstate_history).set_index("claim_id")
    assert deep["on_date"].map(str).to_dict() == {
        "Bahatyr": "2025-07-03",
        "Novoukrainka": "2025-07-06",
        "Zelenyi Kut": "2025-07-06",
        "Oleksiivka": "2025-07-21",
    }
    assert set(deep["outcome"]) == {"confirmed"}
    assert (round(deep["distance_km"].min(), 1), round(deep["distance_km"].max(), 1)) == (1.1, 4.1)
    other = build_history(read_controls([shared_dir / "data/control/nzz-2025-06"]).snapshots)
    nzz = follow_claims(told, other).set_index("claim_id")
    assert nzz["outcome"].to_dict() == {
        "Bahatyr": "already_held",
        "Novoukrainka": "pending",
        "Zelenyi Kut": "pending",
        "Oleksiivka": "already_held",
    }
