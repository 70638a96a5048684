"""Rivers and lakes of a scene: each on the days it held, on every backend, and drawn as no control is."""

from dataclasses import replace
from datetime import date

import geopandas as gpd
import pytest
from shapely.geometry import LineString, box

from geo.advance.marks import mark_claims
from maps.gis.pack_scene import pack_scene
from maps.page.describe import describe_scene
from maps.page.parts.waters import describe_waters
from maps.scene.scene import BaseLayers, Scene, build_scene
from maps.scene.waters import hold_between, is_water, layer_waters
from maps.still.drawing.canvas import SHEETS, make_canvas
from maps.still.figure import draw_layers
from tests.maps.conftest import claims_frame, every_kind

DAM = date(2023, 6, 6)
BEFORE, AFTER = date(2023, 6, 5), date(2023, 6, 7)


@pytest.fixture
def rivers() -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {
            "name_en": ["Long", "Guess", "Long"],
            "name_uk": ["Довга", "Здогад", "Довга"],
            "precision": ["generalised", "schematic", "schematic"],
            "valid_from": [None, None, DAM],
        },
        geometry=[
            LineString([(34, 47), (37, 48), (39, 48.5)]),
            LineString([(36, 48), (36.5, 48.5)]),
            LineString([(35, 47), (35.5, 47.5)]),
        ],
        crs=4326,
    )


@pytest.fixture
def lakes() -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {"name_en": ["Kept", "Drained"], "name_uk": ["Є", "Нема"], "valid_to": [None, DAM]},
        geometry=[box(36, 47.5, 36.2, 47.7), box(35, 47, 35.5, 47.5)],
        crs=4326,
    )


@pytest.mark.parametrize(
    ("first", "last", "lake_names", "lines"),
    [
        (BEFORE, BEFORE, ["Kept", "Drained"], 2),
        (DAM, DAM, ["Kept"], 3),
        (BEFORE, AFTER, ["Kept", "Drained"], 3),
        (None, None, ["Kept"], 3),
    ],
)
def test_waters_hold_on_their_days(
    rivers: gpd.GeoDataFrame,
    lakes: gpd.GeoDataFrame,
    first: date | None,
    last: date | None,
    lake_names: list[str],
    lines: int,
) -> None:
    layers = {layer.key: layer.frame for layer in layer_waters(rivers, lakes, (first, last))}
    assert list(layers["lakes"]["name_en"]) == lake_names
    assert len(layers["river_generalised"]) + len(layers["river_schematic"]) == lines


def test_without_a_row_there_is_no_layer(rivers: gpd.GeoDataFrame, lakes: gpd.GeoDataFrame) -> None:
    assert layer_waters(rivers.iloc[:0], lakes.iloc[:0], (DAM, DAM)) == ()
    assert len(hold_between(rivers.drop(columns="valid_from"), BEFORE, BEFORE)) == 3


@pytest.fixture
def watered(base: BaseLayers, rivers: gpd.GeoDataFrame, lakes: gpd.GeoDataFrame) -> Scene:
    claims = claims_frame(every_kind())
    return build_scene(claims, mark_claims(claims), base=replace(base, rivers=rivers, lakes=lakes))


def test_waters_lie_under_borders_and_roads(watered: Scene) -> None:
    keys = [layer.key for layer in watered.layers]
    assert keys.index("regions") < keys.index("lakes") < keys.index("river_generalised") < keys.index("oblasts")
    assert all(layer.group == "base" for layer in watered.layers if is_water(layer))


def test_a_page_tells_the_days_of_its_waters(lakes: gpd.GeoDataFrame) -> None:
    (layer,) = layer_waters(lakes.iloc[:0].assign(precision=None), lakes, (BEFORE, AFTER))
    kept, drained = describe_waters(layer)
    assert "until" not in kept
    assert drained["until"] == "2023-06-06"
    assert (drained["en"], drained["uk"], drained["spot"]) == ("Drained", "Нема", [35.25, 47.25])


def test_a_page_of_2025_has_no_drained_lake(watered: Scene) -> None:
    layers = {layer["key"]: layer for layer in describe_scene(watered)["layers"]}
    assert [row["en"] for row in layers["lakes"]["rows"]] == ["Kept"]
    assert {layers[key]["kind"] for key in ("lakes", "river_schematic", "river_generalised")} == {"water"}
    assert layers["river_generalised"]["label"]["uk"].startswith("Річки")


def test_a_pack_has_them_as_tables_of_the_day(watered: Scene, base: BaseLayers) -> None:
    tables = {table.name: table for table in pack_scene(watered, base=base).tables}
    assert list(tables["lakes"].frame["name_en"]) == ["Kept"]
    assert set(tables["rivers"].frame["style"]) == {"river_generalised", "river_schematic"}
    assert "valid_from" not in tables["rivers"].frame.columns
    assert tables["rivers"].shape == "line"
    assert tables["lakes"].shape == "area"


@pytest.mark.parametrize(("bounds", "is_drawn"), [((34, 46, 39, 49), True), ((36.4, 47.79, 36.45, 47.81), False)])
def test_a_still_map_draws_none_nearer_than_they_are_known(
    watered: Scene, bounds: tuple[float, float, float, float], *, is_drawn: bool
) -> None:
    counts = []
    for scene in (watered, replace(watered, layers=tuple(one for one in watered.layers if not is_water(one)))):
        canvas = make_canvas(SHEETS["wide"], box=(0, 0, 600, 400), bounds=bounds)
        draw_layers(canvas, scene)
        counts.append(len(canvas.axes.collections))
    assert (counts[0] > counts[1]) == is_drawn
