"""Faults of rings in plain words: each kind that GEOS knows, with the vertex and the place where it shows."""

import pytest
import shapely
from shapely.geometry import MultiPolygon, Polygon, box

from geo.measure.faults import tell_fault

OUTER = [(0, 0), (10, 0), (10, 10), (0, 10)]
HOLE = [(2, 2), (8, 2), (8, 8), (2, 8)]
INNER = [(4, 4), (6, 4), (6, 6), (4, 6)]
FAR = [(20, 20), (22, 20), (22, 22), (20, 22)]


@pytest.mark.parametrize(
    ("shape", "told"),
    [
        (Polygon([(37, 48), (38, 49), (38, 48), (37, 49)]), "its edge crosses or covers itself at (37.5, 48.5), nearest to vertex 1"),
        (Polygon([(0, 0), (4, 0), (2, 2), (4, 4), (0, 4), (2, 2)]), "its edge touches itself at (2, 2), nearest to vertex 3"),
        (Polygon(OUTER, [FAR]), "a hole lies outside its area at (20, 20), nearest to vertex 6"),
        (Polygon(OUTER, [HOLE, INNER]), "a hole lies within another hole at (4, 4), nearest to vertex 11"),
        (MultiPolygon([box(0, 0, 10, 10), box(2, 2, 4, 4)]), "one of its areas lies within another at (4, 2), nearest to vertex 6"),
        (box(0, 0, 1, 1), ""),
        (Polygon(), ""),
        (None, ""),
    ],
)  # fmt: skip
def test_each_fault_is_told_in_plain_words_with_its_vertex(shape: Polygon | None, told: str) -> None:
    assert tell_fault(shape) == told


def test_a_hole_that_cuts_its_area_into_pieces() -> None:
    cut = Polygon(OUTER, [[(0, 5), (5, 0), (10, 5), (5, 10)]])
    assert tell_fault(cut).startswith("its holes and its edge cut it into pieces at (")


def test_no_word_of_the_library_reaches_the_reader() -> None:
    for shape in (Polygon(OUTER, [FAR]), Polygon(OUTER, [HOLE, INNER]), Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])):
        reason = shapely.is_valid_reason(shape).partition("[")[0]
        assert reason not in tell_fault(shape)
