"""The still map: same bytes every time, nothing on anything, every class in its colour, the words every map carries."""

import io
import itertools
from datetime import date
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath
from PIL import Image

from maps.scene.change_layers import layer_changes
from maps.scene.scene import Credit
from maps.still.drawing.canvas import FONT, SHEETS, make_canvas, text_size, wrap_text
from maps.still.drawing.label_places import Room
from maps.still.figure import bounds_of_area, render_figure, shown_layers
from maps.style.palette import ACTOR_INK, STYLES


@pytest.fixture(scope="module")
def drawn(scene):
    """Return a function that draws the scene once in each form."""
    return cache(lambda form: render_figure(scene, form=form))


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_equal_scenes_give_equal_bytes(scene, drawn, form):
    assert render_figure(scene, form=form) == drawn(form)


@pytest.mark.parametrize(
    ("sheet", "size"),
    [("print", (2338, 1654)), ("wide", (1600, 900)), ("square", (1080, 1080)), ("portrait", (1080, 1350))],
)
def test_sheets_have_their_size(scene, drawn, sheet, size):
    data = drawn("png") if sheet == "print" else render_figure(scene, sheet=sheet)
    assert Image.open(io.BytesIO(data)).size == size


def colours(data: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"), dtype=float) / 255


def has(image: np.ndarray, colour: str, tolerance: float = 0.03) -> bool:
    return bool((np.abs(image - np.array(to_rgb(colour))).max(axis=-1) < tolerance).sum() > 30)


def test_every_class_is_seen_in_its_colour(scene):
    image = colours(render_figure(scene, area=None))
    assert has(image, ACTOR_INK["russian"].light)
    assert has(image, ACTOR_INK["ukrainian"].light)
    assert has(image, STYLES["claimed_control"].edge)
    assert has(image, "#CD3C57")  # the fill of assessed control, 85 in 100, over Ukraine's ground


def test_the_words_every_map_carries_stand_in_the_svg(drawn):
    text = drawn("svg").decode()
    words = " ".join(text.split())
    for phrase in (
        "Digest of 12 June",
        "Data as of 12 June 2025",
        "not comprehensive",
        "recognised",
        "Test borders",
        " km",
    ):
        assert phrase in words
    assert "<image" not in text
    assert "http" not in text.split("<defs>")[-1].replace("http://www.w3.org", "")


def test_the_head_names_whose_control_of_which_day_is_drawn(make_scene, control):
    older = control.assign(date=date(2025, 6, 5))
    words = " ".join(render_figure(make_scene([{}], control=older), form="svg").decode().split())
    head = words.split("Map key")[0]
    assert "Data as of 12 June 2025" in head
    assert "control of Test map," in head
    assert "5 June 2025" in head
    bare = render_figure(make_scene([{}]), form="svg").decode()
    assert "control of" not in bare


def test_ukrainian_is_written_in_ukrainian(make_scene):
    text = render_figure(make_scene([{}], lang="uk"), form="svg").decode()
    assert "Дані станом на 12 червня 2025" in text
    assert "Новоукраїнка" in text


def test_licences_speak_the_language_of_the_map(make_scene, control):
    licensed = (Credit("Settlement points, population and other names © GeoNames", "public domain"),)
    text = " ".join(render_figure(make_scene([{}], lang="uk", credits=licensed), form="svg").decode().split())
    assert "суспільне надбання" in text
    assert "public domain" not in text


def test_a_scene_without_marks_shows_ukraine_and_says_so(make_scene):
    empty = make_scene([{"geometry": None, "why_not": "no place named", "precision": None, "uncertainty_km": None}])
    text = render_figure(empty, form="svg").decode()
    assert "No advance could be placed on the map" in text
    assert "No control layer given" in text
    assert bounds_of_area(empty, 0) == empty.bounds


def test_markup_in_a_name_stays_text(make_scene):
    text = render_figure(make_scene([{}], title="$x^2$ <script>alert(1)</script>"), form="svg").decode()
    assert "<script" not in text
    assert "$x^2$" in text


def test_an_area_that_is_not_there_gives_the_first(scene):
    assert bounds_of_area(scene, 99) == scene.views[-1].bounds
    west, south, east, north = bounds_of_area(scene, None)
    assert all(west <= view.bounds[0] and north >= view.bounds[3] for view in scene.views)
    assert south < north
    assert west < east


POINTS = st.tuples(st.floats(20, 380), st.floats(20, 280))


@given(st.lists(st.tuples(POINTS, st.tuples(st.floats(5, 80), st.floats(4, 12))), max_size=40))
def test_no_label_lies_on_another_or_outside(labels):
    room = Room((0, 0, 400, 300))
    for at, size in labels:
        room.label(at, size=size, away=4)
    for one, other in itertools.combinations(room.taken, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    assert all(box[0] >= 0 and box[1] >= 0 and box[2] <= 400 and box[3] <= 300 for box in room.taken)


def test_a_label_never_stands_beside_another_named_point():
    room = Room((0, 0, 400, 300), anchors=[(200, 150), (215, 150)])
    corner = room.label((200, 150), size=(40, 8), away=4)
    assert corner is not None
    left, bottom = corner
    assert not (left - 4 < 215 < left + 44 and bottom - 4 < 150 < bottom + 12)


def test_the_first_symbol_stands_at_its_place_and_the_next_beside_it():
    room = Room((0, 0, 400, 300))
    assert room.symbol((100, 100), size=10) == (100, 100)
    second = room.symbol((100, 100), size=10)
    assert second != (100, 100)
    assert np.hypot(second[0] - 100, second[1] - 100) < 25


def test_the_projection_is_equal_area_and_the_frame_holds_the_bounds():
    canvas = make_canvas(SHEETS["print"], box=(14, 60, 600, 580), bounds=(36, 47, 38, 49))
    west, south, east, north = canvas.lonlat_bounds()
    assert west <= 36
    assert south <= 47
    assert east >= 38
    assert north >= 49
    assert canvas.crs.coordinate_operation.method_name == "Lambert Azimuthal Equal Area"


def test_wrapped_lines_fit():
    canvas = make_canvas(SHEETS["wide"], box=(14, 60, 600, 400), bounds=(36, 47, 38, 49))
    lines = wrap_text(
        canvas, "Claimed areas are unconfirmed and dates are those of publication", size_pt=7, width_pt=90
    )
    assert len(lines) > 2
    assert all(text_size(canvas, line, size_pt=7)[0] <= 90 for line in lines)


def test_a_still_map_shows_no_change_after_its_day(make_scene, history, changes):
    scene = make_scene([{}], control=history, changes=changes)
    assert scene.day is not None
    later = changes[changes["to_date"] > scene.day]
    assert not later.empty
    shown = [layer.frame for layer in layer_changes(scene, until=scene.day)]
    assert shown
    assert all((frame["to_date"] <= scene.day).all() for frame in shown)
    every = sum(len(layer.frame) for layer in layer_changes(scene))
    assert every - sum(len(frame) for frame in shown) == len(later)
    drawn = [layer for layer in shown_layers(scene) if layer.key.startswith("changes:")]
    assert all((layer.frame["to_date"] <= scene.day).all() for layer in drawn)


@pytest.mark.parametrize("size_pt", [5.0, 6.5, 9.0])
def test_a_line_has_the_room_that_its_outlines_take_in_a_pdf(size_pt: float) -> None:
    canvas = make_canvas(SHEETS["print"], box=(14, 60, 600, 580), bounds=(36, 47, 38, 49))
    line = "Control: an invented series, CC0; oblasts and roads: Natural Earth, public domain, schematic lines, illi, 11.11.2025"
    true_pt = TextPath((0, 0), line, size=size_pt, prop=FontProperties(family=FONT)).get_extents().width
    assert 0.995 * true_pt <= text_size(canvas, line, size_pt=size_pt)[0] <= 1.08 * true_pt
