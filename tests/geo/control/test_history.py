"""Dated snapshots become faces: every day comes back, and a day appended is a day rebuilt."""

from datetime import date, timedelta
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from geo.control.edge_runs import HistoryError
from geo.control.history import FACE_COLUMNS, History, append_snapshots, build_history
from geo.measure.ellipsoid import MeasureError
from geo.plane.edges import EdgeError
from tests.examples import examples

START = date(2025, 6, 1)


def snapshots(*areas: BaseGeometry, source: str = "own", kind: str = "assessed_control") -> gpd.GeoDataFrame:
    days = [START + timedelta(number) for number in range(len(areas))]
    return gpd.GeoDataFrame({"source": source, "kind": kind, "date": days}, geometry=list(areas), crs=4326)


def day(number: int) -> date:
    return START + timedelta(number)


def normal(faces: gpd.GeoDataFrame) -> list[tuple[object, ...]]:
    shapes = shapely.normalize(faces.geometry.array)
    return sorted(
        zip(
            faces["valid_from"].map(str), faces["valid_to"].map(str), faces["kind"], shapely.to_wkb(shapes), strict=True
        )
    )


def test_a_gain_and_a_loss_become_faces() -> None:
    history = build_history(snapshots(box(0, 0, 2, 1), box(0, 0, 3, 1), box(1, 0, 3, 1)))
    faces = history.faces
    assert tuple(faces.columns) == FACE_COLUMNS
    found = {(row.valid_from, row.valid_to, row.geometry.bounds) for row in faces.itertuples()}
    assert found == {
        (day(0), day(2), (0, 0, 1, 1)),
        (day(0), None, (1, 0, 2, 1)),
        (day(1), None, (2, 0, 3, 1)),
    }
    assert faces.crs == "EPSG:4326"


def test_ground_lost_and_taken_again_has_two_rows_of_one_cell() -> None:
    history = build_history(snapshots(box(0, 0, 2, 1), box(0, 0, 1, 1), box(0, 0, 2, 1)))
    again = history.faces[history.faces["cell"].duplicated(keep=False)]
    assert [(row.valid_from, row.valid_to) for row in again.itertuples()] == [(day(0), day(1)), (day(2), None)]


def test_a_day_without_snapshot_shows_the_last_one_and_says_so() -> None:
    frame = snapshots(box(0, 0, 1, 1), box(0, 0, 2, 1), box(0, 0, 3, 1)).drop(1)
    series = build_history(frame).find()
    assert series.at(day(1)).equals(box(0, 0, 1, 1))
    assert series.shown_on(day(1)) == day(0)
    assert series.days == (day(0), day(2))
    assert series.at(day(-1)).is_empty
    assert series.shown_on(day(-1)) is None


def test_kinds_stand_side_by_side() -> None:
    history = append_snapshots(
        build_history(snapshots(box(0, 0, 1, 1))), snapshots(box(0, 0, 3, 3), kind="claimed_control")
    )
    assert history.at(day(0))["kind"].tolist() == ["assessed_control", "claimed_control"]
    assert history.find(kind="claimed_control").at(day(0)).area == 9
    with pytest.raises(HistoryError, match="2 series fit source own, kind any"):
        history.find(source="own")


def test_days_must_follow() -> None:
    frame = snapshots(box(0, 0, 1, 1), box(0, 0, 2, 1))
    with pytest.raises(HistoryError, match="2025-06-01 does not follow 2025-06-02"):
        append_snapshots(build_history(frame), frame.iloc[:1])


def test_bad_input_is_refused() -> None:
    with pytest.raises(MeasureError, match="to_crs"):
        build_history(snapshots(box(0, 0, 1, 1)).to_crs(3857))
    with pytest.raises(EdgeError, match="got Point"):
        build_history(snapshots(Point(1, 1)))
    tangled = MultiPolygon([box(0, 0, 2, 2), box(1, 1, 3, 3)])
    with pytest.raises(HistoryError, match="from 2025-06-02 an area has tangled"):
        build_history(snapshots(box(0, 0, 1, 1), tangled)).faces  # noqa: B018


def test_nothing_gives_nothing() -> None:
    assert build_history(snapshots()).series == ()
    assert tuple(History(()).faces.columns) == FACE_COLUMNS
    empty = build_history(snapshots(Polygon(), Polygon()))
    assert empty.faces.empty
    assert not empty.find().status([Point(0, 0)]).any()


def test_a_hole_that_touches_its_shell_in_the_middle_of_an_edge_comes_back_as_it_was() -> None:
    shell = [(0, 0), (9, 0), (0, 9), (0, 0)]
    touching = Polygon(shell, [[(3, 6), (1, 4), (4, 2), (3, 6)]])  # the first corner lies on the long edge
    assert touching.is_valid
    back = build_history(snapshots(touching)).find().at(START)
    assert shapely.get_num_coordinates(back) == shapely.get_num_coordinates(touching)
    assert back.equals(touching)


