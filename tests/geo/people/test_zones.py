"""The ground along a front as polygons, split by oblast."""

import geopandas as gpd
import pytest
from shapely.geometry import LineString, MultiLineString, box

from geo.measure.ellipsoid import LONLAT, area_km2
from geo.people.exposure import ALL
from geo.people.zones import lay_bands, split_zones, zone_of

COUNTRY = box(36, 48, 38, 49)
HELD = box(37, 48, 38, 49)
FRONT = LineString([(37, 48), (37, 49)])
OBLASTS = gpd.GeoDataFrame(
    {"name_en": ["North", "East"]}, geometry=[box(36, 48.5, 38, 49), box(36, 48, 38, 48.5)], crs=4326
)


def test_bands_lie_on_both_sides_within_the_country() -> None:
    bands = lay_bands(HELD, country=COUNTRY, front=FRONT, within=(5, 10))
    assert [(one.name, one.side, one.oblast) for one in bands] == [
        (f"within {km} km", side, ALL) for km in (5, 10) for side in ("outside", "inside")
    ]
    # the front is 111.2 km long: 5 km of it on either side, cut at the country's borders
    for band, km in zip(bands, (5, 5, 10, 10), strict=True):
        assert area_km2(band.shape, crs=LONLAT) == pytest.approx(111.2 * km, rel=0.01)
    assert bands[0].shape.intersection(HELD).area == pytest.approx(0, abs=1e-9)


def test_zones_are_split_by_the_oblasts_they_reach() -> None:
    (north,) = [zone_of(box(36.5, 48.7, 36.6, 48.8), country=COUNTRY, name="claimed")]
    assert [(one.oblast, one.side) for one in split_zones([north], OBLASTS)] == [(ALL, None), ("North", None)]
    whole = split_zones(lay_bands(HELD, country=COUNTRY, front=FRONT, within=(5,)), OBLASTS)
    assert [one.oblast for one in whole] == [ALL, "East", "North", ALL, "East", "North"]
    assert whole[1].shape.area + whole[2].shape.area == pytest.approx(whole[0].shape.area)


def test_no_front_and_ground_beyond_the_border_give_empty_zones() -> None:
    bands = lay_bands(HELD, country=COUNTRY, front=MultiLineString(), within=(5,))
    assert all(one.shape.is_empty for one in bands)
    assert zone_of(box(39, 48, 40, 49), country=COUNTRY, name="a").shape.is_empty
    # what only touches the country is a line, and no ground
    assert zone_of(box(38, 48, 39, 49), country=COUNTRY, name="a").shape.is_empty
