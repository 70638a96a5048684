"""People as ranges: what is surely inside, the best reckoning, and who may be."""

from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Point, box

from geo.errors import GeoError
from geo.people.exposure import area_of, bands_of, count_exposure
from geo.people.front import find_front
from geo.people.membership import Membership
from geo.people.population import share_out

OBLASTS = gpd.GeoDataFrame(
    {"name_en": ["West", "East"]}, geometry=[box(35, 47, 36.5, 49), box(36.5, 47, 39, 49)], crs=4326
)
HELD = box(37, 47, 39, 49)
NAN = float("nan")


def everyone(count: int) -> Membership:
    yes = np.ones(count, bool)
    return Membership(yes, yes, yes)


def test_the_rest_of_a_hromada_is_shared_equally_among_the_unknown() -> None:
    codes = ["UA0101001001", "UA0101001002", "UA0101001003", "UA0202002001"]
    people = share_out(np.array([600.0, NAN, NAN, NAN]), codes, {"UA0101001": 1000})
    assert people.share[:3].tolist() == [0, 200, 200]
    assert np.isnan(people.share[3])  # no total: unknown, not 0
    inside = np.array([True, True, False, False])
    count = people.count(Membership(np.array([True, False, False, False]), inside, inside))
    assert (count.low, count.best, count.high) == (600, 800, 1000)
    assert (count.settlements, count.possible, count.unknown, count.without_total) == (2, 2, 1, 0)
    every = people.count(everyone(4))
    assert (every.low, every.best, every.high, every.without_total) == (600, None, None, 1)


def test_a_total_below_what_is_known_leaves_no_rest_and_one_above_goes_by_the_known() -> None:
    codes = ["UA0101001001", "UA0101001002"]
    assert share_out(np.array([600.0, 500.0]), codes, {"UA0101001": 1000}).share.tolist() == [0, 0]
    people = share_out(np.array([600.0, 200.0]), codes, {"UA0101001": 1000})
    assert people.share.tolist() == [150, 50]
    assert people.count(everyone(2)).high == 1000


def test_the_smallest_unit_with_a_total_counts() -> None:
    totals = {"UA01": 9000, "UA0101001": 1000}
    people = share_out(np.array([NAN, NAN]), ["UA0101001001", "UA0102005001"], totals)
    assert people.share.tolist() == [1000, 8000]  # the hromada's people are among the oblast's
    assert people.count(everyone(2)).best == 9000


def test_units_that_exceed_the_unit_around_them_are_refused() -> None:
    codes = ["UA0101001001", "UA0102005001"]
    totals = {"UA01": 1000.0, "UA0101001": 700.0, "UA0102005": 300.9}
    assert share_out(np.array([NAN, NAN]), codes, totals).share.tolist() == [700, 300.9]  # rounded for themselves
    with pytest.raises(
        GeoError, match=r"the totals of the 2 unit\(s\) within UA01 add up to 1,200, more than its own 1,000"
    ):
        share_out(np.array([NAN, NAN]), codes, totals | {"UA0102005": 500.0})


def settlements(rows: list[tuple[float, float, float | None, float]]) -> gpd.GeoDataFrame:
    frame = pd.DataFrame(rows, columns=["lon", "lat", "radius_km", "population"])
    points = [Point(lon, lat) for lon, lat in zip(frame["lon"], frame["lat"], strict=True)]
    oblast = ["West" if lon < 36.5 else "East" for lon in frame["lon"]]
    return gpd.GeoDataFrame(frame.assign(oblast=oblast), geometry=points, crs=4326)


def test_bands_on_either_side_by_oblast() -> None:
    places = settlements([(36.97, 48, None, 100), (37.03, 48, None, 20), (36.9, 48, 30, 5), (36.4, 48, 90, 7)])
    people = share_out(places["population"].to_numpy(), [""] * 4, {})
    areas = bands_of(places, HELD, front=find_front(HELD, country=box(35, 47, 39, 49)), oblasts=OBLASTS, within=(5, 50))
    table = count_exposure(people, areas, day=date(2025, 6, 12), oblasts=places["oblast"]).set_index(
        ["area", "side", "oblast"]
    )
    near = table.loc[("within 5 km", "outside", "all")]
    assert (near["low"], near["best"], near["high"]) == (100, 100, 105)  # the rough centre may lie there
    assert table.loc[("within 5 km", "inside", "all"), "high"] == 25
    # the place of the western oblast lies in its oblast wherever it lies: 37 km and more from the front
    assert ("within 5 km", "outside", "West") not in table.index
    assert table.loc[("within 50 km", "outside", "West"), "high"] == 7
    assert ("within 50 km", "inside", "West") not in table.index


def test_ground_that_changed_hands_and_none() -> None:
    places = settlements([(36.9, 48, None, 100), (36.995, 48, None, 20)])
    people = share_out(places["population"].to_numpy(), ["", ""], {})
    areas = [
        area_of(places, box(36.8, 47.5, 37, 48.5), oblasts=OBLASTS, name="came"),
        area_of(places, MultiPolygon(), oblasts=OBLASTS, name="left"),
    ]
    came, left = count_exposure(people, areas, day=date(2025, 6, 12)).to_dict("records")
    assert (came["low"], came["best"], came["high"]) == (100, 120, 120)  # the second lies at the edge
    assert (left["low"], left["best"], left["high"], left["possible"]) == (0, 0, 0, 0)


@given(
    st.lists(
        st.tuples(st.one_of(st.just(NAN), st.integers(0, 5000)), st.integers(0, 3), st.integers(0, 3)), min_size=1
    ),
    st.lists(st.integers(0, 20_000), min_size=4, max_size=4),
)
def test_low_best_and_high_are_in_order_and_a_part_never_holds_more(rows, totals) -> None:
    known = np.array([row[0] for row in rows], float)
    people = share_out(known, [f"UA010100{row[1]}" for row in rows], {f"UA010100{n}": t for n, t in enumerate(totals)})
    how = np.array([row[2] for row in rows])
    members = Membership(how >= 3, how >= 2, how >= 1)
    count = people.count(members)
    assert count.low <= count.best + 1
    assert count.best <= count.high + 1
    assert people.share.sum() == pytest.approx(
        sum(
            people.rest[unit]
            for unit in set(people.unit.tolist())
            if np.isnan(known[people.unit == unit]).any() or known[people.unit == unit].sum() > 0
        )
    )
    part = people.count(members.pick(np.arange(len(rows)) % 2 == 0))
    assert part.low <= count.low + 1
    assert part.high <= count.high + 1