def test_status_counts_the_edge_as_in() -> None:
    series = build_history(snapshots(box(0, 0, 2, 1), box(1, 0, 2, 1))).find()
    points = [Point(0.5, 0.5), Point(1, 0.5), Point(1.5, 0.5), Point(9, 9), Point()]
    assert series.status(points).tolist() == [[True, False], [True, True], [True, True], [False] * 2, [False] * 2]


@st.composite
def series(draw: st.DrawFn) -> list[BaseGeometry]:
    """Make a few days in which small pieces come and go, cross, touch and come back."""
    area: BaseGeometry = box(0, 0, 10, 4)
    days = [area]
    for _ in range(draw(st.integers(1, 5))):
        x, y = draw(st.integers(0, 9)), draw(st.integers(0, 7))
        corner = st.tuples(st.integers(x - 2, x + 4), st.integers(y - 2, y + 4))
        piece = Polygon(draw(st.lists(corner, min_size=3, max_size=5))).buffer(0)
        area = area.union(piece) if draw(st.booleans()) else area.difference(piece)
        days.append(MultiPolygon([part for part in shapely.get_parts(area) if part.geom_type == "Polygon"]))
    return days


@examples(150)
@given(series())
def test_every_day_comes_back(areas: list[BaseGeometry]) -> None:
    history = build_history(snapshots(*areas))
    faces, one = history.faces, history.find()
    assert shapely.is_valid(faces.geometry.array).all()
    for number, area in enumerate(areas):
        # a point set where two slanted edges cross lies off both by a rounding: 2e-16 of a square was seen once
        assert one.at(day(number)).symmetric_difference(area).area <= 1e-13 * max(area.area, 1)
        alive = faces[
            (faces["valid_from"] <= day(number)) & ((faces["valid_to"].isna()) | (faces["valid_to"] > day(number)))
        ]
        assert shapely.area(alive.geometry.array).sum() == pytest.approx(area.area)
        assert alive.geometry.union_all().symmetric_difference(area).area < 1e-9


@examples(60)
@given(series())
def test_appending_equals_rebuilding(areas: list[BaseGeometry]) -> None:
    frame = snapshots(*areas)
    history = History(())
    for number in range(len(frame)):
        history = append_snapshots(history, frame.iloc[[number]])
    assert normal(history.faces) == normal(build_history(frame).faces)


@examples(60)
@given(series())
def test_arcs_carry_the_cells_beside_them(areas: list[BaseGeometry]) -> None:
    one = build_history(snapshots(*areas)).find()
    arcs, cells = one.arcs, one.timeline.plane.cells
    lines = [arcs.xy[start:end] for start, end in zip(arcs.offset, arcs.offset[1:], strict=False)]
    for number, cell in enumerate(cells):
        around = [
            line for line, left, right in zip(lines, arcs.left, arcs.right, strict=True) if number in {left, right}
        ]
        assert shapely.union_all([shapely.LineString(line) for line in around]).equals(cell.boundary)
    for line, left in zip(lines, arcs.left, strict=True):
        step = line[1] - line[0]
        # an edge or a cell that rounding alone made is smaller than the step to its side
        if left < len(cells) and np.hypot(*step) > 1e-6 and cells[left].area > 1e-5 * cells[left].length:
            aside = line[0] + step / 2 + np.array([-step[1], step[0]]) * 1e-6
            assert cells[left].contains(Point(aside))


@examples(60)
@given(series(), st.lists(st.tuples(st.integers(-2, 14), st.integers(-2, 14)), max_size=12))
def test_status_equals_a_test_for_each_day(areas: list[BaseGeometry], places: list[tuple[int, int]]) -> None:
    one = build_history(snapshots(*areas)).find()
    points = [Point(place) for place in places]
    expected = [[bool(one.at(when).intersects(point)) for when in one.days] for point in points]
    assert one.status(points).tolist() == expected


@pytest.mark.shared
@pytest.mark.slow
def test_every_day_of_the_real_year_comes_back(deepstate_2025: Any, deepstate_history: History) -> None:
    frame, history = deepstate_2025.snapshots.sort_values("date"), deepstate_history
    days, areas = frame["date"].tolist(), frame.geometry.tolist()
    assert len(days) == 361
    one, faces = history.find(), history.faces
    for when, area in zip(days, areas, strict=True):
        assert one.at(when).symmetric_difference(area).area == 0
    last = faces[faces["valid_to"].isna()].geometry.union_all()
    assert last.symmetric_difference(areas[-1]).area < 1e-12
    appended = append_snapshots(build_history(frame.iloc[:-3]), frame.iloc[-3:])
    assert normal(appended.faces) == normal(faces)
