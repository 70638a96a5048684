"""Repeats of one gain become one episode, and no more than that."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import geopandas as gpd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point

from geo.advance.episodes import EPISODE_COLUMNS, find_episodes
from geo.measure.ellipsoid import MeasureError

START = date(2025, 6, 3)
HERE, THERE = Point(36.86556, 48.03052), Point(36.93869, 47.99511)


def said(day: int = 0, claimant: str = "Russian MoD", **changes: Any) -> dict[str, Any]:
    plain = {
        "claim_id": f"{claimant}-{day}", "report_id": f"isw-{START + timedelta(day)}-1", "published": START + timedelta(day),
        "actor": "russian", "action": "seize", "evidence": "claimed", "support": None,
        "confirmed": changes.get("evidence") in {"geolocated", "assessed"}, "modality": None, "withheld": None,
        "edited": None, "claimant": claimant, "place": "Novoukrainka", "place_name": "Novoukrainka",
        "place_name_uk": None, "katottg": "UA1", "oblast": "Donetsk", "relation": "in", "part": None, "bearing": None,
        "bearing_of": None, "distance_km": None, "roads": (), "line": (), "border": (), "oblasts": (), "precision": 1,
        "uncertainty_km": 1.0, "open_end": False, "geometry": HERE,
    }  # fmt: skip
    return {**plain, **changes}


def frame(*rows: dict[str, Any]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(list(rows), geometry="geometry", crs=4326)


def episodes(*rows: dict[str, Any], **options: int) -> gpd.GeoDataFrame:
    return find_episodes(frame(*rows), **options)


def test_a_gain_said_again_is_one_episode_with_the_steps_of_its_evidence() -> None:
    found = episodes(
        said(0),
        said(2, "ISW", evidence="assessed"),
        said(3, "ISW", evidence="geolocated"),
        said(5),
        said(5, claim_id="key takeaway"),
    )
    assert tuple(found.columns) == EPISODE_COLUMNS
    mod, isw = found.to_dict("records")
    assert (mod["claimant"], mod["first_said"], mod["last_said"]) == ("Russian MoD", START, START + timedelta(5))
    assert (mod["times_said"], mod["evidence"]) == (2, "claimed")
    assert mod["claim_ids"] == ("Russian MoD-0", "Russian MoD-5", "key takeaway")
    assert mod["evidence_steps"] == (
        "2025-06-03 claimed (Russian MoD)",
        "2025-06-05 assessed (ISW)",
        "2025-06-06 geolocated (ISW)",
    )
    assert (mod["assessed_on"], mod["denied_on"]) == (START + timedelta(2), None)
    assert (isw["times_said"], isw["evidence"], isw["evidence_steps"]) == (2, "geolocated", mod["evidence_steps"])


def test_silence_of_more_than_the_stated_days_ends_an_episode() -> None:
    assert episodes(said(0), said(14))["times_said"].tolist() == [2]
    assert episodes(said(0), said(15))["times_said"].tolist() == [1, 1]
    assert episodes(said(0), said(3), within_days=2)["times_said"].tolist() == [1, 1]


def test_another_class_that_goes_on_talking_does_not_keep_an_episode_open() -> None:
    found = episodes(said(0), said(10, "Russian milbloggers"), said(20))
    assert found["claimant"].tolist() == ["Russian MoD", "Russian milbloggers", "Russian MoD"]


def test_what_was_said_long_after_is_no_step_of_an_episode() -> None:
    first, *_ = episodes(said(0), said(10, "unspecified"), said(20, "ISW", evidence="assessed")).to_dict("records")
    assert first["evidence_steps"] == ("2025-06-03 claimed (Russian MoD)",)
    assert first["assessed_on"] is None


@pytest.mark.parametrize(
    ("between", "count"),
    [
        ({"actor": "ukrainian"}, 2),
        ({"action": "withdraw", "relation": "from"}, 2),
        ({"actor": "ukrainian", "action": "advance"}, 1),
        ({"actor": "ukrainian", "evidence": "denied"}, 1),
        ({"actor": "ukrainian", "modality": "intent"}, 1),
        ({"actor": "ukrainian", "edited": "rejected by me"}, 1),
        ({"actor": "ukrainian", "relation": "near", "precision": 2}, 1),
        ({"actor": "ukrainian", "katottg": "UA2", "place_name": "Bahatyr", "geometry": THERE}, 1),
    ],
)
def test_a_retaken_place_is_a_new_episode(between: dict[str, Any], count: int) -> None:
    found = episodes(said(0), said(2, "Ukrainian General Staff", **between), said(4))
    assert len(found[found["claimant"] == "Russian MoD"]) == count


def test_both_sides_on_one_day_part_nothing() -> None:
    found = episodes(said(0), said(2, "Ukrainian official", actor="ukrainian"), said(2))
    assert len(found[found["actor"] == "russian"]) == 1


def test_a_denial_is_a_step_and_the_episode_is_its_claimants() -> None:
    (alone,) = episodes(said(0, evidence="denied")).to_dict("records")
    assert (alone["claimant"], alone["evidence"], alone["denied_on"]) == ("Russian MoD", "denied", START)
    (later,) = episodes(said(0), said(3, evidence="denied", denied_by="ISW")).to_dict("records")
    assert (later["evidence"], later["denied_on"]) == ("claimed", START + timedelta(3))
    assert later["evidence_steps"][-1] == "2025-06-06 denied (ISW)"


def test_a_claim_that_its_words_leave_open_is_no_assessment() -> None:
    (found,) = episodes(said(0, "ISW", evidence="assessed", confirmed=False)).to_dict("records")
    assert (found["evidence"], found["assessed_on"]) == ("reported", None)


def test_unplaced_claims_are_told_apart_by_their_words() -> None:
    nowhere = {"geometry": None, "precision": None, "uncertainty_km": None, "katottg": None, "place_name": None}
    found = episodes(
        said(0, place="Ivanivka", **nowhere),
        said(1, place="ivanivka", **nowhere),
        said(1, place="Petrivka", claim_id="p", **nowhere),
        said(0, place=None, claim_id="a", **nowhere),
        said(1, place=None, claim_id="b", **nowhere),
    )
    assert sorted(found["times_said"]) == [1, 1, 1, 2]
    assert found.geometry.isna().all()


@pytest.mark.parametrize(
    "changed",
    [{"action": "attack"}, {"modality": "intent"}, {"withheld": "a unit"}, {"edited": "reject"}, {"published": None}],
)
def test_what_is_no_episode(changed: dict[str, Any]) -> None:
    found = episodes(said(0, **changed))
    assert found.empty
    assert tuple(found.columns) == EPISODE_COLUMNS
    assert found.crs.to_epsg() == 4326


def test_no_claims_and_another_reference_system() -> None:
    assert find_episodes(frame(said())[:0]).empty
    with pytest.raises(MeasureError):
        find_episodes(frame(said()).to_crs(3857))


DAYS = st.lists(
    st.tuples(
        st.integers(0, 60),
        st.sampled_from(["Russian MoD", "ISW"]),
        st.sampled_from(["claimed", "assessed", "denied"]),
        st.sampled_from([("UA1", HERE), ("UA2", THERE)]),
    ),
    min_size=1,
    max_size=12,
)


def rows_of(drawn: list[Any]) -> list[dict[str, Any]]:
    return [
        said(day, who, evidence=grade, katottg=where[0], geometry=where[1], claim_id=str(number))
        for number, (day, who, grade, where) in enumerate(drawn)
    ]


def facts(found: gpd.GeoDataFrame) -> set[tuple[Any, ...]]:
    names = ["claimant", "katottg", "evidence", "first_said", "last_said", "times_said"]
    rows = zip(*(found[name] for name in names), map(frozenset, found["claim_ids"]), strict=True)
    return set(rows)


@given(DAYS, st.integers(1, 30), st.randoms(use_true_random=False))
def test_laws(drawn: list[Any], within: int, shuffler: Any) -> None:
    rows = rows_of(drawn)
    found = episodes(*rows, within_days=within)
    # every claim belongs to exactly one episode, and an episode has one class and one place
    assert sorted(one for ids in found["claim_ids"] for one in ids) == sorted(row["claim_id"] for row in rows)
    by_id = {row["claim_id"]: row for row in rows}
    for one in found.to_dict("records"):
        own = [by_id[claim] for claim in one["claim_ids"]]
        assert {(row["claimant"], row["katottg"]) for row in own} == {(one["claimant"], one["katottg"])}
        days = sorted(row["published"] for row in own)
        assert (one["first_said"], one["last_said"]) == (days[0], days[-1])
        assert all((b - a).days <= within for a, b in pairwise(days))
        steps = [step.split()[:2] for step in one["evidence_steps"]]
        assert [day for day, _ in steps] == sorted(day for day, _ in steps)
        rising = [grade for _, grade in steps if grade != "denied"]
        assert rising == sorted(rising, key=["claimed", "reported", "assessed", "geolocated"].index)
    # two episodes of one class at one place lie further apart than the stated days
    for _, group in found.groupby(["claimant", "katottg"]):
        ends, begins = list(group["last_said"])[:-1], list(group["first_said"])[1:]
        assert all((begin - end).days > within for end, begin in zip(ends, begins, strict=True))
    # the order of the rows says nothing, and more patience never gives more episodes
    shuffled = list(rows)
    shuffler.shuffle(shuffled)
    assert facts(episodes(*shuffled, within_days=within)) == facts(found)
    assert len(episodes(*rows, within_days=within + 1)) <= len(found)
    assert found["episode_id"].is_unique


@given(DAYS)
def test_what_one_class_says_makes_no_episode_of_another(drawn: list[Any]) -> None:
    rows = rows_of(drawn)
    alone = [row for row in rows if row["claimant"] == "Russian MoD"]
    both = episodes(*rows)
    ids = {frozenset(one) for one in both[both["claimant"] == "Russian MoD"]["claim_ids"]}
    assert ids == ({frozenset(one) for one in episodes(*alone)["claim_ids"]} if alone else set())
