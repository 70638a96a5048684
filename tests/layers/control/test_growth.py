"""A store that gets later days: only what they touch is cut, and it is the store of all days at once."""

import random
import sqlite3
from datetime import date, timedelta
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from geopandas.testing import assert_geodataframe_equal
from shapely.affinity import rotate, scale
from shapely.geometry import MultiPolygon, box
from shapely.geometry.base import BaseGeometry

from geo.control.changes import find_changes
from geo.control.edge_runs import HistoryError
from geo.control.growth import grow_cells
from geo.control.history import History, append_snapshots, build_history, insert_snapshots
from geo.control.sheets import lay_sheets
from geo.plane.difference import Change
from layers.control.kept_faces import grow_faces, teach_shapes
from layers.control.store import StoreError, load_history, save_history
from tests.counting import count_calls

START = date(2025, 6, 1)
DAYS = 5


def snapshots(areas: list[BaseGeometry], *, kind: str = "assessed_control", first: int = 0) -> gpd.GeoDataFrame:
    days = [START + timedelta(first + number) for number in range(len(areas))]
    return gpd.GeoDataFrame({"source": "own", "kind": kind, "date": days}, geometry=areas, crs=4326)


def draw_area(drawn: random.Random) -> MultiPolygon:
    boxes = []
    for _ in range(drawn.randint(0, 5)):
        x, y, width, height = (drawn.randint(low, high) for low, high in ((0, 12), (0, 12), (1, 5), (1, 5)))
        boxes.append(box(x, y, x + width, y + height))
    parts = shapely.get_parts(shapely.union_all(boxes))
    return MultiPolygon([part for part in parts if part.geom_type == "Polygon"])


def rows(history: History) -> list[tuple[object, ...]]:
    return sorted(
        (one.kind, str(one.valid_from), str(one.valid_to), round(one.geometry.area, 9), one.geometry.bounds)
        for one in history.faces.itertuples()
    )


def grow_by_days(frame: gpd.GeoDataFrame, path: Path, monkeypatch: pytest.MonkeyPatch) -> History:
    """Save a history of its first two days, then each later one alone, none of which may cut the whole."""
    days = sorted(frame["date"].unique())
    save_history(build_history(frame[frame["date"] <= days[1]]), path)
    with monkeypatch.context() as patch:
        patch.setattr("layers.control.store._write_whole", lambda *_: pytest.fail("the whole was cut again"))
        for day in days[2:]:
            save_history(append_snapshots(load_history(path), frame[frame["date"] == day]), path)
    return load_history(path)


@pytest.mark.parametrize("seed", range(8))
def test_days_added_one_by_one_give_the_store_of_all_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    drawn = random.Random(seed)  # noqa: S311 - made-up areas
    kinds = ("assessed_control", "claimed_control")
    frames = [snapshots([draw_area(drawn) for _ in range(DAYS)], kind=kind) for kind in kinds]
    frame = gpd.GeoDataFrame(pd.concat(frames, ignore_index=True), geometry="geometry", crs=4326)
    path, again = tmp_path / "s.gpkg", build_history(frame)
    grown = grow_by_days(frame, path, monkeypatch)
    assert rows(grown) == rows(again)
    for one, other in zip(grown.series, again.series, strict=True):
        for number in range(1, DAYS):
            found, wanted = one.step(number), other.step(number)
            assert (found.gained, found.area_km2.tolist()) == (wanted.gained, wanted.area_km2.tolist())
            assert shapely.to_wkb(found.shapes).tolist() == shapely.to_wkb(wanted.shapes).tolist()
    assert grown.sheets is not None
    for kept, laid in zip(grown.sheets, lay_sheets(again.series), strict=True):
        assert kept.arcs.xy.tolist() == laid.arcs.xy.tolist()
    with sqlite3.connect(path) as store:
        assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        (indexed,) = store.execute("SELECT count(*) FROM rtree_faces_geom").fetchone()
        (counted,) = store.execute("SELECT feature_count FROM gpkg_ogr_contents").fetchone()
    assert indexed == counted == len(grown.faces)


def test_uneven_lines_still_add_up_to_each_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = random.Random(3)  # noqa: S311 - made-up areas
    areas = [scale(rotate(draw_area(drawn), 17, origin=(0, 0)), 0.1, 0.1, origin=(0, 0)) for _ in range(DAYS)]
    faces = grow_by_days(snapshots(areas), tmp_path / "s.gpkg", monkeypatch).faces
    ends = faces["valid_to"].map(lambda day: day or date.max)
    for number, area in enumerate(areas):
        day = START + timedelta(number)
        alive = faces[(faces["valid_from"] <= day) & (ends > day)]
        assert shapely.area(alive.geometry.array).sum() == pytest.approx(area.area, abs=1e-9)
        assert shapely.symmetric_difference(alive.union_all(), area).area < 1e-9


