"""Episodes as cases: held against maps, or against the reports' own later word."""

from datetime import date, timedelta
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import Point, box
from shapely.geometry.base import BaseGeometry

from geo.advance.episodes import find_episodes
from geo.advance.fates.cases import CASE_COLUMNS, REPORTS, follow_episodes, follow_words
from geo.advance.fates.reach import find_reaches
from geo.control.history import History
from tests.geo.advance.test_episodes import said
from tests.geo.advance.worlds import sparse_history

START = date(2025, 6, 3)
HELD, LARGE = box(37.0, 48.0, 37.5, 48.5), box(36.8, 48.0, 37.5, 48.5)


def history(*areas: tuple[int, BaseGeometry]) -> History:
    return sparse_history(START, *areas)


def episodes(*rows: dict[str, Any]) -> gpd.GeoDataFrame:
    return find_episodes(gpd.GeoDataFrame(list(rows), geometry="geometry", crs=4326))


def case(known: History, row: dict[str, Any], **options: Any) -> dict[str, Any]:
    found = follow_episodes(episodes(row), known, **options)
    assert tuple(found.columns) == CASE_COLUMNS
    (one,) = found.to_dict("records")
    return one


def test_a_confirmed_case_knows_the_two_maps_around_its_day() -> None:
    one = case(history((0, HELD), (2, HELD), (5, LARGE), (9, LARGE)), said(0))
    assert (one["status"], one["confirmed"], one["days"]) == ("followed", True, 5)
    assert (one["not_held_on"], one["held_on"], one["lost_on"]) == (
        START + timedelta(2),
        START + timedelta(5),
        None,
    )
    assert (one["month"], one["source"], one["claimant"], one["denied"]) == ("2025-06", "isw", "Russian MoD", False)


def test_an_open_case_is_watched_until_the_newest_map() -> None:
    known = history((0, HELD), (5, HELD), (9, LARGE))
    one = case(known, said(1), as_of=START + timedelta(8))
    assert (one["confirmed"], one["days"], one["known_until"]) == (False, 7, START + timedelta(8))


def test_a_gain_that_was_lost_again_came_true_all_the_same() -> None:
    one = case(history((0, HELD), (2, LARGE), (4, HELD), (6, LARGE), (8, HELD)), said(0))
    assert (one["confirmed"], one["days"], one["lost_on"]) == (True, 2, START + timedelta(4))


@pytest.mark.parametrize(
    ("known", "row", "status"),
    [
        (history((0, LARGE), (9, LARGE)), said(2), "already_held"),
        (history((3, HELD), (9, LARGE)), said(0), "not_covered"),
        (history((3, LARGE), (9, LARGE)), said(0), "not_covered"),
        (history((0, HELD), (5, HELD)), said(5), "not_covered"),
        (history((0, HELD), (5, HELD)), said(9), "not_covered"),
        (history((0, HELD), (9, LARGE)), said(0, precision=5), "not_locatable"),
        (history((0, HELD), (9, LARGE)), said(0, geometry=Point(37, 60)), "not_covered"),
    ],
)
def test_what_is_not_followed_says_why(known: History, row: dict[str, Any], status: str) -> None:
    one = case(known, row, reaches=find_reaches(known, country=box(30, 46, 40, 50)))
    assert (one["status"], one["confirmed"]) == (status, False)
    assert pd.isna(one["held_on"])
    assert pd.isna(one["days"])


def test_whoever_was_contradicted_had_claimed_it() -> None:
    one = case(history((0, HELD), (5, LARGE)), said(0, evidence="denied"))
    assert (one["denied"], one["evidence"], one["confirmed"]) == (True, "denied", True)


def test_who_only_denies_has_claimed_nothing() -> None:
    only = episodes(said(0, "unspecified", evidence="denied", denied_by="Ukrainian General Staff"))
    assert only["evidence_steps"].tolist() == [("2025-06-03 denied (Ukrainian General Staff)",)]
    known = history((0, HELD), (5, LARGE))
    assert (len(follow_episodes(only, known)), len(follow_words(only, until=START + timedelta(9)))) == (0, 0)


def test_repeats_count_once_from_the_first_day() -> None:
    known = history((0, HELD), (8, LARGE))
    cases = follow_episodes(episodes(said(0), said(3), said(6)), known)
    assert (len(cases), cases["days"].tolist()) == (1, [8])


def test_without_a_map_the_reports_own_later_word_confirms() -> None:
    rows = [said(0), said(4, "ISW", evidence="geolocated"), said(6, "Russian milbloggers"), said(20)]
    cases = follow_words(episodes(*rows), until=START + timedelta(30)).to_dict("records")
    told = {(one["claimant"], one["said_on"]): (one["status"], one["confirmed"]) for one in cases}
    assert told[("Russian MoD", START)] == ("followed", True)
    assert told[("ISW", START + timedelta(4))] == ("already_held", False)
    assert told[("Russian milbloggers", START + timedelta(6))] == ("already_held", False)
    assert cases[0]["days"] == 4
    assert {one["control_source"] for one in cases} == {REPORTS}


def test_a_word_after_the_episode_ended_still_confirms_it() -> None:
    (first, *_) = follow_words(
        episodes(said(0), said(40, "ISW", evidence="assessed")), until=START + timedelta(60)
    ).to_dict("records")
    assert (first["confirmed"], first["days"]) == (True, 40)
    (alone,) = follow_words(episodes(said(0)), until=START + timedelta(60)).to_dict("records")
    assert (alone["confirmed"], alone["days"]) == (False, 60)
    (last,) = follow_words(episodes(said(0)), until=START).to_dict("records")
    assert last["status"] == "not_covered"


def test_no_episodes_give_no_cases() -> None:
    none = episodes(said(0))[:0]
    assert follow_episodes(none, history((0, HELD))).empty
    assert follow_words(none, until=START).empty
