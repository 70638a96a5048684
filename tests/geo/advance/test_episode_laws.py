"""Laws of episodes over drawn campaigns: the order of reports, a campaign in parts, and what was known on a day."""

from datetime import timedelta
from typing import Any

import geopandas as gpd
from hypothesis import given
from hypothesis import strategies as st

from geo.advance.episodes import EPISODE_COLUMNS, find_episodes
from geo.advance.marks import mark_claims
from layers.tables.text import plain
from tests.examples import examples
from tests.geo.advance.test_episodes import HERE, START, THERE, said

WITHIN = 14
SAYINGS = st.tuples(
    st.integers(0, 50),
    st.sampled_from(["isw", "mod", "staff"]),
    st.sampled_from(["Russian MoD", "ISW", "Ukrainian General Staff"]),
    st.sampled_from(["claimed", "assessed", "geolocated", "denied"]),
    st.sampled_from(["russian", "russian", "ukrainian"]),
    st.sampled_from([("UA1", HERE), ("UA2", THERE), (None, None)]),
)
CAMPAIGNS = st.lists(SAYINGS, min_size=1, max_size=14)


def rows_of(drawn: list[Any]) -> list[dict[str, Any]]:
    rows = []
    for number, (day, publisher, who, grade, actor, (katottg, point)) in enumerate(drawn):
        placed = {} if point is not None else {"precision": None, "uncertainty_km": None, "place_name": None}
        told = {"evidence": grade, "actor": actor, "katottg": katottg, "geometry": point, "claim_id": str(number)}
        rows.append(said(day, who, report_id=f"{publisher}-{START + timedelta(day)}-1", **told, **placed))
    return rows


def frame(*rows: dict[str, Any]) -> gpd.GeoDataFrame:
    """Return rows as a claims frame, whose precision is a nullable whole number."""
    return gpd.GeoDataFrame(list(rows), geometry="geometry", crs=4326).astype({"precision": "Int64"})


def by_report(rows: list[dict[str, Any]], order: list[str]) -> gpd.GeoDataFrame:
    """Return the rows report by report, each in its own order."""
    return frame(*sorted(rows, key=lambda row: order.index(row["report_id"])))


def told(found: gpd.GeoDataFrame, *, key: str) -> dict[str, Any]:
    """Return every cell of every row by its key."""
    assert found[key].is_unique
    return {row[key]: {name: plain(cell) for name, cell in row.items()} for row in found.to_dict("records")}


@examples(40)
@given(CAMPAIGNS, st.randoms(use_true_random=False))
def test_the_order_of_reports_says_nothing(drawn: list[Any], shuffler: Any) -> None:
    rows = rows_of(drawn)
    order = list(dict.fromkeys(row["report_id"] for row in rows))
    first, marks = find_episodes(by_report(rows, order)), mark_claims(by_report(rows, order))
    shuffler.shuffle(order)
    again = find_episodes(by_report(rows, order))
    assert tuple(again.columns) == EPISODE_COLUMNS
    assert told(again, key="episode_id") == told(first, key="episode_id")
    assert told(mark_claims(by_report(rows, order)), key="mark_id") == told(marks, key="mark_id")


@examples(40)
@given(CAMPAIGNS, CAMPAIGNS, st.integers(WITHIN + 1, 60))
def test_a_campaign_in_two_parts_with_a_longer_silence_between_has_the_same_episodes(
    early: list[Any], late: list[Any], gap: int
) -> None:
    shift = max(day for day, *_ in early) - min(day for day, *_ in late) + gap
    rows = rows_of([*early, *((day + shift, *rest) for day, *rest in late)])
    before, after = rows[: len(early)], rows[len(early) :]
    parts = told(find_episodes(frame(*before)), key="episode_id") | told(find_episodes(frame(*after)), key="episode_id")
    assert told(find_episodes(frame(*rows)), key="episode_id") == parts


@examples(40)
@given(CAMPAIGNS, st.integers(0, 50))
def test_later_reports_change_no_id_and_no_evidence_of_the_days_before(drawn: list[Any], day: int) -> None:
    rows = rows_of(drawn)
    known = [row for row in rows if row["published"] <= START + timedelta(day)]
    then = told(find_episodes(frame(*known)), key="episode_id") if known else {}
    now = told(find_episodes(frame(*rows)), key="episode_id")
    ranks = ["denied", "claimed", "reported", "assessed", "geolocated"]
    until = str(START + timedelta(day))
    for key, episode in then.items():
        assert now[key]["first_said"] == episode["first_said"]
        assert now[key]["first_evidence"] == episode["first_evidence"]
        assert [step for step in now[key]["evidence_steps"] if step[:10] <= until] == episode["evidence_steps"]
        assert ranks.index(now[key]["evidence"]) >= ranks.index(episode["evidence"])
        for name in ("assessed_on", "denied_on"):
            assert episode[name] == (now[key][name] if now[key][name] and now[key][name] <= until else None)
        assert set(episode["claim_ids"]) <= set(now[key]["claim_ids"])