def test_one_more_day_costs_what_it_changes_however_long_the_history_is(tmp_path: Path) -> None:
    def calls(days: int) -> int:
        areas = [
            shapely.union_all([box(x, 0, x + 1, 1 + x % 2) for x in range(0, 2 * (n + 1), 2)]) for n in range(days)
        ]
        path = save_history(build_history(snapshots(areas)), tmp_path / f"{days}.gpkg")
        area = shapely.union_all([areas[-1], box(100, 0, 101, 1)])
        longer = append_snapshots(load_history(path), snapshots([area], first=days))
        longer.series[0].step(days)
        with sqlite3.connect(path) as store:
            teach_shapes(store)
            return count_calls(lambda: grow_faces(store, longer.series[0], days))

    assert calls(30) <= 1.1 * calls(5)


def test_what_is_kept_of_a_store_is_not_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = snapshots([box(0, 0, 2 + n, 1) for n in range(4)])
    path = save_history(build_history(frame), tmp_path / "s.gpkg")
    found = find_changes(build_history(frame))
    monkeypatch.setattr("geo.control.history.list_faces", lambda _: pytest.fail("changes were found again"))
    read = load_history(path)
    assert_geodataframe_equal(find_changes(read), found)
    assert_geodataframe_equal(find_changes(read.until(START + timedelta(2))), found[:2])
    monkeypatch.undo()
    with sqlite3.connect(path) as store:
        store.execute("UPDATE history_steps SET history = 'of other days', measures = x'00'")
    assert_geodataframe_equal(find_changes(load_history(path)), found)
    with sqlite3.connect(path) as store:
        store.execute("UPDATE history_steps SET history = (SELECT history FROM history_steps), shapes = x'00'")
        store.execute("DELETE FROM history_settled")
    save_history(build_history(frame), path)
    with sqlite3.connect(path) as store:
        store.execute("UPDATE history_steps SET shapes = x'00'")
    with pytest.raises(StoreError, match="what it keeps of own assessed_control can't be read"):
        find_changes(load_history(path))


def test_a_day_of_long_lines_settles_itself_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.control.sheets.MOST_EDGES", 3)
    frame = snapshots([box(0, 0, 2.0000004 + n, 1) for n in range(4)])
    path = save_history(build_history(frame[:3]), tmp_path / "s.gpkg")
    settled = []
    put = shapely.set_precision
    monkeypatch.setattr(shapely, "set_precision", lambda area, grid: settled.append(area) or put(area, grid))
    grown = load_history(save_history(append_snapshots(load_history(path), frame[3:]), path))
    assert len(settled) == 1
    assert grown.series[0].settled.xy.tolist() == build_history(frame).series[0].settled.xy.tolist()
    assert len(grown.until(START).series[0].settled) == 1


def test_what_is_no_later_day_is_cut_as_a_whole(tmp_path: Path) -> None:
    frame = snapshots([box(0, 0, 2 + n, 1) for n in range(4)])
    path = save_history(build_history(frame[2:]), tmp_path / "s.gpkg")
    early = insert_snapshots(load_history(path), frame)
    assert rows(load_history(save_history(early, path))) == rows(build_history(frame))
    other = build_history(snapshots([box(5, 5, 6, 6)]))
    assert rows(load_history(save_history(other, path))) == rows(other)


def test_faces_that_are_not_those_of_the_day_before_are_cut_anew(tmp_path: Path) -> None:
    frame = snapshots([box(0, 0, 2 + n, 1) for n in range(3)])
    path = save_history(build_history(frame[:2]), tmp_path / "s.gpkg")
    with sqlite3.connect(path) as store:
        teach_shapes(store)
        store.execute("UPDATE faces SET valid_to = '2025-06-02T00:00:00'")
    shrunk = snapshots([box(0, 0, 1, 1)], first=2)
    after = append_snapshots(load_history(path), shrunk)
    assert rows(load_history(save_history(after, path))) == rows(after)


def test_cells_that_overlap_are_no_ground_to_cut() -> None:
    cells = np.array([box(0, 0, 2, 2), box(1, 0, 3, 2)], object)
    with pytest.raises(HistoryError, match="cut the whole series"):
        grow_cells(cells, Change(MultiPolygon([box(0, 0, 0.5, 0.5)]), MultiPolygon()))
