"""The sheet of a still map: no words on others, none outside, whatever is switched on; a key of what is in sight."""

import itertools
from dataclasses import replace

import geopandas as gpd
import matplotlib as mpl
import pytest
from shapely.geometry import LineString, box

from maps.scene.layer import SceneLayer
from maps.scene.scene import Credit, Scene
from maps.still.drawing.canvas import SHEETS, Canvas
from maps.still.figure import SETTINGS, bounds_of_area, draw_figure, find_hidden
from maps.style.palette import STYLES
from maps.style.wording import Text
from tests.maps.conftest import every_kind


def people(style: str, shape, *, note: str = "Test R20, 2025-04-30") -> SceneLayer:
    frame = gpd.GeoDataFrame({"source": ["UNHCR"], "value": [1]}, geometry=[shape], crs="EPSG:4326")
    label = Text(f"Displaced: {STYLES[style].legend.en}", f"Переміщені: {STYLES[style].legend.uk}")
    return SceneLayer(f"people:{style}", frame, style, label, "people", note=note)


@pytest.fixture(scope="module")
def full(make_scene, control) -> Scene:
    """Every kind of mark, control of a long name and all classes of displacement."""
    scene = make_scene(every_kind(), control=control, title="What a long day of many reports told of the whole front")
    styles = [key for key in STYLES if key.startswith("displaced_")]
    layers = tuple(
        people(key, box(34 + n, 46, 39, 52), note="A source of a long name, 2025") for n, key in enumerate(styles)
    )
    more = tuple(Credit(f"A source of which a long notice must be given, number {n}", "CC BY 4.0") for n in range(6))
    return replace(scene, layers=(*layers, *scene.layers), credits=(*scene.credits, *more))


def texts(canvas: Canvas) -> dict[tuple[float, ...], str]:
    renderer = canvas.figure.canvas.get_renderer()
    found = {}
    for text in canvas.figure.texts:
        if text.get_text().strip():
            found[tuple(round(float(x), 1) for x in text.get_window_extent(renderer).extents)] = text.get_text()
    return found


@pytest.mark.parametrize("lang", ["en", "uk"])
@pytest.mark.parametrize("area", [0, None])
@pytest.mark.parametrize("sheet", list(SHEETS))
def test_no_words_lie_on_others_or_leave_the_sheet(full, sheet, area, lang):
    with mpl.rc_context(SETTINGS):
        canvas = draw_figure(replace(full, lang=lang), sheet=sheet, area=area)
        found = texts(canvas)
    width, height = SHEETS[sheet].width_in * SHEETS[sheet].dpi, SHEETS[sheet].height_in * SHEETS[sheet].dpi
    slack = 0.75 * SHEETS[sheet].dpi / 72
    outside = [word for (x0, y0, x1, y1), word in found.items() if x0 < 0 or y0 < 0 or x1 > width or y1 > height]
    assert not outside
    for (one, word), (other, word_2) in itertools.combinations(found.items(), 2):
        apart = (
            one[2] <= other[0] + slack
            or other[2] <= one[0] + slack
            or one[3] <= other[1] + slack
            or other[3] <= one[1] + slack
        )
        assert apart, (word, word_2)


def words(scene: Scene, **options) -> str:
    with mpl.rc_context(SETTINGS):
        return " ".join(" ".join(texts(draw_figure(scene, sheet="wide", **options)).values()).split())


@pytest.mark.parametrize("place", [box(23, 49, 24, 50), box(33, 44.5, 34, 45.5)])
def test_control_out_of_sight_has_no_entry(make_scene, control, place):
    there, away = make_scene([{}], control=control), make_scene([{}], control=control.assign(geometry=[place] * 2))
    assert "Assessed Russian control" in words(there)
    assert "Assessed Russian control" not in words(away)
    assert "Control: none within this frame" in words(away)
    assert "No control layer given" not in words(away)


def test_figures_out_of_sight_are_told_but_not_credited(make_scene):
    scene = make_scene([{}])
    scene = replace(scene, credits=(*scene.credits, *_notice()))
    away = replace(scene, layers=(*scene.layers, people("flow_2", LineString([(22, 50), (20, 52)]))))
    there = replace(scene, layers=(*scene.layers, people("flow_2", LineString([(36, 48), (38, 48.1)]))))
    assert "Outside this frame: Displaced (Test R20, 30 April 2025)" in words(away)
    assert _notice()[0].name.split()[0] not in words(away)
    assert "Outside this frame" not in words(there)
    assert _notice()[0].name.split()[0] in words(there)


def test_figures_out_of_sight_are_named_for_who_asked(make_scene):
    scene = make_scene([{}])
    away = people("flow_2", LineString([(22, 50), (20, 52)]), note="UNHCR, 2022-10-03…2023-01-10")
    told = "Displaced (UNHCR, each with its own day, 3 October 2022 – 10 January 2023)"
    assert find_hidden(replace(scene, layers=(*scene.layers, away), lang="uk")) == [told]
    there = people("flow_2", LineString([(36, 48), (38, 48.1)]))
    assert find_hidden(replace(scene, layers=(*scene.layers, there))) == []


@pytest.mark.parametrize(("reach", "is_told"), [(0.0005, False), (0.2, True)])
def test_a_speck_of_a_river_has_no_entry(make_scene, reach, is_told):
    scene = make_scene([{}])
    west, south, east, north = bounds_of_area(scene, 0)
    middle = (west + east) / 2, (south + north) / 2
    river = gpd.GeoDataFrame(
        {"name_en": ["Stream"], "name_uk": ["Потік"], "valid_from": [None]},
        geometry=[LineString([middle, (middle[0] + reach, middle[1])])], crs="EPSG:4326",
    )  # fmt: skip
    layer = SceneLayer("river_schematic", river, "river_schematic", STYLES["river_schematic"].legend, "base")
    shown = words(replace(scene, layers=(*scene.layers, layer)))
    assert (str(STYLES["river_schematic"].legend.en)[:18] in shown) is is_told


def _notice() -> tuple[Credit, ...]:
    from layers.displacement.origins import list_origins

    return tuple(Credit(one.notice, one.licence) for one in list_origins(["UNHCR"]))


def test_a_key_below_the_map_leaves_no_empty_band(make_scene, full):
    from maps.still.around.layout import lay_out

    sheet = SHEETS["portrait"]
    for scene in (make_scene([{}]), full):
        with mpl.rc_context(SETTINGS):
            layout = lay_out(scene, sheet, bounds_of_area(scene, 0))
        end_of_key = layout.key[1] - layout.plan.height_pt
        assert 0 <= end_of_key - layout.credits_top <= 12
        assert layout.box[1] - layout.key[1] == pytest.approx(8)
