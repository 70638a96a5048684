"""A tangle is told from a ring that crosses itself here and there, however many corners it has."""

import numpy as np
import pytest
import shapely

from geo.measure.tangles import is_tangled


def ring(count: int, *, seed: int = 7) -> shapely.Polygon:
    return shapely.Polygon(np.random.default_rng(seed).uniform(0, 1, size=(count, 2)))


@pytest.mark.parametrize("count", [300, 5_000])
def test_random_corners_are_a_tangle(count: int) -> None:
    assert is_tangled(ring(count))


def test_a_circle_of_many_corners_is_none() -> None:
    assert not is_tangled(shapely.Point(0, 0).buffer(1, quad_segs=5_000))


def test_a_few_crossings_are_none() -> None:
    bows = [shapely.affinity.translate(shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)]), 2 * k) for k in range(30)]
    assert not is_tangled(shapely.MultiPolygon(bows))


def test_nothing_is_none() -> None:
    assert not is_tangled(shapely.Polygon())


def test_the_limit_is_the_callers() -> None:
    bow = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    assert is_tangled(bow, most=0)
