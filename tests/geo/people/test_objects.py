"""Counts of objects near changed ground, and which of them are held back."""

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import Point, Polygon, box

from geo.people.exposure import ALL
from geo.people.objects import count_objects, hold_back_few

AREA = box(37.0, 48.0, 37.1, 48.1)


def objects(*places) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {"kind": [kind for kind, _, _ in places]}, geometry=[Point(lon, lat) for _, lon, lat in places], crs=4326
    )


def test_counts_by_distance_kind_and_unit() -> None:
    # 0.05 degrees of latitude are 5.6 km
    found = objects(
        ("school", 37.05, 48.05), ("school", 37.05, 48.15), ("hospital", 37.05, 48.15), ("school", 38.0, 48.0)
    )
    table = count_objects(
        found,
        [("gained", AREA), ("lost", Polygon())],
        within=(0, 5, 10),
        units=["A", "B", "B", "B"],
        kinds=("hospital", "school"),
    )
    counts = {(row.area, row.within_km, row.unit, row.kind): row.objects for row in table.itertuples()}
    assert [counts["gained", km, ALL, "school"] for km in (0, 5, 10)] == [1, 1, 2]
    assert [counts["gained", km, "B", "school"] for km in (0, 5, 10)] == [0, 0, 1]
    assert [counts["gained", km, ALL, "hospital"] for km in (0, 5, 10)] == [0, 0, 1]
    assert {counts["lost", km, ALL, kind] for km in (0, 5, 10) for kind in ("hospital", "school")} == {0}


def counts(**units) -> pd.DataFrame:
    rows = [
        {"area": "gained", "within_km": km, "unit": unit, "kind": "school", "objects": number}
        for unit, numbers in units.items()
        for km, number in zip((0, 5, 10), numbers, strict=True)
    ]
    return pd.DataFrame(rows).astype({"objects": "Int64"})


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        # few are left out, and the sum beside them, from which they could be reckoned
        ({"all": (3, 12, 40), "A": (3, 12, 40)}, {"all": (None, 12, 40), "A": (None, 12, 40)}),
        (
            {"all": (0, 16, 40), "A": (0, 4, 20), "B": (0, 12, 20)},
            {"all": (0, None, 40), "A": (0, None, 20), "B": (0, None, 20)},
        ),
        # what lies between two distances is a count too
        ({"all": (20, 25, 60), "A": (20, 25, 60)}, {"all": (None, 25, 60), "A": (None, 25, 60)}),
        ({"all": (0, 0, 0), "A": (0, 0, 0)}, {"all": (0, 0, 0), "A": (0, 0, 0)}),
    ],
)
def test_no_few_can_be_told_or_reckoned(given, shown) -> None:
    table, few = hold_back_few(counts(**given), fewest=10)
    found = {
        unit: tuple(None if pd.isna(one) else int(one) for one in table.loc[table["unit"] == unit, "objects"])
        for unit in given
    }
    assert found == shown
    assert few == sum(one is None for numbers in shown.values() for one in numbers)
