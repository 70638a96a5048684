import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point

from geo.measure.bearings import (
    AZIMUTHS,
    HALF_DEG,
    BearingError,
    deviations_deg,
    parse_bearing,
    sector,
)
from geo.measure.ellipsoid import azimuth_deg, shift

HOME = Point(36.86556, 48.03052)
WINDS = st.sampled_from(sorted(AZIMUTHS))


@pytest.mark.parametrize(
    ("words", "azimuths"),
    [
        ("north", (0.0,)),
        ("Northwest", (315.0,)),
        ("north-east", (45.0,)),
        ("southwestern", (225.0,)),
        ("eastward", (90.0,)),
        ("west and northwest", (270.0, 315.0)),
        ("northeast and west", (45.0, 270.0)),
        ("north and north", (0.0,)),
    ],
)
def test_compass_words(words: str, azimuths: tuple[float, ...]) -> None:
    assert parse_bearing(words) == azimuths


@pytest.mark.parametrize("words", ["", "near", "Westerplatte", "Northumbria"])
def test_other_words_are_no_direction(words: str) -> None:
    with pytest.raises(BearingError, match="names no compass direction"):
        parse_bearing(words)


@given(WINDS, st.floats(-44, 44), st.floats(0.6, 4.9))
def test_sector_holds_the_points_at_its_bearing(wind: str, off: float, km: float) -> None:
    azimuths = parse_bearing(wind)
    point = shift(HOME, azimuth_deg=azimuths[0] + off, km=km)
    shape = sector(HOME, azimuths=azimuths, near_km=0.5, far_km=5)
    assert shape.is_valid
    assert shape.buffer(1e-4).contains(point)  # the arc is drawn with a corner every five degrees
    assert deviations_deg([azimuth_deg(HOME, point)], azimuths)[0] <= HALF_DEG


@given(WINDS, st.floats(50, 310), st.floats(0.6, 4.9))
def test_sector_leaves_out_the_points_elsewhere(wind: str, off: float, km: float) -> None:
    azimuths = parse_bearing(wind)
    point = shift(HOME, azimuth_deg=azimuths[0] + off, km=km)
    assert not sector(HOME, azimuths=azimuths, near_km=0.5, far_km=5).contains(point)
    assert deviations_deg([azimuth_deg(HOME, point)], azimuths)[0] > HALF_DEG


def test_neighbouring_winds_are_one_sector_and_opposite_ones_two() -> None:
    joined = sector(HOME, azimuths=(270, 315), near_km=1, far_km=5)
    apart = sector(HOME, azimuths=(45, 225), near_km=1, far_km=5)
    assert joined.geom_type == "Polygon"
    assert len(apart.geoms) == 2


def test_the_arc_between_two_winds_belongs_to_both() -> None:
    assert deviations_deg([290], (270, 315))[0] == 0
    assert deviations_deg([0], (315, 45))[0] == 0  # over north
    assert deviations_deg([180], (315, 45))[0] == 135


@given(st.lists(st.floats(0, 359), min_size=1, max_size=5), st.lists(WINDS, min_size=1, max_size=2, unique=True))
def test_arrays_of_directions_agree_with_single_ones(directions: list[float], winds: list[str]) -> None:
    azimuths = [AZIMUTHS[wind] for wind in winds]
    assert deviations_deg(directions, azimuths).tolist() == [deviations_deg([d], azimuths)[0] for d in directions]


@pytest.mark.parametrize(("near", "far"), [(5, 5), (6, 5), (-1, 5)])
def test_radii_out_of_order_are_refused(near: float, far: float) -> None:
    with pytest.raises(BearingError, match="0 <= near < far"):
        sector(HOME, azimuths=(0,), near_km=near, far_km=far)


def test_no_direction_is_refused() -> None:
    with pytest.raises(BearingError, match="no direction given"):
        sector(HOME, azimuths=(), near_km=0, far_km=1)
