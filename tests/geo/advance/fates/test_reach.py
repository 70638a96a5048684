"""Ground that a source never shows says nothing of a claim."""

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import LineString, MultiPolygon, Point, box

from geo.advance.fates.fates import follow_claims
from geo.advance.fates.reach import find_reaches
from geo.control.history import History
from tests.geo.advance.worlds import claims, history

COUNTRY, HELD = box(36.0, 47.0, 39.0, 49.0), box(37.0, 48.0, 37.5, 48.5)
ABROAD, INLAND, FAR = Point(37.2, 49.5), Point(36.95, 48.2), Point(38.8, 47.1)


def abroad(**changed: object) -> gpd.GeoDataFrame:
    return claims(**{"actor": "ukrainian", "action": "advance", "geometry": ABROAD} | changed)


def outcome(known: History, *, partial: bool = False, **changed: object) -> str:
    reaches = find_reaches(known, country=COUNTRY, partial=partial)
    (row,) = follow_claims(abroad(**changed), known, reaches=reaches).to_dict("records")
    return str(row["outcome"])


@pytest.mark.parametrize("actor", ["russian", "ukrainian"])
def test_a_claim_abroad_is_neither_held_already_nor_pending(actor: str) -> None:
    assert outcome(history(HELD), actor=actor) == "not_covered"


def test_at_home_and_where_the_source_once_drew_it_has_its_say() -> None:
    assert outcome(history(HELD), geometry=INLAND) == "already_held"
    assert outcome(history(HELD), geometry=INLAND, actor="russian") == "pending"
    raid = box(37.0, 49.4, 37.4, 49.6)
    assert outcome(history(HELD.union(raid), HELD)) == "confirmed"


def test_an_extract_is_silent_beyond_its_surroundings() -> None:
    assert outcome(history(HELD), geometry=FAR, actor="russian") == "pending"
    assert outcome(history(HELD), geometry=FAR, actor="russian", partial=True) == "not_covered"
    assert outcome(history(HELD), geometry=INLAND, actor="russian", partial=True) == "pending"
    assert outcome(history(MultiPolygon()), geometry=INLAND, partial=True) == "not_covered"


def test_a_coarse_claim_stays_not_locatable() -> None:
    assert outcome(history(HELD), precision=5) == "not_locatable"


def test_every_source_has_its_own_reach() -> None:
    both = History((*history(HELD).series, *history(HELD.union(box(37.0, 49.4, 37.4, 49.6)), source="wide").series))
    reaches = find_reaches(both, country=COUNTRY)
    assert [reaches[name].covers(np.array([ABROAD])).tolist() for name in ("own", "wide")] == [[False], [True]]
    assert reaches["own"].covers(np.array([], object)).tolist() == []
    rows = follow_claims(abroad(), both, reaches=reaches)
    assert dict(zip(rows["control_source"], rows["outcome"], strict=True)) == {"own": "not_covered", "wide": "pending"}


def test_half_of_a_stretch_within_is_enough_and_the_border_itself_is_within() -> None:
    line = {"precision": 2, "actor": "russian"}
    assert outcome(history(HELD), geometry=LineString([(37.8, 48.2), (37.8, 49.7)]), **line) == "pending"
    assert outcome(history(HELD), geometry=LineString([(37.8, 48.5), (37.8, 50.5)]), **line) == "not_covered"
    assert outcome(history(HELD), geometry=LineString([(36.5, 49.0), (37.5, 49.0)]), **line) == "pending"
