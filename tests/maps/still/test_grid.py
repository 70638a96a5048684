"""Small multiples: each month its new marks, graded by its own reports, all of one frame and scale."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PIL import Image

from geo.control.history import History
from maps.errors import SceneError
from maps.scene.months import split_months
from maps.scene.scene import Scene
from maps.still.grid import choose_columns, render_grid
from tests.maps.conftest import village


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    """Two villages: one claimed on 30 April and assessed on 3 May, one geolocated in June and said again; no word in July."""
    said = [
        ("Pokrovsk", date(2025, 4, 30), "claimed"),
        ("Pokrovsk", date(2025, 5, 3), "assessed"),
        ("Toretsk", date(2025, 6, 11), "claimed"),
        ("Toretsk", date(2025, 6, 14), "geolocated"),
        ("Kurakhove", date(2025, 8, 1), "reported"),
    ]
    return [{**village(name), "published": day, "evidence": grade} for name, day, grade in said]


def test_a_month_has_its_new_marks_with_the_grade_of_its_own_reports(
    make_scene: Callable[..., Scene], rows: list[dict[str, Any]]
) -> None:
    months = split_months(make_scene(rows))
    assert [(month.first.month, month.counts) for month in months] == [
        (4, (("claimed", 1),)),
        (5, ()),
        (6, (("geolocated", 1),)),
        (7, ()),
        (8, (("reported", 1),)),
    ]
    assert [layer.key for layer in months[0].scene.layers if layer.key.startswith("mark_")] == ["mark_claimed"]
    assert not any(month.scene.has_control for month in months)


def test_the_control_is_that_of_the_months_end(
    make_scene: Callable[..., Scene], rows: list[dict[str, Any]], history: History
) -> None:
    months = split_months(make_scene(rows, control=history))
    notes = {month.first.month: month.scene.layer("control:Test map:assessed_control").note for month in months}
    assert (notes[5], notes[6], notes[8]) == ("Test map", "Test map, 2025-06-15", "Test map, 2025-06-15")
    assert months[0].scene.layer("control:Test map:assessed_control").frame.empty


def test_a_grid_is_one_sheet_and_the_same_bytes_again(
    make_scene: Callable[..., Scene], rows: list[dict[str, Any]], history: History
) -> None:
    scene = make_scene(rows, control=history, lang="uk")
    data = render_grid(scene, sheet="square", area=None)
    assert Image.open(io.BytesIO(data)).size == (1080, 1080)
    assert data == render_grid(scene, sheet="square", area=None)
    drawing = render_grid(scene, form="svg", area=None).decode()
    for words in ("Квітень 2025", "Липень 2025", "Нові: 1 геоприв’язано", "Нових позначок немає"):
        assert words in drawing, words


def test_what_has_no_months_or_too_many_is_refused(make_scene: Callable[..., Scene]) -> None:
    with pytest.raises(SceneError, match="no claim has a day"):
        split_months(make_scene([{"published": None}]))
    with pytest.raises(SceneError, match="41 months from 2022-02-24 to 2025-06-12 do not fit"):
        split_months(make_scene([{"published": date(2022, 2, 24)}, {**village("Toretsk")}]))


@pytest.mark.parametrize(("count", "columns"), [(1, 1), (2, 2), (3, 2), (6, 3), (12, 4), (36, 8)])
def test_maps_are_as_large_as_the_sheet_lets_them(count: int, columns: int) -> None:
    assert choose_columns(count, 600, 500) == columns
